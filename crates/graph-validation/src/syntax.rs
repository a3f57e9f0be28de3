//! Why a body is not JSON: the causes that people meet, each by its name.

use json_places::{Span, SyntaxError};

use crate::escape::is_typographic_quote;

/// The message for a body in another encoding.
pub(crate) const UTF_16: &str = "the body is in UTF-16, as PowerShell's `>` writes it; JSON is sent in UTF-8";

/// How the message begins if the text ends too early.
const CUT_OFF: &str = "EOF while parsing ";

/// Where a text stops being JSON.
pub(crate) fn place(text: &str, error: &SyntaxError) -> Span {
    if error.message.starts_with(CUT_OFF) {
        let end = text.trim_end().len();
        return Span { start: end, end };
    }
    let character = text.get(error.offset..).and_then(|rest| rest.chars().next());
    Span { start: error.offset, end: error.offset + character.map_or(0, char::len_utf8) }
}

/// Whether bytes are text in UTF-16: with a byte order mark, or with every other byte zero as ASCII has there.
pub(crate) fn is_utf16(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xff, 0xfe])
        || bytes.starts_with(&[0xfe, 0xff])
        || matches!(bytes, [first, second, ..] if (*first == 0) != (*second == 0))
}

/// What is wrong with a text that is not JSON.
pub(crate) fn message(text: &str, error: &SyntaxError) -> String {
    if text.trim().is_empty() {
        return "the body is empty".to_owned();
    }
    if text.starts_with('\u{feff}') {
        return "the body begins with a byte order mark; JSON is sent without one".to_owned();
    }
    if is_utf16(text.as_bytes()) {
        return UTF_16.to_owned();
    }
    let message = &error.message;
    if let Some(open) = message.strip_prefix(CUT_OFF) {
        return format!("the body cannot be read as JSON: it ends within {open}, as if it were cut off");
    }
    match cause(text, error.offset) {
        Some(cause) => format!("the body cannot be read as JSON: {message}: {cause}"),
        None => format!("the body cannot be read as JSON: {message}"),
    }
}

/// The likely cause, by the character at which reading stopped.
fn cause(text: &str, offset: usize) -> Option<&'static str> {
    let rest = text.get(offset..)?;
    let before = text.get(..offset)?.trim_end();
    let is_value_expected = before.is_empty() || before.ends_with(['{', '[', ',', ':']);
    Some(match rest.chars().next()? {
        quote if is_typographic_quote(quote) => "this is a typographic quote, as text processors write it; write `\"`",
        '\'' => "this is a single quote; JSON has double quotes only",
        '/' if rest.starts_with("//") || rest.starts_with("/*") => "this is a comment; JSON has none",
        '#' if is_value_expected => "this is a comment or a text without quotes; JSON has no comments",
        '\\' if rest.starts_with("\\\"") => {
            "this is an escaped quote outside a text; a shell or another JSON text needs it"
        }
        '\\' if is_value_expected => {
            "the quote behind `\\` was taken away; PowerShell writes a quote within double quotes as `` `\" ``"
        }
        first if is_value_expected && (first.is_ascii_alphabetic() || "@_$".contains(first)) => {
            "this is a text without quotes; some shells take quotes away"
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message_of(text: &str) -> String {
        message(text, &json_places::parse(text).unwrap_err())
    }

    #[test]
    fn causes_are_named() {
        for (text, expected) in [
            ("{“a”: 1}", "typographic quote"),
            ("{\"a\": ‘b’}", "typographic quote"),
            ("{'a': 1}", "single quote"),
            ("[1, 'a']", "single quote"),
            ("{\n  // why\n  \"a\": 1}", "comment"),
            ("{\"a\": 1 /* b */}", "comment"),
            ("{# why\n\"a\": 1}", "comment"),
            ("{a:b}", "without quotes"),
            ("{@odata.type:x}", "without quotes"),
            ("{\"a\": completed}", "without quotes"),
            ("{\\\"a\\\": 1}", "escaped quote"),
            ("{\\a\\: 1}", "PowerShell"),
            ("{\"a\": \\b\\}", "PowerShell"),
            ("{\"a\":", "cut off"),
            ("[1, 2", "cut off"),
            ("{\0\"\0a\0", "UTF-16"),
            (" ", "empty"),
        ] {
            let message = message_of(text);
            assert!(message.contains(expected), "{text}: {message}");
        }
        assert_eq!(message_of("[1,]"), "the body cannot be read as JSON: trailing comma");
        assert_eq!(message_of("1 2"), "the body cannot be read as JSON: trailing characters");
    }

    #[test]
    fn encodings_are_known_by_their_first_bytes() {
        assert!(is_utf16(b"\xff\xfe{\0") && is_utf16(b"\xfe\xff\0{") && is_utf16(b"{\0}\0") && is_utf16(b"\0{\0}"));
        assert!(!is_utf16(b"{}") && !is_utf16(b"") && !is_utf16(b"{") && !is_utf16(b"\0\0"));
    }
}
