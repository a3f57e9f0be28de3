//! Settling: what the statuses of runs and results mean for the actions.

use lifecycle_workflows::client::{Error, LifecycleWorkflows, ResultAddress, Settled, Start};
use lifecycle_workflows::models::identity_governance::LifecycleWorkflowProcessingStatus as Status;

use crate::reading::{run, with_status};
use crate::requests::resume;
use crate::server::{Server, Step, paused};

/// The outcome of a cancellation, and how many requests were sent.
async fn cancel(start: Start, script: impl IntoIterator<Item = Step>) -> (Result<Settled<Status>, Error>, usize) {
    let server = Server::start(script).await;
    let settled = server.client().cancel_run_settled(&run(), start).await;
    (settled, server.count("POST"))
}

#[test]
fn a_known_outcome_needs_no_reading() {
    paused(async {
        let (settled, sent) = cancel(Start::Sending, [Step::status(429), Step::status(204)]).await;
        assert_eq!((settled.unwrap(), sent), (Settled::Accepted, 2));
        let (settled, sent) = cancel(Start::Sending, [Step::status(400)]).await;
        assert_eq!((settled.unwrap_err().status().unwrap().as_u16(), sent), (400, 1));
    });
}

#[test]
fn an_unknown_outcome_is_read() {
    paused(async {
        for step in [Step::broken(), Step::Silence, Step::Unread, Step::status(504)] {
            let sends = usize::from(!matches!(step, Step::Unread));
            let (settled, sent) = cancel(Start::Sending, [step.clone(), with_status("canceling")]).await;
            assert_eq!((settled.unwrap(), sent), (Settled::Confirmed(Status::Canceling), sends));
            let (settled, sent) = cancel(Start::Sending, [step.clone(), with_status("canceled")]).await;
            assert_eq!((settled.unwrap(), sent), (Settled::Confirmed(Status::Canceled), sends));
            let (settled, sent) = cancel(Start::Sending, [step.clone(), with_status("completed")]).await;
            assert_eq!((settled.unwrap(), sent), (Settled::Otherwise(Status::Completed), sends));
            let (settled, sent) = cancel(Start::Sending, [step, with_status("inProgress"), Step::status(204)]).await;
            assert_eq!((settled.unwrap(), sent), (Settled::Accepted, sends + 1));
        }
    });
}

#[test]
fn an_interrupted_program_begins_by_reading() {
    paused(async {
        let (settled, sent) = cancel(Start::Reading, [with_status("canceled")]).await;
        assert_eq!((settled.unwrap(), sent), (Settled::Confirmed(Status::Canceled), 0));
        let (settled, sent) = cancel(Start::Reading, [with_status("queued"), Step::status(204)]).await;
        assert_eq!((settled.unwrap(), sent), (Settled::Accepted, 1));
    });
}

#[test]
fn a_report_is_settled_by_the_status_it_leads_to() {
    paused(async {
        let address = ResultAddress::new("w", "t", "r").unwrap();
        for (status, settled) in
            [("completed", Settled::Confirmed(Status::Completed)), ("failed", Settled::Otherwise(Status::Failed))]
        {
            let server = Server::start([Step::broken(), with_status(status)]).await;
            let found = server.client().resume_settled(&address, &resume(), Start::Sending).await.unwrap();
            assert_eq!((found, server.count("POST")), (settled, 1));
        }
        let server = Server::start([Step::broken(), with_status("inProgress"), Step::status(204)]).await;
        let found = server.client().resume_settled(&address, &resume(), Start::Sending).await.unwrap();
        assert_eq!((found, server.count("POST")), (Settled::Accepted, 2));
    });
}
