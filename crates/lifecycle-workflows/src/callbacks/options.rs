//! Options for answering callouts.

use std::time::Duration;

use crate::client::RetryPolicy;

/// The time limits of handler and report, and what the report says besides its status.
///
/// ```
/// use std::time::Duration;
/// use lifecycle_workflows::callbacks::AnswerOptions;
///
/// // The extension is configured to wait for an hour.
/// let options = AnswerOptions::for_service_timeout(Duration::from_secs(3600)).source("provisioning");
/// assert!(options.handler_timeout() < Duration::from_secs(3600));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct AnswerOptions {
    pub(super) timeout: Duration,
    pub(super) retry: RetryPolicy,
    pub(super) source: Option<String>,
    pub(super) r#type: Option<String>,
}

/// The shortest time that the service can be configured to wait.
const SHORTEST: Duration = Duration::from_secs(300);

/// The maximum time for a report.
const LONGEST_MARGIN: Duration = Duration::from_secs(300);

impl Default for AnswerOptions {
    /// For a service that waits for five minutes, the shortest time that it can be configured to wait.
    fn default() -> Self {
        Self::for_service_timeout(SHORTEST)
    }
}

impl AnswerOptions {
    /// Divides the time that the service waits: a fifth of it, at most five minutes, is for the report and its repetitions, of
    /// which one may take a quarter of that; the rest is for the handler.
    pub fn for_service_timeout(timeout: Duration) -> Self {
        let margin = (timeout / 5).min(LONGEST_MARGIN);
        Self {
            timeout: timeout.saturating_sub(margin),
            retry: RetryPolicy::default().attempts(u32::MAX).total(margin),
            source: None,
            r#type: None,
        }
    }

    /// Sets the time limit of the handler. It must be less than the service waits.
    pub fn timeout(self, timeout: Duration) -> Self {
        Self { timeout, ..self }
    }

    /// Sets the budget of the report. An attempt may take a quarter of its time, and no more than the client allows.
    pub fn retry(self, retry: RetryPolicy) -> Self {
        Self { retry, ..self }
    }

    /// Sets `source` of the report: where it comes from.
    pub fn source(self, source: impl Into<String>) -> Self {
        Self { source: Some(source.into()), ..self }
    }

    /// Sets `type` of the report: the kind of event.
    pub fn r#type(self, r#type: impl Into<String>) -> Self {
        Self { r#type: Some(r#type.into()), ..self }
    }

    /// The time limit of the handler.
    #[must_use]
    pub fn handler_timeout(&self) -> Duration {
        self.timeout
    }
}
