//! What the summary of runs returns: it counts the runs of the state.

use graph_emulator::{Failure, FunctionRequest, Reading, Refusal, State};
use lifecycle_workflows_models::DateTimeOffset;
use lifecycle_workflows_models::identity_governance::{
    LifecycleWorkflowProcessingStatus as Status, RunCollectionSummary,
};
use serde_json::{Map, Value, json};

use super::behaviors::{members, unbound};

/// Counts the runs that started in a period.
pub(super) fn of_runs(request: &FunctionRequest) -> Result<Reading, Refusal> {
    let period: RunCollectionSummary = request.arguments()?;
    let runs = request.collection.clone().ok_or_else(unbound)?;
    Ok(Box::new(move |state: &State<'_>| -> Result<Value, Failure> {
        if let Some(workflow) = runs.owner() {
            state.get(workflow)?;
        }
        let is_in_period = |run: &Map<String, Value>| {
            let started = run.get("startedDateTime").and_then(Value::as_str);
            let started = started.and_then(|text| text.parse::<DateTimeOffset>().ok());
            started.is_some_and(|started| period.start_date_time <= started && started <= period.end_date_time)
        };
        let runs: Vec<_> = state.list(&runs)?.into_iter().filter(is_in_period).collect();
        let with = |status: Status| {
            runs.iter()
                .filter(|run| run.get("processingStatus").and_then(Value::as_str) == Some(status.as_str()))
                .count()
        };
        let sum = |name: &str| {
            let counts = runs.iter().filter_map(|run| run.get(name)?.as_i64());
            counts.fold(0_i64, i64::saturating_add)
        };
        let summary = members([
            ("failedRuns", json!(with(Status::Failed))),
            ("failedTasks", json!(sum("failedTasksCount"))),
            ("successfulRuns", json!(with(Status::Completed))),
            ("totalRuns", json!(runs.len())),
            ("totalTasks", json!(sum("totalTasksCount"))),
            ("totalUsers", json!(sum("totalUsersCount"))),
        ]);
        Ok(Value::Object(summary))
    }))
}
