//! Settling: what a client does if it does not know whether an action took effect.

use graph_client::{Error, ErrorKind, RetryPolicy, Settled, Start};
use second_slice::library::BookStatus as Status;
use tokio::time::{Duration, Instant};

use crate::library::Library;
use crate::reading::with_status;
use crate::server::{Server, Step, paused};

/// The outcome of lending, and how many requests were sent.
async fn lend(start: Start, script: impl IntoIterator<Item = Step>) -> (Result<Settled<Status>, Error>, usize) {
    let server = Server::start(script).await;
    let settled = server.client().lend_settled(start).await;
    (settled, server.count("POST"))
}

/// Many actions are under way at the same time, and each is moved to its place first.
#[tokio::test]
async fn an_action_under_way_takes_little_space() {
    let client = Server::start([]).await.client();
    let space = size_of_val(&client.lend_settled(Start::Sending));
    assert!(space <= 2560, "{space} bytes");
}

#[test]
fn a_known_outcome_needs_no_reading() {
    paused(async {
        let (settled, sent) = lend(Start::Sending, [Step::status(429), Step::status(204)]).await;
        assert_eq!((settled.unwrap(), sent), (Settled::Accepted, 2));
        let (settled, sent) = lend(Start::Sending, [Step::status(400)]).await;
        assert_eq!((settled.unwrap_err().status().unwrap().as_u16(), sent), (400, 1));
    });
}

#[test]
fn an_unknown_outcome_is_read() {
    paused(async {
        for step in [Step::broken(), Step::Silence, Step::Unread, Step::status(504)] {
            let sends = usize::from(!matches!(step, Step::Unread));
            let (settled, sent) = lend(Start::Sending, [step.clone(), with_status("lent")]).await;
            assert_eq!((settled.unwrap(), sent), (Settled::Confirmed(Status::Lent), sends));
            let (settled, sent) = lend(Start::Sending, [step.clone(), with_status("lent")]).await;
            assert_eq!((settled.unwrap(), sent), (Settled::Confirmed(Status::Lent), sends));
            let (settled, sent) = lend(Start::Sending, [step.clone(), with_status("lost")]).await;
            assert_eq!((settled.unwrap(), sent), (Settled::Otherwise(Status::Lost), sends));
            let (settled, sent) = lend(Start::Sending, [step, with_status("available"), Step::status(204)]).await;
            assert_eq!((settled.unwrap(), sent), (Settled::Accepted, sends + 1));
        }
    });
}

#[test]
fn a_refusal_of_the_second_request_may_mean_that_the_first_was_carried_out() {
    paused(async {
        let script = [Step::Silence, with_status("available"), Step::status(400), with_status("lent")];
        let (settled, sent) = lend(Start::Sending, script).await;
        assert_eq!((settled.unwrap(), sent), (Settled::Confirmed(Status::Lent), 2));
        let script = [Step::Silence, with_status("available"), Step::status(403), with_status("available")];
        let (settled, sent) = lend(Start::Sending, script).await;
        let error = settled.unwrap_err();
        assert_eq!((error.status().unwrap().as_u16(), sent), (403, 2));
        assert!(error.may_have_taken_effect(), "the first request may be under way");
    });
}

#[test]
fn doubt_is_there_from_the_beginning_where_something_may_have_been_sent() {
    paused(async {
        for script in [
            vec![Step::status(403)],
            vec![with_status("available"), Step::status(403), with_status("available")],
            vec![with_status("available"), Step::status(403), Step::status(404)],
        ] {
            let (settled, _) = lend(Start::Reading, script).await;
            assert!(settled.unwrap_err().may_have_taken_effect());
        }
    });
}

#[test]
fn a_settling_has_one_budget() {
    paused(async {
        let busy = || Step::Answer(503, "Retry-After: 1\r\n", String::new());
        // Readings do not renew the budget of four attempts.
        let script = [
            Step::broken(),
            with_status("available"),
            busy(),
            Step::broken(),
            with_status("available"),
            busy(),
            with_status("available"),
            Step::status(204),
            Step::status(204),
        ];
        let (settled, sent) = lend(Start::Sending, script).await;
        let error = settled.unwrap_err();
        assert_eq!((sent, error.attempts()), (4, 4));
        assert!(error.may_have_taken_effect());

        let busy = || std::iter::repeat_n(Step::Answer(503, "Retry-After: 100\r\n", String::new()), 9);
        let server = Server::start([Step::broken()].into_iter().chain(busy())).await;
        let retry = RetryPolicy::default().attempts(99).total(Duration::from_secs(450));
        let client = server.builder().retry(retry).build().unwrap();
        let began = Instant::now();
        assert!(client.lend_settled(Start::Sending).await.is_err());
        assert!(began.elapsed() <= Duration::from_secs(450));

        // The time of reading counts as well.
        let one = Step::Answer(503, "Retry-After: 100\r\n", String::new());
        let script =
            [Step::broken(), one.clone(), one.clone(), one.clone(), one.clone(), with_status("available"), one];
        let server = Server::start(script).await;
        let client = server.builder().retry(retry).build().unwrap();
        let began = Instant::now();
        assert!(client.lend_settled(Start::Sending).await.is_err());
        assert!(began.elapsed() <= Duration::from_secs(450), "{:?}", began.elapsed());
    });
}

#[test]
fn an_interrupted_program_begins_by_reading() {
    paused(async {
        let (settled, sent) = lend(Start::Reading, [with_status("lent")]).await;
        assert_eq!((settled.unwrap(), sent), (Settled::Confirmed(Status::Lent), 0));
        let (settled, sent) = lend(Start::Reading, [with_status("available"), Step::status(204)]).await;
        assert_eq!((settled.unwrap(), sent), (Settled::Accepted, 1));
    });
}

#[test]
fn doubt_that_cannot_be_settled_is_reported() {
    paused(async {
        let (settled, sent) = lend(Start::Sending, [Step::broken(), Step::status(403)]).await;
        let error = settled.unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Unsettled { .. }) && error.may_have_taken_effect() && sent == 1);
        // The port differs each time.
        let said = error.to_string();
        insta::assert_snapshot!(said.split_once(": ").unwrap().1);

        let script = std::iter::repeat_n([Step::broken(), with_status("available")], 9).flatten();
        let (settled, sent) = lend(Start::Sending, script).await;
        assert!(settled.unwrap_err().may_have_taken_effect() && sent == 4, "{sent}");
    });
}

#[test]
fn an_entity_without_a_state_settles_nothing() {
    paused(async {
        let (settled, sent) = lend(Start::Sending, [Step::broken(), Step::ok(r#"{"id":"b"}"#)]).await;
        let error = settled.unwrap_err();
        assert!(
            error.to_string().ends_with("the answer to reading `book` cannot be read: it has no `status`"),
            "{error}"
        );
        assert!(error.may_have_taken_effect() && sent == 1);
    });
}
