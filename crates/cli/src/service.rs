//! The service that a command asks: its endpoint, and the client for it.

use std::time::Duration;

use lifecycle_workflows_client::{Client, Endpoint, Error, ErrorKind, Limits, RequestError, RetryPolicy};

use crate::arguments::Service;
use crate::status::{Status, whole};
use crate::token;

/// How long a connection may take at most.
const CONNECT: Duration = Duration::from_secs(10);

/// The endpoint that the arguments name.
pub(crate) fn endpoint(service: &Service) -> Result<Endpoint, String> {
    match &service.base_url {
        None => Ok(Endpoint::of(service.cloud, service.api_version)),
        Some(url) => Endpoint::at(url, service.api_version).map_err(|error| format!("--base-url: {}", whole(&error))),
    }
}

/// A client for an endpoint, with the token that the arguments name.
pub(crate) fn client(service: &Service, endpoint: Endpoint, limits: Limits) -> Result<Client, String> {
    let provider = token::provider(service)?;
    let client = Client::builder(endpoint, provider)
        .timeout(service.timeout)
        // Less than the whole, so that it is sure that nothing was sent.
        .connect_timeout(CONNECT.min(service.timeout / 2))
        .retry(RetryPolicy::default().attempts(service.attempts))
        .limits(limits)
        .user_agent(concat!("lcw/", env!("CARGO_PKG_VERSION")));
    client.build().map_err(|error| whole(&error))
}

/// What an error means for how the command ends.
pub(crate) fn status(error: &Error) -> Status {
    match error.kind() {
        _ if error.may_have_taken_effect() => Status::Failed,
        // What the service links to is no fault of the request.
        ErrorKind::Request(RequestError::ForeignLink) => Status::Failed,
        ErrorKind::Request(_) => Status::Wrong,
        ErrorKind::Service(_) => Status::Refused,
        _ => Status::Failed,
    }
}
