//! Sending batches: what is sent again, when, and with what.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use futures_util::future::join_all;
use graph_client::{Batch, Call, Client, Id, Part, Repeatable, Settled, Start, Token, token_fn};
use second_slice::library::{Book, BookStatus};
use serde_json::{Value, json};
use tokio::sync::Notify;
use tokio::time::{Instant, timeout};

use crate::library::{Lending, Library, id, lend};
use crate::reading::with_status;
use crate::server::{Received, Server, Step, TOKEN, paused};

const SECOND: Duration = Duration::from_secs(1);

fn lending(client: &Client, book: &str) -> Call<()> {
    client.action(&[&id("l"), &id(book)], &lend(&["m"])).unwrap()
}

fn reading(client: &Client, book: &str) -> Call<Book> {
    Call::read(client.endpoint(), &[&id("l"), &id(book)]).unwrap()
}

/// The answer to a batch: the status and the body of each call, by its number from 1 on.
fn answers(parts: &[(usize, u16, Value)]) -> Step {
    let parts =
        parts.iter().map(|(number, status, body)| json!({ "id": number.to_string(), "status": status, "body": body }));
    Step::ok(json!({ "responses": parts.collect::<Vec<_>>() }).to_string())
}

fn all(count: usize, status: u16) -> Step {
    answers(&(1..=count).map(|number| (number, status, Value::Null)).collect::<Vec<_>>())
}

/// The ids of the calls in a request.
fn ids(request: &Received) -> Vec<String> {
    assert!(request.line().ends_with("/v1.0/$batch HTTP/1.1"), "{}", request.line());
    assert!(!request.body.contains(TOKEN) && request.header("authorization").unwrap().contains(TOKEN));
    let body: Value = serde_json::from_str(&request.body).unwrap();
    body["requests"].as_array().unwrap().iter().map(|part| part["id"].as_str().unwrap().to_owned()).collect()
}

fn sent(server: &Server) -> Vec<String> {
    server.received().iter().map(|request| ids(request).join(" ")).collect()
}

#[tokio::test]
async fn a_batch_is_split_in_the_order_of_its_calls() {
    // The requests may arrive in any order.
    let every: Vec<_> = (1..=45).rev().map(|number| (number, 200, json!({ "id": number.to_string() }))).collect();
    let server = Server::start(std::iter::repeat_n(answers(&every), 3)).await;
    let client = server.client();
    let mut batch = Batch::new(client.endpoint());
    let parts: Vec<Part<Book>> =
        (1..=45).map(|number| batch.add(reading(&client, &number.to_string())).unwrap()).collect();
    client.send_batch(&mut batch).await;
    for (number, part) in (1..).zip(parts) {
        assert_eq!(batch.take(part).unwrap().id, Some(number.to_string()));
    }
    let mut parts: Vec<Vec<usize>> =
        server.received().iter().map(|request| ids(request).iter().map(|id| id.parse().unwrap()).collect()).collect();
    parts.sort();
    assert_eq!(parts, [(1..=20).collect::<Vec<_>>(), (21..=40).collect(), (41..=45).collect()]);
}

#[test]
fn some_requests_of_a_batch_are_under_way_at_once() {
    paused(async {
        // The first four have no answer, so that no further one is sent.
        let every: Vec<_> = (1..=120).map(|number| (number, 200, json!({ "id": number.to_string() }))).collect();
        let silent = std::iter::repeat_n(Step::Silence, 4);
        let server = Server::start(silent.chain(std::iter::repeat_n(answers(&every), 6))).await;
        let client = server.client();
        let mut batch = Batch::new(client.endpoint());
        let parts: Vec<Part<Book>> =
            (1..=120).map(|number| batch.add(reading(&client, &number.to_string())).unwrap()).collect();
        {
            let mut sending = Box::pin(client.send_batch(&mut batch));
            tokio::select! {
                () = &mut sending => panic!("nothing is answered yet"),
                () = server.arrival(4) => {}
            }
            assert!(timeout(SECOND, &mut sending).await.is_err());
            assert_eq!(server.received().len(), 4, "no more than four at once");
            sending.await;
        }
        assert!(parts.into_iter().all(|part| batch.take(part).is_ok()));
        assert_eq!(server.received().len(), 10, "reads without an answer are sent again");
    });
}

#[test]
fn a_part_of_unknown_outcome_is_settled_like_a_call() {
    paused(async {
        let unknown =
            answers(&[(1, 204, Value::Null), (2, 504, Value::Null), (3, 504, Value::Null), (4, 400, Value::Null)]);
        let script = [unknown, with_status("lent"), with_status("available"), Step::status(204)];
        let server = Server::start(script).await;
        let client = server.client();
        let mut batch = Batch::new(client.endpoint());
        let parts = [(); 4].map(|()| batch.add(lending(&client, "b")).unwrap());
        client.send_batch(&mut batch).await;
        let mut settled = Vec::new();
        for part in parts {
            settled.push(client.settle_part(&mut batch, part, &Lending, || Ok(client.reading())).await);
        }
        assert!(
            matches!(settled[0], Ok(Settled::Accepted)) && matches!(settled[2], Ok(Settled::Accepted)),
            "{settled:?}"
        );
        assert!(matches!(&settled[1], Ok(Settled::Confirmed(BookStatus::Lent))));
        let error = settled[3].as_ref().unwrap_err();
        assert!(error.status().unwrap() == 400 && !error.may_have_taken_effect());
        let lines: Vec<_> =
            server.received().iter().map(|request| request.line().split(' ').next().unwrap().to_owned()).collect();
        assert_eq!(lines, ["POST", "GET", "GET", "POST"]);
    });
}

#[test]
fn a_throttled_part_is_sent_again_when_its_own_answer_says() {
    paused(async {
        let throttled = r#"{"responses":[{"id":"1","status":204},{"id":"2","status":429,"headers":{"Retry-After":"7"}},
        {"id":"3","status":503,"headers":{"Retry-After":"30"}}]}"#;
        let server =
            Server::start([Step::ok(throttled), answers(&[(2, 204, Value::Null)]), answers(&[(3, 204, Value::Null)])])
                .await;
        let client = server.client();
        let mut batch = Batch::new(client.endpoint());
        let parts: Vec<_> = ["a", "b", "c"].map(|book| batch.add(lending(&client, book)).unwrap()).into();
        client.send_batch(&mut batch).await;
        assert!(parts.into_iter().all(|part| batch.take(part).is_ok()));
        assert_eq!(sent(&server), ["1 2 3", "2", "3"]);
        let at: Vec<_> = server.received().iter().map(|request| request.at).collect();
        assert!(
            (7 * SECOND..9 * SECOND).contains(&(at[1] - at[0]))
                && (30 * SECOND..32 * SECOND).contains(&(at[2] - at[0]))
        );
    });
}

#[test]
fn a_part_whose_outcome_is_unknown_is_not_sent_again() {
    paused(async {
        let book = || json!({ "id": "b" });
        let unknown = r#"{"responses":[{"id":"1","status":504},{"id":"2","status":504}]}"#;
        for (step, again) in [
            (Step::ok(unknown), vec!["2"]),
            (Step::broken(), vec!["2"]),
            (Step::status(500), vec!["2"]),
            (Step::Silence, vec!["2"]),
            // These do not answer the read either, and another attempt would get the same.
            (Step::ok("<html>"), vec![]),
            (Step::ok(r#"{"responses":[]}"#), vec![]),
        ] {
            let server = Server::start([step.clone(), answers(&[(2, 200, book())])]).await;
            let client = server.client();
            let mut batch = Batch::new(client.endpoint());
            let (act, read) = (batch.add(lending(&client, "a")).unwrap(), batch.add(reading(&client, "b")).unwrap());
            client.send_batch(&mut batch).await;
            let error = batch.take(act).unwrap_err();
            assert!(error.may_have_taken_effect() && error.attempts() == 1, "{step:?}: {error}");
            assert_eq!(batch.take(read).is_ok(), !again.is_empty());
            assert_eq!(sent(&server)[1..], again);
        }
    });
}

#[test]
fn calls_that_depend_on_others_go_with_them() {
    paused(async {
        let first = answers(&[(1, 429, Value::Null), (2, 424, Value::Null), (3, 204, Value::Null)]);
        let second = answers(&[(1, 204, Value::Null), (2, 204, Value::Null)]);
        let server = Server::start([first, second]).await;
        let client = server.client();
        let mut batch = Batch::new(client.endpoint());
        let one = batch.add(lending(&client, "a")).unwrap();
        let two = batch.add_after(lending(&client, "b"), &[one.id()]).unwrap();
        let three = batch.add(lending(&client, "c")).unwrap();
        client.send_batch(&mut batch).await;
        assert_eq!(sent(&server), ["1 2 3", "1 2"]);
        assert!(server.received().iter().all(|request| request.body.contains(r#""dependsOn":["1"]"#)));
        assert!([one, two, three].into_iter().all(|part| batch.take(part).is_ok()));

        let server = Server::start([answers(&[(1, 400, Value::Null), (2, 424, Value::Null)])]).await;
        let client = server.client();
        let mut batch = Batch::new(client.endpoint());
        let one = batch.add(lending(&client, "a")).unwrap();
        let two = batch.add_after(lending(&client, "b"), &[one.id()]).unwrap();
        client.send_batch(&mut batch).await;
        assert_eq!(batch.take(two).unwrap_err().status().unwrap(), 424);
        // What is added later depends on what has failed before.
        let late = batch.add_after(lending(&client, "c"), &[one.id()]).unwrap();
        client.send_batch(&mut batch).await;
        assert_eq!(
            batch.take(late).unwrap_err().to_string(),
            "the call was not sent, as one that it depends on has failed"
        );
        assert_eq!(server.received().len(), 1);
    });
}

#[tokio::test]
async fn a_refused_token_is_renewed_once_for_all() {
    let asked = Arc::new(AtomicU32::new(0));
    let count = Arc::clone(&asked);
    let provider = token_fn(move |request| {
        let number = count.fetch_add(1, Ordering::Relaxed);
        assert_eq!(request.is_renewal(), number == 1);
        async move { Token::new(format!("{TOKEN}-{number}")) }
    });
    let server = Server::start([Step::status(401), all(2, 204)]).await;
    let client = Client::builder(server.endpoint(), provider).build().unwrap();
    let mut batch = Batch::new(client.endpoint());
    let parts = ["a", "b"].map(|book| batch.add(lending(&client, book)).unwrap());
    client.send_batch(&mut batch).await;
    assert!(parts.into_iter().all(|part| batch.take(part).is_ok()));
    assert_eq!((asked.load(Ordering::Relaxed), server.received().len()), (2, 2));
}

#[tokio::test]
async fn a_token_that_several_requests_were_refused_with_is_renewed_once() {
    let renewals = Arc::new(AtomicU32::new(0));
    let count = Arc::clone(&renewals);
    let provider = token_fn(move |request| {
        let number = count.fetch_add(u32::from(request.is_renewal()), Ordering::Relaxed);
        let number = number + u32::from(request.is_renewal());
        async move { Token::new(format!("{TOKEN}-{number}")) }
    });
    let every: Vec<_> = (1..=60).map(|number| (number, 204, Value::Null)).collect();
    let refused = std::iter::repeat_n(Step::status(401), 3);
    let server = Server::start(refused.chain(std::iter::repeat_n(answers(&every), 3))).await;
    let client = Client::builder(server.endpoint(), provider).build().unwrap();
    let mut batch = Batch::new(client.endpoint());
    let parts: Vec<_> = (0..60).map(|book| batch.add(lending(&client, &book.to_string())).unwrap()).collect();
    client.send_batch(&mut batch).await;
    assert!(parts.into_iter().all(|part| batch.take(part).is_ok()));
    assert_eq!((renewals.load(Ordering::Relaxed), server.received().len()), (1, 6));
}

/// A provider without a cache, as the documentation shows it: it has a new token only if one was refused.
fn without_cache() -> impl graph_client::TokenProvider + 'static {
    token_fn(|request| async move { Token::new(format!("{TOKEN}-{}", u32::from(request.is_renewal()))) })
}

/// The tokens of requests, by the end of each.
fn tokens(server: &Server) -> Vec<String> {
    let token = |request: Received| request.header("authorization").unwrap().rsplit('-').next().unwrap().to_owned();
    server.received().into_iter().map(token).collect()
}

#[tokio::test]
async fn a_new_token_is_for_all_later_requests() {
    let every: Vec<_> = (1..=60).map(|number| (number, 204, Value::Null)).collect();
    let refused = std::iter::repeat_n(Step::status(401), 3);
    let server = Server::start(refused.chain(std::iter::repeat_n(answers(&every), 3))).await;
    let client = Client::builder(server.endpoint(), without_cache()).build().unwrap();
    let mut batch = Batch::new(client.endpoint());
    let parts: Vec<_> = (0..60).map(|book| batch.add(lending(&client, &book.to_string())).unwrap()).collect();
    client.send_batch(&mut batch).await;
    assert_eq!(tokens(&server), ["0", "0", "0", "1", "1", "1"]);
    assert!(parts.into_iter().all(|part| batch.take(part).is_ok()));
}

#[test]
fn a_new_token_is_for_all_later_attempts() {
    paused(async {
        let server = Server::start([Step::status(401), Step::status(429), Step::status(204)]).await;
        let client = Client::builder(server.endpoint(), without_cache()).build().unwrap();
        client.lend().await.unwrap();
        assert_eq!(tokens(&server), ["0", "1", "1"]);

        server.then([Step::status(401), Step::broken(), with_status("available"), Step::status(204)]);
        client.lend_settled(Start::Sending).await.unwrap();
        assert_eq!(tokens(&server), ["0", "1", "1", "1"]);
    });
}

#[test]
fn a_batch_that_was_given_up_can_be_taken_up() {
    paused(async {
        let server = Server::start([Step::Silence, answers(&[(2, 200, json!({ "id": "b" }))])]).await;
        let client = server.client();
        let mut batch = Batch::new(client.endpoint());
        let (act, read) = (batch.add(lending(&client, "a")).unwrap(), batch.add(reading(&client, "b")).unwrap());
        assert!(timeout(SECOND, client.send_batch(&mut batch)).await.is_err());
        client.send_batch(&mut batch).await;
        assert!(batch.take(act).unwrap_err().may_have_taken_effect(), "it is not known whether it was carried out");
        assert!(batch.take(read).is_ok());
        assert_eq!(sent(&server), ["1 2", "2"]);
    });
}

#[test]
fn doubt_outlives_a_batch_that_was_given_up() {
    paused(async {
        // The batch is given up before its first answer arrives, or between that answer and the second attempt.
        for (first, is_answered) in [(Step::Silence, false), (Step::status(504), true)] {
            let server = Server::start([first, Step::status(400)]).await;
            let told = Arc::new(Notify::new());
            let tell = Arc::clone(&told);
            let client = server.builder().on_retry(move |_| tell.notify_one()).build().unwrap();
            let mut batch = Batch::new(client.endpoint());
            let act = batch.add(lending(&client, "a").repeatable(Repeatable::Yes)).unwrap();
            let read = batch.add(reading(&client, "b")).unwrap();
            tokio::select! {
                biased;
                () = client.send_batch(&mut batch) => panic!("the batch is not at its end"),
                () = server.arrival(1), if !is_answered => {}
                () = told.notified(), if is_answered => {}
            }
            client.send_batch(&mut batch).await;
            let error = batch.take(act).unwrap_err();
            assert_eq!(error.status().unwrap(), 400);
            assert!(error.may_have_taken_effect(), "the first attempt may have");
            assert!(!batch.take(read).unwrap_err().may_have_taken_effect());
            assert_eq!(sent(&server), ["1 2", "1 2"]);
        }
    });
}

#[test]
fn calls_that_failed_together_are_sent_again_together() {
    paused(async {
        let parts: Vec<_> = (1..=20)
            .map(|number| json!({ "id": number.to_string(), "status": 429, "headers": { "Retry-After": "7" } }))
            .collect();
        let each = Step::ok(json!({ "responses": parts }).to_string());
        for failure in [Step::status(429), Step::Answer(503, "Retry-After: 7\r\n", String::new()), each] {
            let server = Server::start([failure.clone(), failure, all(20, 204)]).await;
            let client = server.client();
            let mut batch = Batch::new(client.endpoint());
            let parts: Vec<_> =
                (0..20).map(|number| batch.add(lending(&client, &number.to_string())).unwrap()).collect();
            client.send_batch(&mut batch).await;
            assert!(parts.into_iter().all(|part| batch.take(part).is_ok()));
            assert_eq!(server.received().iter().map(|request| ids(request).len()).collect::<Vec<_>>(), [20, 20, 20]);
        }
    });
}

#[tokio::test]
async fn calls_of_a_batched_client_are_sent_together() {
    let server = Server::start([]).await;
    let answer = |count| {
        answers(&(1..=count).map(|number| (number, 200, json!({ "id": number.to_string() }))).collect::<Vec<_>>())
    };
    server.then([answer(20), answer(5)]);
    let client = server.client().batched();
    let books: Vec<Id> = (1..=25).map(|number| id(&number.to_string())).collect();
    let found = join_all(books.iter().map(async |book| client.read::<Book>(&[&id("l"), book]).await)).await;
    let found: Vec<_> = found.into_iter().map(|book| book.unwrap().id).collect();
    let expected: Vec<_> = (1..=20).chain(1..=5).map(|number| Some(number.to_string())).collect();
    assert_eq!(found, expected, "each has the answer to its own part");
    assert_eq!(server.received().iter().map(|request| ids(request).len()).collect::<Vec<_>>(), [20, 5]);
}

#[test]
fn what_holds_for_a_call_holds_for_it_in_a_batch() {
    paused(async {
        let first =
            answers(&[(1, 204, Value::Null), (2, 504, Value::Null), (3, 429, Value::Null), (4, 400, Value::Null)]);
        // One is read, as its outcome is unknown; the other is sent again alone.
        let second = answers(&[(1, 200, json!({ "id": "b", "status": "lent" }))]);
        let server = Server::start([first, second, all(1, 204)]).await;
        let client = server.client().batched();
        let settled = join_all((0..4).map(async |_| client.lend_settled(Start::Sending).await)).await;
        assert!(matches!(settled[0], Ok(Settled::Accepted)) && matches!(settled[2], Ok(Settled::Accepted)));
        assert!(matches!(&settled[1], Ok(Settled::Confirmed(BookStatus::Lent))));
        assert_eq!(settled[3].as_ref().unwrap_err().status().unwrap(), 400);
        assert_eq!(sent(&server), ["1 2 3 4", "1", "1"]);
    });
}

#[tokio::test]
async fn a_call_that_is_not_waited_for_leaves_its_group() {
    let server = Server::start([answers(&[(2, 204, Value::Null)])]).await;
    let client = server.client().batched();
    let began = Instant::now();
    {
        let mut dropped = Box::pin(client.lend());
        tokio::select! {
            biased;
            _ = &mut dropped => panic!("nothing was sent yet"),
            () = std::future::ready(()) => {}
        }
    }
    client.lend().await.unwrap();
    assert_eq!(sent(&server).len(), 1, "{:?}", began.elapsed());
    assert_eq!(server.received()[0].body.matches("/lend").count(), 1);
}
