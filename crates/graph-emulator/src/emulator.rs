//! The local service, and its builder.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use axum::Router;
use axum::extract::Request;
use odata_types::facts;
use serde_json::{Map, Value};
use tokio::net::TcpListener;

use crate::behavior::{Behavior, Behaviors, FunctionRequest, Reading};
use crate::entity::Entity;
use crate::faults::{FaultInjector, Faults};
use crate::kinds::Kinds;
use crate::record::{Effect, LoggedRequest};
use crate::refusal::Refusal;
use crate::routes::Routes;
use crate::server::Server;
use crate::service::Service;
use crate::sink::Sink;
use crate::store::{Answer, Job, OpenError, Outcome, Settings, Store, Work};
use crate::time::Clock;

/// A local service over a schema.
///
/// Clones share their state. It is closed when the last clone, router and server are dropped.
///
/// ```
/// use graph_emulator::{Collection, Emulator, Entity};
/// use serde_json::{Map, json};
///
/// # let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
/// # runtime.block_on(async {
/// let book = Collection::new("/libraries").entity("1").collection("books").entity("2");
/// let book = Entity::new(book, Map::from_iter([("id".to_owned(), json!("2"))]));
/// let emulator = Emulator::builder(&second_slice::SCHEMA).seed([book]).faults("429=1".parse()?).open()?;
/// let server = emulator.serve(tokio::net::TcpListener::bind(("127.0.0.1", 0)).await?)?;
/// assert!(server.base_url().starts_with("http://127.0.0.1:"));
/// server.shut_down().await?;
/// assert!(emulator.effects().await?.is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// # })?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Emulator {
    service: Arc<Service>,
    is_new: bool,
    log: Option<Sink>,
}

impl Emulator {
    /// Begins a service for a schema. By default it has no entities and no behaviours, keeps its state in memory, and
    /// injects no faults.
    pub fn builder(schema: &'static facts::Schema) -> Builder {
        Builder::new(schema)
    }

    /// The routes, to serve them as part of another service.
    ///
    /// A fault that closes a connection is an answer whose body fails when it is read: hyper, and with it `axum::serve`, has
    /// sent nothing by then and closes the connection.
    pub fn router(&self) -> Router {
        let service = Arc::clone(&self.service);
        Router::new().fallback(move |request: Request| {
            let service = Arc::clone(&service);
            async move { service.handle(request).await }
        })
    }

    /// Serves in a task of the runtime, until the server is shut down or dropped.
    ///
    /// # Errors
    ///
    /// If the listener has no address.
    pub fn serve(&self, listener: TcpListener) -> io::Result<Server> {
        Server::start(self.router(), listener)
    }

    /// Whether the state is new, so that the seed was put into it. An existing file is not seeded again.
    #[must_use]
    pub fn is_new(&self) -> bool {
        self.is_new
    }

    /// Everything that actions have changed, in order.
    ///
    /// # Errors
    ///
    /// If the state cannot be read.
    pub async fn effects(&self) -> Result<Vec<Effect>, StateError> {
        match self.ask(Work::Effects).await? {
            Outcome::Effects(effects) => Ok(effects),
            _ => Err(StateError::unexpected()),
        }
    }

    /// The last million requests, in order.
    ///
    /// # Errors
    ///
    /// If the state cannot be read.
    pub async fn requests(&self) -> Result<Vec<LoggedRequest>, StateError> {
        match self.ask(Work::Requests).await? {
            Outcome::Requests(requests) => Ok(requests),
            _ => Err(StateError::unexpected()),
        }
    }

    /// The number of log lines that could not be written so far. Waits at most a second for lines that are still waiting.
    #[must_use]
    pub fn lost_log_lines(&self) -> usize {
        self.log.as_ref().map_or(0, Sink::lost)
    }

    async fn ask(&self, work: Work) -> Result<Outcome, StateError> {
        let answer = self.service.store.submit(Job { work, exchange: None });
        match answer.await {
            Ok(Answer { outcome, .. }) => Ok(outcome),
            Err(failed) => Err(StateError { reason: failed.reason }),
        }
    }
}

/// The state cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StateError {
    reason: String,
}

impl StateError {
    fn unexpected() -> Self {
        Self { reason: "it gave an unexpected answer".to_owned() }
    }
}

impl fmt::Display for StateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the state cannot be read: {}", self.reason)
    }
}

impl std::error::Error for StateError {}

/// The configuration of an [`Emulator`].
#[must_use]
pub struct Builder {
    schema: &'static facts::Schema,
    behaviors: Behaviors,
    defaults: Vec<(&'static facts::EntityRequest, Map<String, Value>)>,
    seed: Vec<Entity>,
    state_file: Option<PathBuf>,
    faults: Faults,
    fault_seed: u64,
    checks_scopes: bool,
    clock: Clock,
    log: Option<Box<dyn io::Write + Send>>,
}

impl fmt::Debug for Builder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Builder").field("behaviors", &self.behaviors).finish_non_exhaustive()
    }
}

impl Builder {
    fn new(schema: &'static facts::Schema) -> Self {
        Self {
            schema,
            behaviors: Behaviors::default(),
            defaults: Vec::new(),
            seed: Vec::new(),
            state_file: None,
            faults: Faults::default(),
            fault_seed: 0,
            checks_scopes: false,
            clock: Clock::default(),
            log: None,
        }
    }

    /// Sets what an action does. Without a behaviour, its requests are checked and answered with the documented status and
    /// example.
    pub fn behavior(mut self, action: &'static facts::Action, behavior: impl Behavior + 'static) -> Self {
        self.behaviors.set(action, Box::new(behavior));
        self
    }

    /// Sets what a function returns. Without a behaviour, its requests are checked and answered with the documented example.
    pub fn function(
        mut self,
        function: &'static facts::Function,
        behavior: impl Fn(&FunctionRequest) -> Result<Reading, Refusal> + Send + Sync + 'static,
    ) -> Self {
        self.behaviors.set_function(function, Box::new(behavior));
        self
    }

    /// Sets what a new entity has unless the body of the request that creates it says otherwise.
    pub fn defaults(mut self, create: &'static facts::EntityRequest, members: Map<String, Value>) -> Self {
        self.defaults.push((create, members));
        self
    }

    /// Adds entities that a new state begins with. Owners that are not among them are added with their ids only.
    pub fn seed(mut self, entities: impl IntoIterator<Item = Entity>) -> Self {
        self.seed.extend(entities);
        self
    }

    /// Keeps the state in a file, an `SQLite` database, which survives the end of the process at any moment.
    pub fn state_file(self, path: impl AsRef<Path>) -> Self {
        Self { state_file: Some(path.as_ref().to_owned()), ..self }
    }

    /// Answers some requests with faults.
    pub fn faults(self, faults: Faults) -> Self {
        Self { faults, ..self }
    }

    /// The random seed for faults with a probability: the same seed and order of requests give the same faults.
    pub fn fault_seed(self, seed: u64) -> Self {
        Self { fault_seed: seed, ..self }
    }

    /// Compares the claims of tokens with the documented permissions. Signatures are not verified.
    pub fn check_scopes(self, checks_scopes: bool) -> Self {
        Self { checks_scopes, ..self }
    }

    /// Writes one line of JSON for each request. It is written before the answer is sent, but after the commit.
    ///
    /// If writing takes longer than a second, requests do not wait for it any more, and if very many lines wait, further
    /// ones are lost: see [`Emulator::lost_log_lines`].
    pub fn log(self, out: impl io::Write + Send + 'static) -> Self {
        Self { log: Some(Box::new(out)), ..self }
    }

    /// Replaces the clock of the system, so that tests need not wait.
    pub fn clock(self, now: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        Self { clock: Clock::new(now), ..self }
    }

    /// Opens the state. This reads and writes files, which takes longer for a new state with very many entities.
    ///
    /// # Errors
    ///
    /// If the state cannot be opened, or the file is not a state.
    pub fn open(self) -> Result<Emulator, OpenError> {
        let log = self.log.map(Sink::new).transpose()?;
        let settings = Settings { clock: self.clock.clone(), kinds: Kinds::of(self.schema), sink: log.clone() };
        let (store, is_new) = Store::open(self.state_file.as_deref(), &self.seed, settings)?;
        let service = Service {
            schema: self.schema,
            routes: Routes::of(self.schema),
            behaviors: self.behaviors,
            defaults: self.defaults,
            store,
            faults: FaultInjector::new(self.faults, self.fault_seed),
            checks_scopes: self.checks_scopes,
            clock: self.clock,
        };
        Ok(Emulator { service: Arc::new(service), is_new, log })
    }
}
