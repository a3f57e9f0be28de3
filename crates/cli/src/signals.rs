//! Signals that end a command.

use std::io;
use std::process;

use tokio::sync::oneshot;

use crate::status::Status;

/// Waits for Ctrl-C or SIGTERM; both are caught from the call on.
///
/// The first one is the caller's. The second one ends the process at once, whatever it is waiting for.
pub(crate) fn end() -> io::Result<impl Future<Output = ()>> {
    // They come to a thread of their own, which nothing else can hold up.
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
        // The thread does not end before it has told.
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
        // Without a way to wait for it, the process ends at once.
        let _ = tokio::signal::ctrl_c().await;
    }
}
