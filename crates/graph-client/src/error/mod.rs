//! Errors of calls.

mod service;
#[cfg(feature = "reqwest")]
mod token;
#[cfg(feature = "reqwest")]
mod transport;
mod unreadable;

use std::fmt;
use std::time::Duration;

use http::StatusCode;

pub use service::ServiceError;
#[cfg(feature = "reqwest")]
pub use token::TokenError;
#[cfg(feature = "reqwest")]
pub use transport::{TransportError, TransportErrorKind};
pub use unreadable::UnreadableAnswer;

use crate::explain::Explanation;
use crate::operation::Operation;
use crate::{RequestError, Token, redact};

/// A call that did not succeed.
///
/// It never contains the token, and it says whether the service may nevertheless have carried out the request.
#[derive(Debug)]
pub struct Error {
    kind: Box<ErrorKind>,
    may_have_taken_effect: bool,
    attempts: u32,
    client_request_id: Option<String>,
    /// The time for all attempts, if it or their number is used up.
    exhausted: Option<Duration>,
    /// Why a token that the service refused could not be renewed.
    #[cfg(feature = "reqwest")]
    renewal: Option<TokenError>,
}

/// What went wrong with a call.
#[derive(Debug)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The request was not sent, because it violates what is documented.
    Request(RequestError),
    /// The service answered, but not with success.
    Service(ServiceError),
    /// The service answered with success and a body that cannot be read.
    Unreadable(UnreadableAnswer),
    /// There was no token to send.
    #[cfg(feature = "reqwest")]
    Token(TokenError),
    /// No answer arrived.
    #[cfg(feature = "reqwest")]
    Transport(TransportError),
    /// An action may have taken effect, and reading the entity failed as well.
    #[cfg(feature = "reqwest")]
    Unsettled {
        /// The error of the action.
        action: Error,
        /// The error of the read.
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
            exhausted: None,
            #[cfg(feature = "reqwest")]
            renewal: None,
        }
    }

    /// The same error after so many attempts, the last of which had this id.
    #[cfg(feature = "reqwest")]
    pub(crate) fn after(self, attempts: u32, client_request_id: Option<String>) -> Self {
        Self { attempts, client_request_id, ..self }
    }

    /// The same error if no further attempt is made within the time for all of them.
    #[cfg(feature = "reqwest")]
    pub(crate) fn exhausted(self, total: Duration) -> Self {
        Self { exhausted: Some(total), ..self }
    }

    /// The same error if an earlier request for the same purpose may have taken effect.
    #[must_use]
    pub fn with_doubt(self, is_in_doubt: bool) -> Self {
        Self { may_have_taken_effect: self.may_have_taken_effect || is_in_doubt, ..self }
    }

    /// The same error if the refused token could not be renewed.
    #[cfg(feature = "reqwest")]
    pub(crate) fn without_renewal(self, renewal: TokenError) -> Self {
        Self { renewal: Some(renewal), ..self }
    }

    /// What went wrong.
    #[must_use]
    pub fn kind(&self) -> &ErrorKind {
        &self.kind
    }

    /// Whether the service may have carried out the request, for example because the connection broke before the answer
    /// arrived. False if it was certainly not carried out, and for reads.
    #[must_use]
    pub fn may_have_taken_effect(&self) -> bool {
        self.may_have_taken_effect
    }

    /// Whether the service no longer knows the state that a link to later changes stands for, so that everything must be
    /// read anew: it answers a request for changes with 410, or says so by the code of the error.
    #[must_use]
    pub fn needs_resync(&self) -> bool {
        self.service().is_some_and(ServiceError::needs_resync)
    }

    /// How many attempts to send the request were made.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// The likely cause, and what to do next; `None` if the error says it all.
    #[must_use]
    pub fn explain(&self) -> Option<Explanation> {
        let explanation = match &*self.kind {
            ErrorKind::Service(error) => error.explain(),
            #[cfg(feature = "reqwest")]
            ErrorKind::Unsettled { action, .. } => return action.explain(),
            _ => return None,
        };
        Some(match self.exhausted {
            Some(total) => explanation.after(self.attempts, total),
            None => explanation,
        })
    }

    /// The `client-request-id` of the last attempt, also if no answer arrived. `None` if nothing was sent, or not by this
    /// crate.
    #[must_use]
    pub fn client_request_id(&self) -> Option<&str> {
        match &*self.kind {
            #[cfg(feature = "reqwest")]
            ErrorKind::Unsettled { action, .. } => action.client_request_id(),
            _ => self.client_request_id.as_deref(),
        }
    }

    /// Why there was no token, or no replacement for one that the service refused with 401.
    #[cfg(feature = "reqwest")]
    #[must_use]
    pub fn token_error(&self) -> Option<&TokenError> {
        match &*self.kind {
            ErrorKind::Token(error) => Some(error),
            _ => self.renewal.as_ref(),
        }
    }

    /// The answer of the service, if it is an error.
    #[must_use]
    pub fn service(&self) -> Option<&ServiceError> {
        match &*self.kind {
            ErrorKind::Service(error) => Some(error),
            _ => None,
        }
    }

    /// The status of the answer, if there was one.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        match &*self.kind {
            ErrorKind::Service(error) => Some(error.status()),
            ErrorKind::Unreadable(error) => Some(error.status()),
            _ => None,
        }
    }

    /// The id that the service gave the request, if it answered.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        match &*self.kind {
            ErrorKind::Service(error) => error.request_id(),
            ErrorKind::Unreadable(error) => error.request_id(),
            _ => None,
        }
    }
}

/// The maximum number of characters that an error shows of why there is no answer.
const LONGEST: usize = 2000;

/// Why there is no answer to a call.
#[derive(Clone, Debug)]
pub(crate) enum Failure {
    /// What came in place of the answer cannot be read.
    Unreadable(String),
    /// Nothing came.
    #[cfg(feature = "reqwest")]
    Transport(TransportError),
}

impl Failure {
    /// The error of a call of that operation, without the tokens.
    pub(crate) fn of(self, operation: Operation, tokens: &[Token]) -> Error {
        match self {
            Self::Unreadable(message) => {
                let message = redact::shown(&message, tokens, LONGEST);
                let error = UnreadableAnswer { operation, status: StatusCode::OK, message, request_id: None };
                Error::new(ErrorKind::Unreadable(error), !operation.is_read())
            }
            #[cfg(feature = "reqwest")]
            Self::Transport(failure) if operation.is_read() => Error::new(ErrorKind::Transport(failure), false),
            #[cfg(feature = "reqwest")]
            Self::Transport(failure) => failure.into(),
        }
    }
}

impl From<RequestError> for Error {
    fn from(error: RequestError) -> Self {
        Self::new(ErrorKind::Request(error), false)
    }
}

/// For a success with an error in its body, which changed nothing.
impl From<ServiceError> for Error {
    fn from(error: ServiceError) -> Self {
        Self::new(ErrorKind::Service(error), false)
    }
}

/// For a request that was sent in another way than by `Client`.
#[cfg(feature = "reqwest")]
impl From<TransportError> for Error {
    fn from(error: TransportError) -> Self {
        let may_have_taken_effect = !error.is_unsent();
        Self::new(ErrorKind::Transport(error), may_have_taken_effect)
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
                write!(f, "{action}; reading whether it took effect failed: {reading}")
            }
        }
    }
}

/// The source is that of the kind, like the message; for a refused token it is why it could not be renewed.
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
