//! How reading and generating grow with what a document has many of, in instructions: `cargo run --release --package
//! lifecycle-workflows-bench --bin growth`, with valgrind installed.

use std::fmt::Write as _;
use std::process::ExitCode;

use lifecycle_workflows_bench::instructions;
use odata_codegen::{Source, generate};

/// How many of each there are.
const COUNTS: [usize; 3] = [250, 500, 1000];

/// A document with so many.
type Document = fn(usize) -> Source;

/// What there is many of.
const KINDS: [(&str, Document); 9] = [
    ("entity types", |count| json(count, entity_type)),
    ("namespaces", |count| json(count, namespace)),
    ("faults", |count| json(count, fault)),
    ("base types in a cycle", |count| json(count * FEW, |text, number| cycle(text, number, count * FEW))),
    ("annotated annotations", |count| json(1, |text, _| annotated(text, count * MANY))),
    ("unknown elements of XML", |count| xml(&"<b/>".repeat(count * FEW))),
    ("foreign elements of XML", |count| xml(&r#"<f:a xmlns:f="f" f:b="" f:c=""/>"#.repeat(count * FEW))),
    ("enumeration members of XML", |count| xml(&members(count * FEW))),
    ("references of XML", |count| xml(&references(count * MANY))),
];

/// How many of a small thing count as one.
const FEW: usize = 10;

const MANY: usize = 100;

fn main() -> ExitCode {
    let arguments: Vec<usize> = std::env::args().skip(1).filter_map(|argument| argument.parse().ok()).collect();
    if let [kind, count] = arguments.as_slice() {
        KINDS.get(*kind).into_iter().for_each(|(_, document)| run(document(*count)));
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
    println!("| of a document | count | instructions | of each | growth |\n| --- | ---: | ---: | ---: | ---: |");
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
fn run(source: Source) {
    let sources = [source];
    let generated = odata_csdl::load(&sources).map_err(|faults| faults.to_string());
    let generated = generated.and_then(|model| generate(&model, &sources).map_err(|faults| faults.to_string()));
    std::hint::black_box(generated.map(|generated| generated.files.len())).ok();
}

fn json(count: usize, part: impl Fn(&mut String, usize)) -> Source {
    let mut text =
        r#"{ "$Version": "4.01", "$Reference": { "o": { "$Include": [{ "$Namespace": "o" }] } }, "e": { "#.to_owned();
    (0..count).for_each(|number| part(&mut text, number));
    Source::new("e.json", text + r#""last": { "$Kind": "ComplexType" } } }"#)
}

fn xml(elements: &str) -> Source {
    let text = format!(
        r#"<edmx:Edmx Version="4.01" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices><Schema
            Namespace="e" xmlns="http://docs.oasis-open.org/odata/ns/edm">{elements}</Schema></edmx:DataServices></edmx:Edmx>"#
    );
    Source::new("e.xml", text)
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

fn cycle(text: &mut String, number: usize, count: usize) {
    let base = (number + 1) % count;
    let _ = write!(text, r#""t{number}": {{ "$Kind": "ComplexType", "$BaseType": "e.t{base}" }},"#);
}

fn annotated(text: &mut String, count: usize) {
    let _ = write!(text, r#""{}": 1,"#, "@a.b".repeat(count));
}

fn members(count: usize) -> String {
    let members = "<EnumMember>a.b/c</EnumMember>".repeat(count);
    format!(r#"<Annotation Term="e.a"><And>{members}</And></Annotation>"#)
}

fn references(count: usize) -> String {
    format!(r#"<Annotation Term="e.a"><String>{}</String></Annotation>"#, "&amp;".repeat(count))
}
