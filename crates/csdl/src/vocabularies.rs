//! The built-in parts of the standard vocabularies, and the names by which terms are decoded.

use std::sync::LazyLock;

use crate::document::Document;
use crate::fault::Faults;
use crate::read::read_json;
use crate::source::SourceId;

/// The namespace of the Core vocabulary.
pub(crate) const CORE: &str = "Org.OData.Core.V1";
/// The namespace of the Validation vocabulary.
pub(crate) const VALIDATION: &str = "Org.OData.Validation.V1";
/// The namespace of the Capabilities vocabulary.
pub(crate) const CAPABILITIES: &str = "Org.OData.Capabilities.V1";
/// The namespace of the vocabulary that had alternate keys before Core.
pub(crate) const KEYS: &str = "OData.Community.Keys.V1";

/// The namespace of the vocabulary in which SAP describes elements.
pub(crate) const SAP_COMMON: &str = "com.sap.vocabularies.Common.v1";

/// The standard vocabularies, built in or not: the alias that documents use for each, and its namespace.
pub(crate) const STANDARD: [(&str, &str); 9] = [
    ("Aggregation", "Org.OData.Aggregation.V1"),
    ("Authorization", "Org.OData.Authorization.V1"),
    ("Capabilities", CAPABILITIES),
    ("Core", CORE),
    ("JSON", "Org.OData.JSON.V1"),
    ("Measures", "Org.OData.Measures.V1"),
    ("Repeatability", "Org.OData.Repeatability.V1"),
    ("Temporal", "Org.OData.Temporal.V1"),
    ("Validation", VALIDATION),
];

/// The folder in which OASIS publishes the standard vocabularies.
pub(crate) const PUBLISHED_AT: &str = "https://oasis-tcs.github.io/odata-vocabularies/vocabularies/";

/// The namespace of the vocabulary in which slices record what they would lose.
pub(crate) const SLICES: &str = "OData.Slices.V1";

const TEXTS: [(&str, &str); 6] = [
    ("core.json", include_str!("../vocabularies/core.json")),
    ("validation.json", include_str!("../vocabularies/validation.json")),
    ("capabilities.json", include_str!("../vocabularies/capabilities.json")),
    ("keys.json", include_str!("../vocabularies/keys.json")),
    ("slices.json", include_str!("../vocabularies/slices.json")),
    ("sap-common.json", include_str!("../vocabularies/sap-common.json")),
];

/// The built-in documents.
///
/// They hold the terms and types that this crate decodes or that schemas often use, and not all of the published
/// vocabularies. So a name in one of their namespaces that they do not declare is not a fault.
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
