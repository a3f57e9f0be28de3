//! Printing results in a thread of its own, so that a blocked reader does not stop the work.

use std::io::{self, Write};
use std::sync::Arc;

use tokio::sync::{mpsc, oneshot};

use super::progress::Progress;

/// The maximum number of lines that wait to be printed.
const WAITING: usize = 256;

/// Prints lines in order.
pub(super) struct Printer {
    lines: mpsc::Sender<(String, String)>,
    ended: oneshot::Receiver<io::Result<()>>,
}

impl Printer {
    /// Prints to standard output, which may be the terminal that shows the progress.
    pub(super) fn new(progress: Arc<Progress>) -> io::Result<Self> {
        let (lines, mut incoming) = mpsc::channel::<(String, String)>(WAITING);
        let (end, ended) = oneshot::channel();
        let print = move || {
            let mut printed = Ok(());
            while let Some((line, notes)) = incoming.blocking_recv() {
                printed = progress.done(|| io::stdout().lock().write_all(line.as_bytes()));
                notes.lines().for_each(|note| progress.complain(note));
                // The reader has closed the pipe.
                if printed.is_err() {
                    break;
                }
            }
            // Close the channel before the end is announced.
            drop(incoming);
            let _ = end.send(printed);
        };
        std::thread::Builder::new().name("output".to_owned()).spawn(print)?;
        Ok(Self { lines, ended })
    }

    /// Prints a line, after waiting for room in the queue, and notes about it on standard error.
    pub(super) async fn print(&self, line: String, notes: String) {
        // `finish` reports why printing failed.
        let _ = self.lines.send((line, notes)).await;
    }

    /// Waits until printing has failed, such as when standard output is closed.
    pub(super) async fn closed(&self) {
        self.lines.closed().await;
    }

    /// Waits until everything is printed, and returns the error if printing failed.
    pub(super) async fn finish(self) -> io::Result<()> {
        drop(self.lines);
        self.ended.await.unwrap_or_else(|_| Err(io::Error::other("the output has ended")))
    }
}
