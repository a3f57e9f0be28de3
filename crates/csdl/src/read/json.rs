//! CSDL JSON, versions 4.0 and 4.01: the document and its references.
//!
//! The two versions differ in nothing that is read here but the name of type control information in records, which is
//! accepted in both spellings.

mod annotation;
mod container;
mod expression;
mod object;
mod operation;
mod schema;
mod structured;
mod types;

use json_places::{Kind, Span, Value};

use crate::diagnostic::Code;
use crate::document::{Document, Include, IncludeAnnotations, Reference};
use crate::fault::Faults;
use crate::read::checks;
use crate::source::{Place, SourceId, Spanned};
use object::{Annotated, Object};

/// Reads one document.
pub(super) fn document(source: SourceId, text: &str, faults: &mut Faults) -> Option<Document> {
    let mut reader = Reader { source, faults };
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
    reader.remove_duplicates(&mut tree);
    reader.document(&tree)
}

/// Reads the values of one source.
struct Reader<'f> {
    source: SourceId,
    faults: &'f mut Faults,
}

impl Reader<'_> {
    fn place(&self, span: Span) -> Place {
        // A source that is too long for these offsets has been refused.
        let offset = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Place { source: self.source, start: offset(span.start), end: offset(span.end) }
    }

    /// Reports and removes every member whose name an earlier one has, so that nothing further is said about it.
    fn remove_duplicates(&mut self, value: &mut Value<'_>) {
        match &mut value.kind {
            Kind::Array(elements) => elements.iter_mut().for_each(|element| self.remove_duplicates(element)),
            Kind::Object(members) => {
                let mut seen = std::collections::HashMap::new();
                members.retain(|member| {
                    let first = *seen.entry(member.name.clone().into_owned()).or_insert(member.name_span);
                    if first != member.name_span {
                        let place = self.place(member.name_span);
                        let first = self.place(first);
                        let message = format!("the object already has a member `{}`", member.name);
                        self.faults.add(Code::DuplicateMember, place, message).stands_at("the first one", first);
                    }
                    first == member.name_span
                });
                for member in members {
                    self.remove_duplicates(&mut member.value);
                }
            }
            _ => {}
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
                    uri: Spanned::new(member.name.to_string(), self.place(member.name_span)),
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
