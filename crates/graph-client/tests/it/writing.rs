//! Writing: changes and deletions whose outcome is unknown are settled by reading; content is sent as it is.

use graph_client::{
    Batch, Call, Client, Endpoint, Error, ErrorKind, Repeatable, RequestError, RetryPolicy, Settled, Start, Token,
    WriteRule, WriteState,
};
use odata_types::facts::{EntityRequest, Request, Schema};
use odata_types::{Create, Delete, ReadByKey, Update};
use second_slice::directory::SCHEMA;
use second_slice::directory::graph::User;
use serde_json::Value;

use crate::library::id;
use crate::server::{Server, Step, TOKEN, paused};

const CHANGES: &[u8] = br#"{"displayName":"Ada"}"#;

fn client(server: &Server) -> Client {
    let endpoint = Endpoint::at(&SCHEMA, &server.url(), "v1.0").unwrap();
    Client::builder(endpoint, Token::new(TOKEN).unwrap()).retry(RetryPolicy::default().attempts(4)).build().unwrap()
}

/// What became of a change or a deletion, and the methods of the requests that were sent.
async fn write(
    body: Option<&[u8]>,
    start: Start,
    script: impl IntoIterator<Item = Step>,
) -> (Result<Settled<WriteState>, Error>, Vec<String>) {
    let server = Server::start(script).await;
    let client = client(&server);
    let request = if body.is_some() { User::UPDATE } else { User::DELETE };
    let body = body.unwrap_or_default();
    let rule = WriteRule::of(&SCHEMA, request, &[&id("7")], body.to_vec()).unwrap();
    let settled = rule.settle(&client, start).await;
    let received = server.received();
    let methods = received.iter().map(|request| request.line().split(' ').next().unwrap().to_owned());
    (settled, methods.collect())
}

fn named(name: &str) -> Step {
    Step::ok(format!(r#"{{"id":"7","displayName":"{name}","accountEnabled":true}}"#))
}

fn absent() -> Step {
    Step::Answer(404, "", r#"{"error":{"code":"Request_ResourceNotFound","message":"No such user."}}"#.to_owned())
}

#[test]
fn a_change_of_unknown_outcome_is_read() {
    paused(async {
        for lost in [Step::broken(), Step::Silence, Step::status(504)] {
            for (found, expected, sent) in [
                (vec![named("Ada")], Settled::Confirmed(WriteState::AsSent), "PATCH GET"),
                (vec![named("Eve"), Step::status(204)], Settled::Accepted, "PATCH GET PATCH"),
                (vec![absent()], Settled::Otherwise(WriteState::Absent), "PATCH GET"),
            ] {
                let script = [vec![lost.clone()], found].concat();
                let (settled, methods) = write(Some(CHANGES), Start::Sending, script).await;
                assert_eq!((settled.unwrap(), methods.join(" ").as_str()), (expected, sent));
            }
        }
        let (settled, methods) = write(Some(CHANGES), Start::Reading, [named("Ada")]).await;
        assert_eq!((settled.unwrap(), methods.join(" ").as_str()), (Settled::Confirmed(WriteState::AsSent), "GET"));
    });
}

#[test]
fn a_deletion_of_unknown_outcome_is_read() {
    paused(async {
        for (found, expected, sent) in [
            (vec![absent()], Settled::Confirmed(WriteState::Absent), "DELETE GET"),
            (vec![named("Ada"), Step::status(204)], Settled::Accepted, "DELETE GET DELETE"),
            // The first request took effect after the read.
            (vec![named("Ada"), absent(), absent()], Settled::Confirmed(WriteState::Absent), "DELETE GET DELETE GET"),
        ] {
            let script = [vec![Step::broken()], found].concat();
            let (settled, methods) = write(None, Start::Sending, script).await;
            assert_eq!((settled.unwrap(), methods.join(" ").as_str()), (expected, sent));
        }
    });
}

#[test]
fn only_the_service_says_that_an_entity_does_not_exist() {
    paused(async {
        let gateway = Step::Answer(404, "Content-Type: text/html\r\n", "<html>Not found</html>".to_owned());
        let (settled, methods) = write(None, Start::Sending, [Step::broken(), gateway]).await;
        let error = settled.unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Unsettled { .. }) && error.may_have_taken_effect(), "{error}");
        assert_eq!(methods.join(" "), "DELETE GET");
    });
}

#[test]
fn a_known_outcome_of_a_write_is_not_read() {
    paused(async {
        let (settled, methods) = write(Some(CHANGES), Start::Sending, [Step::status(429), Step::status(204)]).await;
        assert_eq!((settled.unwrap(), methods.len()), (Settled::Accepted, 2));
        let (settled, methods) = write(None, Start::Sending, [absent()]).await;
        assert_eq!((settled.unwrap_err().status().unwrap().as_u16(), methods.len()), (404, 1));
    });
}

#[test]
fn nothing_tells_a_new_entity_from_others() {
    assert!(WriteRule::of(&SCHEMA, User::CREATE, &[], CHANGES.to_vec()).is_none());
    assert!(WriteRule::of(&SCHEMA, User::UPDATE, &[&id("7")], b"[]".to_vec()).is_none());
}

#[test]
fn only_a_change_that_can_be_read_back_has_a_rule() {
    let rule = |request, body: &str| WriteRule::of(&SCHEMA, request, &[&id("7")], body.as_bytes().to_vec()).map(|_| ());
    assert!(rule(User::UPDATE, r##"{"@odata.type":"#microsoft.graph.user","displayName":"Ada"}"##).is_some());
    for body in [
        "{}",
        r##"{"@odata.type":"#microsoft.graph.user"}"##,
        r#"{"manager@odata.bind":"https://x/users/1"}"#,
        r#"{"displayName":"Ada","manager@odata.bind":"https://x/users/1"}"#,
        r#"{"displayName":"Ada","more":[{"owner@odata.bind":"https://x/users/1"}]}"#,
    ] {
        assert!(rule(User::UPDATE, body).is_none(), "{body}");
    }
    // What a replacement does not send is reset.
    let replacing = Box::leak(Box::new(EntityRequest {
        request: Request { method: "PUT", ..User::UPDATE.request },
        ..*User::UPDATE
    }));
    assert!(rule(replacing, r#"{"displayName":"Ada"}"#).is_none());
}

#[test]
fn a_property_that_does_not_come_back_is_null_if_it_was_asked_for() {
    paused(async {
        let reading = |query_options| -> &'static EntityRequest {
            let request = Request { query_options, ..User::READ_BY_KEY.request };
            Box::leak(Box::new(EntityRequest { request, ..*User::READ_BY_KEY }))
        };
        for (options, line, expected) in [
            (
                &["$select"][..],
                "GET /v1.0/users/7?$select=displayName HTTP/1.1",
                Settled::Confirmed(WriteState::AsSent),
            ),
            // A service may leave out properties that nobody asked for.
            (&[], "GET /v1.0/users/7 HTTP/1.1", Settled::Accepted),
        ] {
            let schema = Schema { requests: vec![reading(options)].leak(), ..SCHEMA };
            let server = Server::start([Step::broken(), Step::ok(r#"{"id":"7"}"#), Step::status(204)]).await;
            let rule = WriteRule::of(&schema, User::UPDATE, &[&id("7")], br#"{"displayName":null}"#.to_vec()).unwrap();
            assert_eq!(rule.settle(&client(&server), Start::Sending).await.unwrap(), expected);
            assert_eq!(server.received()[1].line(), line);
        }
    });
}

fn uploading(client: &Client) -> Call<Value> {
    let path = "/me/drive/root:/a%20b.bin:/content?@microsoft.graph.conflictBehavior=replace";
    Call::content(client.endpoint(), path, "application/octet-stream", vec![0, 255, b'"']).unwrap()
}

#[test]
fn content_is_sent_as_it_is() {
    paused(async {
        let server =
            Server::start([Step::status(503), Step::Answer(201, "", r#"{"id":"f","size":3}"#.to_owned())]).await;
        let client = client(&server);
        assert_eq!(client.send(&uploading(&client)).await.unwrap()["size"], 3);
        let received = server.received().pop().unwrap();
        assert!(
            received.line().starts_with("PUT /v1.0/me/drive/root:/a%20b.bin:/content?@microsoft"),
            "{}",
            received.line()
        );
        assert_eq!(received.header("content-type"), Some("application/octet-stream"));
        assert!(received.header("authorization").is_some_and(|token| token.contains(TOKEN)));
        assert!(received.body.starts_with('\0') && received.body.ends_with('"'));
        // What may have been carried out is sent again only if that does no harm.
        for (repeatable, attempts) in [(Repeatable::No, 1), (Repeatable::Yes, 2)] {
            server.then([Step::broken(), Step::Answer(200, "", String::new())]);
            let sent = client.send(&uploading(&client).repeatable(repeatable)).await;
            assert_eq!(sent.is_ok(), attempts == 2);
            assert!(sent.is_ok() || sent.unwrap_err().may_have_taken_effect());
            assert_eq!(server.received().len(), attempts);
        }
        server.then([Step::Answer(
            409,
            "",
            r#"{"error":{"code":"nameAlreadyExists","message":"It is there."}}"#.to_owned(),
        )]);
        let error = client.send(&uploading(&client)).await.unwrap_err();
        assert!(error.to_string().contains("sending content") && error.to_string().contains("It is there."), "{error}");
    });
}

#[test]
fn content_goes_to_the_endpoint_only() {
    let endpoint = Endpoint::new(&SCHEMA, "Global", "v1.0").unwrap();
    let content = |path: &str, content_type: &str| Call::<Value>::content(&endpoint, path, content_type, Vec::new());
    for path in ["", "me", "/../beta/me", "/a/%2e%2e/b", "/a/%2E./b", "/a b", "/a#b", "/a\\b", "/a\nb"] {
        let call = content(path, "text/plain");
        assert!(matches!(call, Err(RequestError::Path)), "{path}: {call:?}");
    }
    let call = content("//elsewhere.example/x", "text/plain").unwrap();
    assert_eq!(call.uri(), "https://graph.microsoft.com/v1.0//elsewhere.example/x");
    assert!(matches!(content("/a", "text\nplain"), Err(RequestError::Http(_))));
    assert_eq!(content("/a", "text/plain").unwrap().request(None).headers()["content-type"], "text/plain");
}

#[test]
fn content_in_a_batch_is_base64() {
    let endpoint = Endpoint::new(&SCHEMA, "Global", "v1.0").unwrap();
    let mut batch = Batch::new(&endpoint);
    batch.add(Call::<()>::content(&endpoint, "/x", "image/png", vec![0, 255, 1]).unwrap()).unwrap();
    let body: Value = serde_json::from_slice(batch.next().unwrap().request(None).body()).unwrap();
    assert_eq!(body["requests"][0]["body"], "AP8B");
}

/// A call that sends this as the content of a file.
fn sending(endpoint: &Endpoint, content_type: &str, content: &[u8]) -> Call<()> {
    Call::content(endpoint, "/x", content_type, content.to_vec()).unwrap()
}

#[test]
fn content_of_a_batch_is_one_json_value_or_base64() {
    let endpoint = Endpoint::new(&SCHEMA, "Global", "v1.0").unwrap();
    for content_type in ["application/json", "application/json; charset=utf-8", "Application/JSON ;x=y"] {
        let mut batch = Batch::new(&endpoint);
        for content in
            [&br#"{}},{"id":"9","method":"DELETE","url":"/users/1"}]}"#[..], br#"{"a":1"#, b"{} {}", b" ", b"\"\xff\""]
        {
            let error = batch.add(sending(&endpoint, content_type, content)).unwrap_err();
            assert!(matches!(error, RequestError::NotJson(_)), "{error}");
        }
        batch.add(sending(&endpoint, content_type, b" {\"a\": [1.50]}\n")).unwrap();
        let body = batch.next().unwrap().request(None).into_body();
        let body: Value = serde_json::from_slice(&body).unwrap();
        assert_eq!(body["requests"].as_array().unwrap().len(), 1);
        assert_eq!(body["requests"][0]["body"]["a"][0], 1.5);
    }
    let mut batch = Batch::new(&endpoint);
    batch.add(sending(&endpoint, "text/plain", b"\"},{")).unwrap();
    let body: Value = serde_json::from_slice(batch.next().unwrap().request(None).body()).unwrap();
    assert_eq!(body["requests"][0]["body"], "In0sew==");
}

#[tokio::test]
async fn content_that_no_batch_can_hold_is_sent_by_itself() {
    let server = Server::start([Step::status(204)]).await;
    let client = client(&server).batched();
    client.send(&sending(client.endpoint(), "application/json", b"{}},{")).await.unwrap();
    let received = server.received().pop().unwrap();
    assert_eq!((received.line(), received.body.as_str()), ("PUT /v1.0/x HTTP/1.1", "{}},{"));
}
