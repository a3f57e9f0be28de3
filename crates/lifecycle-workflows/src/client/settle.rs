//! What the states of runs and task processing results mean for the actions.

use graph_client::{Meaning, Settle};
use lifecycle_workflows_models::identity_governance::{
    CancelProcessing, CustomTaskExtensionOperationStatus, LifecycleWorkflowProcessingStatus as Status, Resume, Run,
    TaskProcessingResult,
};
use lifecycle_workflows_models::{Action, Nullable};

/// Cancelling a run.
pub(super) struct Cancellation;

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
pub(super) struct Resumption<'a>(pub(super) &'a Resume);

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
