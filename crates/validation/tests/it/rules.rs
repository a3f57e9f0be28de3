//! `docs/rules.md` lists the rules, with an example of each. `INSTA_UPDATE=always` writes it anew.

use std::borrow::Cow;
use std::fmt::Write;
use std::path::Path;

use lifecycle_workflows_validation::{Report, Rule, Validator, is_http_message};
use odata_types::Action;
use second_slice::library::GiveBack;

use crate::reports::{Reported, all, shown};

const HEAD: &str = "<!-- Generated from the rules of crates/graph-validation by the tests of crates/validation: change those, not this file. -->

# Rules

The rules that `lcw check` and the crate `graph-validation` check requests against. The name of a rule stays the same from
release to release. An error violates what is documented; a warning should be reviewed.

Examples of what stands before the body are of a library that lends books, since real paths are long; examples of bodies are
of Lifecycle Workflows.

";

/// A request that violates a rule, and its report.
fn example(rule: Rule, all: &[Reported]) -> (&[u8], Cow<'_, Report>) {
    let own = rule.example().map_or("", |example| example.wrong).as_bytes();
    if is_http_message(own) {
        // The request of the example for another action is of `lend`.
        let check = Validator::new(&second_slice::SCHEMA).http();
        let check = if rule == Rule::OtherAction { check.action(GiveBack::ACTION) } else { check };
        return (own, Cow::Owned(check.message(own)));
    }
    // The shortest request of which nothing else is said, or else the shortest.
    let with_rule = all.iter().filter(|one| one.report.iter().any(|violation| violation.rule == rule));
    let example = with_rule.min_by_key(|one| (one.report.len(), one.input.len())).unwrap();
    (&example.input, Cow::Borrowed(&example.report))
}

fn document() -> String {
    let all = all();
    let mut text = HEAD.to_owned();
    text.push_str("| rule | severity | what it asks for |\n| --- | --- | --- |\n");
    for rule in Rule::ALL {
        writeln!(text, "| [`{rule}`](#{rule}) | {} | {} |", rule.severity(), rule.description()).unwrap();
    }
    for rule in Rule::ALL {
        let (input, report) = example(*rule, &all);
        // What is said of the example by other rules has a place of its own.
        let drawn = report.draw(input).to_string();
        let block = drawn.split("\n\n").find(|block| block.contains(&format!("[{rule}]"))).unwrap();
        writeln!(text, "\n## {rule}\n\n{}\n\n```text\n{}\n```\n", rule.description(), shown(input).trim_end()).unwrap();
        writeln!(text, "```text\n{block}\n```").unwrap();
    }
    text
}

#[test]
fn the_list_of_rules_is_that_of_the_code() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/rules.md");
    let expected = document();
    if std::env::var_os("INSTA_UPDATE").is_some_and(|update| update == "always") {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &expected).unwrap();
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(
        found == expected,
        "docs/rules.md is stale: run this test with `INSTA_UPDATE=always` and commit what it writes"
    );
}
