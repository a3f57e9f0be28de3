//! Reading: entities, and waiting until a run has ended.

use std::time::Duration;

use lifecycle_workflows::client::{LifecycleWorkflows, ResultAddress, RunAddress};
use lifecycle_workflows::models::identity_governance::LifecycleWorkflowProcessingStatus as Status;

use crate::requests::id;
use crate::server::{Server, Step, paused};

pub(crate) fn run() -> RunAddress {
    RunAddress::new("w", "r").unwrap()
}

pub(crate) fn with_status(status: &str) -> Step {
    Step::ok(format!(r#"{{"id":"r","processingStatus":"{status}"}}"#))
}

#[tokio::test]
async fn entities_are_read_by_their_ids() {
    let server = Server::start([Step::ok("{}"), with_status("canceling"), with_status("inProgress")]).await;
    let client = server.client();
    client.read_workflow(&id("w")).await.unwrap();
    assert_eq!(client.read_run(&run()).await.unwrap().processing_status, Some(Status::Canceling));
    let address = ResultAddress::new("w", "t", "a,b").unwrap();
    let result = client.read_task_processing_result(&address).await.unwrap();
    assert_eq!(result.processing_status, Some(Status::InProgress));
    let received = server.received();
    let paths: Vec<_> = received.iter().map(|request| request.line().split(' ').nth(1).unwrap()).collect();
    let root = "/v1.0/identityGovernance/lifecycleWorkflows/workflows";
    assert_eq!(
        paths,
        [format!("{root}/w"), format!("{root}/w/runs/r"), format!("{root}/w/tasks/t/taskProcessingResults/a%2Cb")]
    );
    assert!(received.iter().all(|request| request.header("prefer") == Some("include-unknown-enum-members")));
}

#[test]
fn a_run_is_watched_until_it_has_settled() {
    paused(async {
        let script = ["inProgress", "canceling", "canceling", "canceled"].map(with_status);
        let server = Server::start(script).await;
        let mut seen = Vec::new();
        let progress = |run: &lifecycle_workflows::models::identity_governance::Run| {
            seen.push(run.processing_status.clone().unwrap().as_str().to_owned());
        };
        let settled = server.client().wait_until_settled(&run(), Duration::from_secs(5), progress).await.unwrap();
        assert_eq!(settled.processing_status, Some(Status::Canceled));
        assert_eq!(seen, ["inProgress", "canceling", "canceling", "canceled"]);
        let received = server.received();
        assert!(received[3].at - received[0].at >= Duration::from_secs(15));

        let server = Server::start([Step::ok(r#"{"id":"r"}"#)]).await;
        let error = server.client().wait_until_settled(&run(), Duration::ZERO, |_| ()).await.unwrap_err();
        assert_eq!(error.to_string(), "the answer to reading `run` cannot be read: it has no `processingStatus`");
    });
}

#[test]
fn a_run_with_a_status_that_is_not_known_to_be_final_is_watched_on() {
    paused(async {
        for last in ["completed", "completedWithErrors", "failed", "canceled"] {
            let script = ["queued", "unknownFutureValue", "asleep", "quarantined", "inProgress", last].map(with_status);
            let server = Server::start(script).await;
            let settled = server.client().wait_until_settled(&run(), Duration::from_secs(5), |_| ()).await.unwrap();
            assert_eq!((settled.processing_status.unwrap().as_str(), server.received().len()), (last, 6));
        }
    });
}
