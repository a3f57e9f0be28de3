//! Answers of the service other than success.

use std::fmt;
use std::time::{Duration, SystemTime};

use http::StatusCode;

use crate::answer::Answer;
use crate::explain::{Context, Explanation, codes};
use crate::operation::Operation;
use crate::{Claims, LeastPrivilege};

/// An answer other than success, or a success with an error in its body.
///
/// All texts of the service are safe to show: see [`Answer`].
#[derive(Clone, Debug)]
pub struct ServiceError {
    pub(crate) operation: Operation,
    pub(crate) status: StatusCode,
    pub(crate) answer: Box<Answer>,
    pub(crate) context: Box<Context>,
}

impl ServiceError {
    /// The status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// Everything that the service said.
    #[must_use]
    pub fn answer(&self) -> &Answer {
        &self.answer
    }

    /// Graph's error code, such as `accessDenied`.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.answer.error.code.as_deref()
    }

    /// Graph's message.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.answer.error.message.as_deref()
    }

    /// What a body is that is not an error of Graph, or how it begins.
    #[must_use]
    pub fn excerpt(&self) -> Option<&str> {
        self.answer.excerpt.as_deref()
    }

    /// The id that the service gave the request.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.answer.request_id.as_deref()
    }

    /// The id that the client gave the request, if the service repeats it.
    #[must_use]
    pub fn client_request_id(&self) -> Option<&str> {
        self.answer.client_request_id.as_deref()
    }

    /// The time of the answer, as the service writes it.
    #[must_use]
    pub fn date(&self) -> Option<&str> {
        self.answer.date.as_deref()
    }

    /// How long to wait before the next request.
    #[must_use]
    pub fn retry_after(&self, now: SystemTime) -> Option<Duration> {
        self.answer.retry_after(now)
    }

    /// Whether the service no longer knows the state that a link to later changes stands for.
    pub(crate) fn needs_resync(&self) -> bool {
        codes::needs_resync(&self.answer, Some(self.operation))
    }

    /// The least privileges that the caller needs, if the service denied access.
    #[must_use]
    pub fn least_privilege(&self) -> Option<LeastPrivilege> {
        let is_about_rights = matches!(self.status, StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN);
        is_about_rights.then(|| self.operation.least_privilege())
    }

    /// The claims of the token that was sent, read on this machine and not verified.
    #[must_use]
    pub fn claims(&self) -> Option<&Claims> {
        self.context.claims()
    }

    /// The likely cause, and what to do next.
    #[must_use]
    pub fn explain(&self) -> Explanation {
        self.context.explain(&self.answer)
    }
}

impl fmt::Display for ServiceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (operation, expected) = (self.operation, self.operation.success());
        if operation.is_success(self.status) {
            write!(f, "the service answered {operation} with {} and an error", self.status)?;
        } else if self.status.is_success() || self.status.is_redirection() {
            write!(f, "the service answered {operation} with {}; documented: {expected}", self.status)?;
        } else {
            write!(f, "the service refused {operation}: {}", self.status)?;
        }
        let said = self.answer.to_string();
        match said.as_str() {
            "" => Ok(()),
            said if said.starts_with('(') => write!(f, " {said}"),
            said => write!(f, ": {said}"),
        }
    }
}

impl std::error::Error for ServiceError {}
