//! From a body to its report, and to the typed request if the body is right.

use json_places::{LineIndex, Pointer, Span};
use odata_types::{Action, facts};

use crate::collector::Collector;
use crate::policy::Policy;
use crate::redact::Redactor;
use crate::report::Report;
use crate::rule::Rule;
use crate::validator::{Checked, Validator};
use crate::violation::{Part, Violation};
use crate::{documented, engine, excerpt, fast_path, syntax};

/// Checks a body, and reads it if nothing is wrong with it.
pub(crate) fn check<A: Action>(validator: Validator, body: &[u8]) -> Result<Checked<A>, Report> {
    match fast_path::read(body) {
        Some(request) => Ok(Checked { request, warnings: Report::empty(Some(A::ACTION)) }),
        None => diagnose(validator, body),
    }
}

/// Slow path: collects everything that is wrong with a body.
pub(crate) fn diagnose<A: Action>(validator: Validator, body: &[u8]) -> Result<Checked<A>, Report> {
    read(slow(validator, A::ACTION, body), body)
}

/// Reads a body that was checked.
pub(crate) fn read<A: Action>(report: Report, body: &[u8]) -> Result<Checked<A>, Report> {
    if report.has_errors() {
        return Err(report);
    }
    match serde_json::from_slice(body) {
        Ok(request) => Ok(Checked { request, warnings: report }),
        Err(error) => Err(unreadable(A::ACTION, report, body, &error)),
    }
}

/// Checks the body of an action that is known at run time only.
pub(crate) fn check_facts(validator: Validator, action: &'static facts::Action, body: &[u8]) -> Report {
    if fast_path::accepts(action, body) { Report::empty(Some(action)) } else { slow(validator, action, body) }
}

fn slow(validator: Validator, action: &'static facts::Action, body: &[u8]) -> Report {
    Report::new(Some(action), violations(validator, action, body, None, &[]), &Redactor::default()).located(body)
}

/// Everything that is wrong with a body that goes to an API version, if that is known. What is unknown until run time is
/// not checked.
pub(crate) fn violations(
    validator: Validator,
    action: &'static facts::Action,
    body: &[u8],
    api_version: Option<&str>,
    unknown: &[Span],
) -> Collector {
    let mut found = Collector::new(validator.policy());
    let text = match std::str::from_utf8(body) {
        Ok(text) => text,
        Err(error) => {
            let start = error.valid_up_to();
            let span = Span { start, end: start + error.error_len().unwrap_or(body.len() - start) };
            let message = if syntax::is_utf16(body) { syntax::UTF_16 } else { "the body is not UTF-8" };
            whole_body(&mut found, action, Rule::MalformedJson, span, message.to_owned());
            return found;
        }
    };
    if documented::has_no_body(action) && text.trim().is_empty() {
        return found;
    }
    match json_places::parse(text) {
        Ok(body) => engine::run(validator.schema(), action, api_version, (text, unknown), &body, &mut found),
        Err(error) => {
            let character = text.get(error.offset..).and_then(|rest| rest.chars().next());
            let span = Span { start: error.offset, end: error.offset + character.map_or(0, char::len_utf8) };
            whole_body(&mut found, action, Rule::MalformedJson, span, syntax::message(text, &error));
        }
    }
    found
}

/// Checks a request that was built in code.
pub(crate) fn validate<A: Action>(validator: Validator, request: &A) -> Report {
    let report = match serde_json::to_vec(request) {
        Ok(body) => check_facts(validator, A::ACTION, &body),
        Err(error) => {
            let message = format!("the request cannot be written as JSON: {error}");
            let mut found = Collector::new(validator.policy());
            whole_body(&mut found, A::ACTION, Rule::MalformedJson, Span::default(), message);
            Report::new(Some(A::ACTION), found, &Redactor::default())
        }
    };
    report.without_places()
}

fn unreadable(action: &'static facts::Action, report: Report, body: &[u8], error: &serde_json::Error) -> Report {
    let text = std::str::from_utf8(body).unwrap_or_default();
    // serde_json points at the last byte that it has read, with a column that counts bytes.
    let start = LineIndex::new(text).line_start(error.line()).saturating_add(error.column().saturating_sub(1));
    let start = start.min(text.len());
    let message = excerpt::shown_safely(&format!("the model cannot read the body: {error}"));
    // What was found before are warnings, of which one more or less does not matter.
    let mut found = Collector::new(Policy::default());
    whole_body(&mut found, action, Rule::UnreadableBody, Span { start, end: start }, message);
    report.with(found).located(body)
}

fn whole_body(found: &mut Collector, action: &'static facts::Action, rule: Rule, span: Span, message: String) {
    let severity = rule.severity();
    found.push(rule, severity, || Violation {
        rule,
        severity,
        part: Part::Body,
        pointer: Pointer::root(),
        span: Some(span),
        position: None,
        value: None,
        message,
        help: documented::body(action),
    });
}
