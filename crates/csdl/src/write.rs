//! Documents written as CSDL JSON: what was read from the text that is written here is the document again.
//!
//! The text is the same for equal documents: members are in a fixed order, first those that begin with `$`, then
//! annotations, then what an element is made of, with an indent of two spaces.

mod annotation;
mod container;
mod element;
mod text;
mod types;

use std::collections::HashSet;

use crate::document::{Document, Element, ElementKind, Include, IncludeAnnotations, Reference, Schema};
use crate::model::Json;
use annotation::Writer;

/// The document as CSDL JSON.
///
/// It is one text, except where a schema has an operation and something else of one name, as published metadata does:
/// the members of a JSON object cannot say that, so a second text declares the operations of such names in the same
/// namespace. [`resolve`](crate::resolve()) makes one schema of both.
#[must_use]
pub fn write_json(document: &Document) -> Vec<String> {
    let writer = Writer::new(document);
    let mut main = head(document, &writer);
    let mut second = head(document, &writer);
    let count = second.len();
    for schema in &document.schemas {
        let (own, clashing) = without_clashes(&schema.elements);
        main.push((schema.namespace.value.clone(), writer.schema(schema, &own, true)));
        if !clashing.is_empty() {
            second.push((schema.namespace.value.clone(), writer.schema(schema, &clashing, false)));
        }
    }
    let mut texts = vec![text::pretty(&Json::Object(main))];
    if second.len() > count {
        second.retain(|(name, _)| name != "$EntityContainer");
        texts.push(text::pretty(&Json::Object(second)));
    }
    texts
}

/// Members of an object, in order.
type Members = Vec<(String, Json)>;

fn string(text: &str) -> Json {
    Json::String(text.to_owned())
}

fn push_string(members: &mut Members, name: &str, text: Option<&str>) {
    members.extend(text.map(|text| (name.to_owned(), string(text))));
}

fn push_true(members: &mut Members, name: &str, is: bool) {
    if is {
        members.push((name.to_owned(), Json::Bool(true)));
    }
}

fn is_operation(element: &Element) -> bool {
    matches!(element.kind, ElementKind::Action(_) | ElementKind::Function(_))
}

/// The elements that fit into one object, and the operations that do not.
fn without_clashes(elements: &[Element]) -> (Vec<&Element>, Vec<&Element>) {
    let taken: HashSet<&str> =
        elements.iter().filter(|element| !is_operation(element)).map(|element| element.name.value.as_str()).collect();
    elements.iter().partition(|element| !is_operation(element) || !taken.contains(element.name.value.as_str()))
}

fn head(document: &Document, writer: &Writer<'_>) -> Members {
    let mut members = vec![("$Version".to_owned(), string(&document.version.value))];
    push_string(&mut members, "$EntityContainer", document.entity_container.as_ref().map(|name| name.value.as_str()));
    if !document.references.is_empty() {
        let references = document.references.iter();
        let references =
            references.map(|reference| (reference.uri.value.clone(), writer.reference(reference))).collect();
        members.push(("$Reference".to_owned(), Json::Object(references)));
    }
    members
}

impl Writer<'_> {
    fn reference(&self, reference: &Reference) -> Json {
        let mut members = Members::new();
        if !reference.includes.is_empty() {
            let includes = reference.includes.iter().map(|include| self.include(include)).collect();
            members.push(("$Include".to_owned(), Json::Array(includes)));
        }
        if !reference.include_annotations.is_empty() {
            let includes = reference.include_annotations.iter().map(include_annotations).collect();
            members.push(("$IncludeAnnotations".to_owned(), Json::Array(includes)));
        }
        self.annotations(&mut members, "", &reference.annotations);
        Json::Object(members)
    }

    fn include(&self, include: &Include) -> Json {
        let mut members = vec![("$Namespace".to_owned(), string(&include.namespace.value))];
        push_string(&mut members, "$Alias", include.alias.as_ref().map(|alias| alias.value.as_str()));
        self.annotations(&mut members, "", &include.annotations);
        Json::Object(members)
    }

    /// A schema with some of its elements, and with its annotations if `is_main`.
    fn schema(&self, schema: &Schema, elements: &[&Element], is_main: bool) -> Json {
        let mut members = Members::new();
        push_string(&mut members, "$Alias", schema.alias.as_ref().map(|alias| alias.value.as_str()));
        if is_main {
            self.annotations(&mut members, "", &schema.annotations);
        }
        self.elements(&mut members, elements);
        if is_main && !schema.targeted.is_empty() {
            let targeted = schema.targeted.iter().map(|targeted| {
                let mut members = Members::new();
                self.annotations(&mut members, "", &targeted.annotations);
                (targeted.target.value.clone(), Json::Object(members))
            });
            members.push(("$Annotations".to_owned(), Json::Object(targeted.collect())));
        }
        Json::Object(members)
    }
}

fn include_annotations(include: &IncludeAnnotations) -> Json {
    let mut members = vec![("$TermNamespace".to_owned(), string(&include.term_namespace.value))];
    let target = include.target_namespace.as_ref();
    push_string(&mut members, "$TargetNamespace", target.map(|target| target.value.as_str()));
    push_string(&mut members, "$Qualifier", include.qualifier.as_ref().map(|qualifier| qualifier.value.as_str()));
    Json::Object(members)
}
