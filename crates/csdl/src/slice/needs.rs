//! What the documents declare, and what each element alone would bring into a slice.

use super::reach::reach;
use super::report::Counts;
use super::roots::{self, Asked};
use super::{Node, Slice, name_of};
use crate::model::{Facts, Model, OperationKind, QualifiedName, StructuredKind};

/// An element that the documents declare.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Declared {
    /// Its name. Overloads have one name, and a type and an operation may have the same.
    pub name: QualifiedName,
    /// What it is, such as `entity type`.
    pub kind: &'static str,
    /// What is said of it, if anything is.
    pub description: Option<String>,
}

/// What a root brings into a slice, the root included.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Needs {
    /// How much there is of each kind.
    pub counts: Counts,
    /// The elements, in order of their names.
    pub elements: Vec<Declared>,
}

impl Slice<'_> {
    /// All elements that the documents declare, in the slice or not, in order of their names.
    #[must_use]
    pub fn declared(&self) -> Vec<Declared> {
        let mut declared: Vec<_> = roots::all(&self.model).map(|node| element(&self.model, node)).collect();
        declared.sort();
        declared.dedup();
        declared
    }

    /// Says that the documents do not declare a name, and which one may have been meant.
    #[must_use]
    pub fn not_declared(&self, name: &str) -> String {
        roots::not_there(&self.model, name)
    }

    /// What a name brings in that is a root, be it in the slice or not; nothing if the documents do not declare it. Navigation
    /// properties are as the request of the slice has them.
    #[must_use]
    pub fn needs(&self, root: &str) -> Needs {
        let asked = Asked { roots: roots::root_named(&self.model, root), ..self.asked.clone() };
        let (kept, navigation) = reach(&self.model, &asked);
        let mut needs = Needs::default();
        for node in kept.keys() {
            *needs.counts.slot(&self.model, *node) += 1;
        }
        needs.counts.navigation_properties = navigation.len();
        needs.elements = kept.keys().map(|node| element(&self.model, *node)).collect();
        needs.elements.sort();
        needs.elements.dedup();
        needs
    }
}

fn element(model: &Model, node: Node) -> Declared {
    let (kind, facts): (_, &Facts) = match node {
        Node::Structured(id) => {
            let type_ = &model.structured_types[id];
            let kind = match (type_.kind, type_.is_abstract) {
                (StructuredKind::Entity, false) => "entity type",
                (StructuredKind::Entity, true) => "abstract entity type",
                (StructuredKind::Complex, false) => "complex type",
                (StructuredKind::Complex, true) => "abstract complex type",
            };
            (kind, &type_.facts)
        }
        Node::Enum(id) => ("enumeration type", &model.enum_types[id].facts),
        Node::Definition(id) => ("type definition", &model.type_definitions[id].facts),
        Node::Operation(number) => {
            let operation = &model.operations[number];
            let kind = match operation.kind {
                OperationKind::Action => "action",
                OperationKind::Function => "function",
            };
            (kind, &operation.facts)
        }
        Node::Term(number) => ("term", &model.terms[number].facts),
        Node::Container(number) => ("entity container", &model.entity_containers[number].facts),
    };
    Declared { name: name_of(model, node).clone(), kind, description: facts.description.clone() }
}
