//! Faults as values: every one of a run, each with its place.

use std::fmt;

/// What is wrong, as a stable name to search for and to test.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(pub &'static str);

/// One fault.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// The path of the source.
    pub path: String,
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1, in characters.
    pub column: u32,
    /// What is wrong.
    pub code: Code,
    /// What is wrong here, and what was expected.
    pub message: String,
    /// The JSON pointer of the value (for XML, the path of the element).
    pub pointer: String,
    /// What may help, such as where a similar name is declared.
    pub help: Option<String>,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, line, column, code, message, pointer, help } = self;
        write!(f, "{path}:{line}:{column}: error[{}]: {message}", code.0)?;
        if !pointer.is_empty() {
            write!(f, "\n  at {pointer}")?;
        }
        if let Some(help) = help {
            write!(f, "\n  help: {help}")?;
        }
        Ok(())
    }
}

/// The faults of a run: never none, sorted by place, without repetitions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// The faults in order, or nothing if there are none.
    #[must_use]
    pub fn new(mut faults: Vec<Diagnostic>) -> Option<Self> {
        faults.sort();
        faults.dedup();
        (!faults.is_empty()).then_some(Self(faults))
    }

    /// The faults, sorted by place.
    #[must_use]
    pub fn as_slice(&self) -> &[Diagnostic] {
        &self.0
    }
}

impl fmt::Display for Diagnostics {
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

impl std::error::Error for Diagnostics {}
