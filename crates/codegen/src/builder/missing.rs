//! Base types of documents that are not given, where the configuration lets them be untyped.

use std::collections::BTreeSet;

use odata_csdl::document::{Document, ElementKind};

/// Takes out the base types that a document includes and no document declares, so that what they declare is undeclared, and
/// says which these are.
pub(super) fn without_missing_bases(documents: &mut [Document]) -> Vec<String> {
    let schemas = documents.iter().flat_map(|document| &document.schemas);
    let declared: BTreeSet<String> = schemas.map(|schema| schema.namespace.value.clone()).collect();
    let mut notes = Vec::new();
    for document in documents {
        let includes = document.references.iter().flat_map(|reference| &reference.includes);
        // The namespaces that are missing, under the names by which the document knows them.
        let missing: BTreeSet<String> = includes
            .filter(|include| !declared.contains(&include.namespace.value) && !is_built_in(&include.namespace.value))
            .flat_map(|include| std::iter::once(&include.namespace).chain(&include.alias))
            .map(|name| name.value.clone())
            .collect();
        for schema in &mut document.schemas {
            for element in &mut schema.elements {
                let (ElementKind::EntityType(type_) | ElementKind::ComplexType(type_)) = &mut element.kind else {
                    continue;
                };
                let is_missing =
                    |name: &str| name.rsplit_once('.').is_some_and(|(qualifier, _)| missing.contains(qualifier));
                if let Some(base) = type_.base_type.take_if(|base| is_missing(&base.value)) {
                    let name = format!("{}.{}", schema.namespace.value, element.name.value);
                    notes.push(format!(
                        "`{name}` is without its base type `{}`, which no document declares",
                        base.value
                    ));
                }
            }
        }
    }
    notes
}

/// The vocabularies that the reader knows.
fn is_built_in(namespace: &str) -> bool {
    namespace.starts_with("Org.OData.")
}
