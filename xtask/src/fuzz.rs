//! `cargo xtask fuzz`: gives every target to the fuzzer for some minutes, and says what each did.

use std::fs;
use std::process::{Command, Stdio};

/// How long each target runs unless the caller says otherwise.
pub(crate) const MINUTES: u64 = 15;

/// Folders of tests whose files are good first inputs, by target.
const SEEDS: &[(&str, &[&str])] = &[
    ("models", &["crates/models/tests/fixtures"]),
    ("check", &["crates/models/tests/fixtures"]),
    ("http", &["crates/validation/tests/documented"]),
    ("csdl_json", &["crates/csdl/tests/faults", "crates/csdl/tests/documents", "crates/csdl/tests/lenient"]),
    ("explained", &["crates/cli/tests/requests"]),
    ("requests", &["crates/cli/tests/requests"]),
    ("csdl_xml", &["crates/csdl/tests/faults", "crates/csdl/tests/lenient"]),
];

/// Targets that run code written in C, that of the database, over which the address sanitizer watches. The code of the workspace
/// forbids `unsafe`, and gets further in the same time without the sanitizer.
const SANITIZED: &[&str] = &["state"];

/// Fuzzes the targets of those names, or all, for so many minutes each. What makes a target fail is kept in
/// `crates/fuzz/artifacts`, and inputs that reach new code in `crates/fuzz/corpus`.
pub(crate) fn run(names: &[String], minutes: u64) -> Result<(), String> {
    let probe = Command::new("cargo").args(["+nightly", "fuzz", "--version"]).stderr(Stdio::null()).output();
    if !probe.is_ok_and(|output| output.status.success()) {
        return Err("fuzzing needs nightly Rust and cargo-fuzz: `rustup toolchain install nightly`, \
                    `cargo install cargo-fuzz --locked`"
            .to_owned());
    }
    let all = targets()?;
    if let Some(unknown) = names.iter().find(|name| !all.contains(name)) {
        return Err(format!("unknown target `{unknown}`; expected one of {}", all.join(", ")));
    }
    let mut failed = Vec::new();
    for target in all.iter().filter(|target| names.is_empty() || names.contains(target)) {
        println!("== {target}, {minutes} minutes");
        if !fuzz(target, minutes)? {
            failed.push(target.as_str());
        }
    }
    if failed.is_empty() { Ok(()) } else { Err(format!("failed: {}; see `crates/fuzz/artifacts`", failed.join(", "))) }
}

/// The names of the targets: those of their programs.
fn targets() -> Result<Vec<String>, String> {
    let folder = crate::root().join("crates/fuzz/fuzz_targets");
    let entries = fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut names: Vec<_> = entries
        .filter_map(Result::ok)
        .filter_map(|entry| Some(entry.path().file_stem()?.to_string_lossy().into_owned()))
        .collect();
    names.sort();
    Ok(names)
}

/// Fuzzes one target. The answer is whether nothing failed.
fn fuzz(target: &str, minutes: u64) -> Result<bool, String> {
    let corpus = format!("crates/fuzz/corpus/{target}");
    fs::create_dir_all(crate::root().join(&corpus)).map_err(|error| format!("{corpus}: {error}"))?;
    let seeds = SEEDS.iter().find(|(name, _)| *name == target).map_or(&[] as &[&str], |(_, folders)| folders);
    let time = format!("-max_total_time={}", minutes * 60);
    let sanitizer = if SANITIZED.contains(&target) { "address" } else { "none" };
    let output = Command::new("cargo")
        .args(["+nightly", "fuzz", "run", "--fuzz-dir", "crates/fuzz", "--sanitizer", sanitizer, target, &corpus])
        .args(seeds)
        .args(["--", &time, "-print_final_stats=1", "-rss_limit_mb=4096", "-timeout=20", "-max_len=8192"])
        .current_dir(crate::root())
        .stdout(Stdio::inherit())
        .output()
        .map_err(|error| format!("cargo cannot be run: {error}"))?;
    let printed = String::from_utf8_lossy(&output.stderr);
    let last = printed.lines().rev().find(|line| line.contains(" cov: "));
    for line in printed.lines().filter(|line| line.starts_with("stat::")).chain(last) {
        println!("{line}");
    }
    if !output.status.success() {
        let lines: Vec<_> = printed.lines().collect();
        println!("{}", lines[lines.len().saturating_sub(60)..].join("\n"));
    }
    Ok(output.status.success())
}
