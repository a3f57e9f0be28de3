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
use std::collections::BTreeSet;
use std::fmt;

use odata_csdl::model::{Model, OperationKind, QualifiedName, StructuredKind, StructuredTypeId};

pub use fault::{Code, Fault, Faults};
pub use file::{File, HEADER};
pub use plan::Renamed;

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

/// Generates the same types with plain serde derives, to measure against: they lose what the schema does not know.
///
/// # Errors
///
/// As [`generate`].
pub fn generate_baseline(model: &Model, sources: &[Source]) -> Result<Vec<File>, Faults> {
    let plan = plan::plan(model, sources)?;
    let mut files: Vec<_> = plan.modules.iter().map(file::baseline_module).collect();
    files.push(file::root(emit::baseline::root(&plan)));
    Ok(files)
}

/// Numbers of elements by kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Enumeration types.
    pub enum_types: usize,
    /// Complex types.
    pub complex_types: usize,
    /// Entity types.
    pub entity_types: usize,
    /// Actions, each overload counted.
    pub actions: usize,
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { enum_types, complex_types, entity_types, actions } = self;
        write!(
            f,
            "{enum_types} enumeration types, {complex_types} complex types, {entity_types} entity types, {actions} actions"
        )
    }
}

/// How much of a model there is to generate: all but what belongs to vocabularies, and complex types that can only be values
/// of annotations.
#[must_use]
pub fn count(model: &Model) -> Counts {
    let namespaces: BTreeSet<_> =
        model.schemas.iter().filter(|schema| !schema.is_vocabulary).map(|schema| schema.namespace.as_str()).collect();
    let is_generated = |name: &QualifiedName| namespaces.contains(name.namespace.as_str());
    let left_out = plan::annotation_only(model);
    let structured = |kind| {
        let types = model.structured_types.iter().enumerate().filter(|(_, structured)| structured.kind == kind);
        let types = types.filter(|(number, _)| !left_out.contains(&StructuredTypeId(*number)));
        types.filter(|(_, structured)| is_generated(&structured.name)).count()
    };
    let actions = model.operations.iter().filter(|operation| operation.kind == OperationKind::Action);
    Counts {
        enum_types: model.enum_types.iter().filter(|enumeration| is_generated(&enumeration.name)).count(),
        complex_types: structured(StructuredKind::Complex),
        entity_types: structured(StructuredKind::Entity),
        actions: actions.filter(|action| is_generated(&action.name)).count(),
    }
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
    files.push(file::root(emit::root(&plan)));
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let counts = plan.counts();
    let annotation_only = plan::annotation_only(model);
    let annotation_only = annotation_only.into_iter().map(|id| model.structured_type(id).name.clone()).collect();
    let plan::Plan { renamed, recursion_limit, .. } = plan;
    Ok(Generated { files, counts, renamed, recursion_limit, annotation_only })
}
