//! Answering a callout, whatever becomes of its handler.

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
use tokio::time::{sleep, timeout};

use super::{AnswerOptions, Callout};
use crate::error::{Error, ErrorKind};
use crate::{Client, Repeatable, ResultAddress, TransportError, TransportErrorKind};

/// Runs a handler for a callout and reports to the service how it has ended: `completed` if it returns `Ok`, and `failed`
/// if it returns an error, panics, takes longer than it may, or if the future of this function is dropped.
///
/// The report is sent again until it arrives or its budget is used up, also after it may have been carried out: the service
/// takes no second report. Once it has begun, it goes on even if the future is dropped.
///
/// What it cannot do: report after the process or its tokio runtime has ended, after a panic where panics abort, or
/// while a handler blocks its thread. The service then waits until its own time is up.
///
/// ```no_run
/// use lifecycle_workflows_client::{AnswerOptions, Callout, Client, answer};
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
    // It is made here and not in the future, so that it is there even if the future is never polled.
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

/// What was reported of a callout, and whether that has arrived.
#[derive(Debug)]
#[non_exhaustive]
#[must_use]
pub struct Answered {
    /// What became of the handler.
    pub outcome: Outcome,
    /// What became of the report. An error that [may have taken effect](Error::may_have_taken_effect) leaves that open.
    pub report: Result<(), Error>,
}

/// What became of a handler.
#[derive(Debug)]
pub enum Outcome {
    /// It has done its work.
    Completed,
    /// It has not.
    Failed(Failure),
}

impl Outcome {
    /// What is reported.
    #[must_use]
    pub fn status(&self) -> Status {
        match self {
            Self::Completed => Status::Completed,
            Self::Failed(_) => Status::Failed,
        }
    }
}

/// Why a handler has not done its work.
#[derive(Debug)]
#[non_exhaustive]
pub enum Failure {
    /// It has returned an error.
    Error(Box<dyn StdError + Send + Sync>),
    /// It has panicked, with this message.
    Panicked(String),
    /// It has taken longer than this.
    TimedOut(Duration),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Error(_) => f.write_str("the handler has failed"),
            Self::Panicked(message) => write!(f, "the handler has panicked: {message}"),
            Self::TimedOut(time) => write!(f, "the handler was not done within {time:?}"),
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
    text.unwrap_or("a value that is no text").to_owned()
}

/// Reports a failure unless the report was taken out before.
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
    /// Sends the report in a task of its own, which goes on if nobody waits for it any more.
    async fn deliver(self, status: Status) -> Result<(), Error> {
        let Some(runtime) = self.runtime.clone() else { return self.send(status).await };
        let sent = runtime.spawn(async move { self.send(status).await }).await;
        // The runtime has ended before the task has.
        let ended = || Error::new(ErrorKind::Transport(TransportError::new(TransportErrorKind::Broken)), true);
        sent.unwrap_or_else(|_| Err(ended()))
    }

    async fn send(self, status: Status) -> Result<(), Error> {
        let mut body = Resume::new(CustomTaskExtensionCallbackData {
            operation_status: Nullable::Value(status),
            ..CustomTaskExtensionCallbackData::default()
        });
        body.source = self.options.source.map_or(Nullable::Absent, Nullable::Value);
        body.r#type = self.options.r#type.map_or(Nullable::Absent, Nullable::Value);
        let call = self.client.resumption(&self.address, &body)?.repeatable(Repeatable::Yes);
        let mut delays = self.options.retry.begin();
        // An attempt to which nothing is answered must leave time for others.
        let limit = self.client.timeout().min(self.options.retry.longest_attempt());
        let mut is_in_doubt = false;
        loop {
            let sent = self.client.send_within(&mut delays, limit, &call).await;
            let sent = sent.map_err(|error| error.with_doubt(is_in_doubt));
            is_in_doubt = sent.as_ref().is_err_and(Error::may_have_taken_effect);
            match sent {
                // Whatever gives out tokens may be out of reach for a while as well.
                Err(error) if error.token_error().is_some() => match delays.next(None) {
                    Some(delay) => sleep(delay).await,
                    None => return Err(error),
                },
                sent => return sent,
            }
        }
    }
}
