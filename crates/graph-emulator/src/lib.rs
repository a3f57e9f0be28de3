//! A local service for any [schema](odata_types::facts::Schema) of Microsoft Graph, to test against without a tenant.
//!
//! It serves the actions and reads that the schema documents, in every API version in which they are documented. Paths,
//! methods, permissions and headers come from the facts of the schema; requests are checked against everything that is
//! documented, and refused in the shape of Graph's errors. What an action does is a [`Behavior`] that is plugged in; an
//! action without one is checked, and answered with its documented status and example. Requests that create, change and
//! delete entities do so.
//!
//! ```
//! use graph_emulator::{ActionRequest, Change, Collection, Done, Emulator, Entity, Refusal};
//! use odata_types::Action;
//! use second_slice::SCHEMA;
//! use second_slice::library::Lend;
//! use serde_json::{Map, json};
//!
//! /// Lends the book that the action is bound to.
//! fn lend(request: &ActionRequest) -> Result<Change, Refusal> {
//!     let book = request.target.clone().ok_or_else(|| Refusal::bad_request("no book is named"))?;
//!     let applies_to = request.action.acts_on;
//!     Ok(Box::new(move |state| {
//!         if let Some(acts_on) = &applies_to {
//!             state.get_acted_on(&book, acts_on)?;
//!         }
//!         state.change(&book, Map::from_iter([("status".to_owned(), json!("lent"))]), None)?;
//!         Ok(Done::new([book.id()]).status("lent"))
//!     }))
//! }
//!
//! let book = Collection::new("/libraries").entity("1").collection("books").entity("2");
//! let members = Map::from_iter([("id".to_owned(), json!("2")), ("status".to_owned(), json!("available"))]);
//! let builder = Emulator::builder(&SCHEMA).behavior(Lend::ACTION, lend).seed([Entity::new(book, members)]);
//! let emulator = builder.open()?;
//! assert!(emulator.is_new());
//! # Ok::<(), graph_emulator::OpenError>(())
//! ```
//!
//! # The state
//!
//! The state is an `SQLite` database, in memory or in a file. An answer is sent after the commit, so that the end of the
//! process at any moment, even by `kill -9`, loses nothing that was answered and leaves nothing half done. (A power failure
//! may undo the last moments, as a whole.) Changes that come [later](Later) come when their time has come, whether the
//! service runs or not. The effects of actions ([`Emulator::effects`]) and the requests ([`Emulator::requests`]) are tables
//! of the database: a test can read from them exactly which request had which effect.
//!
//! # What documentation leaves open
//!
//! These are choices of this service. The real service may differ, and a client should not rely on them.
//!
//! | | |
//! | --- | --- |
//! | an entity that does not exist, or not in that owner | 404 `itemNotFound`, also for actions and functions without a behaviour, if the schema has a request that reads such entities |
//! | what a new entity is | what the body says, a new id, the times `createdDateTime` and `lastModifiedDateTime` if its type has them, and what [`Builder::defaults`] adds; the items of its collections are entities of their own, with new ids, but an item that has nothing except its key refers to an entity that is there already |
//! | what a change does | sets the members of the body, also within complex values, and `lastModifiedDateTime`; the key never changes: another one is refused with 400 `badRequest` |
//! | a deleted entity | is moved to the collection of the same name below `deletedItems`, if the schema has a request that reads it; otherwise it is gone |
//! | a single entity without a key, such as settings | is the documented example until it is changed |
//! | another path, method or API version | 404 `notFound`; 405 `methodNotAllowed` with `Allow`; 400 `badRequest` |
//! | no bearer token, or, if claims are checked, one that has expired or cannot be read | 401 `unauthenticated` with `WWW-Authenticate` |
//! | a token without any documented permission, if claims are checked | 403 `accessDenied`; where no permission is published, every token will do |
//! | a body of another media type; longer than 1 MiB; too slow; otherwise wrong | 415 `unsupportedMediaType`; 413 `requestEntityTooLarge`; 408 `requestTimeout`; 400 `badRequest` with `details` |
//! | several violations | path, method, API version and token come first, in this order, then all others at once |
//! | an entity to whose state an action does not apply | 409 `conflict`, if the behaviour checks it |
//! | members of enumerations that the schema does not know | like those declared after the sentinel: sent only to clients that ask with `Prefer` |
//! | ids | are compared byte by byte, but GUIDs in any case of letters |
//! | texts in `$filter` and `$orderby` | are compared without regard to the case of letters, and times as points in time |
//! | an action or a function without a behaviour | is checked, and answered with the documented example and the header `answered-by: documented-example`; nothing changes |
//! | a collection of entities that can be read by key, without a documented list | can be listed |
//! | pages | 100 entities, or `$top` from 1 to 999; the next page begins at `$skiptoken` |
//! | query options | `$select`, also of paths into values, `$expand` without options or with `$select`, `$filter` of comparisons joined by `and`, `$orderby`, `$top` and `$skiptoken`; other options of OData are refused, unknown ones are ignored |
//! | `$batch` | 1 to 20 requests, carried out in their order; one that depends on one that failed, 424 `failedDependency` |
//! | why a request is refused that Microsoft Graph may carry out | the header `emulator-refusal`: `no-such-entity`, `unsupported` or `opaque-token` |
//! | faults of batches | the batch is a request, and so is each request in it; one whose connection is dropped is answered with 504 |
//! | related entities | are requests of their own, unless they are expanded; null if there is no single one |
//! | exceptions from permissions, and roles | are not known |
//! | input that is not HTTP | is answered by hyper, without a body |
//!
//! No identity is verified: any token is accepted, and if claims are checked ([`Builder::check_scopes`]) their signature is
//! not. The service protects nothing, and should listen on the loopback address only. Tokens are not kept: the log contains
//! neither headers nor queries, and a token that is in a path by mistake is removed from it.

mod access;
mod address;
mod answer;
mod batch;
mod behavior;
mod emulator;
mod entity;
mod examples;
mod exchange;
mod faults;
mod headers;
mod kinds;
mod members;
mod query;
mod record;
mod refusal;
mod routes;
mod server;
mod service;
mod sink;
mod state;
mod store;
mod time;
mod writes;

pub use address::{Address, Collection};
pub use behavior::{ActionRequest, Behavior, Change, Done, FunctionRequest, Reading};
pub use emulator::{Builder, Emulator, StateError};
pub use entity::{Entity, Later};
pub use faults::{Faults, ParseFaultsError};
pub use headers::{ANSWERED_BY, EXAMPLE};
pub use record::{Effect, LoggedRequest};
pub use refusal::Refusal;
pub use server::Server;
pub use state::{Failure, State};
pub use store::OpenError;

/// The program of the README is a test as well.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
