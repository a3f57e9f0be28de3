//! The documents that several tests resolve.

use odata_csdl::Source;

/// A schema that spreads over several documents, and a vocabulary.
pub(crate) fn sources() -> Vec<Source> {
    vec![
        Source::new("annotations.json", include_str!("annotations.json")),
        Source::new("entity.json", include_str!("entity.json")),
        Source::new("jobs.json", include_str!("jobs.json")),
        Source::vocabulary("requests.json", include_str!("requests.json")),
    ]
}
