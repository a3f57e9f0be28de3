//! Sending: what is sent again and when, what is not, and what errors say.

use std::error::Error as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, SystemTime};

use graph_client::{
    Call, Client, Endpoint, EnvironmentToken, Error, ErrorKind, Repeatable, RequestError, RetryPolicy, Token,
    TransportErrorKind, token_fn,
};
use second_slice::SCHEMA;
use second_slice::library::Book;
use tokio::time::{Instant, timeout};

use crate::answers::renewing;
use crate::library::{BOOKS, Library, lending};
use crate::server::{Server, Step, TOKEN, paused};

const SECOND: Duration = Duration::from_secs(1);

/// Everything that an error says, with its causes.
pub(crate) fn everything(error: &Error) -> String {
    let causes = std::iter::successors(error.source(), |&cause| cause.source());
    let said = causes.fold(format!("{error:?}: {error}"), |said, cause| said + ": " + &cause.to_string());
    assert!(!said.contains(TOKEN), "{said}");
    said
}

pub(crate) fn kind(error: &Error) -> TransportErrorKind {
    match error.kind() {
        ErrorKind::Transport(failure) => failure.kind(),
        _ => panic!("{error}"),
    }
}

#[tokio::test]
async fn a_request_arrives_as_it_is_documented() {
    let server = Server::start([Step::status(204)]).await;
    server.client().lend().await.unwrap();
    let [request] = <[_; 1]>::try_from(server.received()).unwrap();
    assert_eq!(request.line(), format!("POST {BOOKS}/b/lend HTTP/1.1"));
    assert_eq!(request.header("authorization"), Some(format!("Bearer {TOKEN}").as_str()));
    assert_eq!(request.header("content-type"), Some("application/json"));
    assert_eq!(request.header("user-agent"), Some("graph-client/0.1.0"));
    assert_eq!(
        request.body,
        r##"{"borrower":{"@odata.type":"#example.library.memberBorrower","members":[{"id":"m"}]}}"##
    );
}

#[test]
fn a_client_needs_a_host_that_can_be_resolved() {
    // The last number says that it is an address, which it is not.
    let endpoint = Endpoint::at(&SCHEMA, "https://1.2.3.4.5", "v1.0").unwrap();
    let error = Client::builder(endpoint, Token::new("any").unwrap()).build().unwrap_err();
    assert_eq!(error.to_string(), "the client cannot be built: the host of the endpoint is not valid");
    assert!(error.source().is_some());
}

#[tokio::test]
async fn an_accepted_write_whose_status_no_source_states_is_sent_once() {
    let server = Server::start([Step::status(202)]).await;
    server.client().send(&renewing(&server.endpoint())).await.unwrap();
    assert_eq!(server.count("POST"), 1);
}

#[test]
fn the_delay_that_a_busy_service_asks_for_is_kept() {
    paused(async {
        let date = httpdate::fmt_http_date(SystemTime::UNIX_EPOCH + 784_111_787 * SECOND);
        let dated = format!(
            "HTTP/1.1 503 X\r\nDate: {}\r\nRetry-After: {date}\r\nContent-Length: 0\r\n\r\n",
            httpdate::fmt_http_date(SystemTime::UNIX_EPOCH + 784_111_777 * SECOND)
        );
        let script = [
            Step::Answer(429, "Retry-After: 7\r\n", String::new()),
            Step::Raw(dated),
            Step::status(429),
            Step::status(204),
        ];
        let server = Server::start(script).await;
        server.client().lend().await.unwrap();
        let received = server.received();
        let delays: Vec<_> = received.windows(2).map(|pair| pair[1].at - pair[0].at).collect();
        assert!(delays[0] >= 7 * SECOND && delays[0] <= 9 * SECOND, "{delays:?}");
        assert!(delays[1] >= 10 * SECOND && delays[1] <= 12 * SECOND, "{delays:?}");
        assert!(delays[2] >= 2 * SECOND && delays[2] <= 5 * SECOND, "{delays:?}");
        let mut ids: Vec<_> = received.iter().map(|request| request.header("client-request-id").unwrap()).collect();
        ids.dedup();
        assert_eq!(ids.len(), 4);
    });
}

#[test]
fn the_budgets_are_kept() {
    paused(async {
        let busy = || std::iter::repeat_n(Step::Answer(503, "Retry-After: 100\r\n", String::new()), 9);
        let server = Server::start(busy()).await;
        let error = server.client().lend().await.unwrap_err();
        assert_eq!((server.received().len(), error.attempts(), error.may_have_taken_effect()), (4, 4, false));

        let server = Server::start(busy()).await;
        let client = server.builder().retry(RetryPolicy::default().total(250 * SECOND)).build().unwrap();
        let began = Instant::now();
        let error = client.lend().await.unwrap_err();
        assert_eq!(error.attempts(), 3);
        assert!(began.elapsed() < 250 * SECOND, "there is no delay after the last attempt");
        assert!(error.to_string().contains("503 Service Unavailable"), "{error}");
    });
}

#[test]
fn a_request_that_may_have_been_carried_out_is_not_sent_again() {
    paused(async {
        for step in [
            Step::status(500),
            Step::status(502),
            Step::status(504),
            Step::Unread,
            Step::broken(),
            Step::Raw("HTTP/1.1 20".to_owned()),
            Step::Raw("HTTP/1.1 204 X\r\nContent-".to_owned()),
            Step::Raw(format!("SSH-2.0 {TOKEN}\r\n\r\n")),
            Step::Silence,
        ] {
            let server = Server::start([step.clone(), Step::status(204)]).await;
            let error = server.client().lend().await.unwrap_err();
            assert!(error.may_have_taken_effect(), "{step:?}");
            assert_eq!(error.attempts(), 1);
            everything(&error);

            let server = Server::start([step.clone(), Step::status(204)]).await;
            let client = server.client();
            let call = client.lending().repeatable(Repeatable::Yes);
            client.send(&call).await.unwrap();
            assert!(server.count("POST") <= 2, "{step:?}");
        }
    });
}

#[test]
fn a_kept_connection_that_breaks_leaves_doubt_as_well() {
    paused(async {
        let server = Server::start([Step::Keep(204), Step::broken(), Step::status(204)]).await;
        let client = server.client();
        client.lend().await.unwrap();
        let error = client.lend().await.unwrap_err();
        assert_eq!((kind(&error), server.received().len()), (TransportErrorKind::Broken, 2));
        assert!(error.may_have_taken_effect());
    });
}

#[test]
fn doubt_stays_until_the_end() {
    paused(async {
        let server = Server::start([Step::broken(), Step::status(404)]).await;
        let client = server.client();
        let call = client.lending().repeatable(Repeatable::Yes);
        let error = client.send(&call).await.unwrap_err();
        assert_eq!((error.status().unwrap().as_u16(), error.attempts()), (404, 2));
        assert!(error.may_have_taken_effect(), "the first request may have been carried out");
    });
}

#[test]
fn a_refusal_is_the_last_word() {
    paused(async {
        for status in [400, 403, 404, 405, 409, 302, 501] {
            let server = Server::start([Step::status(status), Step::status(204)]).await;
            let error = server.client().lend().await.unwrap_err();
            assert_eq!(error.status().unwrap(), status);
            assert_eq!(server.received().len(), 1);
        }
    });
}

#[tokio::test]
async fn a_redirection_is_not_followed() {
    let elsewhere = Server::start([Step::status(204)]).await;
    let answer = format!("HTTP/1.1 307 X\r\nLocation: {}/\r\nContent-Length: 0\r\n\r\n", elsewhere.url());
    let server = Server::start([Step::Raw(answer)]).await;
    let error = server.client().lend().await.unwrap_err();
    assert_eq!(error.status().unwrap(), 307);
    assert!(elsewhere.received().is_empty());
}

#[test]
fn without_a_connection_it_is_tried_again() {
    paused(async {
        for (script, attempts) in [(vec![Step::status(204)], 4), (Vec::new(), 1)] {
            let was_reached = !script.is_empty();
            let server = Server::start(script).await;
            let client = server.client();
            let origin = server.url();
            if was_reached {
                client.lend().await.unwrap();
            }
            server.end().await;
            let error = client.lend().await.unwrap_err();
            // A service on this machine that was never there is not waited for.
            assert_eq!((kind(&error), error.attempts()), (TransportErrorKind::Refused, attempts));
            assert!(!error.may_have_taken_effect());
            assert!(error.to_string().starts_with(&format!("{origin}: ")), "{error}");
            assert!(everything(&error).contains("Connection refused"), "{}", everything(&error));
        }
    });
}

#[test]
fn retries_are_told_as_they_happen() {
    paused(async {
        let told = Arc::new(std::sync::Mutex::new(Vec::new()));
        let server = Server::start([
            Step::status(503),
            Step::broken(),
            Step::Answer(429, "Retry-After: 7\r\n", String::new()),
            Step::status(204),
        ])
        .await;
        let log = Arc::clone(&told);
        let builder = server.builder().on_retry(move |retry| {
            log.lock().unwrap().push((retry.error.status().map(|status| status.as_u16()), retry.delay >= 7 * SECOND));
        });
        let client = builder.build().unwrap();
        client.send(&client.lending().repeatable(Repeatable::Yes)).await.unwrap();
        assert_eq!(*told.lock().unwrap(), [(Some(503), false), (None, false), (Some(429), true)]);
    });
}

#[test]
fn the_error_says_why_no_further_attempt_is_made() {
    paused(async {
        let long = Step::Answer(429, "Retry-After: 3600\r\n", String::new());
        let server = Server::start([long]).await;
        let cause = server.client().lend().await.unwrap_err().explain().unwrap().cause;
        assert!(
            cause.contains("wait 1 h;") && cause.contains("sent once") && cause.contains("within 10 min"),
            "{cause}"
        );
        let server = Server::start(std::iter::repeat_n(Step::status(429), 9)).await;
        let cause = server.client().lend().await.unwrap_err().explain().unwrap().cause;
        assert!(cause.contains("does not say how long") && cause.contains("sent 4 times"), "{cause}");
    });
}

#[test]
fn an_attempt_has_its_time() {
    paused(async {
        let server = Server::start([Step::Silence]).await;
        let client = server.builder().timeout(3 * SECOND).build().unwrap();
        let began = Instant::now();
        let error = client.lend().await.unwrap_err();
        assert_eq!(kind(&error), TransportErrorKind::TimedOut);
        assert!(began.elapsed() >= 3 * SECOND && began.elapsed() < 4 * SECOND);
    });
}

#[tokio::test]
async fn an_expired_token_is_renewed_once() {
    let asked = Arc::new(AtomicU32::new(0));
    let provider = |asked: &Arc<AtomicU32>| {
        let asked = Arc::clone(asked);
        token_fn(move |request| {
            let count = asked.fetch_add(1, Ordering::Relaxed);
            assert_eq!(request.is_renewal(), count == 1);
            async move { Token::new(format!("token-{count}")) }
        })
    };
    let server = Server::start([Step::status(401), Step::status(204)]).await;
    let client = Client::builder(server.endpoint(), provider(&asked)).build().unwrap();
    client.lend().await.unwrap();
    let tokens: Vec<_> =
        server.received().iter().map(|request| request.header("authorization").unwrap().to_owned()).collect();
    assert_eq!(tokens, ["Bearer token-0", "Bearer token-1"]);

    asked.store(0, Ordering::Relaxed);
    let server = Server::start([Step::status(401), Step::status(401)]).await;
    let client = Client::builder(server.endpoint(), provider(&asked)).build().unwrap();
    let error = client.lend().await.unwrap_err();
    assert_eq!((error.status().unwrap().as_u16(), server.received().len()), (401, 2));

    let server = Server::start([Step::status(401), Step::status(204)]).await;
    let error = server.client().lend().await.unwrap_err();
    assert_eq!(
        (error.status().unwrap().as_u16(), server.received().len()),
        (401, 1),
        "the same token again is of no use"
    );
}

#[test]
fn without_a_token_nothing_is_sent() {
    paused(async {
        let server = Server::start([]).await;
        let failing = token_fn(|_| async { Err::<Token, _>("the vault is closed") });
        let silent = token_fn(|_| std::future::pending::<Result<Token, String>>());
        let clients = [
            Client::builder(server.endpoint(), failing).build().unwrap(),
            Client::builder(server.endpoint(), silent).build().unwrap(),
            Client::builder(server.endpoint(), EnvironmentToken::new("GRAPH_CLIENT_TESTS_DO_NOT_SET_THIS"))
                .build()
                .unwrap(),
        ];
        let mut said = Vec::new();
        for client in clients {
            let error = client.lend().await.unwrap_err();
            assert!(matches!(error.kind(), ErrorKind::Token(_)) && !error.may_have_taken_effect());
            said.push(format!("{error}: {}", error.source().unwrap()));
        }
        assert!(server.received().is_empty());
        insta::assert_snapshot!(said.join("\n"));
    });
}

#[tokio::test]
async fn a_call_goes_to_its_endpoint_only() {
    let server = Server::start([Step::status(204)]).await;
    let call = lending(&crate::endpoint("http://127.0.0.1:1"));
    let error = server.client().send(&call).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Request(RequestError::OtherEndpoint)));
    assert!(server.received().is_empty());
}

#[test]
fn a_token_that_the_service_repeats_is_hidden() {
    paused(async {
        let body = format!(r#"{{"error":{{"code":"x","message":"Bearer {TOKEN}"}}}}"#);
        let server = Server::start([Step::Answer(400, "", body)]).await;
        let error = server.client().lend().await.unwrap_err();
        assert!(everything(&error).contains("[hidden]"));
    });
}

#[test]
fn a_refusal_counts_even_if_its_body_breaks_off() {
    paused(async {
        let cut = "HTTP/1.1 400 X\r\nContent-Length: 500\r\n\r\n{\"error\":{\"code\":\"bad";
        let endless = format!("HTTP/1.1 400 X\r\nContent-Length: 99999999\r\n\r\n{}", "x".repeat(200_000));
        for answer in [cut.to_owned(), endless] {
            let server = Server::start([Step::Raw(answer)]).await;
            let error = server.client().lend().await.unwrap_err();
            assert_eq!(error.status().unwrap(), 400);
            assert!(error.service().unwrap().excerpt().is_some());
            assert!(!error.may_have_taken_effect());
        }
    });
}

#[test]
fn a_dropped_future_sends_nothing_more() {
    paused(async {
        let server = Server::start([Step::Answer(503, "Retry-After: 10\r\n", String::new()), Step::status(204)]).await;
        let client = server.client();
        assert!(timeout(5 * SECOND, client.lend()).await.is_err());
        server.arrival(1).await;
        tokio::time::sleep(60 * SECOND).await;
        assert_eq!(server.received().len(), 1);
    });
}

#[test]
fn futures_may_move_between_threads() {
    fn is_send(_: impl Send) {}
    fn check(client: &Client, call: &Call<()>) {
        is_send(client.send(call));
        is_send(client.deliver(call, RetryPolicy::default()));
        is_send(client.read::<Book>(&[]));
        is_send(client.read_until(&client.reading(), SECOND, |_| Ok(true)));
    }
    let _ = check;
}
