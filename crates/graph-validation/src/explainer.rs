//! Takes down violations of a body: where the check is, and what was found.

use std::cell::OnceCell;
use std::ops::Range;

use json_places::{Kind, Member, Span, Value};
use odata_types::facts::{Schema, ValueType};

use crate::catalog::Catalog;
use crate::collector::Collector;
use crate::excerpt;
use crate::operation::Operation;
use crate::path::Path;
use crate::redact::{self, HIDDEN, Searched};
use crate::rule::{Rule, Severity};
use crate::violation::{Part, Violation};

/// The number of bytes of a value that are searched for a credential.
const LONGEST_CREDENTIAL: usize = 4096;

/// Takes down violations of a body.
///
/// The words of a violation, its message and its help, are made only if the report keeps it.
pub(crate) struct Explainer<'v> {
    schema: &'static Schema,
    /// What the body is of.
    pub(crate) of: Operation,
    /// The API version of the request, if it is known.
    pub(crate) api_version: Option<&'v str>,
    /// The text that the tree was read from.
    text: &'v str,
    /// The places in it that are unknown until run time, in order.
    unknown: &'v [Span],
    /// The path to the current value.
    pub(crate) path: Path<'v>,
    /// Filled when a value names an unexpected type for the first time, which right bodies never do.
    catalog: OnceCell<Catalog>,
    found: &'v mut Collector,
}

impl<'v> Explainer<'v> {
    pub(crate) fn new(
        schema: &'static Schema,
        of: Operation,
        api_version: Option<&'v str>,
        (text, unknown): (&'v str, &'v [Span]),
        found: &'v mut Collector,
    ) -> Self {
        Self { schema, of, api_version, text, unknown, path: Path::default(), catalog: OnceCell::new(), found }
    }

    /// Whether a value is unknown until run time, at least in part. Objects and arrays are not: their members and items are.
    pub(crate) fn is_unknown(&self, value: &Value<'_>) -> bool {
        !matches!(value.kind, Kind::Object(_) | Kind::Array(_)) && self.has_unknown(value.span())
    }

    /// Whether a part of a place is unknown until run time.
    pub(crate) fn has_unknown(&self, place: Span) -> bool {
        let index = self.unknown.partition_point(|unknown| unknown.end <= place.start);
        self.unknown.get(index).is_some_and(|unknown| unknown.start < place.end)
    }

    /// A value without its places.
    pub(crate) fn json(&self, value: &Value<'_>) -> Option<serde_json::Value> {
        serde_json::from_str(self.text.get(value.span().start..value.span().end)?).ok()
    }

    /// The type of that name, allowed or not.
    pub(crate) fn type_named(&self, name: &str) -> Option<ValueType> {
        self.catalog.get_or_init(|| Catalog::of(self.schema, self.of)).get(name)
    }

    /// Takes down a violation of the value at the current path.
    pub(crate) fn report(&mut self, rule: Rule, value: &Value<'_>, words: impl FnOnce() -> (String, String)) {
        self.push(rule, rule.severity(), value.span(), Some(value.span()), words);
    }

    /// Takes down what the object at the current path lacks.
    pub(crate) fn report_missing(&mut self, rule: Rule, object: &Value<'_>, words: impl FnOnce() -> (String, String)) {
        self.push(rule, rule.severity(), object.span(), None, words);
    }

    /// Takes down a violation that is about the name of a member.
    pub(crate) fn report_member(
        &mut self,
        rule: Rule,
        member: &'v Member<'v>,
        words: impl FnOnce() -> (String, String),
    ) {
        self.path.enter_member(&member.name);
        self.push(rule, rule.severity(), member.name_span(), Some(member.value.span()), words);
        self.path.leave();
    }

    pub(crate) fn push(
        &mut self,
        rule: Rule,
        severity: Severity,
        span: Span,
        value: Option<Span>,
        words: impl FnOnce() -> (String, String),
    ) {
        let (path, text) = (&self.path, self.text);
        self.found.push(rule, severity, || {
            let (message, help) = words();
            Violation {
                rule,
                severity,
                part: Part::Body,
                pointer: path.pointer(),
                span: Some(span),
                position: None,
                value: value.map(|value| shown(text, span.start, value)),
                message,
                help,
            }
        });
    }
}

/// A value as JSON text. A credential is hidden if its name is behind an offset before it.
fn shown(text: &str, from: usize, value: Span) -> String {
    let is_credential = |place: &Range<usize>| from + place.start >= value.start;
    let before = text.get(from..value.start).map_or(0, str::len);
    let context = redact::beginning_of(text.get(from..value.end).unwrap_or_default(), before + LONGEST_CREDENTIAL);
    if before > 0 && Searched::new(context).tokens().iter().any(is_credential) {
        return format!("\"{HIDDEN}\"");
    }
    excerpt::json(text.get(value.start..value.end).unwrap_or_default())
}
