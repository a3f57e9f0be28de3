//! Instructions, which do not depend on what else the machine does: `cargo run --release --package
//! lifecycle-workflows-bench --bin instructions`, with valgrind installed.

use std::process::{Command, ExitCode};

use lifecycle_workflows_bench::{Group, cases};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match measured(&arguments) {
        Some((group, case, times)) => {
            if let Some(case) = cases(group).get(case) {
                (0..times).for_each(|_| case.run());
            }
            ExitCode::SUCCESS
        }
        None => match print_table() {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("{error}");
                ExitCode::FAILURE
            }
        },
    }
}

/// What this program runs when it measures itself: group, case and how many times.
fn measured(arguments: &[String]) -> Option<(Group, usize, u64)> {
    let [group, case, times] = arguments else { return None };
    let group = Group::ALL.get(group.parse::<usize>().ok()?)?;
    Some((*group, case.parse().ok()?, times.parse().ok()?))
}

fn print_table() -> Result<(), String> {
    for (position, group) in Group::ALL.iter().enumerate() {
        println!("\n| {} | instructions | ratio |\n| --- | ---: | ---: |", group.title());
        let mut first = None;
        for (case, name) in cases(*group).iter().map(|case| case.name).enumerate() {
            // What starting the program costs is in both, and falls out.
            let instructions = (counted(position, case, 1100)? - counted(position, case, 100)?) / 1000;
            let first = *first.get_or_insert(instructions);
            #[expect(clippy::cast_precision_loss, reason = "the counts are far below the limit")]
            let ratio = first as f64 / instructions as f64;
            println!("| {name} | {instructions} | {ratio:.2} |");
        }
    }
    Ok(())
}

/// The instructions of running a case so many times, as valgrind counts them.
fn counted(group: usize, case: usize, times: u64) -> Result<u64, String> {
    let own = std::env::current_exe().map_err(|error| format!("this program cannot be found: {error}"))?;
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(own)
        .args([group.to_string(), case.to_string(), times.to_string()])
        .output()
        .map_err(|error| format!("valgrind cannot be run: {error}"))?;
    let printed = String::from_utf8_lossy(&output.stderr);
    let collected = printed.lines().find_map(|line| line.split_once("Collected : "));
    let count = collected.and_then(|(_, count)| count.trim().parse().ok());
    count.filter(|_| output.status.success()).ok_or_else(|| format!("valgrind failed\n{printed}"))
}
