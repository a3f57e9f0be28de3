//! Text with the escapes of URLs, JSON and HTML resolved, and the place in the original of every byte.

use std::ops::Range;

/// Escapes may be escaped in turn, but not more often than this.
const ROUNDS: usize = 3;

/// A text without escapes.
pub(super) struct Decoded {
    pub(super) text: String,
    /// The escapes that each round resolved.
    rounds: Vec<Vec<Escape>>,
}

/// The end of an escape, which has more bytes than the character that it represents.
struct Escape {
    /// In the text without escapes.
    decoded: usize,
    /// In the text with escapes.
    original: usize,
}

impl Decoded {
    /// The text without its escapes; none if it has none. Escapes of characters that are not ASCII stay, as no token
    /// contains such.
    pub(super) fn of(text: &str) -> Option<Self> {
        let mut decoded: Option<Self> = None;
        for _ in 0..ROUNDS {
            let before = decoded.as_ref().map_or(text, |decoded| &decoded.text);
            let Some((text, escapes)) = once(before) else { break };
            let mut rounds = decoded.map(|decoded| decoded.rounds).unwrap_or_default();
            rounds.push(escapes);
            decoded = Some(Self { text, rounds });
        }
        decoded
    }

    /// The place in the original of a part of the text.
    pub(super) fn original(&self, range: Range<usize>) -> Range<usize> {
        let original = |offset| {
            self.rounds.iter().rev().fold(offset, |offset, escapes| {
                let behind = escapes.partition_point(|escape| escape.decoded <= offset);
                let before = behind.checked_sub(1).and_then(|index| escapes.get(index));
                before.map_or(offset, |escape| escape.original + (offset - escape.decoded))
            })
        };
        original(range.start)..original(range.end)
    }
}

/// Resolves the escapes of a text once.
fn once(text: &str) -> Option<(String, Vec<Escape>)> {
    let bytes = text.as_bytes();
    let mut next = memchr::memchr3(b'%', b'\\', b'&', bytes)?;
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut escapes = Vec::new();
    let mut done = 0;
    while let Some((byte, length)) = unit(bytes, next) {
        decoded.extend_from_slice(bytes.get(done..next)?);
        decoded.push(byte);
        done = next + length;
        if length > 1 {
            escapes.push(Escape { decoded: decoded.len(), original: done });
        }
        match memchr::memchr3(b'%', b'\\', b'&', bytes.get(done..)?) {
            Some(found) => next = done + found,
            None => break,
        }
    }
    if escapes.is_empty() {
        return None;
    }
    decoded.extend_from_slice(bytes.get(done..)?);
    // Only ASCII was put in the place of ASCII.
    String::from_utf8(decoded).ok().map(|text| (text, escapes))
}

/// The names that HTML has for ASCII signs.
const ENTITIES: [(&[u8], u8); 5] = [(b"amp", b'&'), (b"lt", b'<'), (b"gt", b'>'), (b"quot", b'"'), (b"apos", b'\'')];

/// The most bytes of an HTML escape between its first sign and its semicolon.
const LONGEST_ENTITY: usize = 9;

/// The byte at an offset, with its escape resolved, and the number of bytes that it is written in.
pub(super) fn unit(bytes: &[u8], at: usize) -> Option<(u8, usize)> {
    let first = *bytes.get(at)?;
    let rest = bytes.get(at + 1..).unwrap_or_default();
    let escaped = match (first, rest) {
        (b'%', [a, b, ..]) => ascii(&[*a, *b], 16).map(|byte| (byte, 3)),
        (b'\\', [b'u', digits @ ..]) => digits.get(..4).and_then(|digits| ascii(digits, 16)).map(|byte| (byte, 6)),
        (b'\\', [b'n', ..]) => Some((b'\n', 2)),
        (b'\\', [b'r', ..]) => Some((b'\r', 2)),
        (b'\\', [b't', ..]) => Some((b'\t', 2)),
        (b'\\', [sign, ..]) if sign.is_ascii_punctuation() => Some((*sign, 2)),
        (b'&', _) => entity(rest),
        _ => None,
    };
    Some(escaped.unwrap_or((first, 1)))
}

/// An HTML escape behind its first sign.
fn entity(rest: &[u8]) -> Option<(u8, usize)> {
    let end = rest.iter().take(LONGEST_ENTITY + 1).position(|byte| *byte == b';')?;
    let byte = match rest.get(..end)? {
        [b'#', b'x' | b'X', digits @ ..] => ascii(digits, 16),
        [b'#', digits @ ..] => ascii(digits, 10),
        name => ENTITIES.iter().find(|(known, _)| *known == name).map(|(_, sign)| *sign),
    };
    Some((byte?, end + 2))
}

/// The ASCII character with a code that is written in digits.
fn ascii(digits: &[u8], radix: u32) -> Option<u8> {
    if digits.is_empty() || !digits.iter().all(|digit| char::from(*digit).is_digit(radix)) {
        return None;
    }
    let code = u32::from_str_radix(std::str::from_utf8(digits).ok()?, radix).ok()?;
    u8::try_from(code).ok().filter(u8::is_ascii)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_resolved() {
        for (text, expected) in [
            ("a%62c", "abc"),
            ("a\\u0062c", "abc"),
            ("a%2562c", "abc"),
            ("\\\\u0062", "b"),
            ("\\/é%c3", "/é%c3"),
            ("%41%", "A%"),
            ("&#47;&#x2F;&#X2f;&amp;", "///&"),
            ("&amp;#47;", "/"),
            ("\\+&lt;", "+<"),
        ] {
            let decoded = Decoded::of(text).unwrap();
            assert_eq!(decoded.text, expected);
            assert_eq!(decoded.original(0..decoded.text.len()), 0..text.len());
        }
        assert_eq!(Decoded::of("x%2562y").unwrap().original(1..2), 1..6);
        for text in ["abc", "100% \\", "&", "&;", "&#;", "&#x;", "&#1114112;", "&#+7;", "&eacute;", "%C3%BC", "\\u00"] {
            assert!(Decoded::of(text).is_none(), "{text}");
        }
    }
}
