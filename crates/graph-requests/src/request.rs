//! What is found in a document.

use std::sync::Arc;

use graph_validation::{Span, Violation};

use crate::form::Form;
use crate::mapped::Mapped;

/// What was found in a document.
#[derive(Clone, Debug)]
pub struct Found {
    /// What the document is.
    pub form: Form,
    /// The requests, in order of the text.
    pub requests: Vec<Request>,
    /// Bodies that stand alone in the document, which does not say what they are of.
    pub bodies: Vec<Mapped>,
    /// What is wrong with the document as such, in places of the document, whatever its requests answer.
    pub(crate) violations: Vec<Violation>,
    /// Definitions of logic apps that are not seen to answer those who call them.
    pub(crate) unanswered: Vec<Unanswered>,
    /// Why other files that belong to it cannot be used, each with its name.
    pub faults: Vec<String>,
}

/// A definition of a logic app whose trigger is given the path to which an answer is to be posted, and in which no action names
/// that path. An action may still post to that path, composed from ids. Only the caller, who knows the documented paths, can
/// tell.
#[derive(Clone, Debug)]
pub(crate) struct Unanswered {
    /// What is wrong if no request within the definition answers.
    pub(crate) violation: Violation,
    /// Where the definition stands in the document.
    pub(crate) definition: Span,
}

/// A request of a document.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// What the document calls it.
    pub name: Option<String>,
    /// Where it begins, in places of the document, or of the file that holds the whole request. Its parts may stand elsewhere,
    /// such as an address that is a variable.
    pub place: Span,
    /// The request as an HTTP message. What comes from another file has the places of that file.
    pub message: Mapped,
    /// The file with the body.
    pub body_file: Option<BodyFile>,
    /// What is wrong with the form in which it stands, in places of the document, or of the file that holds the whole request.
    pub violations: Vec<Violation>,
}

/// A file with the body of a request.
#[derive(Clone, Debug)]
pub struct BodyFile {
    /// The path, as the document has it.
    pub path: String,
    /// The text, which the requests of a batch share; the error if it cannot be read.
    pub text: Result<Arc<str>, String>,
    /// Whether the whole request is in the file, as one of a batch is, rather than its body alone.
    pub holds_request: bool,
}

impl BodyFile {
    /// Why the file cannot be used; none if it was read.
    #[must_use]
    pub fn fault(&self) -> Option<String> {
        self.text.as_ref().err().map(|error| format!("the body `{}` was not read: {error}", self.path))
    }
}

impl Found {
    pub(crate) fn new(form: Form) -> Self {
        Self {
            form,
            requests: Vec::new(),
            bodies: Vec::new(),
            violations: Vec::new(),
            unanswered: Vec::new(),
            faults: Vec::new(),
        }
    }

    /// The violations of the document itself. A definition that contains one of `answers`, the requests that the caller knows to
    /// answer a callout, is not reported.
    pub fn of_document(&self, answers: &[&Request]) -> impl Iterator<Item = &Violation> {
        let mut places: Vec<_> = answers.iter().map(|request| request.place.start).collect();
        places.sort_unstable();
        let is_answered = move |definition: Span| {
            let next = places.partition_point(|place| *place < definition.start);
            places.get(next).is_some_and(|place| *place < definition.end)
        };
        let unanswered = self.unanswered.iter().filter(move |unanswered| !is_answered(unanswered.definition));
        self.violations.iter().chain(unanswered.map(|unanswered| &unanswered.violation))
    }

    /// The same with the places of the document that a text was made from.
    pub(crate) fn through(mut self, outer: &Mapped) -> Self {
        let moved = |violation: &mut Violation| {
            violation.span = violation.span.map(|span| outer.source(span.start..span.end));
        };
        self.violations.iter_mut().for_each(moved);
        for unanswered in &mut self.unanswered {
            moved(&mut unanswered.violation);
            unanswered.definition = outer.source(unanswered.definition.start..unanswered.definition.end);
        }
        self.bodies = self.bodies.iter().map(|body| body.through(outer)).collect();
        for request in &mut self.requests {
            if request.body_file.as_ref().is_none_or(|file| !file.holds_request) {
                request.violations.iter_mut().for_each(moved);
                request.place = outer.source(request.place.start..request.place.end);
            }
            let mut message = request.message.part(0..request.own_end()).through(outer);
            message.append_part(&request.message, request.own_end()..request.message.text().len());
            request.message = message;
        }
        self
    }
}

impl Request {
    /// Where the body begins in the message.
    #[must_use]
    pub fn body_start(&self) -> usize {
        let text = self.message.text();
        // Blank lines may also stand before the request line.
        let start = self.target().end;
        let after = |separator: &str| text[start..].find(separator).map(|at| start + at + separator.len());
        [after("\n\n"), after("\r\n\r\n")].into_iter().flatten().min().unwrap_or(text.len())
    }

    /// The end of the part of the message that comes from the document.
    fn own_end(&self) -> usize {
        match &self.body_file {
            Some(file) if file.holds_request => 0,
            Some(_) => self.body_start(),
            None => self.message.text().len(),
        }
    }

    /// The body.
    #[must_use]
    pub fn body(&self) -> Mapped {
        self.message.part(self.body_start()..self.message.text().len())
    }

    /// Whether all of the body is unknown until run time. Such a body is a text of JSON.
    #[must_use]
    pub fn has_unknown_body(&self) -> bool {
        let body = self.body();
        let quotes = usize::from(body.text().starts_with('"'));
        matches!(body.unknown(), [all] if all.start == quotes && all.end + quotes == body.text().len())
    }

    /// The target of the request, as a place in the message.
    #[must_use]
    pub fn target(&self) -> Span {
        let text = self.message.text();
        let is_comment = |line: &str| {
            let line = line.trim();
            line.is_empty() || line.starts_with(['#', '@']) || line.starts_with("//")
        };
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            if is_comment(line) {
                start += line.len();
                continue;
            }
            let words = line.split_ascii_whitespace().nth(1).unwrap_or_default();
            let offset = start + line.find(words).unwrap_or_default();
            return Span { start: offset, end: offset + words.len() };
        }
        Span::default()
    }

    /// Whether the whole address, or a part of its path, is unknown until run time.
    #[must_use]
    pub fn has_unknown_target(&self) -> bool {
        let target = self.target();
        self.message.is_unknown(target.start..target.end)
    }

    /// As [`Self::has_unknown_target`], but not for a path of which only the first segment is unknown: it is the API version, as in
    /// the requests of a batch.
    #[must_use]
    pub fn has_unknown_path(&self) -> bool {
        let target = self.target();
        let text = self.message.text().get(target.start..target.end).unwrap_or_default();
        let scheme = text.find("://").filter(|end| !text[..*end].contains(['/', '?', '#']));
        let host = scheme.map_or(0, |end| end + "://".len());
        let path = if host > 0 { text[host..].find('/').map(|length| host + length) } else { Some(0) };
        let first = path.and_then(|path| Some(path + 1..path + 1 + text[path..].strip_prefix('/')?.find('/')?));
        let first = first.map(|first| target.start + first.start..target.start + first.end);
        let is_unknown = |place| self.message.is_unknown(place);
        // What is unknown behind the beginning of a segment may hold further ones.
        match first.filter(|first| self.message.part(first.clone()).is_one_unknown()) {
            Some(version) => is_unknown(target.start..version.start) || is_unknown(version.end..target.end),
            None => is_unknown(target.start..target.end),
        }
    }
}
