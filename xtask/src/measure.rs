//! `cargo xtask measure`: the time and the memory of one command.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use odata_codegen::files;

use crate::cargo;

/// What one command took.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Cost {
    /// By the clock.
    pub(crate) seconds: f64,
    /// Of all processors, in the command's own code: hardly more on a busy machine than on a quiet one.
    pub(crate) user_seconds: f64,
    /// The most memory of its largest process.
    pub(crate) megabytes: u64,
}

impl Cost {
    /// What is printed by [`command`], as the last line.
    fn parse(printed: &str) -> Option<Self> {
        let mut numbers = printed.lines().last()?.split(' ');
        let seconds = numbers.next()?.parse().ok()?;
        let user_seconds = numbers.next()?.parse().ok()?;
        Some(Self { seconds, user_seconds, megabytes: numbers.next()?.parse().ok()? })
    }
}

/// Runs a command in a process that waits for it alone, so that its peak is its own.
pub(crate) fn measured(folder: &Path, command: &[&str]) -> Result<Cost, String> {
    fs::create_dir_all(folder).map_err(|error| files::failed("make", folder, &error))?;
    let output = Command::new(own_program()?)
        .arg("measure")
        .args(command)
        .current_dir(folder)
        .env("CARGO_INCREMENTAL", "0")
        .env_remove("CARGO_TARGET_DIR")
        .output()
        .map_err(|error| format!("`{}` cannot be run: {error}", shown(command)))?;
    let cost = Cost::parse(&String::from_utf8_lossy(&output.stdout));
    cost.filter(|_| output.status.success())
        .ok_or_else(|| format!("`{}` failed\n{}", shown(command), String::from_utf8_lossy(&output.stderr)))
}

/// The path of this program.
fn own_program() -> Result<String, String> {
    let own = std::env::current_exe().map_err(|error| format!("this program cannot be found: {error}"))?;
    Ok(own.to_string_lossy().into_owned())
}

/// Builds the command `odata-codegen`, and gives its path: beside this program, which is to be built with `--release`.
pub(crate) fn generator() -> Result<String, String> {
    cargo::run(&["build", "--quiet", "--release", "--package", "odata-codegen-cli"], &[])?;
    let program = format!("odata-codegen{}", std::env::consts::EXE_SUFFIX);
    Ok(Path::new(&own_program()?).with_file_name(program).to_string_lossy().into_owned())
}

/// What tables are headed by: the machine and the compiler.
pub(crate) fn surroundings() -> Result<String, String> {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let output =
        Command::new("rustc").arg("--version").output().map_err(|error| format!("rustc cannot be run: {error}"))?;
    Ok(format!("{cores} cores, {}", String::from_utf8_lossy(&output.stdout).trim()))
}

/// The beginning of a command, which may have thousands of arguments.
fn shown<T: AsRef<str>>(command: &[T]) -> String {
    let words: Vec<_> = command.iter().take(12).map(AsRef::as_ref).collect();
    words.join(" ") + if command.len() > 12 { " …" } else { "" }
}

/// Runs a command, then prints its seconds by the clock and in its own code, and the megabytes of its largest process.
pub(crate) fn command(command: &[String]) -> Result<(), String> {
    let (program, arguments) = command.split_first().ok_or("there is nothing to measure")?;
    let start = Instant::now();
    let status = Command::new(program).args(arguments).status();
    let seconds = start.elapsed().as_secs_f64();
    let status = status.map_err(|error| format!("`{program}` cannot be run: {error}"))?;
    if !status.success() {
        return Err(format!("`{}` failed", shown(command)));
    }
    let (user_seconds, megabytes) = usage()?;
    println!("{seconds} {user_seconds} {megabytes}");
    Ok(())
}

/// The seconds of all processes that this one has waited for, with theirs, and the megabytes of the largest of them.
#[cfg(unix)]
fn usage() -> Result<(f64, i64), String> {
    use nix::sys::resource::{UsageWho, getrusage};
    use nix::sys::time::TimeValLike as _;
    let usage =
        getrusage(UsageWho::RUSAGE_CHILDREN).map_err(|error| format!("time and memory cannot be measured: {error}"))?;
    // Linux counts in kilobytes, macOS in bytes.
    let unit = if cfg!(target_os = "macos") { 1 << 20 } else { 1 << 10 };
    let milliseconds = u32::try_from(usage.user_time().num_milliseconds()).unwrap_or(u32::MAX);
    Ok((f64::from(milliseconds) / 1000.0, usage.max_rss() / unit))
}

#[cfg(not(unix))]
fn usage() -> Result<(f64, i64), String> {
    Err("time and memory are measured on Unix only".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_is_the_cost() {
        let cost = Cost { seconds: 1.5, user_seconds: 2.0, megabytes: 3 };
        assert_eq!(Cost::parse("generated 4 types\n1.5 2 3\n"), Some(cost));
        for printed in ["", "1.5 2", "1.5 2 x", "error"] {
            assert_eq!(Cost::parse(printed), None, "{printed}");
        }
    }

    #[test]
    fn a_long_command_is_shown_by_its_beginning() {
        assert_eq!(shown(&["cargo", "check"]), "cargo check");
        assert!(shown(&["x"; 1000]).ends_with("x …"));
    }
}
