//! Opening a state, and putting the seed into a new one.

use std::fmt;
use std::path::Path;
use std::time::Duration;

use lifecycle_workflows_models::identity_governance::{LifecycleWorkflowProcessingStatus as Status, Task, Workflow};
use odata_types::Structured;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior, params};
use serde_core::ser::Serialize;

use super::Settings;
use crate::entity;
use crate::seed::Seed;

/// Says of a file that it is one of ours: the letters `lcwe`.
const APPLICATION: i32 = 0x6c63_7765;

/// The version of the tables.
const VERSION: i32 = 1;

/// How long another process may hold the file.
const PATIENCE: Duration = Duration::from_secs(10);

const TABLES: &str = "
    CREATE TABLE workflows (
        position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, entity TEXT NOT NULL
    ) STRICT;
    CREATE TABLE tasks (
        workflow TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (workflow, id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE runs (
        position INTEGER PRIMARY KEY, workflow TEXT NOT NULL, id TEXT NOT NULL, entity TEXT NOT NULL,
        status TEXT NOT NULL, changed INTEGER, due INTEGER, UNIQUE (workflow, id)
    ) STRICT;
    CREATE TABLE results (
        position INTEGER PRIMARY KEY, workflow TEXT NOT NULL, task TEXT NOT NULL, run TEXT, id TEXT NOT NULL,
        entity TEXT NOT NULL, status TEXT NOT NULL, changed INTEGER, UNIQUE (workflow, task, id)
    ) STRICT;
    CREATE INDEX results_of_runs ON results (workflow, run);
    CREATE TABLE effects (
        number INTEGER PRIMARY KEY, time INTEGER NOT NULL, action TEXT NOT NULL, workflow TEXT NOT NULL, task TEXT,
        ids TEXT NOT NULL, status TEXT NOT NULL, request_id TEXT NOT NULL, client_request_id TEXT NOT NULL
    ) STRICT;
    CREATE TABLE requests (
        number INTEGER PRIMARY KEY, time INTEGER NOT NULL, method TEXT NOT NULL, path TEXT NOT NULL, status INTEGER,
        request_id TEXT NOT NULL, client_request_id TEXT NOT NULL, fault TEXT, effect INTEGER REFERENCES effects
    ) STRICT;
";

/// Why a state cannot be opened.
#[derive(Debug)]
#[non_exhaustive]
pub enum OpenError {
    /// The file is not a state of the emulator.
    Foreign,
    /// The file is a state of another version of the emulator.
    Version(i32),
    /// The database says so.
    Database(Box<dyn std::error::Error + Send + Sync>),
    /// The system says so.
    System(std::io::Error),
    /// The seed cannot be written down.
    Seed(serde_json::Error),
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Foreign => f.write_str("the file is there, but it is not a state of the emulator"),
            Self::Version(version) => write!(f, "the file is a state of version {version}; expected {VERSION}"),
            Self::Database(_) => f.write_str("the state cannot be opened"),
            Self::System(_) => f.write_str("the emulator cannot be started"),
            Self::Seed(_) => f.write_str("the seed cannot be written down"),
        }
    }
}

impl std::error::Error for OpenError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Foreign | Self::Version(_) => None,
            Self::Database(error) => Some(error.as_ref()),
            Self::System(error) => Some(error),
            Self::Seed(error) => Some(error),
        }
    }
}

impl From<rusqlite::Error> for OpenError {
    fn from(error: rusqlite::Error) -> Self {
        // SQLite says so of a file that holds something else.
        match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::NotADatabase) => Self::Foreign,
            _ => Self::Database(error.into()),
        }
    }
}

impl From<std::io::Error> for OpenError {
    fn from(error: std::io::Error) -> Self {
        Self::System(error)
    }
}

/// Opens a file, or a state in memory. Whether it was new is said as well.
pub(super) fn open(path: Option<&Path>, seed: &Seed, settings: &Settings) -> Result<(Connection, bool), OpenError> {
    let mut connection = match path {
        Some(path) => {
            look(path)?;
            Connection::open(path)?
        }
        None => Connection::open_in_memory()?,
    };
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(64);
    // A transaction that has been committed survives the end of the process; only a failure of power may take the last
    // ones back, and leaves the state whole then as well.
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "NORMAL")?;
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let is_new = is_new(&transaction)?;
    if is_new {
        transaction.execute_batch(TABLES)?;
        for workflow in seed.workflows() {
            insert(&transaction, workflow, settings)?;
        }
        transaction.pragma_update(None, "application_id", APPLICATION)?;
        transaction.pragma_update(None, "user_version", VERSION)?;
    }
    transaction.commit()?;
    Ok((connection, is_new))
}

/// Looks at a file that is there without changing it: even the mode of its journal is the business of whoever it belongs to.
fn look(path: &Path) -> Result<(), OpenError> {
    // A file of no bytes is that of nobody; one that is not there is a new state.
    if std::fs::metadata(path).map_or(0, |file| file.len()) == 0 {
        return Ok(());
    }
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    connection.busy_timeout(PATIENCE)?;
    is_new(&connection).map(drop)
}

/// Whether a state is new, where it is one.
fn is_new(connection: &Connection) -> Result<bool, OpenError> {
    let number = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i32>(0));
    let (application, version) = (number("application_id")?, number("user_version")?);
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    match (application, version) {
        (APPLICATION, VERSION) => Ok(false),
        (APPLICATION, other) => Err(OpenError::Version(other)),
        (0, 0) if tables == 0 => Ok(true),
        _ => Err(OpenError::Foreign),
    }
}

fn text<T: Structured + Serialize>(entity: &T) -> Result<String, OpenError> {
    let stored = entity::stored(entity).map_err(OpenError::Seed)?;
    serde_json::to_string(&stored).map_err(OpenError::Seed)
}

fn insert(transaction: &Transaction<'_>, workflow: &Workflow, settings: &Settings) -> Result<(), OpenError> {
    let id = workflow.id.as_deref().unwrap_or_default();
    transaction.execute("INSERT INTO workflows (id, entity) VALUES (?1, ?2)", params![id, text(workflow)?])?;
    let tasks: Vec<&Task> = workflow.tasks.iter().flatten().collect();
    for task in &tasks {
        transaction.execute("INSERT INTO tasks VALUES (?1, ?2)", params![id, task.id])?;
    }
    let mut insert_run =
        transaction.prepare("INSERT INTO runs (workflow, id, entity, status, due) VALUES (?1, ?2, ?3, ?4, ?5)")?;
    let mut insert_result = transaction
        .prepare("INSERT INTO results (workflow, task, run, id, entity, status) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?;
    for run in workflow.runs.iter().flatten() {
        let status = run.processing_status.as_ref();
        // What is on its way when the emulator begins comes to its end as everything else does.
        let due =
            (status == Some(&Status::Canceling)).then(|| settings.clock.now().saturating_add(settings.cancel_delay));
        insert_run.execute(params![id, run.id, text(run)?, status.map(Status::as_str), due])?;
    }
    // Results of tasks and of runs, with the task that each belongs to.
    let of_tasks = tasks.iter().flat_map(|task| {
        let results = task.task_processing_results.iter().flatten();
        results.map(move |result| (task.id.as_deref(), None, result))
    });
    let of_runs = workflow.runs.iter().flatten().flat_map(|run| {
        let results = run.task_processing_results.iter().flatten();
        results.map(move |result| (result.task.as_ref().and_then(|task| task.id.as_deref()), run.id.as_deref(), result))
    });
    for (task, run, result) in of_tasks.chain(of_runs) {
        let whole = tasks.iter().find(|one| one.id.as_deref() == task).map(|task| (*task).clone());
        let mut stored = result.clone();
        stored.task = whole.map(Box::new).or(stored.task);
        let status = result.processing_status.as_ref().map(Status::as_str);
        insert_result.execute(params![id, task, run, result.id, text(&stored)?, status])?;
    }
    Ok(())
}
