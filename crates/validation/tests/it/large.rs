//! Very many violations in one body. A report that took more than linear time or memory would never be done here.

use std::fmt::Write;

use crate::paint::Paint;
use lifecycle_workflows_models::identity_governance::{CancelProcessing, Resume};
use lifecycle_workflows_validation::{Report, Rule, VALIDATOR, check_facts, check_http_message};
use odata_types::Action;

const MANY: usize = 100_000;

fn count(report: &Report, rule: Rule) -> usize {
    report.counts().filter(|count| count.rule == rule).map(|count| count.count).sum()
}

#[test]
fn many_wrong_items() {
    let items = vec![r#"{"Id": "1", "processingStatus": 3}"#; MANY].join(",");
    let body = format!(
        r##"{{"scope": {{"runs": [{items}], "@odata.type": "#microsoft.graph.identityGovernance.cancelRunsScope"}}}}"##
    );
    let report = check_facts(CancelProcessing::ACTION, body.as_bytes());
    assert_eq!(report.len(), 3 * MANY + 1);
    assert_eq!(count(&report, Rule::MissingKey), MANY);
    let all = VALIDATOR.max_violations(None).check_facts(CancelProcessing::ACTION, body.as_bytes());
    assert_eq!(all.violations().len(), report.len());
    assert!(all.to_string().len() < 1000 * all.len() && report.to_string().len() < 100_000);
}

#[test]
fn many_undeclared_and_duplicate_members() {
    let mut body = String::from("{");
    for number in 0..MANY {
        write!(body, r#""undeclared{}": {{"x": 1, "x": 2}},"#, number / 2).unwrap();
    }
    body.push_str(r#""source": null}"#);
    let report = check_facts(Resume::ACTION, body.as_bytes());
    assert_eq!(count(&report, Rule::UndeclaredProperty), MANY);
    assert_eq!(count(&report, Rule::DuplicateMember), MANY + MANY / 2);
}

#[test]
fn many_violations_below_a_very_long_name() {
    let long = "x".repeat(1_000_000);
    let items = vec![r#"{"a": 1, "a": 2}"#; MANY].join(",");
    let report = check_facts(Resume::ACTION, format!(r#"{{"{long}": [{items}]}}"#).as_bytes());
    assert_eq!(count(&report, Rule::DuplicateMember), MANY);
}

#[test]
fn many_unknown_types_and_tags() {
    let tag = r##""@odata.type": "#test.nowhere","##.repeat(MANY);
    let nodes = vec![r##"{"@odata.type": "#test.nowhere"}"##; MANY].join(",");
    let colors = "blue,".repeat(MANY);
    let body = format!(r#"{{"thing": {{{tag} "@type": 1}}, "nodes": [{nodes}], "colors": "{colors}"}}"#);
    let report = check_facts(Paint::ACTION, body.as_bytes());
    assert_eq!(count(&report, Rule::UnknownType), 2 * MANY);
    assert_eq!(count(&report, Rule::UnknownEnumMember), MANY + 1);
}

#[test]
fn a_body_as_deep_as_can_be() {
    let deepest = 126;
    let body = format!(r#"{{"anything": {}1{}}}"#, "[".repeat(deepest), "]".repeat(deepest));
    assert_eq!(count(&check_facts(Paint::ACTION, body.as_bytes()), Rule::MalformedJson), 0);
    let body = format!(r#"{{"anything": {}1{}}}"#, "[".repeat(MANY), "]".repeat(MANY));
    assert_eq!(count(&check_facts(Paint::ACTION, body.as_bytes()), Rule::MalformedJson), 1);
}

#[test]
fn many_violations_on_one_long_line_are_drawn() {
    let items = vec![r#"{"Id": "1"}"#; MANY / 20].join(",");
    let body = format!(r#"{{"scope": {{"runs": [{items}]}}}}"#);
    let report = VALIDATOR.max_violations(None).check_facts(CancelProcessing::ACTION, body.as_bytes());
    let drawn = report.draw(body.as_bytes()).to_string();
    assert_eq!(report.len(), 2 * (MANY / 20) + 2);
    assert!(drawn.lines().all(|line| line.chars().count() < 400));
    assert_eq!(drawn.matches("error[missing-key]").count(), MANY / 20);
}

#[test]
fn a_message_with_very_long_lines_is_drawn() {
    let token = "x".repeat(1_000_000);
    let message = format!("POST /{token}?{token}\nAuthorization: {token}\n{token}\n\n{{\"{token}\": 1}}");
    let report = check_http_message(message.as_bytes());
    assert!(report.len() >= 4 && report.draw(message.as_bytes()).to_string().len() < 10_000);
}

#[test]
fn a_message_with_very_many_secrets_and_headers_is_checked() {
    let mut message = String::from("POST /beta HTTP/1.1\n");
    for number in 0..MANY {
        writeln!(message, "X-Token: {number:030}\nAuthorization: Bearer\nno header {number}").unwrap();
    }
    let report = check_http_message(message.as_bytes());
    assert_eq!(count(&report, Rule::DuplicateHeader), MANY - 1);
    assert_eq!(count(&report, Rule::MalformedMessage), MANY);
}
