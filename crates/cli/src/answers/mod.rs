//! Answers of a service in files: as they go over the wire, as tools print them, and as JSON.

mod json;
mod text;

use http::{HeaderMap, StatusCode};
use lifecycle_workflows::client::{Answer, Context, Endpoint, Token, endpoint_at};
use lifecycle_workflows::models::SCHEMA;

use crate::documented::{self, Documented};

/// An answer in a file, and what the file says of its request.
#[derive(Debug, Default)]
pub(crate) struct FoundAnswer {
    /// The id of the request in its batch.
    pub(crate) id: Option<String>,
    pub(crate) status: Option<StatusCode>,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
    /// Method and URL of the request.
    pub(crate) request: Option<(String, String)>,
    /// The token of the request.
    pub(crate) token: Option<Token>,
}

/// The answers in a file; `None` if there is none.
pub(crate) fn read(bytes: &[u8]) -> Option<Vec<FoundAnswer>> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let found = text::read(bytes).or_else(|| json::read(bytes)).or_else(|| text::body_alone(bytes))?;
    Some(found).filter(|found| !found.is_empty())
}

impl FoundAnswer {
    /// What the answer says.
    pub(crate) fn answer(&self) -> Answer {
        Answer::read(self.status, &self.headers, &self.body, self.token.as_slice())
    }

    /// What is known of the request.
    pub(crate) fn context(&self) -> Context {
        let mut context = Context::default();
        if let Some((method, url)) = &self.request {
            if let Some(endpoint) = endpoint(url) {
                context = context.endpoint(&endpoint);
            }
            context = match documented::of_url(method, url).map(|named| named.documented) {
                Some(Documented::Action(action)) => context.action(action),
                Some(Documented::Function(function)) => context.function(function),
                Some(Documented::Entities(request)) => context.entities(request),
                None => context,
            };
        }
        match &self.token {
            Some(token) => context.token(token),
            None => context,
        }
    }
}

/// The endpoint of a URL, whose path begins with an API version.
fn endpoint(url: &str) -> Option<Endpoint> {
    let (scheme, rest) = url.split_once("://")?;
    let mut segments = rest.split(['/', '?', '#']);
    let (host, version) = (segments.next()?, segments.next()?);
    endpoint_at(&format!("{scheme}://{host}"), SCHEMA.api_version(version)?).ok()
}
