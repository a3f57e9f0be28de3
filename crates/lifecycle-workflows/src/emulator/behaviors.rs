//! What cancelling runs, resuming results and restoring workflows do. What activating workflows does has a file of its own.

use std::time::Duration;

use graph_emulator::{ActionRequest, Address, Change, Collection, Done, Refusal};
use lifecycle_workflows_models::facts::ActsOn;
use lifecycle_workflows_models::identity_governance::{
    CancelProcessing, CancelScope, CustomTaskExtensionOperationStatus, LifecycleWorkflowProcessingStatus as Status,
    Resume, Workflow,
};
use lifecycle_workflows_models::{Action, List};
use serde_json::{Map, Value, json};

use super::entities::canceled;

/// The failure reason of a result whose extension reported a failure.
const REPORTED: &str = "The custom task extension has reported a failure.";

/// Cancels runs of a workflow: all of them, or none.
pub(super) fn cancel_processing(request: &ActionRequest, delay: Duration) -> Result<Change, Refusal> {
    let body: CancelProcessing = request.body()?;
    let CancelScope::CancelRunsScope(scope) = body.scope else {
        return Err(Refusal::unsupported("the local service does not know the type of the scope"));
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

/// Restores a workflow that was deleted, with everything that it contains.
pub(super) fn restore(request: &ActionRequest) -> Result<Change, Refusal> {
    let deleted = request.target.clone().ok_or_else(unbound)?;
    let workflow = Collection::new(Workflow::LIST.request.path).entity(deleted.id());
    Ok(Box::new(move |state| {
        state.change(&deleted, members([("deletedDateTime", Value::Null)]), None)?;
        state.relocate(&deleted, &workflow)?;
        Ok(Done::new([workflow.id()]).result(state.get(&workflow)?))
    }))
}

/// The states to which an action applies; without documentation, none.
fn acts_on<A: Action>() -> &'static ActsOn {
    const NEVER: &ActsOn = &ActsOn { entity_type: "", property: "", values: &[] };
    A::ACTION.acts_on.as_ref().unwrap_or(NEVER)
}

pub(super) fn members<const N: usize>(members: [(&str, Value); N]) -> Map<String, Value> {
    members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// The documented paths of the actions name an entity.
pub(super) fn unbound() -> Refusal {
    Refusal::bad_request("the path does not name what the action is for")
}
