//! Entity containers.

use std::collections::HashMap;

use super::Resolver;
use super::lineage::cut_cycles;
use super::names::{Found, Item, ScopeId};
use super::types::{report_cycle, type_kind};
use crate::diagnostic::Code;
use crate::document::{self, Document};
use crate::fault::Faults;
use crate::model::{
    ContainerChild, ContainerChildKind, EntityContainer, Facts, OperationKind, QualifiedName, StructuredKind, TypeKind,
};
use crate::source::Spanned;

impl Resolver<'_> {
    /// The entity containers, and the documents' own words on which is the one of the service.
    pub(super) fn bind_entity_containers(&mut self, documents: &[Document], faults: &mut Faults) {
        let mut bases = Vec::new();
        for declared in &self.names.containers {
            let container = declared.kind;
            let extends = container.extends.as_ref().and_then(|name| self.container(declared.scope, name, faults));
            bases.push(extends.as_ref().and_then(|(_, number)| *number));
            let mut firsts = HashMap::new();
            let mut children = Vec::new();
            for child in &container.children {
                let place = child.name.place;
                let first = *firsts.entry(&child.name.value).or_insert(place);
                if first != place {
                    let message = format!("the container already has a child `{}`", child.name.value);
                    faults.add(Code::DuplicateDeclaration, place, message).stands_at("the first one", first);
                }
                children.push(self.child(declared.scope, child, faults));
            }
            children.sort_by(|one, other| one.name.cmp(&other.name));
            self.model.entity_containers.push(EntityContainer {
                name: declared.name(),
                extends: extends.map(|(name, _)| name),
                children,
                facts: Facts::default(),
                place: declared.element.place,
            });
        }
        for cycle in cut_cycles(&mut bases) {
            let containers = cycle.iter().filter_map(|number| self.names.containers.get(*number));
            let place = containers.clone().next().and_then(|declared| declared.kind.extends.as_ref());
            if let Some(place) = place.map(|base| base.place) {
                let names: Vec<_> = containers.map(|declared| declared.name().to_string()).collect();
                report_cycle(place, &names, faults);
            }
        }
        for (scope, document) in documents.iter().enumerate() {
            if let Some(name) = &document.entity_container {
                self.container(scope, name, faults);
            }
        }
    }

    fn container(
        &self,
        scope: ScopeId,
        name: &Spanned<String>,
        faults: &mut Faults,
    ) -> Option<(QualifiedName, Option<usize>)> {
        match self.names.find(scope, name, faults)? {
            Found::Declared(qualified, Item::Container(number)) => Some((qualified, Some(number))),
            Found::External(qualified) => Some((qualified, None)),
            Found::Declared(_, other) => {
                let message = format!("`{}` is {}, where an entity container is needed", name.value, other.what());
                faults.add(Code::WrongKind, name.place, message);
                None
            }
            Found::Edm(_) => {
                faults.add(Code::WrongKind, name.place, format!("`{}` is not an entity container", name.value));
                None
            }
        }
    }

    fn child(&self, scope: ScopeId, child: &document::ContainerChild, faults: &mut Faults) -> ContainerChild {
        let path = |path: &Spanned<String>| self.names.path(scope, &path.value);
        let paths = |bindings: &[(Spanned<String>, Spanned<String>)]| {
            bindings.iter().map(|(from, to)| (path(from), path(to))).collect()
        };
        let kind = match &child.kind {
            document::ContainerChildKind::EntitySet { entity_type, include_in_service_document, bindings } => {
                ContainerChildKind::EntitySet {
                    entity_type: self.entity_type(scope, entity_type, faults),
                    include_in_service_document: *include_in_service_document,
                    bindings: paths(bindings),
                }
            }
            document::ContainerChildKind::Singleton { entity_type, nullable, bindings } => {
                ContainerChildKind::Singleton {
                    entity_type: self.entity_type(scope, entity_type, faults),
                    nullable: *nullable,
                    bindings: paths(bindings),
                }
            }
            document::ContainerChildKind::ActionImport { action, entity_set } => ContainerChildKind::ActionImport {
                action: self.imported(scope, action, OperationKind::Action, faults),
                entity_set: entity_set.as_ref().map(path),
            },
            document::ContainerChildKind::FunctionImport { function, entity_set, include_in_service_document } => {
                ContainerChildKind::FunctionImport {
                    function: self.imported(scope, function, OperationKind::Function, faults),
                    entity_set: entity_set.as_ref().map(path),
                    include_in_service_document: *include_in_service_document,
                }
            }
        };
        ContainerChild { name: child.name.value.clone(), kind, facts: Facts::default(), place: child.place }
    }

    fn entity_type(&self, scope: ScopeId, name: &Spanned<String>, faults: &mut Faults) -> TypeKind {
        let kind = type_kind(&self.names, scope, name, faults);
        let fits = match &kind {
            Some(TypeKind::Structured(id)) => {
                self.names.structured.get(id.0).is_some_and(|declared| declared.kind.0 == StructuredKind::Entity)
            }
            Some(TypeKind::Abstract(name)) => name == "EntityType",
            Some(TypeKind::External(_)) | None => true,
            Some(_) => false,
        };
        if !fits {
            faults.add(Code::WrongKind, name.place, format!("`{}` is not an entity type", name.value));
        }
        kind.unwrap_or_else(|| TypeKind::Abstract("EntityType".to_owned()))
    }

    fn imported(
        &self,
        scope: ScopeId,
        name: &Spanned<String>,
        kind: OperationKind,
        faults: &mut Faults,
    ) -> QualifiedName {
        let what = match kind {
            OperationKind::Action => "an action",
            OperationKind::Function => "a function",
        };
        match self.names.find_operation(scope, &name.value, name.place, faults) {
            Some(Found::Declared(qualified, Item::Operations)) => {
                let mut overloads =
                    self.overloads(&qualified).iter().filter_map(|number| self.model.operations.get(*number));
                if !overloads.any(|operation| operation.kind == kind && operation.binding.is_none()) {
                    let message =
                        format!("`{qualified}` has no unbound overload that is {what}, so there is nothing to import");
                    faults.add(Code::WrongKind, name.place, message);
                }
                qualified
            }
            Some(Found::Declared(qualified, other)) => {
                let message = format!("`{qualified}` is {}, where {what} is needed", other.what());
                faults.add(Code::WrongKind, name.place, message);
                qualified
            }
            Some(Found::External(qualified)) => qualified,
            Some(Found::Edm(edm)) => {
                faults.add(Code::WrongKind, name.place, format!("`{}` is not {what}", name.value));
                QualifiedName { namespace: "Edm".to_owned(), name: edm }
            }
            None => QualifiedName { namespace: String::new(), name: name.value.clone() },
        }
    }
}
