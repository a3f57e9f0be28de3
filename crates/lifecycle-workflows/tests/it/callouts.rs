//! Callouts: the documented payload, variants that occur, and arbitrary input.

use std::error::Error as _;

use lifecycle_workflows::callbacks::{Callout, CalloutError};
use lifecycle_workflows::client::ResultAddress;
use proptest::prelude::*;
use serde_json::{Value, json};

pub(crate) const PATH: &str =
    "/identityGovernance/lifecycleWorkflows/workflows/w/tasks/t/taskProcessingResults/r/resume";

fn documented() -> Value {
    json!({
        "data": {
            "callbackUriPath": PATH,
            "subject": {
                "id": "s", "displayName": "Reza Kumar", "email": "reza@example.com", "userPrincipalName": "reza@corp.example",
                "manager": {"id": "m", "displayName": "Lynne Baxter", "email": "lynne@example.com"}
            },
            "task": {"id": "t", "displayName": "A desk"},
            "taskProcessingResult": {"id": "r", "createdDateTime": "2026-01-02T03:04:05Z"},
            "workflow": {"id": "w", "displayName": "Joiners", "workflowVersion": 3}
        },
        "source": "lifecycleWorkflows",
        "type": "lifecycleEvent"
    })
}

fn parse(value: &Value) -> Result<Callout, CalloutError> {
    Callout::parse(value.to_string().as_bytes())
}

#[test]
fn the_documented_payload_is_read_whole() {
    let callout = parse(&documented()).unwrap();
    assert_eq!(callout.address, ResultAddress::new("w", "t", "r").unwrap());
    assert!(callout.additional_properties.is_empty() && callout.data_additional_properties.is_empty());
    insta::assert_snapshot!(format!("{callout:#?}"));
}

#[test]
fn other_spellings_say_the_same() {
    let text = documented().to_string();
    let callout = parse(&documented()).unwrap();
    for (from, to) in [
        ("taskProcessingResult\"", "taskProcessingresult\""),
        ("workflowVersion", "workflowVerson"),
        ("\"workflowVersion\":3", "\"workflowVersion\":\"3\""),
        ("\"email\"", "\"mail\""),
        ("\"data\"", "\"Data\""),
        ("callbackUriPath", "CallbackUriPath"),
        ("\"/identityGovernance", "\"identityGovernance"),
        ("workflows/w/tasks/t/taskProcessingResults/r/", "workflows('w')/tasks('t')/taskProcessingResults('r')/"),
        ("workflows/w/", "workflows/W/"),
        ("{\"data\"", "\u{feff}{\"data\""),
    ] {
        assert!(text.contains(from), "{from}");
        let mut found = Callout::parse(text.replace(from, to).as_bytes()).unwrap();
        found.address = ResultAddress::new(found.address.workflow.as_str().to_ascii_lowercase(), "t", "r").unwrap();
        assert_eq!(found, callout, "{to}");
    }
}

#[test]
fn the_api_version_of_the_path_is_that_of_the_answer() {
    for (path, expected) in
        [(PATH.to_owned(), None), (format!("/beta{PATH}"), Some("beta")), (format!("/v1.0{PATH}"), Some("v1.0"))]
    {
        let mut body = documented();
        body["data"]["callbackUriPath"] = path.into();
        assert_eq!(parse(&body).unwrap().address.api_version, expected);
    }
}

#[test]
fn a_path_that_disagrees_with_the_data_is_refused() {
    for (member, id) in [("workflow", "w2"), ("task", "t2"), ("taskProcessingResult", "r2")] {
        let mut body = documented();
        body["data"][member]["id"] = id.into();
        let error = parse(&body).unwrap_err();
        assert!(matches!(error, CalloutError::OtherId { name } if name == member), "{error}");
    }
}

#[test]
fn missing_members_are_none_and_unknown_members_are_kept() {
    let callout = parse(&json!({"data": {"callbackUriPath": PATH}})).unwrap();
    assert_eq!((callout.subject.id, callout.workflow.workflow_version, callout.source), (None, None, None));
    let body = json!({
        "data": {"callbackUriPath": PATH, "subject": {"id": 7, "manager": "nobody", "x": 1}, "task": null, "y": [2]}, "z": {}
    });
    let callout = parse(&body).unwrap();
    assert_eq!(Value::from(callout.subject.additional_properties), json!({"id": 7, "manager": "nobody", "x": 1}));
    assert_eq!(Value::from(callout.data_additional_properties), json!({"task": null, "y": [2]}));
    assert_eq!(Value::from(callout.additional_properties), json!({"z": {}}));
    let callout = parse(&documented()["data"]).unwrap();
    assert_eq!(callout.task.id.as_deref(), Some("t"));
}

#[test]
fn without_a_path_the_ids_lead_to_the_documented_one() {
    let mut body = documented();
    body["data"].as_object_mut().unwrap().remove("callbackUriPath");
    assert_eq!(parse(&body).unwrap().address, ResultAddress::new("w", "t", "r").unwrap());
    body["data"]["callbackUriPath"] = "".into();
    assert_eq!(parse(&body).unwrap().address, ResultAddress::new("w", "t", "r").unwrap());
    body["data"]["workflow"]["id"] = "..".into();
    assert!(matches!(parse(&body), Err(CalloutError::NoCallbackPath)));
}

#[test]
fn text_that_is_not_a_callout_is_refused() {
    let mut body = documented();
    body["data"]["callbackUriPath"] = format!("https://elsewhere.example{PATH}").into();
    let errors = [
        Callout::parse(b"").unwrap_err(),
        Callout::parse(b"\xff").unwrap_err(),
        parse(&json!([])).unwrap_err(),
        parse(&json!({})).unwrap_err(),
        parse(&body).unwrap_err(),
    ];
    let said = errors.map(|error| match error.source() {
        Some(cause) => format!("{error}: {cause}"),
        None => error.to_string(),
    });
    insta::assert_snapshot!(said.join("\n"));
}

fn values() -> impl Strategy<Value = Value> {
    let names = prop_oneof![
        "data|callbackUriPath|subject|manager|task|taskProcessingResult|taskProcessingresult|workflow|id|mail|email|type|source",
        ".{0,6}"
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        Just(Value::from(PATH)),
        ".{0,8}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(names.clone(), inner, 0..6)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

/// The number of values that are neither objects nor arrays.
fn leaves(value: &Value) -> usize {
    match value {
        Value::Object(members) => members.values().map(leaves).sum(),
        Value::Array(items) => items.iter().map(leaves).sum(),
        _ => 1,
    }
}

proptest! {
    #[test]
    fn any_json_is_read_or_refused_and_nothing_of_it_is_lost(value in values(), bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        let _ = Callout::parse(&bytes);
        let _ = parse(&value);
        let mut body = json!({"data": {"callbackUriPath": PATH}});
        body["data"]["subject"] = value.clone();
        body["data"]["x"] = value.clone();
        let callout = parse(&body).unwrap();
        prop_assert_eq!(&callout.data_additional_properties["x"], &value);
        let subject = &callout.subject;
        let manager = subject.manager.clone().unwrap_or_default();
        let known = [&subject.id, &subject.display_name, &subject.email, &subject.user_principal_name, &manager.id, &manager.display_name, &manager.email];
        let kept = leaves(&Value::from(subject.additional_properties.clone()))
            + leaves(&Value::from(manager.additional_properties))
            + callout.data_additional_properties.get("subject").map_or(0, leaves);
        prop_assert_eq!(known.iter().filter(|member| member.is_some()).count() + kept, leaves(&value));
    }
}
