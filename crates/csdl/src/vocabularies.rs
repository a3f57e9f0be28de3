//! The standard vocabularies, as far as this crate knows them, and the names by which it decodes terms.

use std::sync::LazyLock;

use crate::document::Document;
use crate::fault::Faults;
use crate::read::read_source;
use crate::source::{Source, SourceId};

/// The namespace of the Core vocabulary.
pub(crate) const CORE: &str = "Org.OData.Core.V1";
/// The namespace of the Validation vocabulary.
pub(crate) const VALIDATION: &str = "Org.OData.Validation.V1";
/// The namespace of the Capabilities vocabulary.
pub(crate) const CAPABILITIES: &str = "Org.OData.Capabilities.V1";
/// The namespace of our own vocabulary, which stands beside the schemas and is not built in.
pub(crate) const REQUESTS: &str = "Graph.Requests.V1";

/// The namespace of the vocabulary in which slices record what they would lose.
pub(crate) const SLICES: &str = "OData.Slices.V1";

const TEXTS: [(&str, &str); 4] = [
    ("core.json", include_str!("../vocabularies/core.json")),
    ("validation.json", include_str!("../vocabularies/validation.json")),
    ("capabilities.json", include_str!("../vocabularies/capabilities.json")),
    ("slices.json", include_str!("../vocabularies/slices.json")),
];

/// The built-in documents.
///
/// They hold the terms and types that this crate decodes or that schemas often use, not all that the published
/// vocabularies do; a name of theirs that is not declared here is therefore not a fault.
pub(crate) fn documents() -> &'static [Document] {
    static DOCUMENTS: LazyLock<Vec<Document>> = LazyLock::new(|| {
        let mut faults = Faults::default();
        let texts = TEXTS.iter().zip(0..);
        // Their numbers lie beyond those of all sources, so that no fault is ever shown at a place in another text.
        let read = texts.filter_map(|((path, text), index)| {
            read_source(SourceId(u32::MAX - index), &Source::vocabulary(*path, *text), &mut faults)
        });
        read.collect()
    });
    &DOCUMENTS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_documents_have_no_fault() {
        let sources = TEXTS.map(|(path, text)| Source::vocabulary(path, text));
        let model = crate::load(&sources).unwrap_or_else(|faults| panic!("{faults}"));
        assert_eq!(model.schemas.len(), documents().len());
        assert!(model.schemas.iter().all(|schema| schema.is_vocabulary));
    }
}
