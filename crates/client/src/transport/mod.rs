//! The transport: calls over reqwest, on tokio.

#[cfg(feature = "azure_identity")]
mod azure;
mod builder;
mod failure;
mod pages;
mod provider;
mod retry;
mod send;
mod settle;
mod used;
mod wait;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use lifecycle_workflows_models::Action;
use lifecycle_workflows_models::identity_governance::{
    CancelProcessing, CancelRunsScope, Resume, Run, TaskProcessingResult, Workflow,
};

#[cfg(feature = "azure_identity")]
pub use azure::AzureCredential;
pub use builder::{BuildError, ClientBuilder};
pub use failure::{TransportError, TransportErrorKind};
pub use pages::Pages;
pub use provider::{BoxFuture, EnvironmentToken, TokenError, TokenProvider, TokenRequest, token_fn};
pub use retry::RetryPolicy;
pub use settle::{Settled, Start};

use crate::error::Error;
use crate::{Call, Endpoint, Id, Limits, ResultAddress, RunAddress};

/// Sends calls to one endpoint, with the tokens of one provider.
///
/// A clone is the same client. Whoever drops a future of it has ended what the future did: nothing goes on in the
/// background.
///
/// ```no_run
/// use lifecycle_workflows_client::{ApiVersion, Client, Cloud, Endpoint, EnvironmentToken, RunAddress};
///
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// let client = Client::builder(Endpoint::of(Cloud::Global, ApiVersion::V1), EnvironmentToken::new("LCW_TOKEN")).build()?;
/// let run = RunAddress::new("14879e66-9ea9-48d0-804d-8fea672d0341", "8cdf25a8-c9d2-423e-a03d-3f39f03c3e97")?;
/// client.cancel_processing(&run).await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Client {
    inner: Arc<Inner>,
}

struct Inner {
    endpoint: Endpoint,
    provider: Arc<dyn TokenProvider>,
    http: reqwest::Client,
    timeout: Duration,
    retry: RetryPolicy,
    limits: Limits,
    longest_answer: usize,
    tokens: used::UsedTokens,
}

impl Client {
    /// Begins a client for an endpoint. The provider may be a [`Token`](crate::Token), an [`EnvironmentToken`], a closure
    /// by way of [`token_fn`], or whatever implements [`TokenProvider`].
    pub fn builder(endpoint: Endpoint, provider: impl TokenProvider + 'static) -> ClientBuilder {
        ClientBuilder::new(endpoint, Arc::new(provider))
    }

    /// The endpoint that all requests go to.
    #[must_use]
    pub fn endpoint(&self) -> &Endpoint {
        &self.inner.endpoint
    }

    /// How long one attempt may take.
    pub(crate) fn timeout(&self) -> Duration {
        self.inner.timeout
    }

    /// A call of an action to the endpoint of this client.
    ///
    /// # Errors
    ///
    /// If the request goes against what is documented, with the [limits](ClientBuilder::limits) of this client.
    pub fn action<A: Action>(&self, ids: &[&Id], body: &A) -> Result<Call<()>, Error> {
        Ok(Call::action_within(self.inner.limits, self.endpoint(), ids, body)?)
    }

    /// The call that cancels a run.
    ///
    /// # Errors
    ///
    /// As [`Self::action`].
    pub fn cancellation(&self, run: &RunAddress) -> Result<Call<()>, Error> {
        let body = CancelProcessing::new(CancelRunsScope::new([Run::with_id(run.run.as_str())]));
        self.action(&[&run.workflow], &body)
    }

    /// Cancels a run. Whether it has ended is another question: see [`Self::wait_until_settled`].
    ///
    /// # Errors
    ///
    /// If the request is not sent or does not succeed.
    pub async fn cancel_processing(&self, run: &RunAddress) -> Result<(), Error> {
        self.send(&self.cancellation(run)?).await
    }

    /// The call that reports how a custom task extension has ended.
    ///
    /// # Errors
    ///
    /// As [`Self::action`].
    pub fn resumption(&self, result: &ResultAddress, body: &Resume) -> Result<Call<()>, Error> {
        self.action(&[&result.workflow, &result.task, &result.result], body)
    }

    /// Reports how a custom task extension has ended.
    ///
    /// # Errors
    ///
    /// If the request is not sent or does not succeed.
    pub async fn resume(&self, result: &ResultAddress, body: &Resume) -> Result<(), Error> {
        self.send(&self.resumption(result, body)?).await
    }

    /// Reads a workflow.
    ///
    /// # Errors
    ///
    /// If the request does not succeed.
    pub async fn read_workflow(&self, workflow: &Id) -> Result<Workflow, Error> {
        self.send(&Call::read(self.endpoint(), &[workflow])?).await
    }

    /// Reads a run.
    ///
    /// # Errors
    ///
    /// If the request does not succeed.
    pub async fn read_run(&self, run: &RunAddress) -> Result<Run, Error> {
        self.send(&Call::read(self.endpoint(), &[&run.workflow, &run.run])?).await
    }

    /// Reads a task processing result.
    ///
    /// # Errors
    ///
    /// If the request does not succeed.
    pub async fn read_task_processing_result(&self, result: &ResultAddress) -> Result<TaskProcessingResult, Error> {
        self.send(&Call::read(self.endpoint(), &[&result.workflow, &result.task, &result.result])?).await
    }

    /// The workflows, page by page.
    ///
    /// # Errors
    ///
    /// If that is not documented for the endpoint.
    pub fn workflows(&self) -> Result<Pages<Workflow>, Error> {
        Pages::new(self, &[])
    }

    /// The runs of a workflow, page by page.
    ///
    /// # Errors
    ///
    /// If that is not documented for the endpoint.
    pub fn runs(&self, workflow: &Id) -> Result<Pages<Run>, Error> {
        Pages::new(self, &[workflow])
    }

    /// The task processing results of a run, page by page.
    ///
    /// # Errors
    ///
    /// If that is not documented for the endpoint.
    pub fn task_processing_results(&self, run: &RunAddress) -> Result<Pages<TaskProcessingResult>, Error> {
        Pages::new(self, &[&run.workflow, &run.run])
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("endpoint", &self.inner.endpoint).finish_non_exhaustive()
    }
}
