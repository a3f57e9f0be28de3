//! Generates Rust from the metadata of OData services.
//!
//! [`Builder`] goes all the way, from the files of the metadata to files of Rust; it is what build scripts and the command
//! `odata-codegen` use. [`generate`] is the part without I/O, from a resolved model to the texts of files, in three stages:
//! planning decides every Rust name and type, emitting turns the plan into tokens, formatting turns the tokens into the text
//! of files. Only planning can fail. The same model gives the same bytes every time.
//!
//! A build script, `build.rs`:
//!
//! ```no_run
//! fn main() -> Result<(), odata_codegen::Error> {
//!     odata_codegen::Builder::new().metadata("metadata.xml").root("example.Person").generate()?;
//!     Ok(())
//! }
//! ```
//!
//! The crate includes what it writes, and depends on `odata-types`:
//!
//! ```ignore
//! mod store {
//!     include!(concat!(env!("OUT_DIR"), "/odata.rs"));
//! }
//! ```

mod builder;
mod config;
mod counts;
mod emit;
mod fault;
mod file;
pub mod files;
mod names;
mod permissions;
mod plan;
mod primitives;
mod print;
mod renamed;
mod settings;
mod spelling;

use odata_csdl::model::{Model, QualifiedName};

pub use builder::{Builder, Error, Found, Imported, Outcome};
pub use counts::{Counts, count};
pub use fault::{Code, Fault, Faults, meaning_of};
pub use file::{File, HEADER};
pub use odata_csdl::requests::KeyStyle;
pub use odata_csdl::{DOWNLOAD, Source};
pub use renamed::{Reason, Renamed};

use settings::Settings;

/// The plan of generated code, for the commands of this workspace that measure other ways to print it. It is not part of the
/// API.
#[doc(hidden)]
pub mod planned {
    pub use crate::names::ident;
    pub use crate::plan::{
        Enum, Field, Item, Module, Path, Plan, Polymorphic, Presence, Struct, Value, ValueKind, plan,
    };
    pub use crate::primitives::rust_type;
}

/// What [`generate`] gives.
#[derive(Clone, Debug)]
pub struct Generated {
    /// The files of the module that holds everything, sorted by path; `mod.rs` is its root.
    pub files: Vec<File>,
    /// How much was generated of each kind of element.
    pub counts: Counts,
    /// The elements whose Rust name is not simply their own, because that was taken.
    pub renamed: Vec<Renamed>,
    /// The `recursion_limit` that the types need, in the crate that holds them and in those that use it, where their chains
    /// are longer than the compiler's default limit allows.
    pub recursion_limit: Option<usize>,
    /// The complex types that can only be values of annotations, for which nothing is generated.
    pub annotation_only: Vec<QualifiedName>,
}

/// Generates the Rust of all types and actions of a model, except those of vocabularies.
///
/// The sources are those that the model was made of; they are only looked at to give the faults their places.
///
/// # Errors
///
/// Every element that cannot be generated, such as a property of a type that is not supported.
pub fn generate(model: &Model, sources: &[Source]) -> Result<Generated, Faults> {
    generate_with(model, sources, &Settings { json_schema: true, ..Settings::default() })
}

/// Generates the Rust of all types and actions of a model as the settings say.
fn generate_with(model: &Model, sources: &[Source], settings: &Settings) -> Result<Generated, Faults> {
    let plan = plan::plan_with(model, sources, settings)?;
    let files = file::files(&plan);
    let counts = counts::planned(&plan);
    let annotation_only = plan::annotation_only(model);
    let annotation_only = annotation_only.into_iter().map(|id| model.structured_type(id).name.clone()).collect();
    let plan::Plan { renamed, recursion_limit, .. } = plan;
    Ok(Generated { files, counts, renamed, recursion_limit, annotation_only })
}

/// The example of the README is a test as well.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
