//! The service that a command uses: its endpoint, and the client for it.

use std::collections::HashMap;
use std::env::VarError;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use lifecycle_workflows::client::{
    Client, Endpoint, Error, ErrorKind, Limits, RequestError, Retry, RetryPolicy, endpoint as endpoint_in, endpoint_at,
};
use lifecycle_workflows::emulator::{ANSWERED_BY, EXAMPLE};
use lifecycle_workflows::models::facts::Cloud;

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
    endpoint_of(service.cloud, service.base_url.as_deref(), &service.api_version)
}

/// The endpoint of a cloud, a base URL, or what the environment sets.
pub(crate) fn endpoint_of(
    cloud: Option<&'static Cloud>,
    base_url: Option<&str>,
    api_version: &str,
) -> Result<Endpoint, String> {
    let at =
        |url: &str, name: &str| endpoint_at(url, api_version).map_err(|error| format!("{name}: {}", whole(&error)));
    match (base_url, cloud) {
        (Some(url), _) => at(url, "--base-url"),
        (None, Some(cloud)) => endpoint_in(cloud.name, api_version).map_err(|error| whole(&error)),
        (None, None) => match variable()? {
            Some(url) => at(&url, VARIABLE),
            None => endpoint_in(DEFAULT_CLOUD, api_version).map_err(|error| whole(&error)),
        },
    }
}

/// The value of the variable, which applies if the arguments set neither base URL nor cloud.
fn variable() -> Result<Option<String>, String> {
    match std::env::var(VARIABLE) {
        Ok(url) => Ok(Some(url)),
        Err(VarError::NotPresent) => Ok(None),
        Err(VarError::NotUnicode(_)) => Err(format!("{VARIABLE}: the value is not UTF-8")),
    }
}

/// Says that the variable decides where requests go: one that was set long ago is easily forgotten.
pub(crate) fn announce(service: &Service, endpoint: &Endpoint) {
    if service.base_url.is_none() && service.cloud.is_none() && matches!(variable(), Ok(Some(_))) {
        complain(&format!("{VARIABLE} is set: requests go to {}", endpoint.origin()));
    }
}

/// A client for an endpoint, with the token that the arguments set. Retries are said as they happen.
pub(crate) fn client(
    service: &Service,
    endpoint: Endpoint,
    limits: Limits,
    say: impl Fn(&str) + Send + Sync + 'static,
) -> Result<Client, String> {
    let (notices, say) = (Notices::default(), Arc::new(say));
    let (of_examples, is_said) = (Arc::clone(&say), AtomicBool::new(false));
    let provider = token::provider(service, &endpoint)?;
    let client = Client::builder(endpoint, provider)
        .timeout(service.timeout)
        // Less than the whole time limit, so that a timeout proves that nothing was sent.
        .connect_timeout(CONNECT.min(service.timeout / 2))
        .retry(RetryPolicy::default().attempts(service.attempts))
        .limits(limits)
        .on_retry(move |retry| notices.tell(retry, &*say))
        .on_success(move |headers| {
            let is_example = headers.get(ANSWERED_BY).is_some_and(|by| by == EXAMPLE);
            if is_example && !is_said.swap(true, Ordering::Relaxed) {
                of_examples("answered by the documented example: the local service does not carry out this request");
            }
        })
        .user_agent(concat!("lcw/", env!("CARGO_PKG_VERSION")));
    client.build().map_err(|error| whole(&error))
}

/// What was said of retries: with many requests under way, the same is not said again at once.
#[derive(Default)]
struct Notices(Mutex<HashMap<String, Instant>>);

/// How long the same reason is not said again.
const SILENCE: Duration = Duration::from_secs(5);

impl Notices {
    /// Says why a request is sent again, and when.
    fn tell(&self, retry: &Retry<'_>, say: &impl Fn(&str)) {
        let reason = match (retry.error.kind(), retry.error.status()) {
            (_, Some(status)) => format!("{}: {status}", retry.endpoint.origin()),
            // The error names the host.
            (ErrorKind::Transport(error), None) => whole(error),
            (_, None) => format!("{}: {}", retry.endpoint.origin(), whole(retry.error)),
        };
        let now = Instant::now();
        // A panic leaves the map intact.
        let mut said = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let is_said = said.get(&reason).is_some_and(|at| now.duration_since(*at) < SILENCE);
        if !is_said {
            let delay = Duration::from_millis(u64::try_from(retry.delay.as_millis()).unwrap_or(u64::MAX));
            say(&format!("{reason}; the request is sent again in {}", humantime::format_duration(delay)));
            said.insert(reason, now);
        }
    }
}

/// The exit status for an error.
pub(crate) fn status(error: &Error) -> Status {
    match error.kind() {
        _ if error.may_have_taken_effect() => Status::Failed,
        // A bad link is a fault of the service, not of the request.
        ErrorKind::Request(RequestError::ForeignLink { .. } | RequestError::RepeatedLink) => Status::Failed,
        ErrorKind::Request(_) => Status::Wrong,
        ErrorKind::Service(_) => Status::Refused,
        _ => Status::Failed,
    }
}
