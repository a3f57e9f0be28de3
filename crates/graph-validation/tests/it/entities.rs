//! Requests that create or change entities, of the second slice.

use graph_validation::{Operation, Report, Rule, Span, Validator};
use second_slice::directory::SCHEMA;

const VALIDATOR: Validator = Validator::new(&SCHEMA);

fn message(line: &str, body: &str) -> String {
    format!("{line}\nAuthorization: Bearer secret\nContent-Type: application/json\n\n{body}")
}

/// The rules that a message violates, with the text that each marks.
fn marked<'a>(report: &Report, text: &'a str) -> Vec<(Rule, &'a str)> {
    let mark = |span: Span| text.get(span.start..span.end).unwrap_or_default();
    report.iter().map(|violation| (violation.rule, mark(violation.span.unwrap()))).collect()
}

#[track_caller]
fn violates(line: &str, body: &str, expected: &[(Rule, &str)]) {
    let text = message(line, body);
    let report = VALIDATOR.http().message(text.as_bytes());
    assert!(matches!(report.operation(), Some(Operation::Entities(_))), "{report:?}");
    assert_eq!(marked(&report, &text), expected, "{report}");
}

#[test]
fn a_body_has_what_is_required_and_sets_what_it_may() {
    let create = "POST https://graph.microsoft.com/v1.0/users";
    violates(create, r#"{"accountEnabled": true, "displayName": "Ana"}"#, &[]);
    let body = r#"{"accountEnabled": "yes"}"#;
    violates(create, body, &[(Rule::MissingRequired, body), (Rule::WrongJsonType, "\"yes\"")]);
    violates(create, r#"{"accountEnabled": true, "displayName": null}"#, &[(Rule::NullRequired, "null")]);
    let change = "PATCH https://graph.microsoft.com/v1.0/users/7";
    violates(change, r##"{"displayName": "Ana", "@odata.type": "#microsoft.graph.user"}"##, &[]);
    violates(change, r#"{"id": "8"}"#, &[(Rule::NotSettable, "\"id\"")]);
    violates(change, "{", &[(Rule::MalformedJson, "")]);
    violates(change, "[]", &[(Rule::WrongJsonType, "[]")]);
}

#[test]
fn the_head_is_checked_as_well() {
    violates("PATCH /v1.0/users/{user-id}", "{}", &[(Rule::PlaceholderLeft, "{user-id}")]);
    violates("PATCH https://graph.example/v1.0/users/7", "{}", &[(Rule::UnknownHost, "graph.example")]);
    // What is not documented is not guessed.
    let other = VALIDATOR.http().message(message("PUT /v1.0/users/7", "{}").as_bytes());
    assert!(other.operation().is_none());
}

#[test]
fn what_is_unknown_until_run_time_is_not_checked() {
    let text = message("POST /v1.0/users", r#"{"NAME": true, "displayName": "WHO"}"#);
    let place = |word: &str| text.find(word).map(|start| Span { start, end: start + word.len() }).unwrap();
    let report = VALIDATOR.http().message_with_unknown(text.as_bytes(), &[place("NAME"), place("WHO")]);
    assert!(report.is_empty(), "{report}");
}

#[test]
fn a_body_alone_is_checked() {
    let change = SCHEMA.requests.iter().find(|one| one.request.method == "PATCH").unwrap();
    let report = VALIDATOR.check_facts(*change, br#"{"displayNam": "Ana"}"#);
    let violation = &report.violations()[0];
    assert_eq!((violation.rule, violation.help.as_str()), (Rule::NotSettable, "did you mean `displayName`?"));
}
