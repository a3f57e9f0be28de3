//! Sends the requests of Microsoft Entra Lifecycle Workflows to Microsoft Graph: checked before they leave, to the endpoint
//! that the caller named and nowhere else, and again only where that is safe.
//!
#![cfg_attr(feature = "reqwest", doc = "```no_run")]
#![cfg_attr(not(feature = "reqwest"), doc = "```ignore")]
//! use std::time::Duration;
//!
//! use lifecycle_workflows_client::{ApiVersion, Client, Cloud, Endpoint, EnvironmentToken, RunAddress};
//!
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! let endpoint = Endpoint::of(Cloud::Global, ApiVersion::V1);
//! let client = Client::builder(endpoint, EnvironmentToken::new("LCW_TOKEN")).build()?;
//! let run = RunAddress::new("14879e66-9ea9-48d0-804d-8fea672d0341", "8cdf25a8-c9d2-423e-a03d-3f39f03c3e97")?;
//! client.cancel_processing(&run).await?;
//! let run = client.wait_until_settled(&run, Duration::from_secs(5), |run| eprintln!("{:?}", run.processing_status)).await?;
//! println!("{:?}", run.processing_status);
//! # Ok(())
//! # }
//! ```
//!
//! # The core
//!
//! A [`Call`] is what the service is asked for: of an [action](Call::action), an [entity](Call::read) or a
//! [collection](Call::list). It becomes an [`http::Request`], and an [`http::Response`] becomes what was asked for or an
//! [`Error`]. There is no I/O in it, so that any HTTP client may stand between both. Paths, methods, clouds, API versions
//! and permissions come from the facts of the models; what is not documented for an [`Endpoint`] does not leave.
//!
//! # The transport
//!
//! `Client` sends calls with reqwest, on tokio. Its tokens come from a `TokenProvider`. It follows no redirections, and
//! keeps the budgets of its `RetryPolicy`: what was certainly not carried out is sent again, anything else only if the
//! caller says so, or after it [was read](Error::may_have_taken_effect) that it was not: see `Client::cancel_run_settled`.
//!
//! # Callbacks
//!
//! A [`Callout`] is what Lifecycle Workflows sends to a custom task extension. `answer` runs a handler for it and reports
//! how it has ended, whatever that is. The example `callback_service` is such an extension.
//!
//! # Features
//!
//! - `reqwest`, on by default: `Client` and all that needs it. Without it the core is left, for other HTTP clients and for
//!   WebAssembly.
//! - `rustls`, on by default: TLS by rustls, with the certificates of the platform.
//! - `native-tls`: TLS by the library of the platform, in preference to rustls.
//! - `http2`: HTTP/2 where the service offers it.
//! - `azure_identity`: `AzureCredential`, tokens from the credentials of the Azure SDK.

mod address;
mod call;
mod callback;
mod cloud;
mod conceal;
mod endpoint;
mod error;
mod id;
mod limits;
mod operation;
mod page;
mod path;
mod permissions;
mod request_error;
mod token;
#[cfg(feature = "reqwest")]
mod transport;
mod version;

pub use address::{CallbackPathError, ResultAddress, RunAddress};
pub use call::{Call, Repeatable};
#[cfg(feature = "reqwest")]
pub use callback::{AnswerOptions, Answered, Failure, Outcome, answer};
pub use callback::{Callout, CalloutError, CalloutResult, CalloutSubject, CalloutTask, CalloutWorkflow, Person};
pub use cloud::{Cloud, ParseCloudError};
pub use endpoint::{BaseUrlError, Endpoint};
pub use error::{Error, ErrorKind, ServiceError, UnreadableAnswer};
pub use id::{Id, IdError};
pub use lifecycle_workflows_models as models;
pub use lifecycle_workflows_validation as validation;
pub use limits::Limits;
pub use page::Page;
pub use permissions::LeastPrivilege;
pub use request_error::RequestError;
pub use token::{InvalidToken, Token};
#[cfg(feature = "azure_identity")]
pub use transport::AzureCredential;
#[cfg(feature = "reqwest")]
pub use transport::{
    BoxFuture, BuildError, Client, ClientBuilder, EnvironmentToken, Pages, RetryPolicy, Settled, Start, TokenError,
    TokenProvider, TokenRequest, TransportError, TransportErrorKind, token_fn,
};
pub use version::{ApiVersion, ParseApiVersionError};
