//! The documented actions.

use std::time::Duration;

use axum::body::Body;
use axum::http::Request;
use serde_json::Value;

use crate::harness::{
    OTHER_WORKFLOW, RESULT, RUN, TASK, WORKFLOW, WORKFLOWS, World, cancel_body, cancel_path, request, result_path,
    resume_body, resume_path,
};

/// A request as a documentation page prints it, without a token.
fn printed(file: &str) -> Request<Body> {
    let path = format!("{}/../validation/tests/documented/{file}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap();
    let (head, body) = text.split_once("\n\n").unwrap();
    let mut lines = head.lines();
    let (method, url) = lines.next().unwrap().split_once(' ').unwrap();
    let headers: Vec<_> = lines.map(|line| line.split_once(": ").unwrap()).collect();
    request(method, url, &headers, body)
}

#[test]
fn both_documented_requests_succeed_as_printed() {
    let world = World::built_in();
    let answer = world.send(printed("cancel_processing.http"));
    assert_eq!((answer.status, answer.body), (204, Value::Null));
    let answer = world.send(printed("resume.http"));
    assert_eq!((answer.status, answer.body), (204, Value::Null));

    let effects = world.effects();
    let seen: Vec<_> =
        effects.iter().map(|one| (one.action.as_str(), one.detail("workflow").unwrap(), one.ids.join(","))).collect();
    assert_eq!(seen, [("cancelProcessing", WORKFLOW, RUN.to_owned()), ("resume", OTHER_WORKFLOW, RESULT.to_owned())]);
    assert_eq!((effects[0].detail("task"), effects[1].detail("task")), (None, Some(TASK)));
}

#[test]
fn both_api_versions_and_every_form_of_a_path_are_accepted() {
    for path in [
        cancel_path(WORKFLOW),
        cancel_path(WORKFLOW).replace("/beta", "/v1.0"),
        cancel_path(WORKFLOW).replace("/identityGovernance", "/IdentityGovernance"),
        format!("{WORKFLOWS}('{WORKFLOW}')/microsoft.graph.identityGovernance.cancelProcessing"),
        cancel_path(WORKFLOW) + "/",
    ] {
        assert_eq!(World::built_in().post(&path, &cancel_body(RUN)).status, 204, "{path}");
    }
}

#[test]
fn a_cancelled_run_is_canceling_and_then_canceled() {
    let world = World::with_delay(Duration::from_secs(5));
    assert_eq!(world.state_of_run(RUN), "inProgress");
    assert_eq!(world.post(&cancel_path(WORKFLOW), &cancel_body(RUN)).status, 204);
    assert_eq!(world.state_of_run(RUN), "canceling");
    world.wait(Duration::from_millis(4999));
    assert_eq!(world.state_of_run(RUN), "canceling");
    world.wait(Duration::from_millis(1));
    assert_eq!(world.state_of_run(RUN), "canceled");

    let run = world.get(&format!("{WORKFLOWS}/{WORKFLOW}/runs/{RUN}")).body;
    assert_eq!(run["completedDateTime"], "2026-06-02T10:00:05Z");
    assert_eq!(run["lastUpdatedDateTime"], "2026-06-02T10:00:05Z");
    assert_eq!(run["startedDateTime"], "2026-06-02T08:01:30Z");
}

#[test]
fn without_a_delay_a_run_is_canceled_at_once() {
    let world = World::with_delay(Duration::ZERO);
    assert_eq!(world.post(&cancel_path(WORKFLOW), &cancel_body(RUN)).status, 204);
    assert_eq!(world.state_of_run(RUN), "canceled");
    assert_eq!(world.effects()[0].status.as_deref(), Some("canceled"));
}

#[test]
fn only_queued_and_running_runs_can_be_cancelled() {
    let world = World::built_in();
    let runs = world.get_with(&format!("{WORKFLOWS}/{WORKFLOW}/runs"), &[("prefer", "include-unknown-enum-members")]);
    let mut seen = Vec::new();
    for run in runs.body["value"].as_array().unwrap() {
        let (id, state) = (run["id"].as_str().unwrap(), run["processingStatus"].as_str().unwrap());
        let answer = world.post(&cancel_path(WORKFLOW), &cancel_body(id));
        let can_be = ["queued", "inProgress"].contains(&state);
        if can_be {
            assert_eq!(answer.status, 204, "{state}");
        } else {
            assert_eq!(answer.error(), (409, "conflict".to_owned()), "{state}");
            assert!(answer.body["error"]["message"].as_str().unwrap().contains(&format!("is `{state}`")));
            assert_eq!(world.state_of_run(id), state);
        }
        // Nothing can be cancelled twice.
        assert_eq!(world.post(&cancel_path(WORKFLOW), &cancel_body(id)).error(), (409, "conflict".to_owned()));
        seen.push(state.to_owned());
    }
    assert_eq!(seen.iter().filter(|state| ["queued", "inProgress"].contains(&state.as_str())).count(), 3);
    assert_eq!(world.effects().len(), 3);
}

#[test]
fn results_are_resumed_with_what_the_extension_reports() {
    let world = World::built_in();
    assert_eq!(world.post(&resume_path(RESULT), &resume_body("COMPLETED")).status, 204);
    let result = world.get(&result_path(RESULT)).body;
    assert_eq!((&result["processingStatus"], &result["failureReason"]), (&"completed".into(), &Value::Null));
    assert_eq!(result["completedDateTime"], "2026-06-02T10:00:00Z");

    let other = "6e1ec336-8d06-4386-a377-79dbab1a2eb7";
    assert_eq!(world.post(&resume_path(other), &resume_body("failed")).status, 204);
    let result = world.get(&result_path(other)).body;
    assert_eq!(result["processingStatus"], "failed");
    assert!(result["failureReason"].is_string());
    assert_eq!(
        world.effects().iter().filter_map(|effect| effect.status.clone()).collect::<Vec<_>>(),
        ["completed", "failed"]
    );
}

#[test]
fn only_results_in_progress_can_be_resumed() {
    let world = World::built_in();
    let results = world.get(&format!("{WORKFLOWS}/{OTHER_WORKFLOW}/tasks/{TASK}/taskProcessingResults")).body;
    for result in results["value"].as_array().unwrap() {
        let path = resume_path(result["id"].as_str().unwrap());
        if result["processingStatus"] == "inProgress" {
            assert_eq!(world.post(&path, &resume_body("completed")).status, 204);
        }
        assert_eq!(world.post(&path, &resume_body("completed")).error(), (409, "conflict".to_owned()));
    }
    assert_eq!(world.effects().len(), 2);
}

#[test]
fn after_a_report_without_a_final_status_the_task_still_waits() {
    let world = World::built_in();
    for body in [r#"{"data":{}}"#, r#"{"data":{"operationStatus":null}}"#, &resume_body("unknownFutureValue")] {
        assert_eq!(world.post(&resume_path(RESULT), body).status, 204, "{body}");
        let result = world.get(&result_path(RESULT)).body;
        assert_eq!((&result["processingStatus"], &result["completedDateTime"]), (&"inProgress".into(), &Value::Null));
    }
    assert!(world.effects().iter().all(|effect| effect.status.as_deref() == Some("inProgress")));
    assert_eq!(world.post(&resume_path(RESULT), &resume_body("completed")).status, 204);
}

#[test]
fn a_missing_entity_is_named() {
    let world = World::built_in();
    let message = |path: &str, body: &str| {
        let answer = world.post(path, body);
        assert_eq!(answer.error(), (404, "itemNotFound".to_owned()));
        answer.body["error"]["message"].as_str().unwrap().to_owned()
    };
    assert_eq!(message(&cancel_path("1"), &cancel_body(RUN)), "there is no workflow `1`");
    assert_eq!(message(&cancel_path(WORKFLOW), &cancel_body("2")), "there is no run `2`");
    // A run belongs to one workflow only.
    assert_eq!(message(&cancel_path(OTHER_WORKFLOW), &cancel_body(RUN)), format!("there is no run `{RUN}`"));
    let body = resume_body("completed");
    assert_eq!(message(&resume_path("3"), &body), "there is no task processing result `3`");
    assert_eq!(message(&resume_path(RESULT).replace(TASK, "4"), &body), "there is no task `4`");
    assert_eq!(message(&resume_path(RESULT).replace(OTHER_WORKFLOW, "5"), &body), "there is no workflow `5`");
    assert!(world.effects().is_empty());
}
