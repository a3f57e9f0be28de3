//! The actions that can be sent, and their targets.

use std::fmt;
use std::hash::{Hash, Hasher};

use lifecycle_workflows::client::{
    Call, Client, Endpoint, Error, Id, LifecycleWorkflows, Limits, RequestError, ResultAddress, RunAddress, Settled,
    Start, WriteState,
};
use lifecycle_workflows::models::Action;
use lifecycle_workflows::models::identity_governance::{
    CancelProcessing, CancelRunsScope, CustomTaskExtensionOperationStatus,
    LifecycleWorkflowProcessingStatus as Processing, Resume, Run,
};
use lifecycle_workflows::validation::shown_safely;
use percent_encoding::percent_decode_str;
use serde_json::value::RawValue;
use serde_json::{Value, json};

use crate::status::{complain_of, whole};

/// An action that is sent to targets.
pub(crate) trait Task {
    /// A target of the action. It is written in the form that [`Self::read`] reads.
    type Target: Clone + Eq + Hash + fmt::Display;

    /// The title of the work in a journal: what all requests have in common.
    fn title(&self, endpoint: &Endpoint) -> Value;

    /// The target that a line of a file names, or why it is not valid.
    fn read(&self, line: &str) -> Result<Self::Target, String>;

    /// The request.
    fn call(&self, target: &Self::Target, endpoint: &Endpoint, limits: Limits) -> Result<Call<()>, RequestError>;

    /// Says why a request is not sent.
    fn complain_of(&self, error: &RequestError) {
        complain_of(error);
    }

    /// Whether reading shows what became of a request whose outcome is unknown.
    fn can_be_read(&self, _target: &Self::Target) -> bool {
        true
    }

    /// Whether the end of what the action begins can be read, so that it can be waited for.
    fn can_be_waited_for(&self, _target: &Self::Target) -> bool {
        true
    }

    /// Sends the request so that it takes effect exactly once; if that [cannot be read](Self::can_be_read), at most once.
    async fn settle(&self, target: &Self::Target, client: &Client, start: Start) -> Result<Carried, Error>;

    /// Reads the target once, while it is waited for.
    async fn read_state(&self, target: &Self::Target, client: &Client) -> Result<State, Error>;

    /// Whether the action leads to the final status of a target.
    fn is_reached(&self, target: &Self::Target, processing: &Processing) -> bool;
}

/// What became of a request, and what it returned.
pub(crate) struct Carried {
    pub(crate) outlook: Outlook,
    /// The status of the target, if it was read.
    pub(crate) processing: Option<Processing>,
    /// What it returned, if it returns something.
    pub(crate) returned: Option<Returned>,
}

/// What became of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outlook {
    /// The service answered with success.
    Accepted,
    /// Reading shows that it was carried out.
    Confirmed,
    /// Reading shows that it does not apply any more.
    TooLate,
    /// Nobody knows.
    Unknown,
}

/// What a request returned: as JSON, and for people.
#[derive(Clone, Debug)]
pub(crate) struct Returned {
    pub(crate) value: Box<RawValue>,
    pub(crate) text: String,
    /// The key of the entity, if the request created it.
    pub(crate) key: Option<String>,
}

impl From<Settled<Processing>> for Carried {
    fn from(settled: Settled<Processing>) -> Self {
        let (outlook, processing) = match settled {
            Settled::Accepted => (Outlook::Accepted, None),
            Settled::Confirmed(processing) => (Outlook::Confirmed, Some(processing)),
            Settled::Otherwise(processing) => (Outlook::TooLate, Some(processing)),
            // What is not known here is not a success.
            _ => (Outlook::Unknown, None),
        };
        Self { outlook, processing, returned: None }
    }
}

impl From<Settled<WriteState>> for Carried {
    fn from(settled: Settled<WriteState>) -> Self {
        let outlook = match settled {
            Settled::Accepted => Outlook::Accepted,
            Settled::Confirmed(_) => Outlook::Confirmed,
            Settled::Otherwise(_) => Outlook::TooLate,
            _ => Outlook::Unknown,
        };
        Self { outlook, processing: None, returned: None }
    }
}

/// The state of a target.
pub(crate) struct State {
    /// The status, if the service sent it.
    pub(crate) processing: Option<Processing>,
    /// Whether the target has ended.
    pub(crate) is_over: bool,
    /// The state for people.
    pub(crate) text: String,
    /// Why the target failed.
    pub(crate) failure_reason: Option<String>,
}

/// Cancelling runs.
pub(crate) struct Cancellation {
    /// The workflow of runs without a workflow of their own.
    pub(crate) workflow: Option<Id>,
}

/// A run as a target.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct RunTarget(RunAddress);

impl Cancellation {
    /// The run with that id, if the workflow is known.
    pub(crate) fn target(&self, run: &Id) -> Option<RunTarget> {
        let workflow = self.workflow.as_ref()?;
        RunAddress::new(workflow.as_str(), run.as_str()).ok().map(RunTarget)
    }
}

impl fmt::Display for RunTarget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.0.workflow.segment(), self.0.run.segment())
    }
}

impl Task for Cancellation {
    type Target = RunTarget;

    fn title(&self, endpoint: &Endpoint) -> Value {
        json!({ "action": CancelProcessing::ACTION.simple_name(), "endpoint": endpoint.to_string() })
    }

    fn read(&self, line: &str) -> Result<RunTarget, String> {
        let parts: Vec<_> = line.split('/').collect();
        let (workflow, run) = match (parts.as_slice(), &self.workflow) {
            ([workflow, run], _) => (id(workflow)?, id(run)?),
            ([run], Some(workflow)) => (workflow.clone(), id(run)?),
            ([run], None) => {
                id(run)?;
                return Err("the workflow is not known: write WORKFLOW/RUN, or add --workflow".to_owned());
            }
            _ => return Err(format!("`{}` is neither RUN nor WORKFLOW/RUN", shown_safely(line))),
        };
        RunAddress::new(workflow.as_str(), run.as_str()).map(RunTarget).map_err(|error| error.to_string())
    }

    fn call(&self, target: &RunTarget, endpoint: &Endpoint, limits: Limits) -> Result<Call<()>, RequestError> {
        let body = CancelProcessing::new(CancelRunsScope::new([Run::with_id(target.0.run.as_str())]));
        Call::action_within(limits, endpoint, &[&target.0.workflow], &body)
    }

    async fn settle(&self, target: &RunTarget, client: &Client, start: Start) -> Result<Carried, Error> {
        Ok(client.cancel_run_settled(&target.0, start).await?.into())
    }

    async fn read_state(&self, target: &RunTarget, client: &Client) -> Result<State, Error> {
        State::of_run(&target.0, client).await
    }

    fn is_reached(&self, _: &RunTarget, processing: &Processing) -> bool {
        *processing == Processing::Canceled
    }
}

impl State {
    /// That of a run.
    pub(super) async fn of_run(address: &RunAddress, client: &Client) -> Result<Self, Error> {
        let reading = Call::<Run>::read(client.endpoint(), &[&address.workflow, &address.run])?;
        let run = client.send(&reading).await?;
        let text = progress(&run);
        let Some(processing) = run.processing_status else { return Err(reading.missing_property("processingStatus")) };
        let is_over = matches!(
            processing,
            Processing::Completed | Processing::CompletedWithErrors | Processing::Failed | Processing::Canceled
        );
        Ok(Self { processing: Some(processing), is_over, text, failure_reason: None })
    }

    /// That of a task processing result.
    pub(super) async fn of_result(address: &ResultAddress, client: &Client) -> Result<Self, Error> {
        let result = client.read_task_processing_result(address).await?;
        let processing = result.processing_status;
        let is_over = !matches!(processing, Some(Processing::Queued | Processing::InProgress | Processing::Canceling));
        let text = shown_safely(processing.as_ref().map_or("of no status", Processing::as_str));
        let failure_reason = result.failure_reason.value().map(|reason| shown_safely(reason));
        Ok(Self { processing, is_over, text, failure_reason })
    }
}

/// The status that a task processing result has in the end, for a report.
pub(super) fn reported(report: &Resume) -> Processing {
    match report.data.operation_status.value() {
        Some(CustomTaskExtensionOperationStatus::Completed) => Processing::Completed,
        _ => Processing::Failed,
    }
}

/// The progress of a run: its status, and how many tasks are left as long as it goes on. The tasks of a run that is being
/// canceled or has ended are not processed any more, whatever its counts say.
fn progress(run: &Run) -> String {
    let status = run.processing_status.as_ref();
    let shown = shown_safely(status.map_or("of no status", Processing::as_str));
    let goes_on = matches!(status, Some(Processing::Queued | Processing::InProgress));
    match (run.total_unprocessed_tasks_count, run.total_tasks_count) {
        // Counts are read at different moments, so that they may disagree.
        (Some(left), Some(all)) if goes_on && (0..=all).contains(&left) => {
            format!("{shown}, {left} of {all} tasks left")
        }
        _ => shown,
    }
}

/// Reporting how custom task extensions ended.
pub(crate) struct Resumption {
    /// The report.
    pub(crate) body: Resume,
}

/// A task processing result as a target. The API version of its address makes no difference to which result it is.
#[derive(Clone)]
pub(crate) struct ResultTarget(pub(crate) ResultAddress);

impl PartialEq for ResultTarget {
    fn eq(&self, other: &Self) -> bool {
        (&self.0.workflow, &self.0.task, &self.0.result) == (&other.0.workflow, &other.0.task, &other.0.result)
    }
}

impl Eq for ResultTarget {}

impl Hash for ResultTarget {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (&self.0.workflow, &self.0.task, &self.0.result).hash(state);
    }
}

impl fmt::Display for ResultTarget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{}", self.0.workflow.segment(), self.0.task.segment(), self.0.result.segment())
    }
}

impl Task for Resumption {
    type Target = ResultTarget;

    fn title(&self, endpoint: &Endpoint) -> Value {
        let action = Resume::ACTION.simple_name();
        json!({ "action": action, "endpoint": endpoint.to_string(), "body": self.body })
    }

    fn read(&self, line: &str) -> Result<ResultTarget, String> {
        let parts: Vec<_> = line.split('/').collect();
        let address = match parts.as_slice() {
            // A callback path has more segments.
            [workflow, task, result] => {
                let ids = [id(workflow)?, id(task)?, id(result)?];
                let [workflow, task, result] = ids.map(|id| id.as_str().to_owned());
                ResultAddress::new(workflow, task, result).map_err(|error| error.to_string())
            }
            _ => ResultAddress::from_callback_path(line).map_err(|error| {
                let cause = whole(&error);
                format!("`{}` is neither WORKFLOW/TASK/RESULT nor a callback path: {cause}", shown_safely(line))
            }),
        };
        address.map(ResultTarget)
    }

    fn call(&self, target: &ResultTarget, endpoint: &Endpoint, limits: Limits) -> Result<Call<()>, RequestError> {
        let ResultAddress { workflow, task, result, .. } = &target.0;
        Call::action_within(limits, &target.0.endpoint(endpoint), &[workflow, task, result], &self.body)
    }

    async fn settle(&self, target: &ResultTarget, client: &Client, start: Start) -> Result<Carried, Error> {
        Ok(client.resume_settled(&target.0, &self.body, start).await?.into())
    }

    async fn read_state(&self, target: &ResultTarget, client: &Client) -> Result<State, Error> {
        State::of_result(&target.0, client).await
    }

    fn is_reached(&self, _: &ResultTarget, processing: &Processing) -> bool {
        *processing == reported(&self.body)
    }
}

/// Decodes an id that is written as in a URL.
pub(super) fn id(text: &str) -> Result<Id, String> {
    let decoded = percent_decode_str(text).decode_utf8();
    let decoded = decoded.map_err(|_| format!("`{}` contains an escape that is not UTF-8", shown_safely(text)))?;
    Id::new(decoded).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use odata_types::OpenEnum;

    use super::*;

    #[test]
    fn tasks_are_left_only_as_long_as_a_run_goes_on() {
        for (status, left, all, expected) in [
            (Processing::InProgress, Some(3), Some(5), "inProgress, 3 of 5 tasks left"),
            (Processing::Queued, Some(5), Some(5), "queued, 5 of 5 tasks left"),
            (Processing::InProgress, Some(0), Some(5), "inProgress, 0 of 5 tasks left"),
            // These counts disagree.
            (Processing::InProgress, Some(7), Some(5), "inProgress"),
            (Processing::InProgress, Some(-1), Some(5), "inProgress"),
            (Processing::InProgress, Some(3), None, "inProgress"),
            (Processing::Canceling, Some(3), Some(5), "canceling"),
            (Processing::Canceled, Some(3), Some(5), "canceled"),
            (Processing::CompletedWithErrors, Some(1), Some(5), "completedWithErrors"),
            (Processing::from_name("asleep"), Some(1), Some(5), "asleep"),
        ] {
            let run = Run {
                processing_status: Some(status),
                total_unprocessed_tasks_count: left,
                total_tasks_count: all,
                ..Run::default()
            };
            assert_eq!(progress(&run), expected);
        }
    }
}
