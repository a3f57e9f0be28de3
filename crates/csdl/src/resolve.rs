//! The second stage: documents become one model.
//!
//! Names are collected and numbered first, the caller's before the built-in ones, so that the built-in ones can be cut off at
//! the end. Then types, operations and containers are bound. Annotations come last, as they may refer to all of them.

mod annotations;
mod containers;
mod finish;
mod lineage;
mod names;
mod numbers;
mod operations;
mod published;
mod resolver;
mod scope;
mod structured;
mod targets;
mod types;
mod unread;

use crate::diagnostic::{Diagnostics, Leniency};
use crate::document::Document;
use crate::fault::Faults;
use crate::model::Model;
use crate::source::Source;
use names::Names;
use resolver::Resolver;
use unread::Unread;

pub(crate) use published::Published;

/// Resolves documents that were read from these sources.
pub(crate) fn model(sources: &[Source], documents: &[Document], strict: bool) -> Result<Model, Diagnostics> {
    resolved(sources, documents, strict, |_, _, _| ()).map(|(model, ())| model)
}

/// Resolves, and also says which annotations are left out and what those by external target belong to.
pub(crate) fn resolve_published(sources: &[Source], documents: &[Document]) -> Result<(Model, Published), Diagnostics> {
    resolved(sources, documents, false, |resolver, faults, of_annotations| {
        Published::new(resolver, documents, faults, of_annotations)
    })
}

/// Adds the faults of those documents that were read without errors. Names that documents with errors may declare are not
/// reported.
pub(crate) fn add_faults(sources: &[Source], documents: Vec<Document>, faults: &mut Faults) {
    let (documents, unread) = Unread::split_off(documents, sources, &faults.sources_with_errors());
    let (_, of_annotations) = resolver(sources, &documents, unread, faults);
    faults.extend(of_annotations);
}

fn resolved<T>(
    sources: &[Source],
    documents: &[Document],
    strict: bool,
    more: impl FnOnce(&Resolver<'_>, &Faults, &Faults) -> T,
) -> Result<(Model, T), Diagnostics> {
    let mut faults = Faults::default();
    let (mut resolver, of_annotations) = resolver(sources, documents, Unread::default(), &mut faults);
    let more = more(&resolver, &faults, &of_annotations);
    faults.extend(of_annotations);
    let tolerated = faults.finish(sources, strict)?;
    let references = resolver.names.references();
    let mut model = Model { references, tolerated, ..finish::without_built_in(&mut resolver) };
    containers::link(&mut model);
    numbers::number(&mut model);
    Ok((model, more))
}

/// Binds everything, and returns the faults of annotations apart from the others. They are notes: published metadata is never
/// without faulty annotations, its readers cannot mend it, and the rest of the model does not depend on them.
fn resolver<'d>(
    sources: &[Source],
    documents: &'d [Document],
    unread: Unread,
    faults: &mut Faults,
) -> (Resolver<'d>, Faults) {
    let names = Names::new(sources, documents, crate::built_in::documents(), unread, faults);
    let mut resolver = Resolver::new(names);
    resolver.bind_enum_types(faults);
    resolver.bind_type_definitions(faults);
    resolver.bind_structured_types(faults);
    resolver.bind_operations(faults);
    resolver.bind_terms(faults);
    resolver.bind_schemas(sources, documents);
    resolver.bind_entity_containers(documents, faults);
    let mut of_annotations = Faults::default();
    annotations::annotate(&mut resolver, documents, &mut of_annotations);
    of_annotations.tolerate_since(0, Leniency::Annotation);
    (resolver, of_annotations)
}
