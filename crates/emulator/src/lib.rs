//! A local Microsoft Graph for the documented actions of Microsoft Entra Lifecycle Workflows, to test against without a
//! tenant.
//!
//! It takes both actions and reads of workflows, runs and task processing results, under every API version in which they are
//! documented. Paths, methods, permissions and the states to which an action applies come from the facts of the models;
//! requests are held against everything that is documented by the validation crate, and refused in Graph's error shape.
//! `lcw serve` of the crate `lifecycle-workflows-cli` serves it from the shell.
//!
//! ```
//! use lifecycle_workflows_emulator::{Emulator, Seed};
//! use tokio::net::TcpListener;
//!
//! # let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
//! # runtime.block_on(async {
//! let emulator = Emulator::builder().seed(Seed::built_in()?).open()?;
//! let server = emulator.serve(TcpListener::bind(("127.0.0.1", 0)).await?)?;
//! println!("send requests to {}", server.base_url());
//! server.shut_down().await?;
//! for effect in emulator.effects().await? {
//!     println!("{} of {}", effect.action, effect.ids.join(", "));
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! # })?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # What is kept
//!
//! The state is a database of `SQLite`, in memory or in a file. Whatever was answered is in it: an answer is sent after the
//! commit, so that the end of the process at any moment, as by `kill -9`, loses nothing that anybody was told of and leaves
//! nothing half done. (A failure of power may take back the last moments, as a whole.) A run that is being canceled is canceled
//! when its time has come, whether somebody served it in between or not. The effects of actions ([`Emulator::effects`]) and the
//! requests ([`Emulator::requests`]) are tables of it: a test can tell from them exactly what has been carried out, for which
//! request.
//!
//! # What the documentation does not say
//!
//! These are choices of the emulator. The service may do otherwise, and a client had better not rely on them.
//!
//! | | |
//! | --- | --- |
//! | a run that is not queued or in progress is cancelled, or a result that is not in progress is resumed | 409 `conflict`, also if it is the second time |
//! | a workflow, task, run or result that is not there, or not in that workflow | 404 `itemNotFound` |
//! | another path, method or API version | 404 `notFound`; 405 `methodNotAllowed` with `Allow`; 400 `badRequest` |
//! | no bearer token, or one that has expired or cannot be read where claims are checked | 401 `unauthenticated` with `WWW-Authenticate` |
//! | a token without any documented permission, where claims are checked | 403 `accessDenied` |
//! | a body of another media type; longer than 1 MiB; too slow; otherwise wrong | 415 `unsupportedMediaType`; 413 `requestEntityTooLarge`; 408 `requestTimeout`; 400 `badRequest` with `details` |
//! | several things are wrong | path, method, API version and token come first, in this order, then the rest all at once |
//! | `operationStatus` is absent, null or `unknownFutureValue` | 400 `badRequest`, as it says neither success nor failure |
//! | what cancelling a run changes | the run only: its state, `lastUpdatedDateTime` and in the end `completedDateTime`; its results and counters stay |
//! | what resuming a result changes | the result only: it is completed or failed as reported, at once; its run goes on as it is |
//! | a run that is being cancelled | is `canceled` after a delay that the emulator was made with, by default 2 seconds; without a delay, at once |
//! | members of enumerations that the schemas do not know | are as those declared after the sentinel: sent to those who ask with `Prefer` only |
//! | ids | are compared byte by byte |
//! | pages | 100 entities, or `$top` from 1 to 999; the next ones begin at `$skiptoken` |
//! | query options | `$select`, `$top` and `$skiptoken`; other options of OData are refused, those of nobody are overlooked |
//! | related entities | are requests of their own; only the task of a result stands in it |
//! | who needs no permission, and who needs a role | nobody: apps that an extension names, and the Entra roles of users, are not known here |
//! | what is no HTTP | has an answer of hyper, without a body |
//!
//! Nobody's identity is verified: any token will do, and where claims are checked ([`Builder::check_scopes`]) their signature is
//! not. The emulator protects nothing, and belongs on the loopback address. Tokens are kept nowhere: the log holds neither
//! headers nor queries, and a token that has come into a path by mistake is left out of it.

mod access;
mod answer;
mod emulator;
mod entity;
mod exchange;
mod faults;
mod members;
mod path;
mod query;
mod record;
mod refusal;
mod routes;
mod seed;
mod server;
mod service;
mod sink;
mod store;
mod time;

pub use emulator::{Builder, Emulator, StateError};
pub use faults::{Faults, ParseFaultsError};
pub use record::{Effect, LoggedRequest};
pub use seed::{Seed, SeedError};
pub use server::Server;
pub use store::OpenError;
