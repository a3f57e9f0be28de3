//! The segments of a path: their text, and what is wrong with it as such.

use std::fmt::Write;
use std::ops::Range;

/// A part of a path between slashes, or the key in parentheses behind one: `workflows('1')` is as good as `workflows/1`.
#[derive(Debug)]
pub(super) struct Segment<'a> {
    /// The text as it is written.
    pub(super) text: &'a str,
    /// Where it stands in the target.
    pub(super) range: Range<usize>,
    /// The text with its escapes resolved, or what is wrong with them.
    pub(super) decoded: Result<String, String>,
}

impl<'a> Segment<'a> {
    fn new(target: &'a str, range: Range<usize>) -> Self {
        let text = &target[range.clone()];
        Self { text, range, decoded: decode(text) }
    }

    /// What the segment says, as far as that can be told.
    pub(super) fn name(&self) -> &str {
        self.decoded.as_deref().unwrap_or(self.text)
    }

    /// Whether the segment is something that documentation prints for people to fill in.
    pub(super) fn is_placeholder(&self) -> bool {
        is_placeholder(self.name()) || is_placeholder(self.text)
    }
}

/// Whether a text is something to fill in: `{id}`, `{{id}}`, `${id}`, `@{id}`, `[id]`, `<id>`, `:id`, `$id`, `%id%`,
/// `YOUR-ID` or `...`.
pub(super) fn is_placeholder(text: &str) -> bool {
    let text = text.trim_matches(['\'', '"']);
    let is_name = |name: &str| {
        name.starts_with(|first: char| first.is_ascii_alphabetic())
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b' '))
    };
    let between = |open, close| text.strip_prefix(open).and_then(|rest| rest.strip_suffix(close)).is_some();
    let behind = |sign| text.strip_prefix(sign).is_some_and(is_name);
    let is_yours = text.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("your"))
        && text[4..].starts_with(['-', '_', ' '])
        && is_name(text);
    between('{', '}')
        || between('<', '>')
        || text.strip_prefix(['$', '@']).is_some_and(|rest| rest.starts_with('{') && rest.ends_with('}'))
        || text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).is_some_and(is_name)
        || is_yours
        || text == "…"
        || (text.len() >= 3 && text.bytes().all(|byte| byte == b'.'))
        || text.strip_prefix('%').and_then(|rest| rest.strip_suffix('%')).is_some_and(is_name)
        || behind(':')
        || behind('$')
        || text.contains("{{")
}

/// The segments of the path of a target.
pub(super) fn segments(target: &str, path: Range<usize>) -> Vec<Segment<'_>> {
    let mut segments = Vec::new();
    let mut start = path.start + usize::from(target[path.clone()].starts_with('/'));
    if start == path.end {
        return segments;
    }
    for part in target[start..path.end].split('/') {
        let end = start + part.len();
        match part.strip_suffix(')').and_then(|part| part.split_once('(')) {
            Some((name, key)) if !name.is_empty() => {
                segments.push(Segment::new(target, start..start + name.len()));
                let quote = ["'", "%27"].into_iter().find(|quote| key.starts_with(quote) && key.ends_with(quote));
                let quote = quote.filter(|quote| key.len() >= 2 * quote.len()).map_or(0, str::len);
                let key_start = start + name.len() + 1;
                segments.push(Segment::new(target, key_start + quote..key_start + key.len() - quote));
            }
            _ => segments.push(Segment::new(target, start..end)),
        }
        start = end + 1;
    }
    segments
}

/// Resolves percent-encoding.
fn decode(text: &str) -> Result<String, String> {
    if text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_')) {
        return Ok(text.to_owned());
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut characters = text.char_indices();
    while let Some((offset, character)) = characters.next() {
        match character {
            '%' => {
                let digits =
                    text.get(offset + 1..offset + 3).filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()));
                let byte = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
                bytes.push(
                    byte.ok_or("`%` is not followed by two hexadecimal digits; write `%25` for the sign itself")?,
                );
                characters.nth(1);
            }
            'a'..='z' | 'A'..='Z' | '0'..='9' => bytes.push(character as u8),
            '-' | '.' | '_' | '~' | '!' | '$' | '&' | '\'' | '(' | ')' | '*' | '+' | ',' | ';' | '=' | ':' | '@' => {
                bytes.push(character as u8);
            }
            _ => return Err(unencoded(character)),
        }
    }
    let decoded = String::from_utf8(bytes).map_err(|_| "its escapes are not UTF-8".to_owned())?;
    match decoded.chars().find(|character| character.is_control()) {
        Some(_) => Err("it holds an escaped control character".to_owned()),
        None => Ok(decoded),
    }
}

fn unencoded(character: char) -> String {
    let mut bytes = [0; 4];
    let mut escaped = String::new();
    for byte in character.encode_utf8(&mut bytes).bytes() {
        // Writing to a string cannot fail.
        let _ = write!(escaped, "%{byte:02X}");
    }
    let shown = crate::excerpt::name(character.encode_utf8(&mut bytes), 1);
    format!("`{shown}` has to be written `{escaped}` there")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(path: &str) -> Vec<String> {
        segments(path, 0..path.len()).iter().map(|segment| segment.name().to_owned()).collect()
    }

    #[test]
    fn paths_come_apart() {
        assert_eq!(names("/a/b%20c/"), ["a", "b c", ""]);
        assert_eq!(names("/workflows('1')/x"), ["workflows", "1", "x"]);
        assert_eq!(names("/workflows(%271%27)/tasks(2)"), ["workflows", "1", "tasks", "2"]);
        assert_eq!(names("/a(')/()"), ["a", "'", "()"]);
        assert_eq!(names("//"), ["", ""]);
        assert!(names("/").is_empty() && names("").is_empty());
    }

    #[test]
    fn what_must_be_escaped_is_found() {
        for text in ["a b", "é", "a%2", "a%zz", "%", "%é", "a\"", "%ff", "%00", "<a>"] {
            assert!(decode(text).is_err(), "{text}");
        }
        assert_eq!(decode("a%2Fb~(c)").as_deref(), Ok("a/b~(c)"));
    }

    #[test]
    fn placeholders_are_told_from_ids() {
        for text in [
            "{id}",
            "{{id}}",
            "<id>",
            ":id",
            "$id",
            "%ID%",
            "{}",
            "x-{{id}}",
            "'{id}'",
            "${id}",
            "@{triggerBody()?['id']}",
            "[id]",
            "YOUR-WORKFLOW-ID",
            "your_token",
            "...",
            "…",
        ] {
            assert!(is_placeholder(text), "{text}");
        }
        for text in [
            "14879e66-9ea9-48d0-804d-8fea672d0341",
            "a_b,c",
            "",
            "1",
            "%41",
            "a:b",
            ":",
            "$1",
            "[::1]",
            "yours",
            "your-1%",
            ".",
            "..",
            "[1]",
        ] {
            assert!(!is_placeholder(text), "{text}");
        }
    }
}
