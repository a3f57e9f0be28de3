//! Signals that end a command.

use std::io;
use std::process;

use tokio::sync::oneshot;

use crate::status::Status;

/// Returns a future that waits for Ctrl-C or SIGTERM; both are caught from this call on.
///
/// The second signal ends the process at once, whatever it is doing.
pub(crate) fn end() -> io::Result<impl Future<Output = ()>> {
    // A thread of their own receives signals even if all others are blocked.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let mut signals = {
        let _within = runtime.enter();
        Signals::new()?
    };
    let (first, told) = oneshot::channel();
    let wait = move || {
        runtime.block_on(async {
            signals.next().await;
            let _ = first.send(());
            signals.next().await;
        });
        process::exit(Status::Failed.code());
    };
    std::thread::Builder::new().name("signals".to_owned()).spawn(wait)?;
    Ok(async {
        // The thread does not end before it has sent.
        let _ = told.await;
    })
}

/// Ctrl-C and SIGTERM.
#[cfg(unix)]
struct Signals([tokio::signal::unix::Signal; 2]);

#[cfg(unix)]
impl Signals {
    fn new() -> io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};

        Ok(Self([signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?]))
    }

    async fn next(&mut self) {
        use std::task::Poll;

        std::future::poll_fn(|context| {
            let is_there = self.0.iter_mut().any(|signal| signal.poll_recv(context).is_ready());
            if is_there { Poll::Ready(()) } else { Poll::Pending }
        })
        .await;
    }
}

/// Ctrl-C.
#[cfg(not(unix))]
struct Signals;

#[cfg(not(unix))]
impl Signals {
    #[expect(clippy::unnecessary_wraps, reason = "elsewhere it may fail")]
    fn new() -> io::Result<Self> {
        Ok(Self)
    }

    async fn next(&mut self) {
        // If waiting is impossible, the process ends at once.
        let _ = tokio::signal::ctrl_c().await;
    }
}
