//! Graph's error body, read as far as possible.

use serde_json::{Map, Value};

/// The content of an error body.
#[derive(Default)]
pub(crate) struct ErrorBody {
    pub(crate) code: Option<String>,
    pub(crate) message: Option<String>,
    pub(crate) request_id: Option<String>,
    pub(crate) client_request_id: Option<String>,
    pub(crate) date: Option<String>,
}

impl ErrorBody {
    /// Reads a body of the shape `{"error": {"code", "message", "innerError": {"request-id", ..}}}`, or of the shape that
    /// token services use: `{"error", "error_description"}`. `None` if it has neither code nor message.
    pub(crate) fn read(body: &[u8]) -> Option<Self> {
        let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
        let body: Map<String, Value> = serde_json::from_slice(body).ok()?;
        let error = member(&body, "error")?;
        let Value::Object(error) = error else {
            let message = text(&body, "error_description");
            return error.as_str().map(|code| Self { code: Some(code.to_owned()), message, ..Self::default() });
        };
        let inner = member(error, "innerError").and_then(Value::as_object);
        let detail = |name| inner.and_then(|inner| text(inner, name));
        let read = Self {
            code: text(error, "code"),
            message: text(error, "message"),
            request_id: detail("request-id"),
            client_request_id: detail("client-request-id"),
            date: detail("date"),
        };
        (read.code.is_some() || read.message.is_some()).then_some(read)
    }
}

/// A member by name, in any ASCII case: some services write `innererror`.
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
