//! A network between the command and the service that cuts, slows and repeats: each request has exactly one effect.

use std::collections::HashSet;
use std::io::Write;
use std::net::TcpStream;
use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;

use lifecycle_workflows::emulator::Seed;

use crate::effects::assert_once_each;
use crate::send::{lines, send};
use crate::served::{Served, WORKFLOW};
use crate::wire::{self, message};

/// Reads one request of each connection, and does something with it. Returns the URL.
fn listen(answer: impl Fn(&[u8], &mut TcpStream) + Send + Sync + 'static) -> String {
    wire::listen(move |client| {
        let request = message(client);
        if !request.is_empty() {
            answer(&request, client);
        }
    })
}

/// The answer of the service; empty if it ended.
fn forward(to: &str, request: &[u8]) -> Vec<u8> {
    let Ok(mut service) = TcpStream::connect(to) else { return Vec::new() };
    service.write_all(request).map_or_else(|_| Vec::new(), |()| message(&mut service))
}

/// How the answer to a request reaches the client.
pub(crate) enum Delivery {
    /// So many bytes of it.
    Cut(usize),
    /// Not at all.
    Lost,
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
    let cut = Arc::new(Mutex::new(Vec::new()));
    let lengths = Arc::clone(&cut);
    let url = listen(move |request, client| {
        let answer = forward(&to, request);
        // The client may have gone away: that is its own decision.
        let _ = match delivery(&String::from_utf8_lossy(request)) {
            Delivery::Cut(end) => {
                lengths.lock().unwrap().push(answer.len());
                client.write_all(&answer[..end.min(answer.len())])
            }
            Delivery::Lost => Ok(()),
            Delivery::Slow => answer.iter().try_for_each(|byte| client.write_all(&[*byte])),
            Delivery::Repeated => {
                let answer = last_answer(&answer);
                client.write_all(&answer).and_then(|()| client.write_all(&answer))
            }
        };
    });
    (url, cut)
}

/// What becomes of a request that has to wait at a [`Gate`].
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Held {
    /// It never arrives.
    Lost,
    /// It arrives when the gate lets it pass.
    Late,
    /// It has arrived, and its answer waits.
    Answered,
}

/// Keeps requests for targets with high numbers back, so that a process has work left when it is ended, whatever the speed of
/// the machine.
pub(crate) struct Gate {
    pub(crate) url: String,
    state: Arc<(Mutex<Waiting>, Condvar)>,
}

struct Waiting {
    /// The highest number that may pass.
    limit: u32,
    /// The numbers that came to the gate and did not pass yet.
    numbers: Vec<u32>,
}

impl Gate {
    /// A gate before a service that lets everything pass at first.
    pub(crate) fn before(
        to: &str,
        number: impl Fn(&str) -> u32 + Send + Sync + 'static,
        held: impl Fn(u32) -> Held + Send + Sync + 'static,
    ) -> Self {
        let state = Arc::new((Mutex::new(Waiting { limit: u32::MAX, numbers: Vec::new() }), Condvar::new()));
        let (to, waiting) = (to.to_owned(), Arc::clone(&state));
        let url = listen(move |request, client| {
            let number = number(&String::from_utf8_lossy(request));
            let held = held(number);
            let answer = if held == Held::Answered { Some(forward(&to, request)) } else { None };
            let had_to_wait = pass(&waiting, number);
            if had_to_wait && held == Held::Lost {
                return;
            }
            let answer = answer.unwrap_or_else(|| forward(&to, request));
            let _ = client.write_all(&last_answer(&answer));
        });
        Self { url, state }
    }

    /// Lets numbers up to this one pass.
    pub(crate) fn let_pass(&self, limit: u32) {
        self.state.0.lock().unwrap().limit = limit;
        self.state.1.notify_all();
    }

    /// Waits until so many requests wait at the gate.
    pub(crate) fn wait_for(&self, count: usize) {
        let is_less =
            |waiting: &mut Waiting| waiting.numbers.iter().filter(|number| **number > waiting.limit).count() < count;
        let (waiting, changed) = &*self.state;
        let waited = changed.wait_timeout_while(waiting.lock().unwrap(), Duration::from_secs(60), is_less).unwrap();
        assert!(!waited.1.timed_out(), "fewer than {count} requests came to the gate");
    }
}

/// Waits until a number may pass, and returns whether it had to wait.
fn pass((waiting, changed): &(Mutex<Waiting>, Condvar), number: u32) -> bool {
    let mut guard = waiting.lock().unwrap();
    let has_to_wait = number > guard.limit;
    guard.numbers.push(number);
    changed.notify_all();
    let mut guard = changed.wait_while(guard, |waiting| number > waiting.limit).unwrap();
    let place = guard.numbers.iter().position(|one| *one == number).unwrap();
    guard.numbers.swap_remove(place);
    has_to_wait
}

/// The answer, after which the connection is said to be closed. On one that stays open, nothing tells a second copy from the
/// answer to the next request.
fn last_answer(answer: &[u8]) -> Vec<u8> {
    let end = answer.iter().position(|byte| *byte == b'\n').map_or(answer.len(), |end| end + 1);
    [&answer[..end], b"connection: close\r\n", &answer[end..]].concat()
}

/// The number of the run that a request is for.
pub(crate) fn run_number(request: &str, count: u32) -> u32 {
    (1..=count).find(|number| request.contains(&Seed::run_id(*number))).unwrap_or_default()
}

/// Cancels runs through a proxy that cuts the first answer to a request with a method at as many places, and asserts that each
/// was cancelled once. There are more runs than an answer has bytes, so that it is cut at every one of them.
fn cut_everywhere(method: &'static str, runs: u32) {
    let folder = tempfile::tempdir().unwrap();
    let state = folder.path().join("state.db");
    let (file, count) = (state.to_str().unwrap(), runs.to_string());
    let served = Served::start(&["--listen", "127.0.0.1:0", "--state", file, "--runs", &count, "--cancel-delay", "1h"]);
    let seen = Mutex::new(HashSet::new());
    let (url, cut) = proxy(served.address().to_owned(), move |request| {
        let (number, found) = (run_number(request, runs), request.split(' ').next().unwrap().to_owned());
        let is_first = seen.lock().unwrap().insert((number, found.clone()));
        match number {
            _ if is_first && found == method => Delivery::Cut(number as usize - 1),
            // Without an answer to the cancellation, the run is read.
            _ if is_first && found == "POST" => Delivery::Lost,
            _ if number % 2 == 0 => Delivery::Slow,
            _ => Delivery::Repeated,
        }
    });
    let arguments = ["cancel", "--workflow", WORKFLOW, "--runs-from", "-", "--concurrency", "256"];
    let (status, out, err) = send(&url, &arguments, &lines(runs));
    assert_eq!((status, out.lines().count()), (0, runs as usize), "{out}{err}");
    let cut = cut.lock().unwrap();
    let longest = cut.iter().copied().max().unwrap();
    assert!(longest < runs as usize, "answers of {longest} bytes were cut at the first {runs} of them");
    assert_eq!(cut.len(), runs as usize);
    served.kill();
    assert_once_each(&state, runs);
}

#[test]
fn answers_that_are_cut_anywhere_have_one_effect_each() {
    cut_everywhere("POST", 500);
}

#[test]
fn answers_to_reads_may_be_cut_anywhere() {
    cut_everywhere("GET", 800);
}
