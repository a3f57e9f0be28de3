//! Microsoft Entra Lifecycle Workflows in one crate: the models, and behind features everything that uses them.
//!
//! | feature | module | content |
//! | --- | --- | --- |
//! | always | [`models`] | the types of requests and entities, and what is documented of them |
//! | `validation` | `validation` | every violation in a body or a whole HTTP request |
//! | `client` | `client` | requests to Microsoft Graph, sent once |
//! | `callbacks` | `callbacks` | answers to the calls of custom task extensions |
//! | `emulator` | `emulator` | a local service, to test against without a tenant |
//!
//! The features `native-tls`, `http2` and `azure_identity` extend the client, `render` extends validation, and with `schemars`
//! the models implement `JsonSchema`. No feature is on by default, so that a program
//! builds only what it uses.
//!
#![cfg_attr(feature = "client", doc = "```no_run")]
#![cfg_attr(not(feature = "client"), doc = "```ignore")]
//! use std::time::Duration;
//!
//! use lifecycle_workflows::client::{Client, EnvironmentToken, LifecycleWorkflows, RunAddress, endpoint};
//!
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! let client = Client::builder(endpoint("Global", "v1.0")?, EnvironmentToken::new("LCW_TOKEN")).build()?;
//! let run = RunAddress::new("14879e66-9ea9-48d0-804d-8fea672d0341", "8cdf25a8-c9d2-423e-a03d-3f39f03c3e97")?;
//! client.cancel_processing(&run).await?;
//! let run = client.wait_until_settled(&run, Duration::from_secs(5), |run| eprintln!("{:?}", run.processing_status)).await?;
//! println!("{:?}", run.processing_status);
//! # Ok(())
//! # }
//! ```

#[cfg(feature = "callbacks")]
pub mod callbacks;
#[cfg(feature = "client")]
pub mod client;
#[cfg(feature = "emulator")]
pub mod emulator;

pub use lifecycle_workflows_models as models;
#[cfg(feature = "validation")]
pub use lifecycle_workflows_validation as validation;

/// The program of the README is a test as well.
#[cfg(all(doctest, feature = "client"))]
#[doc = include_str!("../README.md")]
struct Readme;

/// So is the first program of the workspace's README.
#[cfg(all(doctest, feature = "validation"))]
#[doc = include_str!("../../../README.md")]
struct WorkspaceReadme;
