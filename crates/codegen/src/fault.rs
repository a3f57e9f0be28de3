//! Faults: elements that cannot be generated, with their places.

use std::fmt::{self, Write as _};

use odata_csdl::{Leniency, Place, Positions, Source};

/// Declares the codes, each with its stable name and its meaning in one sentence.
macro_rules! codes {
    ($($variant:ident $name:literal $meaning:literal)*) => {
        /// Why something cannot be generated, as a stable name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $(#[doc = $meaning] $variant,)*
        }

        impl Code {
            /// All codes.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The name that is printed, such as `missing-document`.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }

            /// The meaning, in one sentence.
            #[must_use]
            pub const fn meaning(self) -> &'static str {
                match self {
                    $(Self::$variant => $meaning,)*
                }
            }
        }
    };
}

codes! {
    InvalidToml "invalid-toml" "The file is not TOML."
    UnknownKey "unknown-key" "A key of the configuration has no meaning."
    MissingKey "missing-key" "A table of the configuration lacks a key."
    WrongType "wrong-type" "A value of the configuration is of another type than its key takes."
    InvalidValue "invalid-value" "A value of the configuration is not one that its key takes."
    InvalidPermissions "invalid-permissions" "The published file of permissions does not have the form of such a file."
    WrongChecksum "wrong-checksum" "A document is not the one that the configuration pins."
    UnknownName "unknown-name" "The configuration names something that the metadata does not declare."
    NameClash "name-clash" "Two elements would have one name in Rust."
    MissingFeature "missing-feature" "The crate that the code is for lacks a cargo feature that the code needs."
    MissingDocument "missing-document" "The document that declares a type was not given."
    VocabularyType "vocabulary-type" "A type belongs to a vocabulary, from which nothing is generated."
}

/// The meaning of a diagnostic code or of a leniency, in one sentence.
///
/// ```
/// assert_eq!(odata_codegen::meaning_of("unresolved-name"), Some("No document declares the name."));
/// ```
#[must_use]
pub fn meaning_of(name: &str) -> Option<&'static str> {
    let csdl = odata_csdl::Code::ALL.iter().find(|code| code.as_str() == name).map(|code| code.meaning());
    let leniency = || Leniency::ALL.iter().find(|it| it.as_str() == name).map(|it| it.meaning());
    let own = || Code::ALL.iter().find(|code| code.as_str() == name).map(|code| code.meaning());
    own().or(csdl).or_else(leniency)
}

/// An element that cannot be generated.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The path of the file; empty if it is not about what a file says.
    pub path: String,
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1, in characters.
    pub column: u32,
    /// Why it cannot be generated.
    pub code: Code,
    /// The element that cannot be generated, and why.
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
        if path.is_empty() {
            return write!(f, "error[{}]: {message}", code.as_str());
        }
        write!(f, "{path}:{line}:{column}: error[{}]: {message}", code.as_str())
    }
}

/// Everything that cannot be generated: at least one fault, sorted by place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Faults(Vec<Fault>);

impl Faults {
    /// The faults with their lines and columns in these sources, or `None` if there are no faults. What is declared once is
    /// reported once, however many types inherit it.
    pub(crate) fn new(found: Vec<FaultAt>, sources: &[Source], others: Vec<Fault>) -> Option<Self> {
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
        let mut faults: Vec<Fault> = faults.chain(others).collect();
        faults.sort();
        faults.dedup_by(|again, first| {
            let are_together = (&again.path, again.line, again.column, again.code)
                == (&first.path, first.line, first.column, first.code);
            are_together && (!first.path.is_empty() || again.message == first.message)
        });
        (!faults.is_empty()).then_some(Self(faults))
    }

    /// Faults that have their places, of which there is at least one.
    pub(crate) fn of(mut faults: Vec<Fault>) -> Self {
        faults.sort();
        faults.dedup();
        Self(faults)
    }

    /// These faults and others.
    pub(crate) fn and(self, others: Self) -> Self {
        Self::of(self.0.into_iter().chain(others.0).collect())
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
