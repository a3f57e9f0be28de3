//! A client over HTTP: many requests through faults, each with one effect.

use std::collections::HashMap;
use std::time::Duration;

use graph_emulator::Emulator;
use odata_types::Action;
use second_slice::SCHEMA;
use second_slice::library::{BookStatus, Lend};
use tokio::net::TcpListener;

use crate::harness::{BOOKS, LEND, book, lend};

const BOOKS_TO_LEND: u32 = 300;

/// Lends a book whatever happens: a request that was refused for the moment is sent again; after an unknown outcome the
/// book is read.
fn settle(agent: &ureq::Agent, url: &str) {
    for _ in 0..100 {
        let request = agent.post(format!("{url}/lend")).header("authorization", "Bearer x");
        match request.content_type("application/json").send(LEND).map(|answer| answer.status().as_u16()) {
            Ok(204) => return,
            Ok(503) => continue,
            Ok(504) | Err(_) => {}
            Ok(status) => panic!("{url}: {status}"),
        }
        let is_lent = std::iter::repeat_with(|| is_lent(agent, url)).take(100).flatten().next();
        if is_lent == Some(true) {
            return;
        }
    }
    panic!("{url}: too many faults");
}

/// Whether a book is lent; `None` after a fault.
fn is_lent(agent: &ureq::Agent, url: &str) -> Option<bool> {
    let mut answer = agent.get(url).header("authorization", "Bearer x").call().ok()?;
    let body = answer.body_mut().read_to_string().ok()?;
    (answer.status() == 200).then(|| body.contains(r#""lent""#))
}

#[test]
fn many_requests_through_faults_have_one_effect_each() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let emulator = Emulator::builder(&SCHEMA)
        .behavior(Lend::ACTION, lend)
        .seed((1..=BOOKS_TO_LEND).map(|number| book(number, BookStatus::Available)))
        .faults("503=3%,drop=2%,drop-after=2%,504-after=2%,retry-after=0".parse().unwrap())
        .fault_seed(11)
        .open()
        .unwrap();
    let server =
        runtime.block_on(async { emulator.serve(TcpListener::bind(("127.0.0.1", 0)).await.unwrap()).unwrap() });
    let config = ureq::Agent::config_builder().http_status_as_error(false);
    let agent: ureq::Agent = config.timeout_global(Some(Duration::from_secs(60))).build().into();
    let base = format!("{}{BOOKS}", server.base_url());
    std::thread::scope(|scope| {
        for first in 1..=4 {
            let (agent, base) = (&agent, &base);
            scope.spawn(move || {
                for number in (first..=BOOKS_TO_LEND).step_by(4) {
                    settle(agent, &format!("{base}/{number}"));
                }
            });
        }
    });
    let mut counts: HashMap<String, u32> = HashMap::new();
    for effect in runtime.block_on(emulator.effects()).unwrap() {
        *counts.entry(effect.ids.concat()).or_default() += 1;
    }
    assert_eq!(counts.len(), usize::try_from(BOOKS_TO_LEND).unwrap());
    assert!(counts.values().all(|count| *count == 1));
    runtime.block_on(server.shut_down()).unwrap();
}
