//! Encodings other than UTF-8: UTF-16 with a byte order mark, and what an XML declaration names.

use json_places::LineIndex;

/// How far an XML declaration is looked for.
const LONGEST_DECLARATION: usize = 512;

/// A text, and the name of its encoding if that is not UTF-8.
pub(crate) type Decoded = (String, Option<&'static str>);

/// Why bytes are not a text.
#[derive(Debug)]
pub(crate) struct Undecodable {
    /// The line, from 1.
    pub(crate) line: u32,
    /// The column, from 1, in characters.
    pub(crate) column: u32,
    /// What is wrong.
    pub(crate) message: String,
}

/// Decodes bytes in the encoding that their byte order mark stands for, UTF-8 or UTF-16. Without one, the XML declaration names
/// the encoding; without that, it is UTF-8. The byte order mark is not part of the text.
pub(crate) fn decode(bytes: Vec<u8>) -> Result<Decoded, Undecodable> {
    match *bytes.as_slice() {
        [0xFF, 0xFE, ref rest @ ..] => utf_16(rest, u16::from_le_bytes, "UTF-16LE"),
        [0xFE, 0xFF, ref rest @ ..] => utf_16(rest, u16::from_be_bytes, "UTF-16BE"),
        [0xEF, 0xBB, 0xBF, ref rest @ ..] => utf_8(rest.to_vec()),
        _ => match declared(&bytes) {
            Some(encoding) => other(&bytes, encoding),
            None => utf_8(bytes),
        },
    }
}

fn utf_8(bytes: Vec<u8>) -> Result<Decoded, Undecodable> {
    let error = match String::from_utf8(bytes) {
        Ok(text) => return Ok((text, None)),
        Err(error) => error,
    };
    let valid = error.utf8_error().valid_up_to();
    let bytes = error.as_bytes();
    let before = String::from_utf8_lossy(bytes.get(..valid).unwrap_or_default());
    let byte = bytes.get(valid).copied().unwrap_or_default();
    Err(at_end(&before, format!("the text is not in UTF-8: the byte 0x{byte:02X} is not allowed here")))
}

fn utf_16(bytes: &[u8], unit: impl Fn([u8; 2]) -> u16, name: &'static str) -> Result<Decoded, Undecodable> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(pairs.len());
    for character in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        match character {
            Ok(character) => text.push(character),
            Err(error) => {
                let unit = error.unpaired_surrogate();
                return Err(at_end(&text, format!("the text is not in {name}: 0x{unit:04X} is half of a pair")));
            }
        }
    }
    if rest.is_empty() {
        Ok((text, Some(name)))
    } else {
        Err(at_end(&text, format!("the text is not in {name}: it ends in the middle of a character")))
    }
}

fn other(bytes: &[u8], encoding: &'static encoding_rs::Encoding) -> Result<Decoded, Undecodable> {
    let name = encoding.name();
    match encoding.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(text) => Ok((text.into_owned(), Some(name))),
        None => Err(at_end("", format!("the text says that it is in {name}, but it has bytes that {name} does not"))),
    }
}

fn at_end(before: &str, message: String) -> Undecodable {
    let position = LineIndex::new(before).position(before.len());
    Undecodable { line: position.line, column: position.column, message }
}

/// The encoding that an XML declaration names, unless it is UTF-8. A declaration in single bytes cannot mean UTF-16, and a
/// name that is not known leaves only UTF-8 to try.
fn declared(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let bytes = bytes.get(..LONGEST_DECLARATION).unwrap_or(bytes);
    let declaration = bytes.strip_prefix(b"<?xml")?;
    let end = declaration.windows(2).position(|pair| pair == b"?>")?;
    let declaration = std::str::from_utf8(declaration.get(..end)?).ok()?;
    let (_, rest) = declaration.split_once("encoding")?;
    let quoted = rest.trim_start().strip_prefix('=')?.trim_start();
    let mark = quoted.chars().next().filter(|mark| matches!(mark, '"' | '\''))?;
    let (name, _) = quoted.get(1..)?.split_once(mark)?;
    // ASCII is a part of UTF-8.
    if name.eq_ignore_ascii_case("us-ascii") || name.eq_ignore_ascii_case("ascii") {
        return None;
    }
    let encoding = encoding_rs::Encoding::for_label(name.as_bytes())?;
    let unusable = [encoding_rs::UTF_8, encoding_rs::UTF_16LE, encoding_rs::UTF_16BE, encoding_rs::REPLACEMENT];
    (!unusable.contains(&encoding)).then_some(encoding)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_decoded_by_their_mark_or_declaration() {
        let little: Vec<u8> = "\u{feff}<größe/>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = "\u{feff}<größe/>".encode_utf16().flat_map(u16::to_be_bytes).collect();
        let latin = b"<?xml version='1.0' encoding='ISO-8859-1'?><gr\xF6\xDFe/>".to_vec();
        let ascii = b"<?xml version='1.0' encoding=\"us-ascii\"?><a/>".to_vec();
        assert_eq!(decode(little).unwrap(), ("<größe/>".to_owned(), Some("UTF-16LE")));
        assert_eq!(decode(big).unwrap(), ("<größe/>".to_owned(), Some("UTF-16BE")));
        let (text, name) = decode(latin).unwrap();
        assert!(text.ends_with("<größe/>") && name == Some("windows-1252"), "{name:?}");
        assert_eq!(decode(ascii).unwrap().1, None);
        assert_eq!(decode("größe".into()).unwrap(), ("größe".to_owned(), None));
        assert_eq!(decode("\u{feff}größe".into()).unwrap(), ("größe".to_owned(), None));
    }

    const HEADS: [&[u8]; 9] = [
        b"",
        b"\xFF\xFE",
        b"\xFE\xFF",
        b"\xEF\xBB\xBF",
        b"<?xml encoding='shift_jis'?>",
        b"<?xml encoding='",
        b"<?xml encoding=\"iso-2022-jp\"?>",
        b"<?xml encoding='gb18030' ?>",
        b"<?xml encoding=?>",
    ];

    proptest::proptest! {
        #[test]
        fn any_bytes_are_a_text_or_have_a_place(
            head in proptest::sample::select(&HEADS[..]),
            rest in proptest::collection::vec(proptest::num::u8::ANY, 0..64),
        ) {
            if let Err(undecodable) = decode([head, &rest].concat()) {
                proptest::prop_assert!(undecodable.line > 0 && undecodable.column > 0);
            }
        }
    }

    #[test]
    fn bytes_that_do_not_fit_have_a_place() {
        let cases: [(&[u8], &str); 5] = [
            (b"a\n\xFC", "2:1 the text is not in UTF-8: the byte 0xFC is not allowed here"),
            (b"\xFF\xFEa\0\0\xD8b\0", "1:2 the text is not in UTF-16LE: 0xD800 is half of a pair"),
            (b"\xFE\xFF\0a\0", "1:2 the text is not in UTF-16BE: it ends in the middle of a character"),
            (
                b"<?xml version='1.0' encoding='shift_jis'?><\xFF/>",
                "1:1 the text says that it is in Shift_JIS, but it has bytes that Shift_JIS does not",
            ),
            // Neither of these names what the bytes are in.
            (
                b"<?xml version='1.0' encoding='utf-16'?><\xFF/>",
                "1:41 the text is not in UTF-8: the byte 0xFF is not allowed here",
            ),
        ];
        for (bytes, expected) in cases {
            let Undecodable { line, column, message } = decode(bytes.to_vec()).unwrap_err();
            assert_eq!(format!("{line}:{column} {message}"), expected);
        }
    }
}
