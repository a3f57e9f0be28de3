//! What is in a slice and what is not, in numbers and names.

use std::collections::BTreeMap;

use super::{Extent, Node, Slice};
use crate::model::{Model, OperationKind, StructuredKind, TypeKind};

/// How many elements there are of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Enumeration types.
    pub enum_types: usize,
    /// Type definitions.
    pub type_definitions: usize,
    /// Complex types.
    pub complex_types: usize,
    /// Entity types.
    pub entity_types: usize,
    /// Actions, each overload by itself.
    pub actions: usize,
    /// Functions, each overload by itself.
    pub functions: usize,
    /// Terms.
    pub terms: usize,
    /// Entity containers.
    pub entity_containers: usize,
    /// Navigation properties.
    pub navigation_properties: usize,
}

/// What is in a slice and what is not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// What is in it.
    pub kept: Counts,
    /// What is not in it, of everything that the metadata declares.
    pub left_out: Counts,
    /// Of the types in it, the navigation properties that are not, by the type that they lead to.
    pub navigation: BTreeMap<String, Vec<String>>,
    /// The types of which only the key and the base types are in it, as operations are bound to them.
    pub keys_only: Vec<String>,
    /// Of the concrete types in it that are the type of something, how many derived types are not, by name.
    pub derived: BTreeMap<String, usize>,
}

impl Counts {
    /// The counts in words, those of nothing left out.
    #[must_use]
    pub fn in_words(&self) -> String {
        let counts = [
            (self.enum_types, "enumeration type", "enumeration types"),
            (self.type_definitions, "type definition", "type definitions"),
            (self.complex_types, "complex type", "complex types"),
            (self.entity_types, "entity type", "entity types"),
            (self.actions, "action", "actions"),
            (self.functions, "function", "functions"),
            (self.terms, "term", "terms"),
            (self.entity_containers, "entity container", "entity containers"),
            (self.navigation_properties, "navigation property", "navigation properties"),
        ];
        let counts = counts.into_iter().filter(|(count, ..)| *count > 0);
        let words: Vec<String> =
            counts.map(|(count, one, many)| format!("{count} {}", if count == 1 { one } else { many })).collect();
        if words.is_empty() { "nothing".to_owned() } else { words.join(", ") }
    }

    pub(super) fn slot(&mut self, model: &Model, node: Node) -> &mut usize {
        match node {
            Node::Enum(_) => &mut self.enum_types,
            Node::Definition(_) => &mut self.type_definitions,
            Node::Structured(id) => match model.structured_types[id].kind {
                StructuredKind::Complex => &mut self.complex_types,
                StructuredKind::Entity => &mut self.entity_types,
            },
            Node::Operation(number) => match model.operations[number].kind {
                OperationKind::Action => &mut self.actions,
                OperationKind::Function => &mut self.functions,
            },
            Node::Term(_) => &mut self.terms,
            Node::Container(_) => &mut self.entity_containers,
        }
    }
}

/// Goes through all that the metadata declares.
pub(super) fn report(slice: &Slice<'_>) -> Report {
    let mut report = Report::default();
    let model = &slice.model;
    for node in slice.nodes.values() {
        let counts = if slice.has(*node) { &mut report.kept } else { &mut report.left_out };
        *counts.slot(model, *node) += 1;
    }
    for (id, type_) in model.structured_types.iter().enumerate() {
        let extent = slice.extent(id);
        for (index, property) in type_.properties.iter().enumerate() {
            if property.navigation.is_none() {
                continue;
            }
            if slice.navigation.contains(&(id, index)) {
                report.kept.navigation_properties += 1;
                continue;
            }
            report.left_out.navigation_properties += 1;
            if extent.is_some_and(|extent| extent >= Extent::Whole) {
                let target = match &property.type_.kind {
                    TypeKind::Structured(target) => model.structured_type(*target).name.to_string(),
                    _ => "types that are not declared".to_owned(),
                };
                report.navigation.entry(target).or_default().push(format!("{}/{}", type_.name, property.name));
            }
        }
        match extent {
            Some(Extent::Key) => report.keys_only.push(type_.name.to_string()),
            Some(Extent::Values) if !type_.is_abstract => {
                let missing = type_.derived.iter().filter(|derived| !slice.has(Node::Structured(derived.0))).count();
                if missing > 0 {
                    report.derived.insert(type_.name.to_string(), missing);
                }
            }
            _ => {}
        }
    }
    report
}
