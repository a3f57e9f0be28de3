//! Sources and places in them.

use std::collections::HashMap;

use json_places::{LineIndex, Position};

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::encoding::{Undecodable, decode};
use crate::read::other::of_bytes;

/// How people get metadata: help for those who have another file instead, or none.
pub const DOWNLOAD: &str = "the metadata of a service is at its address followed by `/$metadata`, as in \
    `curl --fail --location --output metadata.xml 'https://services.odata.org/V4/Northwind/Northwind.svc/$metadata'`";

/// The text of a document and its path.
#[derive(Clone, Debug)]
pub struct Source {
    /// The path, as it is printed.
    pub path: String,
    /// The text.
    pub text: String,
    /// What the source is given for.
    pub role: Role,
    /// The encoding of the bytes that the text was decoded from, unless it was UTF-8.
    pub(crate) encoding: Option<&'static str>,
}

/// What a [`Source`] is given for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Its elements are part of the model, and code is generated for them.
    #[default]
    Schema,
    /// Its terms and types are known, so that they can be used and checked. No code is generated for them.
    Vocabulary,
}

impl Source {
    /// A schema of that path and text.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), text: text.into(), role: Role::Schema, encoding: None }
    }

    /// A vocabulary of that path and text.
    pub fn vocabulary(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { role: Role::Vocabulary, ..Self::new(path, text) }
    }

    /// A schema whose text is these bytes: in UTF-8, in UTF-16 with a byte order mark, or in the encoding that an XML
    /// declaration names. Reading a source notes an encoding that is not UTF-8.
    ///
    /// # Errors
    ///
    /// The place of the first bytes that are not a character of the encoding, or what the file is if it is compressed.
    pub fn decode(path: impl Into<String>, bytes: Vec<u8>) -> Result<Self, Diagnostics> {
        let path = path.into();
        let refuse = |path, line, column, code, message, help: Option<&str>| {
            let (pointer, help) = (String::new(), help.map(str::to_owned));
            Diagnostics::one(Diagnostic { path, line, column, code, message, pointer, help, leniency: None })
        };
        if let Some(other) = of_bytes(&bytes) {
            return Err(refuse(path, 1, 1, Code::NotCsdl, other.message(), Some(other.help())));
        }
        match decode(bytes) {
            Ok((text, encoding)) => Ok(Self { encoding, ..Self::new(path, text) }),
            Err(Undecodable { line, column, message }) => {
                Err(refuse(path, line, column, Code::WrongEncoding, message, None))
            }
        }
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
    /// Offset of the first byte after it.
    pub end: u32,
}

/// Finds the lines and columns of places. It scans each text once, however many places it finds in it.
#[derive(Clone, Debug)]
pub struct Positions<'a> {
    sources: &'a [Source],
    lines: HashMap<SourceId, LineIndex<'a>>,
}

impl<'a> Positions<'a> {
    /// Finds positions in these sources.
    #[must_use]
    pub fn new(sources: &'a [Source]) -> Self {
        Self { sources, lines: HashMap::new() }
    }

    /// The path of the source, and the line and column at which the place begins. A place of no given source has an empty
    /// path.
    pub fn find(&mut self, place: Place) -> (&'a str, Position) {
        let source = self.sources.get(place.source.0 as usize);
        let (path, text) = source.map_or(("", ""), |source| (source.path.as_str(), source.text.as_str()));
        let lines = self.lines.entry(place.source).or_insert_with(|| LineIndex::new(text));
        (path, lines.position(place.start as usize))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_are_found_in_each_source() {
        let sources = [Source::new("a", "x\nö y"), Source::new("b", "z")];
        let mut positions = Positions::new(&sources);
        let mut find = |source, start| {
            let (path, position) = positions.find(Place { source: SourceId(source), start, end: start });
            format!("{path}:{}:{}", position.line, position.column)
        };
        assert_eq!([find(0, 5), find(1, 0), find(0, 0), find(7, 3)], ["a:2:3", "b:1:1", "a:1:1", ":1:1"]);
    }
}
