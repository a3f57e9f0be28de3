//! The readers: one for each form, in the order in which they are asked.

mod az_rest;
mod batch;
mod bicep;
mod body;
mod curl;
mod debug_output;
mod environment;
mod http;
mod logic_app;
mod markdown;
mod named;
mod powershell;
mod shell;
mod sources;

use std::collections::HashSet;
use std::sync::Arc;

use graph_validation::Span;

use crate::document::{Document, Files};
use crate::filling::Filling;
use crate::form::Form;
use crate::mapped::Mapped;
use crate::request::{BodyFile, Found, Request};

/// Where commands for Azure send a request of which they are told a path alone.
const RESOURCE_MANAGER: &str = "https://management.azure.com";

/// Reads the requests of documents of one form.
pub(crate) trait Reader: Sync {
    /// The form.
    fn form(&self) -> Form;

    /// Whether a document is of the form.
    fn reads(&self, document: &Document<'_>) -> bool;

    /// Adds the requests of the document, and what is wrong with it as such.
    fn read(&self, document: &Document<'_>, files: &dyn Files, found: &mut Found);
}

const READERS: &[&dyn Reader] = &[
    &batch::Batch,
    &logic_app::LogicApp,
    &body::Body,
    &bicep::Bicep,
    &markdown::Markdown,
    &debug_output::DebugOutput,
    &http::Http,
    &powershell::PowerShell,
    &shell::Shell,
];

/// The reader of a document.
pub(crate) fn reader_of(document: &Document<'_>) -> Option<&'static dyn Reader> {
    // What another tool records, answers and tokens look like other forms as well.
    if named::form(document).is_some() {
        return None;
    }
    READERS.iter().copied().find(|reader| reader.reads(document))
}

/// The form of a document that no reader reads.
pub(crate) fn form_of(document: &Document<'_>) -> Form {
    named::form(document).unwrap_or(Form::Unknown)
}

/// Replaces each batch by its requests.
pub(crate) fn open_batches(found: &mut Found, filling: &Filling) {
    let requests = std::mem::take(&mut found.requests);
    for request in requests {
        match batch::opened(&request, filling) {
            Some(batch) => {
                found.requests.extend(batch.requests);
                found.violations.extend(batch.violations);
            }
            None => found.requests.push(request),
        }
    }
}

/// The parts of a request from which its message is put together.
#[derive(Default)]
pub(crate) struct Parts {
    pub(crate) name: Option<String>,
    /// Where the request stands; at its target, if that is not said.
    pub(crate) place: Option<Span>,
    /// `POST` or `GET`, as tools have it, if there is none.
    pub(crate) method: Option<Mapped>,
    pub(crate) target: Mapped,
    pub(crate) headers: Headers,
    pub(crate) body: Option<Mapped>,
    pub(crate) body_file: Option<BodyFile>,
}

/// The names and values of headers, in order.
#[derive(Default)]
pub(crate) struct Headers {
    all: Vec<(Mapped, Mapped)>,
    /// The names in lower case.
    names: HashSet<String>,
}

impl Headers {
    pub(crate) fn push(&mut self, header: (Mapped, Mapped)) {
        self.names.insert(normal(header.0.text()));
        self.all.push(header);
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.names.contains(&normal(name))
    }

    /// Removes the headers of a name.
    pub(crate) fn remove(&mut self, name: &str) {
        let name = normal(name);
        if self.names.remove(&name) {
            self.all.retain(|(known, _)| normal(known.text()) != name);
        }
    }
}

/// A name of a header as it is compared.
fn normal(name: &str) -> String {
    name.trim().to_ascii_lowercase()
}

impl Parts {
    /// Adds a header that a tool adds for a reason that stands at a place.
    pub(crate) fn add_header(&mut self, name: &str, value: &str, place: Span) {
        if !self.headers.has(name) {
            self.headers.push((Mapped::of(name, place), Mapped::of(value, place)));
        }
    }

    /// Adds a header whose value is unknown until run time.
    pub(crate) fn add_unknown_header(&mut self, name: &str, place: Span) {
        if !self.headers.has(name) {
            self.headers.push((Mapped::of(name, place), Mapped::unknown_at(place)));
        }
    }

    /// Whether all of the body is unknown until run time.
    pub(crate) fn has_unknown_body(&self) -> bool {
        self.body.as_ref().is_some_and(Mapped::is_one_unknown)
    }

    /// Adds the token that a tool adds.
    pub(crate) fn add_token(&mut self, place: Span) {
        if !self.headers.has("Authorization") {
            let mut value = Mapped::of("Bearer ", place);
            value.push_unknown(place);
            self.headers.push((Mapped::of("Authorization", place), value));
        }
    }

    /// Adds headers that are unknown until run time, among which any may be.
    pub(crate) fn add_unknown_headers(&mut self, place: Span) {
        self.add_token(place);
        self.add_unknown_header("Content-Type", place);
    }

    /// Sends the request to Azure Resource Manager, as some commands do with a path alone.
    pub(crate) fn address_resource_manager(&mut self) {
        let mut url = Mapped::of(RESOURCE_MANAGER, self.target.whole_source());
        url.append(&self.target);
        self.target = url;
    }

    /// Leaves open what arguments may add that are unknown until run time.
    pub(crate) fn add_unknown_arguments(&mut self, place: Span) {
        self.add_unknown_headers(place);
        self.method.get_or_insert_with(|| Mapped::unknown_at(place));
        if self.body_file.is_none() {
            self.body.get_or_insert_with(|| Mapped::unknown_at(place));
        }
    }

    /// Takes the body from another file.
    pub(crate) fn read_body(&mut self, path: &str, files: &dyn Files) {
        let text = files.read(path);
        self.body = text.as_ref().ok().map(|text| Mapped::verbatim(text, 0));
        self.body_file = Some(BodyFile { path: path.to_owned(), text: text.map(Arc::from), holds_request: false });
    }

    /// The request. What a tool does not say stands where the request does.
    pub(crate) fn request(self) -> Request {
        let whole = self.place.unwrap_or_else(|| self.target.whole_source());
        let place = Span { end: whole.start, ..whole };
        let method = self.method.unwrap_or_else(|| {
            let has_body = self.body.is_some() || self.body_file.is_some();
            Mapped::of(if has_body { "POST" } else { "GET" }, place)
        });
        let mut message = method.trimmed();
        message.push_as(" ", place);
        message.append(&on_one_line(&self.target.trimmed()));
        for (name, value) in &self.headers.all {
            message.push_as("\n", place);
            message.append(&name.trimmed());
            message.push_as(": ", place);
            message.append(&on_one_line(&value.trimmed()));
        }
        message.push_as("\n\n", place);
        if let Some(body) = &self.body {
            message.append(&crate::json::with_quoted_unknowns(body));
        }
        Request { name: self.name, place, message, body_file: self.body_file, violations: Vec::new() }
    }
}

/// A method in upper case, for tools and forms in which its case does not matter.
pub(crate) fn in_upper_case(method: &Mapped) -> Mapped {
    if method.unknown().is_empty() {
        Mapped::of(&method.text().to_ascii_uppercase(), method.whole_source())
    } else {
        method.clone()
    }
}

/// A text without line ends, which would end a line of the message. They stay wrong as what they become.
fn on_one_line(text: &Mapped) -> Mapped {
    if !text.text().contains(['\n', '\r']) {
        return text.clone();
    }
    let mut line = Mapped::default();
    let mut at = 0;
    for (index, _) in text.text().match_indices(['\n', '\r']) {
        line.append_part(text, at..index);
        line.push_as(" ", text.source(index..index + 1));
        at = index + 1;
    }
    line.append_part(text, at..text.text().len());
    line
}
