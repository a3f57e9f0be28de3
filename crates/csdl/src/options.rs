//! Options of reading and resolving, and the entry points that take them.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::Document;
use crate::model::Model;
use crate::source::Source;

/// How documents are read and resolved.
///
/// ```
/// use odata_csdl::{Code, Leniency, Options, Source};
///
/// let text = r#"<Schema Namespace="example" xmlns="http://docs.oasis-open.org/odata/ns/edm"/>"#;
/// let sources = [Source::new("example.xml", text)];
/// let model = Options::default().load(&sources)?;
/// assert_eq!(model.tolerated[0].leniency, Some(Leniency::BareSchema));
///
/// let errors = Options { strict: true }.load(&sources).unwrap_err();
/// assert_eq!(errors.as_slice()[0].code, Code::UnexpectedElement);
/// # Ok::<(), odata_csdl::Diagnostics>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Whether each [`Leniency`](crate::Leniency) is an error instead of a note.
    pub strict: bool,
}

/// Documents as they are written, and the faults that did not stop the reader.
#[derive(Clone, Debug, Default)]
pub struct Read {
    /// The documents, in the order of their sources.
    pub documents: Vec<Document>,
    /// The notes, sorted by place. Each has its [`Diagnostic::leniency`].
    pub tolerated: Vec<Diagnostic>,
}

impl Options {
    /// Reads each source as one document.
    ///
    /// # Errors
    ///
    /// All errors of all sources: those of reading and, if there are any, those of resolving the documents without errors,
    /// so that a run reports everything at once.
    pub fn read(self, sources: &[Source]) -> Result<Read, Diagnostics> {
        let mut faults = crate::fault::Faults::default();
        let documents = crate::read::documents(sources, crate::built_in::documents(), &mut faults);
        if faults.stop_a_run(self.strict) {
            crate::resolve::add_faults(sources, documents, &mut faults);
            return faults.finish(sources, self.strict).map(|tolerated| Read { documents: Vec::new(), tolerated });
        }
        let tolerated = faults.finish(sources, self.strict)?;
        Ok(Read { documents, tolerated })
    }

    /// Resolves documents that were read from these sources.
    ///
    /// The model does not depend on the order of the documents, except for the places in it. Its notes are those of
    /// resolving; [`Read::tolerated`] has those of reading.
    ///
    /// # Errors
    ///
    /// All errors of all documents.
    pub fn resolve(self, sources: &[Source], documents: &[Document]) -> Result<Model, Diagnostics> {
        crate::resolve::model(sources, documents, self.strict)
    }

    /// Reads and resolves. The notes of the model are those of both stages.
    ///
    /// # Errors
    ///
    /// All errors of all sources, as [`Options::read`] and [`Options::resolve`] report them.
    pub fn load(self, sources: &[Source]) -> Result<Model, Diagnostics> {
        let Read { documents, tolerated } = self.read(sources)?;
        let mut model = self.resolve(sources, &documents)?;
        model.tolerated.extend(tolerated);
        model.tolerated.sort();
        Ok(model)
    }
}
