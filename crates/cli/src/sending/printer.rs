//! Printing results in a thread of its own: whoever does not read them keeps nothing else from going on.

use std::io::{self, Write};
use std::sync::Arc;

use tokio::sync::{mpsc, oneshot};

use super::progress::Progress;

/// So many lines wait to be printed at most.
const WAITING: usize = 256;

/// Prints lines one after the other.
pub(super) struct Printer {
    lines: mpsc::Sender<String>,
    ended: oneshot::Receiver<io::Result<()>>,
}

impl Printer {
    /// Prints to standard output, where the progress may be drawn as well.
    pub(super) fn new(progress: Arc<Progress>) -> io::Result<Self> {
        let (lines, mut incoming) = mpsc::channel::<String>(WAITING);
        let (end, ended) = oneshot::channel();
        let print = move || {
            let mut printed = Ok(());
            while let Some(line) = incoming.blocking_recv() {
                printed = progress.done(|| io::stdout().lock().write_all(line.as_bytes()));
                // Nobody reads the others either.
                if printed.is_err() {
                    break;
                }
            }
            // Before it is known that it has ended, nobody can send any more.
            drop(incoming);
            let _ = end.send(printed);
        };
        std::thread::Builder::new().name("output".to_owned()).spawn(print)?;
        Ok(Self { lines, ended })
    }

    /// Prints a line as soon as there is room for it.
    pub(super) async fn print(&self, line: String) {
        // Why nothing can be printed any more is said at the end.
        let _ = self.lines.send(line).await;
    }

    /// Whether nothing can be printed any more.
    pub(super) fn is_closed(&self) -> bool {
        self.lines.is_closed()
    }

    /// Waits until everything is printed, and says why if it cannot be.
    pub(super) async fn finish(self) -> io::Result<()> {
        drop(self.lines);
        self.ended.await.unwrap_or_else(|_| Err(io::Error::other("the output has ended")))
    }
}
