//! The aliases of one document.

use std::collections::{HashMap, HashSet};

use crate::diagnostic::Code;
use crate::document::Document;
use crate::fault::Faults;
use crate::source::Place;

/// What a document calls the namespaces.
pub(super) struct Scope<'d> {
    /// The namespace of each alias.
    pub(super) aliases: HashMap<&'d str, &'d str>,
    /// The namespaces that are included.
    pub(super) included: HashSet<&'d str>,
}

impl<'d> Scope<'d> {
    /// Collects the aliases and reports those that are not one of a kind.
    pub(super) fn new(document: &'d Document, faults: &mut Faults) -> Self {
        let mut scope = Self { aliases: HashMap::new(), included: HashSet::new() };
        let inclusions = document.references.iter().flat_map(|reference| &reference.includes);
        let included = inclusions.map(|include| (&include.namespace, include.alias.as_ref()));
        let declared = document.schemas.iter().map(|schema| (&schema.namespace, schema.alias.as_ref()));
        let all: Vec<_> = included.clone().chain(declared).collect();
        scope.included.extend(included.map(|(namespace, _)| namespace.value.as_str()));
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
                let message = format!("the alias `{text}` already stands for `{first}`");
                faults.add(Code::AliasClash, alias.place, message).declared_at("the other alias", place);
            }
        }
        scope
    }
}
