//! Successes whose body cannot be read.

use std::fmt;

use http::StatusCode;

use crate::operation::Operation;

/// A success whose body cannot be read.
#[derive(Clone, Debug)]
pub struct UnreadableAnswer {
    pub(crate) operation: Operation,
    pub(crate) status: StatusCode,
    pub(crate) message: String,
    pub(crate) request_id: Option<String>,
}

impl UnreadableAnswer {
    /// An entity without a property that it should have.
    pub(crate) fn missing(operation: Operation, property: &str) -> Self {
        let message = format!("it has no `{property}`");
        Self { operation, status: operation.success(), message, request_id: None }
    }

    /// The status, which is that of a success.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The id that the service gave the request.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }
}

impl fmt::Display for UnreadableAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the answer to {} cannot be read: {}", self.operation, self.message)?;
        match &self.request_id {
            Some(id) => write!(f, " (request-id {id})"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for UnreadableAnswer {}
