//! The second stage: documents become one model.
//!
//! Names are collected and numbered first, the caller's before the built-in ones, so that what is built in can be cut
//! off at the end. Then types, operations and containers are bound, and last the annotations, which may speak of all of
//! them.

mod annotations;
mod constraints;
mod containers;
mod examples;
mod facts;
mod finish;
mod fit;
mod lineage;
mod literals;
mod names;
mod operations;
mod published;
mod requests;
mod scope;
mod structured;
mod targets;
mod types;
mod values;

use std::collections::HashMap;

use crate::diagnostic::Diagnostics;
use crate::document::{self, Document};
use crate::fault::Faults;
use crate::model::{Model, QualifiedName};
use crate::source::{Source, SourceId};
use lineage::Lineage;
use names::{Declared, Names};
pub(crate) use published::Published;

/// Resolves documents that were read from these sources.
///
/// The model does not depend on the order of the documents, except for the places in it.
///
/// Faults of annotations in CSDL XML are no errors but listed in [`Model::tolerated`]: XML is the form in which services
/// publish their metadata, whose readers cannot mend it, and which is never without such faults (targets and types that
/// are not there, annotations applied twice). CSDL JSON, the form in which schemas are written here, is taken at its word.
///
/// # Errors
///
/// Every fault of every document.
pub fn resolve(sources: &[Source], documents: &[Document]) -> Result<Model, Diagnostics> {
    resolved(sources, documents, |_, _| ()).map(|(model, ())| model)
}

/// Resolves, and says what else is to be known of annotations.
pub(crate) fn resolve_published(sources: &[Source], documents: &[Document]) -> Result<(Model, Published), Diagnostics> {
    resolved(sources, documents, |world, tolerated| Published::new(world, documents, tolerated))
}

fn resolved<T>(
    sources: &[Source],
    documents: &[Document],
    more: impl FnOnce(&World<'_>, &Faults) -> T,
) -> Result<(Model, T), Diagnostics> {
    let mut faults = Faults::default();
    let built_in = crate::vocabularies::documents();
    let mut world = World::new(Names::new(documents, built_in, &mut faults), &mut faults);
    world.bind_schemas(sources, documents);
    world.bind_entity_containers(documents, &mut faults);
    let mut of_annotations = Faults::default();
    annotations::annotate(&mut world, documents, &mut of_annotations);
    let is_published = |id: SourceId| sources.get(id.0 as usize).is_some_and(Source::is_xml);
    let tolerated = of_annotations.take(is_published);
    faults.extend(of_annotations);
    let more = more(&world, &tolerated);
    world.model.tolerated = tolerated.finish(sources, ()).map_or_else(Diagnostics::into_vec, |()| Vec::new());
    faults.finish(sources, (finish::without_built_in(world), more))
}

/// What is known while a model is built.
struct World<'d> {
    names: Names<'d>,
    /// The model so far, what is built in at the end of each list.
    model: Model,
    /// The structured types by their base types.
    lineage: Lineage,
    /// The document's operation of each operation of the model.
    operations: Vec<Declared<'d, &'d document::Operation>>,
    /// The overloads of each name.
    overloads: HashMap<QualifiedName, Vec<usize>>,
}

impl<'d> World<'d> {
    fn new(names: Names<'d>, faults: &mut Faults) -> Self {
        let mut world = Self {
            names,
            model: Model::default(),
            lineage: Lineage::default(),
            operations: Vec::new(),
            overloads: HashMap::new(),
        };
        world.bind_enum_types(faults);
        world.bind_type_definitions(faults);
        world.bind_structured_types(faults);
        world.bind_operations(faults);
        world.bind_terms(faults);
        world
    }
}
