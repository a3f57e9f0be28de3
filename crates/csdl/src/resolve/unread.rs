//! What documents with errors may declare.

use std::collections::{BTreeSet, HashSet};

use crate::document::Document;
use crate::source::{Source, SourceId};

/// The namespaces that documents with errors may declare. A name in one of them is not reported as missing.
#[derive(Debug, Default)]
pub(super) struct Unread {
    namespaces: HashSet<String>,
}

impl Unread {
    /// Takes the documents with errors out of those that were read. A text of which there is no document may declare any
    /// namespace that occurs in it as a word.
    pub(super) fn split_off(
        documents: Vec<Document>,
        sources: &[Source],
        with_errors: &BTreeSet<SourceId>,
    ) -> (Vec<Document>, Self) {
        let (faulty, sound): (Vec<_>, Vec<_>) =
            documents.into_iter().partition(|document| with_errors.contains(&document.source));
        let schemas = faulty.iter().flat_map(|document| &document.schemas);
        let mut namespaces: HashSet<String> = schemas.map(|schema| schema.namespace.value.clone()).collect();
        let is_read = |id: &SourceId| faulty.iter().any(|document| document.source == *id);
        for id in with_errors.iter().filter(|id| !is_read(id)) {
            let text = sources.get(id.0 as usize).map(|source| source.text.as_str()).unwrap_or_default();
            namespaces.extend(words(text).map(str::to_owned));
        }
        (sound, Self { namespaces })
    }

    /// Whether a name of a namespace, or of an alias, may be declared in a document with errors.
    pub(super) fn may_declare(&self, namespace: &str) -> bool {
        self.namespaces.contains(namespace)
    }
}

/// Everything in a text that can be a namespace.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|character: char| !character.is_alphanumeric() && !matches!(character, '_' | '.'))
}
