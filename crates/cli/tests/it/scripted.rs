//! A service that answers with a script: in order, and then again and again with the last answer.

use std::fmt::Write as _;
use std::io::Write;
use std::net::TcpStream;
use std::sync::{Arc, Mutex};

use serde_json::Value;

use crate::wire::{self, message};

/// An answer.
#[derive(Clone)]
pub(crate) struct Scripted {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Scripted {
    pub(crate) fn new(status: u16, headers: &[(&str, &str)], body: impl Into<Vec<u8>>) -> Self {
        let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Self { status, headers, body: body.into() }
    }

    pub(crate) fn json(status: u16, body: &Value) -> Self {
        Self::new(status, &[("Content-Type", "application/json")], body.to_string())
    }

    /// The answer as it goes over the wire.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut head = format!("HTTP/1.1 {} X\r\n", self.status);
        for (name, value) in &self.headers {
            write!(head, "{name}: {value}\r\n").unwrap();
        }
        if self.status != 204 {
            write!(head, "Content-Length: {}\r\n", self.body.len()).unwrap();
        }
        [head.as_bytes(), b"\r\n", &self.body].concat()
    }
}

/// A service that follows a script.
pub(crate) struct Script {
    pub(crate) url: String,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Script {
    pub(crate) fn serve(answers: Vec<Scripted>) -> Self {
        Self::serve_at(|_| answers)
    }

    /// Serves answers that may contain the URL of the service.
    pub(crate) fn serve_at(answers: impl FnOnce(&str) -> Vec<Scripted>) -> Self {
        let (listener, url) = wire::bind();
        let requests = Arc::new(Mutex::new(Vec::new()));
        let (log, answers) = (Arc::clone(&requests), answers(&url));
        wire::serve(listener, move |stream| converse(stream, &log, &answers));
        Self { url, requests }
    }

    /// The request lines that arrived.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }
}

fn converse(stream: &mut TcpStream, log: &Mutex<Vec<String>>, answers: &[Scripted]) {
    loop {
        let request = message(stream);
        let Some(line) = String::from_utf8_lossy(&request).lines().next().map(str::to_owned) else { break };
        let index = {
            let mut log = log.lock().unwrap();
            log.push(line);
            (log.len() - 1).min(answers.len() - 1)
        };
        if stream.write_all(&answers[index].bytes()).is_err() {
            break;
        }
    }
}
