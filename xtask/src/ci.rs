//! `cargo xtask ci`: the one list of what CI runs.

use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
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

/// Published data without which tests would skip. It must be there where `CI` is set, and where some of it is.
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
    if (is_ci || folder.is_some()) && !missing.is_empty() {
        return Err(format!("the published data is missing, so that tests would skip: {}", missing.join(", ")));
    }
    Ok(())
}

/// Runs everything, stops at the first step that fails, and prints where the time went.
pub(crate) fn run() -> Result<(), String> {
    let (begin, mut spent) = (Instant::now(), Vec::new());
    let outcome = steps(&mut spent);
    println!("== where the time went, in seconds");
    for (command, time) in spent {
        println!("{:>6} {}", time.as_secs(), command.chars().take(100).collect::<String>());
    }
    println!("{:>6} in all", begin.elapsed().as_secs());
    outcome
}

/// The commands that were run, with the time that each took.
type Spent = Vec<(String, Duration)>;

fn steps(spent: &mut Spent) -> Result<(), String> {
    check_data(std::env::var_os("CI").is_some_and(|value| !value.is_empty()), published_data::folder().as_deref())?;
    timed(spent, "cargo xtask codegen --check".to_owned(), || codegen::run(Mode::Check))?;
    let mut run = |(arguments, environment): Step| {
        timed(spent, format!("cargo {}", arguments.join(" ")), || cargo::run(arguments, environment))
    };
    STEPS.iter().try_for_each(|step| run(*step))?;
    if is_installed("valgrind") {
        return INSTRUCTIONS.iter().try_for_each(|step| run(*step));
    }
    println!("== instructions are not compared: valgrind is not installed");
    Ok(())
}

/// Runs a command, and notes the time that it takes.
fn timed(spent: &mut Spent, command: String, work: impl FnOnce() -> Result<(), String>) -> Result<(), String> {
    println!("== {command}");
    let begin = Instant::now();
    let outcome = work();
    spent.push((command, begin.elapsed()));
    outcome
}

fn is_installed(program: &str) -> bool {
    let probe = Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    probe.is_ok_and(|status| status.success())
}

/// Runs all tests but those that compile whole generated crates, which [`run`] runs as well. Prints how much of the time compiling
/// took.
pub(crate) fn test() -> Result<(), String> {
    let arguments = ["test", "--workspace", "--features", FEATURES];
    let begin = Instant::now();
    cargo::run(&[arguments.as_slice(), &["--no-run"]].concat(), &[])?;
    let (compiled, begin) = (begin.elapsed(), Instant::now());
    cargo::run(&arguments, &[(TEST_THREADS, &test_threads())])?;
    println!("compiling took {} s, the tests {} s", compiled.as_secs(), begin.elapsed().as_secs());
    Ok(())
}

/// The variable with the number of threads that a test program uses.
pub(crate) const TEST_THREADS: &str = "RUST_TEST_THREADS";

/// The number of threads: twice that of the cores unless the caller says otherwise, because many tests wait for processes
/// and clocks.
pub(crate) fn test_threads() -> String {
    let cores = || thread::available_parallelism().map_or(1, usize::from);
    std::env::var(TEST_THREADS).unwrap_or_else(|_| (2 * cores()).to_string())
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
        assert!(check_data(false, Some(folder)).is_err());
        assert!(check_data(true, None).is_err());
        assert_eq!(check_data(false, None), Ok(()));
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
