//! Complex types that can only be values of annotations: no code is generated for them.
//!
//! A property of a path type, such as `Edm.PropertyPath`, is only allowed in a type that terms use. So a complex type with such a
//! property, its own or that of a type in it, is left out if only terms lead to it.

use std::collections::BTreeSet;

use odata_csdl::model::{ContainerChildKind, Model, StructuredKind, StructuredTypeId, Type, TypeKind};

/// The complex types that can only be values of annotations.
pub(crate) fn annotation_only(model: &Model) -> BTreeSet<StructuredTypeId> {
    let with_paths = with_paths(model);
    if with_paths.is_empty() {
        return BTreeSet::new();
    }
    let of_terms = closure(model, model.terms.iter().filter_map(|term| structured(&term.type_.kind)));
    let of_data = closure(model, data(model, &of_terms));
    with_paths.into_iter().filter(|id| of_terms.contains(id) && !of_data.contains(id)).collect()
}

fn structured(kind: &TypeKind) -> Option<StructuredTypeId> {
    match kind {
        TypeKind::Structured(id) => Some(*id),
        _ => None,
    }
}

fn ids(model: &Model) -> impl Iterator<Item = StructuredTypeId> {
    (0..model.structured_types.len()).map(StructuredTypeId)
}

/// The complex types that have a property of a path type, in them or in a type within.
fn with_paths(model: &Model) -> BTreeSet<StructuredTypeId> {
    let is_path = |type_: &Type| matches!(&type_.kind, TypeKind::Abstract(type_) if type_.is_path());
    let mut users: Vec<Vec<StructuredTypeId>> = vec![Vec::new(); model.structured_types.len()];
    let mut open = Vec::new();
    for id in ids(model) {
        let type_ = model.structured_type(id);
        let contained = type_.properties.iter().filter_map(|property| structured(&property.type_.kind));
        for StructuredTypeId(inner) in contained.chain(type_.base) {
            users[inner].push(id);
        }
        if type_.properties.iter().any(|property| is_path(&property.type_)) {
            open.push(id);
        }
    }
    let mut found = BTreeSet::new();
    while let Some(id) = open.pop() {
        if model.structured_type(id).kind == StructuredKind::Complex && found.insert(id) {
            open.extend(&users[id.0]);
        }
    }
    found
}

/// The types that data can be of without a term: entity types, types of operations and containers, and complex types to
/// which no term leads.
fn data(model: &Model, of_terms: &BTreeSet<StructuredTypeId>) -> impl Iterator<Item = StructuredTypeId> {
    let own =
        ids(model).filter(|id| model.structured_type(*id).kind == StructuredKind::Entity || !of_terms.contains(id));
    let operations = model.operations.iter().flat_map(|operation| {
        let parameters = operation.binding.iter().chain(&operation.parameters).map(|parameter| &parameter.type_);
        let returned = operation.return_type.iter().map(|returned| &returned.type_);
        parameters.chain(returned).filter_map(|type_| structured(&type_.kind))
    });
    let children = model.entity_containers.iter().flat_map(|container| &container.children);
    let offered = children.filter_map(|child| match &child.kind {
        ContainerChildKind::EntitySet { entity_type, .. } | ContainerChildKind::Singleton { entity_type, .. } => {
            structured(entity_type)
        }
        ContainerChildKind::ActionImport { .. } | ContainerChildKind::FunctionImport { .. } => None,
    });
    own.chain(operations).chain(offered)
}

/// These types and all to which they lead: base types, derived types, and the types of properties.
fn closure(model: &Model, from: impl Iterator<Item = StructuredTypeId>) -> BTreeSet<StructuredTypeId> {
    let mut found = BTreeSet::new();
    let mut open: Vec<StructuredTypeId> = from.collect();
    while let Some(id) = open.pop() {
        if found.insert(id) {
            let type_ = model.structured_type(id);
            open.extend(type_.base.iter().chain(&type_.derived));
            open.extend(type_.properties.iter().filter_map(|property| structured(&property.type_.kind)));
        }
    }
    found
}
