//! Reports as people read them, at least one for every rule.

use std::collections::BTreeSet;

use lifecycle_workflows_validation::Rule;

use crate::cases::CASES;

#[test]
fn every_case_has_its_report() {
    for case in CASES {
        let report = (case.report)(case.body.as_bytes());
        let mut settings = insta::Settings::clone_current();
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!(case.name, format!("{}\n\n{report}", shown(case.body))));
    }
}

/// The body with characters escaped that an editor would not show as they are.
fn shown(body: &str) -> String {
    let is_plain = |character: char| matches!(character, '\n' | ' '..='~');
    body.chars().map(|c| if is_plain(c) { c.to_string() } else { c.escape_unicode().to_string() }).collect()
}

#[test]
fn every_rule_occurs_in_a_report() {
    let mut rules = BTreeSet::new();
    for case in CASES {
        let report = (case.report)(case.body.as_bytes());
        rules.extend(report.iter().map(|violation| violation.rule));
        for violation in &report {
            assert_eq!(violation.severity, violation.rule.severity());
        }
    }
    assert_eq!(rules.into_iter().collect::<Vec<_>>(), Rule::ALL);
}

#[test]
fn every_snapshot_belongs_to_a_case() {
    let snapshots = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/snapshots");
    let mut found: Vec<_> =
        std::fs::read_dir(snapshots).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    found.sort();
    let mut expected: Vec<_> = CASES.iter().map(|case| format!("{}.snap", case.name)).collect();
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
