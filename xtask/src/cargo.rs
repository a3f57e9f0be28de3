//! Calling cargo.

use std::process::Command;

/// Runs cargo in the root of the workspace. `+TOOLCHAIN` as the first argument chooses another toolchain, which rustup knows.
pub(crate) fn run(arguments: &[&str], environment: &[(&str, &str)]) -> Result<(), String> {
    // The cargo of a toolchain, which `CARGO` names, does not know the others.
    let names_toolchain = arguments.first().is_some_and(|first| first.starts_with('+'));
    let own = std::env::var_os("CARGO").filter(|_| !names_toolchain);
    let mut cargo = Command::new(own.unwrap_or_else(|| "cargo".into()));
    cargo.args(arguments).envs(environment.iter().copied()).current_dir(crate::root());
    let status = cargo.status().map_err(|error| format!("cargo cannot be run: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("`cargo {}` failed", arguments.join(" "))) }
}
