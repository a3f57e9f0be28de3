//! The log: a thread of its own writes its lines, as the reader may stop reading.

use std::fmt;
use std::io::{self, Write};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::record::LoggedRequest;

/// The maximum number of lines that wait to be written; further lines are lost.
const WAITING: usize = 10_000;

/// How long to wait for lines to be written.
const PATIENCE: Duration = Duration::from_secs(1);

/// The log of a service. Clones write to the same log.
#[derive(Clone)]
pub(crate) struct Sink {
    lines: Sender<(Vec<u8>, usize)>,
    state: Arc<State>,
}

#[derive(Default)]
struct State {
    counts: Mutex<Counts>,
    changed: Condvar,
}

#[derive(Default)]
struct Counts {
    /// Lines that wait to be written.
    waiting: usize,
    /// Lines that were not written.
    lost: usize,
    /// Whether lines have waited for too long, so that requests do not wait for them any more.
    is_behind: bool,
}

impl State {
    fn counts(&self) -> MutexGuard<'_, Counts> {
        // A panic leaves the numbers intact.
        self.counts.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until everything is written, for a short time at most.
    fn wait(&self) -> MutexGuard<'_, Counts> {
        let waited = self.changed.wait_timeout_while(self.counts(), PATIENCE, |counts| counts.waiting > 0);
        waited.unwrap_or_else(PoisonError::into_inner).0
    }
}

impl Sink {
    /// Starts the thread that writes.
    pub(crate) fn new(out: impl Write + Send + 'static) -> io::Result<Self> {
        let (lines, incoming) = channel();
        let state = Arc::new(State::default());
        let shared = Arc::clone(&state);
        std::thread::Builder::new().name("log".to_owned()).spawn(move || write(out, &incoming, &shared))?;
        Ok(Self { lines, state })
    }

    /// Writes lines, and waits a moment until they are written. The log must not delay or fail requests: lines that cannot be
    /// written are lost.
    pub(crate) fn write<'a>(&self, requests: impl Iterator<Item = &'a LoggedRequest>) {
        let (mut lines, mut count) = (Vec::new(), 0);
        for request in requests {
            if serde_json::to_writer(&mut lines, request).is_ok() {
                lines.push(b'\n');
                count += 1;
            }
        }
        if count == 0 {
            return;
        }
        let mut counts = self.state.counts();
        if counts.waiting + count > WAITING {
            counts.lost += count;
            return;
        }
        counts.waiting += count;
        drop(counts);
        if self.lines.send((lines, count)).is_err() {
            let mut counts = self.state.counts();
            counts.waiting -= count;
            counts.lost += count;
            return;
        }
        if !self.state.counts().is_behind {
            let mut counts = self.state.wait();
            counts.is_behind = counts.waiting > 0;
        }
    }

    /// The number of lines that were not written, after a moment for those that are still waiting.
    pub(crate) fn lost(&self) -> usize {
        let counts = self.state.wait();
        counts.lost + counts.waiting
    }
}

fn write(mut out: impl Write, incoming: &Receiver<(Vec<u8>, usize)>, state: &State) {
    while let Ok((lines, count)) = incoming.recv() {
        let written = out.write_all(&lines).and_then(|()| out.flush());
        let mut counts = state.counts();
        counts.waiting -= count;
        counts.lost += if written.is_ok() { 0 } else { count };
        counts.is_behind &= counts.waiting > 0;
        drop(counts);
        state.changed.notify_all();
    }
}

impl fmt::Debug for Sink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sink")
    }
}
