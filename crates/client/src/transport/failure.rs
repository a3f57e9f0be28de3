//! What keeps an answer from coming.

use std::fmt;

use crate::{Token, conceal};

/// The most causes of an error that are told.
const DEEPEST: usize = 16;

/// The most characters of each of them.
const LONGEST: usize = 500;

/// No answer has come.
#[derive(Clone, Debug)]
pub struct TransportError {
    kind: TransportErrorKind,
    cause: Option<Box<Cause>>,
}

/// Why no answer has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// There was no connection: nothing was sent.
    NotConnected,
    /// The request could not be sent as it is.
    NotSendable,
    /// The connection broke before the answer was there.
    Broken,
    /// The answer was not there in time.
    TimedOut,
    /// The answer is longer than the client reads.
    TooLong,
}

impl TransportError {
    pub(crate) fn new(kind: TransportErrorKind) -> Self {
        Self { kind, cause: None }
    }

    /// What an error of the HTTP library means. Its texts may be those of others, and are made safe.
    pub(super) fn of(error: reqwest::Error, tokens: &[Token]) -> Self {
        let error = error.without_url();
        let kind = if error.is_builder() {
            TransportErrorKind::NotSendable
        } else if error.is_connect() {
            TransportErrorKind::NotConnected
        } else if error.is_timeout() {
            TransportErrorKind::TimedOut
        } else {
            TransportErrorKind::Broken
        };
        Self { kind, cause: std::error::Error::source(&error).map(|cause| Box::new(Cause::of(cause, tokens, DEEPEST))) }
    }

    /// Why no answer has come.
    #[must_use]
    pub fn kind(&self) -> TransportErrorKind {
        self.kind
    }

    /// Whether nothing of the request has left.
    pub(super) fn is_unsent(&self) -> bool {
        matches!(self.kind, TransportErrorKind::NotConnected | TransportErrorKind::NotSendable)
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            TransportErrorKind::NotConnected => "the service cannot be reached",
            TransportErrorKind::NotSendable => "the request cannot be sent",
            TransportErrorKind::Broken => "the connection broke before the answer was there",
            TransportErrorKind::TimedOut => "the answer was not there in time",
            TransportErrorKind::TooLong => "the answer is longer than is read",
        })
    }
}

impl std::error::Error for TransportError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.cause.as_deref().map(|cause| cause as _)
    }
}

/// An error of a library, and what caused it, as text without the tokens.
#[derive(Clone, Debug)]
struct Cause {
    message: String,
    cause: Option<Box<Cause>>,
}

impl Cause {
    fn of(error: &(dyn std::error::Error + 'static), tokens: &[Token], depth: usize) -> Self {
        let cause = error.source().filter(|_| depth > 1).map(|cause| Self::of(cause, tokens, depth - 1));
        let cause = cause.map(Box::new);
        Self { message: conceal::shown(&error.to_string(), tokens, LONGEST), cause }
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
