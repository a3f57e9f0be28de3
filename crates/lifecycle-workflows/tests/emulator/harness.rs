//! A service without a socket, called directly, with a clock that tests set.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request};
use lifecycle_workflows::emulator::{Builder, Effect, Emulator, LocalService, LoggedRequest, Seed};
use serde_json::Value;
use tokio::runtime::Runtime;
use tower::ServiceExt;

/// The workflow of the documented cancelProcessing request, and its run.
pub(crate) const WORKFLOW: &str = "14879e66-9ea9-48d0-804d-8fea672d0341";
pub(crate) const RUN: &str = "8cdf25a8-c9d2-423e-a03d-3f39f03c3e97";

/// The workflow, the task and the result of the documented resume request.
pub(crate) const OTHER_WORKFLOW: &str = "4f36da05-5df8-457d-adb3-b132e7b59571";
pub(crate) const TASK: &str = "e07dcdb2-0a77-4ee3-8645-3801fbe1cf9f";
pub(crate) const RESULT: &str = "6e1ec336-8d06-4386-a377-79dbab1a2eb6";

/// The beginning of all paths.
pub(crate) const WORKFLOWS: &str = "/beta/identityGovernance/lifecycleWorkflows/workflows";

/// 2026-06-02T10:00:00Z.
pub(crate) const START: u64 = 1_780_394_400_000;

pub(crate) struct World {
    pub(crate) emulator: Emulator,
    runtime: Runtime,
    now: Arc<AtomicU64>,
}

pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Value,
}

impl World {
    /// A service with the built-in seed and a builder that the caller may change.
    pub(crate) fn new(more: impl FnOnce(Builder) -> Builder) -> Self {
        Self::of(&LocalService::new(Seed::built_in().unwrap()), more)
    }

    /// A service that the caller has configured.
    pub(crate) fn of(service: &LocalService, more: impl FnOnce(Builder) -> Builder) -> Self {
        let now = Arc::new(AtomicU64::new(START));
        let clock = Arc::clone(&now);
        let builder = service.builder().unwrap();
        let builder =
            builder.clock(move || SystemTime::UNIX_EPOCH + Duration::from_millis(clock.load(Ordering::Relaxed)));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        Self { emulator: more(builder).open().unwrap(), runtime, now }
    }

    /// A service with a delay of cancellations.
    pub(crate) fn with_delay(delay: Duration) -> Self {
        Self::of(&LocalService::new(Seed::built_in().unwrap()).cancel_delay(delay), |builder| builder)
    }

    pub(crate) fn built_in() -> Self {
        Self::new(|builder| builder)
    }

    /// Advances the clock.
    pub(crate) fn wait(&self, time: Duration) {
        self.now.fetch_add(u64::try_from(time.as_millis()).unwrap(), Ordering::Relaxed);
    }

    /// Sets the clock to so many milliseconds since 1970.
    pub(crate) fn jump(&self, to: u64) {
        self.now.store(to, Ordering::Relaxed);
    }

    /// Sends a request as it is.
    pub(crate) fn send(&self, request: Request<Body>) -> Answer {
        self.try_send(request).expect("the body can be read")
    }

    /// Sends a request; `None` if the connection would be closed without an answer.
    pub(crate) fn try_send(&self, request: Request<Body>) -> Option<Answer> {
        self.runtime.block_on(async {
            let response = self.emulator.router().oneshot(request).await.unwrap();
            let (head, body) = response.into_parts();
            let body = to_bytes(body, usize::MAX).await.ok()?;
            let body = if body.is_empty() { Value::Null } else { serde_json::from_slice(&body).unwrap() };
            Some(Answer { status: head.status.as_u16(), headers: head.headers, body })
        })
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.get_with(path, &[])
    }

    pub(crate) fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.send(request("GET", path, headers, ""))
    }

    pub(crate) fn post(&self, path: &str, body: &str) -> Answer {
        self.send(request("POST", path, &[("content-type", "application/json")], body))
    }

    /// The state of a run, for a client that accepts all members.
    pub(crate) fn state_of_run(&self, run: &str) -> Value {
        let answer =
            self.get_with(&format!("{WORKFLOWS}/{WORKFLOW}/runs/{run}"), &[("prefer", "include-unknown-enum-members")]);
        assert_eq!(answer.status, 200, "{}", answer.body);
        answer.body["processingStatus"].clone()
    }

    pub(crate) fn effects(&self) -> Vec<Effect> {
        self.runtime.block_on(self.emulator.effects()).unwrap()
    }

    pub(crate) fn requests(&self) -> Vec<LoggedRequest> {
        self.runtime.block_on(self.emulator.requests()).unwrap()
    }
}

/// A request with a token.
pub(crate) fn request(method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Request<Body> {
    let request = Request::builder().method(method).uri(path).header("authorization", "Bearer token");
    let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
    request.body(Body::from(body.to_owned())).unwrap()
}

pub(crate) fn cancel_path(workflow: &str) -> String {
    format!("{WORKFLOWS}/{workflow}/cancelProcessing")
}

pub(crate) fn cancel_body(run: &str) -> String {
    let scope = r##""@odata.type":"#microsoft.graph.identityGovernance.cancelRunsScope""##;
    format!(r#"{{"scope":{{{scope},"runs":[{{"id":"{run}"}}]}}}}"#)
}

pub(crate) fn result_path(result: &str) -> String {
    format!("{WORKFLOWS}/{OTHER_WORKFLOW}/tasks/{TASK}/taskProcessingResults/{result}")
}

pub(crate) fn resume_path(result: &str) -> String {
    result_path(result) + "/resume"
}

pub(crate) fn resume_body(status: &str) -> String {
    format!(r#"{{"data":{{"operationStatus":"{status}"}}}}"#)
}

impl Answer {
    /// Asserts that the answer is an error of Graph, and returns its code.
    pub(crate) fn error(&self) -> (u16, String) {
        assert_is_graph_error(self.status, &self.headers, &self.body);
        (self.status, self.body["error"]["code"].as_str().unwrap().to_owned())
    }
}

pub(crate) fn assert_is_graph_error(status: u16, headers: &HeaderMap, body: &Value) {
    assert!((400..600).contains(&status), "{status} {body}");
    assert_eq!(headers["content-type"], "application/json");
    let error = &body["error"];
    for text in [&error["code"], &error["message"], &error["innerError"]["date"]] {
        assert!(text.as_str().is_some_and(|text| !text.is_empty()), "{body}");
    }
    for id in ["request-id", "client-request-id"] {
        assert_eq!(error["innerError"][id], headers[id].to_str().unwrap(), "{body}");
    }
}
