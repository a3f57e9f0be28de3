//! Reads OData CSDL and resolves it into a model. This crate knows OData and nothing of Rust code.
//!
//! There are two stages, each with one type as its result. [`read`] turns each text, CSDL JSON or CSDL XML, into a
//! [`document::Document`]. [`resolve`] turns all documents into one [`model::Model`]. Neither touches a file. Each reports
//! all errors that it finds at once. [`load`] does both. The terms of the standard vocabularies that this crate decodes are
//! built in; other terms are checked if a source declares them.
//!
//! Metadata that services publish has faults that its readers cannot mend, so some faults do not stop a run. Each of them is
//! a note with a [`Leniency`] that says what the reader does about it. [`Options`] makes them errors.
//!
//! [`write_json`] writes a document as CSDL JSON, and [`slice`](mod@slice) cuts out of documents what some of their elements
//! need, with the [requests](mod@requests) that follow from the entity container.
//!
//! ```
//! use odata_csdl::{Source, load};
//!
//! let text = r#"{
//!   "$Version": "4.01",
//!   "example": {
//!     "run": { "$Kind": "EntityType", "$Key": ["id"], "id": {} }
//!   }
//! }"#;
//! let model = load(&[Source::new("example.json", text)])?;
//! assert_eq!(model.structured_types[0].name.to_string(), "example.run");
//! # Ok::<(), odata_csdl::Diagnostics>(())
//! ```

mod built_in;
mod diagnostic;
pub mod document;
mod encoding;
mod fault;
mod identifier;
pub mod model;
mod names;
mod options;
mod read;
pub mod requests;
mod resolve;
pub mod slice;
mod source;
mod suggestion;
mod vocabularies;
mod write;
mod xml;

pub use diagnostic::{Code, Diagnostic, Diagnostics, Leniency};
pub use identifier::{decoded, last_part};
pub use options::{Options, Read};
pub use source::{DOWNLOAD, Place, Positions, Role, Source, SourceId, Spanned};
pub use suggestion::did_you_mean;
pub use write::write_json;

use document::Document;
use model::Model;

/// Reads each source as one document, with the default [`Options`].
///
/// # Errors
///
/// All errors of all sources, as [`Options::read`] reports them.
pub fn read(sources: &[Source]) -> Result<Read, Diagnostics> {
    Options::default().read(sources)
}

/// Resolves documents that were read from these sources, with the default [`Options`].
///
/// # Errors
///
/// All errors of all documents.
pub fn resolve(sources: &[Source], documents: &[Document]) -> Result<Model, Diagnostics> {
    Options::default().resolve(sources, documents)
}

/// Reads and resolves, with the default [`Options`].
///
/// # Errors
///
/// All errors of all sources, as [`Options::load`] reports them.
pub fn load(sources: &[Source]) -> Result<Model, Diagnostics> {
    Options::default().load(sources)
}

/// The example of the README is a test as well.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
