//! Waiting until a run has settled.

use std::time::Duration;

use lifecycle_workflows_models::identity_governance::{LifecycleWorkflowProcessingStatus as Status, Run};
use tokio::time::sleep;

use super::Client;
use crate::error::Error;
use crate::{Call, RunAddress};

/// Nobody needs to know sooner.
const SHORTEST: Duration = Duration::from_millis(10);

impl Client {
    /// Reads a run until it has ended, and tells each time how far it is: it is completed, with errors or without, or
    /// failed, or canceled. With any other status, also one that this build does not know, it may still go on.
    ///
    /// There is no end to it unless the run has one that is known: use a timeout, such as that of tokio.
    ///
    /// ```no_run
    /// # use std::time::Duration;
    /// # use lifecycle_workflows_client::{Client, Error, RunAddress};
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
    /// If a request does not succeed, or the service does not say how far the run is.
    pub async fn wait_until_settled(
        &self,
        run: &RunAddress,
        interval: Duration,
        mut progress: impl FnMut(&Run) + Send,
    ) -> Result<Run, Error> {
        let reading = Call::<Run>::read(self.endpoint(), &[&run.workflow, &run.run])?;
        loop {
            let read = self.send(&reading).await?;
            progress(&read);
            match &read.processing_status {
                Some(Status::Completed | Status::CompletedWithErrors | Status::Failed | Status::Canceled) => {
                    return Ok(read);
                }
                Some(_) => {}
                None => return Err(Error::no_status(reading.operation)),
            }
            sleep(interval.max(SHORTEST)).await;
        }
    }
}
