//! What the states of runs and task processing results mean for the actions.

use graph_client::{Call, Client, Error, Id, Meaning, Settle, Settled, Start};
use lifecycle_workflows_models::identity_governance::{
    CancelProcessing, CancelScope, CustomTaskExtensionOperationStatus, LifecycleWorkflowProcessingStatus as Status,
    Resume, Run, TaskProcessingResult,
};
use lifecycle_workflows_models::{Action, Nullable, facts};

use super::{ResultAddress, RunAddress};

/// How an action is settled whose outcome is unknown: which entity is read, and what its states mean.
///
/// ```
/// use lifecycle_workflows::client::{Id, SettlingRule};
/// use lifecycle_workflows::models::{Action, identity_governance::{Activate, CancelProcessing}};
///
/// let body = CancelProcessing::ACTION.request.example.as_bytes();
/// assert!(SettlingRule::of(CancelProcessing::ACTION, &[Id::new("w")?], body).is_some());
/// // Whether a workflow was activated, no entity shows.
/// let body = Activate::ACTION.request.example.as_bytes();
/// assert!(SettlingRule::of(Activate::ACTION, &[Id::new("w")?], body).is_none());
/// # Ok::<(), lifecycle_workflows::client::IdError>(())
/// ```
#[derive(Clone, Debug)]
pub struct SettlingRule {
    action: &'static facts::Action,
    ids: Vec<Id>,
    body: Vec<u8>,
    rule: Rule,
}

/// Which entity is read for an action.
#[derive(Clone, Debug)]
enum Rule {
    Cancellation(RunAddress),
    Resumption(ResultAddress, Box<Resume>),
}

impl SettlingRule {
    /// The rule of an action with these ids in its path and this body; `None` if no entity shows whether it was carried out.
    #[must_use]
    pub fn of(action: &'static facts::Action, ids: &[Id], body: &[u8]) -> Option<Self> {
        let rule = Rule::of(action, ids, body)?;
        Some(Self { action, ids: ids.to_vec(), body: body.to_vec(), rule })
    }

    /// Whether there is a rule for an action, with ids and a body that name one entity.
    #[must_use]
    pub fn is_for(action: &facts::Action) -> bool {
        std::ptr::eq(action, CancelProcessing::ACTION) || std::ptr::eq(action, Resume::ACTION)
    }

    /// The run that is cancelled.
    #[must_use]
    pub fn run(&self) -> Option<&RunAddress> {
        match &self.rule {
            Rule::Cancellation(run) => Some(run),
            Rule::Resumption(..) => None,
        }
    }

    /// The task processing result that is reported on, and the report.
    #[must_use]
    pub fn result(&self) -> Option<(&ResultAddress, &Resume)> {
        match &self.rule {
            Rule::Resumption(result, report) => Some((result, report)),
            Rule::Cancellation(_) => None,
        }
    }

    /// Carries out the action exactly once: see [`Client::settle`].
    ///
    /// # Errors
    ///
    /// If the request is not valid, the service refuses it, or the outcome is still unknown at the end of the budget of the
    /// client.
    pub async fn settle(&self, client: &Client, start: Start) -> Result<Settled<Status>, Error> {
        let ids: Vec<_> = self.ids.iter().collect();
        let call = Call::action_of(client.limits(), client.endpoint(), self.action, &ids, self.body.clone());
        let call = call.map_err(|error| Error::from(error).with_doubt(start == Start::Reading))?;
        self.rule.settle(client, &call, start).await
    }
}

impl Rule {
    fn of(action: &facts::Action, ids: &[Id], body: &[u8]) -> Option<Self> {
        if std::ptr::eq(action, CancelProcessing::ACTION) {
            let CancelScope::CancelRunsScope(scope) = serde_json::from_slice::<CancelProcessing>(body).ok()?.scope
            else {
                return None;
            };
            let ([workflow], [run]) = (ids, scope.runs.as_slice()) else { return None };
            return Some(Self::Cancellation(RunAddress::new(workflow.as_str(), run.id.clone()?).ok()?));
        }
        if std::ptr::eq(action, Resume::ACTION) {
            let [workflow, task, result] = ids else { return None };
            let address = ResultAddress::new(workflow.as_str(), task.as_str(), result.as_str()).ok()?;
            return Some(Self::Resumption(address, Box::new(serde_json::from_slice(body).ok()?)));
        }
        None
    }

    /// Settles the action, which is for the entity of this rule.
    async fn settle(&self, client: &Client, action: &Call<()>, start: Start) -> Result<Settled<Status>, Error> {
        match self {
            Self::Cancellation(address) => settle_cancellation(client, address, action, start).await,
            Self::Resumption(address, body) => settle_resumption(client, address, body, action, start).await,
        }
    }
}

/// Settles the cancellation of a run.
pub(super) async fn settle_cancellation(
    client: &Client,
    address: &RunAddress,
    action: &Call<()>,
    start: Start,
) -> Result<Settled<Status>, Error> {
    let reading = || Call::read(client.endpoint(), &[&address.workflow, &address.run]);
    client.settle(&Cancellation, action, reading, start).await
}

/// Settles the report on a task processing result.
pub(super) async fn settle_resumption(
    client: &Client,
    address: &ResultAddress,
    body: &Resume,
    action: &Call<()>,
    start: Start,
) -> Result<Settled<Status>, Error> {
    let reading = || Call::read(&address.endpoint(client.endpoint()), &address.ids());
    client.settle(&Resumption(body), action, reading, start).await
}

/// Cancelling a run.
struct Cancellation;

impl Settle for Cancellation {
    type Entity = Run;
    type State = Status;

    fn state(&self, run: Run) -> Option<Status> {
        run.processing_status
    }

    fn meaning(&self, status: &Status) -> Meaning {
        match status {
            Status::Canceling | Status::Canceled => Meaning::Done,
            status => Meaning::by_facts(CancelProcessing::ACTION, status.as_str()),
        }
    }
}

/// Reporting how a custom task extension ended.
struct Resumption<'a>(&'a Resume);

impl Settle for Resumption<'_> {
    type Entity = TaskProcessingResult;
    type State = Status;

    fn state(&self, result: TaskProcessingResult) -> Option<Status> {
        result.processing_status
    }

    fn meaning(&self, status: &Status) -> Meaning {
        match (status, &self.0.data.operation_status) {
            (Status::Completed, Nullable::Value(CustomTaskExtensionOperationStatus::Completed))
            | (Status::Failed, Nullable::Value(CustomTaskExtensionOperationStatus::Failed)) => Meaning::Done,
            (status, _) => Meaning::by_facts(Resume::ACTION, status.as_str()),
        }
    }
}
