//! `lcw show`.

use lifecycle_workflows::models::{SCHEMA, action_name};
use serde_json::Value;

use crate::run::run;

fn json(arguments: &[&str]) -> Value {
    serde_json::from_str(&run(arguments, "").1).unwrap()
}

#[test]
fn requests_are_listed() {
    insta::assert_snapshot!("show_list", run(&["show"], "").1);
    let all = json(&["show", "--format", "json"]);
    let count = |kind: &str| all.as_array().unwrap().iter().filter(|one| one["kind"] == kind).count();
    assert_eq!((count("action"), count("function")), (SCHEMA.actions.len(), SCHEMA.functions.len()));
    let operations = SCHEMA.actions.len() + SCHEMA.functions.len() + SCHEMA.requests.len();
    assert_eq!(all.as_array().unwrap().len(), operations);
}

#[test]
fn the_documentation_is_shown() {
    insta::assert_snapshot!("show_cancel_processing", run(&["show", "cancelProcessing"], "").1);
    insta::assert_snapshot!("show_resume", run(&["show", "resume"], "").1);
    insta::assert_snapshot!("show_function", run(&["show", "userProcessingResult/summary"], "").1);
    insta::assert_snapshot!("show_list_request", run(&["show", "tasks"], "").1);
    insta::assert_snapshot!("show_update", run(&["show", "update/workflow"], "").1);
    insta::assert_snapshot!("show_json", run(&["show", "cancelProcessing", "--format", "json"], "").1);
}

#[test]
fn every_request_is_shown() {
    for one in json(&["show", "--format", "json"]).as_array().unwrap() {
        let (status, out, err) = run(&["show", one["name"].as_str().unwrap()], "");
        assert!(
            status == 0 && err.is_empty() && out.contains("\nPermissions, the least privileged first\n"),
            "{out}{err}"
        );
    }
}

#[test]
fn the_example_is_a_body_that_passes() {
    for action in ["cancelProcessing", "resume"] {
        let (status, example, _) = run(&["show", action, "--example"], "");
        assert_eq!(status, 0);
        assert_eq!(run(&["check", "--action", action], &example).0, 0);
    }
}

#[test]
fn the_schema_is_that_of_the_repository() {
    for action in ["cancelProcessing", "resume"] {
        let path = format!("{}/../../schemas/json/{action}.schema.json", env!("CARGO_MANIFEST_DIR"));
        let mut kept: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        kept.as_object_mut().unwrap().remove("$comment");
        assert_eq!(json(&["show", action, "--json-schema"]), kept);
    }
}

#[test]
fn contradictory_arguments_are_refused() {
    for arguments in [
        &["show", "pause"][..],
        &["show", "--example"],
        &["show", "resume", "--example", "--json-schema"],
        &["show", "runs", "--json-schema"],
    ] {
        assert_eq!(run(arguments, "").0, 2, "{arguments:?}");
    }
}

#[test]
fn the_states_that_an_action_applies_to_are_in_the_json() {
    for action in SCHEMA.actions {
        let shown = &json(&["show", &action_name(action), "--format", "json"])["actsOn"];
        match action.acts_on {
            None => assert!(shown.is_null()),
            Some(acts_on) => {
                assert_eq!(shown["entityType"], acts_on.entity_type);
                assert_eq!(shown["property"], acts_on.property);
                assert_eq!(shown["values"], serde_json::json!(acts_on.values));
            }
        }
    }
}
