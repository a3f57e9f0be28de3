//! Annotations and what they say: the constants, records and collections in their values.

use crate::document::{Annotation, Constant, Expression, ExpressionKind, Record};
use crate::model;
use crate::resolve::names::ScopeId;

/// An annotation and the document that it is in.
#[derive(Clone, Copy)]
pub(super) struct Application<'d> {
    pub(super) scope: ScopeId,
    pub(super) written: &'d Annotation,
}

/// An annotation that is bound.
pub(super) struct Bound {
    pub(super) annotation: model::Annotation,
    /// The number of the term, if it is declared.
    pub(super) term: Option<usize>,
    /// Whether nothing is wrong with it.
    pub(super) is_sound: bool,
}

/// The annotations of a target that have no qualifier, by their terms.
pub(super) struct Known<'a, 'd>(&'a [(Application<'d>, Bound)]);

impl<'a, 'd> Known<'a, 'd> {
    /// These annotations.
    pub(super) fn new(annotations: &'a [(Application<'d>, Bound)]) -> Self {
        Self(annotations)
    }
}

impl<'d> Known<'_, 'd> {
    /// The annotation with that term.
    pub(super) fn get(&self, namespace: &str, name: &str) -> Option<Application<'d>> {
        let mut found = self.0.iter().filter(|(_, bound)| {
            let term = &bound.annotation.term;
            bound.term.is_some()
                && bound.annotation.qualifier.is_none()
                && term.name == name
                && term.namespace == namespace
        });
        found.next().map(|(application, _)| *application)
    }

    /// The text that the annotation with that term says.
    pub(super) fn text(&self, namespace: &str, name: &str) -> Option<String> {
        text(&self.get(namespace, name)?.written.value).map(str::to_owned)
    }

    /// The texts that the annotation with that term says.
    pub(super) fn texts(&self, namespace: &str, name: &str) -> Vec<String> {
        self.get(namespace, name).map(|application| texts(&application.written.value)).unwrap_or_default()
    }

    /// Whether there is a tag with that term, and it says yes.
    pub(super) fn tag(&self, namespace: &str, name: &str) -> bool {
        self.get(namespace, name).is_some_and(|application| is_true(&application.written.value))
    }
}

/// The records in the collection that an annotation says.
pub(super) fn records(application: Option<Application<'_>>) -> impl Iterator<Item = &Record> {
    let items = application.map(|application| items(&application.written.value)).unwrap_or_default();
    items.iter().filter_map(record)
}

/// The items of a collection.
pub(super) fn items(expression: &Expression) -> &[Expression] {
    match &expression.kind {
        ExpressionKind::Collection(items) => items,
        _ => &[],
    }
}

/// A record.
pub(super) fn record(expression: &Expression) -> Option<&Record> {
    match &expression.kind {
        ExpressionKind::Record(record) => Some(record),
        _ => None,
    }
}

/// A property value of a record.
pub(super) fn property<'d>(record: &'d Record, name: &str) -> Option<&'d Expression> {
    record.properties.iter().find(|property| property.name.value == name).map(|property| &property.value)
}

/// A string constant.
pub(super) fn text(expression: &Expression) -> Option<&str> {
    match &expression.kind {
        ExpressionKind::Constant(Constant::String(text)) => Some(text),
        _ => None,
    }
}

/// The string constants of a collection.
pub(super) fn texts(expression: &Expression) -> Vec<String> {
    items(expression).iter().filter_map(text).map(str::to_owned).collect()
}

/// A string constant in a record.
pub(super) fn owned(record: &Record, name: &str) -> Option<String> {
    text(property(record, name)?).map(str::to_owned)
}

/// Whether an expression is the constant `true`.
pub(super) fn is_true(expression: &Expression) -> bool {
    matches!(expression.kind, ExpressionKind::Constant(Constant::Bool(true)))
}
