//! What is read off a program that is built.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

/// Runs the program, which has to take the bodies.
pub(super) fn runs(binary: &Path, bodies: &[&str]) -> Result<(), String> {
    let mut program = Command::new(binary);
    printed(program.args(bodies)).map(drop)
}

/// How many crates there are in the build of a program, itself and those that run while it is built included.
pub(super) fn crates(program: &Path) -> Result<usize, String> {
    let mut cargo = Command::new("cargo");
    cargo.args(["tree", "--prefix", "none", "--edges", "normal,build"]).current_dir(program);
    Ok(distinct(&printed(&mut cargo)?))
}

/// The crates in the list that `cargo tree` prints, in which one stands wherever it is needed.
fn distinct(tree: &str) -> usize {
    let named = tree.lines().filter_map(|line| {
        let mut words = line.split(' ');
        Some((words.next()?, words.next()?))
    });
    named.collect::<BTreeSet<_>>().len()
}

/// The kilobytes of machine code in a program, by the tool `size`.
pub(crate) fn text_kilobytes(binary: &Path) -> Result<u64, String> {
    let sections = printed(Command::new("size").arg("-A").arg(binary))
        .map_err(|error| format!("`.text` is not known: {error}"))?;
    text_section(&sections).ok_or_else(|| "`.text` is not known: `size -A` does not print it".to_owned())
}

fn text_section(sections: &str) -> Option<u64> {
    let line = sections.lines().find(|line| line.split_whitespace().next() == Some(".text"))?;
    let bytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(bytes >> 10)
}

/// The lines that the compiler hands to LLVM for the program and for some of the crates that it depends on, by
/// `cargo llvm-lines`. What is generic counts where it is used.
pub(super) fn llvm_lines(program: &Path, crates: &[String]) -> Result<u64, String> {
    let mut sum = 0;
    let packages = crates.iter().map(|name| vec!["--package", name, "--lib"]);
    for package in std::iter::once(Vec::new()).chain(packages) {
        let mut cargo = Command::new("cargo");
        cargo.args(["llvm-lines", "--release", "--quiet"]).args(package);
        let lines = printed(cargo.current_dir(program).env_remove("CARGO_TARGET_DIR")).map_err(|_| {
            "the lines of LLVM are not known: `cargo llvm-lines` does not run here (`cargo install cargo-llvm-lines`)"
        })?;
        sum += total(&lines).ok_or("the lines of LLVM are not known: `cargo llvm-lines` prints no total")?;
    }
    Ok(sum)
}

fn total(lines: &str) -> Option<u64> {
    lines.lines().find(|line| line.contains("(TOTAL)"))?.split_whitespace().next()?.parse().ok()
}

/// What a command prints if it succeeds.
fn printed(command: &mut Command) -> Result<String, String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command.output().map_err(|error| format!("`{name}` cannot be run: {error}"))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(format!("`{name}` failed\n{}", String::from_utf8_lossy(&output.stderr)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crate_counts_once_for_each_version() {
        let tree =
            "program v0.0.0 (/x)\nserde v1.0.0\nsyn v2.0.0\nsyn v3.0.0\nderive v1.0.0 (proc-macro)\nserde v1.0.0 (*)\n";
        assert_eq!(distinct(tree), 5);
    }

    #[test]
    fn the_machine_code_is_one_section_of_many() {
        let sections =
            "program  :\nsection   size   addr\n.rodata   4000   100\n.text   409600   7000\n.text.x 5 9\nTotal 1\n";
        assert_eq!(text_section(sections), Some(400));
        assert_eq!(text_section("section size addr\n"), None);
    }

    #[test]
    fn the_total_is_the_first_number() {
        let lines = "  Lines          Copies         Function name\n  -----\n  30737          1107           (TOTAL)\n   1395 (4.5%)  83 (7.5%)  core::x\n";
        assert_eq!(total(lines), Some(30737));
        assert_eq!(total("error"), None);
    }
}
