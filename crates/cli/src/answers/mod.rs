//! Answers of a service in files: as they go over the wire, as tools print them, and as JSON.

mod json;
mod text;

use http::{HeaderMap, StatusCode};
use lifecycle_workflows::client::{Answer, Context, Endpoint, Token, endpoint_at};
use lifecycle_workflows::models::SCHEMA;
use odata_types::path::{PathTemplate, path_segments};

/// An answer in a file, and what the file says of its request.
#[derive(Debug, Default)]
pub(crate) struct FoundAnswer {
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
            let (endpoint, path) = endpoint(url);
            if let Some(endpoint) = endpoint {
                context = context.endpoint(&endpoint);
            }
            let segments = path_segments(path);
            let is_of = |template: PathTemplate| template.keys_of(&segments).is_ok();
            let mut actions = SCHEMA.actions.iter().filter(|action| method.eq_ignore_ascii_case(action.request.method));
            if let Some(action) = actions.find(|action| is_of(PathTemplate::of_action(action))) {
                context = context.action(action);
            } else if let Some(request) = SCHEMA
                .requests
                .iter()
                .find(|one| method.eq_ignore_ascii_case(one.request.method) && is_of(PathTemplate::of_entities(one)))
            {
                context = context.entities(request);
            }
        }
        match &self.token {
            Some(token) => context.token(token),
            None => context,
        }
    }
}

/// The endpoint of a URL, and the path behind the API version.
fn endpoint(url: &str) -> (Option<Endpoint>, &str) {
    let url = url.split(['?', '#']).next().unwrap_or(url);
    let (root, path) = match url.split_once("://") {
        Some((scheme, rest)) => {
            let length = rest.find('/').unwrap_or(rest.len());
            url.split_at(scheme.len() + "://".len() + length)
        }
        None => ("", url),
    };
    let path = path.trim_start_matches('/');
    let (first, rest) = path.split_once('/').unwrap_or((path, ""));
    match SCHEMA.api_version(first) {
        Some(version) => (endpoint_at(root, version).ok(), rest),
        None => (None, path),
    }
}
