//! Entity containers.

use std::collections::{HashMap, HashSet};

use super::lineage::cut_cycles;
use super::names::{Found, Item, ScopeId};
use super::resolver::Resolver;
use super::types::{report_cycle, type_kind};
use crate::diagnostic::Code;
use crate::document::{self, Document};
use crate::fault::Faults;
use crate::identifier::split_qualified;
use crate::model::{
    AbstractType, ContainerChild, ContainerChildId, ContainerChildKind, EntityContainer, EntitySetName, Facts, Model,
    NavigationBinding, OperationKind, PropertyId, QualifiedName, StructuredKind, TypeKind,
};
use crate::source::Spanned;

impl Resolver<'_> {
    /// The entity containers, and which of them the documents name as that of the service.
    pub(super) fn bind_entity_containers(&mut self, documents: &[Document], faults: &mut Faults) {
        let mut bases = Vec::new();
        let mut services = HashSet::new();
        for (scope, document) in documents.iter().enumerate() {
            let named = document.entity_container.as_ref().and_then(|name| self.container(scope, name, faults));
            services.extend(named.and_then(|(_, number)| number));
        }
        for (number, declared) in self.names.containers.iter().enumerate() {
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
                    faults.add(Code::DuplicateDeclaration, place, message).located_at("the first one", first);
                }
                children.push(self.child(declared.scope, child, faults));
            }
            children.sort_by(|one, other| one.name.cmp(&other.name));
            self.model.entity_containers.push(EntityContainer {
                name: declared.name(),
                is_service: services.contains(&number),
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
        let set = |written: &Spanned<String>| EntitySetName { path: path(written), child: None };
        let to_bindings = |bindings: &[(Spanned<String>, Spanned<String>)]| {
            let bound = |(from, to): &(_, _)| NavigationBinding { path: path(from), property: None, target: set(to) };
            bindings.iter().map(bound).collect()
        };
        let kind = match &child.kind {
            document::ContainerChildKind::EntitySet { entity_type, include_in_service_document, bindings } => {
                ContainerChildKind::EntitySet {
                    entity_type: self.entity_type(scope, entity_type, faults),
                    include_in_service_document: *include_in_service_document,
                    bindings: to_bindings(bindings),
                    alternate_keys: Vec::new(),
                }
            }
            document::ContainerChildKind::Singleton { entity_type, nullable, bindings } => {
                ContainerChildKind::Singleton {
                    entity_type: self.entity_type(scope, entity_type, faults),
                    nullable: *nullable,
                    bindings: to_bindings(bindings),
                }
            }
            document::ContainerChildKind::ActionImport { action, entity_set } => ContainerChildKind::ActionImport {
                action: self.imported(scope, action, OperationKind::Action, faults),
                entity_set: entity_set.as_ref().map(set),
            },
            document::ContainerChildKind::FunctionImport { function, entity_set, include_in_service_document } => {
                ContainerChildKind::FunctionImport {
                    function: self.imported(scope, function, OperationKind::Function, faults),
                    entity_set: entity_set.as_ref().map(set),
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
            Some(TypeKind::Abstract(type_)) => *type_ == AbstractType::EntityType,
            Some(TypeKind::External(_)) | None => true,
            Some(_) => false,
        };
        if !fits {
            faults.add(Code::WrongKind, name.place, format!("`{}` is not an entity type", name.value));
        }
        kind.unwrap_or(TypeKind::Abstract(AbstractType::EntityType))
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

/// Finds the navigation properties and the entity sets that bindings and imports of a finished model name.
pub(super) fn link(model: &mut Model) {
    let mut linked = Vec::new();
    for container in 0..model.entity_containers.len() {
        let sets: HashMap<&str, ContainerChildId> = {
            let mut children: Vec<_> = model.container_children(container).collect();
            // The nearest container comes first, and its children win.
            children.reverse();
            children.into_iter().map(|id| (model.container_child(id).name.as_str(), id)).collect()
        };
        let set = |name: &EntitySetName| find_set(model, &sets, &name.path);
        for child in &model.entity_containers[container].children {
            linked.push(match &child.kind {
                ContainerChildKind::EntitySet { entity_type, bindings, .. }
                | ContainerChildKind::Singleton { entity_type, bindings, .. } => {
                    bindings.iter().map(|it| (navigation(model, entity_type, &it.path), set(&it.target))).collect()
                }
                ContainerChildKind::ActionImport { entity_set, .. }
                | ContainerChildKind::FunctionImport { entity_set, .. } => {
                    entity_set.iter().map(|name| (None, set(name))).collect::<Vec<_>>()
                }
            });
        }
    }
    let children = model.entity_containers.iter_mut().flat_map(|container| &mut container.children);
    for (child, linked) in children.zip(linked) {
        match &mut child.kind {
            ContainerChildKind::EntitySet { bindings, .. } | ContainerChildKind::Singleton { bindings, .. } => {
                for (binding, (property, child)) in bindings.iter_mut().zip(linked) {
                    (binding.property, binding.target.child) = (property, child);
                }
            }
            ContainerChildKind::ActionImport { entity_set, .. }
            | ContainerChildKind::FunctionImport { entity_set, .. } => {
                if let (Some(name), Some((_, child))) = (entity_set, linked.first()) {
                    name.child = *child;
                }
            }
        }
    }
}

fn navigation(model: &Model, entity_type: &TypeKind, path: &str) -> Option<PropertyId> {
    let TypeKind::Structured(id) = entity_type else { return None };
    model.property_at(*id, path).filter(|found| model.property(*found).navigation.is_some())
}

/// The entity set or singleton that a path begins with. The name of its container comes first if that is another one.
fn find_set(model: &Model, own: &HashMap<&str, ContainerChildId>, path: &str) -> Option<ContainerChildId> {
    let mut segments = path.split('/');
    let first = segments.next()?;
    if let Some(id) = own.get(first) {
        return Some(*id);
    }
    let (namespace, name) = split_qualified(first)?;
    let container = QualifiedName { namespace: namespace.to_owned(), name: name.to_owned() };
    let child = segments.next()?;
    let mut children = model.container_children(model.find_entity_container(&container)?);
    children.find(|id| model.container_child(*id).name == child)
}
