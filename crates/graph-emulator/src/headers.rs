//! The names of headers that requests and answers share.

/// The id that the service gives a request.
pub(crate) const REQUEST_ID: &str = "request-id";

/// The id that the client gives a request.
pub(crate) const CLIENT_REQUEST_ID: &str = "client-request-id";
