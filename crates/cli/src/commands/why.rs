//! `lcw why`: what a workflow came to for a user, down to the reason of each task that failed, and what to do next.

use std::io::{self, Write};

use lifecycle_workflows::client::{Call, Client, Error, Id, Limits, Page};
use lifecycle_workflows::models::List;
use lifecycle_workflows::models::graph::AnyUser;
use lifecycle_workflows::models::identity_governance::{
    LifecycleWorkflowProcessingStatus as Status, TaskProcessingResult, UserProcessingResult,
};
use lifecycle_workflows::validation::{escaped, shown_safely};
use odata_types::{DateTimeOffset, Guid, Query};
use serde_json::json;

use super::reading::{self, Trouble};
use crate::arguments::{GetFormat, Ids, Why};
use crate::documented::Kind;
use crate::status::{self, complain, whole};

pub(crate) fn run(arguments: &Why) -> io::Result<status::Status> {
    reading::read(&arguments.service, async |client: &Client| {
        let results = results(client, arguments).await?;
        let Some((index, result)) = last(&results) else {
            let Why { workflow, user, .. } = arguments;
            complain(&format!("the workflow {workflow} has no results for the user {user}"));
            if is_name(user.as_str()) {
                complain(
                    "results may name users by id only, so that a user principal name finds nothing: pass the id, as \
                     `az ad user show --id NAME --query id` prints it",
                );
            }
            if arguments.format == GetFormat::Json {
                writeln!(io::stdout().lock(), "{}", document(None, &[], 0, &[]))?;
            }
            return Ok(());
        };
        let tasks = match &result.id {
            Some(id) => tasks(client, &arguments.workflow, id).await?,
            None => Vec::new(),
        };
        let answer = Answer { arguments, result, tasks, later: results.get(..index).unwrap_or_default() };
        match arguments.format {
            GetFormat::Text => answer.write(&mut io::stdout().lock())?,
            GetFormat::Json => answer.write_json(&mut io::stdout().lock())?,
        }
        Ok(())
    })
}

/// What the runs of the workflow came to for the user, the last one first. If the service does not filter by user, the results for all
/// users are read.
async fn results(client: &Client, arguments: &Why) -> Result<Vec<UserProcessingResult>, Trouble> {
    let user = Guid::fold(arguments.user.as_str());
    let name = if is_name(&user) { "userPrincipalName" } else { "id" };
    let filter = Query::new().filter(format!("subject/{name} eq '{}'", user.replace('\'', "''")));
    let (limits, list) = (Limits::Enforced, UserProcessingResult::LIST);
    let all = Call::<Page<UserProcessingResult>>::list_of(limits, client.endpoint(), list, &[&arguments.workflow])?;
    let refused = match client.pages(all.clone().query(&filter)?).all().await {
        Ok(results) => return Ok(sorted(results)),
        Err(refused) if is_bad_request(&refused) => whole(&refused),
        Err(error) => return Err(error.into()),
    };
    // Whether it is the filter that is refused, only the same request without it can tell.
    match client.pages(all).all().await {
        Ok(mut results) => {
            results.retain(|result| is_of(result, &user));
            complain(&format!(
                "the service refused the filter by user, so that the results for all users are read: {refused}"
            ));
            Ok(sorted(results))
        }
        Err(error) => {
            if is_bad_request(&error) {
                let workflow = shown(arguments.workflow.as_str());
                complain(&format!("the service refuses this without a filter too: is `{workflow}` a workflow's id?"));
            }
            Err(error.into())
        }
    }
}

/// The last result first.
fn sorted(mut results: Vec<UserProcessingResult>) -> Vec<UserProcessingResult> {
    results.sort_by(|one, other| began(other).cmp(&began(one)));
    results
}

/// Whether a user is named by a user principal name rather than by an id.
fn is_name(user: &str) -> bool {
    user.contains('@')
}

fn is_bad_request(error: &Error) -> bool {
    error.status().is_some_and(|status| status.as_u16() == 400)
}

/// Whether a result is that of a user, who is named by id or by user principal name, in any case of letters.
fn is_of(result: &UserProcessingResult, user: &str) -> bool {
    let Some(AnyUser::User(subject)) = result.subject.as_deref() else { return false };
    let names = [subject.id.as_ref(), subject.user_principal_name.value()];
    names.into_iter().flatten().any(|name| name.to_lowercase() == user.to_lowercase())
}

fn began(result: &UserProcessingResult) -> Option<&DateTimeOffset> {
    result.started_date_time.value().or(result.scheduled_date_time.as_ref())
}

/// The last result that failed, or else the last one, and its place.
fn last(results: &[UserProcessingResult]) -> Option<(usize, &UserProcessingResult)> {
    let has_failed = |result: &UserProcessingResult| {
        result.failed_tasks_count.is_some_and(|count| count > 0)
            || matches!(result.processing_status, Some(Status::Failed | Status::CompletedWithErrors))
    };
    let failed = results.iter().enumerate().find(|(_, result)| has_failed(result));
    failed.or_else(|| results.iter().enumerate().next())
}

/// The results of the tasks in a result for a user.
async fn tasks(client: &Client, workflow: &Id, result: &str) -> Result<Vec<TaskProcessingResult>, Trouble> {
    let result = Id::new(result).map_err(|error| Trouble::Output(io::Error::other(error)))?;
    let ids = [("workflow", workflow.clone()), ("user-processing-result", result)];
    let ids = Ids(ids.map(|(name, id)| (name.to_owned(), id)).into());
    let (request, ids) = reading::choose(Kind::List, "taskProcessingResults", &ids)
        .map_err(|error| Trouble::Output(io::Error::other(error)))?;
    let ids: Vec<&Id> = ids.iter().collect();
    let first = Call::<Page<_>>::list_of(Limits::Enforced, client.endpoint(), request, &ids)?;
    Ok(client.pages(first).all().await?)
}

/// What is answered.
struct Answer<'a> {
    arguments: &'a Why,
    result: &'a UserProcessingResult,
    tasks: Vec<TaskProcessingResult>,
    /// The results that are later than this one, none of which failed; the last one first.
    later: &'a [UserProcessingResult],
}

impl Answer<'_> {
    fn write(&self, out: &mut impl Write) -> io::Result<()> {
        let result = self.result;
        let state = shown(result.processing_status.as_ref().map_or("of no status", Status::as_str));
        let counts = match (result.failed_tasks_count, result.total_tasks_count) {
            (Some(failed), Some(all)) => format!(", {failed} of {all} tasks failed"),
            _ => String::new(),
        };
        let since = began(result).map(|time| format!(", started {time}")).unwrap_or_default();
        writeln!(out, "{}: {state}{counts}{since}", self.user())?;
        writeln!(out, "result: {}", shown(result.id.as_deref().unwrap_or("without an id")))?;
        if !self.later.is_empty() {
            writeln!(out, "later: {} without a failure", self.later.len())?;
        }
        for task in &self.tasks {
            let state = shown(task.processing_status.as_ref().map_or("of no status", Status::as_str));
            let reason = reason(task).map(|reason| format!(": {}", shown(reason))).unwrap_or_default();
            writeln!(out, "  {state:9}  {}{reason}", name(task))?;
        }
        for step in self.steps() {
            writeln!(out, "next step: {step}")?;
        }
        Ok(())
    }

    fn write_json(&self, out: &mut impl Write) -> io::Result<()> {
        writeln!(out, "{}", document(Some(self.result), &self.tasks, self.later.len(), &self.steps()))
    }

    /// The name of the user, if the service says it, and the id.
    fn user(&self) -> String {
        let Some(AnyUser::User(user)) = self.result.subject.as_deref() else {
            return shown(self.arguments.user.as_str());
        };
        let id = user.id.as_deref().unwrap_or(self.arguments.user.as_str());
        match user.display_name.value() {
            Some(name) => format!("{} ({})", shown(name), shown(id)),
            None => shown(id),
        }
    }

    /// What to do next.
    fn steps(&self) -> Vec<String> {
        let mut steps = Vec::new();
        let workflow = self.arguments.workflow.as_str();
        let is = |task: &TaskProcessingResult, status: &Status| task.processing_status.as_ref() == Some(status);
        for task in self.tasks.iter().filter(|task| is(task, &Status::InProgress)) {
            if let (Some(result), Some(of)) = (&task.id, task.task.as_ref().and_then(|task| task.id.as_ref())) {
                let resume =
                    format!("lcw resume --workflow {workflow} --task {of} --result {result} --status completed");
                steps
                    .push(shown(&format!("if `{}` waits for a task extension that has ended: `{resume}`", name(task))));
            }
        }
        let has_failed = self.tasks.iter().any(|task| is(task, &Status::Failed));
        if let (true, Some(result)) = (has_failed, &self.result.id) {
            steps.push(shown(&match self.rerun() {
                Some(Rerun { id, status: Status::Completed }) => {
                    format!("none: a later run has completed for the user, with the result {id}")
                }
                Some(Rerun { id, status }) => format!(
                    "wait until a later run has ended for the user: its result {id} is {}, and `lcw list taskProcessingResults \
                     --workflow {workflow} --user-processing-result {id}` shows its tasks",
                    status.as_str()
                ),
                None => format!(
                    "remove the cause, and run the failed tasks again: `lcw activate --workflow {workflow} --result {result}`"
                ),
            }));
        }
        steps
    }

    /// The last later result that makes another run needless, or leaves open whether one is needed.
    fn rerun(&self) -> Option<Rerun<'_>> {
        let find = |wanted: &[Status]| {
            let mut later = self.later.iter();
            later.find_map(|result| {
                let status = result.processing_status.as_ref().filter(|status| wanted.contains(status))?;
                Some(Rerun { id: result.id.as_deref().unwrap_or("without an id"), status })
            })
        };
        find(&[Status::Completed]).or_else(|| find(&[Status::Queued, Status::InProgress]))
    }
}

/// The answer for programs. Without a result the other members are empty.
fn document(
    result: Option<&UserProcessingResult>,
    tasks: &[TaskProcessingResult],
    later: usize,
    steps: &[String],
) -> String {
    let answer = json!({
        "result": result,
        "taskProcessingResults": tasks,
        "laterWithoutFailure": later,
        "nextSteps": steps,
    });
    escaped(&answer.to_string())
}

/// A later result for the user, which did not fail.
struct Rerun<'a> {
    id: &'a str,
    status: &'a Status,
}

/// What a task is called.
fn name(task: &TaskProcessingResult) -> String {
    let of = task.task.as_ref();
    let name = of.and_then(|task| task.display_name.as_ref().or(task.id.as_ref())).or(task.id.as_ref());
    shown(name.map_or("a task without a name", String::as_str))
}

/// Why a task failed, or what the service says of its processing.
fn reason(task: &TaskProcessingResult) -> Option<&String> {
    task.failure_reason.value().or(task.processing_info.value())
}

fn shown(text: &str) -> String {
    shown_safely(text)
}
