//! Plans and emits Rust from a resolved OData model: all knowledge of Rust, and no I/O.
//!
//! Three stages: planning decides every Rust name and type, emitting turns the plan into tokens, formatting turns the
//! tokens into the text of files. Only planning can fail. The same model gives the same bytes every time.

mod emit;
mod fault;
mod file;
mod names;
mod plan;

use odata_csdl::Source;
use odata_csdl::model::Model;

pub use fault::{Code, Fault, Faults};
pub use file::{File, HEADER};
pub use plan::Renamed;

/// What [`generate`] gives.
#[derive(Clone, Debug)]
pub struct Generated {
    /// The files of the module that holds everything, sorted by path; `mod.rs` is its root.
    pub files: Vec<File>,
    /// The elements whose Rust name is not simply their own, because that was taken.
    pub renamed: Vec<Renamed>,
}

/// Generates the Rust of all types and actions of a model, except those of vocabularies.
///
/// The sources are those that the model was made of; they are only looked at to give the faults their places.
///
/// # Errors
///
/// Every element that cannot be generated, such as a property of a type that is not supported.
pub fn generate(model: &Model, sources: &[Source]) -> Result<Generated, Faults> {
    let plan = plan::plan(model, sources)?;
    let mut files: Vec<_> = plan.modules.iter().map(file::module).collect();
    files.push(file::root(&plan));
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(Generated { files, renamed: plan.renamed })
}
