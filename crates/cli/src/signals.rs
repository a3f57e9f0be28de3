//! Signals that end a command.

use std::io;

/// Waits for Ctrl-C or SIGTERM; both are caught from the call on.
#[cfg(unix)]
pub(crate) fn end() -> io::Result<impl Future<Output = ()>> {
    use std::task::Poll;

    use tokio::signal::unix::{SignalKind, signal};

    let mut signals = [signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?];
    Ok(std::future::poll_fn(move |context| {
        let is_there = signals.iter_mut().any(|signal| signal.poll_recv(context).is_ready());
        if is_there { Poll::Ready(()) } else { Poll::Pending }
    }))
}

/// Waits for Ctrl-C.
#[cfg(not(unix))]
pub(crate) fn end() -> io::Result<impl Future<Output = ()>> {
    Ok(async {
        // Without a way to wait for it, the process ends at once.
        let _ = tokio::signal::ctrl_c().await;
    })
}
