//! Writing a journal: lines that arrive at the same time are written together.

use std::io;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;

use tokio::sync::oneshot;

use super::storage::Storage;

/// The receiver of the result of a line.
type Waiting = oneshot::Sender<Result<(), String>>;

/// Writes lines in a thread of its own, so that other work does not wait for the disk.
pub(super) struct Writer {
    lines: Option<Sender<(String, Waiting)>>,
    thread: Option<JoinHandle<()>>,
}

impl Writer {
    pub(super) fn new(file: impl Storage + Send + 'static) -> io::Result<Self> {
        let (lines, incoming) = channel();
        let thread = std::thread::Builder::new().name("journal".to_owned()).spawn(move || write(file, &incoming))?;
        Ok(Self { lines: Some(lines), thread: Some(thread) })
    }

    /// Writes a line; it is on the disk when this returns.
    pub(super) async fn write(&self, line: String) -> Result<(), String> {
        let (done, waiting) = oneshot::channel();
        let lines = self.lines.as_ref().ok_or_else(ended)?;
        lines.send((line, done)).map_err(|_| ended())?;
        waiting.await.unwrap_or_else(|_| Err(ended()))
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        // Dropping the sender ends the thread after the lines that are waiting.
        self.lines = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn ended() -> String {
    "the journal is closed".to_owned()
}

/// Writes the lines that arrive until their sender is gone. Each is answered once it is on the disk.
pub(super) fn write(mut file: impl Storage, incoming: &Receiver<(String, Waiting)>) {
    let mut fault: Option<String> = None;
    while let Ok((mut text, waiting)) = incoming.recv() {
        let mut all = vec![waiting];
        while let Ok((line, waiting)) = incoming.try_recv() {
            text.push_str(&line);
            all.push(waiting);
        }
        // After a failure the last line may be torn, so that nothing more is written.
        if fault.is_none() {
            let written = file.write_all(text.as_bytes()).and_then(|()| file.sync());
            fault = written.err().map(|error| format!("the journal cannot be written: {error}"));
        }
        for waiting in all {
            // The receiver may be gone after an interruption.
            let _ = waiting.send(fault.clone().map_or(Ok(()), Err));
        }
    }
}
