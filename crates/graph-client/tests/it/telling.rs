//! What errors say about requests: no token, but everything that helps to find the cause.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use graph_client::{Client, ErrorKind, Token, TokenProvider, TransportErrorKind, token_fn};

use crate::library::Library;
use crate::sending::{everything, kind};
use crate::server::{Server, Step, paused};

const SECOND: Duration = Duration::from_secs(1);

/// A provider of different tokens that the tests know.
fn renewing() -> impl TokenProvider + 'static {
    let asked = Arc::new(AtomicU32::new(0));
    token_fn(move |request| {
        let count = if request.is_renewal() {
            asked.fetch_add(1, Ordering::Relaxed) + 1
        } else {
            asked.load(Ordering::Relaxed)
        };
        async move { Token::new(token(count)) }
    })
}

/// Tokens without common parts that are long enough to be hidden.
fn token(number: u32) -> String {
    format!("{number}-opaque-").repeat(4)
}

#[test]
fn an_earlier_token_that_the_service_repeats_is_hidden() {
    paused(async {
        let repeating = || Step::Answer(400, "", format!("you were {} and {}", token(0), token(1)));
        let server = Server::start([Step::status(401), repeating(), repeating()]).await;
        let client = Client::builder(server.endpoint(), renewing()).build().unwrap();
        let error = client.lend().await.unwrap_err();
        assert_eq!(error.service().unwrap().excerpt(), Some("you were [hidden] and [hidden]"), "within one call");
        assert!(!everything(&error).contains("opaque"));
        let error = client.clone().lend().await.unwrap_err();
        assert_eq!(error.service().unwrap().excerpt(), Some("you were [hidden] and [hidden]"), "in a later one");
    });
}

#[test]
fn a_token_that_cannot_be_renewed_hides_no_refusal() {
    paused(async {
        let provider = token_fn(|request| async move {
            if request.is_renewal() { Err("the vault is closed") } else { Ok(Token::new("token").unwrap()) }
        });
        let server = Server::start([Step::Answer(401, "request-id: rrrr\r\n", String::new())]).await;
        let client = Client::builder(server.endpoint(), provider).build().unwrap();
        let error = client.lend().await.unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Service(_)) && error.token_error().is_some());
        assert_eq!((error.status().unwrap().as_u16(), error.request_id(), error.attempts()), (401, Some("rrrr"), 1));
        assert!(error.service().unwrap().least_privilege().is_some() && !error.may_have_taken_effect());
        assert!(
            everything(&error).ends_with("there is no token to send: the vault is closed"),
            "{}",
            everything(&error)
        );
    });
}

#[test]
fn a_refusal_counts_even_if_its_body_never_ends() {
    paused(async {
        for (answer, status) in [
            ("HTTP/1.1 403 X\r\nContent-Length: 500\r\n\r\nbeginning", 403),
            ("HTTP/1.1 409 X\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nbeginning\r\n", 409),
        ] {
            let server = Server::start([Step::Stalled(answer)]).await;
            let error = server.client().lend().await.unwrap_err();
            assert_eq!((error.status().unwrap().as_u16(), error.may_have_taken_effect()), (status, false));
            assert_eq!(error.service().unwrap().excerpt(), Some("beginning"));
        }
        let busy = Step::Stalled("HTTP/1.1 503 X\r\nRetry-After: 1\r\nContent-Length: 5\r\n\r\n");
        let server = Server::start([busy, Step::status(204)]).await;
        server.client().lend().await.unwrap();

        let stalled = Step::Stalled("HTTP/1.1 200 X\r\nContent-Length: 5\r\n\r\n");
        let server = Server::start([stalled.clone(), stalled.clone(), stalled.clone(), stalled]).await;
        let error = server.builder().timeout(SECOND).build().unwrap().read_book().await.unwrap_err();
        assert_eq!(kind(&error), TransportErrorKind::TimedOut, "of a success the body is needed");
    });
}

#[test]
fn an_error_names_the_request_that_was_sent() {
    paused(async {
        for step in [Step::status(400), Step::broken(), Step::Silence] {
            let server = Server::start([Step::status(429), step]).await;
            let error = server.client().lend().await.unwrap_err();
            let received = server.received();
            assert_eq!((error.client_request_id(), error.attempts()), (received[1].header("client-request-id"), 2));
            assert!(error.client_request_id().is_some());
        }
        let server = Server::start([]).await;
        let none = token_fn(|_| async { Err::<Token, _>("none") });
        let error = Client::builder(server.endpoint(), none).build().unwrap().lend().await.unwrap_err();
        assert!(error.client_request_id().is_none() && error.token_error().is_some());
    });
}

#[tokio::test]
async fn a_timeout_of_zero_is_refused() {
    let server = Server::start([]).await;
    for builder in [server.builder().timeout(Duration::ZERO), server.builder().connect_timeout(Duration::ZERO)] {
        assert!(builder.build().unwrap_err().to_string().contains("timeout is zero"));
    }
}
