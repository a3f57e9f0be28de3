//! Counting the instructions of a program that runs itself, by valgrind.

use std::process::Command;

/// The instructions that the running program takes with these arguments.
///
/// # Errors
///
/// If valgrind is not installed, or the program fails.
pub fn instructions(arguments: &[usize]) -> Result<u64, String> {
    let own = std::env::current_exe().map_err(|error| format!("this program cannot be found: {error}"))?;
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(own)
        .args(arguments.iter().map(ToString::to_string))
        .output()
        .map_err(|error| format!("valgrind cannot be run: {error}"))?;
    let printed = String::from_utf8_lossy(&output.stderr);
    let collected = printed.lines().find_map(|line| line.split_once("Collected : "));
    let count = collected.and_then(|(_, count)| count.trim().parse().ok());
    count.filter(|_| output.status.success()).ok_or_else(|| format!("valgrind failed\n{printed}"))
}
