//! Reports as people read them, at least one for every rule.

use std::collections::BTreeSet;

use lifecycle_workflows_validation::{Report, Rule, VALIDATOR, shown_safely};

use crate::cases::CASES;
use crate::definitions;
use crate::fixtures::{MESSAGES, action, documented, wrong};

/// A request, its report, and under which name that is kept.
pub(crate) struct Reported {
    pub(crate) name: String,
    pub(crate) input: Vec<u8>,
    pub(crate) report: Report,
}

/// The cases, and all wrong messages.
pub(crate) fn all() -> Vec<Reported> {
    let cases = CASES.iter().map(|case| {
        let input = case.body.as_bytes().to_vec();
        Reported { name: case.name.to_owned(), report: (case.report)(&input), input }
    });
    let messages = wrong().into_iter().filter(|fixture| fixture.folder == MESSAGES).map(|fixture| {
        let report = fixture.report();
        Reported { name: format!("message_{}", fixture.name), input: fixture.bytes, report }
    });
    let input = documented("cancel_processing");
    let report = VALIDATOR.http().action(action("resume")).message(&input);
    let other = Reported { name: "message_of_another_action".to_owned(), input, report };
    cases.chain(messages).chain([other]).chain(definitions::all()).collect()
}

#[test]
fn every_report_is_as_people_and_programs_know_it() {
    for Reported { name, input, report } in all() {
        let json: Vec<_> = report.iter().map(|one| shown_safely(&serde_json::to_string(one).unwrap())).collect();
        let shown = format!("{}\n\n{}\n\n{}", shown(&input), report.draw(&input), json.join("\n"));
        let mut settings = insta::Settings::clone_current();
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!(name, shown));
    }
}

/// The input with characters escaped that an editor would not show as they are.
pub(crate) fn shown(input: &[u8]) -> String {
    let is_plain = |character: char| matches!(character, '\n' | ' '..='~');
    let text = String::from_utf8_lossy(input).replace("\r\n", "\n");
    text.chars().map(|c| if is_plain(c) { c.to_string() } else { c.escape_unicode().to_string() }).collect()
}

#[test]
fn every_rule_occurs_in_a_report() {
    let rules: BTreeSet<_> = all().iter().flat_map(|one| one.report.iter().map(|violation| violation.rule)).collect();
    assert_eq!(rules.into_iter().collect::<Vec<_>>(), Rule::ALL);
}

#[test]
fn bodies_alone_have_the_severity_of_the_rule() {
    for case in CASES {
        for violation in &(case.report)(case.body.as_bytes()) {
            assert_eq!(violation.severity, violation.rule.severity());
        }
    }
}

#[test]
fn every_snapshot_belongs_to_a_case() {
    let snapshots = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/snapshots");
    let mut found: Vec<_> =
        std::fs::read_dir(snapshots).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    // What a failing run proposes is no snapshot yet.
    found.retain(|name| !name.ends_with(".snap.new"));
    found.sort();
    let mut expected: Vec<String> = all().iter().map(|one| format!("{}.snap", one.name)).collect();
    expected.sort();
    assert_eq!(found, expected);
}

#[test]
fn a_span_holds_what_the_violation_says() {
    for case in CASES {
        for violation in &(case.report)(case.body.as_bytes()) {
            let span = violation.span.expect("the body is text");
            assert!(case.body.get(span.start..span.end).is_some(), "{}: {violation:?}", case.name);
        }
    }
}
