//! The entities of a seed, with their addresses.

use std::time::Duration;

use graph_emulator::{Address, Collection, Entity, Later};
use lifecycle_workflows_models::identity_governance::{
    LifecycleWorkflowProcessingStatus as Status, Run, Task, TaskDefinition, TaskProcessingResult, UserProcessingResult,
    Workflow, WorkflowTemplate,
};
use lifecycle_workflows_models::{List, Structured};
use serde_json::{Map, Value, json};

use super::seed::{Seed, SeedError};

/// The task definitions and workflow templates, which every tenant has: those of the documented examples.
pub(super) fn of_every_tenant() -> Result<Vec<Entity>, serde_json::Error> {
    let mut entities = Vec::new();
    for list in [TaskDefinition::LIST, WorkflowTemplate::LIST] {
        let collection = Collection::new(list.request.path);
        for members in serde_json::from_str::<Vec<Map<String, Value>>>(list.request.example_result)? {
            let id = members.get("id").and_then(Value::as_str).unwrap_or_default();
            entities.push(Entity::of(collection.entity(id), list.entity_type, &members)?);
        }
    }
    Ok(entities)
}

impl Seed {
    /// All entities. Runs that are being canceled are canceled after the delay.
    pub(super) fn entities(&self, cancel_delay: Duration) -> Result<Vec<Entity>, SeedError> {
        let mut entities = Vec::new();
        for workflow in self.workflows() {
            add_workflow(&mut entities, workflow, cancel_delay).map_err(|error| SeedError::unwritable(&error))?;
        }
        Ok(entities)
    }
}

fn add_workflow(entities: &mut Vec<Entity>, workflow: &Workflow, delay: Duration) -> Result<(), serde_json::Error> {
    let address = Collection::new(Workflow::LIST.request.path).entity(workflow.id.as_deref().unwrap_or_default());
    let (tasks, runs) = (address.collection("tasks"), address.collection("runs"));
    entities.push(Entity::of(address.clone(), Workflow::TYPE, workflow)?);
    for task in workflow.tasks.iter().flatten() {
        entities.push(Entity::of(tasks.entity(task.id.as_deref().unwrap_or_default()), Task::TYPE, task)?);
    }
    for run in workflow.runs.iter().flatten() {
        let entity = Entity::of(runs.entity(run.id.as_deref().unwrap_or_default()), Run::TYPE, run)?;
        let is_canceling = run.processing_status == Some(Status::Canceling);
        entities.push(if is_canceling { entity.later(canceled(delay)) } else { entity });
    }
    for task in workflow.tasks.iter().flatten() {
        for result in task.task_processing_results.iter().flatten() {
            entities.push(result_of(&tasks, workflow, task.id.as_deref(), result)?);
        }
    }
    for run in workflow.runs.iter().flatten() {
        let of_run = runs.entity(run.id.as_deref().unwrap_or_default());
        for result in run.user_processing_results.iter().flatten() {
            add_user_result(entities, workflow, &address, &of_run, result)?;
        }
    }
    for run in workflow.runs.iter().flatten() {
        let of_run = runs.entity(run.id.as_deref().unwrap_or_default()).collection("taskProcessingResults");
        for result in run.task_processing_results.iter().flatten() {
            let task = result.task.as_ref().and_then(|task| task.id.as_deref());
            let entity = result_of(&tasks, workflow, task, result)?;
            entities.push(entity.also_at(of_run.entity(result.id.as_deref().unwrap_or_default())));
        }
    }
    Ok(())
}

/// What a run has come to for a user, in the run and in the workflow, with the results of the tasks in everything that
/// contains them.
fn add_user_result(
    entities: &mut Vec<Entity>,
    workflow: &Workflow,
    of_workflow: &Address,
    of_run: &Address,
    result: &UserProcessingResult,
) -> Result<(), serde_json::Error> {
    let id = result.id.as_deref().unwrap_or_default();
    let in_run = of_run.collection("userProcessingResults").entity(id);
    let in_workflow = of_workflow.collection("userProcessingResults").entity(id);
    let entity = Entity::of(in_run.clone(), UserProcessingResult::TYPE, result)?;
    entities.push(entity.also_at(in_workflow.clone()));
    for task_result in result.task_processing_results.iter().flatten() {
        let task = task_result.task.as_ref().and_then(|task| task.id.as_deref());
        let mut entity = result_of(&of_workflow.collection("tasks"), workflow, task, task_result)?;
        for owner in [of_run, &in_run, &in_workflow] {
            let results = owner.collection("taskProcessingResults");
            entity = entity.also_at(results.entity(task_result.id.as_deref().unwrap_or_default()));
        }
        entities.push(entity);
    }
    Ok(())
}

/// A result in the collection of its task, with the whole task in it.
fn result_of(
    tasks: &Collection,
    workflow: &Workflow,
    task: Option<&str>,
    result: &TaskProcessingResult,
) -> Result<Entity, serde_json::Error> {
    let whole = workflow.tasks.iter().flatten().find(|one| one.id.as_deref() == task).cloned();
    let stored = TaskProcessingResult { task: whole.map(Box::new).or_else(|| result.task.clone()), ..result.clone() };
    let results = tasks.entity(task.unwrap_or_default()).collection("taskProcessingResults");
    Entity::of(results.entity(result.id.as_deref().unwrap_or_default()), TaskProcessingResult::TYPE, &stored)
}

/// What a run that is being canceled becomes after a delay.
pub(super) fn canceled(delay: Duration) -> Later {
    let changes = Map::from_iter([("processingStatus".to_owned(), json!(Status::Canceled))]);
    Later::new(delay, changes).time("lastUpdatedDateTime").time("completedDateTime")
}
