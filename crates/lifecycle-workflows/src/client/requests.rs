//! The requests of lifecycle workflows, as methods of a client.

use std::time::Duration;

use graph_client::{Call, Client, Error, Id, Pages, Settled, Start};
use lifecycle_workflows_models::identity_governance::{
    CancelProcessing, CancelRunsScope, LifecycleWorkflowProcessingStatus as Status, Resume, Run, TaskProcessingResult,
    Workflow,
};

use super::settle::{settle_cancellation, settle_resumption};
use super::{ResultAddress, RunAddress};

/// The requests of lifecycle workflows, for any [`Client`].
pub trait LifecycleWorkflows {
    /// The call that cancels a run.
    ///
    /// # Errors
    ///
    /// If the request violates what is documented.
    fn cancellation(&self, run: &RunAddress) -> Result<Call<()>, Error>;

    /// Cancels a run. The run may end later: see [`Self::wait_until_settled`].
    ///
    /// # Errors
    ///
    /// If the request is not sent or does not succeed.
    fn cancel_processing(&self, run: &RunAddress) -> impl Future<Output = Result<(), Error>> + Send;

    /// Cancels a run exactly once, whatever happens to requests and answers: see [`Client::settle`].
    ///
    /// If the outcome of a request is unknown, the run is read: if it is still queued or in progress, the request is sent
    /// again; if it is being canceled or is canceled, it counts as done. The service cancels no run twice.
    ///
    /// # Errors
    ///
    /// If the service refuses the request, or the outcome is still unknown at the end of the budget of the client.
    fn cancel_run_settled(
        &self,
        run: &RunAddress,
        start: Start,
    ) -> impl Future<Output = Result<Settled<Status>, Error>> + Send;

    /// The call that reports how a custom task extension ended.
    ///
    /// # Errors
    ///
    /// If the request violates what is documented.
    fn resumption(&self, result: &ResultAddress, body: &Resume) -> Result<Call<()>, Error>;

    /// Reports how a custom task extension ended.
    ///
    /// # Errors
    ///
    /// If the request is not sent or does not succeed.
    fn resume(&self, result: &ResultAddress, body: &Resume) -> impl Future<Output = Result<(), Error>> + Send;

    /// Reports how a custom task extension ended, exactly once: see [`Self::cancel_run_settled`].
    ///
    /// # Errors
    ///
    /// If the service refuses the request, or the outcome is still unknown at the end of the budget of the client.
    fn resume_settled(
        &self,
        result: &ResultAddress,
        body: &Resume,
        start: Start,
    ) -> impl Future<Output = Result<Settled<Status>, Error>> + Send;

    /// Reads a workflow.
    ///
    /// # Errors
    ///
    /// If the request does not succeed.
    fn read_workflow(&self, workflow: &Id) -> impl Future<Output = Result<Workflow, Error>> + Send;

    /// Reads a run.
    ///
    /// # Errors
    ///
    /// If the request does not succeed.
    fn read_run(&self, run: &RunAddress) -> impl Future<Output = Result<Run, Error>> + Send;

    /// Reads a task processing result.
    ///
    /// # Errors
    ///
    /// If the request does not succeed.
    fn read_task_processing_result(
        &self,
        result: &ResultAddress,
    ) -> impl Future<Output = Result<TaskProcessingResult, Error>> + Send;

    /// The workflows, page by page.
    ///
    /// # Errors
    ///
    /// If the read is not documented for the endpoint.
    fn workflows(&self) -> Result<Pages<Workflow>, Error>;

    /// The runs of a workflow, page by page.
    ///
    /// # Errors
    ///
    /// If the read is not documented for the endpoint.
    fn runs(&self, workflow: &Id) -> Result<Pages<Run>, Error>;

    /// The task processing results of a run, page by page.
    ///
    /// # Errors
    ///
    /// If the read is not documented for the endpoint.
    fn task_processing_results(&self, run: &RunAddress) -> Result<Pages<TaskProcessingResult>, Error>;

    /// Reads a run until it has ended, and reports each read to `progress`. A run has ended if it is completed, with errors
    /// or without, failed or canceled. With any other status, also an unknown one, it may still go on.
    ///
    /// There is no other end: use a timeout, such as that of tokio.
    ///
    /// ```no_run
    /// # use std::time::Duration;
    /// # use lifecycle_workflows::client::{Client, Error, LifecycleWorkflows, RunAddress};
    /// # async fn example(client: &Client, run: &RunAddress) -> Result<(), Error> {
    /// let settled = client.wait_until_settled(run, Duration::from_secs(5), |run| {
    ///     eprintln!("{:?} tasks to go", run.total_unprocessed_tasks_count);
    /// });
    /// println!("{:?}", settled.await?.processing_status);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// If a request does not succeed, or the service does not send the status of the run.
    fn wait_until_settled(
        &self,
        run: &RunAddress,
        interval: Duration,
        progress: impl FnMut(&Run) + Send,
    ) -> impl Future<Output = Result<Run, Error>> + Send;
}

impl LifecycleWorkflows for Client {
    fn cancellation(&self, run: &RunAddress) -> Result<Call<()>, Error> {
        let body = CancelProcessing::new(CancelRunsScope::new([Run::with_id(run.run.as_str())]));
        self.action(&[&run.workflow], &body)
    }

    async fn cancel_processing(&self, run: &RunAddress) -> Result<(), Error> {
        self.send(&self.cancellation(run)?).await
    }

    async fn cancel_run_settled(&self, run: &RunAddress, start: Start) -> Result<Settled<Status>, Error> {
        let action = self.cancellation(run).map_err(|error| error.with_doubt(start == Start::Reading))?;
        settle_cancellation(self, run, &action, start).await
    }

    fn resumption(&self, result: &ResultAddress, body: &Resume) -> Result<Call<()>, Error> {
        Ok(Call::action_within(self.limits(), &result.endpoint(self.endpoint()), &result.ids(), body)?)
    }

    async fn resume(&self, result: &ResultAddress, body: &Resume) -> Result<(), Error> {
        self.send(&self.resumption(result, body)?).await
    }

    async fn resume_settled(
        &self,
        result: &ResultAddress,
        body: &Resume,
        start: Start,
    ) -> Result<Settled<Status>, Error> {
        let action = self.resumption(result, body).map_err(|error| error.with_doubt(start == Start::Reading))?;
        settle_resumption(self, result, body, &action, start).await
    }

    async fn read_workflow(&self, workflow: &Id) -> Result<Workflow, Error> {
        self.read(&[workflow]).await
    }

    async fn read_run(&self, run: &RunAddress) -> Result<Run, Error> {
        self.read(&[&run.workflow, &run.run]).await
    }

    async fn read_task_processing_result(&self, result: &ResultAddress) -> Result<TaskProcessingResult, Error> {
        self.send(&Call::read(&result.endpoint(self.endpoint()), &result.ids())?).await
    }

    fn workflows(&self) -> Result<Pages<Workflow>, Error> {
        self.list(&[])
    }

    fn runs(&self, workflow: &Id) -> Result<Pages<Run>, Error> {
        self.list(&[workflow])
    }

    fn task_processing_results(&self, run: &RunAddress) -> Result<Pages<TaskProcessingResult>, Error> {
        self.list(&[&run.workflow, &run.run])
    }

    async fn wait_until_settled(
        &self,
        run: &RunAddress,
        interval: Duration,
        mut progress: impl FnMut(&Run) + Send,
    ) -> Result<Run, Error> {
        let reading = Call::<Run>::read(self.endpoint(), &[&run.workflow, &run.run])?;
        let is_over = |run: &Run| {
            progress(run);
            match &run.processing_status {
                Some(status) => Ok(is_final(status)),
                None => Err(reading.missing_property("processingStatus")),
            }
        };
        self.read_until(&reading, interval, is_over).await
    }
}

/// Whether a run with this status has ended.
fn is_final(status: &Status) -> bool {
    matches!(status, Status::Completed | Status::CompletedWithErrors | Status::Failed | Status::Canceled)
}
