//! Files as a process that is killed leaves them before its first commit, or with a rollback journal; and processes that open one
//! at once.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::sync::Barrier;

use rusqlite::Connection;
use serde_json::{Map, Value};

use super::open::{self, OpenError};
use super::samples::{assert_sound, held, worker};
use crate::address::Collection;
use crate::entity::Entity;

/// The files of a database, by what their names end with.
type Files = Vec<(&'static str, Vec<u8>)>;

fn file(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    name.into()
}

fn files(path: &Path) -> Files {
    let ends = ["", "-journal", "-wal", "-shm"];
    ends.into_iter().filter_map(|end| Some((end, std::fs::read(file(path, end)).ok()?))).collect()
}

/// A folder with a copy of these files, and the path of the database.
fn copied(files: &Files) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let path = folder.path().join("state.db");
    for (end, bytes) in files {
        std::fs::write(file(&path, end), bytes).expect("it is written");
    }
    (folder, path)
}

/// Entities that take more than the memory in which a database keeps changes before it writes them to its file.
fn seed() -> Vec<Entity> {
    let books = Collection::new("/books");
    let members = Map::from_iter([("title".to_owned(), Value::from("x".repeat(200_000)))]);
    (0..20).map(|number| Entity::new(books.entity(number.to_string()), members.clone())).collect()
}

fn count(connection: &Connection, table: &str) -> u32 {
    let select = format!("SELECT count(*) FROM {table}");
    connection.query_row(&select, [], |row| row.get(0)).expect("the table is read")
}

/// The files in the midst of a transaction that has no room in memory, with a rollback journal.
fn in_transaction(connection: &Connection, path: &Path, change: &str) -> Files {
    connection.execute_batch("PRAGMA cache_size = 1; BEGIN").expect("it begins");
    connection.execute_batch(change).expect("it is changed");
    let files = files(path);
    let lengths: Vec<_> = files.iter().map(|(end, bytes)| (*end, bytes.len() > 512)).collect();
    assert_eq!(lengths, [("", true), ("-journal", true)], "both files are written before the commit");
    connection.execute_batch("ROLLBACK").expect("it ends");
    files
}

const TABLE: &str = "CREATE TABLE mine (x);
    WITH RECURSIVE n(x) AS (VALUES (1) UNION ALL SELECT x + 1 FROM n LIMIT 200) INSERT INTO mine SELECT zeroblob(3000) FROM n";

#[test]
fn a_creation_that_was_killed_begins_again() {
    let (seed, left) = (seed(), RefCell::new(vec![vec![("", Vec::new())]]));
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let path = folder.path().join("theirs.db");
    let theirs = Connection::open(&path).expect("it opens");
    // As a database without a write-ahead log leaves it.
    left.borrow_mut().push(in_transaction(&theirs, &path, TABLE));
    theirs.execute_batch("CREATE TABLE theirs (x); DROP TABLE theirs").expect("a database without tables is left");
    for begun in [Vec::new(), files(&path)] {
        let (_folder, path) = copied(&begun);
        let watched = seed.iter().enumerate().map(|(number, entity)| {
            if number % 6 == 0 || number == 19 {
                left.borrow_mut().push(files(&path));
            }
            entity
        });
        open::open(Some(&path), watched, 0).expect("the state opens");
        let written: usize = left.borrow()[left.borrow().len() - 1].iter().map(|(_, bytes)| bytes.len()).sum();
        assert!(written > 1_000_000, "much is written before the commit");
    }
    for files in left.into_inner() {
        let (_folder, path) = copied(&files);
        let (connection, is_new) = open::open(Some(&path), &seed, 0).expect("the state opens");
        assert!(is_new);
        assert_eq!((count(&connection, "entities"), count(&connection, "places")), (20, 20));
        drop(connection);
        assert_sound(&worker(Some(&path)));
    }
}

#[test]
fn a_state_whose_change_was_killed_is_as_before() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let path = folder.path().join("state.db");
    let state = worker(Some(&path));
    let before = held(&state);
    // As programs that copy databases leave it.
    state.connection.pragma_update(None, "journal_mode", "DELETE").expect("it is set");
    let changes = [
        TABLE.to_owned(),
        format!("UPDATE entities SET entity = '{}'", "x".repeat(3000)),
        "DELETE FROM places; DELETE FROM entities; DROP TABLE requests; ".to_owned() + TABLE,
    ];
    for change in changes {
        let (_folder, path) = copied(&in_transaction(&state.connection, &path, &change));
        let again = worker(Some(&path));
        assert_sound(&again);
        assert!(held(&again) == before, "{change}");
    }
}

#[test]
fn a_foreign_database_is_not_rolled_back() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let path = folder.path().join("theirs.db");
    let theirs = Connection::open(&path).expect("it opens");
    theirs.execute_batch("CREATE TABLE theirs (x)").expect("there is a table");
    for application in [0, 7] {
        theirs.pragma_update(None, "application_id", application).expect("it is set");
        let before = in_transaction(&theirs, &path, TABLE);
        let (_folder, path) = copied(&before);
        assert!(matches!(open::open(Some(&path), [], 0), Err(OpenError::Foreign)));
        assert!(files(&path) == before, "{application}");
    }
}

#[test]
fn processes_can_open_a_file_at_once() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let older = folder.path().join("older.db");
    let state = worker(Some(&older)).connection;
    state.pragma_update(None, "journal_mode", "DELETE").expect("it is set");
    let older = files(&older);
    for (files, new) in [(Vec::new(), 1), (older, 0)] {
        for _ in 0..20 {
            let (_folder, path) = copied(&files);
            let start = Barrier::new(8);
            let open = || {
                start.wait();
                open::open(Some(&path), [], 0).expect("the state opens")
            };
            let opened: Vec<_> = std::thread::scope(|scope| {
                let threads: Vec<_> = (0..8).map(|_| scope.spawn(open)).collect();
                threads.into_iter().map(|thread| thread.join().expect("it opens")).collect()
            });
            assert_eq!(opened.iter().filter(|(_, is_new)| *is_new).count(), new);
        }
    }
}
