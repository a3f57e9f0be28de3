//! Tests of the client and of callbacks: what is sent, and how answers are interpreted.

mod answering;
mod callouts;
mod hostile;
mod program;
mod programs;
mod reading;
mod requests;
#[allow(dead_code, reason = "the tests of graph-client use more of it")]
#[path = "../../../graph-client/tests/it/server.rs"]
mod server;
mod service;
mod settling;

use lifecycle_workflows::client::{Endpoint, endpoint_at};

/// The endpoint that the tests send to.
pub(crate) fn endpoint(base_url: &str) -> Endpoint {
    endpoint_at(base_url, "v1.0").unwrap()
}
