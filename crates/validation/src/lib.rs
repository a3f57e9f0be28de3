//! Says everything that is wrong with a request of a lifecycle workflows action, where it stands, and what is documented.
//!
//! This is [`graph_validation`] over the [schema of the models](lifecycle_workflows_models::SCHEMA), with a function for
//! each action.
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
//! - [`VALIDATOR`] is what all of them use;
//! - [`Rule`] lists what is checked;
//! - a [`Report`] is shown as text, serialized as JSON, or given as [Graph's error body](Report::graph_error).
//!
//! # Features
//!
//! None is on by default, so that a program that only checks bodies builds nothing that it does not need.
//!
//! - `http`: `check_http` for an [`http::Request`](https://docs.rs/http) and `check_http_message` for a message as it is sent
//!   or printed check method, URL and headers as well; `read_http` also reads the body, and `HttpCheck` is for services.
//! - `render`: `Report::draw` shows a report beside its input, as a compiler does.

mod check;
#[cfg(feature = "http")]
mod http;
mod lifecycle;

pub use check::{VALIDATOR, check, check_facts, validate};
#[cfg(feature = "render")]
pub use graph_validation::Drawing;
pub use graph_validation::{
    Checked, Example, GraphError, LineIndex, Operation, Part, Pointer, Position, Report, Rule, RuleCount, Severity,
    Span, Validator, Violation, describe_property, escaped, shown_safely,
};
#[cfg(feature = "http")]
pub use graph_validation::{HttpCheck, is_http_message};
#[cfg(feature = "http")]
pub use http::{check_http, check_http_message, read_http};
pub use lifecycle::{check_cancel_processing, check_resume};

/// The example of this crate's README is a test as well.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
