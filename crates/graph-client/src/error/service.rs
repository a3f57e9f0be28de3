//! Answers of the service other than success.

use std::fmt;
use std::time::{Duration, SystemTime};

use http::StatusCode;

use super::retry_after::RetryAfter;
use crate::LeastPrivilege;
use crate::operation::Operation;

/// An answer other than success.
///
/// All texts of the service are safe to show: on one line, of bounded length, and without the tokens that were used.
#[derive(Clone, Debug)]
pub struct ServiceError {
    pub(crate) operation: Operation,
    pub(crate) status: StatusCode,
    pub(crate) code: Option<String>,
    pub(crate) message: Option<String>,
    pub(crate) excerpt: Option<String>,
    pub(crate) request_id: Option<String>,
    pub(crate) client_request_id: Option<String>,
    pub(crate) date: Option<String>,
    pub(crate) retry_after: Option<RetryAfter>,
    pub(crate) least_privilege: Option<LeastPrivilege>,
}

impl ServiceError {
    /// The status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// Graph's error code, such as `accessDenied`.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.code.as_deref()
    }

    /// Graph's message.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }

    /// The beginning of a body that is not an error of Graph.
    #[must_use]
    pub fn excerpt(&self) -> Option<&str> {
        self.excerpt.as_deref()
    }

    /// The id that the service gave the request.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }

    /// The id that the client gave the request, if the service repeats it.
    #[must_use]
    pub fn client_request_id(&self) -> Option<&str> {
        self.client_request_id.as_deref()
    }

    /// The time of the answer, as the service writes it.
    #[must_use]
    pub fn date(&self) -> Option<&str> {
        self.date.as_deref()
    }

    /// How long to wait before the next request.
    #[must_use]
    pub fn retry_after(&self, now: SystemTime) -> Option<Duration> {
        self.retry_after.map(|retry_after| retry_after.from(now))
    }

    /// The least privileges that the caller needs, if the service denied access.
    #[must_use]
    pub fn least_privilege(&self) -> Option<&LeastPrivilege> {
        self.least_privilege.as_ref()
    }
}

impl fmt::Display for ServiceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let operation = self.operation;
        if self.status.is_success() || self.status.is_redirection() {
            let expected = self.operation.success();
            write!(f, "the service answered {operation} with {}; documented: {expected}", self.status)?;
        } else {
            write!(f, "the service refused {operation}: {}", self.status)?;
        }
        for text in [&self.code, &self.message, &self.excerpt].into_iter().flatten() {
            write!(f, ": {text}")?;
        }
        if let Some(least_privilege) = &self.least_privilege {
            write!(f, "; {least_privilege}")?;
        }
        let ids =
            [("request-id", &self.request_id), ("client-request-id", &self.client_request_id), ("date", &self.date)];
        let mut said = ids.into_iter().filter_map(|(name, id)| Some((name, id.as_ref()?))).peekable();
        if said.peek().is_none() {
            return Ok(());
        }
        f.write_str(" (")?;
        for (index, (name, id)) in said.enumerate() {
            write!(f, "{}{name} {id}", if index > 0 { ", " } else { "" })?;
        }
        f.write_str(")")
    }
}

impl std::error::Error for ServiceError {}
