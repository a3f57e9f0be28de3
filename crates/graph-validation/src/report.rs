//! A report: everything that is wrong with one request.

use std::fmt;

use json_places::Span;
use odata_types::facts;

use crate::graph_error::GraphError;
use crate::places;
use crate::redact::Redactor;
use crate::rule::Severity;
use crate::violation::Violation;

/// Everything that is wrong with one request, in the order of its text.
#[derive(Clone)]
pub struct Report {
    action: Option<&'static facts::Action>,
    violations: Vec<Violation>,
    secrets: Vec<Span>,
}

impl Report {
    /// Sorts by place, then by rule. The message decides between violations that agree in both, such as two members that
    /// one object lacks, so that the order never depends on how the engine came by them.
    ///
    /// Nothing that looks like a token is left in them, however it came there.
    pub(crate) fn new(action: Option<&'static facts::Action>, mut violations: Vec<Violation>) -> Self {
        for violation in &mut violations {
            violation.redact(&Redactor::default());
        }
        violations.sort_by(|a, b| {
            let place = |violation: &Violation| (violation.span.map(|span| (span.start, span.end)), violation.part);
            (place(a), a.rule, &a.message).cmp(&(place(b), b.rule, &b.message))
        });
        Self { action, violations, secrets: Vec::new() }
    }

    /// Says at which line and column each violation stands in the text that the spans are of.
    pub(crate) fn located(mut self, input: &[u8]) -> Self {
        places::locate(&mut self.violations, input);
        self
    }

    /// Takes the places away, for a value that was never text of the caller's.
    pub(crate) fn without_places(mut self) -> Self {
        for violation in &mut self.violations {
            violation.span = None;
            violation.position = None;
        }
        self
    }

    /// Keeps in mind what must not be seen of the input.
    #[cfg(feature = "http")]
    pub(crate) fn with_secrets(mut self, secrets: Vec<Span>) -> Self {
        self.secrets = secrets;
        self
    }

    /// What is documented of the action that the request is of; none where its path belongs to no documented action.
    #[must_use]
    pub fn action(&self) -> Option<&'static facts::Action> {
        self.action
    }

    /// The bytes of the input that nobody may see, such as the token of an HTTP request: where the input is shown beside
    /// the report, they are to be left out.
    #[must_use]
    pub fn secrets(&self) -> &[Span] {
        &self.secrets
    }

    /// The report as the error body of Microsoft Graph; none where there is no error.
    #[must_use]
    pub fn graph_error(&self) -> Option<GraphError<'_>> {
        GraphError::of(self)
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

    fn name(&self) -> Option<&'static str> {
        self.action.map(|action| action.name)
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
        self.name() == other.name() && self.violations == other.violations
    }
}

impl Eq for Report {}

impl fmt::Debug for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The facts refer to each other in cycles, so that the name has to stand for the action.
        let mut report = f.debug_struct("Report");
        report.field("action", &self.name()).field("violations", &self.violations).field("secrets", &self.secrets);
        report.finish()
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
