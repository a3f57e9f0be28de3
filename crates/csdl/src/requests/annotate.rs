//! Derived requests as annotations, beside those that are written by hand.
//!
//! What is written by hand stays as it is. What an earlier import has derived says so by `DerivedFrom`, so it is replaced by
//! what is derived now; properties that people have added to it stay.

use super::Request;
use super::identity::identity;
use crate::document::{Annotation, Constant, Expression, ExpressionKind, PropertyValue, Record};
use crate::model::{Permission, RequestKind};
use crate::source::{Place, Spanned};
use crate::vocabularies::{CAPABILITIES, REQUESTS};

const CONTAINER: &str = "Container";
const PERMISSIONS: &str = "Permissions";
const DERIVED_FROM: &str = "DerivedFrom";
const REQUEST_PATH: &str = "RequestPath";
const ENTITY_REQUESTS: &str = "EntityRequests";
const FURTHER_REQUESTS: &str = "FurtherRequests";
const OPERATION_RESTRICTIONS: &str = "OperationRestrictions";

/// The derived requests of an element as annotations.
struct Writer {
    place: Place,
}

impl Writer {
    fn text(&self, text: &str) -> Expression {
        self.expression(ExpressionKind::Constant(Constant::String(text.to_owned())))
    }

    fn expression(&self, kind: ExpressionKind) -> Expression {
        Expression { kind, place: self.place }
    }

    fn collection(&self, items: impl Iterator<Item = Expression>) -> Expression {
        self.expression(ExpressionKind::Collection(items.collect()))
    }

    fn record(&self, properties: Vec<PropertyValue>) -> Expression {
        self.expression(ExpressionKind::Record(Record { type_: None, properties, annotations: Vec::new() }))
    }

    fn property(&self, name: &str, value: Expression) -> PropertyValue {
        PropertyValue { name: Spanned::new(name.to_owned(), self.place), value, annotations: Vec::new() }
    }

    fn annotation(&self, namespace: &str, name: &str, value: Expression) -> Annotation {
        let term = Spanned::new(format!("{namespace}.{name}"), self.place);
        Annotation { term, qualifier: None, value, annotations: Vec::new() }
    }

    fn sources(&self, request: &Request) -> Expression {
        let sources = [(CONTAINER, request.order.is_some()), (PERMISSIONS, request.permissions.is_some())].into_iter();
        self.collection(sources.filter(|(_, is_source)| *is_source).map(|(source, _)| self.text(source)))
    }

    fn permissions(&self, permissions: &[Permission]) -> PropertyValue {
        let permissions = permissions.iter().map(|permission| {
            let scopes = permission.scopes.iter().map(|scope| {
                let mut record =
                    Record { properties: vec![self.property("Scope", self.text(&scope.name))], ..Record::default() };
                if scope.is_least_privileged {
                    let yes = self.expression(ExpressionKind::Constant(Constant::Bool(true)));
                    record.annotations.push(self.annotation(REQUESTS, "LeastPrivileged", yes));
                }
                if !scope.also_requires.is_empty() {
                    let names = self.collection(scope.also_requires.iter().map(|name| self.text(name)));
                    record.annotations.push(self.annotation(REQUESTS, "AlsoRequires", names));
                }
                self.expression(ExpressionKind::Record(record))
            });
            self.record(vec![
                self.property("SchemeName", self.text(&permission.scheme)),
                self.property("Scopes", self.collection(scopes)),
            ])
        });
        self.property(PERMISSIONS, self.collection(permissions))
    }

    fn request(&self, request: &Request) -> Record {
        let kind = RequestKind::ALL.iter().find(|(_, kind)| Some(*kind) == request.kind);
        let mut properties: Vec<_> = kind.into_iter().map(|(name, _)| self.property("Kind", self.text(name))).collect();
        properties.extend(request.method.iter().map(|method| self.property("Method", self.text(method))));
        properties.push(self.property(REQUEST_PATH, self.text(&request.path)));
        properties.extend(request.permissions.iter().map(|permissions| self.permissions(permissions)));
        properties.push(self.property(DERIVED_FROM, self.sources(request)));
        Record { properties, ..Record::default() }
    }

    fn requests(&self, term: &str, requests: Vec<Record>) -> Option<Annotation> {
        let records = requests.into_iter().map(|record| self.expression(ExpressionKind::Record(record)));
        let value = self.collection(records);
        let is_empty = matches!(&value.kind, ExpressionKind::Collection(items) if items.is_empty());
        (!is_empty).then(|| self.annotation(REQUESTS, term, value))
    }
}

/// Adds derived requests to the annotations of an entity type or operation at that place.
pub(crate) fn combine(annotations: &mut Vec<Annotation>, requests: &[Request], place: Place) {
    let writer = Writer { place };
    let (mut calls, entities): (Vec<&Request>, Vec<&Request>) = requests.iter().partition(|it| it.kind.is_none());
    if let Some(written) = find(annotations, REQUESTS, REQUEST_PATH).and_then(|it| text(&it.value)).map(identity) {
        // The request that is written by hand is not derived again.
        calls.retain(|request| identity(&request.path) != written);
    } else if !calls.is_empty() {
        writer.call(annotations, calls.remove(0));
    }
    for (term, requests) in [(ENTITY_REQUESTS, entities), (FURTHER_REQUESTS, calls)] {
        let derived = requests.into_iter().map(|request| writer.request(request)).collect();
        let index = annotations.iter().position(|it| is(it, REQUESTS, term));
        let known = index.map(|index| annotations.remove(index));
        let known = known.map(|annotation| records(annotation.value)).unwrap_or_default();
        let combined = writer.requests(term, with_derived(known, derived));
        let index = index.unwrap_or(annotations.len());
        annotations.splice(index..index, combined);
    }
}

/// Takes out of the annotations of an element what an earlier import has derived, but for records that people have added to.
pub(crate) fn remove_derived(annotations: &mut Vec<Annotation>) {
    if let Some(index) = annotations.iter().position(|it| is(it, REQUESTS, DERIVED_FROM)) {
        let sources = annotations.remove(index);
        annotations.retain(|it| !is(it, REQUESTS, REQUEST_PATH));
        if names_permissions(&sources.value) {
            for annotation in annotations.iter_mut().filter(|it| is(it, CAPABILITIES, OPERATION_RESTRICTIONS)) {
                if let ExpressionKind::Record(record) = &mut annotation.value.kind {
                    record.properties.retain(|property| property.name.value != PERMISSIONS);
                }
            }
            let is_empty = |record: &Record| record.properties.is_empty() && record.annotations.is_empty();
            annotations.retain(|it| match &it.value.kind {
                ExpressionKind::Record(record) if is(it, CAPABILITIES, OPERATION_RESTRICTIONS) => !is_empty(record),
                _ => true,
            });
        }
    }
    for term in [ENTITY_REQUESTS, FURTHER_REQUESTS] {
        let Some(annotation) = annotations.iter_mut().find(|it| is(it, REQUESTS, term)) else { continue };
        if let ExpressionKind::Collection(items) = &mut annotation.value.kind {
            items.retain(|item| match &item.kind {
                ExpressionKind::Record(record) => property(record, DERIVED_FROM).is_none() || added(record).count() > 0,
                _ => true,
            });
        }
    }
    annotations.retain(|it| {
        let is_requests = is(it, REQUESTS, ENTITY_REQUESTS) || is(it, REQUESTS, FURTHER_REQUESTS);
        !is_requests || !matches!(&it.value.kind, ExpressionKind::Collection(items) if items.is_empty())
    });
}

impl Writer {
    /// Writes the first call of an operation as annotations of its own. Permissions that are there are written by hand.
    fn call(&self, annotations: &mut Vec<Annotation>, call: &Request) {
        annotations.push(self.annotation(REQUESTS, REQUEST_PATH, self.text(&call.path)));
        let mut written = call.clone();
        let restrictions = annotations.iter_mut().find(|it| is(it, CAPABILITIES, OPERATION_RESTRICTIONS));
        match (restrictions.map(|it| &mut it.value.kind), &call.permissions) {
            (Some(ExpressionKind::Record(record)), Some(_)) if property(record, PERMISSIONS).is_some() => {
                written = Request { permissions: None, order: call.order.or(Some(0)), ..written };
            }
            (Some(ExpressionKind::Record(record)), Some(permissions)) => {
                record.properties.push(self.permissions(permissions));
            }
            (None, Some(permissions)) => {
                let value = self.record(vec![self.permissions(permissions)]);
                annotations.push(self.annotation(CAPABILITIES, OPERATION_RESTRICTIONS, value));
            }
            (Some(_), Some(_)) | (_, None) => {}
        }
        annotations.push(self.annotation(REQUESTS, DERIVED_FROM, self.sources(&written)));
    }
}

/// The records that are there, and those that are derived: one for each request.
fn with_derived(known: Vec<Record>, mut derived: Vec<Record>) -> Vec<Record> {
    let mut by_hand = Vec::new();
    for mut record in known {
        let same = derived.iter().position(|it| key(it) == key(&record));
        if property(&record, DERIVED_FROM).is_none() {
            same.map(|index| derived.remove(index));
            by_hand.push(record);
        } else if let Some(derived) = same.and_then(|index| derived.get_mut(index)) {
            for added in added(&record) {
                add(derived, added.clone());
            }
        } else {
            // Nothing leads to it any more, so what people have added makes it theirs.
            record.properties.retain(|property| property.name.value != DERIVED_FROM);
            by_hand.push(record);
        }
    }
    by_hand.extend(derived);
    by_hand
}

/// Adds to a derived record what people have written.
fn add(derived: &mut Record, added: PropertyValue) {
    if added.name.value != PERMISSIONS {
        derived.properties.push(added);
        return;
    }
    for property in &mut derived.properties {
        match (property.name.value.as_str(), &mut property.value.kind) {
            (PERMISSIONS, _) => property.value = added.value.clone(),
            (DERIVED_FROM, ExpressionKind::Collection(sources)) if sources.len() > 1 => {
                sources.retain(|source| text(source) != Some(PERMISSIONS));
            }
            _ => {}
        }
    }
    if property(derived, PERMISSIONS).is_none() {
        derived.properties.push(added);
    }
}

/// What tells requests apart: the kind, the method, and the identity of the path.
fn key(record: &Record) -> (Option<&str>, Option<&str>, String) {
    let get = |name| property(record, name).and_then(text);
    let kind = get("Kind");
    let of_kind = || RequestKind::ALL.iter().find(|(name, _)| Some(*name) == kind).map(|(_, kind)| kind.method());
    (kind, get("Method").or_else(of_kind), identity(get(REQUEST_PATH).unwrap_or_default()))
}

/// The properties that people have added to a derived record.
fn added(record: &Record) -> impl Iterator<Item = &PropertyValue> {
    let has_permissions = property(record, DERIVED_FROM).is_some_and(names_permissions);
    record.properties.iter().filter(move |property| match property.name.value.as_str() {
        "Kind" | "Method" | REQUEST_PATH | DERIVED_FROM => false,
        PERMISSIONS => !has_permissions,
        _ => true,
    })
}

fn names_permissions(sources: &Expression) -> bool {
    matches!(&sources.kind, ExpressionKind::Collection(items) if items.iter().any(|item| text(item) == Some(PERMISSIONS)))
}

fn is(annotation: &Annotation, namespace: &str, name: &str) -> bool {
    let term = annotation.term.value.strip_prefix(namespace).and_then(|rest| rest.strip_prefix('.'));
    annotation.qualifier.is_none() && term == Some(name)
}

fn find<'a>(annotations: &'a [Annotation], namespace: &str, name: &str) -> Option<&'a Annotation> {
    annotations.iter().find(|it| is(it, namespace, name))
}

fn property<'a>(record: &'a Record, name: &str) -> Option<&'a Expression> {
    record.properties.iter().find(|property| property.name.value == name).map(|property| &property.value)
}

fn text(expression: &Expression) -> Option<&str> {
    match &expression.kind {
        ExpressionKind::Constant(Constant::String(text)) => Some(text),
        _ => None,
    }
}

/// The records of a collection.
fn records(value: Expression) -> Vec<Record> {
    let ExpressionKind::Collection(items) = value.kind else { return Vec::new() };
    let records = items.into_iter().filter_map(|item| match item.kind {
        ExpressionKind::Record(record) => Some(record),
        _ => None,
    });
    records.collect()
}
