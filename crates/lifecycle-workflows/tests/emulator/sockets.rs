//! The service on a socket: closed connections, arbitrary bytes, shutting down, and many requests at once.

use std::collections::HashMap;
use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use lifecycle_workflows::emulator::{Emulator, Faults, LocalService, Seed, Server};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use tokio::net::TcpListener;
use tokio::runtime::Runtime;

use crate::harness::{RUN, WORKFLOW, WORKFLOWS, cancel_body, cancel_path};

fn serve(faults: &str, seed: Seed) -> (Runtime, Emulator, Server) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let faults: Faults = if faults.is_empty() { Faults::default() } else { faults.parse().unwrap() };
    let emulator = LocalService::new(seed).builder().unwrap().faults(faults).fault_seed(11).open().unwrap();
    let server = runtime.block_on(async {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        emulator.serve(listener).unwrap()
    });
    (runtime, emulator, server)
}

/// Sends a message, and reads until the connection is closed.
fn exchange(server: &Server, message: &str) -> String {
    let mut stream = TcpStream::connect(server.address()).unwrap();
    stream.write_all(message.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

/// Sends bytes, closes the sending half, and reads until the connection is closed.
fn exchange_bytes(server: &Server, bytes: &[u8]) -> Vec<u8> {
    let mut stream = TcpStream::connect(server.address()).unwrap();
    let mut answer = Vec::new();
    // The server may have closed the connection already.
    let _ = stream.write_all(bytes).and_then(|()| stream.shutdown(Shutdown::Write));
    let _ = stream.read_to_end(&mut answer);
    answer
}

fn cancel_message(run: &str) -> String {
    let body = cancel_body(run);
    let length = body.len();
    let path = cancel_path(WORKFLOW);
    format!(
        "POST {path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer x\r\nContent-Type: application/json\r\n\
         Connection: close\r\nContent-Length: {length}\r\n\r\n{body}"
    )
}

#[test]
fn a_dropped_connection_has_no_byte_of_an_answer() {
    let (runtime, emulator, server) = serve("drop=1,drop-after=1", Seed::built_in().unwrap());
    assert_eq!(exchange(&server, &cancel_message(RUN)), "");
    assert!(runtime.block_on(emulator.effects()).unwrap().is_empty());
    assert_eq!(exchange(&server, &cancel_message(RUN)), "");
    assert_eq!(runtime.block_on(emulator.effects()).unwrap().len(), 1);
    let answer = exchange(&server, &cancel_message(RUN));
    assert!(answer.starts_with("HTTP/1.1 409 Conflict\r\n") && answer.contains("\r\ndate: "), "{answer}");
}

#[test]
fn no_bytes_stop_the_service() {
    let (_runtime, _emulator, server) = serve("", Seed::built_in().unwrap());
    let message = cancel_message("1").into_bytes();
    let length = message.len();
    let changed = (0..length, any::<u8>(), 0..=length).prop_map(move |(at, byte, end)| {
        let mut message = message.clone();
        message[at] = byte;
        message.truncate(end);
        message
    });
    let bytes = prop_oneof![changed, prop::collection::vec(any::<u8>(), 0..300)];
    let mut runner = TestRunner::new(Config { failure_persistence: None, ..Config::with_cases(128) });
    let survives = |bytes: Vec<u8>| {
        let answer = exchange_bytes(&server, &bytes);
        prop_assert!(answer.is_empty() || answer.starts_with(b"HTTP/1."), "{:?}", String::from_utf8_lossy(&answer));
        Ok(())
    };
    runner.run(&bytes, survives).unwrap();
    assert!(exchange(&server, &cancel_message(RUN)).starts_with("HTTP/1.1 204 No Content\r\n"));
}

#[test]
fn shutting_down_waits_for_running_requests_only() {
    let (runtime, emulator, server) = serve("", Seed::built_in().unwrap());
    let address = server.address();
    let mut idle = TcpStream::connect(address).unwrap();
    let mut busy = TcpStream::connect(address).unwrap();
    let message = cancel_message(RUN).replacen("\r\n\r\n", "\r\nExpect: 100-continue\r\n\r\n", 1);
    let (head, body) = message.split_at(message.find("\r\n\r\n").unwrap() + 4);
    busy.write_all(head.as_bytes()).unwrap();
    let mut answer = vec![0; "HTTP/1.1 100 Continue\r\n\r\n".len()];
    busy.read_exact(&mut answer).unwrap();

    // The service waits for the body now, and accepts no connections after the shutdown began.
    let end = runtime.spawn(server.shut_down());
    while TcpStream::connect(address).is_ok() {
        std::thread::yield_now();
    }
    busy.write_all(body.as_bytes()).unwrap();
    answer.clear();
    busy.read_to_end(&mut answer).unwrap();
    assert!(answer.starts_with(b"HTTP/1.1 204 No Content\r\n"), "{}", String::from_utf8_lossy(&answer));
    runtime.block_on(end).unwrap().unwrap();
    assert_eq!(runtime.block_on(emulator.effects()).unwrap().len(), 1);
    assert_eq!(idle.read(&mut [0]).unwrap_or_default(), 0);
}

#[test]
fn many_requests_with_faults_have_one_effect_each() {
    const RUNS: u32 = 2_000;
    const CLIENTS: u32 = 16;
    let seed = Seed::built_in().unwrap().with_runs(RUNS).unwrap();
    let (runtime, emulator, server) = serve("503=2%,429=1%,drop=1%,drop-after=1%,504-after=1%,retry-after=0", seed);
    let url = format!("{}{}", server.base_url(), cancel_path(WORKFLOW));
    let runs = format!("{}{WORKFLOWS}/{WORKFLOW}/runs", server.base_url());
    let next = AtomicU32::new(1);
    std::thread::scope(|scope| {
        for _ in 0..CLIENTS {
            scope.spawn(|| {
                let config = ureq::Agent::config_builder().http_status_as_error(false);
                let agent: ureq::Agent = config.timeout_global(Some(Duration::from_secs(60))).build().into();
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number > RUNS {
                        return;
                    }
                    let run = Seed::run_id(number);
                    settle(&agent, &url, &runs, &run);
                }
            });
        }
    });
    let effects = runtime.block_on(emulator.effects()).unwrap();
    let mut counts: HashMap<String, u32> = HashMap::new();
    for effect in &effects {
        *counts.entry(effect.ids.join(",")).or_default() += 1;
    }
    assert_eq!(counts.len(), RUNS as usize);
    assert!(counts.values().all(|count| *count == 1));
    // Each effect is in the log with its request, and every kind of fault was injected.
    let requests = runtime.block_on(emulator.requests()).unwrap();
    let logged: Vec<_> = requests.iter().filter_map(|request| request.effect.clone()).collect();
    assert_eq!(logged, effects);
    for fault in ["503", "429", "drop", "drop-after", "504-after"] {
        assert!(requests.iter().any(|request| request.fault.as_deref() == Some(fault)), "{fault}");
    }
    runtime.block_on(server.shut_down()).unwrap();
}

/// Cancels a run whatever happens: a request that was refused for the moment is sent again; after an unknown outcome the
/// run is read.
fn settle(agent: &ureq::Agent, url: &str, runs: &str, run: &str) {
    for _ in 0..100 {
        let request = agent.post(url).header("authorization", "Bearer x").content_type("application/json");
        match request.send(cancel_body(run)).map(|answer| answer.status().as_u16()) {
            Ok(204) => return,
            Ok(429 | 503) => continue,
            Ok(504) | Err(_) => {}
            Ok(status) => panic!("{run}: {status}"),
        }
        let is_done =
            std::iter::repeat_with(|| is_cancelled(agent, &format!("{runs}/{run}"))).take(100).flatten().next();
        if is_done == Some(true) {
            return;
        }
    }
    panic!("{run}: too many faults");
}

/// Whether a run is cancelled; `None` after a fault.
fn is_cancelled(agent: &ureq::Agent, url: &str) -> Option<bool> {
    let mut answer = agent.get(url).header("authorization", "Bearer x").call().ok()?;
    let body = answer.body_mut().read_to_string().ok()?;
    (answer.status() == 200).then(|| body.contains("\"unknownFutureValue\""))
}
