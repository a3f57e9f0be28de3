//! A service that follows a script, request by request, on a port of this machine.

use std::collections::VecDeque;
use std::io::{Read, Write};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use graph_client::{Client, ClientBuilder, Endpoint, RetryPolicy, Token};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::Instant;

/// The token of the clients of these tests.
pub(crate) const TOKEN: &str = "opaque-token-of-the-caller-0123456789";

/// Runs a test on a clock that stands still while something is under way, and then moves to the next time that is waited for.
///
/// tokio moves a paused clock as soon as no task can run, even if what one end of a connection sent has not arrived at the other:
/// then a time limit passes at once. Here all of it arrives before the clock moves.
pub(crate) fn paused<F: Future>(test: F) -> F::Output {
    let network = Loopback::new();
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    // tokio calls this when no task can run, and then looks for what has arrived before it moves the clock.
    runtime.enable_all().start_paused(true).on_thread_park(move || network.settle());
    runtime.build().unwrap().block_on(test)
}

/// A connection of this machine with itself, which keeps the order of what is sent, also by others.
struct Loopback(std::net::TcpStream, std::net::TcpStream);

impl Loopback {
    /// More packets than follow from one without a task in between: three open a connection.
    const PACKETS: usize = 4;

    fn new() -> Self {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let from = std::net::TcpStream::connect(listener.local_addr().unwrap()).unwrap();
        from.set_nodelay(true).unwrap();
        Self(from, listener.accept().unwrap().0)
    }

    /// Waits until everything has arrived that was sent before, and what the system sent for it.
    fn settle(&self) {
        for _ in 0..Self::PACKETS {
            (&self.0).write_all(&[0]).unwrap();
            (&self.1).read_exact(&mut [0]).unwrap();
        }
    }
}

/// What happens to one request.
#[derive(Clone, Debug)]
pub(crate) enum Step {
    /// A status, further header lines, and a body.
    Answer(u16, &'static str, String),
    /// Bytes, and then the end of the connection.
    Raw(String),
    /// A status without a body, and then the next request of the same connection.
    Keep(u16),
    /// The connection ends before the request is read.
    Unread,
    /// Bytes, and then nothing more while the connection stays open.
    Stalled(&'static str),
    /// No answer is ever sent.
    Silence,
}

impl Step {
    pub(crate) fn status(status: u16) -> Self {
        Self::Answer(status, "", String::new())
    }

    pub(crate) fn ok(body: impl Into<String>) -> Self {
        Self::Answer(200, "", body.into())
    }

    /// The connection ends after the request.
    pub(crate) fn broken() -> Self {
        Self::Raw(String::new())
    }
}

/// A request that arrived.
#[derive(Clone, Debug)]
pub(crate) struct Received {
    pub(crate) head: String,
    pub(crate) body: String,
    pub(crate) at: Instant,
}

impl Received {
    pub(crate) fn line(&self) -> &str {
        self.head.lines().next().unwrap_or_default()
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().skip(1).find_map(|line| {
            let (found, value) = line.split_once(':')?;
            found.eq_ignore_ascii_case(name).then_some(value.trim())
        })
    }
}

/// The service. After the end of its script it answers 418.
pub(crate) struct Server {
    port: u16,
    received: Arc<Mutex<Vec<Received>>>,
    script: Arc<Mutex<VecDeque<Step>>>,
    /// How many requests have arrived.
    arrived: watch::Sender<usize>,
    task: JoinHandle<()>,
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Server {
    pub(crate) async fn start(script: impl IntoIterator<Item = Step>) -> Self {
        Self::listen(TcpListener::bind("127.0.0.1:0").await.unwrap(), script)
    }

    /// Sets the script from now on.
    pub(crate) fn then(&self, script: impl IntoIterator<Item = Step>) {
        *self.script.lock().unwrap() = script.into_iter().collect();
        self.received.lock().unwrap().clear();
        self.arrived.send_replace(0);
    }

    /// Waits until so many requests have arrived.
    pub(crate) async fn arrival(&self, count: usize) {
        self.arrived.subscribe().wait_for(|arrived| *arrived >= count).await.unwrap();
    }

    fn listen(listener: TcpListener, script: impl IntoIterator<Item = Step>) -> Self {
        let port = listener.local_addr().unwrap().port();
        let received = Arc::new(Mutex::new(Vec::new()));
        let script = Arc::new(Mutex::new(script.into_iter().collect::<VecDeque<_>>()));
        let (log, steps) = (Arc::clone(&received), Arc::clone(&script));
        let arrived = watch::Sender::new(0);
        let tell = arrived.clone();
        let record = move |request| {
            let mut log = log.lock().unwrap();
            log.push(request);
            tell.send_replace(log.len());
        };
        let task = tokio::spawn(async move {
            let mut silent = Vec::new();
            loop {
                let (mut connection, _) = listener.accept().await.unwrap();
                let step = steps.lock().unwrap().pop_front().unwrap_or(Step::status(418));
                if matches!(step, Step::Unread) {
                    continue;
                }
                let Some(request) = read(&mut connection).await else { continue };
                record(request);
                let mut step = step;
                while let Step::Keep(status) = step {
                    let text = format!("HTTP/1.1 {status} X\r\n\r\n");
                    connection.write_all(text.as_bytes()).await.ok();
                    let Some(request) = read(&mut connection).await else { break };
                    record(request);
                    step = steps.lock().unwrap().pop_front().unwrap_or(Step::status(418));
                }
                let text = match step {
                    Step::Answer(status, headers, body) => format!(
                        "HTTP/1.1 {status} X\r\nConnection: close\r\nContent-Length: {}\r\n{headers}\r\n{body}",
                        body.len()
                    ),
                    Step::Raw(text) => text,
                    Step::Stalled(text) => {
                        connection.write_all(text.as_bytes()).await.ok();
                        silent.push(connection);
                        continue;
                    }
                    Step::Silence => {
                        silent.push(connection);
                        continue;
                    }
                    // A kept connection that sends no more, and a request that is not read.
                    Step::Keep(_) | Step::Unread => continue,
                };
                connection.write_all(text.as_bytes()).await.ok();
                connection.shutdown().await.ok();
            }
        });
        Self { port, received, script, arrived, task }
    }

    /// Ends the service; its port is free when this returns.
    pub(crate) async fn end(mut self) {
        self.task.abort();
        let _ = (&mut self.task).await;
    }

    pub(crate) fn endpoint(&self) -> Endpoint {
        crate::endpoint(&self.url())
    }

    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    pub(crate) fn builder(&self) -> ClientBuilder {
        let retry = RetryPolicy::default().attempts(4).total(Duration::from_secs(600));
        Client::builder(self.endpoint(), Token::new(TOKEN).unwrap()).retry(retry)
    }

    pub(crate) fn client(&self) -> Client {
        self.builder().build().unwrap()
    }

    pub(crate) fn received(&self) -> Vec<Received> {
        self.received.lock().unwrap().clone()
    }

    /// The number of requests with that method.
    pub(crate) fn count(&self, method: &str) -> usize {
        self.received().iter().filter(|request| request.line().starts_with(method)).count()
    }
}

/// Reads one request; `None` if the connection ends before.
async fn read(connection: &mut TcpStream) -> Option<Received> {
    let mut bytes = Vec::new();
    loop {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let request = Received { head: head.to_owned(), body: body.to_owned(), at: Instant::now() };
            let length = request.header("content-length").map_or(0, |length| length.parse().unwrap());
            if body.len() >= length {
                return Some(request);
            }
        }
        if connection.read_buf(&mut bytes).await.ok()? == 0 {
            return None;
        }
    }
}
