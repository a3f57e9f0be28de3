//! What is documented is stated, fact by fact.

use lifecycle_workflows_models::facts::{Cloud, EntityRequest, Permission, RequestKind};
use lifecycle_workflows_models::identity_governance::{
    CancelProcessing, CancelRunsScope, CancelScope, Resume, Run, TaskProcessingResult, Workflow,
};
use lifecycle_workflows_models::{Action, List, Polymorphic, ReadByKey, SCHEMA, Structured};
use serde_json::Value;

const GLOBAL: (&str, &str) = ("Global", "https://graph.microsoft.com");
const ALL_CLOUDS: [(&str, &str); 4] = [
    GLOBAL,
    ("USGovernmentL4", "https://graph.microsoft.us"),
    ("USGovernmentL5", "https://dod-graph.microsoft.us"),
    ("China", "https://microsoftgraph.chinacloudapi.cn"),
];

fn clouds(clouds: &[&'static Cloud]) -> Vec<(&'static str, &'static str)> {
    clouds.iter().map(|cloud| (cloud.name, cloud.service_root)).collect()
}

fn permission(scheme: &'static str, least: &'static [&'static str], higher: &'static [&'static str]) -> Permission {
    Permission { scheme, least_privileged: least, higher_privileged: higher }
}

#[test]
fn facts_of_cancel_processing() {
    let action = CancelProcessing::ACTION;
    assert_eq!(action.name, "microsoft.graph.identityGovernance.cancelProcessing");
    assert_eq!(action.simple_name(), "cancelProcessing");
    assert_eq!(action.binding_type, "microsoft.graph.identityGovernance.workflow");
    assert_eq!(action.request.method, "POST");
    assert_eq!(action.request.path, "/identityGovernance/lifecycleWorkflows/workflows/{workflow-id}/cancelProcessing");
    assert_eq!(action.request.success_status, 204);
    let least: &[_] = &["LifecycleWorkflows-Workflow.ReadWrite.All"];
    let higher: &[_] = &["LifecycleWorkflows.ReadWrite.All"];
    assert_eq!(
        action.request.permissions,
        [
            permission("DelegatedWork", least, higher),
            permission("DelegatedPersonal", &[], &[]),
            permission("Application", least, higher),
        ]
    );
    assert!(action.request.permission_exceptions.is_empty());
    assert_eq!(action.request.least_privileged_roles, ["Lifecycle Workflows Administrator"]);
    assert_eq!(clouds(action.request.clouds), [GLOBAL]);
    assert_eq!(action.request.api_versions, ["beta", "v1.0"]);
    let acts_on = action.acts_on.unwrap();
    assert_eq!((acts_on.entity_type, acts_on.property), ("microsoft.graph.identityGovernance.run", "processingStatus"));
    assert_eq!(acts_on.values, ["queued", "inProgress"]);
    assert_eq!(
        action.request.documentation,
        "https://learn.microsoft.com/graph/api/identitygovernance-workflow-cancelprocessing"
    );
}

#[test]
fn facts_of_resume() {
    let action = Resume::ACTION;
    assert_eq!(action.name, "microsoft.graph.identityGovernance.resume");
    assert_eq!(action.binding_type, "microsoft.graph.identityGovernance.taskProcessingResult");
    assert_eq!(
        action.request.path,
        "/identityGovernance/lifecycleWorkflows/workflows/{workflowId}/tasks/{taskId}/taskProcessingResults/{taskProcessingResultsId}/resume"
    );
    assert_eq!(action.request.success_status, 204);
    let least: &[_] = &["LifecycleWorkflows.ReadWrite.All"];
    assert_eq!(
        action.request.permissions,
        [
            permission("DelegatedWork", least, &[]),
            permission("DelegatedPersonal", &[], &[]),
            permission("Application", least, &[]),
        ]
    );
    assert_eq!(action.request.permission_exceptions.len(), 2);
    assert_eq!(action.request.least_privileged_roles, ["Lifecycle Workflows Administrator"]);
    assert_eq!(clouds(action.request.clouds), ALL_CLOUDS);
    assert_eq!(action.request.api_versions, ["beta", "v1.0"]);
    assert_eq!(action.acts_on.unwrap().values, ["inProgress"]);
}

const REPORTS: &[&str] = &["LifecycleWorkflows-Reports.Read.All"];
const ABOVE_REPORTS: &[&str] = &["LifecycleWorkflows.Read.All", "LifecycleWorkflows.ReadWrite.All"];

/// What the documentation says of all reads alike, and the permissions that are the same with a user and without one.
fn assert_read<T: Structured>(read: &EntityRequest, least: &'static [&'static str], higher: &'static [&'static str]) {
    assert!(std::ptr::eq(read.entity_type, T::TYPE));
    assert_eq!(
        read.request.permissions,
        [
            permission("DelegatedWork", least, higher),
            permission("DelegatedPersonal", &[], &[]),
            permission("Application", least, higher),
        ]
    );
    assert_eq!(read.request.least_privileged_roles, ["Global Reader", "Lifecycle Workflows Administrator"]);
    assert_eq!(clouds(read.request.clouds), ALL_CLOUDS);
    assert_eq!(read.request.api_versions, ["beta", "v1.0"]);
}

#[test]
fn facts_of_reading_a_run() {
    let read = Run::READ_BY_KEY;
    assert_eq!(read.request.path, "/identityGovernance/lifecycleWorkflows/workflows/{workflowId}/runs/{runId}");
    assert_eq!(read.kind, RequestKind::Get);
    assert_read::<Run>(read, REPORTS, ABOVE_REPORTS);
    assert_eq!(read.request.documentation, "https://learn.microsoft.com/graph/api/identitygovernance-run-get");
}

#[test]
fn facts_of_listing_runs() {
    let read = Run::LIST;
    assert_eq!(read.request.path, "/identityGovernance/lifecycleWorkflows/workflows/{workflowId}/runs");
    assert_eq!(read.kind, RequestKind::List);
    assert_read::<Run>(read, REPORTS, ABOVE_REPORTS);
    assert_eq!(
        read.request.documentation,
        "https://learn.microsoft.com/graph/api/identitygovernance-workflow-list-runs"
    );
}

#[test]
fn facts_of_reading_a_task_processing_result() {
    let read = TaskProcessingResult::READ_BY_KEY;
    assert_eq!(
        read.request.path,
        "/identityGovernance/lifecycleWorkflows/workflows/{workflowId}/tasks/{taskId}/taskProcessingResults/{taskProcessingResultId}"
    );
    assert_eq!(read.kind, RequestKind::Get);
    assert_read::<TaskProcessingResult>(read, REPORTS, ABOVE_REPORTS);
    assert_eq!(read.request.documentation, "", "no page describes it");
}

#[test]
fn facts_of_listing_task_processing_results() {
    let read = TaskProcessingResult::LIST;
    assert_eq!(
        read.request.path,
        "/identityGovernance/lifecycleWorkflows/workflows/{workflowId}/runs/{runId}/taskProcessingResults"
    );
    assert_eq!(read.kind, RequestKind::List);
    assert_read::<TaskProcessingResult>(read, REPORTS, ABOVE_REPORTS);
    assert_eq!(
        read.request.documentation,
        "https://learn.microsoft.com/graph/api/identitygovernance-run-list-taskprocessingresults"
    );
}

#[test]
fn facts_of_reading_a_workflow() {
    let read = Workflow::READ_BY_KEY;
    assert_eq!(read.request.path, "/identityGovernance/lifecycleWorkflows/workflows/{workflowId}");
    assert_eq!(read.kind, RequestKind::Get);
    let higher = &[
        "LifecycleWorkflows-Workflow.Read.All",
        "LifecycleWorkflows-Workflow.ReadWrite.All",
        "LifecycleWorkflows.Read.All",
        "LifecycleWorkflows.ReadWrite.All",
    ];
    assert_read::<Workflow>(read, &["LifecycleWorkflows-Workflow.ReadBasic.All"], higher);
    assert_eq!(read.request.documentation, "https://learn.microsoft.com/graph/api/identitygovernance-workflow-get");
}

#[test]
fn facts_of_listing_workflows() {
    let read = Workflow::LIST;
    assert_eq!(read.request.path, "/identityGovernance/lifecycleWorkflows/workflows");
    assert_eq!(read.kind, RequestKind::List);
    let higher = &[
        "LifecycleWorkflows-Workflow.Read.All",
        "LifecycleWorkflows-Workflow.ReadWrite.All",
        "LifecycleWorkflows.Read.All",
        "LifecycleWorkflows.ReadWrite.All",
    ];
    assert_read::<Workflow>(read, &["LifecycleWorkflows-Workflow.ReadBasic.All"], higher);
    assert_eq!(
        read.request.documentation,
        "https://learn.microsoft.com/graph/api/identitygovernance-lifecycleworkflowscontainer-list-workflows"
    );
}

#[test]
fn what_requests_share_is_one_static() {
    let clouds: Vec<_> = SCHEMA.requests.iter().map(|one| one.request.clouds.as_ptr()).collect();
    assert!(clouds.iter().all(|set| *set == Resume::ACTION.request.clouds.as_ptr()));
    assert!(std::ptr::eq(CancelProcessing::ACTION.request.clouds[0], SCHEMA.clouds[0]));
    assert_eq!(CancelProcessing::ACTION.request.headers.as_ptr(), Resume::ACTION.request.headers.as_ptr());
    assert_eq!(Run::READ_BY_KEY.request.permissions.as_ptr(), Run::LIST.request.permissions.as_ptr());
}

#[test]
fn the_schema_has_everything_once() {
    let names =
        |names: Vec<&'static str>| (names.len(), names.into_iter().collect::<std::collections::BTreeSet<_>>().len());
    assert_eq!(names(SCHEMA.types.iter().map(|one| one.name).collect()), (83, 83));
    assert_eq!(names(SCHEMA.enums.iter().map(|one| one.name).collect()), (15, 15));
    assert_eq!(self::clouds(SCHEMA.clouds), ALL_CLOUDS);
    assert_eq!(SCHEMA.api_versions, ["beta", "v1.0"]);
    assert!(std::ptr::eq(lifecycle_workflows_models::action("RESUME").unwrap(), Resume::ACTION));
}

#[test]
fn one_entity_is_read_by_a_path_that_ends_in_its_key_and_a_collection_is_not() {
    let singletons = ["/identityGovernance/lifecycleWorkflows/settings"];
    for read in SCHEMA.reads().filter(|read| !singletons.contains(&read.request.path)) {
        let is_one = read.kind == RequestKind::Get;
        assert_eq!(read.request.path.ends_with('}'), is_one, "{}", read.request.path);
    }
}

#[test]
fn both_actions_need_the_documented_headers() {
    for action in [CancelProcessing::ACTION, Resume::ACTION] {
        let headers: Vec<_> = action.request.headers.iter().map(|header| (header.name, header.is_required)).collect();
        assert_eq!(headers, [("Authorization", true), ("Content-Type", true)]);
    }
}

#[test]
fn the_examples_are_the_documented_bodies() {
    for (action, fixture) in [
        (CancelProcessing::ACTION, include_str!("fixtures/cancel_processing.json")),
        (Resume::ACTION, include_str!("fixtures/resume.json")),
    ] {
        let example: Value = serde_json::from_str(action.request.example).unwrap();
        assert_eq!(example, serde_json::from_str::<Value>(fixture).unwrap());
    }
}

#[test]
fn constraints_stand_beside_the_types() {
    let scope = CancelProcessing::ACTION.parameters.property("scope").unwrap();
    assert!(scope.is_required && !scope.nullable);
    let allowed: Vec<_> = scope.allowed_types.iter().map(|allowed| allowed.name).collect();
    assert_eq!(allowed, [CancelRunsScope::TYPE.name]);
    assert!(CancelScope::TYPE.is_abstract);

    let runs = CancelRunsScope::TYPE.property("runs").unwrap();
    assert_eq!((runs.min_items, runs.max_items), (Some(1), Some(1)));
    assert!(runs.is_required && runs.is_collection && runs.is_navigation && runs.is_entity_reference);
    assert_eq!(runs.value_key(), ["id"]);

    let parameters = Resume::ACTION.parameters;
    for name in ["source", "type"] {
        let parameter = parameters.property(name).unwrap();
        assert!(parameter.nullable && !parameter.is_required, "{name}");
    }
    assert!(parameters.property("data").unwrap().is_required);

    // A property of a base type is found as well.
    assert!(Run::TYPE.properties.iter().all(|property| property.name != "id"));
    assert!(Run::TYPE.property("id").is_some());
}
