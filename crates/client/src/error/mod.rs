//! What can become of a call that does not succeed.

mod answer;
mod body;
mod retry_after;
mod service;

use std::fmt;

use http::StatusCode;

pub(crate) use answer::Answer;
pub use answer::UnreadableAnswer;
pub use service::ServiceError;

use crate::RequestError;
#[cfg(feature = "reqwest")]
use crate::{TokenError, TransportError};

/// A call that did not succeed.
///
/// It never holds the token, and it says whether the service may have carried the request out all the same.
#[derive(Debug)]
pub struct Error {
    kind: Box<ErrorKind>,
    may_have_taken_effect: bool,
    attempts: u32,
    client_request_id: Option<String>,
    /// Why the token that the service refused could not be renewed.
    #[cfg(feature = "reqwest")]
    renewal: Option<TokenError>,
}

/// What went wrong with a call.
#[derive(Debug)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The request was not sent, because it goes against what is documented.
    Request(RequestError),
    /// The service has answered, but not with success.
    Service(ServiceError),
    /// The service has answered with success and a body that cannot be read.
    Unreadable(UnreadableAnswer),
    /// There is no token to send.
    #[cfg(feature = "reqwest")]
    Token(TokenError),
    /// No answer has come.
    #[cfg(feature = "reqwest")]
    Transport(TransportError),
    /// Whether an action has taken effect is in doubt, and reading did not tell.
    #[cfg(feature = "reqwest")]
    Unsettled {
        /// What became of the action.
        action: Error,
        /// What became of reading.
        reading: Error,
    },
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, may_have_taken_effect: bool) -> Self {
        Self {
            kind: Box::new(kind),
            may_have_taken_effect,
            attempts: 0,
            client_request_id: None,
            #[cfg(feature = "reqwest")]
            renewal: None,
        }
    }

    /// The same after so many attempts, of which the last one was sent under this id.
    #[cfg(feature = "reqwest")]
    pub(crate) fn after(self, attempts: u32, client_request_id: Option<String>) -> Self {
        Self { attempts, client_request_id, ..self }
    }

    /// The same where something that was sent before may have taken effect, or not.
    #[cfg(feature = "reqwest")]
    pub(crate) fn with_doubt(self, is_in_doubt: bool) -> Self {
        Self { may_have_taken_effect: self.may_have_taken_effect || is_in_doubt, ..self }
    }

    /// The same where the refused token could not be renewed.
    #[cfg(feature = "reqwest")]
    pub(crate) fn without_renewal(self, renewal: TokenError) -> Self {
        Self { renewal: Some(renewal), ..self }
    }

    /// An entity came without a status.
    #[cfg(feature = "reqwest")]
    pub(crate) fn no_status(operation: crate::operation::Operation) -> Self {
        Self::new(ErrorKind::Unreadable(UnreadableAnswer::no_status(operation)), false)
    }

    /// What went wrong.
    #[must_use]
    pub fn kind(&self) -> &ErrorKind {
        &self.kind
    }

    /// Whether the service may have carried the request out, although nothing says so: such as when the connection broke
    /// before the answer was there. False for what was certainly not carried out, and for all that only reads.
    #[must_use]
    pub fn may_have_taken_effect(&self) -> bool {
        self.may_have_taken_effect
    }

    /// How many times the request was sent, or tried to be sent.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// The id under which the last request was sent, also where no answer has come. None if nothing was sent, or not by
    /// this crate.
    #[must_use]
    pub fn client_request_id(&self) -> Option<&str> {
        match &*self.kind {
            #[cfg(feature = "reqwest")]
            ErrorKind::Unsettled { action, .. } => action.client_request_id(),
            _ => self.client_request_id.as_deref(),
        }
    }

    /// Why there was no token, or none other in the place of one that the service refused with 401.
    #[cfg(feature = "reqwest")]
    #[must_use]
    pub fn token_error(&self) -> Option<&TokenError> {
        match &*self.kind {
            ErrorKind::Token(error) => Some(error),
            _ => self.renewal.as_ref(),
        }
    }

    /// What the service has answered, if it has.
    #[must_use]
    pub fn service(&self) -> Option<&ServiceError> {
        match &*self.kind {
            ErrorKind::Service(error) => Some(error),
            _ => None,
        }
    }

    /// The status that the service has answered with, if it has.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        match &*self.kind {
            ErrorKind::Service(error) => Some(error.status()),
            ErrorKind::Unreadable(error) => Some(error.status()),
            _ => None,
        }
    }

    /// The id under which the service knows the request, if it has answered.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        match &*self.kind {
            ErrorKind::Service(error) => error.request_id(),
            ErrorKind::Unreadable(error) => error.request_id(),
            _ => None,
        }
    }
}

impl From<RequestError> for Error {
    fn from(error: RequestError) -> Self {
        Self::new(ErrorKind::Request(error), false)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.kind {
            ErrorKind::Request(error) => error.fmt(f),
            ErrorKind::Service(error) => error.fmt(f),
            ErrorKind::Unreadable(error) => error.fmt(f),
            #[cfg(feature = "reqwest")]
            ErrorKind::Token(error) => error.fmt(f),
            #[cfg(feature = "reqwest")]
            ErrorKind::Transport(error) => error.fmt(f),
            #[cfg(feature = "reqwest")]
            ErrorKind::Unsettled { action, reading } => {
                write!(f, "{action}; whether it has taken effect could not be read: {reading}")
            }
        }
    }
}

/// The source is that of the kind, as the message is; or, of a refused token, why it could not be renewed.
impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        #[cfg(feature = "reqwest")]
        if let Some(error) = &self.renewal {
            return Some(error);
        }
        match &*self.kind {
            ErrorKind::Request(error) => error.source(),
            ErrorKind::Service(error) => error.source(),
            ErrorKind::Unreadable(error) => error.source(),
            #[cfg(feature = "reqwest")]
            ErrorKind::Token(error) => error.source(),
            #[cfg(feature = "reqwest")]
            ErrorKind::Transport(error) => error.source(),
            #[cfg(feature = "reqwest")]
            ErrorKind::Unsettled { action, .. } => action.source(),
        }
    }
}
