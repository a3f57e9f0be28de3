//! The aliases of one document.

use std::collections::HashMap;

use crate::diagnostic::Code;
use crate::document::Document;
use crate::fault::Faults;
use crate::source::Place;

/// The names of namespaces in a document.
pub(super) struct Scope<'d> {
    /// The namespace of each alias.
    pub(super) aliases: HashMap<&'d str, &'d str>,
    /// The namespaces that are included, and the URI of the document that is referenced for each.
    pub(super) included: HashMap<&'d str, &'d str>,
    /// Whether the document is only to be known, so that no code is generated from it.
    pub(super) is_vocabulary: bool,
}

impl<'d> Scope<'d> {
    /// Collects the aliases and reports those that are not unique.
    pub(super) fn new(document: &'d Document, is_vocabulary: bool, faults: &mut Faults) -> Self {
        let mut scope = Self { aliases: HashMap::new(), included: HashMap::new(), is_vocabulary };
        let mut all = Vec::new();
        for reference in &document.references {
            for include in &reference.includes {
                scope.included.entry(&include.namespace.value).or_insert(&reference.uri.value);
                all.push((&include.namespace, include.alias.as_ref()));
            }
        }
        all.extend(document.schemas.iter().map(|schema| (&schema.namespace, schema.alias.as_ref())));
        let namespaces: HashMap<&str, Place> =
            all.iter().map(|(namespace, _)| (namespace.value.as_str(), namespace.place)).collect();
        let mut places: HashMap<&str, Place> = HashMap::new();
        for (namespace, alias) in all {
            let Some(alias) = alias else { continue };
            let text = alias.value.as_str();
            if let Some(place) = namespaces.get(text) {
                let message = format!("the alias `{text}` is also a namespace of this document");
                faults.add(Code::AliasClash, alias.place, message).declared_at("the namespace", *place);
                continue;
            }
            let first = *scope.aliases.entry(text).or_insert(namespace.value.as_str());
            let place = *places.entry(text).or_insert(alias.place);
            if first != namespace.value {
                let message = format!("the alias `{text}` is already that of `{first}`");
                faults.add(Code::AliasClash, alias.place, message).declared_at("the other alias", place);
            }
        }
        scope
    }
}
