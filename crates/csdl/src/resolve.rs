//! The second stage: documents become one model.
//!
//! Names are collected and numbered first, the caller's before the built-in ones, so that the built-in ones can be cut off at
//! the end. Then types, operations and containers are bound. Annotations come last, as they may refer to all of them.

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

use crate::diagnostic::{Diagnostics, Leniency};
use crate::document::{self, Document};
use crate::fault::Faults;
use crate::model::{Model, QualifiedName};
use crate::source::Source;
use lineage::Lineage;
use names::{Declared, Names};
pub(crate) use published::Published;

/// Resolves documents that were read from these sources.
pub(crate) fn model(sources: &[Source], documents: &[Document], strict: bool) -> Result<Model, Diagnostics> {
    resolved(sources, documents, strict, |_, _| ()).map(|(model, ())| model)
}

/// Resolves, and also says which annotations are left out and what those by external target belong to.
pub(crate) fn resolve_published(sources: &[Source], documents: &[Document]) -> Result<(Model, Published), Diagnostics> {
    resolved(sources, documents, false, |resolver, tolerated| Published::new(resolver, documents, tolerated))
}

/// Published metadata is never without faulty annotations: targets and types that are not declared, annotations that are
/// applied twice. Its readers cannot mend it, and the rest of the model does not depend on them.
fn resolved<T>(
    sources: &[Source],
    documents: &[Document],
    strict: bool,
    more: impl FnOnce(&Resolver<'_>, &Faults) -> T,
) -> Result<(Model, T), Diagnostics> {
    let mut faults = Faults::default();
    let built_in = crate::vocabularies::documents();
    let names = Names::new(sources, documents, built_in, &mut faults);
    let mut resolver = Resolver::new(names, &mut faults);
    resolver.bind_schemas(sources, documents);
    resolver.bind_entity_containers(documents, &mut faults);
    let mut of_annotations = Faults::default();
    annotations::annotate(&mut resolver, documents, &mut of_annotations);
    of_annotations.tolerate_since(0, Leniency::Annotation);
    let more = more(&resolver, &of_annotations);
    faults.extend(of_annotations);
    let tolerated = faults.finish(sources, strict)?;
    let references = resolver.names.references();
    Ok((Model { references, tolerated, ..finish::without_built_in(resolver) }, more))
}

/// What is known while a model is built.
struct Resolver<'d> {
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

impl<'d> Resolver<'d> {
    fn new(names: Names<'d>, faults: &mut Faults) -> Self {
        let mut resolver = Self {
            names,
            model: Model::default(),
            lineage: Lineage::default(),
            operations: Vec::new(),
            overloads: HashMap::new(),
        };
        resolver.bind_enum_types(faults);
        resolver.bind_type_definitions(faults);
        resolver.bind_structured_types(faults);
        resolver.bind_operations(faults);
        resolver.bind_terms(faults);
        resolver
    }
}
