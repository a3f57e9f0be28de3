//! Where documentation pages and metadata disagree: what is said of the bodies that the pages print. Each is cut down to what
//! matters; the schemas say in `Disagreements` which source holds, and why.

use std::fmt::Write;

use lifecycle_workflows_models::{SCHEMA, action};
use lifecycle_workflows_validation::check_facts;

/// What is wrong with each body, the action that it is printed for, and the body.
const PRINTED: &[(&str, &str, &str)] = &[
    (
        "activateWithScope: the parameter table and two examples have `subjects`",
        "activateWithScope",
        r#"{"subjects": [{"id": "8cdf25a8-c9d2-423e-a03d-3f39f03c3e97"}]}"#,
    ),
    (
        "activateWithScope: the third example has a type tag without `#`",
        "activateWithScope",
        r#"{"scope": {"@odata.type": "microsoft.graph.identityGovernance.activateProcessingResultScope",
            "processingResults": [{"id": "abc12345_1_78799042_638927021459371237_0cdd8963"}], "taskScope": "allTasks"}}"#,
    ),
    (
        "createNewVersion: the second example has no member `workflow`",
        "createNewVersion",
        r#"{"category": "joiner", "displayName": "Global onboard new hire employee", "tasks": []}"#,
    ),
    (
        "createNewVersion: a body has a comma before a closing bracket",
        "createNewVersion",
        r#"{"workflow": {"category": "joiner", "tasks": [{"arguments": [],}]}}"#,
    ),
    (
        "resume: the status is `Completed`",
        "resume",
        r#"{"data": {"operationStatus": "Completed"}, "source": "sample", "type": "lifecycleEvent"}"#,
    ),
    (
        "accessPackageAssignmentRequest: resume: a tag without `#`, a stage in another case",
        "accessPackageAssignmentRequest/resume",
        r#"{"data": {"@odata.type": "microsoft.graph.accessPackageAssignmentRequestCallbackData",
            "stage": "AssignmentRequestCreated", "state": "denied"}}"#,
    ),
    (
        "previewWorkflow: more subjects than the page allows",
        "previewWorkflow",
        r#"{"subjects": [{"id": "1"}, {"id": "2"}, {"id": "3"}, {"id": "4"}, {"id": "5"}, {"id": "6"}, {"id": "7"},
            {"id": "8"}, {"id": "9"}, {"id": "10"}, {"id": "11"}]}"#,
    ),
];

#[test]
fn the_bodies_of_the_pages_are_explained() {
    let mut text = String::new();
    for (what, name, body) in PRINTED {
        let report = check_facts(action(name).unwrap(), body.as_bytes());
        writeln!(text, "{what}").unwrap();
        for violation in &report {
            let (severity, rule) = (violation.severity, violation.rule);
            writeln!(text, "  {severity:?} {rule} {}: {}", violation.pointer, violation.message).unwrap();
        }
        if report.is_empty() {
            writeln!(text, "  as documented").unwrap();
        }
    }
    insta::assert_snapshot!("disagreements", text);
}

#[test]
fn what_is_stated_of_disagreements_is_whole_sentences() {
    let stated: Vec<_> = SCHEMA.all_requests().flat_map(|request| request.disagreements).collect();
    assert!(stated.len() > 30, "{}", stated.len());
    assert!(stated.iter().all(|text| text.ends_with('.')));
}
