//! Misbehaving services.

use std::io::{Read, Write};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::Receiver;
use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;

use crate::send::{TOKEN, cancelling, lines, next_lines, output, send};
use crate::served::WORKFLOW;
use crate::wire::{listen, message};

/// A service that answers every request in the same way.
fn always(answer: String) -> String {
    listen(move |stream| {
        message(stream);
        let _ = stream.write_all(answer.as_bytes());
    })
}

fn cancel(url: &str) -> (i32, String, String) {
    send(url, &["cancel", "--workflow", WORKFLOW, "--run", "1", "--attempts", "1", "--timeout", "5s"], "")
}

#[test]
fn a_token_goes_nowhere_else() {
    let count = Arc::new(AtomicUsize::new(0));
    let elsewhere = {
        let count = count.clone();
        listen(move |stream| {
            count.fetch_add(1, Ordering::SeqCst);
            message(stream);
        })
    };
    for status in ["301 Moved", "302 Found", "307 Temporary", "308 Permanent"] {
        let answer =
            format!("HTTP/1.1 {status}\r\nLocation: {elsewhere}/x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        let url = always(answer);
        let (status, out, _) = cancel(&url);
        assert!(matches!(status, 2 | 3) && !out.contains("accepted"), "{out}");
        assert_ne!(send(&url, &["list", "workflows"], "").0, 0);
    }
    let body = format!(r#"{{"value":[{{"id":"1"}}],"@odata.nextLink":"{elsewhere}/v1.0/x"}}"#);
    let url = always(ok(&body));
    let (status, _, err) = send(&url, &["list", "workflows"], "");
    assert_eq!(status, 2, "{err}");
    assert_eq!(count.load(Ordering::SeqCst), 0);
}

/// Whether standard error is one message, and what explains it.
fn is_said(err: &str) -> bool {
    let mut lines = err.lines();
    let is_message = lines.next().is_some_and(|line| line.starts_with("lcw: "));
    is_message && lines.all(|line| line.starts_with("lcw: likely cause: ") || line.starts_with("lcw: next step: "))
}

fn ok(body: &str) -> String {
    format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}", body.len())
}

#[test]
fn no_answer_is_taken_for_a_success() {
    let answers = [
        ok("<html>please sign in</html>"),
        ok(""),
        ok(&format!("{{\"token\":\"{TOKEN}\"}}")),
        "HTTP/1.1 403 Forbidden\r\nContent-Length: 500\r\n\r\n{\"error\":{\"code\":".to_owned(),
        "HTTP/1.1 400 Bad\r\nContent-Length: 9\r\n\r\n\u{1b}[31m\u{202e}".to_owned(),
        "HTTP/1.1 204".to_owned(),
        "HTTP/1.1 999 What\r\n\r\n".to_owned(),
        "garbage\r\n\r\n".to_owned(),
        String::new(),
    ];
    for answer in answers {
        let (status, out, err) = cancel(&always(answer.clone()));
        assert!(matches!(status, 2 | 3) && !out.contains("accepted"), "{answer:?}: {out}");
        assert_eq!(out.lines().count(), 1, "{answer:?}: {out}{err}");
        assert!(!out.contains('\u{1b}') && !out.contains('\u{202e}'), "{out}");
        let (status, out, err) =
            send(&always(answer.clone()), &["list", "workflows", "--attempts", "1", "--timeout", "5s"], "");
        assert!(matches!(status, 2 | 3) && out.is_empty() && is_said(&err), "{answer:?}: {out}{err}");
    }
}

/// A service that answers with a text and then another one without end. Returns its URL, the method of each request, and how
/// many bytes it sent to each before the client closed the connection, at most [`MOST`].
fn endless(begin: &'static str, part: &'static str) -> (String, Receiver<(String, usize)>) {
    let (told, ends) = std::sync::mpsc::channel();
    let url = listen(move |stream| {
        let request = String::from_utf8_lossy(&message(stream)).into_owned();
        let part = part.repeat(4096 / part.len() + 1);
        let (mut sent, mut is_open) = (0, stream.write_all(begin.as_bytes()).is_ok());
        while is_open && sent < MOST {
            is_open = stream.write_all(part.as_bytes()).is_ok();
            sent += part.len();
        }
        told.send((request.split(' ').next().unwrap_or_default().to_owned(), sent)).unwrap();
    });
    (url, ends)
}

/// Much more than a client reads of a head and the system keeps of a connection.
const MOST: usize = 256 << 20;

#[test]
fn an_endless_head_is_not_read_to_its_end() {
    for (begin, part) in [
        ("HTTP/1.1 204 No Content\r\n", "x-name: value\r\n"),
        ("HTTP/1.1 503 Busy\r\nRetry-After: 1\r\n", "x-name: value\r\n"),
        ("HTTP/1.1 200 OK\r\nx-name: ", "value "),
        ("HTTP/1.1 200 OK\r\n", "n"),
        ("HTTP/1.1 200 ", "reason "),
        ("", "\r\n"),
    ] {
        for (command, methods) in [
            // An outcome that is not known is read once.
            (&["cancel", "--workflow", WORKFLOW, "--run", "1", "--attempts", "1"][..], &["GET", "POST"][..]),
            (&["list", "workflows", "--attempts", "1"], &["GET"]),
        ] {
            let (url, ends) = endless(begin, part);
            let (status, out, err) = send(&url, command, "");
            assert_eq!((status, out.contains("accepted")), (2, false), "{begin:?} {part:?}: {out}{err}");
            let mut found: Vec<_> =
                methods.iter().map(|_| ends.recv_timeout(Duration::from_secs(60)).unwrap()).collect();
            found.extend(ends.try_iter());
            assert!(found.iter().all(|(_, sent)| *sent < MOST), "{begin:?} {part:?}: {found:?}");
            found.sort();
            assert_eq!(found.iter().map(|(method, _)| method.as_str()).collect::<Vec<_>>(), methods);
        }
    }
}

#[test]
fn names_cannot_deceive_a_terminal() {
    let body = r#"{"value":[{"id":"a\u001b[31m","displayName":"x\ny\u202e"},{"displayName":"no id"}]}"#;
    for format in ["text", "json", "address"] {
        let (status, out, _) = send(&always(ok(body)), &["list", "workflows", "--format", format], "");
        // The second one has no address.
        assert_eq!(status, if format == "address" { 2 } else { 0 });
        assert!(out.chars().all(|character| character == '\n' || !character.is_control()) && !out.contains('\u{202e}'));
        assert!(out.lines().count() <= 3);
    }
}

#[test]
fn as_many_requests_are_under_way_as_may_be() {
    const AT_ONCE: usize = 8;
    let gate = Arc::new((Mutex::new((0, 0)), Condvar::new()));
    let most = Arc::new(AtomicUsize::new(0));
    let url = {
        let (gate, most) = (gate.clone(), most.clone());
        listen(move |stream| {
            // Each request waits until as many have arrived as may be concurrent.
            while !message(stream).is_empty() {
                let (counts, changed) = &*gate;
                let mut guard = counts.lock().unwrap();
                guard.0 += 1;
                most.fetch_max(guard.0 - guard.1, Ordering::SeqCst);
                let round = (guard.0 - 1) / AT_ONCE + 1;
                changed.notify_all();
                let waited =
                    changed.wait_timeout_while(guard, Duration::from_secs(60), |counts| counts.0 < round * AT_ONCE);
                guard = waited.unwrap().0;
                assert!(guard.0 >= round * AT_ONCE, "too few requests at once");
                guard.1 += 1;
                drop(guard);
                let _ = stream.write_all(b"HTTP/1.1 204 No Content\r\n\r\n");
            }
        })
    };
    let arguments = ["cancel", "--workflow", WORKFLOW, "--runs-from", "-", "--concurrency", &AT_ONCE.to_string()];
    let (status, _, err) = send(&url, &arguments, &lines(40));
    assert_eq!((status, err.as_str()), (0, "lcw: 40 accepted\n"));
    assert_eq!(most.load(Ordering::SeqCst), AT_ONCE);
}

#[cfg(unix)]
#[test]
fn a_request_that_is_interrupted_is_in_doubt() {
    const AT_ONCE: usize = 4;
    let (arrived, arrivals) = std::sync::mpsc::channel();
    let url = listen(move |stream| {
        assert!(message(stream).starts_with(b"POST "));
        arrived.send(()).unwrap();
        // There is no answer until the client gives up.
        let _ = stream.read_to_end(&mut Vec::new());
    });
    let folder = tempfile::tempdir().unwrap();
    let (runs, journal) = (folder.path().join("runs.txt"), folder.path().join("journal.jsonl"));
    std::fs::write(&runs, lines(9)).unwrap();
    let more = ["--concurrency", &AT_ONCE.to_string(), "--journal", journal.to_str().unwrap()];
    let mut process = cancelling(&url, runs.to_str().unwrap(), &more);
    for _ in 0..AT_ONCE {
        arrivals.recv_timeout(Duration::from_secs(60)).unwrap();
    }
    assert!(std::process::Command::new("kill").args(["-INT", &process.id().to_string()]).status().unwrap().success());
    let printed = next_lines(&mut output(&mut process), usize::MAX);
    assert_eq!(process.wait().unwrap().code(), Some(2));
    assert_eq!(printed.len(), AT_ONCE);
    assert!(printed.iter().all(|line| line.starts_with("in-doubt  ") && line.ends_with(": interrupted")));
    let mut said = String::new();
    process.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    let (step, said) = said.split_once('\n').unwrap();
    assert!(step.starts_with("lcw: next step: run the same command with the same journal again"), "{step}");
    assert_eq!(said, "lcw: 4 in-doubt, 5 not begun\n");
    let journal = std::fs::read_to_string(journal).unwrap();
    assert_eq!(journal.matches("\"inDoubt\":true").count(), AT_ONCE, "{journal}");
}
