//! The example of a service that is a custom task extension.

#[path = "../../examples/callback_service/app.rs"]
mod app;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{Duration, timeout};

use crate::callouts::PATH;
use crate::server::{Server, Step};

async fn post(port: u16, body: &str) -> String {
    let mut connection = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
    let head =
        format!("POST /callout HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: {}\r\n\r\n", body.len());
    connection.write_all((head + body).as_bytes()).await.unwrap();
    let mut answer = String::new();
    connection.read_to_string(&mut answer).await.unwrap();
    answer
}

#[tokio::test]
async fn a_service_takes_callouts_and_answers_them() {
    let graph = Server::start([Step::status(204), Step::status(204)]).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let service = axum::serve(listener, app::app(graph.client()));
    let service = tokio::spawn(async move { service.await });
    let answer = post(port, "{}").await;
    assert!(answer.starts_with("HTTP/1.1 400 ") && answer.contains("`callbackUriPath`"), "{answer}");
    for (subject, status) in [(r#"{"userPrincipalName":"reza@example.com"}"#, "completed"), ("{}", "failed")] {
        let answer = post(port, &format!(r#"{{"data":{{"callbackUriPath":"{PATH}","subject":{subject}}}}}"#)).await;
        assert!(answer.starts_with("HTTP/1.1 202 "), "{answer}");
        timeout(Duration::from_secs(60), graph.arrival(1)).await.expect("a report");
        assert_eq!(graph.received()[0].body, format!(r#"{{"data":{{"operationStatus":"{status}"}}}}"#));
        graph.then([Step::status(204)]);
    }
    service.abort();
}
