//! `lcw permissions`.

use std::fs;

use serde_json::Value;

use crate::run::{fixture, run};

const REQUESTS: &str = "\
@workflow = 14879e66-9ea9-48d0-804d-8fea672d0341

POST https://graph.microsoft.com/v1.0/identityGovernance/lifecycleWorkflows/workflows/{{workflow}}/activate

{\"subjects\": [{\"id\": \"1\"}]}

###
GET {{host}}/v1.0/identityGovernance/lifecycleWorkflows/workflows/{{workflow}}/runs?$filter=processingStatus eq 'failed'

###
GET https://graph.microsoft.com/v1.0/users/1?$select=id

###
GET https://graph.microsoft.com/v1.0/identityGovernance/lifecycleWorkflows/insights/workflowsProcessedSummary(startDateTime=2026-06-01T00:00:00Z,endDateTime=2026-07-01T00:00:00Z)

###
POST {{anything}}
";

#[test]
fn the_least_privileged_set_is_printed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("requests.http");
    fs::write(&path, REQUESTS).unwrap();
    let path = path.to_str().unwrap();
    let shown = |text: String| text.replace(folder.path().to_str().unwrap(), "FOLDER");
    let mut all = Vec::new();
    for (name, arguments) in [
        ("names", &["permissions", "activate", "runs"][..]),
        ("a write that is enough for reading", &["permissions", "workflows", "update/workflow", "activate"]),
        ("a request that has no documented permission", &["permissions", "reprocessedRuns"]),
        ("a file with unknown requests", &["permissions", path]),
        ("a batch", &["permissions", "-"]),
    ] {
        let batch = r#"{"requests": [{"id": "1", "method": "GET", "url": "/identityGovernance/lifecycleWorkflows/settings"}, {"id": "2", "method": "GET", "url": "/me"}]}"#;
        let (status, out, err) = run(arguments, batch);
        all.push(format!("{name} (exit status {status})\n{}", shown(out + &err)));
    }
    insta::assert_snapshot!("permissions", all.join("\n"));
    let (status, out, _) = run(&["permissions", "--format", "json", path, "cancelProcessing"], "");
    assert_eq!(status, 1);
    let answer: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(answer["unknown"].as_array().unwrap().len(), 2);
    assert_eq!(answer["requests"].as_array().unwrap().len(), 4);
    insta::assert_snapshot!("permissions_json", shown(out));
}

#[test]
fn a_body_alone_is_that_of_an_action() {
    let (status, out, err) = run(&["permissions", &fixture("documented/cancel_processing.http")], "");
    assert_eq!((status, err.as_str()), (0, ""), "{out}");
    let (status, out, _) = run(&["permissions"], r#"{"data": {"operationStatus": "Completed"}}"#);
    assert!(status == 0 && out.contains("call resume  <stdin>\n"), "{out}");
    // Two actions have such a body.
    let (status, out, err) = run(&["permissions"], r#"{"subjects": [{"id": "1"}]}"#);
    assert!(status == 2 && out.is_empty() && err.contains("of which request"), "{out}{err}");
}

/// As `check` does. A file that is named is read as what it can be.
#[test]
fn answers_in_a_folder_are_not_requests() {
    let folder = tempfile::tempdir().unwrap();
    let mut counts = [0, 0];
    let shown = |arguments: &[&str]| -> Value { serde_json::from_str(&run(arguments, "").1).unwrap() };
    for one in shown(&["show", "--format", "json"]).as_array().unwrap() {
        let facts = shown(&["show", one["name"].as_str().unwrap(), "--format", "json"]);
        let facts = if facts.is_array() { facts[0].clone() } else { facts };
        let answer = match &facts["exampleResult"] {
            Value::Null => continue,
            answer => format!("{answer:#}"),
        };
        let page = format!("# An answer\n\n```json\n{answer}\n```\n");
        for (index, (name, text)) in [("a.json", &answer), ("a.md", &page)].into_iter().enumerate() {
            let path = folder.path().join(name);
            fs::write(&path, text).unwrap();
            let (status, out, err) = run(&["permissions", folder.path().to_str().unwrap()], "");
            assert!(status == 2 && out.is_empty() && err.contains("there is no request"), "{text}{out}{err}");
            counts[index] += 1;
            fs::remove_file(path).unwrap();
        }
    }
    assert!(counts[0] > 20, "{counts:?}");
    // A request beside them counts.
    fs::write(
        folder.path().join("a.http"),
        "GET https://graph.microsoft.com/v1.0/identityGovernance/lifecycleWorkflows/settings\n",
    )
    .unwrap();
    let (status, out, _) = run(&["permissions", folder.path().to_str().unwrap()], "");
    assert!(status == 0 && out.contains("get settings"), "{out}");
}

#[test]
fn what_cannot_be_read_does_not_spoil_the_rest() {
    let (status, out, err) = run(&["permissions", "activte", "runs", "no-such-file.http"], "");
    assert!(status == 2 && out.contains("  LifecycleWorkflows-Reports.Read.All\n"), "{out}");
    assert!(err.contains("did you mean `activate`?") && err.contains("no-such-file.http: cannot be read"), "{err}");
}
