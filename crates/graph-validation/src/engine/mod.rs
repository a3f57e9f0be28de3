//! The engine: walks a JSON tree and the facts of its action side by side, and collects every violation.
//!
//! All names and numbers come from the facts.

mod duplicates;
mod enumeration;
mod object;
mod path;
pub(crate) mod primitive;
mod subject;
mod type_tag;

use std::cell::OnceCell;

use json_places::{Kind, Span, Value};
use odata_types::facts::{Action, Property, Schema, ValueType};

use crate::catalog::Catalog;
use crate::collector::Collector;
use crate::rule::{Rule, Severity};
use crate::violation::{Part, Violation};
use crate::{documented, excerpt};

use path::Path;
use subject::Subject;

/// Collects everything that is wrong with the body of an action.
///
/// The source is the text that the tree was read from, and the places in it that are unknown until run time. The API version is that of the request, if it is known.
pub(crate) fn run<'v>(
    schema: &'static Schema,
    action: &'static Action,
    api_version: Option<&'v str>,
    (text, unknown): (&'v str, &'v [Span]),
    body: &'v Value<'v>,
    found: &'v mut Collector,
) {
    let (path, catalog) = (Path::default(), OnceCell::new());
    let mut engine = Engine { schema, action, api_version, text, unknown, path, catalog, found };
    engine.body(body);
}

struct Engine<'v> {
    schema: &'static Schema,
    action: &'static Action,
    api_version: Option<&'v str>,
    text: &'v str,
    /// The places that are unknown until run time.
    unknown: &'v [Span],
    path: Path<'v>,
    /// Filled when a value first names an unexpected type, which right bodies never do.
    catalog: OnceCell<Catalog>,
    found: &'v mut Collector,
}

impl<'v> Engine<'v> {
    fn body(&mut self, body: &'v Value<'v>) {
        if self.is_unknown(body) {
            return;
        }
        match &body.kind {
            Kind::Object(members) => {
                self.string_tags(members);
                self.object(body, members, Subject::Body, self.action.parameters);
            }
            _ => self.wrong_type(body, Subject::Body, "an object"),
        }
    }

    /// Whether a value is unknown until run time, at least in part. Objects and arrays are not: their members and items are.
    fn is_unknown(&self, value: &Value<'_>) -> bool {
        !matches!(value.kind, Kind::Object(_) | Kind::Array(_)) && self.has_unknown(value.span)
    }

    fn has_unknown(&self, place: Span) -> bool {
        let index = self.unknown.partition_point(|unknown| unknown.end <= place.start);
        self.unknown.get(index).is_some_and(|unknown| unknown.start < place.end)
    }

    /// Checks the value of a declared property at the current path.
    fn property(&mut self, value: &'v Value<'v>, property: &'static Property) {
        if self.is_unknown(value) {
            return;
        }
        if !property.is_collection {
            return self.value(value, property, Subject::Value(property));
        }
        match &value.kind {
            Kind::Array(items) => {
                self.count(value, items.len(), property);
                for (index, item) in items.iter().enumerate() {
                    self.path.enter_element(index);
                    self.value(item, property, Subject::Item(property, index));
                    self.path.leave();
                }
            }
            // `nullable` is about the items: a collection itself may be empty, but not null.
            Kind::Null => self.null(value, Subject::Value(property)),
            _ => self.wrong_type(value, Subject::Value(property), "an array"),
        }
    }

    fn count(&mut self, value: &Value<'_>, count: usize, property: &'static Property) {
        let count = count as u64;
        let rule = if property.min_items.is_some_and(|least| count < least) {
            Rule::TooFewItems
        } else if property.max_items.is_some_and(|most| count > most) {
            Rule::TooManyItems
        } else {
            return;
        };
        let subject = Subject::Value(property);
        let has = match count {
            0 => "is empty".to_owned(),
            1 => "has 1 item".to_owned(),
            _ => format!("has {count} items"),
        };
        let documented = documented::items(property).unwrap_or_default();
        self.report(rule, value, format!("{subject} {has}; documented: {documented}"), documented::property(property));
    }

    /// Checks a single value: that of a property, or an item of a collection.
    fn value(&mut self, value: &'v Value<'v>, property: &'static Property, subject: Subject) {
        if self.is_unknown(value) {
            return;
        }
        if value.kind == Kind::Null {
            if !property.nullable {
                self.null(value, subject);
            }
            return;
        }
        match property.value {
            ValueType::Primitive(primitive) => self.primitive(value, subject, primitive),
            ValueType::Enum(enumeration) => self.enumeration(value, subject, enumeration),
            ValueType::Structured(declared) => self.structured(value, property, declared, subject),
            ValueType::Untyped => self.untyped(value),
        }
    }

    fn null(&mut self, value: &Value<'_>, subject: Subject) {
        let message = format!("{subject} is null, but is not nullable");
        self.report(Rule::NullRequired, value, message, self.help(subject));
    }

    fn wrong_type(&mut self, value: &'v Value<'v>, subject: Subject, expected: &str) {
        let message = format!("{subject} is {}; expected {expected}", value.kind_name());
        self.report(Rule::WrongJsonType, value, message, self.help(subject));
        self.untyped(value);
    }

    fn help(&self, subject: Subject) -> String {
        match subject.property() {
            Some(property) => documented::property(property),
            None => documented::body(self.action),
        }
    }

    /// Reports a violation of the value at the current path.
    fn report(&mut self, rule: Rule, value: &Value<'_>, message: String, help: String) {
        self.push(rule, value.span(), Some(value.span()), message, help);
    }

    /// Reports what the object at the current path lacks.
    fn report_missing(&mut self, rule: Rule, object: &Value<'_>, message: String, help: String) {
        self.push(rule, object.span(), None, message, help);
    }

    fn push(&mut self, rule: Rule, span: Span, value: Option<Span>, message: String, help: String) {
        self.push_as(rule, rule.severity(), span, value, message, help);
    }

    fn push_as(
        &mut self,
        rule: Rule,
        severity: Severity,
        span: Span,
        value: Option<Span>,
        message: String,
        help: String,
    ) {
        let (path, text) = (&self.path, self.text);
        self.found.push(rule, severity, || Violation {
            rule,
            severity,
            part: Part::Body,
            pointer: path.pointer(),
            span: Some(span),
            position: None,
            value: value.map(|span| excerpt::json(text.get(span.start..span.end).unwrap_or_default())),
            message,
            help,
        });
    }
}
