//! Reports keep a limited number of violations, and count all.

use graph_validation::{Report, Rule, Severity, Validator};
use odata_types::Action;
use second_slice::SCHEMA;
use second_slice::library::{GiveBack, Lend};

const VALIDATOR: Validator = Validator::new(&SCHEMA);

/// `count` texts in a row.
fn each(count: usize, text: impl Fn(usize) -> String) -> String {
    (0..count).map(text).collect::<Vec<_>>().concat()
}

/// A body with `count` undeclared members, each of which is a warning, and as many errors behind them.
fn many(count: usize) -> String {
    let members = each(count, |number| format!(r#""x{number}": 1, "#));
    let wrong = vec![r#"{"id": "1", "loans": "many"}"#; count].join(", ");
    format!(r##"{{{members}"borrower": {{"@odata.type": "#example.library.memberBorrower", "members": [{wrong}]}}}}"##)
}

fn check(validator: Validator, count: usize) -> Report {
    validator.check_facts(Lend::ACTION, many(count).as_bytes())
}

fn severities(report: &Report) -> (usize, usize) {
    (report.errors().count(), report.warnings().count())
}

#[test]
fn a_hundred_are_kept_and_all_are_counted() {
    let report = check(VALIDATOR, 1000);
    assert_eq!(severities(&report), (100, 0));
    assert_eq!((report.error_count(), report.warning_count(), report.len()), (1001, 1000, 2001));
    let omitted: Vec<_> = report.omitted().map(|one| (one.severity, one.rule, one.count)).collect();
    assert_eq!(
        omitted,
        [(Severity::Error, Rule::WrongJsonType, 901), (Severity::Warning, Rule::UndeclaredProperty, 1000)]
    );
    assert_eq!(report.counts().map(|one| one.count).sum::<usize>(), report.len());
    assert!(report.has_errors() && !report.is_empty());
}

#[test]
fn warnings_fill_what_errors_leave() {
    let report = check(VALIDATOR, 60);
    assert_eq!(severities(&report), (61, 39));
    assert!(report.violations().is_sorted_by_key(|violation| violation.span));
    let report = check(VALIDATOR, 40);
    assert_eq!(severities(&report), (41, 40));
    assert_eq!(report.omitted().count(), 0);
}

#[test]
fn the_limit_can_be_set_and_lifted() {
    assert_eq!(check(VALIDATOR.max_violations(Some(7)), 1000).violations().len(), 7);
    assert_eq!(check(VALIDATOR.max_violations(Some(0)), 1000).violations().len(), 1);
    let all = check(VALIDATOR.max_violations(None), 1000);
    assert_eq!((all.violations().len(), all.omitted().count()), (2001, 0));
    assert!(!all.to_string().contains(" more: "));
}

#[test]
fn every_form_of_a_report_says_how_many_more_there_are() {
    let body = many(200);
    let report = VALIDATOR.check_facts(Lend::ACTION, body.as_bytes());
    let end = "and 301 more: 101 of wrong-json-type, 200 of undeclared-property";
    assert!(report.to_string().ends_with(&format!("\n{end}")));
    assert!(report.draw(body.as_bytes()).to_string().ends_with(&format!("\n\n{end}")));
    let json: serde_json::Value = serde_json::from_str(&serde_json::to_string(&report).unwrap()).unwrap();
    assert_eq!((&json["valid"], &json["errors"], &json["warnings"]), (&false.into(), &201.into(), &200.into()));
    assert_eq!(json["diagnostics"].as_array().map(Vec::len), Some(100));
    assert_eq!(
        json["omitted"].to_string(),
        r#"[{"count":101,"rule":"wrong-json-type","severity":"error"},{"count":200,"rule":"undeclared-property","severity":"warning"}]"#
    );
    let error = report.graph_error().unwrap();
    let error: serde_json::Value = serde_json::from_str(&serde_json::to_string(&error).unwrap()).unwrap();
    assert!(error["error"]["message"].as_str().unwrap().ends_with(", and 200 more"));
    assert_eq!(error["error"]["details"].as_array().map(Vec::len), Some(100));
}

#[test]
fn reports_of_hostile_input_are_small() {
    let long = "x".repeat(100_000);
    let nested = format!(r#"{{"{long}": {{"{long}": 1}}, "{long}": 2}}"#);
    let members = each(10_000, |number| format!(r#""{number}{long:.1000}": {{"a": 1, "a": 2}}, "#));
    let body = format!(r#"{{{members}"condition": {nested}}}"#);
    let report = VALIDATOR.check_facts(GiveBack::ACTION, body.as_bytes());
    assert_eq!(report.len(), 20_000 + 4);
    for shown in [report.to_string(), report.draw(body.as_bytes()).to_string(), serde_json::to_string(&report).unwrap()]
    {
        assert!(shown.len() < 200_000, "{}", shown.len());
    }
}

#[test]
fn a_message_with_very_many_wrong_lines_is_bounded_as_well() {
    let lines = each(10_000, |number| format!("no header {number}\n"));
    let message = format!("POST /beta/libraries/1/books/2/lend HTTP/1.1\n{lines}\n{}", many(500));
    let report = VALIDATOR.http().message(message.as_bytes());
    assert_eq!(report.violations().len(), 100);
    assert_eq!(report.error_count(), 10_000 + 2 + 501);
    // The body does not displace violations of the head.
    assert!(report.errors().any(|error| error.rule == Rule::MissingHeader));
}
