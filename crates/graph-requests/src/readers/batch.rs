//! `$batch`: several requests in one body.

use graph_validation::Span;
use json_places::{Kind, Value};

use super::{Parts, Reader};
use crate::document::{Document, Files};
use crate::form::Form;
use crate::json;
use crate::mapped::Mapped;
use crate::request::{BodyFile, Found, Request};

/// The end of the path to which batches go.
const PATH: &str = "/$batch";

/// Reads the body of a `$batch` request.
pub(crate) struct Batch;

impl Reader for Batch {
    fn form(&self) -> Form {
        Form::Batch
    }

    fn reads(&self, document: &Document<'_>) -> bool {
        document.json().is_some_and(|value| items(value).is_some())
    }

    fn read(&self, document: &Document<'_>, _: &dyn Files, found: &mut Found) {
        let Some(value) = document.json() else { return };
        found.requests.extend(requests(&Mapped::verbatim(document.text(), 0), value, Root::Unknown));
    }
}

/// The requests of a batch; none if the request is not one.
pub(crate) fn requests_of(request: &Request) -> Option<Vec<Request>> {
    let place = request.target();
    let target = request.message.text().get(place.start..place.end)?;
    let root = target.split(['?', '#']).next().unwrap_or_default();
    let root_end = root.len().checked_sub(PATH.len()).filter(|end| {
        root.get(*end..).is_some_and(|path| path.eq_ignore_ascii_case(PATH) || path.eq_ignore_ascii_case("%24batch"))
    })?;
    let body = request.body();
    let value = json_places::parse(body.text()).ok()?;
    items(&value)?;
    let root = request.message.part(place.start..place.start + root_end);
    let file = request.body_file.clone().map(|file| BodyFile { holds_request: true, ..file });
    let root = if file.is_some() { Root::Elsewhere(root.text()) } else { Root::Here(&root) };
    let mut all = requests(&body, &value, root);
    for inner in &mut all {
        inner.body_file.clone_from(&file);
    }
    Some(all)
}

/// What the URLs of a batch begin with.
#[derive(Clone, Copy)]
enum Root<'r> {
    /// The body alone is known, not where it goes.
    Unknown,
    /// The document has it, and the batch.
    Here(&'r Mapped),
    /// The batch is in another file.
    Elsewhere(&'r str),
}

/// The requests of a body that is one of batches.
fn items<'v>(value: &'v Value<'v>) -> Option<&'v [Value<'v>]> {
    let Kind::Array(items) = &value.member("requests")?.value.kind else { return None };
    let is_request = |item: &Value<'_>| item.member("url").is_some() && item.member("method").is_some();
    items.iter().any(is_request).then_some(items)
}

fn requests(text: &Mapped, value: &Value<'_>, root: Root<'_>) -> Vec<Request> {
    items(value).unwrap_or_default().iter().map(|item| request(text, item, root)).collect()
}

fn request(text: &Mapped, item: &Value<'_>, root: Root<'_>) -> Request {
    let member = |name: &str| item.member(name).map(|member| &member.value);
    let string = |value: &Value<'_>| value.as_str().map(|_| json::unescaped(&part(text, value.span())));
    let url = member("url").and_then(string).unwrap_or_default();
    let place = url.whole_source();
    let mut target = Mapped::default();
    match root {
        // A URL of a batch begins behind the version.
        _ if url.text().contains("://") => {}
        Root::Here(root) => target.append(root),
        // It has no place in this file, so that the URL stands for it.
        Root::Elsewhere(root) => target.push_as(root, Span { end: place.start, ..place }),
        Root::Unknown => {
            target.push_as("/", Span { end: place.start, ..place });
            target.push_unknown(Span { end: place.start, ..place });
        }
    }
    if !url.text().starts_with('/') && !url.text().contains("://") {
        target.push_as("/", Span { end: place.start, ..place });
    }
    target.append(&url);
    let id = member("id").and_then(Value::as_str).map(|id| format!("id {id}"));
    let mut parts = Parts { name: id, target, method: member("method").and_then(string), ..Parts::default() };
    if let Some(Value { kind: Kind::Object(headers), .. }) = member("headers") {
        for header in headers {
            let name = json::unescaped(&part(text, header.name_span()));
            parts.headers.push((name, string(&header.value).unwrap_or_else(|| part(text, header.value.span()))));
        }
    }
    // The batch has the token.
    parts.add_token(Span { end: place.start, ..place });
    parts.body = member("body").map(|body| part(text, body.span()));
    parts.request()
}

fn part(text: &Mapped, span: Span) -> Mapped {
    text.part(span.start..span.end)
}
