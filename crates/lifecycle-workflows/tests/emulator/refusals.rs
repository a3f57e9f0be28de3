//! Refusals.

use axum::body::Body;
use axum::http::Request;

use crate::harness::{RUN, WORKFLOW, WORKFLOWS, World, cancel_body, cancel_path, request, resume_path};

const JSON: (&str, &str) = ("content-type", "application/json");

/// The status, the message, and the headers that belong to the refusal.
fn refused(world: &World, what: &str, request: Request<Body>) -> String {
    let answer = world.send(request);
    let (status, code) = answer.error();
    let own = ["allow", "www-authenticate", "retry-after"].map(|name| {
        let value = answer.headers.get(name)?;
        Some(format!("\n  {name}: {}", value.to_str().unwrap()))
    });
    let own: String = own.into_iter().flatten().collect();
    let details = answer.body["error"]["details"].as_array().cloned().unwrap_or_default();
    let details: Vec<_> = details
        .iter()
        .map(|detail| format!("\n  {} at {}", detail["code"].as_str().unwrap(), detail["target"]))
        .collect();
    let details = details.concat();
    let message = answer.body["error"]["message"].as_str().unwrap();
    format!("{what}: {status} {code}: {message}{own}{details}\n")
}

#[test]
fn refusals() {
    let world = World::built_in();
    let (cancel, good) = (cancel_path(WORKFLOW), cancel_body(RUN));
    let two = good.replace("}]", r#"},{"id":"2"}]"#);
    let bare = |method: &str, path: &str| Request::builder().method(method).uri(path);
    let cases = [
        ("no token", bare("POST", &cancel).header(JSON.0, JSON.1).body(Body::from(good.clone())).unwrap()),
        ("another scheme", bare("GET", WORKFLOWS).header("authorization", "Basic eDp5").body(Body::empty()).unwrap()),
        ("two tokens", request("GET", WORKFLOWS, &[("authorization", "Bearer other")], "")),
        ("no media type", request("POST", &cancel, &[], &good)),
        ("another media type", request("POST", &cancel, &[("content-type", "text/plain")], &good)),
        ("compressed", request("POST", &cancel, &[JSON, ("content-encoding", "gzip")], &good)),
        ("no body", request("POST", &cancel, &[JSON], "")),
        ("no JSON", request("POST", &cancel, &[JSON], "{")),
        ("two runs", request("POST", &cancel, &[JSON], &two)),
        ("several at once", request("POST", &cancel, &[JSON], r#"{"scope":{"runs":[{"Id":"1"}]}}"#)),
        ("no data", request("POST", &resume_path("1"), &[JSON], "{}")),
        ("placeholder", request("POST", &cancel_path("%7Bid%7D"), &[JSON], &good)),
        ("too long", request("POST", &cancel, &[JSON], &" ".repeat(1024 * 1024 + 1))),
        ("method of an action", request("GET", &cancel, &[], "")),
        ("method of a read", request("DELETE", WORKFLOWS, &[], "")),
        ("unknown path", request("GET", "/beta/users", &[], "")),
        ("misspelled action", request("POST", &cancel.replace("Pro", "pro").replace("ing", "ign"), &[JSON], &good)),
        ("no API version", request("GET", &WORKFLOWS.replace("/beta", ""), &[], "")),
        ("another API version of a read", request("GET", &WORKFLOWS.replace("beta", "v2.0"), &[], "")),
        ("another API version of an action", request("POST", &cancel.replace("beta", "v2.0"), &[JSON], &good)),
        ("empty id", request("GET", &format!("{WORKFLOWS}//runs"), &[], "")),
        ("dots as id", request("GET", &format!("{WORKFLOWS}/%2E%2E/runs"), &[], "")),
        ("broken escape", request("GET", &format!("{WORKFLOWS}/%zz"), &[], "")),
        ("query option", request("GET", &format!("{WORKFLOWS}?$filter=x"), &[], "")),
    ];
    let refused: Vec<_> = cases.into_iter().map(|(what, request)| refused(&world, what, request)).collect();
    insta::assert_snapshot!("refusals", refused.join("\n"));
    assert!(world.effects().is_empty());
    assert_eq!(world.state_of_run(RUN), "inProgress");
}

#[test]
fn ids_of_the_client_are_repeated() {
    let world = World::built_in();
    let answer = world.get_with(WORKFLOWS, &[("client-request-id", "mine")]);
    assert_eq!(answer.headers["client-request-id"], "mine");
    assert_ne!(answer.headers["request-id"], "mine");
    let answer = world.get_with("/", &[("client-request-id", "mine")]);
    assert_eq!((answer.error().0, answer.headers["client-request-id"].to_str().unwrap()), (404, "mine"));
}
