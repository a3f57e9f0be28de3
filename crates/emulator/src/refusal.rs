//! Refusals in the shape that Graph gives them.

use lifecycle_workflows_models::identity_governance::Workflow;
use lifecycle_workflows_validation::{Report, shown_safely};
use odata_types::List;
use serde_core::ser::{Serialize, SerializeStruct, Serializer};
use serde_json::Value;

use crate::exchange::{CLIENT_REQUEST_ID, REQUEST_ID};

/// The longest text of a request that a message repeats.
const LONGEST: usize = 80;

/// Why a request is not carried out: a status, an error for the body, and headers that belong to it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Refusal {
    pub(crate) status: u16,
    pub(crate) code: String,
    pub(crate) message: String,
    /// Everything that is wrong with a request, where there is more to say than the message.
    pub(crate) details: Option<Value>,
    /// Headers with names in small letters.
    pub(crate) headers: Vec<(&'static str, String)>,
}

impl Refusal {
    pub(crate) fn new(status: u16, code: &str, message: &str) -> Self {
        Self { status, code: code.to_owned(), message: message.to_owned(), details: None, headers: Vec::new() }
    }

    fn with(mut self, header: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((header, value.into()));
        self
    }

    pub(crate) fn bad_request(message: &str) -> Self {
        Self::new(400, "badRequest", message)
    }

    /// Without a token that counts.
    pub(crate) fn unauthenticated(message: &str) -> Self {
        Self::new(401, "unauthenticated", message).with("www-authenticate", CHALLENGE)
    }

    /// The token does not allow it.
    pub(crate) fn forbidden(message: &str) -> Self {
        Self::new(403, "accessDenied", message)
    }

    /// Nothing is documented at the path.
    pub(crate) fn no_such_path() -> Self {
        let (version, path) = (Workflow::LIST.api_versions.first().unwrap_or(&""), Workflow::LIST.path);
        Self::new(
            404,
            "notFound",
            &format!("nothing is documented at this path; documented paths begin with `/{version}{path}`"),
        )
    }

    /// There is no entity with such an id.
    pub(crate) fn no_such_item(what: &str, id: &str) -> Self {
        Self::new(404, "itemNotFound", &format!("there is no {what} `{}`", shown(id)))
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

    /// The entity is in a state to which the action does not apply.
    pub(crate) fn wrong_state(what: &str, id: &str, state: &str, documented: &[&str]) -> Self {
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

    /// The body broke off.
    pub(crate) fn unreadable() -> Self {
        Self::bad_request("the body could not be read to its end")
    }

    /// The store has failed, and nothing was carried out.
    pub(crate) fn broken(message: &str) -> Self {
        Self::new(500, "generalException", message)
    }

    /// A fault that was asked for.
    pub(crate) fn fault(status: u16, retry_after: u32) -> Self {
        let (code, message) = match status {
            429 => ("tooManyRequests", "too many requests"),
            503 => ("serviceNotAvailable", "the service is not available"),
            502 => ("badGateway", "the gateway got no answer"),
            504 => ("gatewayTimeout", "the gateway got no answer in time"),
            _ => ("generalException", "something went wrong"),
        };
        let refusal = Self::new(status, code, &format!("{message} (a fault that was asked for)"));
        let asks_to_wait = matches!(status, 429 | 503);
        if asks_to_wait { refusal.with("retry-after", retry_after.to_string()) } else { refusal }
    }

    /// What stands against a request; nothing where nothing does.
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

/// The body of the answer to a request that is not carried out.
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

/// What a caller without a token is asked for.
const CHALLENGE: &str = "Bearer realm=\"lifecycle-workflows-emulator\"";

/// A text of the request as a message may show it.
pub(crate) fn shown(text: &str) -> String {
    let mut cut: String = text.chars().take(LONGEST).collect();
    if cut.len() < text.len() {
        cut.push('…');
    }
    shown_safely(&cut)
}
