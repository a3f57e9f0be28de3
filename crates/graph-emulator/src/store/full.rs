//! A state on a disk that is full: what was answered is kept, what failed has left nothing.

use std::path::Path;
use std::sync::mpsc;

use odata_types::facts::Schema;
use rusqlite::Connection;

use super::job::{Answered, Exchange, Job, Outcome, Work};
use super::{Settings, Worker, open};
use crate::kinds::Kinds;
use crate::time::Clock;

/// A worker on a file, which may have so many pages.
fn worker(path: &Path, most_pages: Option<i64>) -> Worker {
    let (connection, _) = open::open(Some(path), &[], 0).expect("the state opens");
    if let Some(most) = most_pages {
        connection.pragma_update(None, "max_page_count", most).expect("the limit is set");
    }
    let settings = Settings { clock: Clock::default(), kinds: Kinds::of(&Schema::EMPTY), sink: None };
    Worker { connection, settings, receiver: mpsc::channel().1 }
}

/// A job that writes nothing but a request of that name into the log; a few of them fill a page.
fn job(name: &str) -> Job {
    let exchange = Exchange {
        method: "GET".to_owned(),
        path: "/".repeat(1500),
        request_id: name.to_owned(),
        client_request_id: name.to_owned(),
        fault: None,
        answered: Answered::Outcome { success: 200 },
    };
    Job { work: Work::Nothing, exchange: Some(exchange) }
}

fn logged(worker: &mut Worker) -> Vec<String> {
    let read = Job { work: Work::Requests, exchange: None };
    match worker.batch(vec![read], 0).expect("a full disk can be read").remove(0).outcome {
        Outcome::Requests(requests) => requests.into_iter().map(|request| request.request_id).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn whatever_the_number_of_pages_that_are_left() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let mut refused = 0;
    for left in 0..12 {
        let path = folder.path().join(format!("{left}.db"));
        drop(worker(&path, None));
        let pages: i64 = Connection::open(&path)
            .and_then(|connection| connection.pragma_query_value(None, "page_count", |row| row.get(0)))
            .expect("the pages are counted");
        let mut full = worker(&path, Some(pages + left));
        let mut answered = Vec::new();
        for batch in 0..10 {
            let names: Vec<_> = (0..=batch % 3).map(|number| format!("{batch}.{number}")).collect();
            match full.batch(names.iter().map(|name| job(name)).collect(), 0) {
                Ok(answers) => {
                    assert_eq!(answers.len(), names.len());
                    answered.extend(names);
                }
                Err(failed) => {
                    assert!(failed.reason.contains("full"), "{}", failed.reason);
                    refused += 1;
                }
            }
        }
        assert_eq!(logged(&mut full), answered, "with {left} pages left");
        drop(full);
        let mut again = worker(&path, None);
        assert_eq!(logged(&mut again), answered, "opened again, with {left} pages left");
        again.batch(vec![job("later")], 0).expect("there is room again");
    }
    assert!(refused > 20, "the limit was met {refused} times");
}
