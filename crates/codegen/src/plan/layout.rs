//! Which values are boxed, and which may be of derived types.
//!
//! Both follow from what the whole published document says of a type, never from the part of it that a slice holds, so that
//! a further root changes no public type:
//!
//! - A single navigation property is boxed: entities are large, and refer to each other in circles.
//! - A complex value is boxed if its type is larger than [`LARGEST_VALUE`], or holds itself. Navigation properties do not
//!   count, as slices leave them out.
//! - A variant is boxed if it is an entity, or larger than what an unknown type takes anyway ([`LARGEST_VARIANT`]). So a
//!   value that may be of derived types has one size, whatever types those are.

use std::collections::BTreeMap;

use odata_csdl::model::{Model, Primitive, StructuredKind, StructuredType, StructuredTypeId, Type, TypeKind};
use petgraph::algo::kosaraju_scc;
use petgraph::prelude::DiGraphMap;

/// Complex values larger than this many bytes are boxed.
const LARGEST_VALUE: usize = 128;

/// Variants larger than this many bytes are boxed: the size of `odata_types::UnknownType`.
const LARGEST_VARIANT: usize = 56;

/// Size of an `Any..` enumeration: its largest variant and the discriminant.
const POLYMORPHIC: usize = LARGEST_VARIANT + 8;

/// What `Box` and `AdditionalProperties` take.
const POINTER: usize = 8;

/// What `Vec` and `String` take, with null or without.
const VECTOR: usize = 24;

/// What [`layout`] finds.
#[derive(Debug)]
pub(crate) struct Layout {
    /// The size of the struct of each complex type, in bytes on a machine of 64 bits; an estimate from above.
    sizes: BTreeMap<StructuredTypeId, usize>,
    /// The group of complex types that hold each other, for each.
    groups: BTreeMap<StructuredTypeId, usize>,
}

/// Whether a value of the type may be of a derived type.
pub(crate) fn is_polymorphic(structured: &StructuredType) -> bool {
    structured.is_abstract || structured.has_derived_types || !structured.derived.is_empty()
}

/// Estimates the sizes of all complex types.
pub(crate) fn layout(model: &Model) -> Layout {
    let mut graph: DiGraphMap<StructuredTypeId, ()> = DiGraphMap::new();
    for id in complex_types(model) {
        graph.add_node(id);
        for held in held(model, id).filter_map(|type_| inline(model, type_)) {
            graph.add_edge(id, held, ());
        }
    }
    let mut layout = Layout { sizes: BTreeMap::new(), groups: BTreeMap::new() };
    // The groups come in such an order that what a type holds has a size before the type itself.
    for (number, group) in kosaraju_scc(&graph).into_iter().enumerate() {
        layout.groups.extend(group.iter().map(|id| (*id, number)));
        for id in group {
            let size = held(model, id).map(|type_| layout.size_of(model, id, type_)).sum::<usize>() + POINTER;
            layout.sizes.insert(id, size);
        }
    }
    layout
}

impl Layout {
    /// Whether the field of a property, or of a parameter, which has no owner, needs a box.
    pub(crate) fn is_boxed(
        &self,
        model: &Model,
        owner: Option<StructuredTypeId>,
        is_navigation: bool,
        type_: &Type,
    ) -> bool {
        match type_.kind {
            TypeKind::Structured(_) if type_.is_collection => false,
            TypeKind::Structured(_) if is_navigation => true,
            TypeKind::Structured(id) if model.structured_type(id).kind == StructuredKind::Entity => true,
            TypeKind::Structured(_) => inline(model, type_)
                .is_some_and(|held| self.is_large(held) || owner.is_some_and(|owner| self.are_together(owner, held))),
            _ => false,
        }
    }

    /// Whether a variant of that type needs a box.
    pub(crate) fn is_boxed_variant(&self, model: &Model, id: StructuredTypeId) -> bool {
        model.structured_type(id).kind == StructuredKind::Entity
            || self.sizes.get(&id).is_none_or(|size| *size > LARGEST_VARIANT)
    }

    fn is_large(&self, id: StructuredTypeId) -> bool {
        self.sizes.get(&id).is_none_or(|size| *size > LARGEST_VALUE)
    }

    fn are_together(&self, a: StructuredTypeId, b: StructuredTypeId) -> bool {
        self.groups.get(&a).is_some_and(|group| self.groups.get(&b) == Some(group))
    }

    fn size_of(&self, model: &Model, owner: StructuredTypeId, type_: &Type) -> usize {
        if type_.is_collection {
            return VECTOR;
        }
        match &type_.kind {
            TypeKind::Structured(_) if self.is_boxed(model, Some(owner), false, type_) => 2 * POINTER,
            TypeKind::Structured(id) => {
                let structured = model.structured_type(*id);
                let size = if is_polymorphic(structured) { None } else { self.sizes.get(id) };
                // A value that may be null besides absent takes a word more at the most.
                size.copied().unwrap_or(POLYMORPHIC) + POINTER
            }
            TypeKind::Primitive(primitive) => primitive_size(*primitive),
            TypeKind::Definition(id) => primitive_size(model.type_definition(*id).underlying_type),
            TypeKind::Enum(_) => VECTOR,
            TypeKind::Abstract(_) | TypeKind::External(_) => UNTYPED,
        }
    }
}

/// What `serde_json::Value` takes.
const UNTYPED: usize = 32;

fn primitive_size(primitive: Primitive) -> usize {
    match primitive {
        Primitive::Boolean | Primitive::Byte | Primitive::SByte | Primitive::Int16 | Primitive::Int32 => 8,
        Primitive::Date => 12,
        Primitive::Int64 => 16,
        Primitive::Single | Primitive::Double | Primitive::DateTimeOffset => 40,
        _ => UNTYPED,
    }
}

fn complex_types(model: &Model) -> impl Iterator<Item = StructuredTypeId> {
    let types = model.structured_types.iter().enumerate();
    types.filter(|(_, it)| it.kind == StructuredKind::Complex).map(|(index, _)| StructuredTypeId(index))
}

/// The types of the properties that a type has in any slice.
fn held(model: &Model, id: StructuredTypeId) -> impl Iterator<Item = &Type> {
    let lineage = model.lineage(id).into_iter();
    let properties = lineage.flat_map(|id| &model.structured_type(id).properties);
    properties.filter(|property| property.navigation.is_none()).map(|property| &property.type_)
}

/// The complex type whose struct is the value itself, unless a box is needed.
fn inline(model: &Model, type_: &Type) -> Option<StructuredTypeId> {
    match type_.kind {
        TypeKind::Structured(id) if !type_.is_collection => {
            let structured = model.structured_type(id);
            (structured.kind == StructuredKind::Complex && !is_polymorphic(structured)).then_some(id)
        }
        _ => None,
    }
}
