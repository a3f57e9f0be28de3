//! Tests of the client and of callbacks: what is sent, and how answers are interpreted.

mod answering;
mod answers;
mod callouts;
mod hostile;
mod reading;
mod requests;
mod sending;
#[path = "../../../graph-client/tests/it/server.rs"]
mod server;
mod service;
mod settling;
mod telling;

use lifecycle_workflows::client::{Endpoint, endpoint_at};

/// The endpoint that the tests send to.
pub(crate) fn endpoint(base_url: &str) -> Endpoint {
    endpoint_at(base_url, "v1.0").unwrap()
}
