//! Takes what is built in out of the finished model.

use super::names::{Declared, Given};
use super::resolver::Resolver;
use crate::model::{Constraints, ContainerChildKind, Model, StructuredTypeId, Type, TypeKind};

/// The model with the caller's elements only; built-in types that they use become external.
pub(super) fn without_built_in(resolver: &mut Resolver<'_>) -> Model {
    let given = resolver.names.given;
    let mut model = std::mem::take(&mut resolver.model);
    model.structured_types.truncate(given.structured);
    model.enum_types.truncate(given.enums);
    model.type_definitions.truncate(given.definitions);
    model.terms.truncate(given.terms);
    let cut = Cut { resolver, given };
    for type_ in &mut model.structured_types {
        type_.base = type_.base.filter(|base| cut.keeps(*base));
        type_.derived.retain(|derived| cut.keeps(*derived));
        for property in &mut type_.properties {
            cut.type_(&mut property.type_);
            cut.constraints(&mut property.constraints);
        }
    }
    for operation in &mut model.operations {
        for parameter in operation.binding.iter_mut().chain(&mut operation.parameters) {
            cut.type_(&mut parameter.type_);
            cut.constraints(&mut parameter.constraints);
        }
        operation.return_type.iter_mut().for_each(|returned| cut.type_(&mut returned.type_));
        let request = &mut operation.request;
        request.acts_on = request.acts_on.take().filter(|acts_on| cut.keeps(acts_on.entity_type));
    }
    for term in &mut model.terms {
        cut.type_(&mut term.type_);
    }
    for child in model.entity_containers.iter_mut().flat_map(|container| &mut container.children) {
        match &mut child.kind {
            ContainerChildKind::EntitySet { entity_type, .. } | ContainerChildKind::Singleton { entity_type, .. } => {
                cut.kind(entity_type);
            }
            ContainerChildKind::ActionImport { .. } | ContainerChildKind::FunctionImport { .. } => {}
        }
    }
    model
}

struct Cut<'a, 'd> {
    resolver: &'a Resolver<'d>,
    given: Given,
}

impl Cut<'_, '_> {
    fn keeps(&self, id: StructuredTypeId) -> bool {
        id.0 < self.given.structured
    }

    fn constraints(&self, constraints: &mut Constraints) {
        constraints.allowed_types.retain(|id| self.keeps(*id));
    }

    fn type_(&self, type_: &mut Type) {
        self.kind(&mut type_.kind);
    }

    fn kind(&self, kind: &mut TypeKind) {
        let names = &self.resolver.names;
        let given = self.given;
        let name = match kind {
            TypeKind::Structured(id) if id.0 >= given.structured => names.structured.get(id.0).map(Declared::name),
            TypeKind::Enum(id) if id.0 >= given.enums => names.enums.get(id.0).map(Declared::name),
            TypeKind::Definition(id) if id.0 >= given.definitions => names.definitions.get(id.0).map(Declared::name),
            _ => None,
        };
        if let Some(name) = name {
            *kind = TypeKind::External(name);
        }
    }
}
