//! Batches: each request in one is answered as if it came by itself.

use serde_json::{Value, json};

use crate::harness::{LEND, Library};

fn lend(id: &str, book: u32) -> Value {
    let body: Value = serde_json::from_str(LEND).unwrap();
    json!({
        "id": id, "method": "POST", "url": format!("/libraries/l/books/{book}/lend"),
        "headers": { "Content-Type": "application/json" }, "body": body,
    })
}

fn read(id: &str, book: u32, after: &[&str]) -> Value {
    json!({ "id": id, "method": "GET", "url": format!("libraries/l/books/{book}?$select=status"), "dependsOn": after })
}

fn send(library: &Library, requests: &[Value]) -> Vec<(String, u64)> {
    let answer = library.post("/beta/$batch", &json!({ "requests": requests }).to_string());
    assert_eq!(answer.status, 200, "{}", answer.body);
    let responses = answer.body["responses"].as_array().unwrap().clone();
    let of = |response: &Value| (response["id"].as_str().unwrap().to_owned(), response["status"].as_u64().unwrap());
    responses.iter().map(of).collect()
}

#[test]
fn each_request_is_answered_by_itself() {
    let library = Library::new(|builder| builder);
    let requests = [
        lend("a", 1),
        lend("b", 2),
        read("c", 1, &["a"]),
        read("d", 2, &["b"]),
        read("e", 3, &["d"]),
        read("f", 9, &[]),
    ];
    let expected = [("a", 204), ("b", 409), ("c", 200), ("d", 424), ("e", 424), ("f", 404)];
    assert_eq!(send(&library, &requests), expected.map(|(id, status)| (id.to_owned(), status)));
    assert_eq!((library.status(1).as_str(), library.effects().len()), ("lent", 1));
    let statuses = library.logged();
    assert_eq!(
        statuses[..5],
        [Some(204), Some(409), Some(200), Some(404), Some(200)],
        "the batch comes after its requests"
    );
}

#[test]
fn faults_meet_the_batch_and_each_request_in_it() {
    let library = Library::new(|builder| builder.faults("429=1,503=1,drop-after=1".parse().unwrap()));
    assert_eq!(library.post("/beta/$batch", &json!({ "requests": [lend("a", 1)] }).to_string()).status, 429);
    assert_eq!(library.post("/beta/$batch", &json!({ "requests": [lend("a", 1)] }).to_string()).status, 503);
    let library = Library::new(|builder| builder.faults("500=1".parse().unwrap()));
    library.lend(3);
    let answer = library.post("/beta/$batch", &json!({ "requests": [read("a", 1, &[])] }).to_string());
    assert_eq!(answer.body["responses"][0]["body"]["status"], "available", "{}", answer.body);
    assert!(answer.body["responses"][0]["headers"]["request-id"].is_string());
}

#[test]
fn a_batch_that_is_not_one_is_refused() {
    let library = Library::new(|builder| builder);
    let many: Vec<_> = (0..21).map(|number| read(&number.to_string(), 1, &[])).collect();
    let mut said = Vec::new();
    for body in [
        "{".to_owned(),
        "[]".to_owned(),
        json!({ "requests": [] }).to_string(),
        json!({ "requests": many }).to_string(),
        json!({ "requests": [read("a", 1, &[]), read("a", 2, &[])] }).to_string(),
        json!({ "requests": [read("a", 1, &["b"]), read("b", 2, &[])] }).to_string(),
        json!({ "requests": [{ "id": "a", "method": "GET" }] }).to_string(),
        json!({ "requests": [{ "id": "a", "method": "G T", "url": "/libraries/l/books" }] }).to_string(),
        json!({ "requests": [{ "id": "a", "method": "POST", "url": "/$batch" }] }).to_string(),
        json!({ "requests": [{ "id": "a", "method": "GET", "url": "/x", "headers": { "a": 1 } }] }).to_string(),
    ] {
        let answer = library.post("/v1.0/$batch", &body);
        assert_eq!(answer.status, 400);
        said.push(answer.error().2.to_owned());
    }
    insta::assert_snapshot!(said.join("\n"));
    assert_eq!(library.send("GET", "/v1.0/$batch", &[], "").status, 404);
    assert!(library.effects().is_empty());
}

#[test]
fn a_request_with_more_headers_than_fit_is_refused() {
    let library = Library::new(|builder| builder);
    let headers: serde_json::Map<_, _> = (0..33_000).map(|number| (format!("h{number}"), "".into())).collect();
    let request = json!({ "id": "a", "method": "GET", "url": "/libraries/l/books", "headers": headers });
    let answer = library.post("/v1.0/$batch", &json!({ "requests": [request] }).to_string());
    assert_eq!((answer.status, answer.error().2), (400, "`headers` of the request `a` is not valid"));
}
