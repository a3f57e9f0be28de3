//! Reads OData CSDL and resolves it: all knowledge of OData, none of Rust.
//!
//! Two stages, each with one type behind it: [`read`] makes a [`document::Document`] of every text, as it is written, in
//! JSON or in XML, and [`resolve`] makes one [`model::Model`] of all documents. Neither touches a file, and each reports
//! every fault that it finds at once. [`load`] does both. The terms of the standard vocabularies that are decoded are built
//! in; others are checked where a source declares them.
//!
//! Documents go the other way, too: [`write_json`] writes one as CSDL JSON, whichever form it had, and [`slice`](mod@slice)
//! cuts out of documents what some of their elements need.
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

mod diagnostic;
pub mod document;
mod fault;
mod identifier;
pub mod model;
mod names;
mod read;
mod resolve;
pub mod slice;
mod source;
mod suggestion;
mod vocabularies;
mod write;
mod xml;

pub use diagnostic::{Code, Diagnostic, Diagnostics};
pub use read::read;
pub use resolve::resolve;
pub use source::{Place, Role, Source, SourceId, Spanned};
pub use write::write_json;

use model::Model;

/// Reads and resolves.
///
/// # Errors
///
/// Every fault of reading, or if there is none, every fault of resolving.
pub fn load(sources: &[Source]) -> Result<Model, Diagnostics> {
    resolve(sources, &read(sources)?)
}
