//! Reads OData CSDL and resolves it: all knowledge of OData, none of Rust.
//!
//! Two stages, each with one type behind it: [`read`] makes a [`document::Document`] of every text, as it is written, and
//! [`resolve`] makes one [`model::Model`] of all documents. Neither touches a file, and both report every fault of a run at
//! once.

mod diagnostic;
pub mod document;
pub mod model;
mod source;

pub use diagnostic::{Code, Diagnostic, Diagnostics};
pub use source::{Place, Source, SourceId, Spanned};
