//! `cargo xtask ci`: the one list of what CI runs.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use odata_codegen::files::Mode;

use crate::{cargo, codegen};

/// The arguments of one call of cargo, and the environment that it needs.
type Step = (&'static [&'static str], &'static [(&'static str, &'static str)]);

/// All features but `native-tls`, which needs OpenSSL's headers on Linux: not every machine has them.
pub(crate) const FEATURES: &str = "\
graph-client/azure_identity,\
graph-client/http2,\
graph-client/reqwest,\
graph-client/rustls,\
graph-validation/http,\
graph-validation/render,\
lifecycle-workflows-bench/sending,\
lifecycle-workflows-cli/azure,\
lifecycle-workflows-models/schemars,\
lifecycle-workflows-validation/http,\
lifecycle-workflows-validation/render,\
lifecycle-workflows/azure_identity,\
lifecycle-workflows/callbacks,\
lifecycle-workflows/client,\
lifecycle-workflows/emulator,\
lifecycle-workflows/http2,\
lifecycle-workflows/render,\
lifecycle-workflows/schemars,\
lifecycle-workflows/validation,\
odata-codegen/schemars,\
odata-types/schemars,\
second-slice/schemars";

const STEPS: &[Step] = &[
    (&["fmt", "--all", "--check"], &[]),
    (&["clippy", "--workspace", "--all-targets", "--features", FEATURES, "--", "-D", "warnings"], &[]),
    // What most users build: the models without their features.
    (&["clippy", "--package", "lifecycle-workflows-models", "--", "-D", "warnings"], &[]),
    // The core of the client, for other HTTP stacks.
    (&["clippy", "--package", "graph-client", "--no-default-features", "--", "-D", "warnings"], &[]),
    (&["xtask", "test"], &[]),
    // Crates that are generated and compiled, up to all of Microsoft Graph.
    (&["test", "--package", "xtask", "--", "--ignored"], &[]),
    // What the users of `serde_json` may have turned on.
    (
        &[
            "test",
            "--package",
            "lifecycle-workflows-models",
            "--features",
            "serde_json/arbitrary_precision,serde_json/preserve_order",
        ],
        &[],
    ),
    (&["doc", "--workspace", "--features", FEATURES, "--no-deps"], &[("RUSTDOCFLAGS", "-D warnings")]),
    (&["xtask", "demo"], &[]),
];

/// What needs valgrind: compares what reading, writing and checking cost with what is checked in, and holds that generating is
/// linear.
const INSTRUCTIONS: &[Step] = &[
    (&["run", "--release", "--package", "lifecycle-workflows-bench", "--bin", "instructions", "--", "--check"], &[]),
    (&["run", "--release", "--package", "lifecycle-workflows-bench", "--bin", "growth"], &[]),
];

/// Published data without which tests would skip: where `CI` is set, it must be there.
const DATA: &[&str] = &[
    "examples-v1.0/index.jsonl",
    "examples/index.jsonl",
    "graph/permissions.json",
    "graph/v1.0.csdl.xml",
    "metadata/sources.tsv",
    "oasis/csdl.schema.json",
    "oasis/miscellaneous.json",
];

/// Fails if data is missing that must be there.
fn check_data(is_ci: bool, folder: Option<&Path>) -> Result<(), String> {
    let is_there = |name: &str| folder.is_some_and(|folder| folder.join(name).is_file());
    let missing: Vec<_> = DATA.iter().filter(|name| !is_there(name)).copied().collect();
    if is_ci && !missing.is_empty() {
        return Err(format!("the published data is missing, so that tests would skip: {}", missing.join(", ")));
    }
    Ok(())
}

/// Runs everything, and stops at the first step that fails.
pub(crate) fn run() -> Result<(), String> {
    let begin = Instant::now();
    check_data(std::env::var_os("CI").is_some_and(|value| !value.is_empty()), published_data::folder().as_deref())?;
    println!("== cargo xtask codegen --check");
    codegen::run(Mode::Check)?;
    let mut spent = vec![("cargo xtask codegen --check".to_owned(), begin.elapsed())];
    for step in STEPS {
        spent.push(timed(*step)?);
    }
    if is_installed("valgrind") {
        for step in INSTRUCTIONS {
            spent.push(timed(*step)?);
        }
    } else {
        println!("== instructions are not compared: valgrind is not installed");
    }
    println!("== where the time went, in seconds");
    for (command, time) in spent {
        println!("{:>6} {}", time.as_secs(), command.chars().take(100).collect::<String>());
    }
    println!("{:>6} in all", begin.elapsed().as_secs());
    Ok(())
}

/// Runs a step. The result is the command and the time that it took.
fn timed((arguments, environment): Step) -> Result<(String, Duration), String> {
    let command = format!("cargo {}", arguments.join(" "));
    println!("== {command}");
    let begin = Instant::now();
    cargo::run(arguments, environment)?;
    Ok((command, begin.elapsed()))
}

fn is_installed(program: &str) -> bool {
    let probe = Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    probe.is_ok_and(|status| status.success())
}

/// Runs all tests but those that compile whole generated crates, which [`run`] runs as well.
pub(crate) fn test() -> Result<(), String> {
    cargo::run(&["test", "--workspace", "--features", FEATURES], &[])
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;

    use super::*;

    #[test]
    fn data_is_missed_only_where_it_must_be() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        for name in DATA {
            let path = folder.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        assert_eq!(check_data(true, Some(folder)), Ok(()));
        fs::remove_file(folder.join(DATA[0])).unwrap();
        assert!(check_data(true, Some(folder)).unwrap_err().contains(DATA[0]));
        assert_eq!(check_data(false, Some(folder)), Ok(()));
        assert!(check_data(true, None).is_err());
    }

    #[test]
    fn no_feature_is_forgotten() {
        let mut all = BTreeSet::new();
        for folder in fs::read_dir(crate::root().join("crates")).unwrap() {
            let manifest = fs::read_to_string(folder.unwrap().path().join("Cargo.toml")).unwrap();
            let name =
                manifest.lines().find_map(|line| line.strip_prefix("name = ")).unwrap().trim_matches('"').to_owned();
            let section = manifest.lines().skip_while(|line| *line != "[features]").skip(1);
            let features = section.take_while(|line| !line.starts_with('[')).filter_map(|line| line.split_once(" = "));
            all.extend(features.map(|(feature, _)| format!("{name}/{feature}")));
        }
        let left_out = ["graph-client/default", "graph-client/native-tls", "lifecycle-workflows/native-tls"];
        all.retain(|feature| !left_out.contains(&feature.as_str()));
        assert_eq!(FEATURES.split(',').map(str::to_owned).collect::<BTreeSet<_>>(), all);
    }
}
