//! `lcw cancel --batch`: what holds for requests by themselves holds for them in batches.

use std::fs;

use lifecycle_workflows::emulator::Seed;

use crate::effects::{assert_once_each, kept};
use crate::run::run;
use crate::send::{cancelling, lines, next_lines, output, send, target};
use crate::served::{Served, WORKFLOW};

const RUNS: u32 = 150;

fn serve(state: &str, fault: &str) -> Served {
    let count = RUNS.to_string();
    Served::start(&[
        "--listen",
        "127.0.0.1:0",
        "--cancel-delay",
        "1h",
        "--state",
        state,
        "--runs",
        &count,
        "--fault",
        fault,
    ])
}

#[test]
fn many_cancellations_in_batches_have_one_effect_each() {
    let folder = tempfile::tempdir().unwrap();
    let state = folder.path().join("state.db");
    let served = serve(state.to_str().unwrap(), "429=3%,503=2%,drop=2%,drop-after=2%,504-after=2%,retry-after=0");
    let arguments = ["cancel", "--workflow", WORKFLOW, "--runs-from", "-", "--batch", "--concurrency", "2"];
    // One in five parts meets a fault, of its own or of its batch: six attempts would all fail in one of 80 runs of this test.
    let (status, out, err) = send(&served.url, &[&arguments[..], &["--attempts", "12"]].concat(), &lines(RUNS));
    assert_eq!((status, out.lines().count()), (0, RUNS as usize), "{err}");
    assert!((1..=RUNS).map(Seed::run_id).all(|id| out.contains(&id)));
    served.kill();
    assert_once_each(&state, RUNS);
    let requests = kept(&state).1;
    let batches = requests.iter().filter(|request| request.path.ends_with("/$batch")).count();
    assert!((8..RUNS as usize).contains(&batches), "{batches} requests");
    assert!(requests.iter().all(|request| request.status != Some(409)), "nothing is sent in vain");
}

#[test]
fn an_interrupted_command_goes_on_with_its_journal() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (state, runs, journal) = (path("state.db"), path("runs.txt"), path("journal.jsonl"));
    fs::write(&runs, lines(RUNS)).unwrap();
    let served = serve(&state, "delay=20ms");
    let more = ["--batch", "--concurrency", "1", "--journal", &journal];
    let mut process = cancelling(&served.url, &runs, &more);
    assert_eq!(next_lines(&mut output(&mut process), 30).len(), 30);
    process.kill().unwrap();
    process.wait().unwrap();
    let mut process = cancelling(&served.url, &runs, &more);
    let lines = next_lines(&mut output(&mut process), usize::MAX);
    assert_eq!((process.wait().unwrap().code(), lines.len()), (Some(0), RUNS as usize), "{lines:#?}");
    assert!(lines.iter().filter(|line| line.starts_with("skipped  ")).count() >= 20, "{lines:#?}");
    served.kill();
    assert_once_each(state.as_ref(), RUNS);
}

#[test]
fn a_dry_run_prints_batches_that_check_takes() {
    let arguments = ["cancel", "--workflow", WORKFLOW, "--runs-from", "-", "--batch", "--dry-run"];
    let (status, out, err) = run(&arguments, &lines(45));
    assert_eq!((status, err.as_str()), (0, ""));
    let batches: Vec<_> = out.split("\n###\n\n").collect();
    let counts: Vec<_> = batches.iter().map(|batch| batch.matches("cancelRunsScope").count()).collect();
    assert_eq!(counts, [20, 20, 5]);
    assert!(batches.iter().all(|batch| batch.starts_with("POST https://graph.microsoft.com/v1.0/$batch\n")), "{out}");
    let (status, said, _) = run(&["check"], &out);
    assert_eq!(status, 0, "{said}");
}

#[test]
fn a_refused_run_is_an_outcome_of_its_own() {
    let served = Served::start(&["--listen", "127.0.0.1:0", "--runs", "2", "--cancel-delay", "1h"]);
    let runs = format!("{}\nunheard-of\n{}\n", Seed::run_id(1), Seed::run_id(2));
    let arguments = ["cancel", "--workflow", WORKFLOW, "--runs-from", "-", "--batch"];
    let (status, out, err) = send(&served.url, &arguments, &runs);
    assert_eq!(status, 3, "{out}{err}");
    assert!(
        out.contains(&format!("accepted   {}\n", target(1))) && out.contains(&format!("accepted   {}\n", target(2)))
    );
    assert!(out.contains(&format!("refused    {WORKFLOW}/unheard-of: ")), "{out}");
}
