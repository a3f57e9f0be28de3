//! Answers of a service in files: as they go over the wire, as tools print them, and as JSON.

mod debug_output;
mod json;
mod lcw;
mod printed;
mod text;

use std::borrow::Cow;

use anstream::adapter::strip_str;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use lifecycle_workflows::client::{Answer, Context, Endpoint, Token, endpoint_at};
use lifecycle_workflows::models::SCHEMA;

use serde_json::Value;

use crate::documented::{self, Documented};

/// An answer in a file, and what the file says of its request.
#[derive(Debug, Default)]
pub(crate) struct FoundAnswer {
    /// The id of the request in its batch.
    pub(crate) id: Option<String>,
    pub(crate) status: Option<StatusCode>,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
    pub(crate) request: Option<Request>,
    /// What is documented of the request, if the file says what it was and not where it went.
    pub(crate) documented: Option<Documented>,
    /// The token of the request.
    pub(crate) token: Option<Token>,
}

pub(crate) use text::request;

/// Method and URL of a request.
#[derive(Clone, Debug, Default)]
pub(crate) struct Request {
    pub(crate) method: String,
    pub(crate) url: String,
}

/// The answers in a file; `None` if there is none. The answers of a batch follow that of the batch.
pub(crate) fn read(bytes: &[u8]) -> Option<Vec<FoundAnswer>> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let plain = str::from_utf8(bytes).ok().map(without_colours);
    let text = plain.as_deref().map(printed::without_frame);
    let bytes = text.as_deref().map_or(bytes, str::as_bytes);
    let found = text
        .as_deref()
        .and_then(debug_output::read)
        .or_else(|| text::read(bytes))
        .or_else(|| printed::read(text.as_deref()?))
        .or_else(|| json::read(bytes))
        .or_else(|| text::body_alone(bytes))?;
    let is_last_word = |one: &FoundAnswer| one.status.is_none_or(|status| !status.is_informational());
    let has_last_word = found.iter().any(is_last_word);
    let found = found.into_iter().filter(|one| !has_last_word || is_last_word(one));
    Some(found.flat_map(FoundAnswer::with_parts).collect()).filter(|found: &Vec<_>| !found.is_empty())
}

/// A text without the escapes of a terminal, which tools leave in what is copied or logged.
fn without_colours(text: &str) -> Cow<'_, str> {
    if text.contains('\x1b') { Cow::Owned(strip_str(text).to_string()) } else { Cow::Borrowed(text) }
}

impl FoundAnswer {
    /// The answer, and behind it those in its body, if it is the answer to a batch.
    fn with_parts(self) -> Vec<Self> {
        let parts = if self.is_of_batch() { json::read(&self.body) } else { None };
        let of_batch = |part| Self { request: self.request.clone(), token: self.token.clone(), ..part };
        let parts: Vec<_> = parts.into_iter().flatten().map(of_batch).collect();
        std::iter::once(self).chain(parts).collect()
    }

    /// Whether this is the answer to a batch.
    pub(crate) fn is_of_batch(&self) -> bool {
        self.json().is_some_and(|body| body.get("responses").is_some_and(Value::is_array))
    }

    /// The body, if it is JSON.
    pub(crate) fn json(&self) -> Option<Value> {
        serde_json::from_slice(&self.body).ok()
    }

    /// What is documented of the request.
    pub(crate) fn documented(&self) -> Option<Documented> {
        let of_url = |request: &Request| documented::of_url(&request.method, &request.url);
        self.documented.or_else(|| Some(self.request.as_ref().and_then(of_url)?.documented))
    }

    /// What the answer says.
    pub(crate) fn answer(&self) -> Answer {
        Answer::read(self.status, &self.headers, &self.body, self.token.as_slice())
    }

    /// What is known of the request.
    pub(crate) fn context(&self) -> Context {
        let mut context = match self.documented() {
            Some(documented) => documented.context(Context::default()),
            None => Context::default(),
        };
        if let Some(endpoint) = self.request.as_ref().and_then(|request| endpoint(&request.url)) {
            context = context.endpoint(&endpoint);
        }
        match &self.token {
            Some(token) => context.token(token),
            None => context,
        }
    }
}

/// Adds a header, if name and value can be those of one.
fn add_header(name: &str, value: &str, headers: &mut HeaderMap) {
    if let (Ok(name), Ok(value)) = (name.parse::<HeaderName>(), HeaderValue::from_str(value)) {
        // A map has a limit, which no service that means well reaches.
        let _ = headers.try_append(name, value);
    }
}

/// The endpoint of a URL, whose path begins with an API version.
fn endpoint(url: &str) -> Option<Endpoint> {
    let (scheme, rest) = url.split_once("://")?;
    let mut segments = rest.split(['/', '?', '#']);
    let (host, version) = (segments.next()?, segments.next()?);
    endpoint_at(&format!("{scheme}://{host}"), SCHEMA.api_version(version)?).ok()
}
