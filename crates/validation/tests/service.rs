//! The example service over loopback, asked by a real HTTP client.

#[path = "../examples/service/app.rs"]
mod app;

use std::net::SocketAddr;

use serde_json::Value;

const PATH: &str = "/beta/identityGovernance/lifecycleWorkflows/workflows/1/cancelProcessing";

/// Serves on a port that the system chooses, until the test process ends.
fn serve() -> SocketAddr {
    let (sender, receiver) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
            sender.send(listener.local_addr().unwrap()).unwrap();
            axum::serve(listener, app::app()).await.unwrap();
        });
    });
    receiver.recv().unwrap()
}

/// The status, and the body as JSON if there is one.
fn post(url: &str, headers: &[(&str, &str)], body: &str) -> (u16, Value) {
    let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).build().into();
    let request = headers.iter().fold(agent.post(url), |request, (name, value)| request.header(*name, *value));
    let mut response = request.send(body).unwrap();
    let text = response.body_mut().read_to_string().unwrap();
    (response.status().as_u16(), serde_json::from_str(&text).unwrap_or_default())
}

#[test]
fn requests_are_carried_out_or_refused_as_graph_does() {
    let root = format!("http://{}", serve());
    let headers: &[_] = &[("Authorization", "Bearer x"), ("Content-Type", "application/json")];
    let tag = r##""@odata.type": "#microsoft.graph.identityGovernance.cancelRunsScope""##;
    let cancel = format!("{root}{PATH}");
    let resume =
        format!("{root}/v1.0/identityGovernance/lifecycleWorkflows/workflows/1/tasks/2/taskProcessingResults/3/resume");

    let good = format!(r#"{{"scope": {{{tag}, "runs": [{{"id": "1"}}]}}}}"#);
    assert_eq!(post(&cancel, headers, &good), (204, Value::Null));
    assert_eq!(post(&resume, headers, r#"{"data": {"operationStatus": "Completed"}}"#), (204, Value::Null));

    let (status, body) = post(&cancel, headers, &format!(r#"{{"scope": {{{tag}, "runs": []}}, "force": true}}"#));
    assert_eq!(status, 400);
    insta::assert_json_snapshot!("service_refuses_a_body", body);

    let (status, body) = post(&cancel, &headers[1..], &good);
    assert_eq!((status, &body["error"]["code"]), (401, &Value::from("unauthenticated")));
    let (status, body) = post(&resume, &headers[..1], "source=sample");
    assert_eq!((status, &body["error"]["code"]), (400, &Value::from("badRequest")));
    let (status, _) = post(&resume, &[headers[0], ("Content-Type", "text/plain")], "source=sample");
    assert_eq!(status, 415);
    let (status, body) = post(&format!("{root}/beta/users/1/revoke"), headers, "{}");
    assert_eq!((status, &body["error"]["details"][0]["code"]), (404, &Value::from("unknown-action")));
    let (status, _) = post(&cancel, headers, &" ".repeat(100_000));
    assert_eq!(status, 413);
    let (status, _) = post(&cancel, &[headers[0], headers[1], ("Host", "graph.example")], &good);
    assert_eq!(status, 204);
}

#[test]
fn many_faults_of_one_request_are_counted_and_some_are_in_the_answer() {
    let url = format!("http://{}{PATH}", serve());
    let items = vec![r#"{"Id": "1"}"#; 1500].join(",");
    let body = format!(r#"{{"scope": {{"runs": [{items}]}}}}"#);
    let (status, body) = post(&url, &[("Authorization", "Bearer x"), ("Content-Type", "application/json")], &body);
    assert_eq!(status, 400);
    // One is missing in each run; besides, there is no type, and too many runs.
    assert_eq!(body["error"]["details"].as_array().unwrap().len(), 100);
    let message = body["error"]["message"].as_str().unwrap();
    assert!(message.ends_with(", and 1501 more"), "{message}");
}
