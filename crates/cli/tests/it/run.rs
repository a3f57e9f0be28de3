//! Running the command.

use std::process::Output;

use assert_cmd::Command;
use assert_cmd::cargo::cargo_bin_cmd;

/// The command, in an environment without settings for colour or width.
pub(crate) fn lcw(arguments: &[&str]) -> Command {
    let mut command = cargo_bin_cmd!("lcw");
    command.args(arguments);
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS", "LCW_BASE_URL"] {
        command.env_remove(name);
    }
    command
}

/// Exit status, standard output and standard error.
pub(crate) fn run(arguments: &[&str], input: &str) -> (i32, String, String) {
    outcome(lcw(arguments).write_stdin(input).output().unwrap())
}

pub(crate) fn outcome(output: Output) -> (i32, String, String) {
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// A test file of the validation crate.
pub(crate) fn fixture(path: &str) -> String {
    format!("{}/../validation/tests/{path}", env!("CARGO_MANIFEST_DIR"))
}
