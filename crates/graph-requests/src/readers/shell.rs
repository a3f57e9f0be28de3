//! Shell scripts, or lines of one: the calls of commands that send requests.

mod expansion;
pub(super) mod script;

use super::sources::Sources;
use super::{Parts, Reader, az_rest, curl};
use crate::document::{Document, Files};
use crate::form::Form;
use crate::request::Found;
use script::{Command, Script};

/// The programs that are read, as they are called.
pub(super) const PROGRAMS: &[&str] = &["curl", "curl.exe", "az", "az.cmd"];

/// Reads shell scripts.
pub(crate) struct Shell;

impl Reader for Shell {
    fn form(&self) -> Form {
        Form::Shell
    }

    fn reads(&self, document: &Document<'_>) -> bool {
        document.has_extension(&["sh", "bash", "zsh", "cmd", "bat"]) || document.text().lines().any(is_command)
    }

    fn read(&self, document: &Document<'_>, files: &dyn Files, found: &mut Found) {
        let (text, filling) = (document.text(), document.filling());
        let mut script = Script::new(text, filling, document.has_extension(&["cmd", "bat"]));
        while let Some(command) = script.command() {
            let sources = Sources { text, files, filling, written: script.written() };
            found.requests.extend(parts(&command, &sources).map(Parts::request));
        }
    }
}

/// The request that a command sends, if it is one of a program that is read.
pub(super) fn parts(command: &Command, sources: &Sources<'_>) -> Option<Parts> {
    curl::parts(command, sources).or_else(|| az_rest::parts(command, sources))
}

/// Whether a line begins with a command that is read, perhaps behind a prompt.
pub(super) fn is_command(line: &str) -> bool {
    // Its output may be used.
    let line =
        ["$(curl ", "$(az rest "].iter().find_map(|used| line.find(used).map(|at| &line[at + 2..])).unwrap_or(line);
    let line = line.trim_start().trim_start_matches(['$', '>', '%']).trim_start();
    let mut words = line.split_ascii_whitespace();
    match words.next().unwrap_or_default() {
        "curl" | "curl.exe" => true,
        "az" => words.next() == Some("rest"),
        _ => false,
    }
}
