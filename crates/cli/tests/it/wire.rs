//! Services of tests that write their answers byte by byte themselves.

use std::io::{BufRead, BufReader, Read};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;

/// A free port of this machine, and its URL.
pub(crate) fn bind() -> (TcpListener, String) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    (listener, url)
}

/// Gives each connection to a function, in a thread of its own.
pub(crate) fn serve(listener: TcpListener, converse: impl Fn(&mut TcpStream) + Send + Sync + 'static) {
    let converse = Arc::new(converse);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let converse = Arc::clone(&converse);
            std::thread::spawn(move || {
                let mut stream = stream.unwrap();
                // Each write is sent by itself.
                stream.set_nodelay(true).unwrap();
                converse(&mut stream);
            });
        }
    });
}

/// The URL of a service that gives each connection to a function.
pub(crate) fn listen(converse: impl Fn(&mut TcpStream) + Send + Sync + 'static) -> String {
    let (listener, url) = bind();
    serve(listener, converse);
    url
}

/// One message, with a body of the length that its head says; empty if the connection is closed before its end.
pub(crate) fn message(stream: &mut TcpStream) -> Vec<u8> {
    let mut reader = BufReader::new(stream);
    let (mut bytes, mut length) = (Vec::new(), 0);
    loop {
        let before = bytes.len();
        if reader.read_until(b'\n', &mut bytes).unwrap_or(0) == 0 {
            return Vec::new();
        }
        let line = String::from_utf8_lossy(&bytes[before..]).to_ascii_lowercase();
        if let Some(value) = line.strip_prefix("content-length:") {
            length = value.trim().parse().unwrap();
        }
        if line == "\r\n" {
            break;
        }
    }
    let head = bytes.len();
    bytes.resize(head + length, 0);
    if reader.read_exact(&mut bytes[head..]).is_ok() { bytes } else { Vec::new() }
}
