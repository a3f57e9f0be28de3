//! Placeholders, which documentation and templates contain in place of values.

use crate::escape::is_typographic_quote;

/// The words that programs write in place of a missing value, in the spelling of their language.
const NO_VALUE: &[&str] = &["null", "NULL", "undefined", "None", "nil", "NaN", "[object Object]", "System.Object[]"];

/// The length of the longest of them.
const LONGEST_NO_VALUE: usize = 15;

/// Whether a text is a placeholder: `{id}`, `{{id}}`, `${id}`, `@{id}`, `#{id}#`, `[id]`, `<id>`, `((id))`, `:id`,
/// `$id`, `$(id)`, `%id%`, `!id!`, `__id__`, `YOUR-ID` or `...`; a GUID with `x` in place of its digits; or a word that
/// programs write in place of a missing value, such as `null`.
///
/// ```
/// use graph_validation::is_placeholder;
///
/// assert!(is_placeholder("{book-id}") && is_placeholder("YOUR-BOOK-ID"));
/// assert!(!is_placeholder("8cdf25a8-c9d2-423e-a03d-3f39f03c3e97"));
/// ```
#[must_use]
pub fn is_placeholder(text: &str) -> bool {
    if is_plain(text) {
        return is_plain_placeholder(text);
    }
    let text = text.trim_matches(|sign| matches!(sign, '\'' | '"' | '`') || is_typographic_quote(sign));
    let between = |open: &str, close: &str| text.strip_prefix(open).and_then(|rest| rest.strip_suffix(close)).is_some();
    let behind = |sign| text.strip_prefix(sign).is_some_and(is_name);
    between("{", "}")
        || between("<", ">")
        || text.strip_prefix(['$', '@']).is_some_and(|rest| rest.starts_with('{') && rest.ends_with('}'))
        || text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).is_some_and(is_name)
        || is_plain_placeholder(text)
        || text == "…"
        || text.strip_prefix('%').and_then(|rest| rest.strip_suffix('%')).is_some_and(is_name)
        || text.strip_prefix('!').and_then(|rest| rest.strip_suffix('!')).is_some_and(is_variable)
        || behind(':')
        || behind('$')
        || text.as_bytes().windows(2).any(|two| two == b"{{" || two == b"#{")
        || between("$(", ")")
        || between("((", "))")
}

/// Whether a text consists of letters, digits, and signs that are part of names and ids: most ids and hosts do, but few
/// placeholders.
pub(crate) fn is_plain(text: &str) -> bool {
    // Ids are short: a branch for each byte costs more than the rest of the bytes.
    text.bytes().fold(true, |is_plain, byte| is_plain & IS_PLAIN[usize::from(byte)])
}

/// [`is_placeholder`] for a plain text.
pub(crate) fn is_plain_placeholder(text: &str) -> bool {
    // Few ids begin with one of these.
    let has_form = matches!(text.as_bytes().first(), Some(b'y' | b'Y' | b'.' | b'_'))
        && (is_yours(text)
            || (text.len() >= 3 && text.bytes().all(|byte| byte == b'.'))
            || text.strip_prefix("__").and_then(|rest| rest.strip_suffix("__")).is_some_and(is_name));
    has_form || is_masked_guid(text) || (text.len() <= LONGEST_NO_VALUE && NO_VALUE.contains(&text))
}

/// The letters, the digits, and the signs that are part of names and ids, by their bytes.
const IS_PLAIN: [bool; 256] = {
    let mut is_plain = [false; 256];
    let mut byte = 0;
    while byte < u8::MAX {
        is_plain[byte as usize] = byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
        byte += 1;
    }
    is_plain
};

/// Whether a text has the form of a GUID, but another sign in place of all digits of a group, such as `xxxxxxxx-xxxx-..`.
fn is_masked_guid(text: &str) -> bool {
    // The first sign of a group tells for nearly all ids.
    let is_mask = |group: &[u8]| !group[0].is_ascii_hexdigit() && group.iter().all(|sign| *sign == group[0]);
    let (bytes, groups) = (text.as_bytes(), [0..8, 9..13, 14..18, 19..23, 24..36]);
    bytes.len() == 36
        && groups.iter().any(|group| is_mask(&bytes[group.clone()]))
        && groups
            .iter()
            .all(|group| bytes[group.clone()].iter().all(u8::is_ascii_hexdigit) || is_mask(&bytes[group.clone()]))
        && groups[1..].iter().all(|group| bytes[group.start - 1] == b'-')
}

fn is_name(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b' '))
}

/// Whether a text is the name of a variable, which is more than a sentence between exclamation marks has.
fn is_variable(name: &str) -> bool {
    is_name(name) && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// `YOUR-ID` and the like.
fn is_yours(text: &str) -> bool {
    text.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("your"))
        && text[4..].starts_with(['-', '_', ' '])
        && is_name(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_told_from_ids() {
        for text in [
            "{id}",
            "{{id}}",
            "<id>",
            ":id",
            "$id",
            "%ID%",
            "!ID!",
            "!Book_1!",
            "{}",
            "x-{{id}}",
            "'{id}'",
            "${id}",
            "@{triggerBody()?['id']}",
            "[id]",
            "YOUR-BOOK-ID",
            "your_token",
            "...",
            "…",
            "$($book.id)",
            "#{id}#",
            "((id))",
            "__BOOK_ID__",
            "null",
            "undefined",
            "None",
            "[object Object]",
            "“{id}”",
            "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx",
            "XXXXXXXX-XXXX-XXXX-XXXX-XXXXXXXXXXXX",
            "8cdf25a8-xxxx-xxxx-xxxx-xxxxxxxxxxxx",
            "********-****-****-****-************",
        ] {
            assert!(is_placeholder(text), "{text}");
        }
        for text in [
            "14879e66-9ea9-48d0-804d-8fea672d0341",
            "a_b,c",
            "",
            "1",
            "%41",
            "!",
            "!!",
            "!a",
            "!1!",
            "!Sold out!",
            "a:b",
            ":",
            "$1",
            "[::1]",
            "yours",
            "your-1%",
            ".",
            "..",
            "[1]",
            "none",
            "nullable",
            "$1()",
            "__",
            "_a_",
            "00000000-0000-0000-0000-000000000000",
            "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxy",
            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
            "xxx",
        ] {
            assert!(!is_placeholder(text), "{text}");
        }
    }
}
