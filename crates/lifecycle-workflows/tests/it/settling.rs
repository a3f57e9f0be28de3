//! Actions that take effect once: what a client does when it does not know whether it has done something.

use lifecycle_workflows::client::{Error, ErrorKind, LifecycleWorkflows, ResultAddress, RetryPolicy, Settled, Start};
use lifecycle_workflows::models::identity_governance::LifecycleWorkflowProcessingStatus as Status;
use tokio::time::{Duration, Instant};

use crate::reading::with_status;
use crate::requests::resume;
use crate::sending::run;
use crate::server::{Server, Step};

/// What becomes of a cancellation, and how many requests of it were sent.
async fn cancel(start: Start, script: impl IntoIterator<Item = Step>) -> (Result<Settled<Status>, Error>, usize) {
    let server = Server::start(script).await;
    let settled = server.client().cancel_run_settled(&run(), start).await;
    (settled, server.count("POST"))
}

#[tokio::test(start_paused = true)]
async fn what_is_not_in_doubt_needs_no_reading() {
    let (settled, sent) = cancel(Start::Sending, [Step::status(429), Step::status(204)]).await;
    assert_eq!((settled.unwrap(), sent), (Settled::Accepted, 2));
    let (settled, sent) = cancel(Start::Sending, [Step::status(400)]).await;
    assert_eq!((settled.unwrap_err().status().unwrap().as_u16(), sent), (400, 1));
}

#[tokio::test(start_paused = true)]
async fn what_is_in_doubt_is_read() {
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
}

#[tokio::test(start_paused = true)]
async fn a_refusal_of_the_second_request_may_mean_that_the_first_was_carried_out() {
    let script = [Step::Silence, with_status("inProgress"), Step::status(400), with_status("canceling")];
    let (settled, sent) = cancel(Start::Sending, script).await;
    assert_eq!((settled.unwrap(), sent), (Settled::Confirmed(Status::Canceling), 2));
    let script = [Step::Silence, with_status("inProgress"), Step::status(403), with_status("inProgress")];
    let (settled, sent) = cancel(Start::Sending, script).await;
    let error = settled.unwrap_err();
    assert_eq!((error.status().unwrap().as_u16(), sent), (403, 2));
    assert!(error.may_have_taken_effect(), "the first request may be under way");
}

#[tokio::test(start_paused = true)]
async fn doubt_is_there_from_the_beginning_where_something_may_have_been_sent() {
    for script in [
        vec![Step::status(403)],
        vec![with_status("inProgress"), Step::status(403), with_status("inProgress")],
        vec![with_status("inProgress"), Step::status(403), Step::status(404)],
    ] {
        let (settled, _) = cancel(Start::Reading, script).await;
        assert!(settled.unwrap_err().may_have_taken_effect());
    }
}

#[tokio::test(start_paused = true)]
async fn a_settling_has_one_budget() {
    let busy = || Step::Answer(503, "Retry-After: 1\r\n", String::new());
    // Of four attempts, one is in doubt, and what is left is not renewed after each reading.
    let script = [
        Step::broken(),
        with_status("inProgress"),
        busy(),
        Step::broken(),
        with_status("inProgress"),
        busy(),
        with_status("inProgress"),
        Step::status(204),
        Step::status(204),
    ];
    let (settled, sent) = cancel(Start::Sending, script).await;
    let error = settled.unwrap_err();
    assert_eq!((sent, error.attempts()), (4, 4));
    assert!(error.may_have_taken_effect());

    let busy = || std::iter::repeat_n(Step::Answer(503, "Retry-After: 100\r\n", String::new()), 9);
    let server = Server::start([Step::broken()].into_iter().chain(busy())).await;
    let retry = RetryPolicy::default().attempts(99).total(Duration::from_secs(450));
    let client = server.builder().retry(retry).build().unwrap();
    let began = Instant::now();
    assert!(client.cancel_run_settled(&run(), Start::Sending).await.is_err());
    assert!(began.elapsed() <= Duration::from_secs(450));

    // The time of reading counts as well.
    let one = Step::Answer(503, "Retry-After: 100\r\n", String::new());
    let script = [Step::broken(), one.clone(), one.clone(), one.clone(), one.clone(), with_status("inProgress"), one];
    let server = Server::start(script).await;
    let client = server.builder().retry(retry).build().unwrap();
    let began = Instant::now();
    assert!(client.cancel_run_settled(&run(), Start::Sending).await.is_err());
    assert!(began.elapsed() <= Duration::from_secs(450), "{:?}", began.elapsed());
}

#[tokio::test(start_paused = true)]
async fn who_was_interrupted_begins_by_reading() {
    let (settled, sent) = cancel(Start::Reading, [with_status("canceled")]).await;
    assert_eq!((settled.unwrap(), sent), (Settled::Confirmed(Status::Canceled), 0));
    let (settled, sent) = cancel(Start::Reading, [with_status("queued"), Step::status(204)]).await;
    assert_eq!((settled.unwrap(), sent), (Settled::Accepted, 1));
}

#[tokio::test(start_paused = true)]
async fn doubt_that_cannot_be_settled_is_said() {
    let (settled, sent) = cancel(Start::Sending, [Step::broken(), Step::status(403)]).await;
    let error = settled.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Unsettled { .. }) && error.may_have_taken_effect() && sent == 1);
    insta::assert_snapshot!(error);

    let script = std::iter::repeat_n([Step::broken(), with_status("inProgress")], 9).flatten();
    let (settled, sent) = cancel(Start::Sending, script).await;
    assert!(settled.unwrap_err().may_have_taken_effect() && sent == 4, "{sent}");
}

#[tokio::test(start_paused = true)]
async fn a_report_is_settled_by_the_status_it_leads_to() {
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
}
