//! A local service for lifecycle workflows: the behaviours of their actions, and the entities that it begins with.
//!
//! [`graph_emulator`] does the rest: everything of it is here as well.
//!
//! ```
//! use lifecycle_workflows::emulator::{LocalService, Seed};
//! use tokio::net::TcpListener;
//!
//! # let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
//! # runtime.block_on(async {
//! let emulator = LocalService::new(Seed::built_in()?).builder()?.open()?;
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
//! # What documentation leaves open
//!
//! These are choices of this service, in addition to those of [`graph_emulator`].
//!
//! | | |
//! | --- | --- |
//! | a run that is not queued or in progress is cancelled, or a result that is not in progress is resumed | 409 `conflict`, also if it is the second time |
//! | `operationStatus` is absent, null, empty or `unknownFutureValue` | the result goes on waiting, as it is neither success nor failure |
//! | what cancelling a run changes | only the run: its state, `lastUpdatedDateTime` and in the end `completedDateTime`; its results and counters stay |
//! | what resuming a result changes | only the result: it is completed or failed as reported, at once; its run stays as it is |
//! | what activating a workflow makes | a run in progress, with a result for each user and one for each task that is enabled; nothing ends by itself |
//! | whom a scope means | the users that it names, or those of the results or of the run; each of them once; with `failedTasks` only tasks that failed for a user run again. Groups are not known: 400 `badRequest` |
//! | what a new workflow has | `isEnabled`, but not `isSchedulingEnabled`, unless the body says otherwise, and version 1; its tasks are entities of their own |
//! | task definitions and workflow templates | those of the documented examples, whatever the seed is |
//! | versions, task reports and the execution scope of a workflow | are empty |
//! | a deleted workflow | can be restored, with everything that it contains, at any time |
//! | `runs/summary` | counts the runs that started in the period, both ends included: `failed` ones, and `completed` ones as successful |
//! | a run that is being cancelled | is `canceled` after a delay, by default 2 seconds; without a delay, at once |

mod activation;
mod behaviors;
mod entities;
mod seed;
mod service;
mod summary;

pub use graph_emulator::*;
pub use seed::{Seed, SeedError};
pub use service::LocalService;
