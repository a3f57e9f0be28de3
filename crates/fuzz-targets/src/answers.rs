//! Reading what a service answers: a result or an error that can be shown, for any status, headers and body.

use graph_client::{Batch, Call, Endpoint, Id, Token};
use http::{Response, StatusCode};
use lifecycle_workflows_models::SCHEMA;
use lifecycle_workflows_models::identity_governance::Run;

/// Tries an answer: the first two bytes are the status, the next line the value of `Retry-After`, the rest the body.
pub(crate) fn run(data: &[u8]) {
    let Some((&[high, low], rest)) = data.split_first_chunk() else { return };
    let status = StatusCode::from_u16(100 + u16::from_be_bytes([high, low]) % 500).expect("the number is a status");
    let (header, body) = rest.split_at(rest.iter().position(|byte| *byte == b'\n').unwrap_or(0));
    let mut builder = Response::builder().status(status);
    if http::HeaderValue::from_bytes(header).is_ok() {
        builder = builder.header("retry-after", header).header("www-authenticate", header);
    }
    let response = builder.body(body).expect("the head is sound");
    let endpoint = Endpoint::new(&SCHEMA, "Global", "v1.0").expect("the endpoint is documented");
    let id = Id::new("8cdf25a8-c9d2-423e-a03d-3f39f03c3e97").expect("the id is sound");
    let token = Token::new("secret-token-that-is-long-enough").expect("the token is sound");
    let list = Call::<graph_client::Page<Run>>::list(&endpoint, &[&id]).expect("the list is documented");
    let safe = |result: Result<_, graph_client::Error>| {
        if let Err(error) = result {
            let shown = format!("{error} {error:?}");
            assert!(!shown.contains("secret-token-that-is-long-enough"));
        }
    };
    safe(list.response(&response, Some(&token)));
    // The same as the answer to a batch: each call has a result.
    let mut batch = Batch::new(&endpoint);
    let parts = [list.clone(), list].map(|call| batch.add(call).expect("the endpoint is that of the batch"));
    let request = batch.next().expect("there are calls");
    batch.answer(&request, &response, Some(&token));
    for part in parts {
        safe(batch.take(part));
    }
}
