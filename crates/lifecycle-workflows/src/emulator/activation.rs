//! What activating a workflow does: it makes a run, with results for its users and their tasks.

use std::collections::HashMap;

use graph_emulator::{ActionRequest, Address, Change, Done, Entity, Failure, Refusal, State};
use lifecycle_workflows_models::Guid;
use lifecycle_workflows_models::graph::AnyUser;
use lifecycle_workflows_models::identity_governance::{
    Activate, ActivateWithScope, ActivationScope, ActivationTaskScopeType, ActivationUserScopeType,
    LifecycleWorkflowProcessingStatus as Status, UserProcessingResult, WorkflowExecutionType,
};
use serde_json::{Map, Value, json};

use super::behaviors::{members, unbound};

/// The collection of the results of tasks, in whatever contains it.
const TASK_RESULTS: &str = "taskProcessingResults";

/// The collection of the results for users, in whatever contains it.
const USER_RESULTS: &str = "userProcessingResults";

/// Starts a run of a workflow for users.
pub(super) fn activate(request: &ActionRequest) -> Result<Change, Refusal> {
    let body: Activate = request.body()?;
    let workflow = request.target.clone().ok_or_else(unbound)?;
    let users: Vec<_> = body.subjects.into_iter().filter_map(id_of).map(User::with_all_tasks).collect();
    Ok(Box::new(move |state| start(state, &workflow, users)))
}

/// Starts a run of a workflow for the users of a scope.
pub(super) fn activate_with_scope(request: &ActionRequest) -> Result<Change, Refusal> {
    let body: ActivateWithScope = request.body()?;
    let workflow = request.target.clone().ok_or_else(unbound)?;
    match body.scope {
        ActivationScope::ActivateUserScope(scope) => {
            let users: Vec<_> = scope.users.into_iter().filter_map(id_of).map(User::with_all_tasks).collect();
            Ok(Box::new(move |state| start(state, &workflow, users)))
        }
        ActivationScope::ActivateProcessingResultScope(scope) => {
            let results = workflow.collection(USER_RESULTS);
            let ids = scope.processing_results.into_iter().filter_map(|result: UserProcessingResult| result.id);
            let results: Vec<_> = ids.map(|id| results.entity(id)).collect();
            Ok(Box::new(move |state| {
                let users: Result<Vec<_>, _> =
                    results.iter().map(|result| User::of(state, result, &scope.task_scope)).collect();
                start(state, &workflow, users?)
            }))
        }
        ActivationScope::ActivateRunScope(scope) => {
            let run = workflow.collection("runs").entity(scope.run.id.unwrap_or_default());
            Ok(Box::new(move |state| {
                state.get(&run)?;
                let results = run.collection(USER_RESULTS);
                let mut users = Vec::new();
                for result in state.list(&results)? {
                    let has_failed = status(&result) == Some(Status::Failed.as_str());
                    if has_failed || scope.user_scope != ActivationUserScopeType::FailedUsers {
                        let id = result.get("id").and_then(Value::as_str).unwrap_or_default();
                        users.push(User::of(state, &results.entity(id), &scope.task_scope)?);
                    }
                }
                start(state, &workflow, users)
            }))
        }
        _ => Err(Refusal::unsupported("the local service knows no groups, and no other type of scope")),
    }
}

/// A user for whom tasks run.
struct User {
    id: String,
    /// The ids of the tasks; all of them if there is nothing.
    tasks: Option<Vec<Value>>,
}

impl User {
    fn with_all_tasks(id: String) -> Self {
        Self { id, tasks: None }
    }

    /// The user of a result, with the tasks that run again.
    fn of(state: &State<'_>, result: &Address, tasks: &ActivationTaskScopeType) -> Result<Self, Failure> {
        let user = state.get(result)?;
        let id = user.get("subject").and_then(|subject| subject.get("id")).and_then(Value::as_str);
        let id = id.unwrap_or_default().to_owned();
        if *tasks != ActivationTaskScopeType::FailedTasks {
            return Ok(Self::with_all_tasks(id));
        }
        let results = state.list(&result.collection(TASK_RESULTS))?;
        let failed = results.into_iter().filter(|task| status(task) == Some(Status::Failed.as_str()));
        let tasks = failed.filter_map(|result| result.get("task")?.get("id").cloned()).collect();
        Ok(Self { id, tasks: Some(tasks) })
    }
}

/// Each user once, with all tasks that are to run; GUIDs are equal in any case of letters.
fn distinct(users: Vec<User>) -> Vec<User> {
    let (mut distinct, mut places) = (Vec::<User>::new(), HashMap::new());
    for user in users {
        let place = *places.entry(Guid::fold(&user.id).into_owned()).or_insert(distinct.len());
        let Some(first) = distinct.get_mut(place) else {
            distinct.push(user);
            continue;
        };
        match (&mut first.tasks, user.tasks) {
            (Some(tasks), Some(more)) => tasks.extend(more),
            _ => first.tasks = None,
        }
    }
    distinct
}

fn status(entity: &Map<String, Value>) -> Option<&str> {
    entity.get("processingStatus")?.as_str()
}

/// The id of a user, of whichever type.
fn id_of(user: AnyUser) -> Option<String> {
    match user {
        AnyUser::User(user) => user.id,
        AnyUser::UnknownType(other) => other.members().get("id").and_then(|id| id.as_str()).map(str::to_owned),
        _ => None,
    }
}

/// Starts a run: the run, a result for each user, and one for each of that user's tasks.
fn start(state: &mut State<'_>, workflow: &Address, users: Vec<User>) -> Result<Done, Failure> {
    state.get(workflow)?;
    let users = distinct(users);
    let now = state.now();
    let tasks = state.list(&workflow.collection("tasks"))?;
    let tasks: Vec<_> = tasks.into_iter().filter(|task| task.get("isEnabled") != Some(&json!(false))).collect();
    let of_user = |user: &User| -> Vec<Map<String, Value>> {
        let runs = |task: &&Map<String, Value>| {
            user.tasks.as_ref().is_none_or(|ids| task.get("id").is_some_and(|id| ids.contains(id)))
        };
        tasks.iter().filter(runs).cloned().collect()
    };
    let total: usize = users.iter().map(|user| of_user(user).len()).sum();
    let mut number = now.date_time().timestamp_millis();
    // A run has an id of its own, even if another one started in the same millisecond.
    let run = loop {
        let run = workflow.collection("runs").entity(format!("{}_{number}", workflow.id()));
        match state.get(&run) {
            Ok(_) => number += 1,
            Err(_) => break run,
        }
    };
    let started = |id: &str| {
        members([
            ("id", json!(id)),
            ("processingStatus", json!(Status::InProgress)),
            ("startedDateTime", json!(now)),
            ("completedDateTime", Value::Null),
        ])
    };
    let counts = |tasks: usize| {
        members([
            ("failedTasksCount", json!(0)),
            ("totalTasksCount", json!(tasks)),
            ("totalUnprocessedTasksCount", json!(tasks)),
            ("scheduledDateTime", json!(now)),
            ("workflowExecutionType", json!(WorkflowExecutionType::OnDemand)),
        ])
    };
    let mut of_run = started(run.id());
    of_run.extend(counts(total));
    of_run.extend(members([
        ("failedUsersCount", json!(0)),
        ("successfulUsersCount", json!(0)),
        ("totalUsersCount", json!(users.len())),
        ("lastUpdatedDateTime", json!(now)),
    ]));
    state.insert(&Entity::new(run.clone(), of_run))?;
    for user in &users {
        let tasks = of_user(user);
        let id = format!("{}_{number}_{}", workflow.id(), user.id);
        let in_run = run.collection(USER_RESULTS).entity(&id);
        let in_workflow = workflow.collection(USER_RESULTS).entity(&id);
        let mut result = started(&id);
        result.extend(counts(tasks.len()));
        result.extend(members([("subject", json!({ "id": user.id }))]));
        state.insert(&Entity::new(in_run.clone(), result).also_at(in_workflow.clone()))?;
        for task in tasks {
            let task_id = task.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
            let id = format!("{id}_{task_id}");
            let mut of_task = started(&id);
            of_task.extend(members([
                ("createdDateTime", json!(now)),
                ("failureReason", Value::Null),
                ("subject", json!({ "id": user.id })),
                ("task", Value::Object(task)),
            ]));
            let results = workflow.collection("tasks").entity(&task_id).collection(TASK_RESULTS);
            let mut entity = Entity::new(results.entity(&id), of_task);
            for owner in [&run, &in_run, &in_workflow] {
                entity = entity.also_at(owner.collection(TASK_RESULTS).entity(&id));
            }
            state.insert(&entity)?;
        }
    }
    let done = Done::new([run.id()]).status(Status::InProgress.as_str());
    Ok(done.detail("workflow", workflow.id()).detail("task", Value::Null))
}
