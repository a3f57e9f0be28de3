//! Batches without I/O: how calls are split, what each request has, and how answers find their calls.

use std::collections::HashSet;

use graph_client::{Batch, Call, Error, Part, RequestError, Token};
use http::Response;
use proptest::prelude::*;
use second_slice::library::Book;
use serde_json::{Value, json};

use crate::library::{cloud, id, lending};

const TOKEN: &str = "opaque-token-of-the-caller-0123456789";

fn reading(book: usize) -> Call<Book> {
    Call::read(&cloud("Global", "v1.0"), &[&id("l"), &id(&format!("b{book}"))]).unwrap()
}

fn batch() -> Batch {
    Batch::new(&cloud("Global", "v1.0"))
}

fn answer(body: impl Into<Vec<u8>>) -> Response<Vec<u8>> {
    Response::new(body.into())
}

/// What a service answers to a batch: books by their ids, but those that are missing, in another order than asked.
fn serve(request: &http::Request<Vec<u8>>, is_missing: impl Fn(&str) -> bool) -> Response<Vec<u8>> {
    assert_eq!((request.method().as_str(), request.uri().path()), ("POST", "/v1.0/$batch"));
    let text = String::from_utf8(request.body().clone()).unwrap();
    assert!(!text.contains(TOKEN), "the token is in the head only: {text}");
    let body: Value = serde_json::from_str(&text).unwrap();
    let parts = body["requests"].as_array().unwrap();
    assert!((1..=Batch::MOST).contains(&parts.len()));
    let mut succeeded = HashSet::new();
    let mut responses: Vec<Value> = Vec::new();
    for part in parts {
        let id = part["id"].as_str().unwrap();
        let after = part["dependsOn"].as_array().cloned().unwrap_or_default();
        let is_known = |id: &Value| responses.iter().any(|response| response["id"] == *id);
        assert!(after.iter().all(is_known), "what a part depends on comes before it: {text}");
        let book = part["url"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
        let status = match () {
            () if !after.iter().all(|id| succeeded.contains(id.as_str().unwrap())) => 424,
            () if is_missing(&book) => 404,
            () => 200,
        };
        if status == 200 {
            succeeded.insert(id);
        }
        responses.push(json!({ "id": id, "status": status, "body": { "id": book } }));
    }
    responses.reverse();
    answer(json!({ "responses": responses }).to_string())
}

proptest! {
    #[test]
    fn each_call_has_its_own_answer_however_the_batch_is_split(
        calls in prop::collection::vec((any::<bool>(), prop::collection::vec(any::<prop::sample::Index>(), 0..3)), 0..70),
    ) {
        let mut batch = batch();
        let mut parts: Vec<(Part<Book>, bool)> = Vec::new();
        let mut missing = HashSet::new();
        for (number, (is_missing, after)) in calls.iter().enumerate() {
            let after: Vec<_> = after.iter().filter(|_| !parts.is_empty()).map(|index| &parts[index.index(parts.len())]).collect();
            let succeeds = !is_missing && after.iter().all(|(_, succeeds)| *succeeds);
            let after: Vec<_> = after.iter().map(|(part, _)| part.id()).collect();
            if *is_missing {
                missing.insert(format!("b{number}"));
            }
            let part = batch.add_after(reading(number), &after).unwrap();
            parts.push((part, succeeds));
        }
        let mut sent = Vec::new();
        while let Some(request) = batch.next() {
            sent.extend(request.parts());
            let token = Token::new(TOKEN).unwrap();
            let answer = serve(&request.request(Some(&token)), |book| missing.contains(book));
            batch.answer(&request, &answer, Some(&token));
        }
        let distinct: HashSet<_> = sent.iter().collect();
        prop_assert_eq!(distinct.len(), sent.len(), "nothing is sent twice");
        for (number, (part, succeeds)) in parts.into_iter().enumerate() {
            match batch.take(part) {
                Ok(book) => prop_assert_eq!((succeeds, book.id), (true, Some(format!("b{number}")))),
                Err(error) => prop_assert!(!succeeds, "{}", error),
            }
        }
    }

    #[test]
    fn no_answer_loses_a_call(text in answers()) {
        let mut batch = batch();
        let act = batch.add(lending(&cloud("Global", "v1.0"))).unwrap();
        let read = batch.add(reading(2)).unwrap();
        let request = batch.next().unwrap();
        let token = Token::new(TOKEN).unwrap();
        batch.answer(&request, &answer(text), Some(&token));
        let results = [batch.take(act).err(), batch.take(read).err()];
        for error in results.into_iter().flatten() {
            let said = format!("{error} {error:?}");
            prop_assert!(!said.contains(TOKEN), "{}", said);
        }
    }
}

/// Answers of a service that went wrong somewhere.
fn answers() -> impl Strategy<Value = String> {
    let id = prop_oneof![Just(r#""1""#), Just(r#""2""#), Just("2"), Just("null"), Just(r#""x""#), Just("{}")];
    let status =
        prop_oneof![Just("200"), Just("204"), Just(r#""204""#), Just("-1"), Just("99999"), Just("[]"), Just("429")];
    let body = prop_oneof![
        Just("null".to_owned()),
        Just(r#"{"id":"b"}"#.to_owned()),
        Just(r#""PGh0bWw+""#.to_owned()),
        Just(format!(r#""{TOKEN}""#)),
        Just("[1,2]".to_owned()),
        Just(r#"{"error":{"code":"x"}}"#.to_owned()),
    ];
    let headers = prop_oneof![
        Just("{}"),
        Just(r#"{"Retry-After":7,"Content-Type":"text/html"}"#),
        Just("[]"),
        Just(r#"{"":""}"#)
    ];
    let part = (id, status, body, headers);
    let part = part.prop_map(|(id, status, body, headers)| {
        format!(r#"{{"id":{id},"status":{status},"body":{body},"headers":{headers}}}"#)
    });
    let parts = prop::collection::vec(prop_oneof![4 => part, 1 => Just("null".to_owned())], 0..4);
    prop_oneof![
        4 => parts.prop_map(|parts| format!(r#"{{"responses":[{}]}}"#, parts.join(","))),
        1 => any::<String>(),
        1 => "[\\[\\]{}\":,a-z0-9]{0,40}",
    ]
}

/// The results of lending the first book and reading the second one.
fn results(response: &Response<Vec<u8>>) -> (Result<(), Error>, Result<Book, Error>) {
    let mut batch = batch();
    let act = batch.add(lending(&cloud("Global", "v1.0"))).unwrap();
    let read = batch.add(reading(2)).unwrap();
    let request = batch.next().unwrap();
    batch.answer(&request, response, None);
    (batch.take(act), batch.take(read))
}

#[test]
fn a_request_has_what_each_call_says() {
    let mut batch = batch();
    let act = batch.add(lending(&cloud("Global", "v1.0"))).unwrap();
    batch.add_after(reading(2), &[act.id()]).unwrap();
    let request = batch.next().unwrap().request(Some(&Token::new(TOKEN).unwrap()));
    assert_eq!(request.headers()["authorization"], format!("Bearer {TOKEN}"));
    let body: Value = serde_json::from_slice(request.body()).unwrap();
    insta::assert_json_snapshot!(body);
}

#[test]
fn an_answer_that_does_not_fit_is_said_to_each_call() {
    let ok = r#"{"id":"1","status":204},{"id":"2","status":200,"body":{"id":"b2"}}"#;
    assert!(matches!(results(&answer(format!(r#"{{"responses":[{ok}]}}"#))), (Ok(()), Ok(_))));
    let mut said = Vec::new();
    for body in [
        "",
        "<html><title>Sign in</title></html>",
        "[]",
        r#"{"responses":{}}"#,
        r#"{"responses":[]}"#,
        r#"{"responses":[{"id":"1","status":204}]}"#,
        r#"{"responses":[{"id":"1","status":204},{"id":"3","status":200},{"status":200}]}"#,
        r#"{"responses":[{"id":"1","status":204},{"id":"1","status":429},{"id":"2","status":200}]}"#,
        r#"{"responses":[{"id":"1"},{"id":"2","status":"none","body":{}}]}"#,
        r#"{"responses":[{"id":"1","status":204},{"id":"2","status":200,"body":"PGh0bWw+PHRpdGxlPkdhdGV3YXk8L3RpdGxlPg=="}]}"#,
        r#"{"responses":[{"id":"1","status":204},{"id":"2","status":200,"body":[{"id":"b2"}]}]}"#,
        r#"{"responses":[{"id":"1","status":204},{"id":"2","status":200,"body":{"id":"b2","id":"b3"}}]}"#,
        r#"{"responses":[{"id":"1","status":204},{"id":"2","status":200,"body":{"id":"b2","pages":"many"}}]}"#,
    ] {
        let (act, read) = results(&answer(body));
        let shown = |error: Option<&Error>| match error {
            None => "ok".to_owned(),
            Some(error) if error.may_have_taken_effect() => format!("in doubt: {error}"),
            Some(error) => error.to_string(),
        };
        said.push(format!("{body}\n  1: {}\n  2: {}", shown(act.err().as_ref()), shown(read.err().as_ref())));
    }
    insta::assert_snapshot!(said.join("\n"));
}

#[test]
fn a_refusal_of_the_batch_is_one_of_each_call() {
    for (status, is_in_doubt) in [(429, false), (400, false), (302, false), (503, false), (500, true), (504, true)] {
        let response = Response::builder().status(status).header("retry-after", "7").body(Vec::new()).unwrap();
        let (act, read) = results(&response);
        let (act, read) = (act.unwrap_err(), read.unwrap_err());
        assert_eq!((act.status().unwrap().as_u16(), act.may_have_taken_effect()), (status, is_in_doubt));
        assert_eq!((read.status().unwrap().as_u16(), read.may_have_taken_effect()), (status, false));
        assert_eq!(act.service().unwrap().retry_after(std::time::SystemTime::now()).unwrap().as_secs(), 7);
    }
    // Another success is not that of the calls.
    let response = Response::builder().status(204).body(Vec::new()).unwrap();
    let error = results(&response).0.unwrap_err();
    assert!(error.may_have_taken_effect() && error.to_string().contains("the batch was answered with 204"), "{error}");
}

#[test]
fn only_calls_of_the_batch_are_in_it() {
    let mut batch = batch();
    let other = lending(&cloud("Global", "beta"));
    assert!(matches!(batch.add(other), Err(RequestError::OtherEndpoint)));
    let first = batch.add(reading(1)).unwrap();
    let mut another = self::batch();
    assert!(matches!(another.add_after(reading(1), &[first.id()]), Err(RequestError::OtherBatch)));
    assert!(another.take(first).unwrap_err().to_string().contains("not in this batch"));
    // A call at the same place makes no difference.
    let mut third = self::batch();
    let own = third.add(reading(3)).unwrap();
    let first = self::batch().add(reading(1)).unwrap();
    assert!(matches!(third.add_after(reading(1), &[first.id()]), Err(RequestError::OtherBatch)));
    let body = || answer(r#"{"responses":[{"id":"1","status":200,"body":{"id":"b"}}]}"#);
    let request = third.next().unwrap();
    assert_eq!(request.parts().collect::<Vec<_>>(), [own.id()]);
    let mut fourth = self::batch();
    let asked = fourth.add(reading(4)).unwrap();
    let foreign = fourth.next().unwrap();
    third.answer(&foreign, &body(), None);
    fourth.answer(&foreign, &body(), None);
    assert!(fourth.take(asked).is_ok());
    assert!(third.take(first).unwrap_err().to_string().contains("not in this batch"));
    third.answer(&request, &body(), None);
    assert!(third.take(own).is_ok(), "neither the other answer nor the other call has used it up");
    let second = batch.add(reading(2)).unwrap();
    assert_eq!(batch.take(second).unwrap_err().to_string(), "the call of the batch was not answered");
    assert!(another.is_empty() && another.next().is_none() && batch.len() == 2);
}

#[test]
fn too_many_headers_are_an_error_of_their_part() {
    let headers: Vec<_> = (0..30_000).map(|number| format!(r#""x-{number}":"a""#)).collect();
    let body = format!(
        r#"{{"responses":[{{"id":"1","status":204,"headers":{{{}}}}},{{"id":"2","status":200,"body":{{"id":"b2"}}}}]}}"#,
        headers.join(",")
    );
    let (act, read) = results(&answer(body));
    let error = act.unwrap_err();
    assert!(error.may_have_taken_effect() && read.is_ok());
    assert!(error.to_string().ends_with("found too many headers (30000) in part `1` of the batch"), "{error}");
}

#[test]
fn text_stays_text_whatever_it_looks_like() {
    let shown = |kind: &str, body: &str| {
        let headers = json!({ "Content-Type": kind });
        let part = json!({ "id": "1", "status": 400, "headers": headers, "body": body });
        let error = results(&answer(json!({ "responses": [part] }).to_string())).0.unwrap_err();
        error.service().unwrap().excerpt().unwrap_or_default().to_owned()
    };
    for kind in ["text/plain", "Text/Plain; charset=utf-8", " TEXT/html"] {
        assert!(shown(kind, "Timeout1").contains("Timeout1"), "{kind}: {}", shown(kind, "Timeout1"));
    }
    // Base64 with the letters of URLs, as batches are specified, or of MIME, as services send it; with padding or without.
    for body in ["R2F0ZXdheSA-Pj4_", "R2F0ZXdheSA+Pj4/", "R2F0ZXdheSA-Pj4_Pw", "R2F0ZXdheSA+Pj4/Pw=="] {
        assert!(shown("application/octet-stream", body).starts_with("Gateway >>>?"), "{body}");
    }
    assert_eq!(shown("", "Timeout1"), "Timeout1", "nothing says that it is base64");
    assert_eq!(shown("application/xml", "<Gateway/>"), "<Gateway/>");
    assert!(shown("application/JSON", "R2F0ZXdheQ==").contains("R2F0ZXdheQ=="), "JSON is kept as it is written");
}
