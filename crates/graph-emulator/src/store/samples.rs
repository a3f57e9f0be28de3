//! Jobs of every kind, and all that a state holds, for the tests of faults.

use std::path::Path;
use std::sync::mpsc;
use std::time::Duration;

use odata_types::facts::Schema;
use rusqlite::types::Value as Column;
use serde_json::{Map, Value, json};

use super::job::{Answered, Exchange, Job, Work};
use super::{Settings, Worker, open};
use crate::address::{Address, Collection};
use crate::behavior::{Change, Done};
use crate::entity::{Entity, Later};
use crate::kinds::Kinds;
use crate::refusal::Refusal;
use crate::time::Clock;

/// What jobs do, one after the other.
pub(super) const KINDS: [&str; 7] = ["create", "cancel", "update", "move", "delete", "refuse", "read"];

/// The number of jobs of each kind that there are entities for.
const ROUNDS: usize = 7;

/// A worker on a file, or in memory.
pub(super) fn worker(path: Option<&Path>) -> Worker {
    let (connection, _) = open::open(path, &seed(), 0).expect("the state opens");
    let settings = Settings { clock: Clock::default(), kinds: Kinds::of(&Schema::EMPTY), sink: None };
    Worker { connection, settings, receiver: mpsc::channel().1 }
}

fn book(name: &str, round: usize) -> Address {
    Collection::new("/libraries").entity("l").collection("books").entity(format!("{name}-{round}"))
}

/// The book of that name, which is in a second collection as well.
fn entity(address: &Address) -> Entity {
    let member = Collection::new("/libraries").entity("l").collection("members").entity("m");
    let members = Map::from_iter([("id".to_owned(), Value::from(address.id()))]);
    Entity::new(address.clone(), members).also_at(member.collection("books").entity(address.id()))
}

fn seed() -> Vec<Entity> {
    let names = ["cancel", "update", "move", "delete", "refuse"];
    (0..ROUNDS).flat_map(|round| names.map(|name| entity(&book(name, round)))).collect()
}

/// The time at which a job is done. What a cancellation plans comes some jobs later.
pub(super) fn time(number: usize) -> i64 {
    i64::try_from(number).expect("there are few jobs") * 1000
}

/// The job of that number, and its kind.
pub(super) fn job(number: usize) -> (&'static str, Job) {
    let (kind, round) = (KINDS[number % KINDS.len()], number / KINDS.len());
    let address = book(kind, round);
    let set = |name: &str, value: Value| Map::from_iter([(name.to_owned(), value)]);
    let change: Option<Change> = match kind {
        "create" => Some(Box::new(move |state| {
            state.insert(&entity(&address))?;
            Ok(Done::new([address.id()]).result("created"))
        })),
        "cancel" => Some(Box::new(move |state| {
            let later = Later::new(Duration::from_secs(5), set("status", json!("canceled"))).time("canceledDateTime");
            state.change(&address, set("status", json!("canceling")), Some(&later))?;
            Ok(Done::new([address.id()]).status("canceling"))
        })),
        // The text needs pages of its own.
        "update" => Some(Box::new(move |state| {
            state.change(&address, set("title", "x".repeat(6000).into()), None)?;
            Ok(Done::new([address.id()]))
        })),
        "move" => Some(Box::new(move |state| {
            state.relocate(&address, &address.parent().deleted().entity(address.id()))?;
            Ok(Done::new([address.id()]))
        })),
        "delete" => Some(Box::new(move |state| {
            state.delete(&address)?;
            Ok(Done::new([address.id()]))
        })),
        // What it did before it is refused is undone.
        "refuse" => Some(Box::new(move |state| {
            state.change(&address, set("title", "x".repeat(6000).into()), None)?;
            Err(Refusal::bad_request("it is too late").into())
        })),
        _ => None,
    };
    let work = change.map_or(Work::Nothing, |change| Work::Change { action: kind.to_owned(), change });
    // A few requests fill a page.
    let exchange = Exchange {
        method: "POST".to_owned(),
        path: "/".repeat(1500),
        request_id: number.to_string(),
        client_request_id: number.to_string(),
        fault: None,
        answered: Answered::Outcome { success: 204 },
    };
    (kind, Job { work, exchange: Some(exchange) })
}

/// Asserts that the database is sound, as far as it can say.
pub(super) fn assert_sound(worker: &Worker) {
    let verdict = worker.connection.pragma_query_value(None, "integrity_check", |row| row.get::<_, String>(0));
    assert_eq!(verdict.expect("the database is checked"), "ok");
}

/// Every row of every table.
pub(super) fn held(worker: &Worker) -> Vec<Vec<Column>> {
    let mut held = Vec::new();
    for table in ["entities", "places", "effects", "requests"] {
        let mut select =
            worker.connection.prepare(&format!("SELECT * FROM {table} ORDER BY 1")).expect("there is the table");
        let columns = select.column_count();
        let rows = select.query_map([], |row| (0..columns).map(|column| row.get(column)).collect());
        held.extend(rows.expect("it is read").map(|row| row.expect("it is a row")));
    }
    held
}
