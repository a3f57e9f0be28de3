//! Sending through faults: each request has exactly one effect in the end.

use std::path::Path;

use lifecycle_workflows::emulator::Seed;
use lifecycle_workflows::models::Create;
use lifecycle_workflows::models::identity_governance::Workflow;
use serde_json::Value;

use crate::effects::{assert_once_each, kept};
use crate::send::{cancelling, lines, next_lines, output, send};
use crate::served::{Served, WORKFLOW};

/// Each fault, and how a request that meets it is reported.
pub(crate) const FAULTS: [(&str, &str); 10] = [
    ("429", "accepted"),
    ("503", "accepted"),
    ("500", "accepted"),
    ("502", "accepted"),
    ("504", "accepted"),
    ("drop", "accepted"),
    ("500-after", "confirmed"),
    ("502-after", "confirmed"),
    ("504-after", "confirmed"),
    ("drop-after", "confirmed"),
];

fn serve<'a>(state: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    [&["--listen", "127.0.0.1:0", "--cancel-delay", "1h", "--state", state], more].concat()
}

#[test]
fn each_fault_is_overcome() {
    std::thread::scope(|scope| {
        for (fault, word) in FAULTS {
            scope.spawn(move || {
                let folder = tempfile::tempdir().unwrap();
                let state = folder.path().join("state.db");
                let plan = format!("{fault}=1,retry-after=0");
                let served = Served::start(&serve(state.to_str().unwrap(), &["--runs", "1", "--fault", &plan]));
                let run = Seed::run_id(1);
                let (status, out, err) = send(&served.url, &["cancel", "--workflow", WORKFLOW, "--run", &run], "");
                assert!(status == 0 && out.starts_with(word), "{fault}: {out}{err}");
                served.kill();
                assert_once_each(&state, 1);
            });
        }
    });
}

#[test]
fn an_answer_is_reported_once() {
    let result = "5a0c2c4e-0d43-4c44-9a53-6f2f0d8b1002";
    for (status, plan) in [("completed", "drop-after=1"), ("failed", "drop=1")] {
        let folder = tempfile::tempdir().unwrap();
        let state = folder.path().join("state.db");
        let served = Served::start(&serve(state.to_str().unwrap(), &["--fault", plan]));
        let line = format!("{WORKFLOW}/b3a7c6d0-51f2-4a8e-8f2a-2d9a4c0e7b12/{result}");
        let arguments = ["resume", "--results-from", "-", "--status", status];
        assert_eq!(send(&served.url, &arguments, &line).0, 0);
        served.kill();
        let effects = kept(&state).0;
        assert_eq!(effects.iter().map(|effect| effect.status.as_deref()).collect::<Vec<_>>(), [Some(status)]);
    }
}

#[test]
fn an_outcome_that_stays_unknown_is_reported() {
    let served = Served::start(&["--listen", "127.0.0.1:0", "--runs", "1", "--fault", "504=100%"]);
    let run = Seed::run_id(1);
    let arguments = ["cancel", "--workflow", WORKFLOW, "--run", &run, "--attempts", "1"];
    let (status, out, _) = send(&served.url, &arguments, "");
    assert!(status == 2 && out.starts_with("in-doubt  "), "{out}");
    let served = Served::start(&["--listen", "127.0.0.1:0"]);
    served.kill();
    let (status, out, _) = send(&served.url, &arguments, "");
    assert!(status == 2 && out.starts_with("failed  "), "{out}");
    // All others would have the same error.
    let arguments = ["cancel", "--workflow", WORKFLOW, "--runs-from", "-", "--attempts", "1", "--concurrency", "1"];
    let (status, out, err) = send(&served.url, &arguments, &lines(9));
    assert_eq!((status, out.lines().count(), err.as_str()), (2, 1, "lcw: 1 failed, 8 not begun\n"));
}

#[test]
fn what_is_in_doubt_has_a_next_step_that_sends_nothing_twice() {
    let folder = tempfile::tempdir().unwrap();
    let create = Workflow::CREATE.request.example;
    for (number, fault) in ["504=100%", "drop-after=100%"].into_iter().enumerate() {
        let served = Served::start(&["--listen", "127.0.0.1:0", "--runs", "2", "--fault", fault]);
        let runs = [Seed::run_id(1), Seed::run_id(2)];
        let commands: [(&[&str], &str); 4] = [
            (&["cancel", "--workflow", WORKFLOW, "--run", &runs[0], "--run", &runs[1]], ""),
            (&["activate", "--workflow", WORKFLOW, "--user", "u1"], ""),
            (&["create", "workflow", "--body", "-"], create),
            (&["update", "workflow", "--workflow", WORKFLOW, "--body", "-"], r#"{"displayName": "x"}"#),
        ];
        for (index, (command, body)) in commands.into_iter().enumerate() {
            let journal = folder.path().join(format!("{number}{index}"));
            let journal = ["--journal", journal.to_str().unwrap()];
            let attempts = ["--attempts", "1"];
            // Nothing shows what an activation or a creation came to.
            let can_be_read = matches!(command[0], "cancel" | "update");
            let with_journal =
                if can_be_read { "with the same journal again" } else { "read what the service has now" };
            for (more, step, count) in [
                (&[][..], "not to be sent again before", 2),
                (&journal[..], with_journal, if can_be_read { 1 } else { 2 }),
            ] {
                let (status, out, err) = send(&served.url, &[command, &attempts, more].concat(), body);
                assert!(status == 2 && out.starts_with("in-doubt "), "{command:?}: {out}{err}");
                let steps: Vec<_> = err.lines().filter(|line| line.contains("next step: ")).collect();
                // Once, however many targets there are.
                assert_eq!((steps.len(), steps[0].contains(step)), (count, true), "{command:?}: {err}");
                assert!(!err.contains("send the request again"), "{command:?}: {err}");
            }
            let json = [command, &attempts, &["--format", "json"]].concat();
            let (_, out, err) = send(&served.url, &json, body);
            let outcome: Value = serde_json::from_str(out.lines().next().unwrap()).unwrap();
            let steps = outcome["error"]["nextSteps"].as_array().map(Vec::len);
            assert!(steps == Some(2) && !err.contains("next step"), "{out}{err}");
        }
    }
}

#[test]
fn a_service_may_be_killed_and_started_again_meanwhile() {
    let folder = tempfile::tempdir().unwrap();
    let (state, file) = (folder.path().join("state.db"), folder.path().join("runs.txt"));
    std::fs::write(&file, lines(200)).unwrap();
    let more = ["--runs", "200", "--fault", "delay=5ms"];
    let mut served = Served::start(&serve(state.to_str().unwrap(), &more));
    let mut process = cancelling(&served.url, file.to_str().unwrap(), &["--concurrency", "4"]);
    let mut out = output(&mut process);
    let mut lines = Vec::new();
    for kill in 1..=3 {
        let read = next_lines(&mut out, 40);
        assert_eq!(read.len(), 40, "before kill {kill}");
        lines.extend(read);
        served.kill();
        served = again(&served, &state);
    }
    lines.extend(next_lines(&mut out, usize::MAX));
    assert_eq!(process.wait().unwrap().code(), Some(0), "{lines:#?}");
    assert_eq!(lines.len(), 200);
    assert!(lines.iter().all(|line| line.starts_with("accepted  ") || line.starts_with("confirmed  ")));
    served.kill();
    assert_once_each(&state, 200);
}

#[test]
fn a_service_may_be_killed_and_started_again_between_requests() {
    let folder = tempfile::tempdir().unwrap();
    let state = folder.path().join("state.db");
    let served = Served::start(&serve(state.to_str().unwrap(), &["--runs", "2"]));
    let cancel = |number| send(&served.url, &["cancel", "--workflow", WORKFLOW, "--run", &Seed::run_id(number)], "").0;
    assert_eq!(cancel(1), 0);
    served.kill();
    let another = again(&served, &state);
    assert_eq!((cancel(1), cancel(2)), (3, 0));
    another.kill();
    assert_once_each(&state, 2);
}

/// Serves the same state at the same address.
fn again(served: &Served, state: &Path) -> Served {
    let state = state.to_str().unwrap();
    Served::start(&["--listen", served.address(), "--cancel-delay", "1h", "--state", state])
}
