//! The first stage: every text becomes a document, whether it is JSON or XML, which its first character tells.

mod checks;
mod json;
mod operators;
mod xml;

pub(crate) use operators::{OPERATORS, Operands};

use crate::diagnostic::{Code, Diagnostics};
use crate::document::Document;
use crate::fault::Faults;
use crate::source::{Place, Source, SourceId};

/// Reads the sources, each as one document, in the order given.
///
/// # Errors
///
/// Every fault of every source.
pub fn read(sources: &[Source]) -> Result<Vec<Document>, Diagnostics> {
    let mut faults = Faults::default();
    let mut documents = Vec::with_capacity(sources.len());
    for (index, source) in sources.iter().enumerate() {
        let id = SourceId(u32::try_from(index).unwrap_or(u32::MAX));
        documents.extend(read_source(id, source, &mut faults));
    }
    faults.finish(sources, documents)
}

/// Reads one source; with nothing added to the faults, it gives a document.
pub(crate) fn read_source(id: SourceId, source: &Source, faults: &mut Faults) -> Option<Document> {
    if u32::try_from(source.text.len()).is_err() {
        let place = Place { source: id, start: 0, end: 0 };
        faults.add(Code::TooLarge, place, "the text is longer than 4 GiB, the most that is read of one source");
        return None;
    }
    if source.is_xml() { xml::document(id, &source.text, faults) } else { json::document(id, &source.text, faults) }
}
