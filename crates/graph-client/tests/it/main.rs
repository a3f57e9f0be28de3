//! Tests of the client by what it sends and how it interprets answers, with a schema of a library that lends books.

mod answers;
mod batches;
#[cfg(feature = "reqwest")]
mod batching;
#[cfg(feature = "reqwest")]
mod changes;
mod directory;
mod explaining;
mod hostile;
mod library;
#[cfg(feature = "reqwest")]
mod reading;
mod requests;
#[cfg(feature = "reqwest")]
mod sending;
#[cfg(feature = "reqwest")]
mod server;
#[cfg(feature = "reqwest")]
mod settling;
#[cfg(feature = "reqwest")]
mod telling;
#[cfg(feature = "reqwest")]
mod writing;

use graph_client::Endpoint;

/// The endpoint that the tests send to.
pub(crate) fn endpoint(base_url: &str) -> Endpoint {
    Endpoint::at(&second_slice::SCHEMA, base_url, "v1.0").unwrap()
}
