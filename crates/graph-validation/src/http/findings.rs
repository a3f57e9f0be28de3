//! What is found to be wrong with the head of a request.

use json_places::{Pointer, Span};

use crate::excerpt;
use crate::redact::Redactor;
use crate::rule::{Rule, Severity};
use crate::violation::{Part, Violation};

/// The violations that were found so far.
#[derive(Default)]
pub(super) struct Findings {
    pub(super) violations: Vec<Violation>,
}

/// Where something stands in the head, and the text that is there unless it is secret.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) part: Part,
    pub(super) span: Option<Span>,
    pub(super) value: Option<&'a str>,
}

impl Findings {
    pub(super) fn push(&mut self, rule: Rule, place: Place<'_>, message: String, help: String) {
        self.push_as(rule, rule.severity(), place, message, help);
    }

    pub(super) fn push_as(&mut self, rule: Rule, severity: Severity, place: Place<'_>, message: String, help: String) {
        self.violations.push(Violation {
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

    /// Everything that was found, without the credentials of the request.
    pub(super) fn done(mut self, redactor: &Redactor) -> Vec<Violation> {
        for violation in &mut self.violations {
            violation.redact(redactor);
        }
        self.violations
    }
}
