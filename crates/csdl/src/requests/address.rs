//! Where entities are: the addresses of each entity type.
//!
//! An entity type has as its addresses all entity sets and singletons of that type. A type without any has those that
//! navigation properties lead to from the addresses of other types, also those within complex values: contained ones first,
//! as they are part of the address of an entity, then others; of each, the ones with the fewest navigation properties, and of
//! these the shortest [`MOST_NESTED`] paths. A type that nothing leads to is found among the entities of its base type, by a
//! type cast.
//!
//! Each type is visited once and gives only its first address to what it contains, and each complex type is visited at most
//! [`MOST_NESTED`] times within an entity, so circles end and the number of addresses is bounded.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::KeyStyle;
use super::template::Template;
use crate::document::Constant;
use crate::model::{
    ContainerChildId, ContainerChildKind, Facts, KeyProperty, Model, OperationKind, QualifiedName, StructuredKind,
    StructuredTypeId, TypeKind, Value,
};
use crate::vocabularies::CAPABILITIES;

/// The most addresses of a type that navigation properties lead to.
const MOST_NESTED: usize = 4;

/// Where entities of a type are.
#[derive(Clone, Debug)]
pub(super) struct Address {
    /// The path of the collection, or of the single entity.
    pub(super) path: Template,
    /// Whether it is that of a collection.
    pub(super) is_collection: bool,
    /// Other keys of the entities in the collection.
    pub(super) alternate_keys: Vec<Vec<KeyProperty>>,
    /// What may be done there.
    pub(super) allows: Allows,
}

impl Address {
    /// The path of one entity.
    pub(super) fn entity(&self, model: &Model, id: StructuredTypeId) -> Option<Template> {
        if self.is_collection { self.path.key(model, id) } else { Some(self.path.clone()) }
    }
}

/// What the annotations of an entity set, singleton or navigation property allow.
#[derive(Clone, Copy, Debug)]
pub(super) struct Allows {
    pub(super) read: bool,
    pub(super) read_by_key: bool,
    pub(super) insert: bool,
    pub(super) update: bool,
    pub(super) delete: bool,
}

impl Allows {
    fn of(facts: &Facts) -> Self {
        let allows = |term: &str, property: &str| !says_no(facts, term, property);
        Self {
            read: allows("ReadRestrictions", "Readable"),
            read_by_key: allows("ReadRestrictions", "Readable") && !by_key_is_not_readable(facts),
            insert: allows("InsertRestrictions", "Insertable"),
            update: allows("UpdateRestrictions", "Updatable"),
            delete: allows("DeleteRestrictions", "Deletable"),
        }
    }

    /// Reading is all that makes sense.
    fn only_reading(self) -> Self {
        Self { insert: false, update: false, delete: false, ..self }
    }
}

/// The properties of the record that an annotation of the vocabulary Capabilities is.
fn restrictions<'f>(facts: &'f Facts, term: &str) -> &'f [(String, Value)] {
    let found = facts.annotations.iter().find(|it| it.term.namespace == CAPABILITIES && it.term.name == term);
    match found.map(|annotation| &annotation.value) {
        Some(Value::Record { properties, .. }) => properties,
        _ => &[],
    }
}

fn is_false(properties: &[(String, Value)], name: &str) -> bool {
    properties.iter().any(|(known, value)| known == name && *value == Value::Constant(Constant::Bool(false)))
}

fn says_no(facts: &Facts, term: &str, property: &str) -> bool {
    is_false(restrictions(facts, term), property)
}

fn by_key_is_not_readable(facts: &Facts) -> bool {
    restrictions(facts, "ReadRestrictions").iter().any(|(name, value)| match value {
        Value::Record { properties, .. } => name == "ReadByKeyRestrictions" && is_false(properties, "Readable"),
        _ => false,
    })
}

/// Whether a container says that keys may be written as segments.
pub(super) fn has_key_segments(model: &Model) -> bool {
    let annotations = model.entity_containers.iter().flat_map(|container| &container.facts.annotations);
    annotations.into_iter().any(|annotation| {
        let QualifiedName { namespace, name } = &annotation.term;
        namespace == CAPABILITIES
            && name == "KeyAsSegmentSupported"
            && annotation.value != Value::Constant(Constant::Bool(false))
    })
}

/// The children of the containers that services offer: of all containers, if no document names one.
pub(super) fn children(model: &Model) -> Vec<ContainerChildId> {
    let has_service = model.entity_containers.iter().any(|container| container.is_service);
    let containers = model.entity_containers.iter().enumerate();
    let offered = containers.filter(|(_, container)| container.is_service || !has_service);
    let mut children: Vec<_> = offered.flat_map(|(number, _)| model.container_children(number)).collect();
    let mut known = BTreeSet::new();
    children.retain(|id| known.insert(*id));
    children
}

/// The addresses of all entity types, and the paths of unbound operations.
pub(super) struct Addresses {
    pub(super) of_types: BTreeMap<StructuredTypeId, Vec<Address>>,
    pub(super) of_imports: BTreeMap<usize, Vec<Template>>,
}

/// Finds the addresses in a model.
pub(super) fn addresses(model: &Model, style: KeyStyle) -> Addresses {
    let mut walk = Walk { model, has_navigation: with_navigation(model), found: BTreeMap::new() };
    let mut of_imports: BTreeMap<usize, Vec<Template>> = BTreeMap::new();
    let mut import = |name: &QualifiedName, kind: OperationKind, path: &Template| {
        for (number, _) in model.unbound_overloads(name, kind) {
            of_imports.entry(number).or_default().push(path.clone());
        }
    };
    for child in children(model).into_iter().map(|id| model.container_child(id)) {
        let path = Template::new(style).then(&child.name);
        let allows = Allows::of(&child.facts);
        match &child.kind {
            ContainerChildKind::EntitySet { entity_type: TypeKind::Structured(id), alternate_keys, .. } => {
                let alternate_keys = [alternate_keys.as_slice(), &all_alternate_keys(model, *id)].concat();
                walk.add(*id, Address { path, is_collection: true, alternate_keys, allows });
            }
            ContainerChildKind::Singleton { entity_type: TypeKind::Structured(id), .. } => {
                walk.add(*id, Address { path, is_collection: false, alternate_keys: Vec::new(), allows });
            }
            ContainerChildKind::EntitySet { .. } | ContainerChildKind::Singleton { .. } => {}
            ContainerChildKind::ActionImport { action, .. } => import(action, OperationKind::Action, &path),
            ContainerChildKind::FunctionImport { function, .. } => import(function, OperationKind::Function, &path),
        }
    }
    walk.found.values_mut().for_each(|addresses| sort(addresses));
    walk.nested();
    walk.cast();
    Addresses { of_types: walk.found, of_imports }
}

/// The alternate keys of a type and of its base types.
pub(super) fn all_alternate_keys(model: &Model, id: StructuredTypeId) -> Vec<Vec<KeyProperty>> {
    let lineage = model.lineage(id).into_iter();
    lineage.flat_map(|id| model.structured_type(id).alternate_keys.clone()).collect()
}

/// Collections before single entities, those that take new entities first, then the shortest path first.
fn sort(addresses: &mut [Address]) {
    addresses.sort_by(|one, other| order(one).cmp(&order(other)));
}

fn order(address: &Address) -> (bool, bool, usize, &str) {
    (!address.is_collection, !address.allows.insert, address.path.text.len(), &address.path.text)
}

/// The complex types in whose values navigation properties are, at any depth. Few are, so the others are not walked.
fn with_navigation(model: &Model) -> BTreeSet<StructuredTypeId> {
    let mut users: BTreeMap<StructuredTypeId, Vec<StructuredTypeId>> = BTreeMap::new();
    let mut open = Vec::new();
    for (number, type_) in
        model.structured_types.iter().enumerate().filter(|(_, it)| it.kind == StructuredKind::Complex)
    {
        let id = StructuredTypeId(number);
        // A value of a type has the properties of its base types, and may be of a derived type.
        for relative in type_.base.iter().chain(&type_.derived) {
            users.entry(*relative).or_default().push(id);
        }
        for property in &type_.properties {
            match property.type_.kind {
                _ if property.navigation.is_some() => open.push(id),
                TypeKind::Structured(target) if !property.type_.is_collection => {
                    users.entry(target).or_default().push(id);
                }
                _ => {}
            }
        }
    }
    let mut found = BTreeSet::new();
    while let Some(id) = open.pop() {
        if found.insert(id) {
            open.extend(users.get(&id).into_iter().flatten());
        }
    }
    found
}

struct Walk<'m> {
    model: &'m Model,
    has_navigation: BTreeSet<StructuredTypeId>,
    found: BTreeMap<StructuredTypeId, Vec<Address>>,
}

impl Walk<'_> {
    fn add(&mut self, id: StructuredTypeId, address: Address) {
        self.found.entry(id).or_default().push(address);
    }

    /// Adds the addresses that navigation properties lead to, contained ones as long as there are any.
    fn nested(&mut self) {
        let mut open: BTreeSet<StructuredTypeId> = self.found.keys().copied().collect();
        while !open.is_empty() {
            // The others lead nowhere new.
            let mut all = BTreeSet::new();
            while !open.is_empty() {
                all.extend(&open);
                open = self.step(&open, true);
            }
            open = self.step(&all, false);
        }
    }

    /// Adds the addresses one navigation property away from these types, of types that have none. Returns those types.
    fn step(&mut self, from: &BTreeSet<StructuredTypeId>, contained: bool) -> BTreeSet<StructuredTypeId> {
        let mut new: BTreeMap<StructuredTypeId, Vec<Address>> = BTreeMap::new();
        for id in from {
            let entity = self.found.get(id).and_then(|all| all.iter().find_map(|it| it.entity(self.model, *id)));
            if let Some(entity) = entity {
                self.properties(*id, &entity, contained, &mut new);
            }
        }
        for addresses in new.values_mut() {
            sort(addresses);
            addresses.truncate(MOST_NESTED);
        }
        let ids = new.keys().copied().collect();
        self.found.extend(new);
        ids
    }

    /// The addresses that the navigation properties of an entity lead to: those of its type, of its complex values, and of
    /// derived types of both by casts.
    fn properties(
        &self,
        id: StructuredTypeId,
        entity: &Template,
        contained: bool,
        new: &mut BTreeMap<StructuredTypeId, Vec<Address>>,
    ) {
        let mut visits = BTreeMap::new();
        // The types on the way are known, as a complex value in a value of its own type leads to nothing new.
        let mut open = VecDeque::from([(vec![id], entity.clone())]);
        while let Some((way, path)) = open.pop_front() {
            let Some(id) = way.last() else { continue };
            self.properties_at(*id, &path, contained, new, &mut |complex, path| {
                let visits = visits.entry(complex).or_insert(0);
                if *visits < MOST_NESTED && !way.contains(&complex) {
                    *visits += 1;
                    open.push_back(([way.as_slice(), &[complex]].concat(), path));
                }
            });
        }
    }

    /// The addresses that the navigation properties of one value lead to, and the complex values within it that lead to more.
    fn properties_at(
        &self,
        id: StructuredTypeId,
        path: &Template,
        contained: bool,
        new: &mut BTreeMap<StructuredTypeId, Vec<Address>>,
        complex: &mut impl FnMut(StructuredTypeId, Template),
    ) {
        let model = self.model;
        let own = model.lineage(id).into_iter().map(|owner| (owner, path.clone()));
        let derived = model.structured_type(id).derived.iter();
        let derived = derived.map(|derived| (*derived, path.then(&model.structured_type(*derived).name.to_string())));
        for (owner, path) in own.chain(derived) {
            for property in &model.structured_type(owner).properties {
                let TypeKind::Structured(target) = &property.type_.kind else { continue };
                let Some(navigation) = &property.navigation else {
                    if !property.type_.is_collection && self.has_navigation.contains(target) {
                        complex(*target, path.then(&property.name));
                    }
                    continue;
                };
                if navigation.contains_target != contained || self.found.contains_key(target) {
                    continue;
                }
                let allows = Allows::of(&property.facts);
                new.entry(*target).or_default().push(Address {
                    path: path.then(&property.name),
                    is_collection: property.type_.is_collection,
                    alternate_keys: [navigation.alternate_keys.as_slice(), &all_alternate_keys(model, *target)]
                        .concat(),
                    allows: if contained { allows } else { allows.only_reading() },
                });
            }
        }
    }

    /// Adds addresses by type casts for types that have none.
    fn cast(&mut self) {
        let model = self.model;
        let mut casts = BTreeMap::new();
        for (number, type_) in model.structured_types.iter().enumerate() {
            let id = StructuredTypeId(number);
            if type_.kind != StructuredKind::Entity || self.found.contains_key(&id) {
                continue;
            }
            let bases = model.lineage(id).into_iter().rev().skip(1);
            let Some(base) = bases.into_iter().find_map(|base| self.found.get(&base)) else { continue };
            let cast = base.iter().map(|address| Address {
                path: address.path.then(&type_.name.to_string()),
                alternate_keys: Vec::new(),
                allows: address.allows.only_reading(),
                is_collection: address.is_collection,
            });
            casts.insert(id, cast.collect());
        }
        self.found.extend(casts);
    }
}
