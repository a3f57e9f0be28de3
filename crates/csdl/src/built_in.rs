//! The parts of vocabularies that are built in.

use std::sync::LazyLock;

use crate::document::Document;
use crate::fault::Faults;
use crate::read::read_json;
use crate::source::SourceId;
use crate::vocabularies::{REQUESTS, SLICES};

const TEXTS: [(&str, &str); 7] = [
    ("core.json", include_str!("../vocabularies/core.json")),
    ("validation.json", include_str!("../vocabularies/validation.json")),
    ("capabilities.json", include_str!("../vocabularies/capabilities.json")),
    ("keys.json", include_str!("../vocabularies/keys.json")),
    ("slices.json", include_str!("../vocabularies/slices.json")),
    ("requests.json", include_str!("../vocabularies/requests.json")),
    ("sap-common.json", include_str!("../vocabularies/sap-common.json")),
];

/// The built-in documents.
///
/// They hold the terms and types that this crate decodes or that schemas often use, and not all of the published
/// vocabularies. So a name in one of their namespaces that they do not declare is not a fault, unless the vocabulary is
/// published nowhere else.
pub(crate) fn documents() -> &'static [Document] {
    static DOCUMENTS: LazyLock<Vec<Document>> = LazyLock::new(|| {
        let mut faults = Faults::default();
        let texts = TEXTS.iter().zip(0..);
        // Their numbers are beyond those of all sources, so that no fault is ever shown at a place in another text.
        let read = texts.filter_map(|((_, text), index)| read_json(SourceId(u32::MAX - index), text, &mut faults));
        read.collect()
    });
    &DOCUMENTS
}

/// Whether a built-in document declares that namespace.
pub(crate) fn is_built_in(namespace: &str) -> bool {
    documents().iter().flat_map(|document| &document.schemas).any(|schema| schema.namespace.value == namespace)
}

/// Whether the built-in document of that namespace declares all there is.
pub(crate) fn is_complete(namespace: &str) -> bool {
    matches!(namespace, SLICES | REQUESTS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    #[test]
    fn the_built_in_documents_have_no_fault() {
        let sources = TEXTS.map(|(path, text)| Source::vocabulary(path, text));
        let model = crate::load(&sources).unwrap_or_else(|faults| panic!("{faults}"));
        assert_eq!(model.schemas.len(), documents().len());
        assert!(model.schemas.iter().all(|schema| schema.is_vocabulary));
    }
}
