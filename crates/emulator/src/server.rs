//! Serving on a socket.

use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::serve::ListenerExt;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

/// How long requests that are under way have to come to their end.
const GRACE: Duration = Duration::from_secs(10);

/// An emulator that serves. It ends when it is dropped, at once; [`Server::shut_down`] lets requests come to their end.
#[derive(Debug)]
#[must_use = "an emulator that nobody holds does not serve"]
pub struct Server {
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    task: JoinHandle<io::Result<()>>,
}

impl Server {
    pub(crate) fn start(router: Router, listener: TcpListener) -> io::Result<Self> {
        let address = listener.local_addr()?;
        // Small answers are not to wait for an acknowledgement of the one before.
        let listener = listener.tap_io(|stream| {
            let _ = stream.set_nodelay(true);
        });
        let (stop, stopped) = oneshot::channel::<()>();
        let task = tokio::spawn(async move {
            let serve = axum::serve(listener, router);
            // A sender that is gone says the same.
            serve.with_graceful_shutdown(async { drop(stopped.await) }).await
        });
        Ok(Self { address, stop: Some(stop), task })
    }

    /// The address that it listens on.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// What the paths of requests stand behind, such as `http://127.0.0.1:8080`.
    #[must_use]
    pub fn base_url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Takes no further requests, and waits until those under way are answered, for ten seconds at most.
    ///
    /// # Errors
    ///
    /// If serving has failed.
    pub async fn shut_down(mut self) -> io::Result<()> {
        self.stop = None;
        match tokio::time::timeout(GRACE, &mut self.task).await {
            Ok(Ok(ended)) => ended,
            Ok(Err(error)) => Err(io::Error::other(error)),
            // Whoever has not sent a whole request by now is not waited for.
            Err(_) => Ok(()),
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}
