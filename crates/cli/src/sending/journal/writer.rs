//! Writing a journal: lines that come at the same time go to the disk together.

use std::fs::File;
use std::io::{self, Write};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;

use tokio::sync::oneshot;

/// Whoever waits for a line to be on the disk.
type Waiting = oneshot::Sender<Result<(), String>>;

/// Writes lines in a thread of its own: nobody else has to wait for the disk.
pub(super) struct Writer {
    lines: Option<Sender<(String, Waiting)>>,
    thread: Option<JoinHandle<()>>,
}

impl Writer {
    pub(super) fn new(file: File) -> io::Result<Self> {
        let (lines, incoming) = channel();
        let thread = std::thread::Builder::new().name("journal".to_owned()).spawn(move || write(file, &incoming))?;
        Ok(Self { lines: Some(lines), thread: Some(thread) })
    }

    /// Writes a line; when it returns, the line is on the disk.
    pub(super) async fn write(&self, line: String) -> Result<(), String> {
        let (done, waiting) = oneshot::channel();
        let lines = self.lines.as_ref().ok_or_else(ended)?;
        lines.send((line, done)).map_err(|_| ended())?;
        waiting.await.unwrap_or_else(|_| Err(ended()))
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        // Without anybody who could send more, the thread ends with what is there.
        self.lines = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn ended() -> String {
    "the journal is closed".to_owned()
}

fn write(mut file: File, incoming: &Receiver<(String, Waiting)>) {
    let mut fault: Option<String> = None;
    while let Ok((mut text, waiting)) = incoming.recv() {
        let mut all = vec![waiting];
        while let Ok((line, waiting)) = incoming.try_recv() {
            text.push_str(&line);
            all.push(waiting);
        }
        // Behind a line that may be torn nothing is written any more.
        if fault.is_none() {
            let written = file.write_all(text.as_bytes()).and_then(|()| file.sync_data());
            fault = written.err().map(|error| format!("the journal cannot be written: {error}"));
        }
        for waiting in all {
            // Nobody waits any more where everything was interrupted.
            let _ = waiting.send(fault.clone().map_or(Ok(()), Err));
        }
    }
}
