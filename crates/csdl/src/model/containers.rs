//! Entity containers: what a service offers.

use super::{Facts, KeyProperty, Model, PropertyId, QualifiedName, TypeKind};
use crate::source::Place;

/// An entity container.
#[derive(Clone, Debug)]
pub struct EntityContainer {
    /// Its name.
    pub name: QualifiedName,
    /// Whether a document names it as the container of its service.
    pub is_service: bool,
    /// The container that it extends.
    pub extends: Option<QualifiedName>,
    /// The children that it declares itself, sorted by name. [`Model::container_children`] also has those of the container
    /// that it extends.
    pub children: Vec<ContainerChild>,
    /// Its facts.
    pub facts: Facts,
    /// Where it is declared.
    pub place: Place,
}

/// The number of a child of an entity container in its [`Model`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ContainerChildId {
    /// The number of the container in [`Model::entity_containers`].
    pub container: usize,
    /// The number of the child in [`EntityContainer::children`].
    pub child: usize,
}

/// A child of an entity container.
#[derive(Clone, Debug)]
pub struct ContainerChild {
    /// The name.
    pub name: String,
    /// What it is.
    pub kind: ContainerChildKind,
    /// Its facts.
    pub facts: Facts,
    /// Where it is declared.
    pub place: Place,
}

/// What a [`ContainerChild`] is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ContainerChildKind {
    /// An entity set of that type.
    EntitySet {
        /// The entity type.
        entity_type: TypeKind,
        /// Whether the service document lists it.
        include_in_service_document: bool,
        /// Where navigation properties of its entities lead.
        bindings: Vec<NavigationBinding>,
        /// `Core.AlternateKeys`: keys that address its entities, in addition to the key of their type.
        alternate_keys: Vec<Vec<KeyProperty>>,
    },
    /// A singleton of that type.
    Singleton {
        /// The entity type.
        entity_type: TypeKind,
        /// Whether it may be null.
        nullable: bool,
        /// Where navigation properties of the entity lead.
        bindings: Vec<NavigationBinding>,
    },
    /// An import of all unbound overloads of an action, which [`Model::unbound_overloads`] finds.
    ActionImport {
        /// The action.
        action: QualifiedName,
        /// The entity set of the result.
        entity_set: Option<EntitySetName>,
    },
    /// An import of all unbound overloads of a function, which [`Model::unbound_overloads`] finds.
    FunctionImport {
        /// The function.
        function: QualifiedName,
        /// The entity set of the result.
        entity_set: Option<EntitySetName>,
        /// Whether the service document lists it.
        include_in_service_document: bool,
    },
}

/// A navigation property and the entity set or singleton in which the related entities are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NavigationBinding {
    /// The path from the entity type to the navigation property. Type casts in it are qualified by namespaces.
    pub path: String,
    /// The navigation property, if the model has it.
    pub property: Option<PropertyId>,
    /// Where the related entities are.
    pub target: EntitySetName,
}

/// The name of an entity set, or of a singleton, as a binding or an import gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntitySetName {
    /// The name; with the name of its container before it if that is another container, and with the path of a contained
    /// collection after it if there is one.
    pub path: String,
    /// The entity set or singleton that the path begins with, if the model has it.
    pub child: Option<ContainerChildId>,
}

impl Model {
    /// A child of an entity container by its number.
    #[must_use]
    pub fn container_child(&self, id: ContainerChildId) -> &ContainerChild {
        &self.entity_containers[id.container].children[id.child]
    }

    /// The number of the entity container of that name.
    #[must_use]
    pub fn find_entity_container(&self, name: &QualifiedName) -> Option<usize> {
        self.entity_containers.binary_search_by(|container| container.name.cmp(name)).ok()
    }

    /// The children of an entity container and of those that it extends, the nearest container first.
    pub fn container_children(&self, container: usize) -> impl Iterator<Item = ContainerChildId> {
        let base = |container: &usize| {
            let extends = self.entity_containers.get(*container)?.extends.as_ref()?;
            self.find_entity_container(extends)
        };
        // A model has no cycle of containers, so the number of containers bounds the chain.
        let chain = std::iter::successors(Some(container), base).take(self.entity_containers.len());
        chain.flat_map(|container| {
            let children = self.entity_containers[container].children.len();
            (0..children).map(move |child| ContainerChildId { container, child })
        })
    }
}
