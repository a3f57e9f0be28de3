//! Finding requests in files: every place lies in the file, and what is found can be checked, with places in its message.

use graph_requests::{Document, NoFiles};
use lifecycle_workflows_validation::VALIDATOR;

use crate::check::is_shown;

/// The names that a file may have, which decide between forms.
const NAMES: [&str; 6] = ["", "a.sh", "a.ps1", "a.http", "a.md", "a.json"];

/// Tries a file: the first byte says which name it has.
pub(crate) fn run(data: &[u8]) {
    let Some((first, rest)) = data.split_first() else { return };
    let (Some(name), Ok(text)) = (NAMES.get(usize::from(*first) % NAMES.len()), std::str::from_utf8(rest)) else {
        return;
    };
    let found = Document::new(name, text).find(&NoFiles);
    for request in &found.requests {
        let message = &request.message;
        for (offset, character) in message.text().char_indices() {
            let source = message.source(offset..offset + character.len_utf8());
            assert!(text.get(source.start..source.end).is_some(), "{source:?} is not within the file");
        }
        let report = VALIDATOR.http().message_with_unknown(message.text().as_bytes(), message.unknown());
        is_shown(&report, message.text().as_bytes());
    }
    for violation in found.of_document(&[]).chain(found.requests.iter().flat_map(|request| &request.violations)) {
        let place = violation.span.expect("what is found in a file has a place");
        assert!(text.get(place.start..place.end).is_some(), "{violation:?}");
    }
}
