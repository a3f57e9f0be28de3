//! What runs on the machine of a user who builds the crates: SECURITY.md lists it, and is held to it.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;

/// Lists differ by platform; this is the one that SECURITY.md describes.
const PLATFORM: &str = "x86_64-unknown-linux-gnu";

fn cargo(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO")).args(arguments).current_dir(crate::root()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The packages that run something while they are built, with their versions.
fn running() -> BTreeSet<(String, String)> {
    let metadata = cargo(&["metadata", "--format-version", "1", "--locked", "--filter-platform", PLATFORM]);
    let metadata: Value = serde_json::from_str(&metadata).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let packages = metadata["packages"].as_array().unwrap().iter().filter(|package| {
        let mut kinds =
            package["targets"].as_array().unwrap().iter().flat_map(|target| target["kind"].as_array().unwrap());
        kinds.any(|kind| kind == "custom-build" || kind == "proc-macro")
    });
    packages.map(|package| (text(&package["name"]), text(&package["version"]))).collect()
}

/// The names of the packages that run something while a crate is built.
fn run_for(package: &str, features: &str, running: &BTreeSet<(String, String)>) -> BTreeSet<String> {
    let mut arguments = vec!["tree", "--locked", "--package", package, "--edges", "normal,build", "--prefix", "none"];
    arguments.extend(["--target", PLATFORM]);
    if !features.is_empty() {
        arguments.extend(["--features", features]);
    }
    let tree = cargo(&arguments);
    let packages = tree.lines().filter_map(|line| {
        let mut words = line.split(' ');
        Some((words.next()?.to_owned(), words.next()?.trim_start_matches('v').to_owned()))
    });
    packages.filter(|package| running.contains(package)).map(|(name, _)| name).collect()
}

/// The names in a cell, which says `none` if there are none.
fn names(cell: &str) -> impl Iterator<Item = String> {
    cell.split(", ").map(|name| name.trim_matches('`').to_owned()).filter(|name| name != "none")
}

/// The rows of the table in SECURITY.md: a package with its features, and what runs.
fn listed() -> BTreeMap<(String, String), BTreeSet<String>> {
    let text = std::fs::read_to_string(crate::root().join("SECURITY.md")).unwrap();
    let rows = text.lines().filter_map(|line| {
        let cells: Vec<_> = line.strip_prefix("| `")?.trim_end_matches(" |").split(" | ").collect();
        let [name, features, runs] = *cells.as_slice() else { return None };
        let features: Vec<_> = names(features).collect();
        Some(((name.trim_matches('`').to_owned(), features.join(",")), names(runs).collect()))
    });
    rows.collect()
}

#[test]
fn nothing_else_runs_while_users_build() {
    let listed = listed();
    let packages: BTreeSet<_> = listed.keys().map(|(package, _)| package.as_str()).collect();
    assert_eq!(packages, crate::release::PUBLISHED.iter().copied().collect(), "SECURITY.md lists what is published");
    let running = running();
    for ((package, features), runs) in listed {
        assert_eq!(run_for(&package, &features, &running), runs, "{package} with `{features}`, as SECURITY.md says it");
    }
}
