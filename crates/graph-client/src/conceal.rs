//! Hides tokens in foreign text, as some services repeat what they were sent.

use std::collections::HashSet;

use graph_validation::shown_safely;

use crate::Token;

/// The replacement for a token.
const HIDDEN: &str = "[hidden]";

/// A part of a token of this length is hidden wherever it occurs, as texts may be cut anywhere.
const PART: usize = 12;

/// The maximum number of bytes of a foreign text that are examined.
const LONGEST: usize = 64 * 1024;

/// Foreign text that is safe to show: without the tokens, on one line, without characters that hide others, and with at
/// most `longest` characters.
pub(crate) fn shown(text: &str, tokens: &[Token], longest: usize) -> String {
    let end = (0..=LONGEST.min(text.len())).rev().find(|end| text.is_char_boundary(*end)).unwrap_or_default();
    let text = &text[..end];
    let safe = shown_safely(&conceal(text, tokens));
    match safe.char_indices().nth(longest) {
        Some((end, _)) => format!("{}…", &safe[..end]),
        None => safe,
    }
}

/// The text without any part of a token that is long enough to recognize, written plainly or with escapes.
fn conceal(text: &str, tokens: &[Token]) -> String {
    if tokens.is_empty() {
        return text.to_owned();
    }
    let mut hidden = Vec::new();
    for characters in [plain(text), unescaped(text)] {
        let bytes: Vec<u8> = characters.iter().map(|character| character.byte).collect();
        for secret in tokens.iter().map(|token| token.secret().as_bytes()) {
            // Tokens are not empty.
            let length = secret.len().min(PART);
            let parts: HashSet<&[u8]> = secret.windows(length).collect();
            for (at, window) in bytes.windows(length).enumerate() {
                if parts.contains(window) {
                    hidden.push((characters[at].start, characters[at + length - 1].end));
                }
            }
        }
    }
    hidden.sort_unstable();
    let mut concealed = String::with_capacity(text.len());
    let mut done = 0;
    for (start, end) in hidden {
        if start > done || done == 0 {
            concealed.push_str(&text[done..start]);
            concealed.push_str(HIDDEN);
        }
        done = done.max(end);
    }
    concealed.push_str(&text[done..]);
    concealed
}

/// A byte of a text, and the range that it is written in.
struct Character {
    byte: u8,
    start: usize,
    end: usize,
}

fn plain(text: &str) -> Vec<Character> {
    text.bytes().enumerate().map(|(start, byte)| Character { byte, start, end: start + 1 }).collect()
}

/// The text with the escapes of JSON, URLs and HTML resolved, as far as they encode ASCII.
fn unescaped(text: &str) -> Vec<Character> {
    let bytes = text.as_bytes();
    let mut characters = Vec::with_capacity(bytes.len());
    let mut start = 0;
    while start < bytes.len() {
        let (byte, length) = escape(&bytes[start..]).unwrap_or((bytes[start], 1));
        characters.push(Character { byte, start, end: start + length });
        start += length;
    }
    characters
}

/// The ASCII character that an escape at the beginning encodes, and the length of the escape.
fn escape(bytes: &[u8]) -> Option<(u8, usize)> {
    let (digits, radix, length) = match bytes {
        [b'%', a, b, ..] => (vec![*a, *b], 16, 3),
        [b'\\', b'u', a, b, c, d, ..] => (vec![*a, *b, *c, *d], 16, 6),
        [b'\\', sign, ..] if sign.is_ascii_punctuation() => return Some((*sign, 2)),
        [b'&', b'#', rest @ ..] => {
            let end = rest.iter().take(8).position(|byte| *byte == b';')?;
            match &rest[..end] {
                [b'x' | b'X', digits @ ..] => (digits.to_vec(), 16, end + 3),
                digits => (digits.to_vec(), 10, end + 3),
            }
        }
        _ => return None,
    };
    let code = u32::from_str_radix(std::str::from_utf8(&digits).ok()?, radix).ok()?;
    let byte = u8::try_from(code).ok().filter(u8::is_ascii)?;
    Some((byte, length))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const TOKEN: &str = "opaque/Token+with~signs=and.digits0123456789";

    fn hide(text: &str) -> String {
        shown(text, &[Token::new(TOKEN).unwrap()], 1000)
    }

    #[test]
    fn a_token_is_hidden_however_it_is_written() {
        let each = |escape: fn(u8) -> String| TOKEN.bytes().map(escape).collect::<Vec<_>>().concat();
        let percent = each(|byte| format!("%{byte:02X}"));
        let json = each(|byte| format!("\\u{byte:04x}"));
        let html = each(|byte| format!("&#{byte};"));
        let hex = each(|byte| format!("&#x{byte:x};"));
        for written in [TOKEN, &TOKEN.replace('/', "\\/"), &TOKEN.replace('/', "%2f"), &percent, &json, &html, &hex] {
            assert_eq!(hide(&format!("a {written} ü {written}")), "a [hidden] ü [hidden]");
        }
        assert_eq!(hide(&format!("{TOKEN}{TOKEN}")), "[hidden]");
        assert_eq!(hide(&format!("…{}", &TOKEN[20..40])), "…[hidden]");
        assert_eq!(shown("the key k", &[Token::new("k").unwrap()], 1000), "the [hidden]ey [hidden]");
    }

    #[test]
    fn each_of_several_tokens_is_hidden() {
        let tokens = [TOKEN, "another+one/with.signs-9876543210", "k"].map(|token| Token::new(token).unwrap());
        let text = format!("{TOKEN} another%2Bone/with.signs-9876543210 and.digits0123456789another+one/with.signs");
        assert_eq!(shown(&text, &tokens, 1000), "[hidden] [hidden] [hidden]");
    }

    #[test]
    fn other_text_stays() {
        for text in ["", "a %2 %zz \\u00 \\ &#; &#x; &#1114112;", "opaque/Toke", "%C3%BC"] {
            assert_eq!(hide(text), text);
        }
        assert_eq!(hide("a\u{202e}\n"), "a\\u202e\\u000a");
        assert_eq!(shown(&"ü".repeat(9), &[], 4), "üüüü…");
    }

    proptest! {
        #[test]
        fn no_part_of_a_token_is_left(
            token in "[!-~]{12,60}", before in ".{0,20}", after in ".{0,20}", cut in 12_usize..60,
        ) {
            let secret = Token::new(&token).unwrap();
            let part = &token[..cut.min(token.len())];
            let shown = shown(&format!("{before}{part}{after}"), &[secret], 1000);
            prop_assert!(!shown.contains(part) || before.contains(part) || HIDDEN.contains(part), "{shown}");
        }
    }
}
