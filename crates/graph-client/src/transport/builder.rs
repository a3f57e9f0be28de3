//! Configuration of a client.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use http::HeaderMap;
use reqwest::redirect;

use super::used::UsedTokens;
use super::{Client, Inner, OnRetry, OnSuccess};
use crate::{Endpoint, Limits, Retry, RetryPolicy, TokenProvider};

/// Configures a [`Client`]: see [`Client::builder`].
#[must_use]
pub struct ClientBuilder {
    endpoint: Endpoint,
    provider: Arc<dyn TokenProvider>,
    timeout: Duration,
    connect_timeout: Duration,
    retry: RetryPolicy,
    limits: Limits,
    user_agent: String,
    has_proxy: bool,
    longest_answer: usize,
    on_retry: Option<OnRetry>,
    on_success: Option<OnSuccess>,
}

impl ClientBuilder {
    pub(super) fn new(endpoint: Endpoint, provider: Arc<dyn TokenProvider>) -> Self {
        Self {
            endpoint,
            provider,
            timeout: Duration::from_secs(60),
            connect_timeout: Duration::from_secs(10),
            retry: RetryPolicy::default(),
            limits: Limits::Enforced,
            user_agent: concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")).to_owned(),
            has_proxy: true,
            longest_answer: 16 * 1024 * 1024,
            on_retry: None,
            on_success: None,
        }
    }

    /// The time limit for one attempt, from the connection to the end of the answer; one minute by default. The token
    /// provider has the same time. Calls that are sent together share it.
    pub fn timeout(self, timeout: Duration) -> Self {
        Self { timeout, ..self }
    }

    /// The time limit for a connection; ten seconds by default. It should be less than [`Self::timeout`]: only then a
    /// timeout proves that nothing was sent.
    pub fn connect_timeout(self, connect_timeout: Duration) -> Self {
        Self { connect_timeout, ..self }
    }

    /// When a request is sent again.
    pub fn retry(self, retry: RetryPolicy) -> Self {
        Self { retry, ..self }
    }

    /// What to do about documented limits.
    pub fn limits(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    /// The value of `User-Agent`.
    pub fn user_agent(self, user_agent: impl Into<String>) -> Self {
        Self { user_agent: user_agent.into(), ..self }
    }

    /// Connects to the service directly, whatever proxy the environment names.
    ///
    /// By default `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY` apply, for `https` only, as the proxy cannot read that. A request
    /// over plain `http` never goes to a proxy, which would see the token.
    pub fn no_proxy(self) -> Self {
        Self { has_proxy: false, ..self }
    }

    /// The maximum number of bytes of an answer; 16 MiB by default. Calls that are sent together have one answer.
    pub fn longest_answer(self, bytes: usize) -> Self {
        Self { longest_answer: bytes, ..self }
    }

    /// Calls a function each time an attempt failed and another one follows, before the delay.
    pub fn on_retry(self, told: impl Fn(&Retry<'_>) + Send + Sync + 'static) -> Self {
        Self { on_retry: Some(Box::new(told)), ..self }
    }

    /// Calls a function with the headers of each answer of success, such as `Preference-Applied`.
    pub fn on_success(self, told: impl Fn(&HeaderMap) + Send + Sync + 'static) -> Self {
        Self { on_success: Some(Box::new(told)), ..self }
    }

    /// Builds the client.
    ///
    /// # Errors
    ///
    /// If TLS cannot be set up, the user agent cannot be a header, a timeout is zero, or the host of the endpoint is not valid,
    /// such as `1.2.3.4.5`.
    pub fn build(self) -> Result<Client, BuildError> {
        if self.timeout.is_zero() || self.connect_timeout.is_zero() {
            return Err(BuildError(Reason::NoTime));
        }
        let mut http = reqwest::Client::builder()
            // The token is sent to the endpoint only, wherever that redirects to.
            .redirect(redirect::Policy::none())
            .referer(false)
            // `Client::send` alone decides what is sent again.
            .retry(reqwest::retry::never())
            .connect_timeout(self.connect_timeout)
            .https_only(!self.endpoint.is_plain_http())
            .user_agent(self.user_agent);
        if !self.has_proxy || self.endpoint.is_plain_http() {
            http = http.no_proxy();
        }
        let origin = self.endpoint.origin().parse().map_err(|error| BuildError(Reason::Host(Box::new(error))))?;
        let inner = Inner {
            origin,
            endpoint: self.endpoint,
            provider: self.provider,
            http: http.build().map_err(|error| BuildError(Reason::Http(error)))?,
            timeout: self.timeout,
            retry: self.retry,
            limits: self.limits,
            longest_answer: self.longest_answer,
            tokens: UsedTokens::default(),
            was_connected: AtomicBool::new(false),
            on_retry: self.on_retry,
            on_success: self.on_success,
        };
        Ok(Client { inner: Arc::new(inner), gatherer: None })
    }
}

impl fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder").field("endpoint", &self.endpoint).finish_non_exhaustive()
    }
}

/// A [`Client`] cannot be built.
#[derive(Debug)]
pub struct BuildError(Reason);

#[derive(Debug)]
enum Reason {
    Http(reqwest::Error),
    NoTime,
    Host(Box<dyn std::error::Error + Send + Sync>),
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            Reason::Http(_) => "the client cannot be built",
            Reason::NoTime => "the client cannot be built: a timeout is zero",
            Reason::Host(_) => "the client cannot be built: the host of the endpoint is not valid",
        })
    }
}

impl std::error::Error for BuildError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.0 {
            Reason::Http(error) => Some(error),
            Reason::Host(error) => Some(&**error),
            Reason::NoTime => None,
        }
    }
}
