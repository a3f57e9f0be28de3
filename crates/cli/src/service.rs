//! The service that a command asks: its endpoint, and the client for it.

use std::env::VarError;
use std::time::Duration;

use lifecycle_workflows::client::{
    Client, Endpoint, Error, ErrorKind, Limits, RequestError, RetryPolicy, endpoint as endpoint_of, endpoint_at,
};

use crate::arguments::Service;
use crate::status::{Status, complain, whole};
use crate::token;

/// How long a connection may take at most.
const CONNECT: Duration = Duration::from_secs(10);

/// The cloud that is asked if nothing else is said.
const DEFAULT_CLOUD: &str = "Global";

/// The variable that holds the base URL, if the arguments name neither one nor a cloud.
const VARIABLE: &str = "LCW_BASE_URL";

/// The endpoint that the arguments name, or else the environment.
pub(crate) fn endpoint(service: &Service) -> Result<Endpoint, String> {
    let at = |url: &str, name: &str| {
        endpoint_at(url, &service.api_version).map_err(|error| format!("{name}: {}", whole(&error)))
    };
    match (&service.base_url, variable(service)?) {
        (Some(url), _) => at(url, "--base-url"),
        (None, Some(url)) => at(&url, VARIABLE),
        (None, None) => {
            let cloud = service.cloud.map_or(DEFAULT_CLOUD, |cloud| cloud.name);
            endpoint_of(cloud, &service.api_version).map_err(|error| whole(&error))
        }
    }
}

/// What the variable says, where it is in force.
fn variable(service: &Service) -> Result<Option<String>, String> {
    if service.base_url.is_some() || service.cloud.is_some() {
        return Ok(None);
    }
    match std::env::var(VARIABLE) {
        Ok(url) => Ok(Some(url)),
        Err(VarError::NotPresent) => Ok(None),
        Err(VarError::NotUnicode(_)) => Err(format!("{VARIABLE}: this is not UTF-8")),
    }
}

/// A client for an endpoint, with the token that the arguments name.
pub(crate) fn client(service: &Service, endpoint: Endpoint, limits: Limits) -> Result<Client, String> {
    if variable(service)?.is_some() {
        // A variable that was set long ago is easily forgotten, and a token goes there.
        complain(&format!("{VARIABLE} is set: requests go to {}", endpoint.origin()));
    }
    let provider = token::provider(service, &endpoint)?;
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
