//! How callouts are answered.

use std::time::Duration;

use crate::RetryPolicy;

/// How long a handler may take, and what a report says beside its status.
///
/// ```
/// use std::time::Duration;
/// use lifecycle_workflows_client::AnswerOptions;
///
/// // The extension is set up to wait for an hour.
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

/// The shortest time that a service can be set up to wait.
const SHORTEST: Duration = Duration::from_secs(300);

/// No report needs more time than this.
const LONGEST_MARGIN: Duration = Duration::from_secs(300);

impl Default for AnswerOptions {
    /// Fits a service that waits for five minutes, which is the shortest time that it can be set up to wait.
    fn default() -> Self {
        Self::for_service_timeout(SHORTEST)
    }
}

impl AnswerOptions {
    /// Divides the time that the service waits: the most of it is the handler's, and a fifth, five minutes at most, is left
    /// for the report and its repetitions. One of them may take a quarter of that.
    pub fn for_service_timeout(timeout: Duration) -> Self {
        let margin = (timeout / 5).min(LONGEST_MARGIN);
        Self {
            timeout: timeout.saturating_sub(margin),
            retry: RetryPolicy::default().attempts(u32::MAX).total(margin),
            source: None,
            r#type: None,
        }
    }

    /// Gives the handler another time. It must be less than the service waits.
    pub fn timeout(self, timeout: Duration) -> Self {
        Self { timeout, ..self }
    }

    /// Gives the report another budget. An attempt may take a quarter of its time, and no more than the client allows.
    pub fn retry(self, retry: RetryPolicy) -> Self {
        Self { retry, ..self }
    }

    /// What the report says of where it comes from.
    pub fn source(self, source: impl Into<String>) -> Self {
        Self { source: Some(source.into()), ..self }
    }

    /// What the report says of what kind of event it is.
    pub fn r#type(self, r#type: impl Into<String>) -> Self {
        Self { r#type: Some(r#type.into()), ..self }
    }

    /// How long a handler may take.
    #[must_use]
    pub fn handler_timeout(&self) -> Duration {
        self.timeout
    }
}
