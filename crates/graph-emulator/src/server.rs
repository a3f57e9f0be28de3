//! Serving on a socket.

use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::serve::ListenerExt;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

/// How long running requests may take when the server shuts down.
const GRACE: Duration = Duration::from_secs(10);

/// A running server. Dropping it stops it at once; [`Server::shut_down`] lets running requests end.
#[derive(Debug)]
#[must_use = "a server stops when it is dropped"]
pub struct Server {
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    task: JoinHandle<io::Result<()>>,
}

impl Server {
    pub(crate) fn start(router: Router, listener: TcpListener) -> io::Result<Self> {
        let address = listener.local_addr()?;
        // Small answers must not wait for the acknowledgement of the previous one.
        let listener = listener.tap_io(|stream| {
            let _ = stream.set_nodelay(true);
        });
        let (stop, stopped) = oneshot::channel::<()>();
        let task = tokio::spawn(async move {
            let serve = axum::serve(listener, router);
            // Dropping the sender has the same effect.
            serve.with_graceful_shutdown(async { drop(stopped.await) }).await
        });
        Ok(Self { address, stop: Some(stop), task })
    }

    /// The address that it listens on.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The URL that paths are appended to, such as `http://127.0.0.1:8080`.
    #[must_use]
    pub fn base_url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Accepts no further requests, and waits until the running ones are answered, at most ten seconds.
    ///
    /// # Errors
    ///
    /// If serving failed.
    pub async fn shut_down(mut self) -> io::Result<()> {
        self.stop = None;
        match tokio::time::timeout(GRACE, &mut self.task).await {
            Ok(Ok(ended)) => ended,
            Ok(Err(error)) => Err(io::Error::other(error)),
            // A client that has not sent a whole request by now is cut off.
            Err(_) => Ok(()),
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}
