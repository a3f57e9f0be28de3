//! The head of a request, from a message or from an `http::Request`.

use std::borrow::Cow;
use std::ops::Range;

use json_places::Span;

use super::findings::Place;
use crate::violation::Part;

/// Method, target and headers.
pub(super) struct Head<'a> {
    pub(super) method: Text<'a>,
    /// The URL or path.
    pub(super) target: Text<'a>,
    pub(super) fields: Vec<Field<'a>>,
    /// Whether the request line has no HTTP version, as in documentation.
    pub(super) is_print: bool,
    /// The places of the head that are unknown until run time.
    pub(super) unknown: Vec<Span>,
}

/// A header.
pub(super) struct Field<'a> {
    pub(super) name: Text<'a>,
    /// The value without the white space around it.
    pub(super) value: Text<'a>,
}

/// A part of the head, and its offset if the head was read from text.
pub(super) struct Text<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) start: Option<usize>,
}

impl<'a> Head<'a> {
    pub(super) fn of_request<B>(request: &'a ::http::Request<B>) -> Self {
        let text = |text: Cow<'a, str>| Text { text, start: None };
        let fields = request
            .headers()
            .iter()
            .map(|(name, value)| Field { name: text(name.as_str().into()), value: text(trimmed(value.as_bytes())) });
        Self {
            method: text(request.method().as_str().into()),
            target: text(target(request.uri()).into()),
            fields: fields.collect(),
            is_print: false,
            unknown: Vec::new(),
        }
    }

    /// Whether something at a place is unknown until run time.
    pub(super) fn is_unknown(&self, place: Option<Span>) -> bool {
        let overlaps = |place: Span| self.unknown.iter().any(|one| one.start < place.end && place.start < one.end);
        place.is_some_and(overlaps)
    }

    /// Whether the method is another one than that; not if it is unknown until run time.
    pub(super) fn has_other_method(&self, method: &str) -> bool {
        self.method.text != method && !self.is_unknown(self.method.span())
    }

    /// All headers of a name.
    pub(super) fn fields(&self, name: &str) -> impl Iterator<Item = &Field<'a>> {
        self.fields.iter().filter(move |field| field.name.text.eq_ignore_ascii_case(name))
    }

    /// The beginning of the request, as the place of what is missing.
    pub(super) fn beginning(&self) -> Place<'static> {
        Place { part: Part::Message, span: self.method.span(), value: None }
    }
}

/// A URI as text.
fn target(uri: &::http::Uri) -> String {
    let (scheme, authority) =
        (uri.scheme_str().unwrap_or_default(), uri.authority().map_or("", |found| found.as_str()));
    let rest = uri.path_and_query().map_or("", |found| found.as_str());
    let between = if scheme.is_empty() { "" } else { "://" };
    [scheme, between, authority, rest].concat()
}

fn trimmed(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.trim().into(),
        Err(_) => String::from_utf8_lossy(bytes).trim().to_owned().into(),
    }
}

impl Text<'_> {
    pub(super) fn span(&self) -> Option<Span> {
        self.part(0..self.text.len())
    }

    /// The place of a part of the text.
    pub(super) fn part(&self, range: Range<usize>) -> Option<Span> {
        self.start.map(|start| Span { start: start + range.start, end: start + range.end })
    }
}
