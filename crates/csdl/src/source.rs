//! Sources and places in them.

use json_places::{LineIndex, Position};

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
