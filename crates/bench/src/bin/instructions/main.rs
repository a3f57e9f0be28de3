//! Instructions, which do not depend on what else the machine does: `cargo run --release --package
//! lifecycle-workflows-bench --bin instructions`, with valgrind installed.
//!
//! Without arguments it prints our cases beside their peers. `--check` compares our cases with the counts that are checked in,
//! and `--accept` writes them.

mod gate;

use std::process::ExitCode;

use lifecycle_workflows_bench::{Group, cases};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let outcome = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [] => print_table(),
        ["--check"] => gate::check(),
        ["--accept"] => gate::accept(),
        [group, case, times] => run_case(group, case, times),
        _ => Err("expected no argument, `--check` or `--accept`".to_owned()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// What this program runs when it measures itself: a case of a group, so many times.
fn run_case(group: &str, case: &str, times: &str) -> Result<(), String> {
    let number = |text: &str| text.parse::<usize>().map_err(|error| format!("{text}: {error}"));
    let group = Group::ALL.get(number(group)?).ok_or("there is no such group")?;
    let cases = cases(*group);
    let case = cases.get(number(case)?).ok_or("there is no such case")?;
    (0..number(times)?).for_each(|_| case.run());
    Ok(())
}

fn print_table() -> Result<(), String> {
    for group in Group::ALL {
        println!("\n| {} | instructions | ratio |\n| --- | ---: | ---: |", group.title());
        let mut first = None;
        for (case, name) in cases(*group).iter().map(|case| case.name).enumerate() {
            let instructions = instructions(*group, case)?;
            let first = *first.get_or_insert(instructions);
            #[expect(clippy::cast_precision_loss, reason = "the counts are far below the limit")]
            let ratio = first as f64 / instructions as f64;
            println!("| {name} | {instructions} | {ratio:.2} |");
        }
    }
    Ok(())
}

/// The instructions of running a case once.
fn instructions(group: Group, case: usize) -> Result<u64, String> {
    // What starting the program costs is in both, and falls out.
    Ok((counted(group, case, 1100)? - counted(group, case, 100)?) / 1000)
}

/// The instructions of running a case so many times.
fn counted(group: Group, case: usize, times: usize) -> Result<u64, String> {
    let position = Group::ALL.iter().position(|other| *other == group).unwrap_or_default();
    lifecycle_workflows_bench::instructions(&[position, case, times])
}
