//! `cargo xtask scale`: what it costs to generate and to compile the whole of some metadata.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use crate::{codegen, files};

/// What is measured, and in how many shares of its types.
#[derive(Clone, Debug)]
pub(crate) struct Options {
    /// The file of the metadata.
    pub(crate) metadata: PathBuf,
}

/// The time and the memory of one command.
struct Cost {
    seconds: f64,
    megabytes: u64,
}

/// Measures every stage, and prints a table.
pub(crate) fn run(options: &Options) -> Result<(), String> {
    let folder = crate::root().join("target/scale");
    let _ = fs::remove_dir_all(folder.join("schemas"));
    let metadata = options.metadata.to_string_lossy().into_owned();
    let path = |name: &str| folder.join(name).to_string_lossy().into_owned();
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    println!("{cores} cores, {}", rustc_version()?);
    println!("| stage | seconds | MB |\n| --- | ---: | ---: |");
    let own = std::env::current_exe().map_err(|error| format!("this program cannot be found: {error}"))?;
    let own = own.to_string_lossy().into_owned();
    let print = |stage: &str, cost: &Cost| println!("| {stage} | {:.2} | {} |", cost.seconds, cost.megabytes);

    let cost = measured(&folder, &[&own, "import", "--metadata", &metadata, "--out", &path("schemas")])?;
    print("import", &cost);
    let generate =
        [own.as_str(), "codegen", "--schemas", &path("schemas"), "--out", &path("crate"), "--crate", "graph"]
            .map(str::to_owned);
    let cost = measured(&folder, &generate.iter().map(String::as_str).collect::<Vec<_>>())?;
    print("codegen", &cost);
    codegen::write_baseline(&folder.join("schemas"), &folder.join("baseline"))?;

    for stage in ["check", "build"] {
        let mut costs = Vec::new();
        for name in ["crate", "baseline"] {
            let crate_folder = folder.join(name);
            // Once for the dependencies, then for the crate alone.
            measured(&crate_folder, &["cargo", stage, "--quiet"])?;
            touch(&crate_folder.join("src/lib.rs"))?;
            let cost = measured(&crate_folder, &["cargo", stage, "--quiet"])?;
            print(&format!("cargo {stage}, {name}"), &cost);
            costs.push(cost);
        }
        if let [ours, baseline] = costs.as_slice() {
            let time = ours.seconds / baseline.seconds;
            #[expect(clippy::cast_precision_loss, reason = "megabytes are far below the limit")]
            let memory = ours.megabytes as f64 / baseline.megabytes as f64;
            println!("| ratio of cargo {stage} | {time:.2} | {memory:.2} |");
        }
    }
    for name in ["crate", "baseline"] {
        println!("| rlib, {name} | | {} |", rlib(&folder.join(name).join("target/debug"))?);
    }
    Ok(())
}

/// Runs a command in a process that waits for it alone, so that its peak is its own.
fn measured(folder: &Path, command: &[&str]) -> Result<Cost, String> {
    fs::create_dir_all(folder).map_err(|error| files::failed("make", folder, &error))?;
    let own = std::env::current_exe().map_err(|error| format!("this program cannot be found: {error}"))?;
    let output = Command::new(own)
        .arg("measure")
        .args(command)
        .current_dir(folder)
        .env("CARGO_INCREMENTAL", "0")
        .env_remove("CARGO_TARGET_DIR")
        .output()
        .map_err(|error| format!("`{}` cannot be run: {error}", command.join(" ")))?;
    let printed = String::from_utf8_lossy(&output.stdout);
    let last = printed.lines().last().unwrap_or_default();
    let mut numbers = last.split(' ');
    match (output.status.success(), numbers.next().map(str::parse), numbers.next().map(str::parse)) {
        (true, Some(Ok(seconds)), Some(Ok(megabytes))) => Ok(Cost { seconds, megabytes }),
        _ => Err(format!("`{}` failed\n{}", command.join(" "), String::from_utf8_lossy(&output.stderr))),
    }
}

/// `cargo xtask measure COMMAND`: runs a command, then prints its seconds and the megabytes of its largest process.
pub(crate) fn measure(command: &[String]) -> Result<(), String> {
    let (program, arguments) = command.split_first().ok_or("there is nothing to measure")?;
    let start = Instant::now();
    let status = Command::new(program).args(arguments).status();
    let seconds = start.elapsed().as_secs_f64();
    let status = status.map_err(|error| format!("`{program}` cannot be run: {error}"))?;
    if !status.success() {
        return Err(format!("`{}` failed", command.join(" ")));
    }
    println!("{seconds} {}", peak()?);
    Ok(())
}

/// The most memory that a process had which this one has waited for, or one of theirs.
#[cfg(unix)]
fn peak() -> Result<i64, String> {
    use nix::sys::resource::{UsageWho, getrusage};
    let usage =
        getrusage(UsageWho::RUSAGE_CHILDREN).map_err(|error| format!("the memory cannot be measured: {error}"))?;
    // Linux counts in kilobytes, macOS in bytes.
    let unit = if cfg!(target_os = "macos") { 1 << 20 } else { 1 << 10 };
    Ok(usage.max_rss() / unit)
}

#[cfg(not(unix))]
fn peak() -> Result<i64, String> {
    Err("memory is measured on Unix only".to_owned())
}

fn rustc_version() -> Result<String, String> {
    let output =
        Command::new("rustc").arg("--version").output().map_err(|error| format!("rustc cannot be run: {error}"))?;
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn touch(path: &Path) -> Result<(), String> {
    let file = fs::File::options().append(true).open(path).map_err(|error| files::failed("open", path, &error))?;
    file.set_modified(std::time::SystemTime::now()).map_err(|error| files::failed("touch", path, &error))
}

/// The size of the library in megabytes.
fn rlib(folder: &Path) -> Result<u64, String> {
    let path = folder.join("libgraph.rlib");
    let metadata = fs::metadata(&path).map_err(|error| files::failed("read", &path, &error))?;
    Ok(metadata.len() >> 20)
}
