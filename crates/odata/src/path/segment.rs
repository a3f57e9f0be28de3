//! The segments of a request's path.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, PercentEncode, percent_decode_str, utf8_percent_encode};

/// Everything but letters, digits and `-._~`, which every reader of URLs leaves as they are.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Initial capacity for segments: enough for most paths.
const LIKELY_SEGMENTS: usize = 8;

/// Quotes around a key in parentheses, plain and percent-encoded.
const QUOTES: [&str; 2] = ["'", "%27"];

/// A text as one segment of a path, percent-encoded.
///
/// ```
/// assert_eq!(odata_types::path::encode_segment("a/b c"), "a%2Fb%20c");
/// ```
#[must_use]
pub fn encode_segment(text: &str) -> String {
    encoded(text).to_string()
}

/// The parts of a text as one segment of a path, percent-encoded.
pub(super) fn encoded(text: &str) -> PercentEncode<'_> {
    utf8_percent_encode(text, ENCODED)
}

/// A part of a path between slashes, or the key in parentheses after one: OData reads `books('1')` as `books/1`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathSegment<'a> {
    /// The text as it is written, without the quotes of a key.
    pub text: &'a str,
    /// Where the text is in the path.
    pub range: Range<usize>,
    decoded: Result<Cow<'a, str>, SegmentError>,
}

impl<'a> PathSegment<'a> {
    /// The text with its escapes resolved.
    ///
    /// # Errors
    ///
    /// If a path cannot have the text.
    pub fn decoded(&self) -> Result<&str, SegmentError> {
        self.decoded.as_deref().map_err(|error| *error)
    }

    /// The text with its escapes resolved, or as it is written if that fails.
    #[must_use]
    pub fn name(&self) -> &str {
        self.decoded.as_deref().unwrap_or(self.text)
    }

    /// Whether the name is this one, in any ASCII case.
    #[must_use]
    pub fn is(&self, name: &str) -> bool {
        self.name().eq_ignore_ascii_case(name)
    }

    fn new(path: &'a str, range: Range<usize>) -> Self {
        let text = path.get(range.clone()).unwrap_or_default();
        Self { text, range, decoded: decode(text) }
    }

    /// A key in quotes, in which a quote is doubled.
    fn quoted(path: &'a str, range: Range<usize>) -> Self {
        let mut segment = Self::new(path, range);
        if let Ok(decoded) = &mut segment.decoded
            && decoded.contains("''")
        {
            *decoded = Cow::Owned(decoded.replace("''", "'"));
        }
        segment
    }
}

/// The segments of a path. A slash at the beginning is left out; one at the end gives an empty segment.
///
/// ```
/// use odata_types::path::path_segments;
///
/// let segments = path_segments("/books('a%20b')/lend");
/// let names: Vec<_> = segments.iter().map(|segment| segment.name()).collect();
/// assert_eq!(names, ["books", "a b", "lend"]);
/// ```
#[must_use]
pub fn path_segments(path: &str) -> Vec<PathSegment<'_>> {
    let mut start = usize::from(path.starts_with('/'));
    if start == path.len() {
        return Vec::new();
    }
    let mut segments = Vec::with_capacity(LIKELY_SEGMENTS);
    while let Some(rest) = path.get(start..) {
        let end = rest.bytes().position(|byte| byte == b'/').map_or(path.len(), |slash| start + slash);
        let part = path.get(start..end).unwrap_or_default();
        match part.strip_suffix(')').and_then(|part| part.split_once('(')) {
            Some((name, key)) if !name.is_empty() => {
                segments.push(PathSegment::new(path, start..start + name.len()));
                let key_start = start + name.len() + 1;
                let quote = QUOTES
                    .into_iter()
                    .find(|quote| key.len() >= 2 * quote.len() && key.starts_with(quote) && key.ends_with(quote));
                segments.push(match quote.map(str::len) {
                    Some(quote) => PathSegment::quoted(path, key_start + quote..key_start + key.len() - quote),
                    None => PathSegment::new(path, key_start..key_start + key.len()),
                });
            }
            _ => segments.push(PathSegment::new(path, start..end)),
        }
        start = end + 1;
    }
    segments
}

/// Resolves percent-encoding.
fn decode(text: &str) -> Result<Cow<'_, str>, SegmentError> {
    // Nearly every segment stands for itself.
    if text.bytes().all(|byte| IS_PLAIN[usize::from(byte)]) {
        return Ok(Cow::Borrowed(text));
    }
    let is_escape =
        |rest: &str| rest.as_bytes().get(..2).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit));
    if !text.split('%').skip(1).all(is_escape) {
        return Err(SegmentError::Escape);
    }
    if let Some(character) = text.chars().find(|character| !u8::try_from(*character).is_ok_and(is_allowed)) {
        return Err(SegmentError::Unencoded(character));
    }
    let decoded = percent_decode_str(text).decode_utf8().map_err(|_| SegmentError::NotUtf8)?;
    if decoded.contains(char::is_control) { Err(SegmentError::ControlCharacter) } else { Ok(decoded) }
}

/// What RFC 3986 allows in a segment, and `%`.
fn is_allowed(byte: u8) -> bool {
    byte == b'%' || IS_PLAIN[usize::from(byte)]
}

/// What RFC 3986 allows in a segment, by its bytes.
const IS_PLAIN: [bool; 256] = {
    let mut is_plain = [false; 256];
    let mut byte = 0;
    while byte < u8::MAX {
        is_plain[byte as usize] = byte.is_ascii_alphanumeric();
        byte += 1;
    }
    let signs = b"-._~!$&'()*+,;=:@";
    let mut index = 0;
    while index < signs.len() {
        is_plain[signs[index] as usize] = true;
        index += 1;
    }
    is_plain
};

/// A text cannot be a segment of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SegmentError {
    /// A `%` is not followed by two hexadecimal digits.
    Escape,
    /// A character must be percent-encoded.
    Unencoded(char),
    /// The bytes of the escapes are not UTF-8.
    NotUtf8,
    /// An escape is a control character.
    ControlCharacter,
}

impl fmt::Display for SegmentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Escape => {
                f.write_str("`%` is not followed by two hexadecimal digits; write `%25` for the sign itself")
            }
            Self::Unencoded(character) => {
                let shown = character.escape_debug();
                write!(f, "`{shown}` must be written `{}`", encode_segment(&character.to_string()))
            }
            Self::NotUtf8 => f.write_str("its escapes are not UTF-8"),
            Self::ControlCharacter => f.write_str("it holds an escaped control character"),
        }
    }
}

impl std::error::Error for SegmentError {}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(path: &str) -> Vec<String> {
        path_segments(path).iter().map(|segment| segment.name().to_owned()).collect()
    }

    #[test]
    fn paths_come_apart() {
        assert_eq!(names("/a/b%20c/"), ["a", "b c", ""]);
        assert_eq!(names("a/b"), ["a", "b"]);
        assert_eq!(names("/books('1')/x"), ["books", "1", "x"]);
        assert_eq!(names("/books(%271%27)/pages(2)"), ["books", "1", "pages", "2"]);
        assert_eq!(names("/a(')/()"), ["a", "'", "()"]);
        assert_eq!(names("//"), ["", ""]);
        assert!(names("/").is_empty() && names("").is_empty());
    }

    #[test]
    fn a_doubled_quote_stands_for_one() {
        assert_eq!(names("/books('it''s')/x"), ["books", "it's", "x"]);
        assert_eq!(names("/books(%27it%27%27s%27)"), ["books", "it's"]);
    }

    #[test]
    fn ranges_are_those_of_the_text() {
        let path = "/a/books('1')//é";
        for segment in path_segments(path) {
            assert_eq!(&path[segment.range.clone()], segment.text);
        }
    }

    #[test]
    fn what_must_be_escaped_is_found() {
        for (text, expected) in [
            ("a b", SegmentError::Unencoded(' ')),
            ("é", SegmentError::Unencoded('é')),
            ("a%2", SegmentError::Escape),
            ("a%zz", SegmentError::Escape),
            ("%", SegmentError::Escape),
            ("%é", SegmentError::Escape),
            ("<a>", SegmentError::Unencoded('<')),
            ("%ff", SegmentError::NotUtf8),
            ("%00", SegmentError::ControlCharacter),
        ] {
            assert_eq!(path_segments(text)[0].decoded(), Err(expected), "{text}");
        }
        assert_eq!(path_segments("a%2Fb~(c")[0].decoded(), Ok("a/b~(c"));
    }

    #[test]
    fn an_encoded_segment_is_read_back() {
        for text in ["a/../b", "%2e", "('1')", "ü", "a b?c#d\\"] {
            let encoded = encode_segment(text);
            assert_eq!(names(&encoded), [text]);
        }
    }
}
