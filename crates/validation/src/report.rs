//! A report: everything that is wrong with one request body.

use std::fmt;

use odata_types::facts;

use crate::rule::Severity;
use crate::violation::Violation;

/// Everything that is wrong with one request body, in the order of the body.
#[derive(Clone)]
pub struct Report {
    action: &'static facts::Action,
    violations: Vec<Violation>,
}

impl Report {
    /// Sorts by place, then by rule. The message decides between violations that agree in both, such as two members that
    /// one object lacks, so that the order never depends on how the engine came by them.
    pub(crate) fn new(action: &'static facts::Action, mut violations: Vec<Violation>) -> Self {
        violations.sort_by(|a, b| {
            let place = |violation: &Violation| violation.span.map(|span| (span.start, span.end));
            (place(a), a.rule, &a.message).cmp(&(place(b), b.rule, &b.message))
        });
        Self { action, violations }
    }

    /// Takes the places away, for a value that was never text of the caller's.
    pub(crate) fn without_spans(mut self) -> Self {
        for violation in &mut self.violations {
            violation.span = None;
        }
        self
    }

    /// What is documented of the action that the body belongs to.
    #[must_use]
    pub fn action(&self) -> &'static facts::Action {
        self.action
    }

    /// All violations, sorted by place and then by rule.
    #[must_use]
    pub fn violations(&self) -> &[Violation] {
        &self.violations
    }

    /// The violations that are errors.
    pub fn errors(&self) -> impl Iterator<Item = &Violation> {
        self.of(Severity::Error)
    }

    /// The violations that are warnings.
    pub fn warnings(&self) -> impl Iterator<Item = &Violation> {
        self.of(Severity::Warning)
    }

    fn of(&self, severity: Severity) -> impl Iterator<Item = &Violation> {
        self.violations.iter().filter(move |violation| violation.severity == severity)
    }

    /// Whether there is at least one error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.errors().next().is_some()
    }

    /// Whether nothing is wrong at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.violations.is_empty()
    }

    /// How many violations there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.violations.len()
    }

    /// Goes through the violations.
    pub fn iter(&self) -> std::slice::Iter<'_, Violation> {
        self.violations.iter()
    }
}

impl<'a> IntoIterator for &'a Report {
    type Item = &'a Violation;
    type IntoIter = std::slice::Iter<'a, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl IntoIterator for Report {
    type Item = Violation;
    type IntoIter = std::vec::IntoIter<Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.violations.into_iter()
    }
}

impl PartialEq for Report {
    fn eq(&self, other: &Self) -> bool {
        self.action.name == other.action.name && self.violations == other.violations
    }
}

impl Eq for Report {}

impl fmt::Debug for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The facts refer to each other in cycles, so that the name has to stand for the action.
        f.debug_struct("Report").field("action", &self.action.name).field("violations", &self.violations).finish()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, violation) in self.violations.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            write!(f, "{violation}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Report {}
