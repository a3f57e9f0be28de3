//! `cargo xtask fuzz`: gives every target to the fuzzer for some minutes, and says what each did.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// How long each target runs unless the caller says otherwise.
const MINUTES: u64 = 15;

/// The corpora that are checked in, one folder for each target.
const KEPT: &str = "crates/fuzz/corpus";

/// The corpora that fuzzing discovered here, one folder for each target.
const DISCOVERED: &str = "target/fuzz-corpus";

/// The largest file of a corpus that is checked in.
const LARGEST: usize = 4096;

/// How many files of a corpus are checked in at most, and how large they are together at most.
const FILES: usize = 100;
const BYTES: usize = 32 * 1024;

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

/// What to do with the targets.
pub(crate) struct Options {
    /// The targets; all if none is named.
    pub(crate) names: Vec<String>,
    /// How long each target runs.
    pub(crate) minutes: u64,
    /// Whether to reduce what was discovered and check it in, instead of running the targets.
    pub(crate) minimize: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { names: Vec::new(), minutes: MINUTES, minimize: false }
    }
}

/// Fuzzes the targets for some minutes each. What makes a target fail is kept in `crates/fuzz/artifacts`, and inputs that reach
/// new code in `target/fuzz-corpus`. Or copies some of those inputs into `crates/fuzz/corpus`.
pub(crate) fn run(options: &Options) -> Result<(), String> {
    let Options { names, minutes, minimize } = options;
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
    check_lock()?;
    let mut chosen = all.iter().filter(|target| names.is_empty() || names.contains(target));
    if *minimize {
        return chosen.try_for_each(|target| minimized(target));
    }
    println!("| target | minutes | executions | edges | corpus |\n| --- | ---: | ---: | ---: | ---: |");
    let mut failed = Vec::new();
    for target in chosen {
        if !fuzz(target, *minutes)? {
            failed.push(target.as_str());
        }
    }
    if failed.is_empty() { Ok(()) } else { Err(format!("failed: {}; see `crates/fuzz/artifacts`", failed.join(", "))) }
}

/// Builds the targets as [`run`] does.
pub(crate) fn build() -> Result<(), String> {
    check_lock()?;
    let build = ["+nightly", "fuzz", "build", "--fuzz-dir", "crates/fuzz", "--sanitizer"];
    crate::cargo::run(&[build.as_slice(), &["none"]].concat(), &[])?;
    SANITIZED.iter().try_for_each(|target| crate::cargo::run(&[build.as_slice(), &["address", target]].concat(), &[]))
}

/// Fails if the lock file is not up to date. `cargo fuzz` would change it, and does not take `--locked`.
fn check_lock() -> Result<(), String> {
    crate::cargo::run(&["+nightly", "fetch", "--locked", "--manifest-path", "crates/fuzz/Cargo.toml"], &[])
        .map_err(|error| format!("{error}; to update the lock file, run it without `--locked`"))
}

/// The names of the targets: those of their programs.
fn targets() -> Result<Vec<String>, String> {
    let mut names: Vec<_> = files(&crate::root().join("crates/fuzz/fuzz_targets"))?
        .iter()
        .filter_map(|path| Some(path.file_stem()?.to_string_lossy().into_owned()))
        .collect();
    names.sort();
    Ok(names)
}

/// Fuzzes one target, and prints a line of the table. The answer is whether nothing failed.
fn fuzz(target: &str, minutes: u64) -> Result<bool, String> {
    let discovered = folder(DISCOVERED, target)?;
    let seeds = SEEDS.iter().find(|(name, _)| *name == target).map_or(&[] as &[&str], |(_, folders)| folders);
    let kept = format!("{KEPT}/{target}");
    let time = format!("-max_total_time={}", minutes * 60);
    let mut arguments = vec![discovered.to_str().unwrap_or_default(), &kept];
    arguments.extend(seeds);
    arguments.extend(["--", &time, "-print_final_stats=1", "-rss_limit_mb=4096", "-timeout=20", "-max_len=8192"]);
    let (succeeded, printed) = cargo_fuzz(target, &arguments)?;
    let words: Vec<_> =
        printed.lines().rfind(|line| line.contains(" cov: ")).into_iter().flat_map(str::split_whitespace).collect();
    let after = |name| words.iter().skip_while(|word| **word != name).nth(1).copied().unwrap_or("?");
    let executions = printed.lines().find_map(|line| line.strip_prefix("stat::number_of_executed_units:"));
    let executions = executions.map_or("?", str::trim);
    println!("| `{target}` | {minutes} | {executions} | {} | {} |", after("cov:"), after("corp:"));
    if !succeeded {
        let lines: Vec<_> = printed.lines().collect();
        println!("{}", lines[lines.len().saturating_sub(60)..].join("\n"));
    }
    Ok(succeeded)
}

/// Merges what was discovered for a target into as few files as reach the same code, and replaces the files that earlier runs
/// copied by some of them. The first inputs, which have names of their own, stay.
fn minimized(target: &str) -> Result<(), String> {
    let discovered = folder(DISCOVERED, target)?;
    let merged = crate::root().join("target/fuzz-merged").join(target);
    let fail = |error: std::io::Error| format!("{}: {error}", merged.display());
    if merged.exists() {
        fs::remove_dir_all(&merged).map_err(fail)?;
    }
    fs::create_dir_all(&merged).map_err(fail)?;
    let kept = folder(KEPT, target)?;
    let paths = [&merged, &discovered, &kept].map(|path| path.to_string_lossy().into_owned());
    let mut arguments: Vec<_> = paths.iter().map(String::as_str).collect();
    arguments.extend(["--", "-merge=1", "-rss_limit_mb=4096", "-timeout=20", "-max_len=8192"]);
    let (succeeded, printed) = cargo_fuzz(target, &arguments)?;
    if !succeeded {
        return Err(format!("{target} cannot be merged:\n{printed}"));
    }
    let (earlier, own): (Vec<_>, Vec<_>) = files(&kept)?.into_iter().partition(|path| is_of_the_fuzzer(path));
    let own: Vec<_> = own.iter().filter_map(|path| fs::read(path).ok()).collect();
    let mut found = Vec::new();
    for path in files(&merged)? {
        let content = fs::read(&path).map_err(fail)?;
        if content.len() <= LARGEST && !own.contains(&content) && is_harmless(&content) {
            found.push((content.len(), path));
        }
    }
    found.sort();
    // From the smallest to the largest in equal steps, as the smallest alone would be those that are refused at once.
    let mut count = found.len().min(FILES);
    let chosen = |count: usize| (0..count).map(|index| &found[index * found.len() / count]).collect::<Vec<_>>();
    while chosen(count).iter().map(|(length, _)| length).sum::<usize>() > BYTES {
        count -= 1;
    }
    for path in earlier {
        fs::remove_file(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    for (_, path) in chosen(count) {
        fs::copy(path, kept.join(path.file_name().unwrap_or_default())).map_err(fail)?;
    }
    println!("{target}: {count} of {} files", files(&merged)?.len());
    Ok(())
}

/// Whether a file holds no path of this machine, which the fuzzer takes from the program, and nothing that looks like a token.
fn is_harmless(content: &[u8]) -> bool {
    let root = crate::root();
    let root = root.as_os_str().as_encoded_bytes();
    let unwanted = [root, b"/.cargo/", b"/home/", b"/root/", b"/Users/", b"\\Users\\", b"crates/", b"eyJ"];
    !unwanted.iter().any(|words| content.windows(words.len()).any(|window| window == *words))
}

/// Whether the fuzzer named the file: by the SHA-1 of its content.
fn is_of_the_fuzzer(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().as_encoded_bytes();
    name.len() == 40 && name.iter().all(u8::is_ascii_hexdigit)
}

/// Runs a target with those arguments. Returns whether it succeeded, and what it printed.
fn cargo_fuzz(target: &str, arguments: &[&str]) -> Result<(bool, String), String> {
    let sanitizer = if SANITIZED.contains(&target) { "address" } else { "none" };
    let output = Command::new("cargo")
        .args(["+nightly", "fuzz", "run", "--fuzz-dir", "crates/fuzz", "--sanitizer", sanitizer, target])
        .args(arguments)
        .current_dir(crate::root())
        .stdout(Stdio::inherit())
        .output()
        .map_err(|error| format!("cargo cannot be run: {error}"))?;
    Ok((output.status.success(), String::from_utf8_lossy(&output.stderr).into_owned()))
}

/// The folder of a target, which is made if it is missing.
fn folder(of: &str, target: &str) -> Result<PathBuf, String> {
    let folder = crate::root().join(of).join(target);
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok(folder)
}

/// The files of a folder.
fn files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok(entries.filter_map(Result::ok).map(|entry| entry.path()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_inputs_are_not_those_of_the_fuzzer() {
        assert!(is_of_the_fuzzer(Path::new("a/00a2c9ff4e0d2b1b1f5f0c6b4d2f9c7d8e1a3b5c")));
        for name in [
            "a/ours.db",
            "a/0",
            "a/00a2c9ff4e0d2b1b1f5f0c6b4d2f9c7d8e1a3b5",
            "a/logic_app_definition_json_of_a_whole_app",
        ] {
            assert!(!is_of_the_fuzzer(Path::new(name)), "{name}");
        }
    }
}
