//! The transport: calls over reqwest, on tokio.

#[cfg(feature = "azure_identity")]
mod azure;
mod batch;
mod builder;
mod deliver;
mod gather;
mod pages;
mod provider;
mod retry;
mod send;
mod settle;
mod used;
mod wait;
mod write;

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use http::HeaderMap;
use odata_types::runtime::Value as Readable;
use odata_types::{Action, DeltaItem, Function, List, ReadByKey};

#[cfg(feature = "azure_identity")]
pub use azure::AzureCredential;
pub use builder::{BuildError, ClientBuilder};
pub use pages::{Items, Pages};
pub use provider::{BoxFuture, EnvironmentToken, TokenProvider, TokenRequest, token_fn};
pub use retry::{Retry, RetryPolicy};
pub use settle::{Meaning, Settle, Settled, Start};
pub use write::{WriteRule, WriteState};

use crate::error::Error;
use crate::{Call, Endpoint, Id, Limits, Page};

/// Sends calls to one endpoint, with the tokens of one provider.
///
/// A clone is the same client. Dropping a future of a client stops its work: nothing continues in the background.
///
/// ```
/// use graph_client::{Client, Endpoint, EnvironmentToken, Error, Id};
/// use odata_types::ReadByKey;
/// use odata_types::facts::Schema;
///
/// /// Reads an entity from the global service.
/// async fn read<T: ReadByKey>(schema: &'static Schema, id: &Id) -> Result<T, Box<dyn std::error::Error>> {
///     let endpoint = Endpoint::new(schema, "Global", "v1.0")?;
///     let client = Client::builder(endpoint, EnvironmentToken::new("GRAPH_TOKEN")).build()?;
///     Ok(client.read(&[id]).await?)
/// }
/// ```
#[derive(Clone)]
pub struct Client {
    inner: Arc<Inner>,
    /// What gathers calls into batches, if they are sent in batches.
    gatherer: Option<Arc<gather::Gatherer>>,
}

/// What is told of each retry.
type OnRetry = Box<dyn Fn(&Retry<'_>) + Send + Sync>;

/// What is told of each answer of success.
type OnSuccess = Box<dyn Fn(&HeaderMap) + Send + Sync>;

struct Inner {
    endpoint: Endpoint,
    provider: Arc<dyn TokenProvider>,
    http: reqwest::Client,
    /// The origin of the endpoint. Requests get their host from it, as parsing that again takes longer than all the rest.
    origin: reqwest::Url,
    timeout: Duration,
    retry: RetryPolicy,
    limits: Limits,
    longest_answer: usize,
    tokens: used::UsedTokens,
    /// Whether a connection was made before.
    was_connected: AtomicBool,
    on_retry: Option<OnRetry>,
    on_success: Option<OnSuccess>,
}

impl Client {
    /// Begins a client for an endpoint. The provider may be a [`Token`](crate::Token), an [`EnvironmentToken`], a closure
    /// by way of [`token_fn`], or any implementation of [`TokenProvider`].
    pub fn builder(endpoint: Endpoint, provider: impl TokenProvider + 'static) -> ClientBuilder {
        ClientBuilder::new(endpoint, Arc::new(provider))
    }

    /// The same client, which sends calls that are under way at the same time together, at most
    /// [`Batch::MOST`](crate::Batch::MOST) in one request. When a call is sent again, how long it waits, and how it is
    /// [settled](Self::settle) holds for each as if it was sent by itself.
    ///
    /// The [time limit](ClientBuilder::timeout) and the [maximum length of an answer](ClientBuilder::longest_answer) hold for
    /// the request as a whole, so that its calls share them.
    ///
    /// ```
    /// use futures_util::future::join_all;
    /// use graph_client::{Client, Error, Id};
    /// use odata_types::ReadByKey;
    ///
    /// /// Reads entities, twenty with one request.
    /// async fn read_all<T: ReadByKey>(client: &Client, ids: &[Id]) -> Vec<Result<T, Error>> {
    ///     let client = &client.batched();
    ///     join_all(ids.iter().map(async |id| client.read(&[id]).await)).await
    /// }
    /// ```
    #[must_use]
    pub fn batched(&self) -> Self {
        Self { inner: Arc::clone(&self.inner), gatherer: Some(Arc::default()) }
    }

    /// The endpoint that all requests are sent to.
    #[must_use]
    pub fn endpoint(&self) -> &Endpoint {
        &self.inner.endpoint
    }

    /// What this client does about documented limits.
    #[must_use]
    pub fn limits(&self) -> Limits {
        self.inner.limits
    }

    /// A call of an action to the endpoint of this client. The ids fill in the placeholders of its path, in order.
    ///
    /// # Errors
    ///
    /// If the request violates what is documented, with the [limits](ClientBuilder::limits) of this client.
    pub fn action<A: Action>(&self, ids: &[&Id], body: &A) -> Result<Call<A::Output>, Error> {
        Ok(Call::action_within(self.inner.limits, self.endpoint(), ids, body)?)
    }

    /// Calls a function. The ids fill in the placeholders of its path, in order.
    ///
    /// # Errors
    ///
    /// If the function is not documented for the endpoint, an argument cannot be written, or it does not succeed.
    pub async fn function<F: Function>(&self, ids: &[&Id], arguments: &F) -> Result<F::Output, Error> {
        self.send(&Call::function(self.endpoint(), ids, arguments)?).await
    }

    /// Reads an entity by its key. The ids fill in the placeholders of its path, in order.
    ///
    /// # Errors
    ///
    /// If the read is not documented for the endpoint, or does not succeed.
    pub async fn read<T: ReadByKey>(&self, ids: &[&Id]) -> Result<T, Error> {
        self.send(&Call::read(self.endpoint(), ids)?).await
    }

    /// A collection, page by page. The ids fill in the placeholders of its path, in order.
    ///
    /// # Errors
    ///
    /// If the read is not documented for the endpoint.
    pub fn list<T: List + Send>(&self, ids: &[&Id]) -> Result<Pages<T>, Error> {
        Ok(self.pages(Call::list(self.endpoint(), ids)?))
    }

    /// The changes of a collection, page by page, by a function that returns them, such as `delta`. Later ones follow from
    /// the [link](Pages::delta_link) on the last page, with [`Pages::continue_at`]. If a link is too old, the service refuses it,
    /// and the error [says so](Error::needs_resync).
    ///
    /// ```
    /// use graph_client::{Client, Error};
    /// use odata_types::{DeltaItem, Function, Structured};
    ///
    /// /// Reads what has changed, and returns where later changes begin.
    /// async fn changes<F, T>(client: &Client, delta: &F, saved: Option<&str>) -> Result<Option<String>, Error>
    /// where
    ///     F: Function<Output = Vec<T>>,
    ///     T: Structured + std::fmt::Debug + Send + 'static,
    /// {
    ///     let mut changes = client.changes(&[], delta)?;
    ///     if let Some(link) = saved {
    ///         changes = changes.continue_at(link)?;
    ///     }
    ///     while let Some(items) = changes.next().await? {
    ///         for item in items {
    ///             match item {
    ///                 DeltaItem::Entity(entity) => println!("{entity:?} is new or has changed"),
    ///                 DeltaItem::Removed(removed) => println!("{:?} was removed", removed.members().get("id")),
    ///                 DeltaItem::Link(_) => {}
    ///             }
    ///         }
    ///     }
    ///     Ok(changes.link())
    /// }
    /// ```
    ///
    /// # Errors
    ///
    /// If the function is not documented for the endpoint, or an argument cannot be written.
    pub fn changes<F: Function<Output = Vec<T>>, T: Readable + Send + 'static>(
        &self,
        ids: &[&Id],
        arguments: &F,
    ) -> Result<Pages<DeltaItem<T>>, Error> {
        Ok(self.pages(Call::changes(self.endpoint(), ids, arguments)?))
    }

    /// The collection of which a call reads the first page.
    pub fn pages<T: Send + 'static>(&self, call: Call<Page<T>>) -> Pages<T> {
        Pages::new(self, call)
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("endpoint", &self.inner.endpoint).finish_non_exhaustive()
    }
}
