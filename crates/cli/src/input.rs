//! Input files and standard input.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::{fs, io};

use graph_requests::Mapped;
use lifecycle_workflows::validation::{LineIndex, Span, shown_safely};

/// The path that means standard input.
pub(crate) const STANDARD_INPUT: &str = "-";

/// What some editors and shells write at the beginning of a text.
pub(crate) const BYTE_ORDER_MARK: char = '\u{feff}';

/// Why an empty input is not read.
pub(crate) const EMPTY: &str = "this is empty";

/// Whether nothing but white space and a byte order mark is in an input.
pub(crate) fn is_empty(bytes: &[u8]) -> bool {
    // The bytes of a byte order mark, and of white space in UTF-16.
    let may_be = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, 0 | 0xef | 0xbb | 0xbf | 0xfe | 0xff);
    bytes.iter().all(may_be)
        && decoded(bytes).is_some_and(|text| text.trim_start_matches(BYTE_ORDER_MARK).trim().is_empty())
}

/// The text of a file: UTF-8, or UTF-16 as some editors and shells write it.
pub(crate) fn decoded(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let utf16 = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        char::decode_utf16(units).collect::<Result<String, _>>().ok().map(Cow::Owned)
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [first, 0, ..] if *first != 0 => utf16(bytes, u16::from_le_bytes),
        [0, second, ..] if *second != 0 => utf16(bytes, u16::from_be_bytes),
        _ => std::str::from_utf8(bytes).ok().map(Cow::Borrowed),
    }
}

/// Why bytes are not text in UTF-8: their encoding, or the first place that is wrong.
pub(crate) fn encoding_fault(bytes: &[u8]) -> String {
    if decoded(bytes).is_some() {
        return "it is UTF-16; save it as UTF-8, in which JSON is sent".to_owned();
    }
    let text = bytes.utf8_chunks().next().map_or("", |chunk| chunk.valid());
    let place = LineIndex::new(text).position(text.len());
    format!("it is not text in UTF-8: see line {}, column {}", place.line, place.column)
}

/// The text of a file, whatever its encoding.
pub(crate) struct Decoded<'a> {
    pub(crate) text: Cow<'a, str>,
    /// Where the text has characters of which the file has no UTF-8, in order.
    wrong: Vec<usize>,
}

impl<'a> Decoded<'a> {
    /// As [`decoded`], but bytes that are not UTF-8 are read as Windows-1252, which editors and shells of Windows write. `None` if
    /// the file is not text.
    pub(crate) fn of(bytes: &'a [u8]) -> Option<Self> {
        if let Some(text) = decoded(bytes) {
            return Some(Self { text, wrong: Vec::new() });
        }
        let is_control = |byte: &u8| matches!(byte, 0..=0x06 | 0x0e..=0x1a | 0x1c..=0x1f | 0x7f);
        if bytes.iter().any(is_control) {
            return None;
        }
        let (mut text, mut wrong) = (String::with_capacity(bytes.len()), Vec::new());
        for chunk in bytes.utf8_chunks() {
            text.push_str(chunk.valid());
            for byte in chunk.invalid() {
                wrong.push(text.len());
                text.push(windows_1252(*byte));
            }
        }
        Some(Self { text: text.into(), wrong })
    }

    /// The first character of a part of the text of which the file has no UTF-8, if the part was made from the text.
    pub(crate) fn wrong_within(&self, part: &Mapped) -> Option<Span> {
        if self.wrong.is_empty() {
            return None;
        }
        let characters = part.text().char_indices().filter(|(_, character)| !character.is_ascii());
        let mut places = characters.map(|(at, character)| part.source(at..at + character.len_utf8()));
        places.find(|place| self.wrong.binary_search(&place.start).is_ok())
    }
}

/// The character of a byte in Windows-1252. The five bytes that have none are control characters, as browsers have it. A library
/// for this would run code while users build `lcw`.
fn windows_1252(byte: u8) -> char {
    const FROM_80: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    let index = usize::from(byte).checked_sub(0x80);
    index.and_then(|index| FROM_80.get(index)).copied().unwrap_or(char::from(byte))
}

/// An error of reading, in words where those of the system are none.
pub(crate) fn in_words(error: io::Error) -> io::Error {
    match error.kind() {
        ErrorKind::IsADirectory => io::Error::new(ErrorKind::IsADirectory, "it is a folder, not a file"),
        _ => error,
    }
}

/// An input and its name.
pub(crate) struct Input {
    path: PathBuf,
}

impl Input {
    /// The inputs at these paths; standard input if there are none.
    pub(crate) fn all(paths: &[PathBuf]) -> Vec<Self> {
        if paths.is_empty() {
            return vec![Self::new(Path::new(STANDARD_INPUT))];
        }
        paths.iter().map(|path| Self::new(path)).collect()
    }

    pub(crate) fn new(path: &Path) -> Self {
        Self { path: path.to_owned() }
    }

    pub(crate) fn is_standard_input(&self) -> bool {
        self.path.as_os_str() == OsStr::new(STANDARD_INPUT)
    }

    /// The name in output for programs: the path as it was given.
    pub(crate) fn name(&self) -> String {
        self.path.to_string_lossy().into_owned()
    }

    /// The path of a file that is named relative to the folder of this one.
    pub(crate) fn beside(&self, path: &str) -> String {
        let path = path.trim_start_matches("./");
        match self.path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            Some(folder) => folder.join(path).to_string_lossy().into_owned(),
            None => path.to_owned(),
        }
    }

    /// The name in output for people.
    pub(crate) fn title(&self) -> String {
        if self.is_standard_input() { "<stdin>".to_owned() } else { shown_safely(&self.name()) }
    }

    pub(crate) fn read(&self) -> io::Result<Vec<u8>> {
        if self.is_standard_input() {
            let mut bytes = Vec::new();
            io::stdin().lock().read_to_end(&mut bytes)?;
            return Ok(bytes);
        }
        fs::read(&self.path).map_err(in_words)
    }

    /// The text of a file in UTF-8 or UTF-16, without a byte order mark; or why there is none.
    pub(crate) fn text(&self) -> Result<String, String> {
        let title = self.title();
        let bytes = self.read().map_err(|error| format!("{title}: cannot be read: {error}"))?;
        let text = decoded(&bytes).ok_or_else(|| format!("{title}: {}", encoding_fault(&bytes)))?;
        Ok(text.trim_start_matches(BYTE_ORDER_MARK).to_owned())
    }

    /// The content, or why there is none.
    pub(crate) fn content(&self) -> Result<Vec<u8>, String> {
        let bytes = self.read().map_err(|error| format!("cannot be read: {error}"))?;
        if is_empty(&bytes) { Err(EMPTY.to_owned()) } else { Ok(bytes) }
    }
}
