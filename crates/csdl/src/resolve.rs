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
use crate::source::Source;
use lineage::Lineage;
use names::{Declared, Names};

/// Resolves documents that were read from these sources.
///
/// The model does not depend on the order of the documents, except for the places in it.
///
/// # Errors
///
/// Every fault of every document.
pub fn resolve(sources: &[Source], documents: &[Document]) -> Result<Model, Diagnostics> {
    let mut faults = Faults::default();
    let built_in = crate::vocabularies::documents();
    let mut world = World::new(Names::new(documents, built_in, &mut faults), &mut faults);
    world.bind_schemas(sources, documents);
    world.bind_entity_containers(documents, &mut faults);
    annotations::annotate(&mut world, documents, &mut faults);
    faults.finish(sources, finish::without_built_in(world))
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
