//! A document: the text of a file, and what it is called.

use std::cell::OnceCell;

use graph_validation::Span;
use json_places::{SyntaxError, Value};

use crate::filling::Filling;
use crate::mapped::Mapped;

/// The text of a file.
pub struct Document<'a> {
    name: &'a str,
    text: &'a str,
    /// The places of the text that are unknown until run time, in order.
    unknown: &'a [Span],
    json: OnceCell<Result<Value<'a>, SyntaxError>>,
    filling: Filling,
}

/// The text of a document, and what in it is unknown until run time.
#[derive(Clone, Copy)]
pub(crate) struct Source<'a> {
    text: &'a str,
    unknown: &'a [Span],
}

impl<'a> Source<'a> {
    /// A part of the text as it stands there.
    pub(crate) fn text(self, place: Span) -> &'a str {
        self.text.get(place.start..place.end).unwrap_or_default()
    }

    /// A part of the text, with what in it is unknown until run time.
    pub(crate) fn part(self, place: Span) -> Mapped {
        let mut part = Mapped::verbatim(self.text(place), place.start);
        part.mark_unknown(self.unknown, place.start);
        part
    }
}

/// Files that a document refers to, such as the body of a request.
pub trait Files {
    /// Reads a file by the path that the document has.
    ///
    /// # Errors
    ///
    /// Why it is not read.
    fn read(&self, path: &str) -> Result<String, String>;
}

/// No other files are read.
#[derive(Clone, Copy, Debug)]
pub struct NoFiles;

impl Files for NoFiles {
    fn read(&self, _: &str) -> Result<String, String> {
        Err("other files are not read".to_owned())
    }
}

impl<'a> Document<'a> {
    /// A document. Only the end of its name matters, such as `.http`, and may be absent.
    #[must_use]
    pub fn new(name: &'a str, text: &'a str) -> Self {
        Self { name, text, unknown: &[], json: OnceCell::new(), filling: Filling::of(text.len()) }
    }

    /// A document within this one.
    pub(crate) fn inner<'b>(&self, name: &'b str, text: &'b str) -> Document<'b> {
        Document { filling: self.filling.clone(), ..Document::new(name, text) }
    }

    /// A document within this one that was made from it, with what is unknown until run time.
    pub(crate) fn made<'b>(&self, name: &'b str, text: &'b Mapped) -> Document<'b> {
        Document { unknown: text.unknown(), ..self.inner(name, text.text()) }
    }

    /// How much it may fill in.
    pub(crate) fn filling(&self) -> &Filling {
        &self.filling
    }

    pub(crate) fn text(&self) -> &'a str {
        self.text
    }

    pub(crate) fn source(&self) -> Source<'a> {
        Source { text: self.text, unknown: self.unknown }
    }

    /// The text without a byte order mark, white space and what else does not count at its beginning.
    pub(crate) fn beginning(&self) -> &'a str {
        self.text.trim_start_matches('\u{feff}').trim_start()
    }

    /// The text as JSON; none if it is not.
    pub(crate) fn json(&self) -> Option<&Value<'a>> {
        self.beginning()
            .starts_with(['{', '['])
            .then(|| self.json.get_or_init(|| json_places::parse(self.text)).as_ref().ok())?
    }

    /// Whether the name ends in one of these extensions.
    pub(crate) fn has_extension(&self, extensions: &[&str]) -> bool {
        let extension = self.name.rsplit_once('.').map_or("", |(_, extension)| extension);
        extensions.iter().any(|one| one.eq_ignore_ascii_case(extension))
    }
}
