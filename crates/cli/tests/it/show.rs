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
fn a_further_path_is_shown_with_its_versions() {
    let text = run(&["show", "accessPackageAssignmentRequest/resume"], "").1;
    let path = "/identityGovernance/entitlementManagement/accessPackageAssignmentRequests/{accessPackageAssignmentRequestId}/resume";
    assert!(
        text.contains(&format!("  also POST {path}, API versions: beta\n    The path is to be retired.\n")),
        "{text}"
    );
    let shown = json(&["show", "accessPackageAssignmentRequest/resume", "--format", "json"]);
    assert_eq!(shown["furtherPaths"][0]["path"], path);
    assert_eq!(json(&["show", "resume", "--format", "json"])["furtherPaths"], Value::Array(Vec::new()));
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

/// The parameters of a request, or the properties of its body, with those of their types.
fn each(parameters: &Value, look: &mut impl FnMut(&Value)) {
    for one in parameters.as_array().into_iter().flatten() {
        look(one);
        for of in one["types"].as_array().into_iter().flatten() {
            each(&of["properties"], look);
        }
    }
}

/// What is documented of each request, and its text.
fn documented() -> Vec<(Value, String)> {
    let all = json(&["show", "--format", "json"]);
    let mut names: Vec<&str> = all.as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
    names.dedup();
    let shown = names.into_iter().flat_map(|name| {
        let (shown, text) = (json(&["show", name, "--format", "json"]), run(&["show", name], "").1);
        let several = if shown.is_array() { shown.as_array().unwrap().clone() } else { vec![shown] };
        several.into_iter().map(move |one| (one, text.clone()))
    });
    shown.collect()
}

/// One request is an object, several are an array.
#[test]
fn what_is_shown_of_a_name_is_one_document() {
    let all = json(&["show", "--format", "json"]);
    assert_eq!(documented().len(), all.as_array().unwrap().len());
    for (name, count) in
        [("workflows", None), ("tasks", Some(2)), ("task", Some(2)), ("taskProcessingResults", Some(4))]
    {
        let shown = json(&["show", name, "--format", "json"]);
        assert_eq!(shown.as_array().map(Vec::len), count, "{name}");
    }
}

#[test]
fn the_properties_of_entities_are_shown_as_parameters_are() {
    let mut count = 0;
    for (one, text) in documented() {
        let is_write = one["kind"] == "create" || one["kind"] == "update";
        if one["kind"] != "action" && one["kind"] != "function" && !is_write {
            assert!(one["parameters"].is_null(), "{}", one["name"]);
            continue;
        }
        let names = |value: &Value| -> Vec<String> {
            value.as_array().unwrap().iter().map(|one| one.as_str().unwrap().to_owned()).collect()
        };
        let parameters = one["parameters"].as_array().unwrap();
        if is_write {
            count += 1;
            let mut shown: Vec<_> = parameters.iter().map(|one| one["name"].as_str().unwrap().to_owned()).collect();
            let mut settable = names(&one["settableProperties"]);
            shown.sort();
            settable.sort();
            assert!(!shown.is_empty() && (settable.is_empty() || settable == shown), "{text}");
            for path in names(&one["requiredProperties"]) {
                let (mut at, mut required) = (one["parameters"].clone(), Value::Null);
                for name in path.split('/') {
                    let property = at.as_array().unwrap().iter().find(|one| one["name"] == name).unwrap().clone();
                    (at, required) = (property["types"][0]["properties"].clone(), property["required"].clone());
                }
                assert_eq!(required, true, "{path}");
            }
        }
        each(&one["parameters"], &mut |property| {
            let line = format!("`{}`, ", property["name"].as_str().unwrap());
            let of = text.lines().filter(|shown| shown.trim_start().starts_with(&line));
            let of: Vec<_> = of.collect();
            for fact in ["description", "longDescription", "ifAbsent", "minimum", "maximum", "membersLongDescription"] {
                let fact = property[fact].as_str().unwrap();
                let sentences = fact.rsplit_once(". ").map_or(fact, |(_, last)| last);
                assert!(of.iter().any(|shown| shown.contains(sentences)), "{line}{fact}\n{text}");
            }
        });
    }
    assert_eq!(count, 6);
    for (name, facts) in [
        ("update/settings", &["`Edm.Int32`, 1 to 24, required", "the service begins with 3"][..]),
        ("create/customTaskExtension", &["200 to 2000", "PT5M to PT3H", "0 to 1"]),
        ("update/customTaskExtension", &["200 to 2000", "PT5M to PT3H"]),
        (
            "create/workflow",
            &[
                "`tasks`, a collection of `#microsoft.graph.identityGovernance.task` with at most 25 items, required",
                "(`joiner`, `leaver`, `mover` or `extensibility`), required",
            ],
        ),
        ("accessPackageAssignmentRequest/resume", &["its status is `WaitingForCallback`"]),
        ("resume", &["If absent: the task waits until its time is up."]),
    ] {
        let text = run(&["show", name], "").1;
        for fact in facts {
            assert!(text.contains(fact), "{fact}: {text}");
        }
    }
}

/// Those without properties as well.
#[test]
fn every_type_that_a_value_may_have_is_shown() {
    let mut without = 0;
    for (one, text) in documented() {
        each(&one["parameters"], &mut |property| {
            for of in property["types"].as_array().unwrap().iter().filter(|of| of["properties"].is_array()) {
                without += usize::from(of["properties"] == serde_json::json!([]));
                let name = of["name"].as_str().unwrap();
                assert!(text.lines().any(|line| line.trim_start().starts_with(&format!("#{name}"))), "{name}: {text}");
                for fact in ["description", "longDescription"] {
                    assert!(text.contains(of[fact].as_str().unwrap()), "{name}: {text}");
                }
            }
        });
    }
    assert!(without > 3, "{without}");
}

/// With the parameters in parentheses, as pages write them.
#[test]
fn the_path_of_a_function_is_the_same_everywhere() {
    for (one, text) in documented().into_iter().filter(|(one, _)| one["kind"] == "function") {
        let (name, path) = (one["name"].as_str().unwrap(), one["path"].as_str().unwrap());
        assert!(path.ends_with("(startDateTime={startDateTime},endDateTime={endDateTime})"), "{path}");
        let line = format!("GET {path}\n");
        assert!(text.contains(&line), "{text}");
        let help = run(&["call", name, "--help"], "").1;
        assert!(help.split_whitespace().collect::<String>().contains(path), "{help}");
        let permissions = json(&["permissions", name, "--format", "json"]);
        assert_eq!(permissions["requests"][0]["path"], path);
        let (status, _, err) = run(
            &[
                "call",
                name,
                "--id",
                "1",
                "--id",
                "2",
                "--id",
                "3",
                "--start-date-time",
                "2026-06-01T00:00:00Z",
                "--end-date-time",
                "2026-06-02T00:00:00Z",
            ],
            "",
        );
        assert!(status == 2 && (err.contains(path) || err.contains("--id")), "{err}");
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
