//! The emulator, and what it is made with.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use axum::Router;
use axum::extract::Request;
use tokio::net::TcpListener;

use crate::faults::{Dealer, Faults};
use crate::record::{Effect, LoggedRequest};
use crate::seed::Seed;
use crate::server::Server;
use crate::service::Service;
use crate::sink::Sink;
use crate::store::{Answer, Job, OpenError, Outcome, Settings, Store, Work};
use crate::time::Clock;

/// How long a run is on its way from canceling to canceled, unless something else is asked for.
const CANCEL_DELAY: Duration = Duration::from_secs(2);

/// A local Graph.
///
/// Clones share their state. It is closed when the last clone, router and server are gone.
///
/// ```
/// use lifecycle_workflows_emulator::{Emulator, Seed};
///
/// # let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
/// # runtime.block_on(async {
/// let emulator = Emulator::builder().seed(Seed::built_in()?).faults("429=1".parse()?).open()?;
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
    /// An emulator to be made. Without further words it has no workflows, keeps its state in memory, and has no faults.
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// The routes, to serve them as part of something else.
    ///
    /// Faults that close a connection are answers whose body fails when it is read: hyper, and with it `axum::serve`,
    /// has sent nothing by then and closes the connection.
    pub fn router(&self) -> Router {
        let service = Arc::clone(&self.service);
        Router::new().fallback(move |request: Request| {
            let service = Arc::clone(&service);
            async move { service.handle(request).await }
        })
    }

    /// Serves from now on, in a task of the runtime, until the server is shut down or dropped.
    ///
    /// # Errors
    ///
    /// If the address of the listener cannot be told.
    pub fn serve(&self, listener: TcpListener) -> io::Result<Server> {
        Server::start(self.router(), listener)
    }

    /// Whether the state was new, and got the seed. A file that was there already is not seeded again.
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

    /// The requests, in order; of very many, the last million.
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

    /// How many lines of the log could not be written so far. This waits for a second at most for those that still may be.
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
        Self { reason: "it gave another answer than asked for".to_owned() }
    }
}

impl fmt::Display for StateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the state cannot be read: {}", self.reason)
    }
}

impl std::error::Error for StateError {}

/// An [`Emulator`] to be made.
#[derive(Default)]
#[must_use]
pub struct Builder {
    seed: Seed,
    state_file: Option<PathBuf>,
    faults: Faults,
    fault_seed: u64,
    cancel_delay: Option<Duration>,
    checks_scopes: bool,
    clock: Clock,
    log: Option<Box<dyn io::Write + Send>>,
}

impl fmt::Debug for Builder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Builder").finish_non_exhaustive()
    }
}

impl Builder {
    /// Begins with this seed, if the state is new.
    pub fn seed(self, seed: Seed) -> Self {
        Self { seed, ..self }
    }

    /// Keeps the state in a file, a database of `SQLite`, which survives the end of the process at any moment.
    pub fn state_file(self, path: impl AsRef<Path>) -> Self {
        Self { state_file: Some(path.as_ref().to_owned()), ..self }
    }

    /// Answers some requests with faults.
    pub fn faults(self, faults: Faults) -> Self {
        Self { faults, ..self }
    }

    /// Decides which requests get faults that have a probability: the same for the same seed and order of requests.
    pub fn fault_seed(self, seed: u64) -> Self {
        Self { fault_seed: seed, ..self }
    }

    /// How long a run is canceling before it is canceled; 2 seconds without it.
    pub fn cancel_delay(self, delay: Duration) -> Self {
        Self { cancel_delay: Some(delay), ..self }
    }

    /// Holds the claims of tokens against the documented permissions. Signatures are not looked at all the same.
    pub fn check_scopes(self, checks_scopes: bool) -> Self {
        Self { checks_scopes, ..self }
    }

    /// Writes one line of JSON for each request. It is written before the answer, but after what it says is safe.
    ///
    /// Where writing takes longer than a second, requests do not wait for it any more, and of very many lines that cannot be
    /// written the last ones are lost: see [`Emulator::lost_log_lines`].
    pub fn log(self, out: impl io::Write + Send + 'static) -> Self {
        Self { log: Some(Box::new(out)), ..self }
    }

    /// Takes the time from somewhere else than the system, so that tests need not wait.
    pub fn clock(self, now: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        Self { clock: Clock::new(now), ..self }
    }

    /// Opens the state. This reads and writes files: a moment for a new state, longer for one with very many runs.
    ///
    /// # Errors
    ///
    /// If the state cannot be opened, or is not one.
    pub fn open(self) -> Result<Emulator, OpenError> {
        let delay = self.cancel_delay.unwrap_or(CANCEL_DELAY).as_millis();
        let log = self.log.map(Sink::new).transpose()?;
        let settings = Settings {
            clock: self.clock.clone(),
            cancel_delay: i64::try_from(delay).unwrap_or(i64::MAX),
            sink: log.clone(),
        };
        let (store, is_new) = Store::open(self.state_file.as_deref(), &self.seed, settings)?;
        let faults = Dealer::new(self.faults, self.fault_seed);
        let service = Service { store, faults, checks_scopes: self.checks_scopes, clock: self.clock };
        Ok(Emulator { service: Arc::new(service), is_new, log })
    }
}
