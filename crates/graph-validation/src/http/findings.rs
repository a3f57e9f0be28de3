//! The violations of the head of a request.

use json_places::{Pointer, Span};

use crate::collector::Collector;
use crate::excerpt;
use crate::policy::Policy;
use crate::rule::{Rule, Severity};
use crate::violation::{Part, Violation};

/// The violations that were found so far.
pub(super) struct Findings {
    pub(super) found: Collector,
}

/// A place in the head, and its text unless that is secret.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) part: Part,
    pub(super) span: Option<Span>,
    pub(super) value: Option<&'a str>,
}

impl Findings {
    /// Collects violations as the policy says.
    pub(super) fn new(policy: Policy) -> Self {
        Self { found: Collector::new(policy) }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    pub(super) fn push(&mut self, rule: Rule, place: Place<'_>, message: String, help: String) {
        self.push_as(rule, rule.severity(), place, message, help);
    }

    pub(super) fn push_as(&mut self, rule: Rule, severity: Severity, place: Place<'_>, message: String, help: String) {
        self.found.push(rule, severity, || Violation {
            rule,
            severity,
            part: place.part,
            pointer: Pointer::root(),
            span: place.span,
            position: None,
            value: place.value.map(|value| excerpt::name(value, 2 * excerpt::LONGEST)),
            message,
            help,
        });
    }
}
