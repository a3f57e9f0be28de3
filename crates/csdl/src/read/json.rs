//! CSDL JSON, versions 4.0 and 4.01: the document and its references.
//!
//! For this reader the two versions only differ in the name of type control information in records. Both spellings are
//! accepted.

mod annotation;
mod container;
mod expression;
mod object;
mod operation;
mod schema;
mod structured;
mod types;

use std::collections::{BTreeSet, HashMap};

use json_places::{Kind, Span, Value};

use crate::diagnostic::{Code, Leniency};
use crate::document::{Document, Include, IncludeAnnotations, Reference};
use crate::fault::Faults;
use crate::read::{checks, other};
use crate::source::{Place, SourceId, Spanned};
use object::{Annotated, Object};

/// Reads one document.
pub(super) fn document(source: SourceId, text: &str, faults: &mut Faults) -> Option<Document> {
    let mut reader = Reader { source, faults, repeated: BTreeSet::new() };
    let mut tree = match json_places::parse(text) {
        Ok(tree) => tree,
        Err(error) => {
            let place = reader.place(Span { start: error.offset, end: error.offset });
            let fault = reader.faults.add(Code::MalformedJson, place, error.message);
            if text.starts_with('\u{feff}') {
                fault.help("the text begins with a byte order mark, which JSON does not allow: remove it");
            }
            return None;
        }
    };
    if let Some(other) = other::of_json(&tree) {
        other.report(reader.place(tree.span()), reader.faults);
        return None;
    }
    reader.remove_duplicates(&mut tree, false);
    reader.document(&tree)
}

/// Reads the values of one source.
struct Reader<'f> {
    source: SourceId,
    faults: &'f mut Faults,
    /// The offsets of members in annotations that repeat the name of an earlier member.
    repeated: BTreeSet<usize>,
}

impl Reader<'_> {
    fn place(&self, span: Span) -> Place {
        // A source that is too long for these offsets has been refused.
        let offset = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Place { source: self.source, start: offset(span.start), end: offset(span.end) }
    }

    /// Reports and removes each member that has the name of an earlier one, so that nothing else is reported about it.
    fn remove_duplicates(&mut self, value: &mut Value<'_>, in_annotation: bool) {
        match &mut value.kind {
            Kind::Array(elements) => {
                for element in elements {
                    self.remove_duplicates(element, in_annotation);
                }
            }
            Kind::Object(members) => {
                let mut seen = HashMap::new();
                let mut kept = std::mem::take(members).into_vec();
                kept.retain(|member| {
                    let first = *seen.entry(member.name.clone().into_owned()).or_insert(member.name_span());
                    if first != member.name_span() {
                        self.duplicate(&member.name, member.name_span(), first, in_annotation);
                    }
                    first == member.name_span()
                });
                *members = kept.into_boxed_slice();
                for member in members {
                    let in_annotation = in_annotation || member.name.contains('@');
                    self.remove_duplicates(&mut member.value, in_annotation);
                }
            }
            _ => {}
        }
    }

    fn duplicate(&mut self, name: &str, again: Span, first: Span, in_annotation: bool) {
        let (place, first) = (self.place(again), self.place(first));
        let message = format!("the object already has a member `{name}`");
        let fault = self.faults.add(Code::DuplicateMember, place, message);
        fault.located_at("the first one", first);
        if in_annotation || name.contains('@') {
            fault.tolerate(Leniency::Annotation);
        }
        if in_annotation {
            self.repeated.insert(again.start);
        }
    }

    fn document(&mut self, tree: &Value<'_>) -> Option<Document> {
        let known = ["$Version", "$EntityContainer", "$Reference"];
        let object = self.object(tree, "a CSDL document", &known, Annotated::Never)?;
        let version = self.version(&object);
        let entity_container = object.dollar("$EntityContainer").and_then(|member| self.qualified_name(member));
        let references = object.dollar("$Reference").map(|member| self.references(&member.value)).unwrap_or_default();
        let schemas = object.plain.iter().filter_map(|member| self.schema(member)).collect();
        Some(Document { source: self.source, version: version?, entity_container, references, schemas })
    }

    fn version(&mut self, object: &Object<'_, '_>) -> Option<Spanned<String>> {
        let Some(member) = object.dollar("$Version") else {
            self.faults.add(Code::MissingMember, object.place, "a CSDL document must say its `$Version`");
            return None;
        };
        let version = self.string(member)?;
        checks::version(&version, "CSDL JSON", self.faults);
        Some(version)
    }

    fn references(&mut self, value: &Value<'_>) -> Vec<Reference> {
        let Some(object) = self.object(value, "`$Reference`", &[], Annotated::Never) else { return Vec::new() };
        object
            .plain
            .iter()
            .filter_map(|member| {
                let known = ["$Include", "$IncludeAnnotations"];
                let reference = self.object(&member.value, "a reference", &known, Annotated::Itself)?;
                self.no_plain_members(&reference, "a reference");
                let mut includes = Vec::new();
                for element in self.elements(reference.dollar("$Include")) {
                    includes.extend(self.include(element));
                }
                let mut include_annotations = Vec::new();
                for element in self.elements(reference.dollar("$IncludeAnnotations")) {
                    include_annotations.extend(self.include_annotations(element));
                }
                Some(Reference {
                    uri: Spanned::new(member.name.to_string(), self.place(member.name_span())),
                    includes,
                    include_annotations,
                    annotations: self.annotations(&reference, ""),
                })
            })
            .collect()
    }

    fn include(&mut self, value: &Value<'_>) -> Option<Include> {
        let object = self.object(value, "an inclusion", &["$Namespace", "$Alias"], Annotated::Itself)?;
        self.no_plain_members(&object, "an inclusion");
        Some(Include {
            namespace: self.namespace(&object, "$Namespace", "an inclusion")?,
            alias: object.dollar("$Alias").and_then(|member| self.alias(member)),
            annotations: self.annotations(&object, ""),
        })
    }

    fn include_annotations(&mut self, value: &Value<'_>) -> Option<IncludeAnnotations> {
        let known = ["$TermNamespace", "$TargetNamespace", "$Qualifier"];
        let object = self.object(value, "an inclusion of annotations", &known, Annotated::Never)?;
        self.no_plain_members(&object, "an inclusion of annotations");
        Some(IncludeAnnotations {
            term_namespace: self.namespace(&object, "$TermNamespace", "an inclusion of annotations")?,
            target_namespace: object.dollar("$TargetNamespace").and_then(|member| self.string(member)),
            qualifier: object.dollar("$Qualifier").and_then(|member| self.simple_identifier(member)),
        })
    }

    fn namespace(&mut self, object: &Object<'_, '_>, name: &str, what: &str) -> Option<Spanned<String>> {
        let namespace = self.required(object, name, what).and_then(|member| self.string(member))?;
        checks::namespace(&namespace, self.faults).then_some(namespace)
    }
}
