//! The plan: modules of items whose every Rust name and type is decided.

use odata_csdl::model::{ActsOn, Primitive};

use super::shared::Shared;
use crate::Counts;

/// The plan of all generated code.
#[derive(Clone, Debug)]
pub(crate) struct Plan<'a> {
    /// One module for each namespace, sorted by namespace.
    pub(crate) modules: Vec<Module>,
    /// The facts that several requests have in common.
    pub(crate) shared: Shared<'a>,
    /// What could not have its own name.
    pub(crate) renamed: Vec<Renamed>,
}

impl Plan<'_> {
    /// How many elements of each kind the items stand for.
    pub(crate) fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for item in self.modules.iter().flat_map(|module| &module.items) {
            let facts = match item {
                Item::Enum(_) => {
                    counts.enum_types += 1;
                    continue;
                }
                Item::Struct(item) => &item.facts,
                // The struct of a type that is not abstract has been counted.
                Item::Polymorphic(item) => match &item.facts {
                    Some(facts) => facts,
                    None => continue,
                },
            };
            match facts.kind {
                TypeFactsKind::Entity => counts.entity_types += 1,
                TypeFactsKind::Complex => counts.complex_types += 1,
                TypeFactsKind::Parameters => counts.actions += 1,
            }
        }
        counts
    }
}

/// An element whose Rust name is not simply its own, because that was taken.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Renamed {
    /// The qualified name of the element, with its property or member behind a slash.
    pub element: String,
    /// Its Rust name.
    pub name: String,
}

/// The module of one namespace.
#[derive(Clone, Debug)]
pub(crate) struct Module {
    pub(crate) name: String,
    pub(crate) docs: Vec<String>,
    pub(crate) items: Vec<Item>,
}

/// An item and all that belongs to it.
#[derive(Clone, Debug)]
pub(crate) enum Item {
    Enum(Enum),
    Struct(Box<Struct>),
    Polymorphic(Polymorphic),
}

/// An item of some module.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Path {
    pub(crate) module: String,
    pub(crate) name: String,
}

/// An enumeration type.
#[derive(Clone, Debug)]
pub(crate) struct Enum {
    pub(crate) name: String,
    pub(crate) static_name: String,
    pub(crate) qualified_name: String,
    pub(crate) docs: Vec<String>,
    pub(crate) description: String,
    pub(crate) is_flags: bool,
    pub(crate) members: Vec<Member>,
    /// The name of the variant for members that the schema does not know.
    pub(crate) unknown: String,
    /// The wire name of the sentinel.
    pub(crate) sentinel: Option<String>,
}

/// A member of an enumeration type.
#[derive(Clone, Debug)]
pub(crate) struct Member {
    pub(crate) name: String,
    pub(crate) wire_name: String,
    pub(crate) value: i64,
    pub(crate) docs: Vec<String>,
    pub(crate) description: String,
}

/// A structured type of which there are instances, or the parameters of an action.
#[derive(Clone, Debug)]
pub(crate) struct Struct {
    pub(crate) name: String,
    pub(crate) docs: Vec<String>,
    pub(crate) facts: TypeFacts,
    /// The properties, those of base types first.
    pub(crate) fields: Vec<Field>,
    /// The name of the field for what is not declared.
    pub(crate) additional: String,
    pub(crate) action: Option<ActionFacts>,
}

/// A property of a struct.
#[derive(Clone, Debug)]
pub(crate) struct Field {
    pub(crate) name: String,
    pub(crate) wire_name: String,
    pub(crate) docs: Vec<String>,
    pub(crate) presence: Presence,
    pub(crate) value: Value,
    /// Whether it is the only key property of its type.
    pub(crate) is_key: bool,
}

/// Whether a property may be absent, and whether null is something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Presence {
    /// It is always there: the plain type.
    Required,
    /// It may be absent: `Option`.
    Optional,
    /// It may be absent or null: `Nullable`.
    Nullable,
}

/// The type of a property's value.
#[derive(Clone, Debug)]
pub(crate) struct Value {
    pub(crate) kind: ValueKind,
    pub(crate) is_collection: bool,
    /// Whether an item of the collection may be null.
    pub(crate) has_nullable_items: bool,
    /// Whether a box is what keeps the type from holding itself.
    pub(crate) is_boxed: bool,
}

/// What a [`Value`] or each of its items is.
#[derive(Clone, Debug)]
pub(crate) enum ValueKind {
    Primitive(Primitive),
    Enum(Path),
    Flags(Path),
    Struct(Path),
    Polymorphic(Path),
    Untyped,
}

/// A structured type that has derived types: the enumeration of what a value may be.
#[derive(Clone, Debug)]
pub(crate) struct Polymorphic {
    pub(crate) name: String,
    pub(crate) docs: Vec<String>,
    pub(crate) qualified_name: String,
    pub(crate) variants: Vec<Variant>,
    /// The name of the variant for types that the schema does not have here.
    pub(crate) unknown: String,
    /// Where the facts of the declared type are.
    pub(crate) facts_path: Path,
    /// The facts, where no struct has them: those of an abstract type.
    pub(crate) facts: Option<TypeFacts>,
}

/// A variant: the declared type itself or one derived from it.
#[derive(Clone, Debug)]
pub(crate) struct Variant {
    pub(crate) name: String,
    pub(crate) qualified_name: String,
    pub(crate) type_: Path,
    /// Whether this is the declared type, whose values need no type tag.
    pub(crate) is_declared: bool,
    pub(crate) docs: Vec<String>,
}

/// The facts of a structured type, as they become a static.
#[derive(Clone, Debug)]
pub(crate) struct TypeFacts {
    pub(crate) static_name: String,
    pub(crate) qualified_name: String,
    pub(crate) kind: TypeFactsKind,
    pub(crate) base: Option<Path>,
    pub(crate) is_abstract: bool,
    pub(crate) is_open: bool,
    pub(crate) key: Vec<String>,
    pub(crate) properties: Vec<PropertyFacts>,
    pub(crate) derived: Vec<Path>,
    /// The requests that read entities of the type.
    pub(crate) reads: Vec<ReadFacts>,
    pub(crate) description: String,
}

/// What the type of [`TypeFacts`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TypeFactsKind {
    Entity,
    Complex,
    Parameters,
}

/// The facts of a property or parameter.
#[derive(Clone, Debug)]
pub(crate) struct PropertyFacts {
    pub(crate) name: String,
    pub(crate) value: ValueFacts,
    pub(crate) is_collection: bool,
    pub(crate) nullable: bool,
    pub(crate) is_required: bool,
    pub(crate) is_navigation: bool,
    pub(crate) is_entity_reference: bool,
    pub(crate) min_items: Option<u64>,
    pub(crate) max_items: Option<u64>,
    pub(crate) allowed_types: Vec<Path>,
    pub(crate) api_versions: Vec<String>,
    pub(crate) description: String,
}

/// The type of a value as the facts have it; a path leads to a static.
#[derive(Clone, Debug)]
pub(crate) enum ValueFacts {
    Primitive(Primitive),
    Enum(Path),
    Structured(Path),
    Untyped,
}

/// The facts of an action.
#[derive(Clone, Debug)]
pub(crate) struct ActionFacts {
    pub(crate) static_name: String,
    pub(crate) qualified_name: String,
    pub(crate) binding_type: String,
    pub(crate) path: String,
    pub(crate) success_status: u16,
    /// The shared static of the headers, if there are any.
    pub(crate) headers: Option<String>,
    /// The shared static of the permissions, if there are any.
    pub(crate) permissions: Option<String>,
    pub(crate) permission_exceptions: Vec<String>,
    pub(crate) least_privileged_role: String,
    /// The shared static of the clouds, if there are any.
    pub(crate) clouds: Option<String>,
    pub(crate) api_versions: Vec<String>,
    /// The states to which the action applies, and the qualified name of the entity type that has them.
    pub(crate) acts_on: Option<(String, ActsOn)>,
    pub(crate) example: String,
    pub(crate) documentation: String,
    pub(crate) description: String,
}

/// The facts of a request that reads entities.
#[derive(Clone, Debug)]
pub(crate) struct ReadFacts {
    pub(crate) static_name: String,
    pub(crate) path: String,
    pub(crate) is_collection: bool,
    /// The shared static of the permissions, if there are any.
    pub(crate) permissions: Option<String>,
    pub(crate) least_privileged_roles: Vec<String>,
    /// The shared static of the clouds, if there are any.
    pub(crate) clouds: Option<String>,
    pub(crate) api_versions: Vec<String>,
    pub(crate) documentation: String,
}
