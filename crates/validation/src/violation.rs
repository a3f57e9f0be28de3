//! One violation: what is wrong, where, and what is documented.

use std::fmt;

use json_places::{Pointer, Span};

use crate::rule::{Rule, Severity};

/// One thing that is wrong with a request body.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Violation {
    /// The rule that it goes against.
    pub rule: Rule,
    /// How bad it is.
    pub severity: Severity,
    /// The value that is wrong, or the object that lacks something. A pointer that would be longer than a kilobyte stops
    /// at an enclosing value, so that a report stays in proportion to its body.
    pub pointer: Pointer,
    /// The bytes of that value; where the name of a member is at fault, those of the name. None for a value that was not
    /// read from text.
    pub span: Option<Span>,
    /// The value as JSON text, which ends in `…` where it is shortened; none where nothing is there.
    pub value: Option<String>,
    /// What is there, and what was expected instead.
    pub message: String,
    /// What is documented, and what may have been meant.
    pub help: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}[{}]: {}\n  at ", self.severity, self.rule, self.message)?;
        match self.pointer.as_str() {
            "" => f.write_str("the body")?,
            // What people see may not hold control characters, which a member's name may.
            pointer => f.write_str(&crate::excerpt::name(pointer, usize::MAX))?,
        }
        if let Some(span) = self.span {
            write!(f, " (bytes {}..{})", span.start, span.end)?;
        }
        if let Some(value) = &self.value {
            write!(f, ": {value}")?;
        }
        write!(f, "\n  help: {}", self.help)
    }
}
