//! Compares the instructions of our own cases with those that are checked in.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use lifecycle_workflows_bench::Group;

/// How many percent more instructions are accepted without a word.
const TOLERANCE: u64 = 2;

/// The counts that are checked in, and what they were counted with.
#[derive(Debug, PartialEq, Eq)]
struct Record {
    /// The version and the host of the compiler.
    compiler: String,
    /// The instructions, by the title of the group.
    counts: Vec<(String, u64)>,
}

/// Counts our cases anew and fails if one needs more instructions than the record says. With another compiler than that of the
/// record the counts mean nothing, and nothing is compared.
pub(super) fn check() -> Result<(), String> {
    let path = path();
    let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let record = parse(&text).ok_or_else(|| format!("{} is not a record of instructions", path.display()))?;
    let compiler = compiler()?;
    if record.compiler != compiler {
        println!(
            "nothing was compared: the instructions were counted with {}, and this is {compiler}",
            record.compiler
        );
        return Ok(());
    }
    let now = Record { compiler, counts: counts()? };
    let (report, worse) = compare(&record, &now);
    print!("{report}");
    if worse.is_empty() {
        return Ok(());
    }
    Err(format!(
        "not recorded, gone, or more than {TOLERANCE}% more instructions than recorded: {}; if they are worth it, accept them with \
         `cargo run --release --package lifecycle-workflows-bench --bin instructions -- --accept`",
        worse.join(", ")
    ))
}

/// Writes what is counted now as the record.
pub(super) fn accept() -> Result<(), String> {
    let record = Record { compiler: compiler()?, counts: counts()? };
    let path = path();
    std::fs::write(&path, print(&record)).map_err(|error| format!("{}: {error}", path.display()))
}

fn path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("instructions.txt")
}

/// The first case of each group is ours. Published data differs from machine to machine, so that it is left out.
fn counts() -> Result<Vec<(String, u64)>, String> {
    let own = Group::ALL.iter().filter(|group| !group.reads_published());
    own.map(|group| Ok((group.title().to_owned(), super::instructions(*group, 0)?))).collect()
}

/// The version and the host, as `rustc` says them.
fn compiler() -> Result<String, String> {
    let output = Command::new("rustc").arg("-vV").output().map_err(|error| format!("rustc cannot be run: {error}"))?;
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    let line = |name: &str| printed.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
    Ok(format!("rustc {} for {}", line("release: "), line("host: ")))
}

/// Compares group by group: a line for each, and the titles of those that are worse, new or gone.
fn compare(record: &Record, now: &Record) -> (String, Vec<String>) {
    let (mut report, mut worse) = (String::new(), Vec::new());
    for (title, count) in &now.counts {
        let known = record.counts.iter().find(|(other, _)| other == title).map(|(_, known)| *known);
        let is_worse = known.is_none_or(|known| count * 100 > known * (100 + TOLERANCE));
        let known = known.map_or_else(|| "not recorded".to_owned(), |known| format!("recorded {known}"));
        let _ = writeln!(report, "{count:>9}, {known:<18} {title}");
        if is_worse {
            worse.push(title.clone());
        }
    }
    let is_gone = |title: &&String| !now.counts.iter().any(|(other, _)| other == *title);
    worse.extend(record.counts.iter().map(|(title, _)| title).filter(is_gone).cloned());
    (report, worse)
}

fn print(record: &Record) -> String {
    let mut text = format!("{}\n", record.compiler);
    for (title, count) in &record.counts {
        let _ = writeln!(text, "{count:>9} {title}");
    }
    text
}

fn parse(text: &str) -> Option<Record> {
    let mut lines = text.lines();
    let compiler = lines.next()?.to_owned();
    let count = |line: &str| {
        let (count, title) = line.trim_start().split_once(' ')?;
        Some((title.to_owned(), count.parse().ok()?))
    };
    Some(Record { compiler, counts: lines.map(count).collect::<Option<_>>()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(count: u64) -> Record {
        Record { compiler: "rustc 1.95.0 for here".to_owned(), counts: vec![("read resume".to_owned(), count)] }
    }

    #[test]
    fn a_record_comes_back() {
        assert_eq!(parse(&print(&record(4006))), Some(record(4006)));
        assert_eq!(parse(""), None);
        assert_eq!(parse("rustc\nread resume"), None);
    }

    #[test]
    fn only_more_instructions_are_worse() {
        let worse = |now| compare(&record(1000), &record(now)).1;
        assert_eq!((worse(1020), worse(500)), (vec![], vec![]));
        assert_eq!(worse(1021), ["read resume"]);
        let unknown = Record { counts: vec![("write resume".to_owned(), 1)], ..record(0) };
        assert_eq!(compare(&record(1000), &unknown).1, ["write resume", "read resume"]);
    }
}
