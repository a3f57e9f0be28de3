//! Reports everything that is wrong with a request to Microsoft Graph, with its place, and what the schema documents instead.
//!
//! Generated types read everything that a service may send. Validation is strict: it compares a request with everything that
//! a [`Schema`](odata_types::facts::Schema) documents, and reports all violations at once. It does not know any service, action
//! or path: everything comes from the schema. Reports are bounded: they keep some violations in full, and count all.
//!
//! - [`Validator`] checks bodies against a schema;
//! - [`Rule`] lists what is checked;
//! - a [`Report`] is shown as text, serialized as JSON, or converted to [Graph's error body](Report::graph_error).
//!
//! # Features
//!
//! None is enabled by default, so that a program that only checks bodies builds nothing else.
//!
//! - `http`: `Validator::http` checks whole HTTP requests: method, URL and headers as well.
//! - `render`: `Report::draw` shows a report with excerpts of its input, in the manner of a compiler.

mod catalog;
mod check;
mod collector;
mod declared;
mod documented;
#[cfg(feature = "render")]
mod draw;
mod escape;
mod excerpt;
mod explainer;
mod graph_error;
#[cfg(feature = "http")]
mod http;
mod id;
mod input;
mod operation;
mod path;
mod placeholder;
mod policy;
mod reading;
mod redact;
mod report;
mod rule;
mod rules;
mod serialize;
mod subject;
mod syntax;
mod validator;
mod violation;
mod walk;

pub use check::Checked;
pub use documented::describe_property;
#[cfg(feature = "render")]
pub use draw::Drawing;
pub use escape::escaped;
pub use excerpt::shown_safely;
pub use graph_error::GraphError;
#[cfg(feature = "http")]
pub use http::{HttpCheck, is_http_message};
pub use id::IdFault;
pub use json_places::{LineIndex, Pointer, Position, Span};
pub use operation::Operation;
pub use placeholder::is_placeholder;
pub use redact::{HIDDEN, Redactor};
pub use report::{Report, RuleCount};
pub use rule::{Example, Rule, Severity};
pub use validator::Validator;
pub use violation::{Part, Violation};

/// The example of the README is a test as well.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
