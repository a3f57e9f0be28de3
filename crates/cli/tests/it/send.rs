//! Running the commands that send requests.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use assert_cmd::cargo::cargo_bin;
use lifecycle_workflows::emulator::Seed;

use crate::run::{lcw, outcome};
use crate::served::WORKFLOW;

/// A token that must never be shown.
pub(crate) const TOKEN: &str = "correct-horse-battery-staple";

/// Exit status, standard output and standard error of a command that uses the service at a URL.
pub(crate) fn send(url: &str, arguments: &[&str], input: &str) -> (i32, String, String) {
    let mut command = lcw(arguments);
    command.args(["--base-url", url]).env("LCW_TOKEN", TOKEN).write_stdin(input);
    let (status, out, err) = outcome(command.output().unwrap());
    assert!(!out.contains(TOKEN) && !err.contains(TOKEN), "{out}{err}");
    (status, out, err)
}

/// The lines of all runs that `--runs` of `lcw serve` adds.
pub(crate) fn lines(count: u32) -> String {
    (1..=count).flat_map(|number| [Seed::run_id(number), "\n".to_owned()]).collect()
}

/// The address of a run by number.
pub(crate) fn target(number: u32) -> String {
    format!("{WORKFLOW}/{}", Seed::run_id(number))
}

/// Starts a process that cancels all runs in a file.
pub(crate) fn cancelling(url: &str, file: &str, more: &[&str]) -> Child {
    let mut command = Command::new(cargo_bin!("lcw"));
    command.args(["cancel", "--workflow", WORKFLOW, "--runs-from", file, "--base-url", url]).args(more);
    command.env("LCW_TOKEN", TOKEN).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().unwrap()
}

/// The next lines that a process prints, at most a number of them.
pub(crate) fn next_lines(out: &mut impl BufRead, count: usize) -> Vec<String> {
    out.lines().take(count).map(Result::unwrap).collect()
}

/// The next lines that a process prints for targets that were not done before, at most a number of them.
pub(crate) fn next_new_lines(out: &mut impl BufRead, count: usize) -> Vec<String> {
    out.lines().map(Result::unwrap).filter(|line| !line.starts_with("skipped  ")).take(count).collect()
}

/// Whether a line says that a target is done now.
pub(crate) fn is_done(line: &str) -> bool {
    line.starts_with("accepted  ") || line.starts_with("confirmed  ")
}

/// The output of a process.
pub(crate) fn output(process: &mut Child) -> impl BufRead + use<> {
    BufReader::new(process.stdout.take().unwrap())
}
