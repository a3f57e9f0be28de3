//! Answering a callout, whatever happens to its handler.

use std::any::Any;
use std::error::Error as StdError;
use std::fmt;
use std::panic::AssertUnwindSafe;
use std::time::Duration;

use futures_util::FutureExt;
use lifecycle_workflows_models::Nullable;
use lifecycle_workflows_models::identity_governance::{
    CustomTaskExtensionCallbackData, CustomTaskExtensionOperationStatus as Status, Resume,
};
use tokio::runtime::Handle;
use tokio::time::timeout;

use super::{AnswerOptions, Callout};
use crate::client::{Client, Error, LifecycleWorkflows, Repeatable, ResultAddress, TransportError, TransportErrorKind};

/// Runs a handler for a callout and reports to the service how it ended: `completed` if it returns `Ok`, and `failed` if it
/// returns an error, panics, exceeds its time limit, or if the future of this function is dropped.
///
/// The report is sent again until it arrives or its budget is used up, also after the service may have processed it: the
/// service ignores a second report. Once it has begun, it continues even if the future is dropped.
///
/// It cannot report after the process or its tokio runtime has ended, after a panic that aborts, or while a handler blocks
/// its thread. The service then waits until its own timeout.
///
/// ```no_run
/// use lifecycle_workflows::callbacks::{AnswerOptions, Callout, answer};
/// use lifecycle_workflows::client::Client;
///
/// # async fn example(client: &Client, body: &[u8]) -> Result<(), Box<dyn std::error::Error>> {
/// let callout = Callout::parse(body)?;
/// let answered = answer(client, callout, &AnswerOptions::default(), |callout| async move {
///     let Some(user) = callout.subject.user_principal_name else { return Err("there is no user name") };
///     println!("a desk for {user}");
///     Ok(())
/// });
/// answered.await.report?;
/// # Ok(())
/// # }
/// ```
pub fn answer<F, T, E>(
    client: &Client,
    callout: Callout,
    options: &AnswerOptions,
    handler: F,
) -> impl Future<Output = Answered> + use<F, T, E>
where
    F: FnOnce(Callout) -> T,
    T: Future<Output = Result<(), E>>,
    E: Into<Box<dyn StdError + Send + Sync>>,
{
    // It is made outside of the future, so that it exists even if the future is never polled.
    let mut guard = Guard(Some(Report {
        client: client.clone(),
        address: callout.address.clone(),
        options: options.clone(),
        runtime: Handle::try_current().ok(),
    }));
    let time = options.timeout;
    async move {
        let work = AssertUnwindSafe(async move { handler(callout).await }).catch_unwind();
        let outcome = match timeout(time, work).await {
            Ok(Ok(Ok(()))) => Outcome::Completed,
            Ok(Ok(Err(error))) => Outcome::Failed(Failure::Error(error.into())),
            Ok(Err(panic)) => Outcome::Failed(Failure::Panicked(message(&*panic))),
            Err(_) => Outcome::Failed(Failure::TimedOut(time)),
        };
        let report = match guard.0.take() {
            Some(report) => report.deliver(outcome.status()).await,
            None => Ok(()),
        };
        Answered { outcome, report }
    }
}

/// What was reported for a callout, and whether the report arrived.
#[derive(Debug)]
#[non_exhaustive]
#[must_use]
pub struct Answered {
    /// How the handler ended.
    pub outcome: Outcome,
    /// Whether the report arrived. After an error that [may have taken effect](Error::may_have_taken_effect) it may have.
    pub report: Result<(), Error>,
}

/// How a handler ended.
#[derive(Debug)]
pub enum Outcome {
    /// It did its work.
    Completed,
    /// It did not.
    Failed(Failure),
}

impl Outcome {
    /// The status that is reported.
    #[must_use]
    pub fn status(&self) -> Status {
        match self {
            Self::Completed => Status::Completed,
            Self::Failed(_) => Status::Failed,
        }
    }
}

/// Why a handler did not do its work.
#[derive(Debug)]
#[non_exhaustive]
pub enum Failure {
    /// It returned an error.
    Error(Box<dyn StdError + Send + Sync>),
    /// It panicked, with this message.
    Panicked(String),
    /// It exceeded this time limit.
    TimedOut(Duration),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Error(_) => f.write_str("the handler failed"),
            Self::Panicked(message) => write!(f, "the handler panicked: {message}"),
            Self::TimedOut(time) => write!(f, "the handler exceeded its time limit of {time:?}"),
        }
    }
}

impl StdError for Failure {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Error(error) => Some(&**error),
            Self::Panicked(_) | Self::TimedOut(_) => None,
        }
    }
}

fn message(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().copied().or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    text.unwrap_or("a value that is not a text").to_owned()
}

/// Reports a failure when dropped, unless the report was taken out before.
struct Guard(Option<Report>);

impl Drop for Guard {
    fn drop(&mut self) {
        if let Some(report) = self.0.take()
            && let Some(runtime) = report.runtime.clone()
        {
            runtime.spawn(async move { report.send(Status::Failed).await });
        }
    }
}

/// A report that is due.
struct Report {
    client: Client,
    address: ResultAddress,
    options: AnswerOptions,
    runtime: Option<Handle>,
}

impl Report {
    /// Sends the report in a task of its own, which continues if this future is dropped.
    async fn deliver(self, status: Status) -> Result<(), Error> {
        let Some(runtime) = self.runtime.clone() else { return self.send(status).await };
        let sent = runtime.spawn(async move { self.send(status).await }).await;
        // If the task did not end, the runtime was shut down before.
        sent.unwrap_or_else(|_| Err(TransportError::new(TransportErrorKind::Broken).into()))
    }

    async fn send(self, status: Status) -> Result<(), Error> {
        let mut body = Resume::new(CustomTaskExtensionCallbackData {
            operation_status: Nullable::Value(status),
            ..CustomTaskExtensionCallbackData::default()
        });
        body.source = Nullable::from_optional(self.options.source);
        body.r#type = Nullable::from_optional(self.options.r#type);
        let call = self.client.resumption(&self.address, &body)?.repeatable(Repeatable::Yes);
        self.client.deliver(&call, self.options.retry).await
    }
}
