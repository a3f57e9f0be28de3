//! What is documented is stated, fact by fact.

use lifecycle_workflows_models::facts::{Action as Facts, Cloud, Permission};
use lifecycle_workflows_models::identity_governance::{CancelProcessing, CancelRunsScope, CancelScope, Resume, Run};
use lifecycle_workflows_models::{Action, Polymorphic, Structured};
use serde_json::Value;

const GLOBAL: (&str, &str) = ("Global", "https://graph.microsoft.com");

fn clouds(action: &Facts) -> Vec<(&str, &str)> {
    action.clouds.iter().map(|Cloud { name, service_root, .. }| (*name, *service_root)).collect()
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
    assert_eq!(action.method, "POST");
    assert_eq!(action.path, "/identityGovernance/lifecycleWorkflows/workflows/{workflow-id}/cancelProcessing");
    assert_eq!(action.success_status, 204);
    let least: &[_] = &["LifecycleWorkflows-Workflow.ReadWrite.All"];
    let higher: &[_] = &["LifecycleWorkflows.ReadWrite.All"];
    assert_eq!(
        action.permissions,
        [
            permission("DelegatedWork", least, higher),
            permission("DelegatedPersonal", &[], &[]),
            permission("Application", least, higher),
        ]
    );
    assert!(action.permission_exceptions.is_empty());
    assert_eq!(action.least_privileged_role, "Lifecycle Workflows Administrator");
    assert_eq!(clouds(action), [GLOBAL]);
    assert_eq!(action.api_versions, ["beta", "v1.0"]);
    let acts_on = action.acts_on.unwrap();
    assert_eq!((acts_on.entity_type, acts_on.property), ("microsoft.graph.identityGovernance.run", "processingStatus"));
    assert_eq!(acts_on.values, ["queued", "inProgress"]);
    assert_eq!(
        action.documentation,
        "https://learn.microsoft.com/graph/api/identitygovernance-workflow-cancelprocessing"
    );
}

#[test]
fn facts_of_resume() {
    let action = Resume::ACTION;
    assert_eq!(action.name, "microsoft.graph.identityGovernance.resume");
    assert_eq!(action.binding_type, "microsoft.graph.identityGovernance.taskProcessingResult");
    assert_eq!(
        action.path,
        "/identityGovernance/lifecycleWorkflows/workflows/{workflowId}/tasks/{taskId}/taskProcessingResults/{taskProcessingResultsId}/resume"
    );
    assert_eq!(action.success_status, 204);
    let least: &[_] = &["LifecycleWorkflows.ReadWrite.All"];
    assert_eq!(
        action.permissions,
        [
            permission("DelegatedWork", least, &[]),
            permission("DelegatedPersonal", &[], &[]),
            permission("Application", least, &[]),
        ]
    );
    assert_eq!(action.permission_exceptions.len(), 2);
    assert_eq!(action.least_privileged_role, "Lifecycle Workflows Administrator");
    assert_eq!(
        clouds(action),
        [
            GLOBAL,
            ("USGovernmentL4", "https://graph.microsoft.us"),
            ("USGovernmentL5", "https://dod-graph.microsoft.us"),
            ("China", "https://microsoftgraph.chinacloudapi.cn"),
        ]
    );
    assert_eq!(action.api_versions, ["beta", "v1.0"]);
    assert_eq!(action.acts_on.unwrap().values, ["inProgress"]);
}

#[test]
fn both_actions_need_the_documented_headers() {
    for action in [CancelProcessing::ACTION, Resume::ACTION] {
        let headers: Vec<_> = action.headers.iter().map(|header| (header.name, header.is_required)).collect();
        assert_eq!(headers, [("Authorization", true), ("Content-Type", true)]);
    }
}

#[test]
fn the_examples_are_the_documented_bodies() {
    for (action, fixture) in [
        (CancelProcessing::ACTION, include_str!("fixtures/cancel_processing.json")),
        (Resume::ACTION, include_str!("fixtures/resume.json")),
    ] {
        let example: Value = serde_json::from_str(action.example).unwrap();
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
