//! `lcw cancel` is interrupted, and continues.

use std::collections::HashMap;
use std::fs;
use std::io::{BufRead, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command};

use crate::effects::{assert_once_each, kept};
use crate::network::{Gate, Held, run_number};
use crate::send::{cancelling, is_done, lines, next_lines, next_new_lines, output, send};
use crate::served::{Served, WORKFLOW, agent};

const RUNS: u32 = 150;

/// How many requests are under way at once.
const AT_ONCE: usize = 8;

struct Work {
    _folder: tempfile::TempDir,
    state: PathBuf,
    runs: PathBuf,
    journal: PathBuf,
    served: Served,
    gate: Gate,
}

impl Work {
    fn begin(fault: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        let (state, runs, journal) = (path("state.db"), path("runs.txt"), path("journal.jsonl"));
        fs::write(&runs, lines(RUNS)).unwrap();
        let (file, count) = (state.to_str().unwrap(), RUNS.to_string());
        let arguments = ["--listen", "127.0.0.1:0", "--cancel-delay", "1h", "--state", file, "--runs", &count];
        let served = Served::start(&[&arguments[..], &["--fault", fault]].concat());
        let held = |number| [Held::Lost, Held::Late, Held::Answered][number as usize % 3];
        let gate = Gate::before(served.address(), |request| run_number(request, RUNS), held);
        Self { _folder: folder, state, runs, journal, served, gate }
    }

    fn cancelling(&self, at_once: usize) -> Child {
        let (journal, at_once) = (self.journal.to_str().unwrap(), at_once.to_string());
        cancelling(&self.gate.url, self.runs.to_str().unwrap(), &["--concurrency", &at_once, "--journal", journal])
    }

    /// Starts a process that cancels runs up to a number, of which so many are left, and then has as many requests under way as
    /// may be. Returns it, its output and what it printed.
    fn cancelling_up_to(&self, number: u32, left: usize) -> (Child, impl BufRead + use<>, Vec<String>) {
        self.gate.let_pass(number);
        let mut process = self.cancelling(AT_ONCE);
        let mut out = output(&mut process);
        let lines = next_new_lines(&mut out, left);
        assert!(lines.len() == left && lines.iter().all(|line| is_done(line)), "{lines:#?}");
        self.gate.wait_for(AT_ONCE);
        (process, out, lines)
    }

    /// Runs the command to its end: every target is done exactly once. `under_way` is the maximum number of requests that were
    /// under way when earlier commands ended.
    fn finish(self, under_way: usize) {
        self.gate.let_pass(u32::MAX);
        let mut process = self.cancelling(32);
        let lines = next_lines(&mut output(&mut process), usize::MAX);
        assert_eq!(process.wait().unwrap().code(), Some(0), "{lines:#?}");
        assert_eq!(lines.len(), RUNS as usize);
        assert!(
            lines.iter().all(|line| ["accepted", "confirmed", "skipped"].iter().any(|word| line.starts_with(word)))
        );
        // A further run has nothing to do.
        let mut process = self.cancelling(32);
        let lines = next_lines(&mut output(&mut process), usize::MAX);
        assert_eq!(process.wait().unwrap().code(), Some(0));
        assert!(lines.len() == RUNS as usize && lines.iter().all(|line| line.starts_with("skipped  ")));
        self.served.kill();
        assert_once_each(&self.state, RUNS);
        assert_not_sent_in_vain(&self.state, under_way);
    }
}

/// Asserts that no cancellation was refused because the run was cancelled before, but for those of runs that the service was still
/// asked to cancel when they were read.
fn assert_not_sent_in_vain(state: &Path, under_way: usize) {
    let mut statuses: HashMap<Option<u16>, usize> = HashMap::new();
    for request in kept(state).1.iter().filter(|request| request.method == "POST") {
        *statuses.entry(request.status).or_default() += 1;
    }
    assert!(statuses.get(&Some(409)).is_none_or(|refused| *refused <= under_way), "{statuses:?}");
    assert_eq!(statuses[&Some(204)], RUNS as usize);
}

#[test]
fn a_killed_command_goes_on_where_it_was() {
    let work = Work::begin("delay=5ms");
    for round in 1..=3 {
        let (mut process, ..) = work.cancelling_up_to(round * 40, 40);
        process.kill().unwrap();
        process.wait().unwrap();
    }
    work.finish(3 * AT_ONCE);
}

#[cfg(unix)]
#[test]
fn a_command_that_is_told_to_end_goes_on_where_it_was() {
    for signal in ["INT", "TERM"] {
        let work = Work::begin("delay=5ms");
        let (mut process, mut out, _) = work.cancelling_up_to(30, 30);
        let sent = Command::new("kill").args([&format!("-{signal}"), &process.id().to_string()]).status().unwrap();
        assert!(sent.success());
        let lines = next_lines(&mut out, usize::MAX);
        assert_eq!(process.wait().unwrap().code(), Some(2));
        let is_doubtful = |line: &String| line.starts_with("in-doubt  ") && line.ends_with(": interrupted");
        assert!(lines.len() == AT_ONCE && lines.iter().all(is_doubtful), "{lines:#?}");
        let mut said = String::new();
        process.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        let left = RUNS as usize - 30 - AT_ONCE;
        assert!(said.ends_with(&format!("lcw: 30 accepted, {AT_ONCE} in-doubt, {left} not begun\n")), "{said}");
        work.finish(AT_ONCE);
    }
}

/// A run whose cancellation never ends, and the journal of its cancellation.
#[cfg(unix)]
fn skipped_and_interrupted(signal: &str) -> (Served, Vec<String>, tempfile::TempDir) {
    let served = Served::start(&["--listen", "127.0.0.1:0", "--runs", "1", "--cancel-delay", "1h"]);
    let folder = tempfile::tempdir().unwrap();
    let (runs, journal) = (folder.path().join("runs.txt"), folder.path().join("journal.jsonl"));
    fs::write(&runs, lines(1)).unwrap();
    let more = ["--journal", journal.to_str().unwrap()];
    let mut process = cancelling(&served.url, runs.to_str().unwrap(), &more);
    assert!(process.wait().unwrap().success());

    let mut process = cancelling(&served.url, runs.to_str().unwrap(), &[&more[..], &["--wait"]].concat());
    // The status is shown as soon as the command waits.
    let mut said = std::io::BufReader::new(process.stderr.take().unwrap());
    assert!(next_lines(&mut said, 1)[0].ends_with(": canceling"));
    assert!(Command::new("kill").args([&format!("-{signal}"), &process.id().to_string()]).status().unwrap().success());
    let printed = next_lines(&mut output(&mut process), usize::MAX);
    assert_eq!(process.wait().unwrap().code(), Some(2));
    assert!(printed.len() == 1 && printed[0].starts_with("skipped  "), "{printed:?}");
    let files = [&runs, &journal].map(|path| path.to_str().unwrap().to_owned());
    (served, files.into(), folder)
}

#[cfg(unix)]
#[test]
fn a_skipped_target_stays_done() {
    for signal in ["INT", "TERM"] {
        let (served, files, _folder) = skipped_and_interrupted(signal);
        let journal = fs::read_to_string(&files[1]).unwrap();
        assert!(!journal.contains("skipped") && journal.lines().count() == 3, "{journal}");
        // No service answers there, and none is asked.
        served.kill();
        let mut process = cancelling(&served.url, &files[0], &["--journal", &files[1]]);
        let printed = next_lines(&mut output(&mut process), usize::MAX);
        assert_eq!(process.wait().unwrap().code(), Some(0), "{printed:?}");
        assert!(printed[0].starts_with("skipped  "), "{printed:?}");
    }
}

/// The line that was being written when the command ended. What is written whole is never torn: the request follows the line.
#[test]
fn a_torn_line_is_no_hindrance() {
    let work = Work::begin("delay=5ms");
    let (mut process, ..) = work.cancelling_up_to(30, 30);
    process.kill().unwrap();
    process.wait().unwrap();
    let mut written = fs::read_to_string(&work.journal).unwrap();
    let last = written.lines().last().unwrap().to_owned();
    written.push_str(&last[..last.len() - 3]);
    fs::write(&work.journal, &written).unwrap();
    work.finish(AT_ONCE);
}

#[test]
fn a_journal_is_of_one_work() {
    let work = Work::begin("delay=0ms");
    let journal = work.journal.to_str().unwrap().to_owned();
    let one = ["cancel", "--workflow", WORKFLOW, "--run", "none", "--journal", &journal];
    assert_eq!(send(&work.served.url, &one, "").0, 3);
    // A refused request is tried again.
    assert_eq!(send(&work.served.url, &one, "").0, 3);
    let (status, out, err) = send(&work.served.url, &[&one[..], &["--api-version", "beta"]].concat(), "");
    assert_eq!((status, out.as_str()), (2, ""));
    assert!(err.contains("journal of other work"), "{err}");
    fs::write(&journal, "my notes\n").unwrap();
    assert_eq!(send(&work.served.url, &one, "").0, 2);
    assert_eq!(fs::read_to_string(&journal).unwrap(), "my notes\n");
}

#[cfg(target_os = "linux")]
#[test]
fn a_target_that_cannot_be_recorded_is_not_begun() {
    let work = Work::begin("delay=0ms");
    // A file of limited size simulates a full disk.
    let script = r#"trap '' XFSZ; ulimit -f 4; exec "$@""#;
    let (runs, journal) = (work.runs.to_str().unwrap(), work.journal.to_str().unwrap());
    let mut command = Command::new("sh");
    command.args(["-c", script, "sh"]).arg(assert_cmd::cargo::cargo_bin!("lcw"));
    command.args(["cancel", "--workflow", WORKFLOW, "--runs-from", runs, "--journal", journal]);
    let output = command.args(["--base-url", &work.gate.url]).env("LCW_TOKEN", "any").output().unwrap();
    let out = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(2), "{out}");
    assert!(out.contains("the journal cannot be written"), "{out}");
    let states = work.served.states(&agent());
    assert!(states.values().any(|state| state == "inProgress"));
    work.finish(0);
}

#[cfg(unix)]
#[test]
fn a_journal_is_a_file() {
    let work = Work::begin("delay=0ms");
    let runs = work.runs.to_str().unwrap();
    for device in ["/dev/null", "/dev/zero", "/dev/full"] {
        let arguments = ["cancel", "--workflow", WORKFLOW, "--runs-from", runs, "--journal", device];
        let (status, _, err) = send(&work.served.url, &arguments, "");
        assert!(status == 2 && err.contains("not a journal"), "{err}");
    }
    work.served.kill();
    assert_eq!(kept(&work.state).1, []);
}
