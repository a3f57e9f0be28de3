//! `$batch`: several requests in one body.

use std::collections::HashSet;

use graph_validation::{Rule, Span, Violation, shown_safely};
use json_places::{Kind, Value};

use super::{Parts, Reader, in_upper_case};
use crate::document::{Document, Files};
use crate::filling::Filling;
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
        let text = Mapped::verbatim(document.text(), 0);
        found.requests.extend(requests(&text, value, Root::Unknown, document.filling()));
        found.violations.extend(violations(&text, value));
    }
}

/// The requests of a batch, and what is wrong with it as such.
pub(super) struct Opened {
    pub(super) requests: Vec<Request>,
    /// In places of the document.
    pub(super) violations: Vec<Violation>,
}

/// Opens a batch; none if the request is not one.
pub(super) fn opened(request: &Request, filling: &Filling) -> Option<Opened> {
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
    let mut opened = Opened { requests: requests(&body, &value, root, filling), violations: violations(&body, &value) };
    if file.is_some() {
        // What is wrong is in the file as well.
        for request in &mut opened.requests {
            request.body_file.clone_from(&file);
        }
        if let Some(first) = opened.requests.first_mut() {
            first.violations.append(&mut opened.violations);
        }
    }
    Some(opened)
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

/// The most requests of a batch.
const MOST: usize = 20;

/// What is wrong with a batch as such: services refuse the whole of it.
fn violations(text: &Mapped, value: &Value<'_>) -> Vec<Violation> {
    let items = items(value).unwrap_or_default();
    let mut violations = Vec::new();
    let mut push = |span: Span, message: String, help: &str| {
        let place = text.source(span.start..span.end);
        violations.push(Violation::of_message(Rule::MalformedBatch, place, message, help.to_owned()));
    };
    if let Some(item) = items.get(MOST) {
        let message = format!("the batch has {} requests; services take at most {MOST}", items.len());
        push(item.span(), message, "send the rest in another batch");
    }
    let mut ids = HashSet::new();
    for item in items {
        match item.member("id").map(|member| &member.value) {
            Some(Value { kind: Kind::String(id), .. }) if id.is_empty() => {
                push(item.span(), "the id of the request is empty".to_owned(), OWN_ID);
            }
            // Case does not matter.
            Some(value @ Value { kind: Kind::String(id), .. }) if !ids.insert(id.to_ascii_lowercase()) => {
                let message = format!("`{}` is the id of another request of the batch", shown_safely(id));
                push(value.span(), message, OWN_ID);
            }
            Some(Value { kind: Kind::String(_), .. }) => {}
            Some(value) => push(value.span(), format!("the id is {}; expected a string", value.kind_name()), OWN_ID),
            None => push(item.span(), "the request has no `id`".to_owned(), OWN_ID),
        }
    }
    for (member, of) in items.iter().filter_map(|item| Some((&item.member("dependsOn")?.value, item))) {
        let Kind::Array(awaited) = &member.kind else { continue };
        let own = of.member("id").and_then(|id| id.value.as_str());
        for value in awaited {
            let Some(id) = value.as_str() else { continue };
            if own.is_some_and(|own| own.eq_ignore_ascii_case(id)) {
                push(value.span(), "the request waits for itself".to_owned(), DEPENDS_ON);
            } else if !ids.contains(&id.to_ascii_lowercase()) {
                let message = format!("no request of the batch has the id `{}`", shown_safely(id));
                push(value.span(), message, DEPENDS_ON);
            }
        }
    }
    violations
}

const OWN_ID: &str = "give each request an id of its own; case does not matter";

const DEPENDS_ON: &str = "write the ids of other requests of the batch into `dependsOn`";

fn requests(text: &Mapped, value: &Value<'_>, root: Root<'_>, filling: &Filling) -> Vec<Request> {
    items(value).unwrap_or_default().iter().map(|item| request(text, item, root, filling)).collect()
}

fn request(text: &Mapped, item: &Value<'_>, root: Root<'_>, filling: &Filling) -> Request {
    let member = |name: &str| item.member(name).map(|member| &member.value);
    let string = |value: &Value<'_>| value.as_str().map(|_| json::unescaped(&part(text, value.span())));
    let url = member("url").and_then(string).unwrap_or_default();
    let place = url.whole_source();
    let mut target = Mapped::default();
    match root {
        // A URL of a batch begins behind the version.
        _ if url.text().contains("://") => {}
        Root::Here(root) => filling.fill(&mut target, root, root.whole_source()),
        // It has no place in this file, so that the URL stands for it.
        Root::Elsewhere(root) => {
            let place = Span { end: place.start, ..place };
            filling.fill(&mut target, &Mapped::of(root, place), place);
        }
        Root::Unknown => {
            target.push_as("/", Span { end: place.start, ..place });
            target.push_unknown(Span { end: place.start, ..place });
        }
    }
    if !url.text().starts_with('/') && !url.text().contains("://") {
        target.push_as("/", Span { end: place.start, ..place });
    }
    target.append(&url);
    // OData takes methods of a batch in any case.
    let method = member("method").and_then(string).map(|method| in_upper_case(&method));
    let id = member("id").and_then(Value::as_str).map(|id| format!("id {id}"));
    let place_of_item = part(text, item.span()).whole_source();
    let mut parts = Parts { name: id, place: Some(place_of_item), target, method, ..Parts::default() };
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
