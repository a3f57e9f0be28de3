//! Calling cargo.

use std::process::{Command, Stdio};

/// Runs cargo in the root of the workspace. `+TOOLCHAIN` as the first argument chooses another toolchain, which rustup knows.
pub(crate) fn run(arguments: &[&str], environment: &[(&str, &str)]) -> Result<(), String> {
    let status = command(arguments).envs(environment.iter().copied()).status();
    let status = status.map_err(|error| format!("cargo cannot be run: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("`cargo {}` failed", arguments.join(" "))) }
}

/// Whether a call of cargo succeeds, which prints nothing.
pub(crate) fn succeeds(arguments: &[&str]) -> bool {
    let status = command(arguments).stdout(Stdio::null()).stderr(Stdio::null()).status();
    status.is_ok_and(|status| status.success())
}

fn command(arguments: &[&str]) -> Command {
    // The cargo of a toolchain, which `CARGO` names, does not know the others.
    let names_toolchain = arguments.first().is_some_and(|first| first.starts_with('+'));
    let own = std::env::var_os("CARGO").filter(|_| !names_toolchain);
    let mut cargo = Command::new(own.unwrap_or_else(|| "cargo".into()));
    cargo.args(arguments).current_dir(crate::root());
    cargo
}
