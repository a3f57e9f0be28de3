//! The second stage: documents become one model.
//!
//! Names are collected and numbered first, the caller's before the built-in ones, so that the built-in ones can be cut off at
//! the end. Then types, operations and containers are bound. Annotations come last, as they may refer to all of them.

mod annotations;
mod containers;
mod finish;
mod lineage;
mod names;
mod operations;
mod published;
mod resolver;
mod scope;
mod structured;
mod targets;
mod types;

use crate::diagnostic::{Diagnostics, Leniency};
use crate::document::Document;
use crate::fault::Faults;
use crate::model::Model;
use crate::source::Source;
use names::Names;
use resolver::Resolver;

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
    let mut resolver = Resolver::new(names);
    resolver.bind_enum_types(&mut faults);
    resolver.bind_type_definitions(&mut faults);
    resolver.bind_structured_types(&mut faults);
    resolver.bind_operations(&mut faults);
    resolver.bind_terms(&mut faults);
    resolver.bind_schemas(sources, documents);
    resolver.bind_entity_containers(documents, &mut faults);
    let mut of_annotations = Faults::default();
    annotations::annotate(&mut resolver, documents, &mut of_annotations);
    of_annotations.tolerate_since(0, Leniency::Annotation);
    let more = more(&resolver, &of_annotations);
    faults.extend(of_annotations);
    let tolerated = faults.finish(sources, strict)?;
    let references = resolver.names.references();
    let mut model = Model { references, tolerated, ..finish::without_built_in(&mut resolver) };
    containers::link(&mut model);
    Ok((model, more))
}
