//! Collects violations: some of them in full, and the number of all.

use std::cmp::Reverse;
use std::collections::BTreeMap;

#[cfg(feature = "http")]
use json_places::Span;

use crate::policy::Policy;
use crate::rule::{Rule, Severity};
use crate::violation::Violation;

/// The number of violations of each severity and rule; errors first.
pub(crate) type Counts = BTreeMap<(Reverse<Severity>, Rule), usize>;

/// Collects violations. It keeps as many as a report may contain, errors before warnings, and counts all.
///
/// What is kept is bounded while a request is checked, so that the memory for it does not grow with the number of
/// violations.
#[derive(Debug)]
pub(crate) struct Collector {
    policy: Policy,
    limit: usize,
    errors: Vec<Violation>,
    warnings: Vec<Violation>,
    counts: Counts,
}

impl Collector {
    /// A collector that keeps as many violations as the policy says, and at least one.
    pub(crate) fn new(policy: Policy) -> Self {
        let limit = policy.limit.unwrap_or(usize::MAX).max(1);
        Self { policy, limit, errors: Vec::new(), warnings: Vec::new(), counts: Counts::new() }
    }

    /// Whether nothing was found.
    #[cfg(feature = "http")]
    pub(crate) fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    /// Counts a violation unless its rule is allowed, and builds it if it is kept.
    pub(crate) fn push(&mut self, rule: Rule, severity: Severity, violation: impl FnOnce() -> Violation) {
        let Some(severity) = self.policy.grade(rule, severity) else { return };
        *self.counts.entry((Reverse(severity), rule)).or_default() += 1;
        let kept = match severity {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
        };
        if kept.len() < self.limit {
            kept.push(Violation { severity, ..violation() });
        }
    }

    /// Adds the violations of another collector, whose text begins at an offset of this one's.
    #[cfg(feature = "http")]
    pub(crate) fn extend(&mut self, other: Self, offset: usize) {
        for (kind, count) in other.counts {
            *self.counts.entry(kind).or_default() += count;
        }
        let moved = |mut violation: Violation| {
            let span = violation.span;
            violation.span = span.map(|span| Span { start: span.start + offset, end: span.end + offset });
            violation
        };
        self.errors.extend(other.errors.into_iter().map(moved));
        self.warnings.extend(other.warnings.into_iter().map(moved));
    }

    /// The violations that are kept, sorted by place and then by rule, and the number of all.
    ///
    /// The message decides between violations that agree in both, such as two members that one object lacks, so that the
    /// order never depends on the order of the checks.
    pub(crate) fn finish(self) -> (Vec<Violation>, Counts) {
        let Self { limit, mut errors, mut warnings, counts, .. } = self;
        sort(&mut errors);
        errors.truncate(limit);
        sort(&mut warnings);
        warnings.truncate(limit - errors.len());
        let mut kept = errors;
        kept.append(&mut warnings);
        sort(&mut kept);
        (kept, counts)
    }
}

fn sort(violations: &mut [Violation]) {
    violations.sort_by(|a, b| {
        let place = |violation: &Violation| (violation.span.map(|span| (span.start, span.end)), violation.part);
        (place(a), a.rule, &a.message).cmp(&(place(b), b.rule, &b.message))
    });
}
