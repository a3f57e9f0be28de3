//! Opening a state, and putting the first entities into a new one.

use std::fmt;
use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, TransactionBehavior};
use serde_json::{Map, Value};

use super::entities;
use crate::entity::Entity;

/// Marks a file as a state of this service.
const APPLICATION: i32 = 0x6c63_7765;

/// The version of the tables.
const VERSION: i32 = 3;

/// How long to wait for another process that holds the file.
const PATIENCE: Duration = Duration::from_secs(10);

const TABLES: &str = "
    CREATE TABLE entities (
        number INTEGER PRIMARY KEY, entity TEXT NOT NULL, due INTEGER, later TEXT
    ) STRICT;
    CREATE INDEX entities_due ON entities (due) WHERE due IS NOT NULL;
    CREATE TABLE places (
        position INTEGER PRIMARY KEY, collection TEXT NOT NULL, id TEXT NOT NULL,
        number INTEGER NOT NULL REFERENCES entities, UNIQUE (collection, id)
    ) STRICT;
    CREATE INDEX places_in_order ON places (collection, position);
    CREATE TABLE effects (
        number INTEGER PRIMARY KEY, time INTEGER NOT NULL, action TEXT NOT NULL, ids TEXT NOT NULL, status TEXT,
        details TEXT NOT NULL, request_id TEXT NOT NULL, client_request_id TEXT NOT NULL
    ) STRICT;
    CREATE TABLE requests (
        number INTEGER PRIMARY KEY, time INTEGER NOT NULL, method TEXT NOT NULL, path TEXT NOT NULL, status INTEGER,
        request_id TEXT NOT NULL, client_request_id TEXT NOT NULL, fault TEXT, effect INTEGER REFERENCES effects
    ) STRICT;
";

/// Indexes that a file of an earlier release may lack. References to entities are checked through it as well.
const INDEXES: &str = "CREATE INDEX IF NOT EXISTS places_by_number ON places (number);";

/// Why a state cannot be opened.
#[derive(Debug)]
#[non_exhaustive]
pub enum OpenError {
    /// The file is not a state of this service.
    Foreign,
    /// The file is a state of another version of this service.
    Version(i32),
    /// The database failed.
    Database(Box<dyn std::error::Error + Send + Sync>),
    /// The system failed.
    System(std::io::Error),
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Foreign => f.write_str("the file exists, but it is not a state of the local service"),
            Self::Version(version) => write!(f, "the file is a state of version {version}; expected {VERSION}"),
            Self::Database(_) => f.write_str("the state cannot be opened"),
            Self::System(_) => f.write_str("the local service cannot be started"),
        }
    }
}

impl std::error::Error for OpenError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Foreign | Self::Version(_) => None,
            Self::Database(error) => Some(error.as_ref()),
            Self::System(error) => Some(error),
        }
    }
}

impl From<rusqlite::Error> for OpenError {
    fn from(error: rusqlite::Error) -> Self {
        // SQLite reports this for a file with other content.
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

/// Opens a file, or a state in memory. Also returns whether it is new.
pub(super) fn open(path: Option<&Path>, seed: &[Entity], now: i64) -> Result<(Connection, bool), OpenError> {
    let mut connection = match path {
        Some(path) => {
            inspect(path)?;
            Connection::open(path)?
        }
        None => Connection::open_in_memory()?,
    };
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(64);
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let is_new = is_new(&transaction)?;
    if is_new {
        transaction.execute_batch(TABLES)?;
    }
    transaction.execute_batch(INDEXES)?;
    if is_new {
        for entity in seed {
            insert(&transaction, entity, now)?;
        }
        transaction.pragma_update(None, "application_id", APPLICATION)?;
        transaction.pragma_update(None, "user_version", VERSION)?;
    }
    transaction.commit()?;
    // This writes to the file, so it waits until nothing is wrong with it. A committed transaction survives the end of the
    // process. Only a power failure may undo the last ones, and leaves the state consistent.
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "NORMAL")?;
    Ok((connection, is_new))
}

/// Inspects an existing file without changing it: not even the journal mode of a foreign database is changed.
fn inspect(path: &Path) -> Result<(), OpenError> {
    // An empty or missing file is a new database.
    if std::fs::metadata(path).map_or(0, |file| file.len()) == 0 {
        return Ok(());
    }
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    connection.busy_timeout(PATIENCE)?;
    if is_new(&connection)? {
        // Without tables there is little to look through; what is broken there would be found only when tables are added.
        let verdict: String = connection.pragma_query_value(None, "quick_check", |row| row.get(0))?;
        if verdict != "ok" {
            return Err(OpenError::Foreign);
        }
    }
    Ok(())
}

/// Whether a database is new. Fails for one that is not a state.
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

/// Inserts an entity, and before it the owners that do not exist yet, without any members but their ids.
fn insert(connection: &Connection, entity: &Entity, now: i64) -> rusqlite::Result<()> {
    for owner in entity.addresses.iter().filter_map(|address| address.parent().owner()) {
        while let Some(missing) = entities::missing(connection, owner)? {
            let members = Map::from_iter([("id".to_owned(), Value::from(missing.id()))]);
            entities::insert(connection, &Entity::new(missing.clone(), members), now)?;
        }
    }
    entities::insert(connection, entity, now)
}
