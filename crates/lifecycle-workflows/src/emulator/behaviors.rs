//! What the actions do to runs, and to the results of users and tasks.

use std::time::Duration;

use graph_emulator::{ActionRequest, Address, Change, Done, Entity, Refusal};
use lifecycle_workflows_models::Action;
use lifecycle_workflows_models::facts::ActsOn;
use lifecycle_workflows_models::graph::AnyUser;
use lifecycle_workflows_models::identity_governance::{
    Activate, CancelProcessing, CancelScope, CustomTaskExtensionOperationStatus,
    LifecycleWorkflowProcessingStatus as Status, Resume, WorkflowExecutionType,
};
use serde_json::{Map, Value, json};

use super::entities::canceled;

/// The collection of the results of tasks, in whatever contains it.
const TASK_RESULTS: &str = "taskProcessingResults";

/// The failure reason of a result whose extension reported a failure.
const REPORTED: &str = "The custom task extension has reported a failure.";

/// Cancels runs of a workflow: all of them, or none.
pub(super) fn cancel_processing(request: &ActionRequest, delay: Duration) -> Result<Change, Refusal> {
    let body: CancelProcessing = request.body()?;
    let CancelScope::CancelRunsScope(scope) = body.scope else {
        return Err(Refusal::bad_request("the local service does not know the type of the scope"));
    };
    let runs: Vec<String> = scope.runs.into_iter().filter_map(|run| run.id).collect();
    let workflow = request.target.clone().ok_or_else(unbound)?;
    Ok(Box::new(move |state| {
        let of_workflow = workflow.collection("runs");
        for run in &runs {
            state.get_acted_on(&of_workflow.entity(run), acts_on::<CancelProcessing>())?;
        }
        let now = json!(state.now());
        for run in &runs {
            let changes =
                members([("processingStatus", json!(Status::Canceling)), ("lastUpdatedDateTime", now.clone())]);
            state.change(&of_workflow.entity(run), changes, Some(&canceled(delay)))?;
        }
        // Without a delay, no client sees the runs being canceled.
        let status = if delay.is_zero() { Status::Canceled } else { Status::Canceling };
        let done = Done::new(runs).status(status.as_str());
        Ok(done.detail("workflow", workflow.id()).detail("task", Value::Null))
    }))
}

/// Starts a run of a workflow for users: the run, a result for each user, and one for each of that user's tasks.
pub(super) fn activate(request: &ActionRequest) -> Result<Change, Refusal> {
    let body: Activate = request.body()?;
    let workflow = request.target.clone().ok_or_else(unbound)?;
    let users: Vec<String> = body.subjects.into_iter().filter_map(id_of).collect();
    Ok(Box::new(move |state| {
        state.get(&workflow)?;
        let now = state.now();
        let tasks = state.list(&workflow.collection("tasks"))?;
        let tasks: Vec<_> = tasks.into_iter().filter(|task| task.get("isEnabled") != Some(&json!(false))).collect();
        let mut number = now.date_time().timestamp_millis();
        // A run has an id of its own, even if another one started in the same millisecond.
        let run = loop {
            let run = workflow.collection("runs").entity(format!("{}_{number}", workflow.id()));
            match state.get(&run) {
                Ok(_) => number += 1,
                Err(_) => break run,
            }
        };
        let counts = |failed: &str| members([(failed, json!(0)), ("totalTasksCount", json!(tasks.len()))]);
        let started = |id: &str| {
            members([
                ("id", json!(id)),
                ("processingStatus", json!(Status::InProgress)),
                ("startedDateTime", json!(now)),
                ("completedDateTime", Value::Null),
            ])
        };
        let kind = json!(WorkflowExecutionType::OnDemand);
        let mut of_run = started(run.id());
        of_run.extend(counts("failedTasksCount"));
        of_run.extend(members([
            ("failedUsersCount", json!(0)),
            ("successfulUsersCount", json!(0)),
            ("totalUsersCount", json!(users.len())),
            ("totalUnprocessedTasksCount", json!(tasks.len())),
            ("scheduledDateTime", json!(now)),
            ("lastUpdatedDateTime", json!(now)),
            ("workflowExecutionType", kind.clone()),
        ]));
        state.insert(&Entity::new(run.clone(), of_run))?;
        for user in &users {
            let id = format!("{}_{number}_{user}", workflow.id());
            let result = run.collection("userProcessingResults").entity(&id);
            let of_workflow = workflow.collection("userProcessingResults").entity(&id);
            let mut of_user = started(&id);
            of_user.extend(counts("failedTasksCount"));
            of_user.extend(members([
                ("subject", json!({ "id": user })),
                ("totalUnprocessedTasksCount", json!(tasks.len())),
                ("scheduledDateTime", json!(now)),
                ("workflowExecutionType", kind.clone()),
            ]));
            state.insert(&Entity::new(result.clone(), of_user).also_at(of_workflow.clone()))?;
            for task in &tasks {
                let task_id = task.get("id").and_then(Value::as_str).unwrap_or_default();
                let id = format!("{id}_{task_id}");
                let mut of_task = started(&id);
                of_task.extend(members([
                    ("createdDateTime", json!(now)),
                    ("failureReason", Value::Null),
                    ("subject", json!({ "id": user })),
                    ("task", Value::Object(task.clone())),
                ]));
                let results = workflow.collection("tasks").entity(task_id).collection(TASK_RESULTS);
                let mut entity = Entity::new(results.entity(&id), of_task);
                for owner in [&run, &result, &of_workflow] {
                    entity = entity.also_at(owner.collection(TASK_RESULTS).entity(&id));
                }
                state.insert(&entity)?;
            }
        }
        let done = Done::new([run.id()]).status(Status::InProgress.as_str());
        Ok(done.detail("workflow", workflow.id()).detail("task", Value::Null))
    }))
}

/// The id of a user, of whichever type.
fn id_of(user: AnyUser) -> Option<String> {
    match user {
        AnyUser::User(user) => user.id,
        AnyUser::UnknownType(other) => other.members().get("id").and_then(|id| id.as_str()).map(str::to_owned),
        _ => None,
    }
}

/// Completes a task processing result as its extension reports.
pub(super) fn resume(request: &ActionRequest) -> Result<Change, Refusal> {
    let body: Resume = request.body()?;
    let status = match body.data.operation_status.value() {
        Some(CustomTaskExtensionOperationStatus::Completed) => Status::Completed,
        Some(CustomTaskExtensionOperationStatus::Failed) => Status::Failed,
        // Without a final status, the task goes on waiting.
        _ => Status::InProgress,
    };
    let result = request.target.clone().ok_or_else(unbound)?;
    Ok(Box::new(move |state| {
        state.get_acted_on(&result, acts_on::<Resume>())?;
        if status != Status::InProgress {
            let mut changes = members([("processingStatus", json!(status)), ("completedDateTime", json!(state.now()))]);
            if status == Status::Failed {
                changes.insert("failureReason".to_owned(), json!(REPORTED));
            }
            state.change(&result, changes, None)?;
        }
        let owners: Vec<&str> = result.owners().map(Address::id).collect();
        let done = Done::new([result.id()]).status(status.as_str());
        Ok(done.detail("workflow", owners.first().copied()).detail("task", owners.get(1).copied()))
    }))
}

/// The states to which an action applies; without documentation, none.
fn acts_on<A: Action>() -> &'static ActsOn {
    const NEVER: &ActsOn = &ActsOn { entity_type: "", property: "", values: &[] };
    A::ACTION.acts_on.as_ref().unwrap_or(NEVER)
}

fn members<const N: usize>(members: [(&str, Value); N]) -> Map<String, Value> {
    members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// The documented paths of both actions name an entity.
fn unbound() -> Refusal {
    Refusal::bad_request("the path does not name what the action is for")
}
