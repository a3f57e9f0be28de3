//! Answers other than success: from head and body to an error.

use http::header::{DATE, HeaderName};
use http::{HeaderMap, StatusCode};

use crate::error::{Error, ErrorBody, ErrorKind, RetryAfter, ServiceError, UnreadableAnswer};
use crate::headers::{CLIENT_REQUEST_ID, REQUEST_ID};
use crate::operation::Operation;
use crate::{Token, redact};

/// The maximum number of characters of a name or an id that an error shows.
const LONGEST_NAME: usize = 128;

/// The maximum number of characters of a message that an error shows.
const LONGEST_MESSAGE: usize = 2000;

/// The maximum number of characters that an error shows of a body that is not an error of Graph.
const LONGEST_EXCERPT: usize = 400;

/// An answer to a call.
pub(crate) struct Answer<'a> {
    pub(crate) operation: Operation,
    pub(crate) status: StatusCode,
    pub(crate) headers: &'a HeaderMap,
    pub(crate) body: &'a [u8],
}

impl Answer<'_> {
    /// The error for an answer without success.
    pub(crate) fn refusal(&self, tokens: &[Token]) -> Error {
        let body = ErrorBody::read(self.body);
        let named = |text: Option<String>| Some(redact::shown(&text?, tokens, LONGEST_NAME));
        let header =
            |name: HeaderName| self.headers.get(name).map(|value| String::from_utf8_lossy(value.as_bytes()).into());
        let is_about_rights = matches!(self.status, StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN);
        let excerpt = body.is_none().then(|| String::from_utf8_lossy(self.body));
        let body = body.unwrap_or_default();
        let error = ServiceError {
            operation: self.operation,
            status: self.status,
            code: named(body.code),
            message: body.message.map(|message| redact::shown(&message, tokens, LONGEST_MESSAGE)),
            excerpt: excerpt
                .map(|text| redact::shown(text.trim(), tokens, LONGEST_EXCERPT))
                .filter(|excerpt| !excerpt.is_empty()),
            request_id: named(header(REQUEST_ID).or(body.request_id)),
            client_request_id: named(header(CLIENT_REQUEST_ID).or(body.client_request_id)),
            date: named(header(DATE).or(body.date)),
            retry_after: RetryAfter::of(self.headers),
            least_privilege: is_about_rights.then(|| self.operation.least_privilege()),
        };
        let may_have_taken_effect = !self.operation.is_read() && may_have_been_carried_out(self.status);
        Error::new(ErrorKind::Service(error), may_have_taken_effect)
    }

    /// The error for a success whose body cannot be read.
    pub(crate) fn unreadable(&self, error: &serde_json::Error, tokens: &[Token]) -> Error {
        let header = self.headers.get(REQUEST_ID).map(|value| String::from_utf8_lossy(value.as_bytes()));
        let error = UnreadableAnswer {
            operation: self.operation,
            status: self.status,
            // The message of the parser contains parts of the body.
            message: redact::shown(&error.to_string(), tokens, LONGEST_MESSAGE),
            request_id: header.map(|id| redact::shown(&id, tokens, LONGEST_NAME)),
        };
        Error::new(ErrorKind::Unreadable(error), !self.operation.is_read())
    }
}

/// Whether the service may have carried out a request that it answers with this status.
///
/// Refusals (4xx, also 429) and redirections are sent before anything is carried out, as is 503. Any other error may occur
/// at any time.
fn may_have_been_carried_out(status: StatusCode) -> bool {
    !(status.is_client_error() || status.is_redirection() || status == StatusCode::SERVICE_UNAVAILABLE)
}
