//! What cannot be generated, with its place.

use std::fmt::{self, Write as _};

use odata_csdl::{Place, Positions, Source};

/// Why something cannot be generated, as a stable name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// A type belongs to a document that was not given.
    MissingDocument,
    /// Two elements would have one name in Rust.
    NameClash,
    /// A type belongs to a vocabulary, from which nothing is generated.
    VocabularyType,
}

impl Code {
    /// The name that is printed, such as `missing-document`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::MissingDocument => "missing-document",
            Self::NameClash => "name-clash",
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

/// A fault whose place is not yet a line and a column.
#[derive(Clone, Debug)]
pub(crate) struct FaultAt {
    pub(crate) place: Place,
    pub(crate) code: Code,
    pub(crate) message: String,
    /// Another place that matters, and what is there.
    pub(crate) other: Option<(Place, String)>,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, line, column, code, message } = self;
        write!(f, "{path}:{line}:{column}: error[{}]: {message}", code.as_str())
    }
}

/// Everything that cannot be generated: at least one fault, sorted by place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Faults(Vec<Fault>);

impl Faults {
    /// The faults with their lines and columns in these sources, or `None` if there are no faults. What is declared once is
    /// reported once, however many types inherit it.
    pub(crate) fn new(found: Vec<FaultAt>, sources: &[Source]) -> Option<Self> {
        let mut positions = Positions::new(sources);
        let faults = found.into_iter().map(|FaultAt { place, code, mut message, other }| {
            if let Some((place, what)) = other {
                let (path, position) = positions.find(place);
                // Writing to a string cannot fail.
                let _ = write!(message, "\n  {path}:{}:{}: {what}", position.line, position.column);
            }
            let (path, position) = positions.find(place);
            Fault { path: path.to_owned(), line: position.line, column: position.column, code, message }
        });
        let mut faults: Vec<Fault> = faults.collect();
        faults.sort();
        faults.dedup_by(|again, first| {
            (&again.path, again.line, again.column, again.code) == (&first.path, first.line, first.column, first.code)
        });
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
