//! Why no answer arrived.

use std::fmt;

use crate::{Endpoint, Token, redact};

/// The maximum number of causes that an error shows.
const DEEPEST: usize = 16;

/// The maximum number of characters of each cause.
const LONGEST: usize = 500;

/// No answer arrived.
#[derive(Clone, Debug)]
pub struct TransportError {
    kind: TransportErrorKind,
    origin: Option<Box<str>>,
    cause: Option<Box<Cause>>,
}

/// Why no answer arrived.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// There was no connection, so that nothing was sent.
    NotConnected,
    /// The host refused the connection, as nothing listens on its port. Nothing was sent.
    Refused,
    /// The request could not be sent as it is.
    NotSendable,
    /// The connection broke before the answer was complete.
    Broken,
    /// The answer did not arrive in time.
    TimedOut,
    /// The answer is longer than the client allows.
    TooLong,
}

impl TransportError {
    /// An error of that kind without a cause.
    #[must_use]
    pub fn new(kind: TransportErrorKind) -> Self {
        Self { kind, origin: None, cause: None }
    }

    /// The same error of a request to an endpoint.
    pub(crate) fn at(self, endpoint: &Endpoint) -> Self {
        Self { origin: Some(endpoint.origin().into()), ..self }
    }

    /// Classifies an error of the HTTP library. Its texts may come from elsewhere, and are made safe to show.
    pub(crate) fn of(error: reqwest::Error, tokens: &[Token], endpoint: &Endpoint) -> Self {
        let error = error.without_url();
        let kind = if error.is_builder() {
            TransportErrorKind::NotSendable
        } else if is_refused(&error) {
            TransportErrorKind::Refused
        } else if error.is_connect() {
            TransportErrorKind::NotConnected
        } else if error.is_timeout() {
            TransportErrorKind::TimedOut
        } else {
            TransportErrorKind::Broken
        };
        let cause = std::error::Error::source(&error).map(|cause| Box::new(Cause::of(cause, tokens, DEEPEST)));
        Self { kind, origin: Some(endpoint.origin().into()), cause }
    }

    /// Why no answer arrived.
    #[must_use]
    pub fn kind(&self) -> TransportErrorKind {
        self.kind
    }

    /// Whether nothing of the request was sent.
    pub(crate) fn is_unsent(&self) -> bool {
        use TransportErrorKind::{NotConnected, NotSendable, Refused};
        matches!(self.kind, NotConnected | Refused | NotSendable)
    }
}

/// Whether the operating system reports that the connection was refused.
fn is_refused(error: &reqwest::Error) -> bool {
    let first: &(dyn std::error::Error + 'static) = error;
    let mut causes = std::iter::successors(Some(first), |&cause| cause.source()).take(DEEPEST);
    error.is_connect()
        && causes.any(|cause| {
            let cause = cause.downcast_ref::<std::io::Error>();
            cause.is_some_and(|cause| cause.kind() == std::io::ErrorKind::ConnectionRefused)
        })
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(origin) = &self.origin {
            write!(f, "{origin}: ")?;
        }
        f.write_str(match self.kind {
            TransportErrorKind::NotConnected => "the service cannot be reached",
            TransportErrorKind::Refused => "nothing listens there",
            TransportErrorKind::NotSendable => "the request cannot be sent",
            TransportErrorKind::Broken => "the connection broke before the answer was complete",
            TransportErrorKind::TimedOut => "the answer did not arrive in time",
            TransportErrorKind::TooLong => "the answer is longer than the client allows",
        })
    }
}

impl std::error::Error for TransportError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.cause.as_deref().map(|cause| cause as _)
    }
}

/// An error of a library and its causes, as text without the tokens.
#[derive(Clone, Debug)]
struct Cause {
    message: String,
    cause: Option<Box<Cause>>,
}

impl Cause {
    fn of(error: &(dyn std::error::Error + 'static), tokens: &[Token], depth: usize) -> Self {
        let cause = error.source().filter(|_| depth > 1).map(|cause| Self::of(cause, tokens, depth - 1));
        let cause = cause.map(Box::new);
        Self { message: redact::shown(&error.to_string(), tokens, LONGEST), cause }
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Cause {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.cause.as_deref().map(|cause| cause as _)
    }
}
