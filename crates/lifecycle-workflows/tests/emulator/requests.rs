//! All documented requests are served: actions with and without a behaviour, functions, and requests for entities.

use std::time::Duration;

use lifecycle_workflows::emulator::{LocalService, Seed};
use lifecycle_workflows::models::facts::RequestKind;
use lifecycle_workflows::models::identity_governance::{Task, Workflow};
use lifecycle_workflows::models::odata::path::encode_segment;
use lifecycle_workflows::models::{Create, SCHEMA};
use serde_json::{Value, json};

use crate::harness::{Answer, WORKFLOW, WORKFLOWS, World, request};

/// The workflows that were deleted.
const DELETED: &str = "/beta/identityGovernance/lifecycleWorkflows/deletedItems/workflows";

fn send(world: &World, method: &str, path: &str, body: &Value) -> Answer {
    let headers = [("Content-Type", "application/json")];
    let body = if body.is_null() { String::new() } else { body.to_string() };
    world.send(request(method, path, &headers, &body))
}

#[test]
fn an_activation_makes_a_run_for_each_user() {
    let world = World::built_in();
    let body = json!({ "subjects": [{ "id": "u1" }, { "id": "u2" }] });
    let path = format!("{WORKFLOWS}/{WORKFLOW}");
    assert_eq!(send(&world, "POST", &format!("{path}/activate"), &body).status, 204);
    let run = world.effects()[0].ids[0].clone();
    let found = send(&world, "GET", &format!("{path}/runs/{run}"), &Value::Null).body;
    assert_eq!((&found["processingStatus"], &found["totalUsersCount"]), (&json!("inProgress"), &json!(2)));
    for (of, count) in [("userProcessingResults", 2), ("taskProcessingResults", 4)] {
        let found = send(&world, "GET", &format!("{path}/runs/{run}/{of}"), &Value::Null).body;
        assert_eq!(found["value"].as_array().map(Vec::len), Some(count), "{of}");
    }
    let again = send(&world, "POST", &format!("{path}/activate"), &body);
    assert_eq!(again.status, 204);
    assert_ne!(world.effects()[1].ids[0], run);
    assert_eq!(send(&world, "POST", &format!("{WORKFLOWS}/no-such/activate"), &body).status, 404);
}

#[test]
fn a_scope_means_users_of_its_own_or_of_earlier_results() {
    const RESULT: &str = "3d1f9c52-7a40-4e6b-9c11-000000000004_1_8696088c-1aef-4f65-afe9-acd55343e327";
    const RUN: &str = "3d1f9c52-7a40-4e6b-9c11-000000000004";
    let (world, path) = (World::built_in(), format!("{WORKFLOWS}/{WORKFLOW}"));
    let scope = |name: &str, more: Value| {
        let mut scope = json!({ "@odata.type": format!("#microsoft.graph.identityGovernance.{name}") });
        scope.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        send(&world, "POST", &format!("{path}/activateWithScope"), &json!({ "scope": scope })).status
    };
    let results = |tasks: &str, id: &str| json!({ "taskScope": tasks, "processingResults": [{ "id": id }] });
    let run = |users: &str| json!({ "taskScope": "allTasks", "userScope": users, "run": { "id": RUN } });
    for (name, more, status) in [
        ("activateUserScope", json!({ "users": [{ "id": "u1" }, { "id": "u2" }] }), 204),
        ("activateProcessingResultScope", results("failedTasks", RESULT), 204),
        ("activateProcessingResultScope", results("allTasks", RESULT), 204),
        ("activateProcessingResultScope", results("allTasks", "no-such"), 404),
        ("activateRunScope", run("failedUsers"), 204),
        ("activateRunScope", run("allUsers"), 204),
        ("activateGroupScope", json!({ "group": { "id": "g" } }), 400),
    ] {
        assert_eq!(scope(name, more), status, "{name}");
    }
    let tasks = world.effects().into_iter().map(|effect| {
        let run = send(&world, "GET", &format!("{path}/runs/{}", effect.ids[0]), &Value::Null).body;
        (run["totalUsersCount"].as_u64().unwrap(), run["totalTasksCount"].as_u64().unwrap())
    });
    assert_eq!(tasks.collect::<Vec<_>>(), [(2, 4), (1, 1), (1, 2), (1, 2), (1, 2)]);
}

#[test]
fn a_user_who_is_named_twice_is_run_once() {
    const USER: &str = "8696088c-1aef-4f65-afe9-acd55343e327";
    const RESULT: &str = "3d1f9c52-7a40-4e6b-9c11-000000000004_1_8696088c-1aef-4f65-afe9-acd55343e327";
    let (world, path) = (World::built_in(), format!("{WORKFLOWS}/{WORKFLOW}"));
    let users = |ids: &[&str]| ids.iter().map(|id| json!({ "id": id })).collect::<Value>();
    let scope = |name: &str, mut more: Value| {
        more["@odata.type"] = json!(format!("#microsoft.graph.identityGovernance.{name}"));
        json!({ "scope": more })
    };
    let results = json!({ "taskScope": "failedTasks", "processingResults": [{ "id": RESULT }, { "id": RESULT }] });
    for (action, body, count) in [
        ("activate", json!({ "subjects": users(&["u1", "u1", "U1"]) }), (2, 4)),
        ("activate", json!({ "subjects": users(&[USER, &USER.to_uppercase(), "u1"]) }), (2, 4)),
        ("activateWithScope", scope("activateUserScope", json!({ "users": users(&[USER, USER]) })), (1, 2)),
        ("activateWithScope", scope("activateProcessingResultScope", results), (1, 1)),
    ] {
        let answer = send(&world, "POST", &format!("{path}/{action}"), &body);
        assert_eq!(answer.status, 204, "{body}: {}", answer.body);
        let run = world.effects().last().unwrap().ids[0].clone();
        let run = send(&world, "GET", &format!("{path}/runs/{run}"), &Value::Null).body;
        assert_eq!((&run["totalUsersCount"], &run["totalTasksCount"]), (&json!(count.0), &json!(count.1)), "{body}");
    }
}

#[test]
fn a_seeded_user_has_a_reason_why_a_run_failed() {
    let world = World::built_in();
    let of_user = format!("{WORKFLOWS}/{WORKFLOW}/userProcessingResults");
    let results = send(&world, "GET", &of_user, &Value::Null).body;
    let id = results["value"][0]["id"].as_str().unwrap();
    let tasks = send(&world, "GET", &format!("{of_user}/{id}/taskProcessingResults"), &Value::Null).body;
    let tasks = tasks["value"].as_array().unwrap();
    let failed: Vec<_> = tasks.iter().filter(|task| task["processingStatus"] == "failed").collect();
    assert!(failed[0]["failureReason"].as_str().is_some_and(|reason| reason.contains("on premises")), "{failed:?}");
}

#[test]
fn results_of_a_user_are_found_with_those_of_the_tasks() {
    let world = World::built_in();
    let of_user = format!("{WORKFLOWS}/{WORKFLOW}/userProcessingResults");
    let query =
        "$filter=subject/id%20eq%20'8696088c-1aef-4f65-afe9-acd55343e327'&$expand=taskProcessingResults&$select=id";
    let results = send(&world, "GET", &format!("{of_user}?{query}"), &Value::Null).body;
    let tasks = results["value"][0]["taskProcessingResults"].as_array().unwrap();
    assert_eq!((results["value"].as_array().unwrap().len(), tasks.len()), (1, 2), "{results}");
    assert!(tasks[1]["failureReason"].is_string() && results["value"][0].get("subject").is_none());
    let nobody = send(&world, "GET", &format!("{of_user}?$filter=subject/id%20eq%20'x'"), &Value::Null).body;
    assert_eq!(nobody["value"], json!([]));
    let one = send(&world, "GET", &format!("{WORKFLOWS}/{WORKFLOW}?$select=id&$expand=tasks"), &Value::Null).body;
    assert_eq!(one["tasks"].as_array().map(Vec::len), Some(2), "{one}");
}

#[test]
fn actions_without_a_behaviour_answer_as_documented() {
    let world = World::built_in();
    let with_behavior = ["activate", "activateWithScope", "cancelProcessing", "restore", "resume"];
    for action in SCHEMA.actions.iter().filter(|action| !with_behavior.contains(&action.simple_name())) {
        let version = action.request.api_versions[0];
        let path = format!("/{version}{}", action.request.path.replace(['{', '}'], ""));
        let is_workflow = |part: &str| part == "workflowId" || part == "workflow-id";
        let path = path.split('/').map(|part| if is_workflow(part) { WORKFLOW } else { part });
        let path = path.collect::<Vec<_>>().join("/");
        let body = serde_json::from_str(action.request.example).unwrap_or_default();
        let answer = send(&world, "POST", &path, &body);
        assert_eq!(answer.status, action.request.success_status, "{path}: {}", answer.body);
        assert_eq!(answer.body.is_null(), action.request.result.is_none(), "{path}");
    }
    let path = format!("{WORKFLOWS}/{WORKFLOW}/previewWorkflow");
    assert_eq!(send(&world, "POST", &path, &json!({})).status, 400);
    for action in ["previewTaskFailures", "clearQuarantine"] {
        let answer = send(&world, "POST", &format!("{WORKFLOWS}/no-such/{action}"), &Value::Null);
        assert_eq!((answer.status, &answer.body["error"]["code"]), (404, &json!("itemNotFound")), "{action}");
    }
}

#[test]
fn functions_are_checked_and_answered() {
    let world = World::built_in();
    for function in SCHEMA.functions {
        let path = format!("/v1.0{}", function.request.path.replace("{workflowId}", WORKFLOW));
        let arguments = "(startDateTime=2022-08-01T00:00:00Z,endDateTime=2022-08-31T00:00:00Z)";
        let answer = send(&world, "GET", &format!("{path}{arguments}"), &Value::Null);
        let result = if answer.body["value"].is_array() { answer.body["value"].clone() } else { answer.body.clone() };
        assert_eq!(answer.status, 200, "{path}: {result}");
        // What is not an example comes from the state.
        let is_example = result == serde_json::from_str::<Value>(function.request.example_result).unwrap();
        let says_so = answer.headers.get("answered-by").is_some_and(|by| by == "documented-example");
        assert_eq!((is_example, says_so), if path.ends_with("/runs/summary") { (false, false) } else { (true, true) });
        let answer = send(&world, "GET", &format!("{path}(startDateTime=now,endDateTime=now)"), &Value::Null);
        assert_eq!(answer.status, 400, "{path}");
        let unknown = path.replace(WORKFLOW, "no-such");
        let answer = send(&world, "GET", &format!("{unknown}{arguments}"), &Value::Null);
        assert_eq!(answer.status, if unknown == path { 200 } else { 404 }, "{unknown}");
    }
}

#[test]
fn every_write_is_served() {
    let world = World::built_in();
    let writes = [RequestKind::Create, RequestKind::Update, RequestKind::Delete];
    for one in SCHEMA.requests.iter().filter(|one| writes.contains(&one.kind)) {
        let segments = one.request.path.split('/').map(|part| if part.starts_with('{') { "1" } else { part });
        let path = format!("/v1.0{}", segments.collect::<Vec<_>>().join("/"));
        let body = serde_json::from_str(one.request.example).unwrap_or_default();
        let answer = send(&world, one.request.method, &path, &body);
        // There is no entity with that id.
        let expected = if one.request.path.contains('{') { 404 } else { one.request.success_status };
        assert_eq!(answer.status, expected, "{path}: {}", answer.body);
    }
}

#[test]
fn workflows_are_created_changed_deleted_and_restored() {
    let world = World::built_in();
    let example: Value = serde_json::from_str(Workflow::CREATE.request.example).unwrap();
    let created = send(&world, "POST", WORKFLOWS, &example);
    assert_eq!(created.status, 201);
    let (id, tasks) = (created.body["id"].as_str().unwrap(), created.body["tasks"].as_array().unwrap());
    assert!(tasks.iter().all(|task| task["id"].is_string()), "{tasks:?}");
    let (path, deleted) = (format!("{WORKFLOWS}/{id}"), format!("{DELETED}/{id}"));
    let read = |path: &str| send(&world, "GET", path, &Value::Null);
    let found = read(&path).body;
    assert_eq!((&found["isEnabled"], &found["version"]), (&example["isEnabled"], &json!(1)));
    assert_eq!((&found["displayName"], found.get("tasks")), (&example["displayName"], None));
    assert_eq!(found["createdDateTime"], found["lastModifiedDateTime"]);
    assert_eq!(read(&format!("{path}/tasks")).body["value"].as_array().map(Vec::len), Some(tasks.len()));

    world.wait(Duration::from_secs(1));
    let answer = send(&world, "PATCH", &path, &json!({ "displayName": "Other", "isEnabled": false }));
    assert_eq!((answer.status, answer.body), (204, Value::Null));
    let changed = read(&path).body;
    assert_eq!((&changed["displayName"], &changed["isEnabled"]), (&json!("Other"), &json!(false)));
    assert_eq!(changed["description"], found["description"]);
    assert_ne!(changed["lastModifiedDateTime"], found["lastModifiedDateTime"]);
    let task = format!("{path}/tasks/{}", tasks[0]["id"].as_str().unwrap());
    assert_eq!(send(&world, "PATCH", &task, &json!({ "description": "Later" })).status, 204);

    assert_eq!(send(&world, "DELETE", &path, &Value::Null).status, 204);
    assert_eq!((read(&path).status, read(&task).status, read(&deleted).status), (404, 404, 200));
    assert!(read(&deleted).body["deletedDateTime"].is_string());
    assert_eq!(send(&world, "DELETE", &path, &Value::Null).status, 404, "the second time");
    let restored = send(&world, "POST", &format!("{deleted}/restore"), &Value::Null);
    assert_eq!((restored.status, &restored.body["displayName"]), (200, &json!("Other")));
    assert_eq!((read(&path).status, read(&deleted).status), (200, 404));
    assert_eq!(read(&task).body["description"], "Later");

    assert_eq!(send(&world, "DELETE", &path, &Value::Null).status, 204);
    assert_eq!(send(&world, "DELETE", &deleted, &Value::Null).status, 204);
    assert_eq!((read(&path).status, read(&deleted).status), (404, 404));
    let effects: Vec<_> = world.effects().into_iter().map(|effect| effect.action).collect();
    let deletion = "delete workflow";
    assert_eq!(effects, ["create workflow", "update workflow", "update task", deletion, "restore", deletion, deletion]);
}

#[test]
fn administrative_units_are_those_that_were_named() {
    let world = World::built_in();
    let mut body: Value = serde_json::from_str(Workflow::CREATE.request.example).unwrap();
    let tagged =
        json!({ "@odata.type": "#microsoft.graph.directoryObject", "id": "4f9dc456-0574-4122-9e55-8b4cc494b27d" });
    let units = json!([tagged, { "id": "2C987843-e9b1-4b1a-b924-ff1d2a9b054d" }]);
    body["administrationScopeTargets"] = units.clone();
    let created = send(&world, "POST", WORKFLOWS, &body).body;
    assert_eq!(created["administrationScopeTargets"], units, "{created}");
    let path = format!("{WORKFLOWS}/{}?$expand=administrationScopeTargets", created["id"].as_str().unwrap());
    assert_eq!(send(&world, "GET", &path, &Value::Null).body["administrationScopeTargets"], units);
}

#[test]
fn a_deleted_workflow_takes_what_it_contains_and_nothing_else() {
    // The paths of some begin like those of others.
    let ids = ["w", "w1", "w-1", "w/1", "w%"];
    let workflows = ids.map(|id| {
        let task = Task::with_id(format!("task of {id}"));
        Workflow { tasks: vec![task].into(), ..Workflow::with_id(id) }
    });
    let world = World::of(&LocalService::new(Seed::new(workflows).unwrap()), |builder| builder);
    let tasks = |base: &str, id: &str| {
        let found = send(&world, "GET", &format!("{base}/{}/tasks", encode_segment(id)), &Value::Null).body;
        found["value"][0]["id"].as_str().map(str::to_owned)
    };
    for deleted in 1..=ids.len() {
        let path = format!("{WORKFLOWS}/{}", encode_segment(ids[deleted - 1]));
        assert_eq!(send(&world, "DELETE", &path, &Value::Null).status, 204);
        for (number, id) in ids.into_iter().enumerate() {
            let expected = (number >= deleted).then(|| format!("task of {id}"));
            assert_eq!(tasks(WORKFLOWS, id), expected, "{id} after {deleted}");
        }
    }
    for id in ids {
        let deleted = format!("{DELETED}/{}", encode_segment(id));
        assert_eq!(send(&world, "POST", &format!("{deleted}/restore"), &Value::Null).status, 200);
        assert_eq!(tasks(WORKFLOWS, id), Some(format!("task of {id}")));
    }
    for id in ids {
        let deleted = format!("{DELETED}/{}", encode_segment(id));
        assert_eq!(send(&world, "DELETE", &format!("{WORKFLOWS}/{}", encode_segment(id)), &Value::Null).status, 204);
        assert_eq!(send(&world, "DELETE", &deleted, &Value::Null).status, 204);
        assert_eq!((send(&world, "GET", &deleted, &Value::Null).status, tasks(DELETED, id)), (404, None));
    }
}

#[test]
fn settings_are_the_documented_example_until_they_are_changed() {
    let world = World::built_in();
    let path = "/v1.0/identityGovernance/lifecycleWorkflows/settings";
    let before = send(&world, "GET", path, &Value::Null).body;
    assert!(before["workflowScheduleIntervalInHours"].is_number(), "{before}");
    let mail = json!({ "senderDomain": "contoso.com", "useCompanyBranding": true });
    let body = json!({ "workflowScheduleIntervalInHours": 5, "emailSettings": mail });
    assert_eq!(send(&world, "PATCH", path, &body).status, 204);
    let after = send(&world, "GET", path, &Value::Null).body;
    assert_eq!(
        (&after["workflowScheduleIntervalInHours"], &after["emailSettings"]["senderDomain"]),
        (&json!(5), &json!("contoso.com"))
    );
    assert_eq!(send(&world, "PATCH", path, &body).status, 204, "it is there already");
}

#[test]
fn every_tenant_has_task_definitions_and_templates() {
    let world = World::of(&LocalService::new(Seed::default()), |builder| builder);
    for kind in ["taskDefinitions", "workflowTemplates"] {
        let path = format!("/v1.0/identityGovernance/lifecycleWorkflows/{kind}");
        let all = send(&world, "GET", &path, &Value::Null).body;
        let first = &all["value"][0];
        let one = send(&world, "GET", &format!("{path}/{}", first["id"].as_str().unwrap()), &Value::Null).body;
        assert!(one["displayName"].is_string() && one["displayName"] == first["displayName"], "{one}");
    }
}

#[test]
fn a_related_single_entity_is_an_object_or_null() {
    let world = World::built_in();
    let body =
        send(&world, "GET", &format!("{WORKFLOWS}/{WORKFLOW}?$expand=createdBy,lastModifiedBy"), &Value::Null).body;
    for name in ["createdBy", "lastModifiedBy"] {
        assert!(body[name].is_object() || (body[name].is_null() && body.get(name).is_some()), "{name}: {body}");
    }
}

#[test]
fn a_selection_leads_into_values_and_related_entities() {
    let world = World::built_in();
    let read = |path: &str, query: &str| send(&world, "GET", &format!("{path}?{query}"), &Value::Null).body;
    let (path, example) = (format!("{WORKFLOWS}/{WORKFLOW}"), Workflow::CREATE.request.example);
    let whole = read(&path, "$expand=tasks");
    let names = |value: &Value| {
        let members = value.as_object().unwrap_or_else(|| panic!("{value}")).keys();
        members.filter(|name| !name.starts_with('@')).cloned().collect::<Vec<_>>()
    };
    for (query, expected) in [
        ("$expand=tasks($select=id)", vec!["id"]),
        ("$expand=tasks(select=displayName,ID),createdBy", vec!["displayName", "id"]),
        ("$select=id&$expand=createdBy,tasks(%20$select%20=%20isEnabled%20)", vec!["isEnabled"]),
    ] {
        let found = read(&path, query);
        let tasks = found["tasks"].as_array().unwrap_or_else(|| panic!("{found}"));
        assert_eq!(
            (tasks.len(), names(&tasks[0])),
            (2, expected.iter().map(|name| (*name).to_owned()).collect()),
            "{query}"
        );
        assert!(tasks[0].get("id").is_none_or(|id| *id == whole["tasks"][0]["id"]), "{query}");
    }
    let page = read(WORKFLOWS, "$top=1&$expand=tasks($select=id)");
    let next = page["@odata.nextLink"].as_str().unwrap();
    let next = send(&world, "GET", &next[next.find("/v1.0").unwrap_or_default()..], &Value::Null).body;
    assert_eq!(names(&next["value"][0]["tasks"][0]), ["id"], "{next}");

    let created = send(&world, "POST", WORKFLOWS, &serde_json::from_str(example).unwrap()).body;
    let path = format!("{WORKFLOWS}/{}", created["id"].as_str().unwrap());
    let conditions = "microsoft.graph.identityGovernance.triggerAndScopeBasedConditions";
    for query in
        ["executionConditions/scope", "ExecutionConditions/SCOPE", &format!("executionConditions/{conditions}/scope")]
    {
        let found = read(&path, &format!("$select={query}"));
        assert_eq!(names(&found), ["executionConditions"], "{query}: {found}");
        assert_eq!(names(&found["executionConditions"]), ["scope"], "{query}: {found}");
        assert!(found["executionConditions"]["@odata.type"].is_string(), "{found}");
    }
    for query in [
        "$select=executionConditions/scop",
        "$expand=tasks($filter=id%20eq%20'1')",
        "$expand=tasks($select=nope)",
        "$expand=tasks($select=id;$select=id)",
    ] {
        assert_eq!(send(&world, "GET", &format!("{path}?{query}"), &Value::Null).status, 400, "{query}");
    }
}

#[test]
fn a_filter_names_members_of_enumerations() {
    let world = World::built_in();
    for (path, filter, meant) in [
        (format!("{WORKFLOWS}/{WORKFLOW}/runs"), "processingStatus%20eq%20'faild'", "did you mean `failed`?"),
        (format!("{WORKFLOWS}/{WORKFLOW}/runs"), "processingStatus%20ne%20'cancelled'", "did you mean `canceled`?"),
        (WORKFLOWS.to_owned(), "category%20eq%20'leaver,stayer'", "its members are `joiner`, `leaver`"),
    ] {
        let answer = send(&world, "GET", &format!("{path}?$filter={filter}"), &Value::Null);
        let message = answer.body["error"]["message"].as_str().unwrap_or_default();
        assert!(answer.status == 400 && message.contains(meant), "{filter}: {}", answer.body);
    }
    let found = send(
        &world,
        "GET",
        &format!("{WORKFLOWS}/{WORKFLOW}/runs?$filter=processingStatus%20eq%20'Failed'"),
        &Value::Null,
    );
    assert!(found.body["value"].as_array().is_some_and(|runs| !runs.is_empty()), "{}", found.body);
}

#[test]
fn a_refusal_says_whether_a_workflow_was_to_be_a_deleted_one() {
    let world = World::built_in();
    let deleted = format!("{DELETED}/{WORKFLOW}");
    for (method, path) in
        [("GET", deleted.clone()), ("DELETE", deleted.clone()), ("POST", format!("{deleted}/restore"))]
    {
        let answer = send(&world, method, &path, &Value::Null);
        let message = answer.body["error"]["message"].as_str().unwrap_or_default();
        assert_eq!((answer.status, message), (404, format!("there is no deleted workflow `{WORKFLOW}`").as_str()));
    }
    assert_eq!(send(&world, "DELETE", &format!("{WORKFLOWS}/{WORKFLOW}"), &Value::Null).status, 204);
    let answer = send(&world, "GET", &format!("{WORKFLOWS}/{WORKFLOW}"), &Value::Null).body;
    assert_eq!(answer["error"]["message"], format!("there is no workflow `{WORKFLOW}`"));
}

#[test]
fn writes_need_what_is_required_and_set_only_what_can_be_set() {
    let world = World::built_in();
    let path = format!("{WORKFLOWS}/{WORKFLOW}");
    let answer = send(&world, "PATCH", &path, &json!({ "category": "leaver" }));
    assert_eq!(answer.status, 400);
    assert!(answer.body["error"]["message"].as_str().is_some_and(|text| text.contains("`category` cannot be set")));
    let answer = send(&world, "POST", WORKFLOWS, &json!({ "category": "leaver", "displayName": "x", "tasks": [{}] }));
    assert!(answer.body["error"]["message"].as_str().is_some_and(|text| text.contains("`executionConditions`")));
}
