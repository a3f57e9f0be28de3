//! What is wrong with a body is an error that says so, never a value that looks right.

use lifecycle_workflows_models::identity_governance::{CancelProcessing, Resume};
use serde_json::Value;

const TAG: &str = r##""@odata.type":"#microsoft.graph.identityGovernance.cancelRunsScope""##;

fn cancel(text: &str) -> String {
    serde_json::from_str::<CancelProcessing>(text).unwrap_err().to_string()
}

fn resume(text: &str) -> String {
    serde_json::from_str::<Resume>(text).unwrap_err().to_string()
}

#[test]
fn a_missing_type_tag_names_the_property_and_the_types() {
    let message = cancel(r#"{"scope":{"runs":[]}}"#);
    insta::assert_snapshot!("missing_type_tag", message);
    insta::assert_snapshot!("missing_type_tag_alone", cancel(r#"{"scope":{}}"#));
}

#[test]
fn a_malformed_body_of_a_known_type_is_never_an_unknown_type() {
    let texts = [
        format!(r#"{{"scope":{{{TAG},"runs":1}}}}"#),
        format!(r#"{{"scope":{{{TAG},"runs":null}}}}"#),
        format!(r#"{{"scope":{{{TAG},"runs":[1]}}}}"#),
        format!(r#"{{"scope":{{{TAG},"runs":[{{"id":1}}]}}}}"#),
        format!(r#"{{"scope":{{{TAG}}}}}"#),
        format!(r#"{{"scope":{{"runs":1,{TAG}}}}}"#),
        format!(r#"{{"scope":{{"runs":[{{"id":1}}],{TAG}}}}}"#),
    ];
    let messages: Vec<_> = texts.iter().map(|text| format!("{text}\n  {}", cancel(text))).collect();
    insta::assert_snapshot!("malformed_known_type", messages.join("\n"));
}

#[test]
fn a_duplicate_member_is_an_error_at_every_depth() {
    let texts = [
        format!(r#"{{"scope":{{{TAG},"runs":[]}},"scope":{{{TAG},"runs":[]}}}}"#),
        format!(r#"{{"scope":{{{TAG},"runs":[],"runs":[]}}}}"#),
        format!(r#"{{"scope":{{"runs":[],"runs":[],{TAG}}}}}"#),
        format!(r#"{{"scope":{{{TAG},{TAG},"runs":[]}}}}"#),
        format!(r#"{{"scope":{{{TAG},"runs":[],"@type":"x"}}}}"#),
        format!(r#"{{"scope":{{{TAG},"runs":[{{"id":"1","id":"1"}}]}}}}"#),
        format!(r#"{{"scope":{{{TAG},"runs":[],"new":1,"new":1}}}}"#),
        format!(r#"{{"scope":{{{TAG},"runs":[],"new":{{"a":{{"b":1,"b":2}}}}}}}}"#),
        r##"{"scope":{"@odata.type":"#ns.new","a":1,"a":1}}"##.to_owned(),
        r##"{"scope":{"a":1,"a":1,"@odata.type":"#ns.new"}}"##.to_owned(),
        r##"{"scope":{"a":1,"@odata.type":"#ns.new","@odata.type":"#ns.new"}}"##.to_owned(),
    ];
    for text in &texts {
        let message = cancel(text);
        assert!(message.contains("duplicate member"), "{text}: {message}");
    }
    assert!(resume(r#"{"data":{"operationStatus":null,"operationStatus":"failed"}}"#).contains("duplicate member"));
    assert!(resume(r#"{"source":null,"source":null,"data":{}}"#).contains("duplicate member"));
}

#[test]
fn values_of_the_wrong_type_are_errors() {
    let texts = [
        "[]",
        "1",
        "{}",
        r#"{"data":null}"#,
        r#"{"data":[]}"#,
        r#"{"data":{"operationStatus":true}}"#,
        r#"{"source":1}"#,
        "{",
    ];
    let messages: Vec<_> = texts.iter().map(|text| format!("{text}\n  {}", resume(text))).collect();
    insta::assert_snapshot!("wrong_types_in_a_resumption", messages.join("\n"));
    let texts = [
        "{}",
        r#"{"scope":null}"#,
        r#"{"scope":[]}"#,
        r#"{"scope":{"@odata.type":null}}"#,
        r#"{"scope":{"@odata.type":5,"a":1}}"#,
    ];
    let messages: Vec<_> = texts.iter().map(|text| format!("{text}\n  {}", cancel(text))).collect();
    insta::assert_snapshot!("wrong_types_in_a_cancellation", messages.join("\n"));
}

#[test]
fn depth_is_limited_before_the_stack_is() {
    for depth in [200, 100_000] {
        let nested = "[".repeat(depth) + &"]".repeat(depth);
        for text in [
            format!(r#"{{"scope":{{{TAG},"runs":[],"new":{nested}}}}}"#),
            format!(r#"{{"scope":{{"new":{nested},{TAG},"runs":[]}}}}"#),
        ] {
            assert!(cancel(&text).contains("recursion limit exceeded"));
        }
    }
}

#[test]
fn errors_from_a_value_say_the_same() {
    let value: Value = serde_json::from_str(r#"{"scope":{"runs":[]}}"#).unwrap();
    let message = serde_json::from_value::<CancelProcessing>(value).unwrap_err().to_string();
    assert!(message.starts_with("scope: missing `@odata.type` in a value of the abstract type"), "{message}");
}
