//! Commands that are blocked: their output is not read, or a token never arrives.

use std::fs;
use std::io::{Read, Write};
use std::process::{Child, Command, Stdio};

use assert_cmd::cargo::cargo_bin;
use lifecycle_workflows::emulator::Seed;

use crate::send::{cancelling, lines, target};
use crate::served::{Served, WORKFLOW, agent};
use crate::wire;

/// More lines than the pipe and the queue before it can hold.
const MANY: u32 = 1_500;

/// As many bytes as a pipe holds at most.
const PIPE: usize = 64 * 1024;

fn kill(process: &Child, signal: &str) {
    let sent = Command::new("kill").args([&format!("-{signal}"), &process.id().to_string()]).status().unwrap();
    assert!(sent.success());
}

fn fifo(path: &str) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

#[test]
fn unread_results_do_not_prevent_the_end() {
    let folder = tempfile::tempdir().unwrap();
    let runs = folder.path().join("runs.txt");
    fs::write(&runs, lines(MANY)).unwrap();
    for signal in ["INT", "TERM"] {
        let served = Served::start(&["--listen", "127.0.0.1:0", "--runs", &MANY.to_string(), "--cancel-delay", "1h"]);
        // The pipe is full before all targets are done.
        let mut process = cancelling(&served.url, runs.to_str().unwrap(), &["--format", "json"]);
        let mut out = process.stdout.take().unwrap();
        let mut part = [0; 1];
        out.read_exact(&mut part).unwrap();
        let line = format!("{{\"target\":\"{}\",\"outcome\":\"accepted\"}}\n", target(1));
        let enough = PIPE / line.len() + 2;
        let is_canceling = |status: &&String| *status == "canceling";
        while served.states(&agent()).values().filter(is_canceling).count() < enough {}
        kill(&process, signal);
        assert_eq!(process.wait().unwrap().code(), Some(2));
        let mut said = String::new();
        process.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        assert!(said.contains("the results are not read"), "{said}");
    }
}

#[test]
fn an_unread_log_delays_no_request() {
    let runs = MANY.to_string();
    let served = Served::start(&["--listen", "127.0.0.1:0", "--runs", &runs, "--log", "-", "--cancel-delay", "1h"]);
    let agent = agent();
    for number in 1..=MANY {
        assert_eq!(served.cancel(&agent, &Seed::run_id(number)), Some(204));
    }
    served.signal("TERM");
    let (status, said) = served.end();
    assert_eq!(status, Some(0));
    assert!(said.starts_with("lcw: ") && said.ends_with(" lines of the log could not be written\n"), "{said}");
}

#[test]
fn waiting_for_a_token_has_a_time_limit() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("token").to_str().unwrap().to_owned();
    fifo(&path);
    let mut command = Command::new(cargo_bin!("lcw"));
    command.args(["cancel", "--workflow", WORKFLOW, "--run", "1", "--base-url", "http://127.0.0.1:1"]);
    let output = command.args(["--token-file", &path, "--timeout", "50ms"]).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.ends_with("token: the token cannot be read: none arrived within 50ms\n"), "{said}");
}

/// A service that refuses every token, and reports when it was asked.
fn refusing() -> (String, std::sync::mpsc::Receiver<()>) {
    let (asked, asks) = std::sync::mpsc::channel();
    let url = wire::listen(move |stream| {
        wire::message(stream);
        let answer = b"HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        let _ = stream.write_all(answer);
        // The test may be over.
        let _ = asked.send(());
    });
    (url, asks)
}

#[test]
fn a_token_that_does_not_come_again_keeps_nothing_from_ending() {
    for (timeout, signal) in [("5s", None), ("1h", Some("INT")), ("1h", Some("TERM"))] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("token").to_str().unwrap().to_owned();
        fifo(&path);
        let (url, asks) = refusing();
        let mut command = Command::new(cargo_bin!("lcw"));
        command.args(["cancel", "--workflow", WORKFLOW, "--run", "1", "--base-url", &url]);
        command.args(["--token-file", &path, "--timeout", timeout, "--attempts", "1"]);
        let mut process = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        // The pipe has a writer the first time, and none the second time.
        fs::write(&path, "one").unwrap();
        asks.recv_timeout(std::time::Duration::from_secs(60)).unwrap();
        if let Some(signal) = signal {
            kill(&process, signal);
        }
        let status = process.wait().unwrap();
        assert!(matches!(status.code(), Some(2 | 3)), "{status}");
    }
}
