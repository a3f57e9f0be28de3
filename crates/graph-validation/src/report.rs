//! A report: everything that is wrong with one request.

use std::cmp::Reverse;
use std::fmt;

use json_places::{LineIndex, Span};
use odata_types::facts;

use crate::collector::{Collector, Counts};
use crate::operation::Operation;
use crate::redact::{Redactor, Searched};
use crate::rule::{Rule, Severity};
use crate::validator::Validator;
use crate::violation::Violation;

/// Everything that is wrong with one request.
///
/// A report keeps a limited number of violations in full, errors before warnings, in the order of the text: see
/// [`Validator::max_violations`](crate::Validator::max_violations). All violations are counted.
#[derive(Clone)]
pub struct Report {
    operation: Option<Operation>,
    violations: Vec<Violation>,
    counts: Counts,
    secrets: Vec<Span>,
}

/// The number of violations of one rule and severity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct RuleCount {
    /// The severity.
    pub severity: Severity,
    /// The rule.
    pub rule: Rule,
    /// The number.
    pub count: usize,
}

impl Report {
    /// A report of the collected violations. It contains no text that looks like a token, and no secret of the redactor.
    pub(crate) fn new(operation: Option<Operation>, found: Collector, redactor: &Redactor) -> Self {
        let (mut violations, counts) = found.finish();
        for violation in &mut violations {
            violation.redact(redactor);
        }
        Self { operation, violations, counts, secrets: Vec::new() }
    }

    /// The report of a right request.
    pub(crate) fn empty(operation: Option<Operation>) -> Self {
        Self { operation, violations: Vec::new(), counts: Counts::new(), secrets: Vec::new() }
    }

    /// The report with further violations, which precede its own.
    pub(crate) fn with(self, found: Collector) -> Self {
        let mut further = Self::new(self.operation, found, &Redactor::default());
        further.violations.extend(self.violations);
        for (kind, count) in self.counts {
            *further.counts.entry(kind).or_default() += count;
        }
        Self { secrets: self.secrets, ..further }
    }

    /// Sets the line and the column of each violation in the text that its span refers to. A credential in that text is not
    /// shown; its name may be outside of the span.
    pub(crate) fn located(mut self, text: &Searched<'_>) -> Self {
        if self.violations.is_empty() {
            return self;
        }
        // An index of the lines costs about as much as reading, and right input does not need it.
        let lines = LineIndex::new(text.text());
        let secrets = text.tokens();
        for violation in &mut self.violations {
            let Some(span) = violation.span else { continue };
            violation.position = Some(lines.position(span.start));
            let first = secrets.partition_point(|secret| secret.end <= span.start);
            let shown = secrets[first..].iter().take_while(|secret| secret.start < span.end);
            let mut shown = shown.filter_map(|secret| text.text().get(secret.clone())).peekable();
            if shown.peek().is_some() {
                violation.redact(&shown.fold(Redactor::default(), Redactor::word));
            }
        }
        self
    }

    /// Removes spans and positions, for a value that was not text.
    pub(crate) fn without_places(mut self) -> Self {
        for violation in &mut self.violations {
            violation.span = None;
            violation.position = None;
        }
        self
    }

    /// The report with places in another text, from which the checked one was made: `place` says where a span comes from.
    #[must_use]
    pub fn relocated(mut self, lines: &LineIndex<'_>, place: impl Fn(Span) -> Span) -> Self {
        for violation in &mut self.violations {
            violation.span = violation.span.map(&place);
            violation.position = violation.span.map(|span| lines.position(span.start));
        }
        for secret in &mut self.secrets {
            *secret = place(*secret);
        }
        self
    }

    /// The report with violations of the form in which a request was found, in places of the text of these lines. They are
    /// subject to the validator's choice of rules.
    #[must_use]
    pub fn and(
        mut self,
        validator: Validator,
        lines: &LineIndex<'_>,
        violations: impl IntoIterator<Item = Violation>,
    ) -> Self {
        let mut found = Collector::new(validator.policy());
        for mut violation in violations {
            violation.position = violation.span.map(|span| lines.position(span.start));
            found.push(violation.rule, violation.severity, || violation);
        }
        let secrets = std::mem::take(&mut self.secrets);
        Self { secrets, ..self.with(found) }
    }

    /// The report of the violations that satisfy a condition. The others, and those that are counted only, are left out.
    #[must_use]
    pub fn part(&self, mut is_in_it: impl FnMut(&Violation) -> bool) -> Self {
        let violations: Vec<_> = self.violations.iter().filter(|violation| is_in_it(violation)).cloned().collect();
        let mut counts = Counts::new();
        for violation in &violations {
            *counts.entry((Reverse(violation.severity), violation.rule)).or_default() += 1;
        }
        Self { operation: self.operation, violations, counts, secrets: self.secrets.clone() }
    }

    /// Sets the places of secrets in the input.
    #[cfg(feature = "http")]
    pub(crate) fn with_secrets(mut self, secrets: Vec<Span>) -> Self {
        self.secrets = secrets;
        self
    }

    /// The action of the request; `None` if its path is not that of a documented action.
    #[must_use]
    pub fn action(&self) -> Option<&'static facts::Action> {
        self.operation.and_then(Operation::action)
    }

    /// What the request is of; `None` if nothing is documented at its path.
    #[must_use]
    pub fn operation(&self) -> Option<Operation> {
        self.operation
    }

    /// The places of secrets in the input, such as the token of an HTTP request. A program that shows the input must leave
    /// them out.
    #[must_use]
    pub fn secrets(&self) -> &[Span] {
        &self.secrets
    }

    /// The violations that are kept in full, sorted by place and then by rule.
    #[must_use]
    pub fn violations(&self) -> &[Violation] {
        &self.violations
    }

    /// The errors that are kept in full.
    pub fn errors(&self) -> impl Iterator<Item = &Violation> {
        self.of(Severity::Error)
    }

    /// The warnings that are kept in full.
    pub fn warnings(&self) -> impl Iterator<Item = &Violation> {
        self.of(Severity::Warning)
    }

    fn of(&self, severity: Severity) -> impl Iterator<Item = &Violation> {
        self.violations.iter().filter(move |violation| violation.severity == severity)
    }

    /// Whether there is at least one error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.error_count() > 0
    }

    /// Whether there are neither errors nor warnings.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    /// The number of violations, kept or not.
    #[must_use]
    pub fn len(&self) -> usize {
        self.counts.values().sum()
    }

    /// The number of errors, kept or not.
    #[must_use]
    pub fn error_count(&self) -> usize {
        self.count_of(Severity::Error)
    }

    /// The number of warnings, kept or not.
    #[must_use]
    pub fn warning_count(&self) -> usize {
        self.count_of(Severity::Warning)
    }

    fn count_of(&self, severity: Severity) -> usize {
        self.counts().filter(|count| count.severity == severity).map(|count| count.count).sum()
    }

    /// The number of violations of each rule, kept or not; errors first.
    pub fn counts(&self) -> impl Iterator<Item = RuleCount> {
        self.counts.iter().map(|((Reverse(severity), rule), count)| RuleCount {
            severity: *severity,
            rule: *rule,
            count: *count,
        })
    }

    /// The number of violations of each rule that are not kept; errors first.
    pub fn omitted(&self) -> impl Iterator<Item = RuleCount> {
        let mut kept = Counts::new();
        for violation in &self.violations {
            *kept.entry((Reverse(violation.severity), violation.rule)).or_default() += 1;
        }
        self.counts().filter_map(move |all| {
            let kept = kept.get(&(Reverse(all.severity), all.rule)).copied().unwrap_or_default();
            let count = all.count.saturating_sub(kept);
            (count > 0).then_some(RuleCount { count, ..all })
        })
    }

    /// A summary of the violations that are not kept, if there are any.
    pub(crate) fn omission(&self) -> Option<String> {
        let omitted: Vec<_> = self.omitted().collect();
        let total: usize = omitted.iter().map(|omitted| omitted.count).sum();
        let by_rule: Vec<_> = omitted.iter().map(|omitted| format!("{} of {}", omitted.count, omitted.rule)).collect();
        (total > 0).then(|| format!("and {total} more: {}", by_rule.join(", ")))
    }

    fn is_of_same(&self, other: &Self) -> bool {
        match (self.operation, other.operation) {
            (Some(one), Some(other)) => one.is(other),
            (one, other) => one.is_none() && other.is_none(),
        }
    }

    /// Iterates over the violations that are kept in full.
    pub fn iter(&self) -> std::slice::Iter<'_, Violation> {
        self.violations.iter()
    }
}

/// The report of nothing.
impl Default for Report {
    fn default() -> Self {
        Self::empty(None)
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
        self.is_of_same(other) && self.counts == other.counts && self.violations == other.violations
    }
}

impl Eq for Report {}

impl fmt::Debug for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut report = f.debug_struct("Report");
        report.field("operation", &self.operation).field("violations", &self.violations).field("counts", &self.counts);
        report.field("secrets", &self.secrets);
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
        match self.omission() {
            Some(omission) if self.violations.is_empty() => f.write_str(&omission),
            Some(omission) => write!(f, "\n{omission}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Report {}
