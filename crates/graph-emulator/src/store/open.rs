//! Opening a state, and putting the first entities into a new one.

use std::fmt;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rusqlite::{Connection, OpenFlags, TransactionBehavior, ffi};
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
    System(io::Error),
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

impl From<io::Error> for OpenError {
    fn from(error: io::Error) -> Self {
        Self::System(error)
    }
}

/// Opens a file, or a state in memory. Also returns whether it is new.
pub(super) fn open<'a>(
    path: Option<&Path>,
    seed: impl IntoIterator<Item = &'a Entity>,
    now: i64,
) -> Result<(Connection, bool), OpenError> {
    let (mut connection, has_no_tables) = match path {
        Some(path) => {
            let has_no_tables = inspect(path)?;
            (Connection::open(path)?, has_no_tables)
        }
        None => (Connection::open_in_memory()?, true),
    };
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(64);
    // The mode is written to the file. A new state gets it first: a creation that is killed then leaves nothing but a log without a
    // commit. An existing one gets it when nothing is wrong with it.
    if has_no_tables {
        write_ahead(&connection)?;
    }
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
    write_ahead(&connection)?;
    // A committed transaction survives the end of the process. Only a power failure may undo the last ones, and leaves the
    // state consistent.
    connection.pragma_update(None, "synchronous", "NORMAL")?;
    Ok((connection, is_new))
}

/// Sets the journal mode, for which the database does not wait until other processes let go of the file.
fn write_ahead(connection: &Connection) -> rusqlite::Result<()> {
    let start = Instant::now();
    loop {
        match connection.pragma_update(None, "journal_mode", "WAL") {
            Err(error)
                if error.sqlite_error_code() == Some(rusqlite::ErrorCode::DatabaseBusy)
                    && start.elapsed() < PATIENCE =>
            {
                std::thread::sleep(Duration::from_millis(5));
            }
            set => return set,
        }
    }
}

/// Inspects a file without changing it: not even the journal mode of a foreign database is changed. Returns whether it has no
/// tables yet.
fn inspect(path: &Path) -> Result<bool, OpenError> {
    // An empty or missing file is a new database.
    if std::fs::metadata(path).map_or(0, |file| file.len()) == 0 {
        return Ok(true);
    }
    let open = |mode| -> rusqlite::Result<Connection> {
        let connection = Connection::open_with_flags(path, mode)?;
        connection.busy_timeout(PATIENCE)?;
        Ok(connection)
    };
    // Every connection to a database with a write-ahead log creates the log, and the last one removes it if it can write. But a
    // connection that can write also carries out what another process left in a log or a journal. So it must not find one.
    let is_at_rest = ["-wal", "-shm", "-journal"].iter().all(|ending| !beside(path, ending).exists());
    // To open and close a file takes away the locks of other connections of this process. So the head of the file is looked at only
    // where none of them has a log.
    let may_write = is_at_rest && is_write_ahead(path);
    let mut connection =
        open(if may_write { OpenFlags::SQLITE_OPEN_READ_WRITE } else { OpenFlags::SQLITE_OPEN_READ_ONLY })?;
    if is_interrupted(&connection) {
        if !may_be_rolled_back(path) {
            return Err(OpenError::Foreign);
        }
        // SQLite rolls the transaction back before it reads, if the connection can write.
        connection = open(OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    }
    // Another process may be creating the state: all of this is read of one moment.
    let moment = connection.unchecked_transaction()?;
    let is_new = is_new(&moment)?;
    // A page that was cut is refused only once it is read, after other pages may have been written.
    let page: u32 = moment.pragma_query_value(None, "page_size", |row| row.get(0))?;
    if is_at_rest && !std::fs::metadata(path)?.len().is_multiple_of(page.into()) {
        return Err(OpenError::Database("the file ends within a page".into()));
    }
    if is_new {
        // Without tables there is little to look through; what is broken there would be found only when tables are added.
        let verdict: String = moment.pragma_query_value(None, "quick_check", |row| row.get(0))?;
        if verdict != "ok" {
            return Err(OpenError::Foreign);
        }
    }
    Ok(is_new)
}

/// Whether a process was killed in a transaction that must be rolled back, which this connection cannot do.
fn is_interrupted(connection: &Connection) -> bool {
    let read = connection.pragma_query_value(None, "schema_version", |row| row.get::<_, i64>(0));
    let code = read.err().and_then(|error| Some(error.sqlite_error()?.extended_code));
    code == Some(ffi::SQLITE_READONLY_ROLLBACK)
}

/// Whether an interrupted transaction may be rolled back: that of a state, or the first one of a database, which becomes empty again.
fn may_be_rolled_back(path: &Path) -> bool {
    // The journal says how many pages the database had before, and the database whose it is.
    match number(&beside(path, "-journal"), 16) {
        Ok(0) => true,
        // Another process has just rolled back.
        Err(error) if error.kind() == io::ErrorKind::NotFound => true,
        _ => number(path, 68).is_ok_and(|application| application == APPLICATION),
    }
}

/// Whether a database says that it is read with a write-ahead log.
fn is_write_ahead(path: &Path) -> bool {
    number(path, 16).is_ok_and(|number| number.to_be_bytes().ends_with(&[2]))
}

/// What is kept beside a database, or beside the file that a link leads to.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.canonicalize().unwrap_or_else(|_| path.to_owned()).into_os_string();
    name.push(ending);
    name.into()
}

/// The number at that place of a database or its journal, <https://sqlite.org/fileformat2.html>.
fn number(path: &Path, at: u64) -> io::Result<i32> {
    let (mut file, mut bytes) = (File::open(path)?, [0; 4]);
    file.seek(SeekFrom::Start(at))?;
    file.read_exact(&mut bytes)?;
    Ok(i32::from_be_bytes(bytes))
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
