//! The log of requests.

use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use serde_json::{Value, json};

use crate::harness::{RUN, WORKFLOW, WORKFLOWS, World, cancel_body, cancel_path, request};

#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Lines {
    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }

    fn read(&self) -> Vec<Value> {
        self.text().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

#[test]
fn every_request_is_a_line() {
    let lines = Lines::default();
    let world = World::new(|builder| builder.log(lines.clone()).faults("drop=1".parse().unwrap()));
    assert!(world.try_send(request("GET", WORKFLOWS, &[("client-request-id", "mine")], "")).is_none());
    world.post(&cancel_path(WORKFLOW), &cancel_body(RUN));
    world.get("/nowhere?secret=1");

    let mut seen = lines.read();
    let ids: Vec<_> = seen.iter_mut().map(|line| line.as_object_mut().unwrap().remove("request-id").unwrap()).collect();
    assert_eq!(
        seen[0],
        json!({
            "number": 1, "time": "2026-06-02T10:00:00.000Z", "method": "GET", "path": WORKFLOWS, "status": null,
            "client-request-id": "mine", "fault": "drop", "effect": null,
        })
    );
    assert_eq!(
        seen[1],
        json!({
            "number": 2, "time": "2026-06-02T10:00:00.000Z", "method": "POST", "path": cancel_path(WORKFLOW), "status": 204,
            "client-request-id": ids[1], "fault": null, "effect": {
                "number": 1, "action": "cancelProcessing", "workflow": WORKFLOW, "task": null, "ids": [RUN],
                "status": "canceling",
            },
        })
    );
    assert_eq!((&seen[2]["path"], &seen[2]["status"]), (&json!("/nowhere"), &json!(404)));

    // The state contains the same.
    let kept = world.requests();
    let kept_ids: Vec<_> = kept.iter().map(|request| Value::from(request.request_id.clone())).collect();
    assert_eq!(kept_ids, ids);
    assert_eq!(world.effects()[0].request_id, kept[1].request_id);
}

#[test]
fn no_token_comes_into_log_or_answer() {
    let lines = Lines::default();
    let world = World::new(|builder| builder.log(lines.clone()));
    let secret = "a-secret-of-many-letters-1";
    let jwt = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJzZWNyZXQifQ.c2VjcmV0";
    let mut answers = String::new();
    for (path, body) in [
        (cancel_path(secret), cancel_body(RUN)),
        (cancel_path(jwt), cancel_body(RUN)),
        (cancel_path(WORKFLOW), cancel_body(jwt)),
        (cancel_path(WORKFLOW) + "?access_token=" + jwt, format!(r#"{{"{jwt}": 1}}"#)),
        (format!("/{secret}/{jwt}"), String::new()),
    ] {
        for method in ["POST", "GET", "DELETE"] {
            let request = axum::http::Request::builder().method(method).uri(&path);
            let request = request.header("authorization", format!("Bearer {secret}")).header("client-request-id", jwt);
            let request = request.header("content-type", "application/json");
            answers.push_str(&world.send(request.body(body.clone().into()).unwrap()).body.to_string());
        }
    }
    for text in [lines.text(), answers, format!("{:?}", world.requests())] {
        assert!(!text.contains(jwt) && !text.contains("eyJzdWIi"), "{text}");
    }
    assert!(!lines.text().contains(secret));
    assert_eq!(lines.read().len(), 15);
}

/// A reader that never reads.
struct Stuck(std::sync::mpsc::Receiver<()>);

impl Write for Stuck {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // The sender is dropped at the end of the test.
        let _ = self.0.recv();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_blocked_log_delays_no_request() {
    let (end, stuck) = std::sync::mpsc::channel();
    let world = World::new(|builder| builder.log(Stuck(stuck)));
    for _ in 0..3 {
        assert_eq!(world.get(WORKFLOWS).status, 200);
    }
    assert_eq!(world.emulator.lost_log_lines(), 3);
    drop(end);
    assert_eq!(world.emulator.lost_log_lines(), 0);
}

#[test]
fn lines_that_cannot_be_written_are_counted() {
    struct Full;
    impl Write for Full {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::StorageFull.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let world = World::new(|builder| builder.log(Full));
    assert_eq!(world.get(WORKFLOWS).status, 200);
    assert_eq!(world.emulator.lost_log_lines(), 1);
}
