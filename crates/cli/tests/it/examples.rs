//! The examples of help, sent without a service.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::run::{lcw, outcome, run};

/// The words that examples have in place of values, and a value for each.
const PLACEHOLDERS: [(&str, &str); 3] = [
    ("ID", "8cdf25a8-c9d2-423e-a03d-3f39f03c3e97"),
    ("TEXT", "some text"),
    ("PATH", "/identityGovernance/lifecycleWorkflows/workflows/1/tasks/2/taskProcessingResults/3/resume"),
];

/// The commands of the examples that send something that may be wrong.
fn examples(help: &[&str]) -> Vec<Vec<String>> {
    let (status, out, err) = run(&[help, &["--help"]].concat(), "");
    assert_eq!((status, err.as_str()), (0, ""), "{help:?}");
    let (_, examples) = out.split_once("Examples:\n").unwrap_or_else(|| panic!("{help:?}: {out}"));
    let words = examples.split("\n\n").next().unwrap_or_default().split_whitespace();
    let mut all: Vec<Vec<String>> = Vec::new();
    let mut is_command = false;
    for word in words {
        match (word, all.last_mut()) {
            ("lcw", _) => {
                all.push(Vec::new());
                is_command = true;
            }
            ("|" | ">", _) => is_command = false,
            (_, Some(command)) if is_command => {
                let filled = PLACEHOLDERS.iter().find(|(name, _)| *name == word);
                command.push(filled.map_or(word, |(_, value)| value).to_owned());
            }
            _ => {}
        }
    }
    let sends = ["call", "create", "update", "delete", "cancel", "resume", "activate"];
    all.retain(|command| sends.contains(&command[0].as_str()));
    all
}

/// The value of an option.
fn value<'a>(command: &'a [String], options: &[&str]) -> Option<&'a str> {
    let position = command.iter().position(|word| options.contains(&word.as_str()))?;
    command.get(position + 1).map(String::as_str)
}

/// Asserts that what a command sends passes the check.
fn assert_right(folder: &Path, mut command: Vec<String>) {
    let shown = command.join(" ");
    if let Some(body) = value(&command, &["--body"]) {
        let name = if command[0] == "call" { command[1].clone() } else { format!("{}/{}", command[0], command[1]) };
        fs::write(folder.join(body), run(&["show", &name, "--example"], "").1).unwrap();
    }
    let is_long = |option| command.iter().any(|word| word == option);
    let lines = if is_long("--results-from") {
        "1/2/3\n"
    } else if is_long("--runs-from") {
        "1/2\n"
    } else {
        "1\n"
    };
    let lists = ["--results-from", "--runs-from", "--ids-from"];
    if let Some(list) = value(&command, &lists).filter(|list| *list != "-") {
        fs::write(folder.join(list), lines).unwrap();
    }
    if !is_long("--dry-run") {
        command.push("--dry-run".to_owned());
    }
    // Nothing is waited for, and nothing is recorded.
    command.retain(|word| !word.starts_with("--wait"));
    if let Some(position) = command.iter().position(|word| word == "--journal") {
        command.drain(position..position + 2);
    }
    let arguments: Vec<&str> = command.iter().map(String::as_str).collect();
    let mut process = lcw(&arguments);
    let (status, out, err) = outcome(process.current_dir(folder).write_stdin(lines).output().unwrap());
    assert_eq!((status, err.as_str()), (0, ""), "{shown}\n{out}");
    if !out.starts_with("GET ") {
        let (status, _, err) = run(&["check"], &out);
        assert_eq!(status, 0, "{shown}\n{out}{err}");
    }
}

#[test]
fn the_examples_of_help_are_requests_that_pass_the_check() {
    let folder = tempfile::tempdir().unwrap();
    let all: Value = serde_json::from_str(&run(&["show", "--format", "json"], "").1).unwrap();
    let mut count = 0;
    for one in all.as_array().unwrap() {
        let (kind, name) = (one["kind"].as_str().unwrap(), one["name"].as_str().unwrap());
        let verb = match kind {
            "action" | "function" => "call",
            "create" | "update" | "delete" => kind,
            _ => continue,
        };
        let name = name.strip_prefix(verb).map_or(name, |name| name.trim_start_matches('/'));
        let examples = examples(&[verb, name]);
        assert_eq!(examples.len(), 1, "{verb} {name}");
        count += 1;
        for command in examples {
            assert_right(folder.path(), command);
        }
    }
    assert!(count > 25, "{count}");
    for command in ["call", "create", "update", "delete", "cancel", "resume", "activate"] {
        let examples = examples(&[command]);
        assert!(!examples.is_empty(), "{command}");
        for command in examples {
            assert_right(folder.path(), command);
        }
    }
}
