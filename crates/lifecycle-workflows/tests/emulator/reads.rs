//! Reading entities.

use lifecycle_workflows::emulator::LocalService;
use serde_json::{Value, json};

use crate::harness::{OTHER_WORKFLOW, RESULT, RUN, TASK, WORKFLOW, WORKFLOWS, World, result_path};

const ALL: &[(&str, &str)] = &[("prefer", "include-unknown-enum-members")];

fn ids(body: &Value) -> Vec<&str> {
    body["value"].as_array().unwrap().iter().map(|entity| entity["id"].as_str().unwrap()).collect()
}

#[test]
fn entities_are_answered_as_graph_does() {
    let world = World::built_in();
    let mut answers = Vec::new();
    for path in [
        WORKFLOWS.to_owned(),
        format!("{WORKFLOWS}/{WORKFLOW}"),
        format!("{WORKFLOWS}/{WORKFLOW}/runs/{RUN}"),
        format!("{WORKFLOWS}/{WORKFLOW}/runs/{RUN}/taskProcessingResults"),
        result_path(RESULT),
    ] {
        let mut answer = world.get_with(&path, &[("host", "localhost:8080")]);
        // The order of members depends on a feature of `serde_json` that another crate may enable.
        answer.body.sort_all_objects();
        assert_eq!(answer.status, 200);
        assert_eq!(answer.headers["odata-version"], "4.0");
        answers.push(format!("GET {path}\n{}\n", serde_json::to_string_pretty(&answer.body).unwrap()));
    }
    insta::assert_snapshot!("reads", answers.join("\n"));
}

#[test]
fn the_summary_counts_the_runs_of_a_period() {
    let world = World::built_in();
    let summary = |workflow: &str, from: &str, to: &str| {
        let period = format!("startDateTime={from}T00:00:00Z,endDateTime={to}T00:00:00Z");
        world.get(&format!("{WORKFLOWS}/{workflow}/runs/summary({period})"))
    };
    let runs = world.get_with(&format!("{WORKFLOWS}/{WORKFLOW}/runs"), ALL).body;
    let runs: Vec<_> =
        runs["value"].as_array().unwrap().iter().filter(|run| run["startedDateTime"].is_string()).collect();
    let sum = |name: &str| runs.iter().filter_map(|run| run[name].as_i64()).sum::<i64>();
    let with = |status: &str| runs.iter().filter(|run| run["processingStatus"] == status).count();
    let all = summary(WORKFLOW, "2000-01-01", "2100-01-01");
    assert_eq!(
        all.body,
        json!({
            "failedRuns": with("failed"), "successfulRuns": with("completed"), "totalRuns": runs.len(),
            "failedTasks": sum("failedTasksCount"), "totalTasks": sum("totalTasksCount"), "totalUsers": sum("totalUsersCount"),
        })
    );
    assert!(!runs.is_empty() && !all.headers.contains_key("answered-by"));
    assert_eq!(summary(WORKFLOW, "2000-01-01", "2000-01-02").body["totalRuns"], 0);
    assert_eq!(summary("none", "2000-01-01", "2100-01-01").status, 404);
    let other = world.get(&format!(
        "{WORKFLOWS}/{WORKFLOW}/taskReports/summary(startDateTime=2000-01-01T00:00:00Z,endDateTime=2100-01-01T00:00:00Z)"
    ));
    assert_eq!(other.headers["answered-by"], "documented-example");
}

#[test]
fn collections_come_in_pages() {
    let world = World::built_in();
    let whole = world.get(&format!("{WORKFLOWS}/{WORKFLOW}/runs")).body;
    assert!(whole.get("@odata.nextLink").is_none());
    let mut link = format!("{WORKFLOWS}/{WORKFLOW}/runs?$top=4&$select=id,processingStatus");
    let mut seen = Vec::new();
    let mut pages = Vec::new();
    loop {
        let page = world.get_with(&link, &[("host", "graph.test")]).body;
        pages.push(ids(&page).len());
        seen.extend(page["value"].as_array().unwrap().clone());
        match page.get("@odata.nextLink") {
            Some(next) => link = next.as_str().unwrap().strip_prefix("http://graph.test").unwrap().to_owned(),
            None => break,
        }
    }
    assert_eq!(pages, [4, 4, 1]);
    let expected: Vec<Value> = whole["value"]
        .as_array()
        .unwrap()
        .iter()
        .map(|run| json!({"id": run["id"], "processingStatus": run["processingStatus"]}))
        .collect();
    assert_eq!(seen, expected);
}

#[test]
fn a_page_that_is_full_is_not_followed_by_an_empty_one() {
    let world = World::built_in();
    let page = world.get(&format!("{WORKFLOWS}?$top=2")).body;
    assert_eq!(ids(&page), [WORKFLOW, OTHER_WORKFLOW]);
    assert!(page.get("@odata.nextLink").is_none());
}

#[test]
fn links_are_relative_where_the_host_is_not_known() {
    let world = World::built_in();
    for host in ["", "user@graph.test", "a b"] {
        let page = world.get_with(&format!("{WORKFLOWS}?$top=1"), &[("host", host)]).body;
        assert!(page["@odata.nextLink"].as_str().unwrap().starts_with("/beta/"), "{host}");
    }
}

#[test]
fn later_members_are_sent_only_to_clients_that_ask() {
    let world = World::built_in();
    let path = format!("{WORKFLOWS}/{WORKFLOW}/runs?$select=processingStatus");
    let states = |answer: Value| -> Vec<String> {
        let runs = answer["value"].as_array().unwrap().clone();
        runs.iter().map(|run| run["processingStatus"].as_str().unwrap().to_owned()).collect()
    };
    let plain = world.get(&path);
    assert!(!plain.headers.contains_key("preference-applied"));
    let asked = world.get_with(&path, ALL);
    assert_eq!(asked.headers["preference-applied"], "include-unknown-enum-members");
    let (plain, asked) = (states(plain.body), states(asked.body));
    let later: Vec<_> = asked.iter().zip(&plain).filter(|(asked, plain)| asked != plain).collect();
    let hidden = "unknownFutureValue".to_owned();
    assert_eq!(later, [(&"canceling".to_owned(), &hidden), (&"quarantined".to_owned(), &hidden)]);
}

#[test]
fn undeclared_members_are_kept() {
    let seed = r#"{"workflows": [{"id": "w", "new": {"x": 1}, "tasks": [{"id": "t", "more": [2]}], "runs": [
        {"id": "a/b's", "processingStatus": "onHold", "note": "yes", "reprocessedRuns": [], "taskProcessingResults": [
            {"id": "x", "processingStatus": "inProgress", "subject": {"id": "s"}, "task": {"id": "t"}}]}]}]}"#;
    let world = World::of(&LocalService::new(seed.parse().unwrap()), |builder| builder);
    let workflow = world.get(&format!("{WORKFLOWS}/w")).body;
    assert_eq!((&workflow["new"], workflow.get("runs"), workflow.get("tasks")), (&json!({"x": 1}), None, None));
    let run = world.get_with(&format!("{WORKFLOWS}/w/runs/a%2Fb's"), ALL).body;
    let context = "/beta/$metadata#identityGovernance/lifecycleWorkflows/workflows('w')/runs/$entity";
    assert_eq!(run, json!({"@odata.context": context, "id": "a/b's", "processingStatus": "onHold", "note": "yes"}));
    let results = world.get(&format!("{WORKFLOWS}/w/runs/a%2Fb's/taskProcessingResults")).body;
    assert_eq!(results["value"][0]["task"], json!({"id": "t", "more": [2]}));
    assert_eq!(results["value"][0]["subject"], json!({"id": "s"}));
    let context =
        "/beta/$metadata#identityGovernance/lifecycleWorkflows/workflows('w')/runs('a%2Fb''s')/taskProcessingResults";
    assert_eq!(results["@odata.context"], context);
}

#[test]
fn results_are_found_by_their_task_and_by_their_run() {
    let world = World::built_in();
    let of_task = world.get(&format!("{WORKFLOWS}/{OTHER_WORKFLOW}/tasks/{TASK}/taskProcessingResults")).body;
    let run = "3d1f9c52-7a40-4e6b-9c11-000000000101";
    let of_run = world.get(&format!("{WORKFLOWS}/{OTHER_WORKFLOW}/runs/{run}/taskProcessingResults")).body;
    assert_eq!((ids(&of_task).len(), ids(&of_run).len()), (4, 5));
    assert!(ids(&of_task).iter().all(|id| ids(&of_run).contains(id)));
}

#[test]
fn a_missing_entity_is_named() {
    let world = World::built_in();
    for (path, what) in [
        ("x", "workflow `x`"),
        ("x/runs", "workflow `x`"),
        ("x/runs/y", "workflow `x`"),
        (&format!("{WORKFLOW}/runs/y"), "run `y`"),
        (&format!("{WORKFLOW}/runs/y/taskProcessingResults"), "run `y`"),
        (&format!("{WORKFLOW}/tasks/y/taskProcessingResults"), "task `y`"),
        (&format!("{WORKFLOW}/tasks/{TASK}/taskProcessingResults/{RESULT}"), &format!("task `{TASK}`")),
        (&format!("{OTHER_WORKFLOW}/tasks/{TASK}/taskProcessingResults/z"), "task processing result `z`"),
    ] {
        let answer = world.get(&format!("{WORKFLOWS}/{path}"));
        assert_eq!(answer.error(), (404, "itemNotFound".to_owned()));
        assert_eq!(answer.body["error"]["message"], format!("there is no {what}"), "{path}");
    }
}
