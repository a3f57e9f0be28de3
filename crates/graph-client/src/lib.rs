//! Sends requests to Microsoft Graph, or to any service that a [`Schema`](odata_types::facts::Schema) documents: checked
//! before they are sent, to the endpoint that the caller chose and nowhere else, and again only where that is safe.
//!
//! # The core
//!
//! A [`Call`] is a request for an [action](Call::action), an [entity](Call::read) or a [collection](Call::list). It becomes
//! an [`http::Request`], and an [`http::Response`] becomes a result or an [`Error`]. The core does no I/O, so that any HTTP
//! client can send the request. Paths, methods, clouds, API versions and permissions come from the facts of the schema; a
//! request that is not documented for its [`Endpoint`] is not sent, except for one that sends the [content](Call::content)
//! of a file, whose path no schema has. [Query options](Call::query) are checked as well. A [`Batch`] has several calls in
//! one request.
//!
//! # The transport
//!
//! `Client` sends calls with reqwest, on tokio. It gets its tokens from a `TokenProvider`. It follows no redirections, and
//! stays within the budget of its `RetryPolicy`. A request that was certainly not carried out is sent again; any other
//! request only if the caller allows it, or after a read has shown that it [had no effect](Error::may_have_taken_effect):
//! see `Client::settle` for actions, and `WriteRule` for changes and deletions. `Pages` and `Items` read collections as
//! streams, `Client::changes` what has changed in them.
//! `Client::send_batch` sends a batch, and `Client::batched` gathers whatever is under way at the same time into batches.
//!
//! # Features
//!
//! - `reqwest`, on by default: `Client` and everything that it needs. Without it the core remains, for other HTTP clients and
//!   for WebAssembly.
//! - `rustls`, on by default: TLS by rustls, with the certificates of the platform.
//! - `native-tls`: TLS by the library of the platform, in preference to rustls.
//! - `http2`: HTTP/2 if the service offers it.
//! - `azure_identity`: `AzureCredential`, tokens from the credentials of the Azure SDK.

mod answer;
mod base64url;
mod batch;
mod call;
mod endpoint;
mod error;
mod explain;
mod headers;
mod id;
mod limits;
mod operation;
mod page;
mod permissions;
mod place;
mod reader;
mod redact;
mod request_error;
mod token;
#[cfg(feature = "reqwest")]
mod transport;

pub use answer::{Answer, Challenge, ErrorText};
pub use batch::{Batch, BatchRequest, Part, PartId};
pub use call::{Call, Repeatable};
pub use endpoint::{Endpoint, EndpointError};
pub use error::{Error, ErrorKind, ServiceError, UnreadableAnswer};
#[cfg(feature = "reqwest")]
pub use error::{TokenError, TransportError, TransportErrorKind};
pub use explain::{Context, Explanation, TokenFault};
pub use graph_validation as validation;
pub use id::{Id, IdError};
pub use limits::Limits;
pub use page::Page;
pub use permissions::LeastPrivilege;
pub use request_error::RequestError;
pub use token::{Claims, InvalidToken, Token};
#[cfg(feature = "azure_identity")]
pub use transport::AzureCredential;
#[cfg(feature = "reqwest")]
pub use transport::{
    BoxFuture, BuildError, Client, ClientBuilder, EnvironmentToken, Items, Meaning, Pages, Retry, RetryPolicy, Settle,
    Settled, Start, TokenProvider, TokenRequest, WriteRule, WriteState, token_fn,
};

/// The program of the README is a test as well.
#[cfg(all(doctest, feature = "reqwest"))]
#[doc = include_str!("../README.md")]
struct Readme;
