//! Text with the escapes of JSON and URLs resolved, and where every byte of it comes from.

use std::ops::Range;

/// Escapes may be escaped in turn, but nobody does that more often than this.
const ROUNDS: usize = 3;

/// A text without escapes.
pub(crate) struct Decoded {
    pub(crate) text: String,
    /// Where each byte begins in the original, and the end of that.
    starts: Vec<usize>,
}

impl Decoded {
    /// The text without its escapes; none if it has none. Escapes of what is not ASCII stay, as no token holds such.
    pub(crate) fn of(text: &str) -> Option<Self> {
        let mut decoded: Option<Self> = None;
        for _ in 0..ROUNDS {
            let before = decoded.as_ref().map_or(text, |decoded| &decoded.text);
            let Some(mut once) = Self::once(before) else { break };
            if let Some(decoded) = &decoded {
                for start in &mut once.starts {
                    *start = decoded.starts[*start];
                }
            }
            decoded = Some(once);
        }
        decoded
    }

    fn once(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        memchr::memchr2(b'%', b'\\', bytes)?;
        let mut decoded = Vec::with_capacity(bytes.len());
        let mut starts = Vec::with_capacity(bytes.len() + 1);
        let mut at = 0;
        while let Some((byte, length)) = unit(bytes, at) {
            decoded.push(byte);
            starts.push(at);
            at += length;
        }
        starts.push(bytes.len());
        if decoded.len() == bytes.len() {
            return None;
        }
        // Only ASCII was put in the place of ASCII.
        let text = String::from_utf8(decoded).ok()?;
        Some(Self { text, starts })
    }

    /// What a part of the text is in the original.
    pub(crate) fn original(&self, range: Range<usize>) -> Range<usize> {
        self.starts[range.start]..self.starts[range.end]
    }
}

/// The byte that stands at an offset, as itself or escaped, and how many bytes it takes to say it.
pub(crate) fn unit(bytes: &[u8], at: usize) -> Option<(u8, usize)> {
    let first = *bytes.get(at)?;
    let code = |from: usize, to: usize| {
        let digits = bytes.get(at + from..at + to).filter(|digits| digits.iter().all(u8::is_ascii_hexdigit))?;
        let code = u32::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?;
        u8::try_from(code).ok().filter(u8::is_ascii)
    };
    let escaped = match (first, bytes.get(at + 1)) {
        (b'%', _) => code(1, 3).map(|byte| (byte, 3)),
        (b'\\', Some(b'u')) => code(2, 6).map(|byte| (byte, 6)),
        (b'\\', Some(b'n')) => Some((b'\n', 2)),
        (b'\\', Some(b'r')) => Some((b'\r', 2)),
        (b'\\', Some(b't')) => Some((b'\t', 2)),
        (b'\\', Some(sign @ (b'/' | b'"' | b'\\'))) => Some((*sign, 2)),
        _ => None,
    };
    Some(escaped.unwrap_or((first, 1)))
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
        ] {
            let decoded = Decoded::of(text).unwrap();
            assert_eq!(decoded.text, expected);
            assert_eq!(decoded.original(0..decoded.text.len()), 0..text.len());
        }
        assert_eq!(Decoded::of("x%2562y").unwrap().original(1..2), 1..6);
        assert!(Decoded::of("abc").is_none() && Decoded::of("100% \\").is_none());
    }
}
