//! Sources and places in them.

use json_places::{LineIndex, Position};

use crate::diagnostic::{Code, Diagnostic, Diagnostics};

/// A document's text and the path under which people know it.
#[derive(Clone, Debug)]
pub struct Source {
    /// The path, as it is to be printed.
    pub path: String,
    /// The text.
    pub text: String,
    /// What it is given for.
    pub role: Role,
}

/// What a [`Source`] is given for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// To be part of the model in every respect.
    #[default]
    Schema,
    /// To be known, so that its terms and types can be used and checked.
    Vocabulary,
}

impl Source {
    /// A schema of that path and text.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), text: text.into(), role: Role::Schema }
    }

    /// A vocabulary of that path and text.
    pub fn vocabulary(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), text: text.into(), role: Role::Vocabulary }
    }

    /// A schema whose text is these bytes, which must be UTF-8.
    ///
    /// # Errors
    ///
    /// The place of the first byte that is none.
    pub fn decode(path: impl Into<String>, bytes: Vec<u8>) -> Result<Self, Diagnostics> {
        let path = path.into();
        let error = match String::from_utf8(bytes) {
            Ok(text) => return Ok(Self::new(path, text)),
            Err(error) => error,
        };
        let valid = error.utf8_error().valid_up_to();
        let bytes = error.into_bytes();
        let before = String::from_utf8_lossy(bytes.get(..valid).unwrap_or_default());
        let position = LineIndex::new(&before).position(valid);
        let message = if let Some([0xFE, 0xFF] | [0xFF, 0xFE]) = bytes.get(..2) {
            "the text is in UTF-16, but only UTF-8 is read".to_owned()
        } else {
            let byte = bytes.get(valid).copied().unwrap_or_default();
            format!("the text is not in UTF-8: the byte 0x{byte:02X} cannot stand here")
        };
        let (line, column) = (position.line, position.column);
        let code = Code::WrongEncoding;
        Err(Diagnostics::one(Diagnostic { path, line, column, code, message, pointer: String::new(), help: None }))
    }

    /// Whether the text is CSDL XML and not CSDL JSON, as its first character says.
    #[must_use]
    pub fn is_xml(&self) -> bool {
        crate::xml::is_xml(&self.text)
    }
}

/// The number of a [`Source`] in the list that was given to [`read`](crate::read).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub u32);

/// A range of bytes in a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The source.
    pub source: SourceId,
    /// Offset of the first byte.
    pub start: u32,
    /// Offset behind the last byte.
    pub end: u32,
}

impl Place {
    /// The line and column at which the place begins.
    #[must_use]
    pub fn position(self, text: &str) -> Position {
        LineIndex::new(text).position(self.start as usize)
    }
}

/// A value and where it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Its place.
    pub place: Place,
}

impl<T> Spanned<T> {
    /// A value at a place.
    pub fn new(value: T, place: Place) -> Self {
        Self { value, place }
    }
}
