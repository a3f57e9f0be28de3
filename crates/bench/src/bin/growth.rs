//! How generating grows with types, namespaces and faults, in instructions: `cargo run --release --package
//! lifecycle-workflows-bench --bin growth`, with valgrind installed.

use std::fmt::Write as _;
use std::process::ExitCode;

use lifecycle_workflows_bench::instructions;
use odata_codegen::{Source, generate};

/// How many of each there are.
const COUNTS: [usize; 3] = [250, 500, 1000];

/// Writes the part of a document that has this number.
type Part = fn(&mut String, usize);

/// What there is many of.
const KINDS: [(&str, Part); 3] = [("entity types", entity_type), ("namespaces", namespace), ("faults", fault)];

fn main() -> ExitCode {
    let arguments: Vec<usize> = std::env::args().skip(1).filter_map(|argument| argument.parse().ok()).collect();
    if let [kind, count] = arguments.as_slice() {
        KINDS.get(*kind).into_iter().for_each(|(_, part)| run(&document(*count, *part)));
        return ExitCode::SUCCESS;
    }
    match print_table() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn print_table() -> Result<(), String> {
    println!("| generate | count | instructions | of each | growth |\n| --- | ---: | ---: | ---: | ---: |");
    for (kind, (name, _)) in KINDS.iter().enumerate() {
        // What starting the program costs, and reading what is built in.
        let nothing = instructions(&[kind, 0])?;
        let mut before = None;
        for count in COUNTS {
            let counted = instructions(&[kind, count])?.saturating_sub(nothing);
            #[expect(clippy::cast_precision_loss, reason = "the counts are far below the limit")]
            let growth =
                before.map_or_else(String::new, |before: u64| format!("{:.2}", counted as f64 / before as f64));
            println!("| {name} | {count} | {counted} | {} | {growth} |", counted / count as u64);
            if before.is_some_and(|before| counted > before * 22 / 10) {
                return Err(format!("twice as many {name} take more than 2.2 times the instructions"));
            }
            before = Some(counted);
        }
    }
    Ok(())
}

/// Everything that is done with a document, from its text to generated code or to the text of the faults.
fn run(text: &str) {
    let sources = [Source::new("e.json", text)];
    let generated = odata_csdl::load(&sources).map_err(|faults| faults.to_string());
    let generated = generated.and_then(|model| generate(&model, &sources).map_err(|faults| faults.to_string()));
    std::hint::black_box(generated.map(|generated| generated.files.len())).ok();
}

fn document(count: usize, part: Part) -> String {
    let mut text =
        r#"{ "$Version": "4.01", "$Reference": { "o": { "$Include": [{ "$Namespace": "o" }] } }, "e": { "#.to_owned();
    (0..count).for_each(|number| part(&mut text, number));
    text + r#""last": { "$Kind": "ComplexType" } } }"#
}

fn entity_type(text: &mut String, number: usize) {
    let _ = write!(
        text,
        r#""t{number}": {{ "$Kind": "EntityType", "$Key": ["id"], "id": {{}}, "size": {{ "$Type": "Edm.Int32" }},
            "next": {{ "$Kind": "NavigationProperty", "$Type": "e.t{}" }} }},"#,
        number / 2
    );
}

fn namespace(text: &mut String, number: usize) {
    let _ = write!(text, r#""n{number}": {{ "$Kind": "ComplexType" }} }}, "e{number}": {{ "#);
}

/// A property of a type whose document is not given.
fn fault(text: &mut String, number: usize) {
    let _ = write!(text, r#""t{number}": {{ "$Kind": "ComplexType", "p": {{ "$Type": "o.t" }} }},"#);
}
