//! The service that a command uses: its endpoint, and the client for it.

use std::env::VarError;
use std::time::Duration;

use lifecycle_workflows::client::{
    Client, Endpoint, Error, ErrorKind, Limits, RequestError, RetryPolicy, endpoint as endpoint_of, endpoint_at,
};

use crate::arguments::Service;
use crate::status::{Status, complain, whole};
use crate::token;

/// The time limit for a connection.
const CONNECT: Duration = Duration::from_secs(10);

/// The default cloud.
const DEFAULT_CLOUD: &str = "Global";

/// The variable with the base URL, if the arguments set neither one nor a cloud.
const VARIABLE: &str = "LCW_BASE_URL";

/// The endpoint that the arguments or the environment set.
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

/// The value of the variable, if it applies.
fn variable(service: &Service) -> Result<Option<String>, String> {
    if service.base_url.is_some() || service.cloud.is_some() {
        return Ok(None);
    }
    match std::env::var(VARIABLE) {
        Ok(url) => Ok(Some(url)),
        Err(VarError::NotPresent) => Ok(None),
        Err(VarError::NotUnicode(_)) => Err(format!("{VARIABLE}: the value is not UTF-8")),
    }
}

/// A client for an endpoint, with the token that the arguments set.
pub(crate) fn client(service: &Service, endpoint: Endpoint, limits: Limits) -> Result<Client, String> {
    if variable(service)?.is_some() {
        // A variable that was set long ago is easily forgotten, and the token is sent there.
        complain(&format!("{VARIABLE} is set: requests go to {}", endpoint.origin()));
    }
    let provider = token::provider(service, &endpoint)?;
    let client = Client::builder(endpoint, provider)
        .timeout(service.timeout)
        // Less than the whole time limit, so that a timeout proves that nothing was sent.
        .connect_timeout(CONNECT.min(service.timeout / 2))
        .retry(RetryPolicy::default().attempts(service.attempts))
        .limits(limits)
        .user_agent(concat!("lcw/", env!("CARGO_PKG_VERSION")));
    client.build().map_err(|error| whole(&error))
}

/// The exit status for an error.
pub(crate) fn status(error: &Error) -> Status {
    match error.kind() {
        _ if error.may_have_taken_effect() => Status::Failed,
        // A bad link is a fault of the service, not of the request.
        ErrorKind::Request(RequestError::ForeignLink) => Status::Failed,
        ErrorKind::Request(_) => Status::Wrong,
        ErrorKind::Service(_) => Status::Refused,
        _ => Status::Failed,
    }
}
