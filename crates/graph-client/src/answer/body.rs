//! Graph's error body, read as far as possible.

use serde_json::{Map, Value};

/// The maximum number of details and of inner errors that are read.
const MOST: usize = 8;

/// The content of an error body.
#[derive(Default)]
pub(super) struct ErrorBody {
    pub(super) error: Part,
    pub(super) details: Vec<Part>,
    /// The inner errors with a code or a message, the outermost first.
    pub(super) inner: Vec<Part>,
    pub(super) request_id: Option<String>,
    pub(super) client_request_id: Option<String>,
    pub(super) date: Option<String>,
}

/// A code and a message.
#[derive(Default)]
pub(super) struct Part {
    pub(super) code: Option<String>,
    pub(super) message: Option<String>,
    pub(super) target: Option<String>,
}

impl ErrorBody {
    /// Reads a body of the shape `{"error": {"code", "message", "details", "innerError": {"request-id", ..}}}`, or of the shape
    /// that token services use: `{"error", "error_description"}`. `None` if it has neither code nor message.
    pub(super) fn read(body: &[u8]) -> Option<Self> {
        let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
        Self::of(&serde_json::from_slice(body).ok()?)
    }

    pub(super) fn of(body: &Map<String, Value>) -> Option<Self> {
        let error = member(body, "error")?;
        let Value::Object(error) = error else {
            let part =
                Part { code: Some(error.as_str()?.to_owned()), message: text(body, "error_description"), target: None };
            let id = |name| text(body, name);
            return Some(Self {
                error: part,
                request_id: id("trace_id"),
                client_request_id: id("correlation_id"),
                date: id("timestamp"),
                ..Self::default()
            });
        };
        let mut read = Self { error: Part::of(error), ..Self::default() };
        let details =
            member(error, "details").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_object);
        read.details = details.map(Part::of).filter(Part::is_said).take(MOST).collect();
        let mut next = inner(error);
        for _ in 0..MOST {
            let Some(error) = next else { break };
            read.inner.extend(Some(Part::of(error)).filter(Part::is_said));
            read.request_id = read.request_id.or_else(|| text(error, "request-id"));
            read.client_request_id = read.client_request_id.or_else(|| text(error, "client-request-id"));
            read.date = read.date.or_else(|| text(error, "date"));
            next = inner(error);
        }
        (read.error.is_said() || !read.inner.is_empty() || !read.details.is_empty()).then_some(read)
    }
}

impl Part {
    fn of(error: &Map<String, Value>) -> Self {
        Self { code: text(error, "code"), message: text(error, "message"), target: text(error, "target") }
    }

    fn is_said(&self) -> bool {
        self.code.is_some() || self.message.is_some()
    }
}

/// The inner error: some services write `innererror`.
fn inner(error: &Map<String, Value>) -> Option<&Map<String, Value>> {
    member(error, "innerError").and_then(Value::as_object)
}

/// A member by name, in any ASCII case.
fn member<'a>(object: &'a Map<String, Value>, name: &str) -> Option<&'a Value> {
    let mut members = object.iter();
    object.get(name).or_else(|| members.find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value))
}

/// A member that is a non-empty text.
fn text(object: &Map<String, Value>, name: &str) -> Option<String> {
    let text = match member(object, name)? {
        // Some services group messages by language.
        Value::Object(message) => member(message, "value")?.as_str()?,
        text => text.as_str()?,
    };
    Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned)
}
