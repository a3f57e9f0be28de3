//! A network between the command and the service that cuts, slows and repeats: each request has exactly one effect.

use std::collections::HashSet;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use lifecycle_workflows::emulator::Seed;

use crate::effects::assert_once_each;
use crate::send::{lines, send};
use crate::served::{Served, WORKFLOW};

/// More than an answer to a cancellation has bytes, so that it is cut at every one of them.
const RUNS: u32 = 500;

/// The text of one message: a head, and a body of the length that it says.
fn message(stream: &mut TcpStream) -> Vec<u8> {
    let mut reader = BufReader::new(stream);
    let (mut bytes, mut length) = (Vec::new(), 0);
    loop {
        let before = bytes.len();
        if reader.read_until(b'\n', &mut bytes).unwrap_or(0) == 0 {
            return bytes;
        }
        let line = String::from_utf8_lossy(&bytes[before..]).to_ascii_lowercase();
        if let Some(value) = line.strip_prefix("content-length:") {
            length = value.trim().parse().unwrap();
        }
        if line == "\r\n" {
            break;
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    bytes.extend(body);
    bytes
}

/// How the answer to a request reaches the client.
pub(crate) enum Delivery {
    /// So many bytes of it.
    Cut(usize),
    /// Each byte by itself.
    Slow,
    /// Twice.
    Repeated,
}

/// A proxy for one request a connection. It returns its URL, and the lengths of all answers that were cut.
pub(crate) fn proxy(
    to: String,
    delivery: impl Fn(&str) -> Delivery + Send + Sync + 'static,
) -> (String, Arc<Mutex<Vec<usize>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let (delivery, cut) = (Arc::new(delivery), Arc::new(Mutex::new(Vec::new())));
    let lengths = Arc::clone(&cut);
    std::thread::spawn(move || {
        for client in listener.incoming() {
            let (to, delivery, lengths) = (to.clone(), Arc::clone(&delivery), Arc::clone(&lengths));
            std::thread::spawn(move || {
                let mut client = client.unwrap();
                let request = message(&mut client);
                if request.is_empty() {
                    return;
                }
                let mut service = TcpStream::connect(&to).unwrap();
                service.write_all(&request).unwrap();
                let answer = message(&mut service);
                // The client may have gone away: that is its own decision.
                let _ = match delivery(&String::from_utf8_lossy(&request)) {
                    Delivery::Cut(end) => {
                        lengths.lock().unwrap().push(answer.len());
                        client.write_all(&answer[..end.min(answer.len())])
                    }
                    Delivery::Slow => answer.iter().try_for_each(|byte| client.write_all(&[*byte])),
                    Delivery::Repeated => {
                        let answer = last_answer(&answer);
                        client.write_all(&answer).and_then(|()| client.write_all(&answer))
                    }
                };
            });
        }
    });
    (url, cut)
}

/// The answer, after which the connection is said to be closed. On one that stays open, nothing tells a second copy from the
/// answer to the next request.
fn last_answer(answer: &[u8]) -> Vec<u8> {
    let end = answer.iter().position(|byte| *byte == b'\n').map_or(answer.len(), |end| end + 1);
    [&answer[..end], b"connection: close\r\n", &answer[end..]].concat()
}

#[test]
fn answers_that_are_cut_anywhere_have_one_effect_each() {
    let folder = tempfile::tempdir().unwrap();
    let state = folder.path().join("state.db");
    let (file, count) = (state.to_str().unwrap(), RUNS.to_string());
    let served = Served::start(&["--listen", "127.0.0.1:0", "--state", file, "--runs", &count, "--cancel-delay", "1h"]);
    let seen = Mutex::new(HashSet::new());
    let (url, cut) = proxy(served.address().to_owned(), move |request| {
        let number = (1..=RUNS).find(|number| request.contains(&Seed::run_id(*number))).unwrap_or_default();
        match number {
            // A connection that was closed meanwhile leads to a reading first.
            _ if request.starts_with("POST ") && seen.lock().unwrap().insert(number) => {
                Delivery::Cut(number as usize - 1)
            }
            _ if number % 2 == 0 => Delivery::Slow,
            _ => Delivery::Repeated,
        }
    });
    let arguments = ["cancel", "--workflow", WORKFLOW, "--runs-from", "-", "--concurrency", "64"];
    let (status, out, err) = send(&url, &arguments, &lines(RUNS));
    assert_eq!((status, out.lines().count()), (0, RUNS as usize), "{out}{err}");
    let longest = cut.lock().unwrap().iter().copied().max().unwrap();
    assert!(longest < RUNS as usize, "answers of {longest} bytes were cut at the first {RUNS} of them");
    served.kill();
    assert_once_each(&state, RUNS);
}
