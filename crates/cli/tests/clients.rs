//! A thousand clients at once. It is a program of its own, so that the files that it may open are all there for its connections.

use std::io::{Read, Write};
use std::net::TcpStream;

use lifecycle_workflows::emulator::Seed;

#[path = "it/effects.rs"]
mod effects;
#[allow(dead_code, reason = "other tests use more of it")]
#[path = "it/served.rs"]
mod served;

use served::{Served, WORKFLOW};

/// Fewer than the 1,024 files that a process may open where nobody has raised the limit.
const CLIENTS: u32 = 1_000;

#[test]
fn a_thousand_clients_have_one_effect_each() {
    let folder = tempfile::tempdir().unwrap();
    let state = folder.path().join("state.db");
    let (file, count) = (state.to_str().unwrap(), CLIENTS.to_string());
    let served = Served::start(&["--listen", "127.0.0.1:0", "--state", file, "--runs", &count, "--cancel-delay", "1h"]);
    let mut clients: Vec<_> = (0..CLIENTS).map(|_| TcpStream::connect(served.address()).unwrap()).collect();
    // All are connected before the first one sends.
    for (client, number) in clients.iter_mut().zip(1..) {
        let tag = "#microsoft.graph.identityGovernance.cancelRunsScope";
        let body = format!(r#"{{"scope":{{"@odata.type":"{tag}","runs":[{{"id":"{}"}}]}}}}"#, Seed::run_id(number));
        let request = format!(
            "POST /v1.0/identityGovernance/lifecycleWorkflows/workflows/{WORKFLOW}/cancelProcessing HTTP/1.1\r\n\
             Host: localhost\r\nAuthorization: Bearer x\r\nContent-Type: application/json\r\nConnection: close\r\n\
             Content-Length: {}\r\n\r\n{body}",
            body.len()
        );
        client.write_all(request.as_bytes()).unwrap();
    }
    for mut client in clients {
        let mut answer = String::new();
        client.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 204 "), "{answer}");
    }
    served.kill();
    effects::assert_once_each(&state, CLIENTS);
}
