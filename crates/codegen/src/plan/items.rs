//! The plan: modules of items whose every Rust name and type is decided.

use std::collections::{BTreeMap, BTreeSet};

use odata_csdl::model::{self, ActsOn, Constraints, Json, OperationKind, RequestKind};
use odata_types::facts::Primitive;

use super::shared::Shared;
use crate::renamed::Renamed;

/// The plan of all generated code.
#[derive(Clone, Debug)]
pub struct Plan<'a> {
    /// One module for each namespace, sorted by namespace.
    pub modules: Vec<Module>,
    /// The modules of namespaces that are generated elsewhere, and the paths of those.
    pub externs: Vec<(String, String)>,
    /// The cargo features of which an element needs one, by qualified name; an element without any is always there.
    pub features: BTreeMap<String, BTreeSet<String>>,
    /// Whether the types implement `JsonSchema` behind the cargo feature `schemars`.
    pub has_json_schema: bool,
    /// The facts that several requests have in common.
    pub shared: Shared<'a>,
    /// What could not have its own name.
    pub renamed: Vec<Renamed>,
    /// The `recursion_limit` that the types need, if the default one is too low.
    pub recursion_limit: Option<usize>,
}

/// The module of one namespace.
#[derive(Clone, Debug)]
pub struct Module {
    /// The Rust name.
    pub name: String,
    /// The documentation, line by line.
    pub docs: Vec<String>,
    /// The items, types first, in the order of their names.
    pub items: Vec<Item>,
}

/// An item and all that belongs to it.
#[derive(Clone, Debug)]
pub enum Item {
    /// An enumeration type.
    Enum(Box<Enum>),
    /// A structured type, or the parameters of an action or function.
    Struct(Box<Struct>),
    /// What a value of a type with derived types may be.
    Polymorphic(Box<Polymorphic>),
}

impl Item {
    /// The qualified name in the schema.
    pub(crate) fn qualified_name(&self) -> &str {
        match self {
            Self::Enum(item) => &item.qualified_name,
            Self::Struct(item) => &item.facts.qualified_name,
            Self::Polymorphic(item) => &item.qualified_name,
        }
    }

    /// The facts of the structured type or the parameters, if they belong to this item.
    #[must_use]
    pub fn facts(&self) -> Option<&TypeFacts> {
        match self {
            Self::Enum(_) => None,
            Self::Struct(item) => Some(&item.facts),
            Self::Polymorphic(item) => item.facts.as_ref(),
        }
    }
}

/// An item of some module.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Path {
    /// The name of the module.
    pub module: String,
    /// The Rust name.
    pub name: String,
}

/// An enumeration type.
#[derive(Clone, Debug)]
pub struct Enum {
    /// The Rust name.
    pub name: String,
    /// Further attributes, each as it stands within `#[..]`.
    pub attributes: Vec<String>,
    /// The static with the facts.
    pub static_name: String,
    /// The qualified name in the schema.
    pub qualified_name: String,
    /// The documentation, line by line.
    pub docs: Vec<String>,
    /// The description in the facts.
    pub description: String,
    /// What else is said, in the facts.
    pub long_description: String,
    /// Whether a value combines several members.
    pub is_flags: bool,
    /// The members in the order of the schema.
    pub members: Vec<Member>,
    /// The name of the variant for members that the schema does not know.
    pub unknown: String,
    /// The wire name of the sentinel.
    pub sentinel: Option<String>,
}

/// A member of an enumeration type.
#[derive(Clone, Debug)]
pub struct Member {
    /// The Rust name.
    pub name: String,
    /// The name on the wire.
    pub wire_name: String,
    /// The number.
    pub value: i64,
    /// The documentation, line by line.
    pub docs: Vec<String>,
    /// The description in the facts.
    pub description: String,
}

/// A structured type of which there are instances, or the parameters of an action or function.
#[derive(Clone, Debug)]
pub struct Struct {
    /// The Rust name.
    pub name: String,
    /// Further attributes, each as it stands within `#[..]`.
    pub attributes: Vec<String>,
    /// The documentation, line by line.
    pub docs: Vec<String>,
    /// The facts.
    pub facts: TypeFacts,
    /// The properties, those of base types first.
    pub fields: Vec<Field>,
    /// The name of the field for what is not declared.
    pub additional: String,
    /// The facts of the action or function whose parameters these are.
    pub operation: Option<OperationFacts>,
}

impl Struct {
    /// Whether these are the parameters of an operation of that kind.
    #[must_use]
    pub fn is_of(&self, kind: OperationKind) -> bool {
        self.operation.as_ref().is_some_and(|operation| operation.kind == kind)
    }

    /// Whether a property must be there, so that there is no empty value.
    #[must_use]
    pub fn has_required(&self) -> bool {
        self.fields.iter().any(|field| field.presence == Presence::Required)
    }
}

/// A property of a struct.
#[derive(Clone, Debug)]
pub struct Field {
    /// The Rust name.
    pub name: String,
    /// Further attributes, each as it stands within `#[..]`.
    pub attributes: Vec<String>,
    /// The name on the wire.
    pub wire_name: String,
    /// The documentation, line by line.
    pub docs: Vec<String>,
    /// Whether the property may be absent or null.
    pub presence: Presence,
    /// The type of the value.
    pub value: Value,
    /// Whether it is the only key property of its type.
    pub is_key: bool,
}

impl Field {
    /// Whether serde reads and writes the value.
    pub(crate) fn is_foreign(&self) -> bool {
        matches!(self.value.kind, ValueKind::Foreign(_))
    }
}

/// Whether a property may be absent, and whether null is something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// It is always there: the plain type.
    Required,
    /// It may be absent: `Option`.
    Optional,
    /// It may be absent or null: `Nullable`.
    Nullable,
}

/// The type of a property's value.
#[derive(Clone, Debug)]
pub struct Value {
    /// What it is, or each of its items.
    pub kind: ValueKind,
    /// Whether there are several.
    pub is_collection: bool,
    /// Whether an item of the collection may be null.
    pub has_nullable_items: bool,
    /// Whether the value is boxed; the module `layout` decides it.
    pub is_boxed: bool,
}

/// What a [`Value`] or each of its items is.
#[derive(Clone, Debug)]
pub enum ValueKind {
    /// A primitive type.
    Primitive(Primitive),
    /// An enumeration type with one member at a time.
    Enum(Path),
    /// An enumeration type with any number of members.
    Flags(Path),
    /// A structured type without derived types.
    Struct(Path),
    /// A structured type with derived types.
    Polymorphic(Path),
    /// A type of that path that serde reads and writes.
    Foreign(String),
    /// Any JSON.
    Untyped,
}

/// A structured type that has derived types: the enumeration of what a value may be.
#[derive(Clone, Debug)]
pub struct Polymorphic {
    /// The Rust name.
    pub name: String,
    /// Further attributes, each as it stands within `#[..]`.
    pub attributes: Vec<String>,
    /// The documentation, line by line.
    pub docs: Vec<String>,
    /// The qualified name in the schema.
    pub qualified_name: String,
    /// The variants with a type of their own.
    pub variants: Vec<Variant>,
    /// The name of the variant for entities that are named by their keys, which only an abstract entity type has.
    pub reference: Option<String>,
    /// The name of the variant for types that the schema does not have here.
    pub unknown: String,
    /// The static with the facts of the declared type.
    pub static_name: String,
    /// The facts, where no struct has them: those of an abstract type.
    pub facts: Option<TypeFacts>,
}

/// A variant: the declared type itself or one derived from it.
#[derive(Clone, Debug)]
pub struct Variant {
    /// The Rust name.
    pub name: String,
    /// The qualified name in the schema.
    pub qualified_name: String,
    /// The struct that it holds.
    pub type_: Path,
    /// Whether the value is boxed.
    pub is_boxed: bool,
    /// The documentation, line by line.
    pub docs: Vec<String>,
}

/// The facts of a structured type, as they become a static.
#[derive(Clone, Debug)]
pub struct TypeFacts {
    /// The static with the facts.
    pub static_name: String,
    /// The qualified name in the schema.
    pub qualified_name: String,
    pub kind: TypeFactsKind,
    pub base: Option<Path>,
    pub is_abstract: bool,
    pub is_open: bool,
    pub key: Vec<String>,
    /// How many properties the base types declare.
    pub inherited: usize,
    pub properties: Vec<PropertyFacts>,
    pub derived: Vec<Path>,
    /// The requests for entities of the type.
    pub requests: Vec<EntityRequestFacts>,
    /// The description in the facts.
    pub description: String,
    /// What else is said, in the facts.
    pub long_description: String,
}

/// What the type of [`TypeFacts`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TypeFactsKind {
    Entity,
    Complex,
    Parameters,
}

/// The facts of a property or parameter.
#[derive(Clone, Debug)]
pub struct PropertyFacts {
    /// The Rust name.
    pub name: String,
    pub value: ValueFacts,
    /// Whether there are several.
    pub is_collection: bool,
    pub nullable: bool,
    pub is_required: bool,
    pub is_navigation: bool,
    /// What else is documented of the values.
    pub constraints: Constraints,
    /// The types that these allow.
    pub allowed_types: Vec<Path>,
    pub api_versions: Vec<String>,
    /// The description in the facts.
    pub description: String,
    /// What else is said, in the facts.
    pub long_description: String,
}

/// The type of a value as the facts have it; a path leads to a static.
#[derive(Clone, Debug)]
pub enum ValueFacts {
    Primitive(Primitive),
    Enum(Path),
    Structured(Path),
    Untyped,
}

/// The facts of an action or a function.
#[derive(Clone, Debug)]
pub struct OperationFacts {
    /// What it is.
    pub kind: OperationKind,
    /// The static with the facts.
    pub static_name: String,
    /// The qualified name in the schema.
    pub qualified_name: String,
    pub binding_type: String,
    /// The request.
    pub request: RequestFacts,
    /// What a success returns; none for 204.
    pub output: Option<Value>,
    /// The states to which an action applies, and the qualified name of the entity type that has them.
    pub acts_on: Option<(String, ActsOn)>,
    /// The description in the facts.
    pub description: String,
}

/// The facts of a request for entities.
#[derive(Clone, Debug)]
pub struct EntityRequestFacts {
    /// What it does.
    pub kind: RequestKind,
    /// The static with the facts.
    pub static_name: String,
    /// The type of its body, if that is an entity.
    pub body: Option<Path>,
    /// The request.
    pub request: RequestFacts,
}

/// The facts of a request.
#[derive(Clone, Debug)]
pub struct RequestFacts {
    pub method: String,
    pub success_status: u16,
    /// The type of what a success returns, and whether there are several.
    pub result: Option<(ValueFacts, bool)>,
    /// The shared static of the headers, if there are any.
    pub headers: Option<String>,
    /// The shared static of the permissions, if there are any.
    pub permissions: Option<String>,
    /// The shared static of the clouds, if there are any.
    pub clouds: Option<String>,
    /// The example of a body.
    pub example: Option<Json>,
    /// The requests at further paths.
    pub further: Vec<RequestFacts>,
    /// What the schema says.
    pub said: model::RequestFacts,
}
