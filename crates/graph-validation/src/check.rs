//! Checks a body: gives its report, and the typed request if there are no errors.

use json_places::{LineIndex, Pointer, Span, Value};
use odata_types::Action;

use crate::collector::Collector;
use crate::explainer::Explainer;
use crate::input::Input;
use crate::operation::Operation;
use crate::policy::Policy;
use crate::redact::{Redactor, Searched};
use crate::report::Report;
use crate::rule::Rule;
use crate::validator::Validator;
use crate::violation::{Part, Violation};
use crate::{documented, excerpt, reading, syntax, walk};

/// A request without errors, and its warnings.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked<A> {
    /// The request.
    pub request: A,
    /// What should be reviewed before it is sent; empty for a body that is exactly as documented.
    pub warnings: Report,
}

impl Validator {
    /// Checks the body of an action, and reads it if nothing is wrong with it.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the body, warnings included, if there is at least one error.
    pub fn check<A: Action>(self, body: &[u8]) -> Result<Checked<A>, Report> {
        check(self, body)
    }

    /// Checks the body of an action, or of a request for entities, that is known at run time only.
    #[must_use]
    pub fn check_facts(self, of: impl Into<Operation>, body: &[u8]) -> Report {
        check_facts(self, of.into(), body)
    }

    /// Checks that a body is JSON, for one of which the action is not known.
    #[must_use]
    pub fn check_json(self, body: &[u8]) -> Report {
        check_json(self, body)
    }

    /// Checks a request that was built in code. The report has pointers, but no spans, because there is no text.
    #[must_use]
    pub fn validate<A: Action>(self, request: &A) -> Report {
        validate(self, request)
    }
}

/// Checks a body, and reads it if nothing is wrong with it.
fn check<A: Action>(validator: Validator, body: &[u8]) -> Result<Checked<A>, Report> {
    let input = Input::read(body);
    match right::<A>(input) {
        Some(request) => Ok(Checked { request, warnings: Report::empty(Some(A::ACTION.into())) }),
        None => diagnose(validator, input),
    }
}

/// Reads the request, if the body violates no rule.
pub(crate) fn right<A: Action>(input: Input<'_>) -> Option<A> {
    if input.wrong.is_some() { None } else { reading::read(json::<A>(input.text)) }
}

/// The body as JSON: an empty one, which an action without parameters may have, is an object without members.
fn json<A: Action>(body: &str) -> &str {
    if needs_no(A::ACTION.into(), body) { "{}" } else { body }
}

/// Whether the body is known to violate no rule, for an operation that is known at run time only.
pub(crate) fn is_right(of: Operation, input: Input<'_>) -> bool {
    let is_read = || of.action().is_some_and(|action| reading::accepts(action, input.text));
    input.wrong.is_none() && (needs_no(of, input.text) || is_read())
}

/// Whether a body is empty, and its action has no parameters; or whether it does not matter, as that of a deletion.
fn needs_no(of: Operation, body: &str) -> bool {
    of.has_no_body() && (of.action().is_none() || body.trim().is_empty())
}

/// Slow path: collects everything that is wrong with a body.
pub(crate) fn diagnose<A: Action>(validator: Validator, input: Input<'_>) -> Result<Checked<A>, Report> {
    let mut found = Collector::new(validator.policy());
    let of = Operation::Action(A::ACTION);
    let tree = explain(validator, of, input, None, &[], &mut found);
    let report = Report::new(Some(of), found, &Redactor::default()).located(&Searched::new(input.text));
    read(report, tree.as_ref(), input.text)
}

/// Reads a body that was parsed and explained.
pub(crate) fn read<A: Action>(report: Report, tree: Option<&Value<'_>>, body: &str) -> Result<Checked<A>, Report> {
    if report.has_errors() {
        return Err(report);
    }
    if let Some(request) = tree.and_then(reading::read_tree) {
        return Ok(Checked { request, warnings: report });
    }
    // Reading the text says where it fails.
    match serde_json::from_str(json::<A>(body)) {
        Ok(request) => Ok(Checked { request, warnings: report }),
        Err(error) => Err(unreadable(A::ACTION.into(), report, body, &error)),
    }
}

/// Checks the body of an operation that is known at run time only.
fn check_facts(validator: Validator, of: Operation, body: &[u8]) -> Report {
    let input = Input::read(body);
    if is_right(of, input) {
        return Report::empty(Some(of));
    }
    let mut found = Collector::new(validator.policy());
    explain(validator, of, input, None, &[], &mut found);
    Report::new(Some(of), found, &Redactor::default()).located(&Searched::new(input.text))
}

/// Collects everything that is wrong with a body. Properties are checked against the API version of the request if it is
/// known. Places that are unknown until run time are not checked. Returns the body as a tree, unless it is not JSON.
pub(crate) fn explain<'b>(
    validator: Validator,
    of: Operation,
    input: Input<'b>,
    api_version: Option<&str>,
    unknown: &[Span],
    found: &mut Collector,
) -> Option<Value<'b>> {
    let text = input.text;
    if input.wrong.is_none() && needs_no(of, text) {
        return None;
    }
    match parsed(input) {
        Ok(tree) => {
            walk::body(Explainer::new(validator.schema(), of, api_version, (text, unknown), found), &tree);
            Some(tree)
        }
        Err((span, message)) => {
            whole_body(found, Some(of), Rule::MalformedJson, span, message);
            None
        }
    }
}

/// A body as a tree, or why and where it is not JSON.
fn parsed(input: Input<'_>) -> Result<Value<'_>, (Span, String)> {
    let text = input.text;
    if let Some(span) = input.wrong {
        let message = if syntax::is_utf16(input.bytes) { syntax::UTF_16 } else { "the body is not UTF-8" };
        return Err((span, message.to_owned()));
    }
    json_places::parse(text).map_err(|error| (syntax::place(text, &error), syntax::message(text, &error)))
}

/// Checks that a body is JSON, while it is not known of which action it is.
fn check_json(validator: Validator, body: &[u8]) -> Report {
    let input = Input::read(body);
    let mut found = Collector::new(validator.policy());
    if let Err((span, message)) = parsed(input) {
        whole_body(&mut found, None, Rule::MalformedJson, span, message);
    }
    Report::new(None, found, &Redactor::default()).located(&Searched::new(input.text))
}

/// Checks a request that was built in code.
fn validate<A: Action>(validator: Validator, request: &A) -> Report {
    let report = match serde_json::to_vec(request) {
        Ok(body) => check_facts(validator, A::ACTION.into(), &body),
        Err(error) => {
            let message = format!("the request cannot be written as JSON: {error}");
            let mut found = Collector::new(validator.policy());
            whole_body(&mut found, Some(A::ACTION.into()), Rule::MalformedJson, Span::default(), message);
            Report::new(Some(A::ACTION.into()), found, &Redactor::default())
        }
    };
    report.without_places()
}

fn unreadable(of: Operation, report: Report, text: &str, error: &serde_json::Error) -> Report {
    // serde_json points at the last byte that it has read, with a column that counts bytes.
    let start = LineIndex::new(text).line_start(error.line()).saturating_add(error.column().saturating_sub(1));
    let start = start.min(text.len());
    let message = excerpt::shown_safely(&format!("the model cannot read the body: {error}"));
    // What was found before are warnings, so one more does not exceed a limit that matters.
    let mut found = Collector::new(Policy::default());
    whole_body(&mut found, Some(of), Rule::UnreadableBody, Span { start, end: start }, message);
    report.with(found).located(&Searched::new(text))
}

fn whole_body(found: &mut Collector, of: Option<Operation>, rule: Rule, span: Span, message: String) {
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
        help: of.map_or_else(documented::any_body, documented::body),
    });
}
