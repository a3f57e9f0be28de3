//! Refusals, in the shape of Graph's errors.

use graph_validation::{Report, shown_safely};
use serde_core::ser::{Serialize, SerializeStruct, Serializer};
use serde_json::Value;

use crate::headers::{CLIENT_REQUEST_ID, EMULATOR_REFUSAL, REQUEST_ID};

/// The maximum length of a text of the request that a message repeats.
const LONGEST: usize = 80;

/// Why a request is not carried out: a status, an error for the body, and headers that belong to it.
///
/// Messages may contain texts of the request: they are shown safely.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    pub(crate) status: u16,
    pub(crate) code: String,
    pub(crate) message: String,
    /// All violations of the request, if there is more to say than the message.
    pub(crate) details: Option<Value>,
    /// Headers, with names in lower case.
    pub(crate) headers: Vec<(&'static str, String)>,
}

impl Refusal {
    /// A refusal with an HTTP status and an error code of Graph.
    #[must_use]
    pub fn new(status: u16, code: &str, message: &str) -> Self {
        Self { status, code: code.to_owned(), message: message.to_owned(), details: None, headers: Vec::new() }
    }

    fn with(mut self, header: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((header, value.into()));
        self
    }

    /// 400: the request cannot be carried out as it is.
    #[must_use]
    pub fn bad_request(message: &str) -> Self {
        Self::new(400, "badRequest", message)
    }

    /// 400: Microsoft Graph may carry out the request, but this service does less. The header `emulator-refusal` says so.
    #[must_use]
    pub fn unsupported(message: &str) -> Self {
        Self::bad_request(message).with(EMULATOR_REFUSAL, "unsupported")
    }

    /// 401: the request has no valid token.
    pub(crate) fn unauthenticated(message: &str) -> Self {
        Self::new(401, "unauthenticated", message).with("www-authenticate", CHALLENGE)
    }

    /// 401: claims are checked, and the token has none that can be read.
    pub(crate) fn opaque_token() -> Self {
        Self::unauthenticated("the token is not a JSON web token, whose claims could be checked")
            .with(EMULATOR_REFUSAL, "opaque-token")
    }

    /// 403: the token does not allow the request.
    pub(crate) fn forbidden(message: &str) -> Self {
        Self::new(403, "accessDenied", message)
    }

    /// 404: nothing is documented at the path.
    pub(crate) fn no_such_path(begins: &[String]) -> Self {
        let begins: Vec<_> = begins.iter().map(|begin| format!("`{begin}`")).collect();
        let begin = if begins.is_empty() {
            String::new()
        } else {
            format!("; documented paths begin with {}", begins.join(" or "))
        };
        Self::new(404, "notFound", &format!("nothing is documented at this path{begin}"))
    }

    /// 400: the request violates what is documented.
    pub(crate) fn undocumented() -> Self {
        Self::bad_request("the request is not as documented")
    }

    /// 404: there is no entity with that id.
    #[must_use]
    pub fn no_such_item(what: &str, id: &str) -> Self {
        Self::new(404, "itemNotFound", &format!("there is no {what} `{}`", shown(id)))
            .with(EMULATOR_REFUSAL, "no-such-entity")
    }

    /// 409: another entity has that id.
    #[must_use]
    pub fn taken(what: &str, id: &str) -> Self {
        Self::new(409, "nameAlreadyExists", &format!("there is a {what} `{}` already", shown(id)))
    }

    pub(crate) fn wrong_method(method: &str, allowed: &[&str]) -> Self {
        let message = format!("`{}` is not documented here; documented: {}", shown(method), allowed.join(", "));
        Self::new(405, "methodNotAllowed", &message).with("allow", allowed.join(", "))
    }

    pub(crate) fn wrong_version(version: &str, documented: &[&str]) -> Self {
        let version = shown(version);
        let message =
            format!("this is not documented in API version `{version}`; documented: {}", documented.join(", "));
        Self::bad_request(&message)
    }

    /// 409: the entity has a state to which the action does not apply.
    #[must_use]
    pub fn wrong_state(what: &str, id: &str, state: &str, documented: &[&str]) -> Self {
        let id = shown(id);
        let message =
            format!("the {what} `{id}` is `{}`; the action applies to: {}", shown(state), documented.join(", "));
        Self::new(409, "conflict", &message)
    }

    pub(crate) fn too_long(limit: usize) -> Self {
        Self::new(413, "requestEntityTooLarge", &format!("the body is longer than {limit} bytes"))
    }

    pub(crate) fn too_slow() -> Self {
        Self::new(408, "requestTimeout", "the body did not arrive in time")
    }

    /// 400: the body broke off.
    pub(crate) fn unreadable() -> Self {
        Self::bad_request("the body could not be read to its end")
    }

    /// 500: the service failed, and nothing was carried out.
    pub(crate) fn broken(message: &str) -> Self {
        Self::new(500, "generalException", message)
    }

    /// An injected fault.
    pub(crate) fn fault(status: u16, retry_after: u32) -> Self {
        let (code, message) = match status {
            429 => ("tooManyRequests", "too many requests"),
            503 => ("serviceNotAvailable", "the service is not available"),
            502 => ("badGateway", "the gateway got no answer"),
            504 => ("gatewayTimeout", "the gateway got no answer in time"),
            _ => ("generalException", "something went wrong"),
        };
        let refusal = Self::new(status, code, &format!("{message} (an injected fault)"));
        let asks_to_wait = matches!(status, 429 | 503);
        if asks_to_wait { refusal.with("retry-after", retry_after.to_string()) } else { refusal }
    }

    /// The refusal for the errors of a report; `None` if it has none.
    pub(crate) fn of_report(report: &Report) -> Option<Self> {
        let error = report.graph_error()?;
        let mut body = serde_json::to_value(error).unwrap_or_default();
        let message =
            body.pointer("/error/message").and_then(Value::as_str).unwrap_or("the request is not as documented");
        let refusal = Self::new(error.status(), error.code(), message);
        let refusal = Self { details: body.pointer_mut("/error/details").map(Value::take), ..refusal };
        Some(if refusal.status == 401 { refusal.with("www-authenticate", CHALLENGE) } else { refusal })
    }
}

/// The body of the answer to a request that was not carried out.
pub(crate) struct ErrorBody<'a> {
    pub(crate) refusal: &'a Refusal,
    pub(crate) date: &'a str,
    pub(crate) request_id: &'a str,
    pub(crate) client_request_id: &'a str,
}

impl Serialize for ErrorBody<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut body = serializer.serialize_struct("ErrorBody", 1)?;
        body.serialize_field("error", &ErrorMembers(self))?;
        body.end()
    }
}

struct ErrorMembers<'a>(&'a ErrorBody<'a>);

impl Serialize for ErrorMembers<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let refusal = self.0.refusal;
        let mut error = serializer.serialize_struct("Error", 3 + usize::from(refusal.details.is_some()))?;
        error.serialize_field("code", &refusal.code)?;
        error.serialize_field("message", &refusal.message)?;
        if let Some(details) = &refusal.details {
            error.serialize_field("details", details)?;
        }
        error.serialize_field("innerError", &InnerError(self.0))?;
        error.end()
    }
}

struct InnerError<'a>(&'a ErrorBody<'a>);

impl Serialize for InnerError<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut inner = serializer.serialize_struct("InnerError", 3)?;
        inner.serialize_field("date", self.0.date)?;
        inner.serialize_field(REQUEST_ID, self.0.request_id)?;
        inner.serialize_field(CLIENT_REQUEST_ID, self.0.client_request_id)?;
        inner.end()
    }
}

/// The challenge for a caller without a valid token.
const CHALLENGE: &str = "Bearer realm=\"graph-emulator\"";

/// A text of the request that is safe to show in a message.
pub(crate) fn shown(text: &str) -> String {
    let mut cut: String = text.chars().take(LONGEST).collect();
    if cut.len() < text.len() {
        cut.push('…');
    }
    shown_safely(&cut)
}
