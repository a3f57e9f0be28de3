//! What cannot be generated, with its place.

use std::fmt;

use odata_csdl::{Place, Source};

/// Why something cannot be generated, as a stable name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// A type is valid, but generated code has no counterpart for it.
    UnsupportedType,
    /// A type belongs to a document that was not given.
    MissingDocument,
    /// A type belongs to a vocabulary, from which nothing is generated.
    VocabularyType,
}

impl Code {
    /// The name that is printed, such as `unsupported-type`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::UnsupportedType => "unsupported-type",
            Self::MissingDocument => "missing-document",
            Self::VocabularyType => "vocabulary-type",
        }
    }
}

/// An element that has no counterpart in generated code.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The path of the source.
    pub path: String,
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1, in characters.
    pub column: u32,
    /// Why it cannot be generated.
    pub code: Code,
    /// What cannot be generated, and why.
    pub message: String,
}

impl Fault {
    pub(crate) fn new(sources: &[Source], place: Place, code: Code, message: String) -> Self {
        let source = sources.get(place.source.0 as usize);
        let position = place.position(source.map_or("", |source| &source.text));
        let path = source.map_or_else(String::new, |source| source.path.clone());
        Self { path, line: position.line, column: position.column, code, message }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, line, column, code, message } = self;
        write!(f, "{path}:{line}:{column}: error[{}]: {message}", code.as_str())
    }
}

/// Everything that cannot be generated: never nothing, sorted by place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Faults(Vec<Fault>);

impl Faults {
    pub(crate) fn new(mut faults: Vec<Fault>) -> Option<Self> {
        faults.sort();
        faults.dedup();
        (!faults.is_empty()).then_some(Self(faults))
    }

    /// The faults, sorted by place.
    #[must_use]
    pub fn as_slice(&self) -> &[Fault] {
        &self.0
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, fault) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            write!(f, "{fault}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Faults {}
