//! The claims of tokens, compared with the documented permissions.

use axum::body::Body;
use axum::http::Request;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use lifecycle_workflows::models::SCHEMA;

use crate::harness::{RESULT, RUN, WORKFLOW, World, cancel_body, cancel_path, resume_body, resume_path};

fn token(claims: &str) -> String {
    let part = |text: &str| URL_SAFE_NO_PAD.encode(text);
    format!("{}.{}.{}", part(r#"{"alg":"none"}"#), part(claims), part("not verified"))
}

fn send(world: &World, method: &str, path: &str, token: &str, body: String) -> (u16, String) {
    let request = Request::builder().method(method).uri(path).header("authorization", format!("Bearer {token}"));
    let answer = world.send(request.header("content-type", "application/json").body(Body::from(body)).unwrap());
    (answer.status, answer.body["error"]["message"].as_str().unwrap_or_default().to_owned())
}

#[test]
fn actions_need_a_documented_permission() {
    let world = World::new(|builder| builder.check_scopes(true));
    let cancel = |claims: &str| send(&world, "POST", &cancel_path(WORKFLOW), &token(claims), cancel_body(RUN));
    let resume = |claims: &str| send(&world, "POST", &resume_path(RESULT), &token(claims), resume_body("failed"));

    let least = r#"{"scp": "LifecycleWorkflows-Workflow.ReadWrite.All"}"#;
    let (status, message) = resume(least);
    assert_eq!(status, 403);
    assert!(message.contains("`scp`") && message.contains("`LifecycleWorkflows.ReadWrite.All`"), "{message}");
    assert_eq!(cancel(r#"{"roles": ["User.Read.All"]}"#).0, 403);
    assert!(world.effects().is_empty());

    assert_eq!(cancel(least).0, 204);
    assert_eq!(resume(r#"{"roles": ["LifecycleWorkflows.ReadWrite.All"]}"#).0, 204);
}

#[test]
fn reads_need_a_documented_permission() {
    let world = World::new(|builder| builder.check_scopes(true));
    for read in SCHEMA.reads().map(|read| &read.request).filter(|read| !read.permissions.is_empty()) {
        let path = format!("/v1.0{}", read.path.replace(['{', '}'], ""));
        let permission = read.permission("Application").unwrap();
        for name in permission.least_privileged.iter().chain(permission.higher_privileged) {
            let claims = format!(r#"{{"roles": ["{name}"]}}"#);
            let (status, message) = send(&world, "GET", &path, &token(&claims), String::new());
            assert!(matches!(status, 200 | 404), "{path} {name}: {status} {message}");
        }
        let (status, _) = send(&world, "GET", &path, &token(r#"{"roles": ["User.Read.All"]}"#), String::new());
        assert_eq!(status, 403, "{path}");
    }
}

#[test]
fn without_a_published_permission_every_token_will_do() {
    let world = World::new(|builder| builder.check_scopes(true));
    let actions = SCHEMA.actions.iter().map(|action| &action.request);
    let entities = SCHEMA.requests.iter().map(|one| &one.request);
    let mut count = 0;
    for request in actions.chain(entities).filter(|request| request.permissions.is_empty() && !request.path.is_empty())
    {
        let Some(version) = request.api_versions.first() else { continue };
        let segments = request.path.split('/').map(|part| if part.starts_with('{') { "1" } else { part });
        let path = format!("/{version}{}", segments.collect::<Vec<_>>().join("/"));
        for claims in ["{}", r#"{"scp": "User.Read"}"#, r#"{"roles": ["User.Read.All"]}"#] {
            let (status, message) = send(&world, request.method, &path, &token(claims), String::new());
            assert_eq!(status, 404, "{path} {claims}: {message}");
        }
        assert_eq!(send(&world, request.method, &path, "opaque", String::new()).0, 401);
        count += 1;
    }
    assert!(count > 2, "{count}");
}

#[test]
fn tokens_that_cannot_be_checked_are_refused() {
    let world = World::new(|builder| builder.check_scopes(true));
    let cancel = |token: &str| send(&world, "POST", &cancel_path(WORKFLOW), token, cancel_body(RUN)).0;
    assert_eq!(cancel("opaque"), 401);
    // The clock of the test is at 2026-06-02T10:00:00Z.
    let roles = r#""roles": ["LifecycleWorkflows.ReadWrite.All"]"#;
    assert_eq!(cancel(&token(&format!(r#"{{{roles}, "exp": 1780394400}}"#))), 401);
    assert_eq!(cancel(&token(&format!(r#"{{{roles}, "exp": 1780394401, "nbf": 1780394400}}"#))), 204);
}
