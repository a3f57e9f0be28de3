//! Actions that take effect once: what is in doubt is settled by reading.

use std::time::SystemTime;

use lifecycle_workflows_models::identity_governance::{
    CancelProcessing, CustomTaskExtensionOperationStatus, LifecycleWorkflowProcessingStatus as Status, Resume, Run,
    TaskProcessingResult,
};
use lifecycle_workflows_models::{Action, Nullable, facts};
use tokio::time::sleep;

use super::Client;
use super::retry::Delays;
use crate::error::{Error, ErrorKind};
use crate::{Call, RequestError, ResultAddress, RunAddress};

/// What an action that is settled begins with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Start {
    /// It is sent: nobody has sent it before.
    #[default]
    Sending,
    /// It is read whether there is anything left to do: it may have been sent before, such as by a program that was
    /// interrupted.
    Reading,
}

/// How an action has turned out that is not in doubt any more.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Settled {
    /// The service has answered with success.
    Accepted,
    /// No answer said so, but the entity has the status that the action leads to.
    Confirmed(Status),
    /// The entity has a status in which the action does not apply any more, and to which it does not lead.
    Otherwise(Status),
}

/// What a status says of an action.
enum Meaning {
    /// The action applies: it has not taken effect.
    Applies,
    Done,
    Otherwise,
}

impl Client {
    /// Cancels a run so that it takes effect once, whatever becomes of requests and answers.
    ///
    /// Where nobody knows whether a request was carried out, the run is read: if it is still queued or in progress, the
    /// request is sent again; if it is being canceled or is canceled, it counts as done. As the service cancels no run
    /// twice, nothing happens twice. To read, the caller needs a permission for that as well.
    ///
    /// The budget of the client is that of the whole: its attempts are those to send the request, and its time is that of
    /// reading as well.
    ///
    /// # Errors
    ///
    /// If the service refuses the request, or it stays in doubt within the budget of the client.
    pub async fn cancel_run_settled(&self, run: &RunAddress, start: Start) -> Result<Settled, Error> {
        let action = self.cancellation(run);
        let reading = || Call::<Run>::read(self.endpoint(), &[&run.workflow, &run.run]);
        let meaning = |status: &Status| match status {
            Status::Canceling | Status::Canceled => Meaning::Done,
            status if applies(CancelProcessing::ACTION, status) => Meaning::Applies,
            _ => Meaning::Otherwise,
        };
        self.settle(action, reading, |run| run.processing_status, meaning, start).await
    }

    /// Reports how a custom task extension has ended, so that it takes effect once: see [`Self::cancel_run_settled`].
    ///
    /// # Errors
    ///
    /// If the service refuses the request, or it stays in doubt within the budget of the client.
    pub async fn resume_settled(&self, result: &ResultAddress, body: &Resume, start: Start) -> Result<Settled, Error> {
        let action = self.resumption(result, body);
        let ids = [&result.workflow, &result.task, &result.result];
        let reading = || Call::<TaskProcessingResult>::read(self.endpoint(), &ids);
        let meaning = |status: &Status| match (status, &body.data.operation_status) {
            (Status::Completed, Nullable::Value(CustomTaskExtensionOperationStatus::Completed))
            | (Status::Failed, Nullable::Value(CustomTaskExtensionOperationStatus::Failed)) => Meaning::Done,
            (status, _) if applies(Resume::ACTION, status) => Meaning::Applies,
            _ => Meaning::Otherwise,
        };
        self.settle(action, reading, |result| result.processing_status, meaning, start).await
    }

    async fn settle<T>(
        &self,
        action: Result<Call<()>, Error>,
        reading: impl Fn() -> Result<Call<T>, RequestError>,
        status: fn(T) -> Option<Status>,
        meaning: impl Fn(&Status) -> Meaning,
        start: Start,
    ) -> Result<Settled, Error> {
        let mut delays = self.inner.retry.begin();
        // Who begins by reading does so because somebody may have sent it.
        let mut is_in_doubt = start == Start::Reading;
        let action = action.map_err(|error| error.with_doubt(is_in_doubt))?;
        let mut last: Option<Error> = None;
        if start == Start::Sending {
            match self.send_within(&mut delays, self.inner.timeout, &action).await {
                Ok(()) => return Ok(Settled::Accepted),
                Err(error) if !error.may_have_taken_effect() => return Err(error),
                Err(error) => {
                    is_in_doubt = true;
                    last = Some(error);
                }
            }
        }
        let mut readings = delays.beside();
        loop {
            let found = match self.found(&mut readings, &reading, status).await {
                Ok(status) => status,
                Err(error) => return Err(unsettled(last, error, is_in_doubt)),
            };
            match meaning(&found) {
                Meaning::Done => return Ok(Settled::Confirmed(found)),
                Meaning::Otherwise => return Ok(Settled::Otherwise(found)),
                Meaning::Applies => {}
            }
            if let Some(error) = last.take() {
                // A refusal stands if the action applies all the same. An earlier request may still be under way.
                if !error.may_have_taken_effect() {
                    return Err(error.with_doubt(is_in_doubt));
                }
                let retry_after = error.service().and_then(|error| error.retry_after(SystemTime::now()));
                let Some(delay) = delays.next(retry_after) else { return Err(error) };
                sleep(delay).await;
            }
            match self.send_within(&mut delays, self.inner.timeout, &action).await {
                Ok(()) => return Ok(Settled::Accepted),
                // A refusal is no last word: an earlier request may have taken effect since the status was read.
                Err(error) => {
                    is_in_doubt |= error.may_have_taken_effect();
                    last = Some(error);
                }
            }
        }
    }
}

impl Client {
    /// The status that an entity is found with.
    async fn found<T>(
        &self,
        delays: &mut Delays,
        reading: impl Fn() -> Result<Call<T>, RequestError>,
        status: fn(T) -> Option<Status>,
    ) -> Result<Status, Error> {
        let reading = reading()?;
        let read = self.send_within(delays, self.inner.timeout, &reading).await?;
        status(read).ok_or_else(|| Error::no_status(reading.operation))
    }
}

/// Whether an action applies to an entity with a status, by its facts.
fn applies(action: &facts::Action, status: &Status) -> bool {
    action.acts_on.is_some_and(|acts_on| acts_on.values.contains(&status.as_str()))
}

/// Reading has failed, so that an action stays in doubt if it was.
fn unsettled(action: Option<Error>, reading: Error, is_in_doubt: bool) -> Error {
    match action {
        Some(action) if is_in_doubt => Error::new(ErrorKind::Unsettled { action, reading }, true),
        Some(action) => action,
        None => reading.with_doubt(is_in_doubt),
    }
}
