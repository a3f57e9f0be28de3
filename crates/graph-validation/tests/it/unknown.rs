//! Values that are unknown until run time, rules that are allowed or denied, and places in another text.

use graph_validation::{LineIndex, Report, Rule, Severity, Span, Validator};
use odata_types::facts::Action;
use second_slice::SCHEMA;

const VALIDATOR: Validator = Validator::new(&SCHEMA);

/// Checks a message in which `{…}` stands for something unknown.
fn check(message: &str) -> Report {
    let mut unknown = Vec::new();
    for (start, _) in message.match_indices("{unknown}") {
        unknown.push(Span { start, end: start + "{unknown}".len() });
    }
    VALIDATOR.http().without_token().message_with_unknown(message.as_bytes(), &unknown)
}

fn lend() -> &'static Action {
    SCHEMA.actions.iter().find(|action| action.simple_name() == "lend").unwrap()
}

fn rules(report: &Report) -> Vec<Rule> {
    report.iter().map(|violation| violation.rule).collect()
}

fn message(target: &str, body: &str) -> String {
    format!("POST {target}\nContent-Type: application/json\n\n{body}")
}

const LENT: &str = r##"{"borrower": {"@odata.type": "#example.library.memberBorrower", "members": [{"id": "7"}]}}"##;

#[test]
fn unknown_parts_of_a_path_are_not_compared() {
    let root = "https://graph.microsoft.com";
    for target in [
        "/beta/libraries/{unknown}/books/{unknown}/lend".to_owned(),
        format!("{root}/{{unknown}}/libraries/1/books/2/lend"),
        "{unknown}/libraries/1/books/2/lend".to_owned(),
        "{unknown}/beta/libraries/1/books/2/lend".to_owned(),
        "https://{unknown}/beta/libraries/1/books/2/lend".to_owned(),
        "https://{unknown}/libraries/1/books/2/lend".to_owned(),
        // What is unknown may end in a slash.
        "{unknown}beta/libraries/1/books/2/lend".to_owned(),
        "https://{unknown}beta/libraries/1/books/2/lend".to_owned(),
        "{unknown}libraries/1/books/2/lend".to_owned(),
        "{unknown}.example/beta/libraries/1/books/2/lend".to_owned(),
        format!("{root}/beta/{{unknown}}/lend"),
        format!("{root}/beta/libraries/1/x{{unknown}}/lend"),
    ] {
        let report = check(&message(&target, LENT));
        assert_eq!((rules(&report), report.action().is_some()), (vec![], true), "{target}");
        // The body is checked all the same.
        assert_eq!(rules(&check(&message(&target, "{}"))), [Rule::MissingRequired], "{target}");
    }
    for target in ["{unknown}", "https://graph.microsoft.com/beta{unknown}", "https://graph.microsoft.com{unknown}"] {
        let report = check(&message(target, LENT));
        assert_eq!((rules(&report), report.action().is_some()), (vec![], false), "{target}");
    }
    // What is known is still checked.
    let report = check(&message("{unknown}v7.0/libraries/1/books/2/lend", LENT));
    assert_eq!(rules(&report), [Rule::UndocumentedApiVersion]);
    let report = check(&message("{unknown}beta/libraries/1/boks/2/lend", LENT));
    assert_eq!(rules(&report), [Rule::WrongPath]);
    let report = check(&message("/beta/libraries/{unknown}/boks/{unknown}/lend", LENT));
    assert_eq!(rules(&report), [Rule::WrongPath]);
    // Whatever is unknown, no documented path has these segments behind it.
    for (target, rule) in [
        ("libraries/{unknown}/books/{unknown}/lent", Rule::UnknownAction),
        ("libraries/{unknown}/lennd", Rule::UnknownAction),
        ("libraries/{unknown}/burn", Rule::UnknownAction),
        ("librarys/{unknown}/lend", Rule::WrongPath),
        ("libraries/{unknown}/books/1/2/lend", Rule::WrongPath),
    ] {
        let report = check(&message(&format!("{root}/beta/{target}"), LENT));
        assert!(rules(&report).contains(&rule), "{target}: {report}");
    }
    for target in ["libraries/{unknown}/example.library.lend", "{unknown}/{unknown}/lend", "libraries/{unknown}"] {
        let report = check(&message(&format!("{root}/beta/{target}"), LENT));
        assert!(!rules(&report).contains(&Rule::UnknownAction), "{target}: {report}");
    }
    // Whatever the API version is.
    let report = check(&message(&format!("{root}/{{unknown}}/libraries/1/boks/2/lend"), LENT));
    assert_eq!(rules(&report), [Rule::WrongPath]);
    let report = check(&message("https://gateway.example/beta/{unknown}/lend", LENT));
    assert_eq!(rules(&report), [Rule::UnknownHost]);
}

#[test]
fn an_unknown_method_is_not_compared() {
    let message = |target: &str, body: &str| message(target, body).replacen("POST", "{unknown}", 1);
    let target = "https://graph.microsoft.com/beta/libraries/1/books/2/lend";
    let report = check(&message(target, LENT));
    assert_eq!((rules(&report), report.action().is_some()), (vec![], true));
    // With the right method it has a body.
    assert_eq!(rules(&check(&message(target, "{}"))), [Rule::MissingRequired]);
    assert_eq!(rules(&check(&message(target, ""))), [Rule::MalformedJson]);
    // Several methods are documented for an entity.
    assert_eq!(rules(&check(&message("https://graph.microsoft.com/beta/libraries/1/books/2", "{}"))), []);
}

#[test]
fn an_unknown_segment_behind_the_first_slash_is_the_version() {
    assert_eq!(rules(&check(&message("/{unknown}/libraries/1/books/2/lend", LENT))), []);
    for version in ["beta", "v1.0"] {
        let report = check(&message(&format!("/{{unknown}}/{version}/libraries/1/books/2/lend"), LENT));
        assert_eq!(rules(&report), [Rule::WrongPath]);
        // It may be anything where it is not all of the segment.
        for base in ["/x{unknown}", "{unknown}", "https://{unknown}"] {
            let report = check(&message(&format!("{base}/{version}/libraries/1/books/2/lend"), LENT));
            assert!(!rules(&report).contains(&Rule::WrongPath), "{base}");
        }
    }
}

#[test]
fn the_method_is_that_of_the_expected_action_where_the_path_does_not_tell() {
    let check = |message: &str| {
        let start = message.find("{unknown}").unwrap();
        let unknown = [Span { start, end: start + "{unknown}".len() }];
        VALIDATOR.http().without_token().action(lend()).message_with_unknown(message.as_bytes(), &unknown)
    };
    for target in ["https://graph.microsoft.com/beta{unknown}", "{unknown}"] {
        assert_eq!(rules(&check(&message(target, LENT))), []);
        assert_eq!(rules(&check(&message(target, LENT).replace("POST", "PATCH"))), [Rule::WrongMethod]);
        // A request without a body may be any other one.
        assert_eq!(rules(&check(&format!("GET {target}\n\n"))), []);
    }
}

/// A variable may hold the API version as well as the host.
#[test]
fn a_variable_before_the_path_is_reported_once() {
    for base in ["{{base}}/", "{{base}}/beta/", "{{base}}beta/", "https://{{base}}/", "{{base}}"] {
        let report = check(&message(&format!("{base}libraries/1/books/2/lend"), LENT));
        assert_eq!(rules(&report), [Rule::PlaceholderLeft], "{base}: {report}");
    }
}

#[test]
fn one_fault_of_the_method_is_one_violation() {
    let documented = message("/beta/libraries/1/books/2/lend", LENT);
    assert_eq!(rules(&check(&documented.replace("POST", "GET"))), [Rule::WrongMethod]);
    assert_eq!(rules(&check("GET /beta/libraries/1/books/2/lend\n\n")), [Rule::WrongMethod]);
    // A body is checked all the same.
    let report = check(&format!("PUT /beta/libraries/1/books/2/lend\n\n{}", "{}"));
    assert_eq!(rules(&report), [Rule::WrongMethod, Rule::MissingHeader, Rule::MissingRequired], "{report}");
}

#[test]
fn a_method_that_is_not_documented_for_a_path_names_those_that_are() {
    let report = check(&message("/beta/libraries/1/books/2", LENT).replace("POST", "PUT"));
    assert_eq!(rules(&report), [Rule::WrongMethod], "{report}");
    let violation = &report.violations()[0];
    assert!(violation.help.contains("/libraries/"), "{report}");
}

#[test]
fn unknown_values_of_a_body_are_not_checked() {
    let target = "/beta/libraries/1/books/2/lend";
    for body in [
        "\"{unknown}\"",
        r#"{"borrower": "{unknown}"}"#,
        r##"{"borrower": {"@odata.type": "#example.library.memberBorrower", "members": "{unknown}"}}"##,
        r##"{"borrower": {"@odata.type": "#example.library.memberBorrower", "members": [{"id": "a{unknown}"}]}}"##,
        r#"{"borrower": {"@odata.type": "{unknown}", "members": [{"id": "$x"}]}}"#,
        r#"{"{unknown}": 1}"#,
    ] {
        assert_eq!(rules(&check(&message(target, body))), [], "{body}");
    }
    let wrong = r##"{"borrower": {"@odata.type": "#example.library.memberBorrower", "members": [{"id": 1, "name": "{unknown}"}]}}"##;
    assert_eq!(rules(&check(&message(target, wrong))), [Rule::WrongJsonType]);
    // A content type is unknown, too.
    let unknown = format!("POST {target}\nContent-Type: {{unknown}}\n\n{LENT}");
    assert_eq!(rules(&check(&unknown)), []);
}

#[test]
fn placeholders_as_ids_of_a_body_are_left() {
    for id in ["{run-id}", "{{run}}", "$RunId", "$($run.id)", "null", "undefined", "<id>"] {
        let body = LENT.replace('7', id);
        let report = check(&message("/beta/libraries/1/books/2/lend", &body));
        assert_eq!(rules(&report), [Rule::PlaceholderLeft], "{id}");
    }
    for target in ["/beta/libraries/null/books/2/lend", "/beta/libraries/1/books/undefined/lend"] {
        assert_eq!(rules(&check(&message(target, LENT))), [Rule::PlaceholderLeft], "{target}");
    }
    let braces = "{8cdf25a8-c9d2-423e-a03d-3f39f03c3e97}";
    let report = check(&message(&format!("/beta/libraries/1/books/{braces}/lend"), &LENT.replace('7', braces)));
    assert_eq!(rules(&report), [Rule::InvalidId, Rule::InvalidId]);
    assert!(report.iter().all(|violation| violation.help.starts_with("leave the braces out")), "{report}");
}

#[test]
fn a_doubled_sign_is_named() {
    for name in ["@@odata.type", "@@type"] {
        let body = LENT.replace("@odata.type", name);
        let report = VALIDATOR.check_facts(lend(), body.as_bytes());
        let named: Vec<_> = report.iter().filter(|violation| violation.rule == Rule::MissingType).collect();
        assert_eq!(named.len(), 1, "{report}");
        assert!(named[0].span.is_some_and(|span| body[span.start..span.end] == format!("\"{name}\"")), "{report}");
    }
}

#[test]
fn an_expression_in_a_url_is_a_placeholder() {
    for expression in ["@{triggerBody()?['data']?['path']}", "$(cat path/of)", "${URL:-x/y}"] {
        let report = check(&message(&format!("https://graph.microsoft.com/v1.0{expression}"), LENT));
        assert_eq!(rules(&report), [Rule::PlaceholderLeft], "{expression}: {report}");
    }
}

#[test]
fn rules_are_allowed_and_denied() {
    let body = br##"{"borrower": {"@odata.type": "#example.library.memberBorrower", "members": [{"Id": "7"}]}}"##;
    let graded = |validator: Validator| {
        let report = validator.check_facts(lend(), body);
        report.iter().map(|violation| (violation.rule, violation.severity)).collect::<Vec<_>>()
    };
    let (key, undeclared) = (Rule::MissingKey, Rule::UndeclaredProperty);
    assert_eq!(graded(VALIDATOR), [(key, Severity::Error), (undeclared, Severity::Warning)]);
    assert_eq!(graded(VALIDATOR.allow(key)), [(undeclared, Severity::Warning)]);
    assert_eq!(graded(VALIDATOR.deny(undeclared)), [(key, Severity::Error), (undeclared, Severity::Error)]);
    assert_eq!(graded(VALIDATOR.allow(key).allow(undeclared)), []);
    // The last word counts.
    assert_eq!(graded(VALIDATOR.deny(key).allow(key).allow(undeclared).deny(undeclared)).len(), 1);
}

#[test]
fn a_report_moves_to_another_text() {
    let body = LENT.replace("\"7\"", "7");
    let text = format!("some text\n  {body}\n");
    let offset = text.find('{').unwrap();
    let report = VALIDATOR.check_facts(lend(), body.as_bytes());
    let moved =
        report.relocated(&LineIndex::new(&text), |span| Span { start: span.start + offset, end: span.end + offset });
    let violation = &moved.violations()[0];
    let (span, position) = (violation.span.unwrap(), violation.position.unwrap());
    assert_eq!((&text[span.start..span.end], position.line, position.column), ("7", 2, 86));
    // A part of the text is enough to draw it.
    let part = moved.draw(&text.as_bytes()[10..]).starting_at(10).to_string();
    assert_eq!(part, moved.draw(text.as_bytes()).to_string());
}
