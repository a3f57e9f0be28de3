//! What holds of every outcome, whatever the documents are.

use odata_csdl::{Options, Source, load};

/// Loads the documents, and checks that errors are never an empty list and that a strict run refuses exactly the documents
/// that have errors or notes.
pub(crate) fn check(sources: &[Source]) {
    let strict = Options { strict: true }.load(sources);
    match load(sources) {
        Ok(model) => {
            assert_eq!(strict.is_ok(), model.tolerated.is_empty(), "{:?}", model.tolerated);
            assert!(model.tolerated.iter().all(|note| note.leniency.is_some()));
        }
        Err(errors) => {
            assert!(strict.is_err());
            assert!(!errors.as_slice().is_empty() && !errors.to_string().is_empty());
            assert!(errors.as_slice().iter().all(|error| error.leniency.is_none()));
        }
    }
}
