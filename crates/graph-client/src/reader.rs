//! Reading the answer to a call: a result, or an error.

use http::{HeaderMap, Response, StatusCode};
use serde_core::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::answer::{self, Answer};
use crate::error::{Error, ErrorKind, ServiceError, UnreadableAnswer};
use crate::explain::Context;
use crate::headers::REQUEST_ID;
use crate::operation::Operation;
use crate::{Endpoint, Token, place, redact};

/// The maximum number of characters of a message and of an id that an error shows.
const LONGEST: usize = 2000;
const LONGEST_ID: usize = 128;

/// The maximum number of characters of a value that an error shows.
const LONGEST_VALUE: usize = 60;

/// An answer to a call, and the tokens that it may repeat; the last one is that of the request.
pub(crate) struct Reader<'a> {
    pub(crate) operation: Operation,
    pub(crate) endpoint: &'a Endpoint,
    pub(crate) status: StatusCode,
    pub(crate) headers: &'a HeaderMap,
    pub(crate) body: &'a [u8],
    pub(crate) tokens: &'a [Token],
}

impl<'a> Reader<'a> {
    pub(crate) fn new<B: AsRef<[u8]>>(
        operation: Operation,
        endpoint: &'a Endpoint,
        response: &'a Response<B>,
        tokens: &'a [Token],
    ) -> Self {
        let (status, headers, body) = (response.status(), response.headers(), response.body().as_ref());
        Self { operation, endpoint, status, headers, body, tokens }
    }

    /// The error for an answer without success.
    pub(crate) fn refusal(&self) -> Error {
        let answer = Answer::read(Some(self.status), self.headers, self.body, self.tokens);
        let is_in_doubt = !self.operation.is_read() && may_have_been_carried_out(self.status);
        Error::new(ErrorKind::Service(self.service_error(answer)), is_in_doubt)
    }

    fn service_error(&self, answer: Answer) -> ServiceError {
        let context = Context::default().operation(self.operation).endpoint(self.endpoint);
        let context = match self.tokens.last() {
            Some(token) => context.token(token),
            None => context,
        };
        let (answer, context) = (Box::new(answer), Box::new(context));
        ServiceError { operation: self.operation, status: self.status, answer, context }
    }

    /// Reads the body.
    pub(crate) fn json<T: DeserializeOwned>(&self) -> Result<T, Error> {
        serde_json::from_slice(self.body).map_err(|error| self.unreadable(&error))
    }

    /// The error for a success whose body cannot be read.
    pub(crate) fn unreadable(&self, error: &serde_json::Error) -> Error {
        let header = self.headers.get(REQUEST_ID).map(|value| String::from_utf8_lossy(value.as_bytes()));
        let message = match answer::form(self.headers, self.body, self.tokens) {
            Some(form) => format!("it is {form}"),
            None if self.body.is_empty() => "it has no body".to_owned(),
            // The message of the parser contains parts of the body.
            None => redact::shown(&self.with_value(error.to_string()), self.tokens, LONGEST),
        };
        let error = UnreadableAnswer {
            operation: self.operation,
            status: self.status,
            message,
            request_id: header.map(|id| redact::shown(&id, self.tokens, LONGEST_ID)),
        };
        Error::new(ErrorKind::Unreadable(error), !self.operation.is_read())
    }

    /// A message about the body with the value that its path leads to, unless it shows the value already.
    fn with_value(&self, message: String) -> String {
        let body = serde_json::from_slice::<Value>(self.body).unwrap_or_default();
        let value = place::value_at(&body, &message).map(ToString::to_string);
        match value.filter(|value| !message.contains(value.trim_matches('"'))) {
            Some(value) => format!("{message}; the value is {}", redact::shown(&value, self.tokens, LONGEST_VALUE)),
            None => message,
        }
    }

    /// The error in a body with the status of a success.
    pub(crate) fn error_in(&self, body: &Map<String, Value>) -> Option<ServiceError> {
        Answer::in_stream(self.status, self.headers, body, self.tokens).map(|answer| self.service_error(answer))
    }
}

/// Whether the service may have carried out a request that it answers with this status.
///
/// Refusals (4xx, also 429) and redirections are sent before anything is carried out, as is 503. Any other error may occur
/// at any time.
pub(crate) fn may_have_been_carried_out(status: StatusCode) -> bool {
    !(status.is_client_error() || status.is_redirection() || status == StatusCode::SERVICE_UNAVAILABLE)
}
