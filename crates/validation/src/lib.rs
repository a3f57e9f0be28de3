//! Says everything that is wrong with a request of a lifecycle workflows action, where it stands, and what is documented.
//!
//! The models read whatever a service may send. Validation is strict: it holds a body against all that is documented of
//! its action, and reports every violation at once. What is documented comes from the facts that the models carry, and
//! from nowhere else.
//!
//! ```
//! use lifecycle_workflows_validation::{Rule, check_cancel_processing};
//!
//! let body = br##"{
//!     "scope": {
//!         "@odata.type": "#microsoft.graph.identityGovernance.cancelRunsScope",
//!         "runs": [{"id": "1"}, {"Id": "2"}]
//!     }
//! }"##;
//! let report = check_cancel_processing(body).unwrap_err();
//! let found: Vec<_> = report.iter().map(|violation| (violation.rule, violation.pointer.as_str())).collect();
//! assert_eq!(found, [
//!     (Rule::TooManyItems, "/scope/runs"),
//!     (Rule::MissingKey, "/scope/runs/1"),
//!     (Rule::UndeclaredProperty, "/scope/runs/1/Id"),
//! ]);
//! assert_eq!(report.violations()[0].message, "`runs` has 2 items; documented: exactly 1 item");
//! ```
//!
//! - [`check`] reads a body as a typed request, or says what is wrong with it; [`check_cancel_processing`] and
//!   [`check_resume`] are the same for one action each, [`check_facts`] for one that is known at run time only;
//! - [`validate`] looks at a request that was built in code;
//! - [`Rule`] lists what a request is held against;
//! - a [`Report`] is shown as text, serialized as JSON, or given as [Graph's error body](Report::graph_error).
//!
//! # Features
//!
//! None is on by default, so that a program that only checks bodies builds nothing that it does not need.
//!
//! - `http`: `check_http` for an [`http::Request`](https://docs.rs/http) and `check_http_message` for a message as it is sent
//!   or printed check method, URL and headers as well; `read_http` also reads the body, and `HttpCheck` is for services.
//! - `render`: `Report::draw` shows a report beside its input, as a compiler does.

mod catalog;
mod check;
mod declared;
mod decoded;
mod documented;
#[cfg(feature = "render")]
mod draw;
mod engine;
mod excerpt;
mod graph_error;
#[cfg(feature = "http")]
mod http;
mod lifecycle;
mod nearest;
mod places;
mod report;
mod rule;
mod serialize;
mod tokens;
mod violation;
mod watch;

pub use check::{Checked, check, check_facts, validate};
pub use documented::describe_property;
#[cfg(feature = "render")]
pub use draw::Drawing;
pub use excerpt::{escaped, shown_safely};
pub use graph_error::GraphError;
#[cfg(feature = "http")]
pub use http::{HttpCheck, check_http, check_http_message, is_http_message, read_http};
pub use json_places::{Pointer, Position, Span};
pub use lifecycle::{check_cancel_processing, check_resume};
pub use report::Report;
pub use rule::{Rule, Severity};
pub use violation::{Part, Violation};

/// The program of the README is a test as well.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
struct Readme;
