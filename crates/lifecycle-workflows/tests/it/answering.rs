//! Answering: a report arrives whatever happens to the handler.

use std::time::Duration;

use lifecycle_workflows::callbacks::{AnswerOptions, Callout, Failure, Outcome, answer};
use lifecycle_workflows::client::{Client, ErrorKind, RetryPolicy, Token, token_fn};
use tokio::time::{Instant, sleep, timeout};

use crate::callouts::PATH;
use crate::server::{Server, Step, paused};

const SECOND: Duration = Duration::from_secs(1);
const COMPLETED: &str = r#"{"data":{"operationStatus":"completed"}}"#;
const FAILED: &str = r#"{"data":{"operationStatus":"failed"}}"#;

fn callout() -> Callout {
    Callout::parse(format!(r#"{{"data":{{"callbackUriPath":"{PATH}"}}}}"#).as_bytes()).unwrap()
}

fn options() -> AnswerOptions {
    AnswerOptions::default()
}

/// What was reported so far, after a second in which nothing was under way.
async fn reported(server: &Server) -> Vec<String> {
    sleep(SECOND).await;
    let received = server.received();
    assert!(received.iter().all(|request| request.line() == format!("POST /v1.0{PATH} HTTP/1.1")));
    received.into_iter().map(|request| request.body).collect()
}

async fn accepting() -> Server {
    Server::start([Step::status(204)]).await
}

#[test]
fn a_success_is_reported() {
    paused(async {
        let server = accepting().await;
        let options = options().source("desks").r#type("lifecycleEvent");
        let answered = answer(&server.client(), callout(), &options, |callout| async move {
            assert_eq!(callout.address.result.as_str(), "r");
            Ok::<(), String>(())
        });
        let answered = answered.await;
        assert!(matches!(answered.outcome, Outcome::Completed) && answered.report.is_ok());
        let body = r#"{"source":"desks","type":"lifecycleEvent","data":{"operationStatus":"completed"}}"#;
        assert_eq!(reported(&server).await, [body]);
    });
}

#[test]
fn an_error_is_reported() {
    paused(async {
        let server = accepting().await;
        let answered = answer(&server.client(), callout(), &options(), |_| async { Err("no desk is left") }).await;
        let Outcome::Failed(Failure::Error(error)) = answered.outcome else { panic!("{answered:?}") };
        assert_eq!(error.to_string(), "no desk is left");
        assert!(answered.report.is_ok());
        assert_eq!(reported(&server).await, [FAILED]);
    });
}

#[test]
fn a_panic_is_reported() {
    paused(async {
        let server = Server::start([Step::status(204), Step::status(204)]).await;
        let client = server.client();
        let handler = |_| async {
            tokio::task::yield_now().await;
            let desk = Vec::<u8>::new().pop().expect("a desk");
            if desk == 0 { Err("it is a chair") } else { Ok(()) }
        };
        let answered = answer(&client, callout(), &options(), handler).await;
        let Outcome::Failed(failure) = answered.outcome else { panic!("{answered:?}") };
        assert_eq!(failure.to_string(), "the handler panicked: a desk");
        // A panic before there is a future.
        let handler = |_: Callout| -> std::future::Ready<Result<(), String>> { panic!("no {}", "desk") };
        let answered = answer(&client, callout(), &options(), handler).await;
        assert!(matches!(answered.outcome, Outcome::Failed(Failure::Panicked(message)) if message == "no desk"));
        assert_eq!(reported(&server).await, [FAILED, FAILED]);
    });
}

#[test]
fn a_handler_that_takes_too_long_is_reported_while_the_service_still_waits() {
    paused(async {
        for service in [300, 3600, 3 * 3600] {
            let server = accepting().await;
            let options = AnswerOptions::for_service_timeout(service * SECOND);
            let began = Instant::now();
            let answered =
                answer(&server.client(), callout(), &options, |_| std::future::pending::<Result<(), String>>()).await;
            assert!(matches!(answered.outcome, Outcome::Failed(Failure::TimedOut(_))) && answered.report.is_ok());
            assert!(began.elapsed() >= options.handler_timeout() && began.elapsed() < service * SECOND);
            assert_eq!(reported(&server).await, [FAILED]);
        }
    });
}

#[test]
fn a_dropped_future_is_reported() {
    paused(async {
        let server = Server::start([Step::status(204), Step::status(204)]).await;
        let client = server.client();
        let pending = || answer(&client, callout(), &options(), |_| std::future::pending::<Result<(), String>>());
        drop(pending());
        assert_eq!(reported(&server).await, [FAILED]);
        assert!(timeout(SECOND, pending()).await.is_err());
        assert_eq!(reported(&server).await, [FAILED, FAILED]);
    });
}

#[test]
fn a_report_that_has_begun_goes_on() {
    paused(async {
        let server = Server::start([Step::Answer(503, "Retry-After: 10\r\n", String::new()), Step::status(204)]).await;
        let client = server.client();
        let answered = answer(&client, callout(), &options(), |_| async { Ok::<(), String>(()) });
        assert!(timeout(5 * SECOND, answered).await.is_err());
        sleep(10 * SECOND).await;
        assert_eq!(reported(&server).await, [COMPLETED, COMPLETED], "it is the same report, not that of a failure");
    });
}

#[test]
fn a_report_is_sent_until_it_arrives() {
    paused(async {
        let script =
            [Step::broken(), Step::status(502), Step::Silence, Step::status(429), Step::Unread, Step::status(204)];
        let server = Server::start(script).await;
        let options = AnswerOptions::for_service_timeout(3600 * SECOND);
        let answered = answer(&server.client(), callout(), &options, |_| async { Ok::<(), String>(()) }).await;
        answered.report.unwrap();
        assert_eq!(reported(&server).await.len(), 5);
    });
}

#[test]
fn a_provider_of_tokens_may_be_out_of_reach_for_a_while() {
    paused(async {
        let server = accepting().await;
        let count = std::sync::atomic::AtomicU32::new(0);
        let provider = token_fn(move |_| {
            let count = count.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            async move { if count < 3 { Err("out of reach") } else { Ok(Token::new("token").unwrap()) } }
        });
        let client = Client::builder(server.endpoint(), provider).build().unwrap();
        let answered = answer(&client, callout(), &options(), |_| async { Ok::<(), String>(()) }).await;
        answered.report.unwrap();
        assert_eq!(reported(&server).await, [COMPLETED]);
    });
}

#[test]
fn a_report_that_does_not_arrive_is_an_error() {
    paused(async {
        let server = Server::start([Step::status(403)]).await;
        let answered = answer(&server.client(), callout(), &options(), |_| async { Ok::<(), String>(()) }).await;
        assert!(matches!(answered.outcome, Outcome::Completed));
        assert_eq!(answered.report.unwrap_err().status().unwrap(), 403);

        let server = Server::start(std::iter::repeat_n(Step::broken(), 99)).await;
        let options = options().retry(RetryPolicy::default().total(20 * SECOND));
        let began = Instant::now();
        let error =
            answer(&server.client(), callout(), &options, |_| async { Ok::<(), String>(()) }).await.report.unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Transport(_)) && error.may_have_taken_effect());
        assert!(began.elapsed() <= 20 * SECOND && server.received().len() > 3);
    });
}

#[test]
fn answers_may_be_spawned() {
    paused(async {
        let server = accepting().await;
        let client = server.client();
        let answered = tokio::spawn(answer(&client, callout(), &options(), |_| async { Ok::<(), String>(()) }));
        assert!(answered.await.unwrap().report.is_ok());
    });
}

#[test]
fn a_report_to_which_nothing_is_answered_is_sent_again_in_time() {
    paused(async {
        let server = Server::start([Step::Silence, Step::status(204)]).await;
        let began = Instant::now();
        let answered = answer(&server.client(), callout(), &options(), |_| async { Ok::<(), String>(()) }).await;
        answered.report.unwrap();
        assert!(began.elapsed() < 30 * SECOND, "{:?}", began.elapsed());
        assert_eq!(reported(&server).await, [COMPLETED, COMPLETED]);
    });
}

#[test]
fn a_report_has_one_budget() {
    paused(async {
        // The service is busy between the failures of the provider.
        let busy = std::iter::repeat_n(Step::Answer(503, "Retry-After: 1\r\n", String::new()), 99);
        let server = Server::start(busy).await;
        let count = std::sync::atomic::AtomicU32::new(0);
        let provider = token_fn(move |_| {
            let count = count.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            async move { if count % 4 == 3 { Err("out of reach") } else { Ok(Token::new("token").unwrap()) } }
        });
        let client = Client::builder(server.endpoint(), provider).build().unwrap();
        let options = options().retry(RetryPolicy::default().attempts(5));
        let answered = answer(&client, callout(), &options, |_| async { Ok::<(), String>(()) }).await;
        assert!(answered.report.is_err());
        assert!(reported(&server).await.len() <= 5);
    });
}

#[test]
fn a_refused_token_that_cannot_be_renewed_for_a_while_keeps_no_report_back() {
    paused(async {
        let server = Server::start([Step::status(401), Step::status(401), Step::status(204)]).await;
        let count = std::sync::atomic::AtomicU32::new(0);
        let provider = token_fn(move |request: lifecycle_workflows::client::TokenRequest| {
            let count = count.fetch_add(u32::from(request.is_renewal()), std::sync::atomic::Ordering::Relaxed);
            async move {
                match (request.is_renewal(), count) {
                    (true, 0) => Err("out of reach"),
                    (true, _) => Ok(Token::new("another").unwrap()),
                    _ => Ok(Token::new("token").unwrap()),
                }
            }
        });
        let client = Client::builder(server.endpoint(), provider).build().unwrap();
        let answered = answer(&client, callout(), &options(), |_| async { Ok::<(), String>(()) }).await;
        answered.report.unwrap();
    });
}
