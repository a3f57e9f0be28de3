//! The first stage: each text becomes a document. Its first character says whether it is JSON or XML.

mod checks;
mod declarations;
mod json;
mod operators;
pub(crate) mod other;
mod standard_aliases;
mod xml;

pub(crate) use operators::{OPERATORS, Operands};

use crate::diagnostic::{Code, Leniency};
use crate::document::Document;
use crate::fault::Faults;
use crate::names::expand_dotted;
use crate::source::{Place, Source, SourceId};
use crate::xml::{Parsed, parse};
use declarations::Declarations;

/// Reads the sources, each as one document, in the order given. A source with an error may be missing. The built-in documents
/// say what annotations of their terms mean.
pub(crate) fn documents(sources: &[Source], built_in: &[Document], faults: &mut Faults) -> Vec<Document> {
    let ids = (0..).map(SourceId);
    let texts: Vec<Text<'_>> = ids.zip(sources).map(|(id, source)| Text::new(id, source, faults)).collect();
    // An annotation in XML may leave out its value, which then is what another document says of its term.
    let mut declarations = Declarations::default();
    declarations.add_built_in(built_in);
    for text in &texts {
        match text {
            Text::Document(document) => declarations.add_document(document),
            Text::Xml(_, Parsed { root: Some(root), .. }) => declarations.add_root(root),
            Text::Xml(..) | Text::Unreadable => {}
        }
    }
    let read = texts.into_iter().filter_map(|text| match text {
        Text::Document(document) => Some(*document),
        Text::Xml(id, parsed) => xml::document(id, &parsed, &declarations, faults),
        Text::Unreadable => None,
    });
    let mut documents: Vec<Document> = read.collect();
    documents.iter_mut().for_each(expand_dotted);
    standard_aliases::include(&mut documents, faults);
    documents
}

/// Reads a source of CSDL JSON that refers to no other one.
pub(crate) fn read_json(id: SourceId, text: &str, faults: &mut Faults) -> Option<Document> {
    json::document(id, text, faults)
}

/// A source before its document is read, if that needs the other sources.
enum Text<'a> {
    Document(Box<Document>),
    Xml(SourceId, Parsed<'a>),
    Unreadable,
}

impl<'a> Text<'a> {
    fn new(id: SourceId, source: &'a Source, faults: &mut Faults) -> Self {
        let place = Place { source: id, start: 0, end: 0 };
        if u32::try_from(source.text.len()).is_err() {
            faults.add(Code::TooLarge, place, "the text is longer than 4 GiB, the most that is read of one source");
            return Self::Unreadable;
        }
        if let Some(other) = other::of_text(&source.text) {
            other.report(place, faults);
            return Self::Unreadable;
        }
        let parsed = source.is_xml().then(|| parse(&source.text));
        // Whoever made a `String` of the bytes has decoded them, whatever the text says.
        let declared = parsed.as_ref().and_then(|parsed| parsed.encoding.as_deref());
        if let Some(name) = declared.or(source.encoding) {
            let message = format!("the text is in {name}, not in UTF-8");
            faults.add(Code::WrongEncoding, place, message).tolerate(Leniency::OtherEncoding);
        }
        match parsed {
            Some(parsed) => Self::Xml(id, parsed),
            None => {
                json::document(id, &source.text, faults).map_or(Self::Unreadable, |it| Self::Document(Box::new(it)))
            }
        }
    }
}
