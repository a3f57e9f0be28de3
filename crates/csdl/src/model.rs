//! The resolved model: the type between resolving and planning.
//!
//! All names are bound, all aliases are expanded, annotations by external target have joined their targets, and the terms
//! that this crate knows are decoded. Lists are sorted by qualified name, so a model does not depend on the order of files.

mod containers;
mod edm;
mod keys;
mod names;
mod requests;

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::document::{Constant, Facets};
use crate::source::Place;

pub use containers::{
    ContainerChild, ContainerChildId, ContainerChildKind, EntityContainer, EntitySetName, NavigationBinding,
};
pub use edm::{AbstractType, Primitive};
pub use keys::KeyProperty;
pub use requests::{ActsOn, Cloud, EntityRequest, Header, Permission, RequestFacts, RequestKind, Scope};

/// Everything that a set of documents declares.
#[derive(Clone, Debug, Default)]
pub struct Model {
    /// The schemas, sorted by namespace.
    pub schemas: Vec<Schema>,
    /// Entity types and complex types, sorted by qualified name. [`StructuredTypeId`] counts here.
    pub structured_types: Vec<StructuredType>,
    /// Enumeration types, sorted by qualified name. [`EnumTypeId`] counts here.
    pub enum_types: Vec<EnumType>,
    /// Type definitions, sorted by qualified name. [`TypeDefinitionId`] counts here.
    pub type_definitions: Vec<TypeDefinition>,
    /// Actions and functions, sorted by qualified name, then binding type, then parameter names.
    pub operations: Vec<Operation>,
    /// Terms, sorted by qualified name.
    pub terms: Vec<Term>,
    /// Entity containers, sorted by qualified name.
    pub entity_containers: Vec<EntityContainer>,
    /// Applications of terms that this crate does not decode, sorted by target.
    pub undecoded: Vec<Undecoded>,
    /// The namespaces that a document includes and no document declares, with the URI of the document that it references for
    /// each of them. A [`TypeKind::External`] is of such a namespace or of a standard vocabulary.
    pub references: BTreeMap<String, String>,
    /// Faults that did not stop the run, sorted by place. Each has its [`Diagnostic::leniency`].
    pub tolerated: Vec<Diagnostic>,
}

/// The number of a structured type in its [`Model`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StructuredTypeId(pub usize);

/// The number of an enumeration type in its [`Model`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EnumTypeId(pub usize);

/// The number of a type definition in its [`Model`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeDefinitionId(pub usize);

/// The number of a property of a structured type in its [`Model`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PropertyId {
    /// The type that declares the property.
    pub owner: StructuredTypeId,
    /// The number of the property in [`StructuredType::properties`].
    pub index: usize,
}

/// A name and the namespace it belongs to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QualifiedName {
    /// The namespace, never an alias.
    pub namespace: String,
    /// The simple name.
    pub name: String,
}

impl std::fmt::Display for QualifiedName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.namespace, self.name)
    }
}

/// A namespace, merged from all documents that declare elements in it.
#[derive(Clone, Debug)]
pub struct Schema {
    /// The namespace.
    pub namespace: String,
    /// Whether it came from a source that was given as a vocabulary: to be known, not to be generated.
    pub is_vocabulary: bool,
    /// Its alias in the first document, in order of paths, that gives one.
    pub alias: Option<String>,
    /// Its facts.
    pub facts: Facts,
    /// Where it is declared, in the first document that declares it.
    pub place: Place,
}

/// Whether a structured type is an entity type or a complex type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StructuredKind {
    /// An entity type.
    Entity,
    /// A complex type.
    Complex,
}

/// An entity type or complex type.
#[derive(Clone, Debug)]
pub struct StructuredType {
    /// Its name.
    pub name: QualifiedName,
    /// What it is.
    pub kind: StructuredKind,
    /// Its base type.
    pub base: Option<StructuredTypeId>,
    /// The types that have this one as their base type, directly or not, in order of their qualified names.
    pub derived: Vec<StructuredTypeId>,
    /// Whether the published document derives types from this one: those in `derived`, or others that a slice has left out,
    /// which `Slices.HasDerivedTypes` says.
    pub has_derived_types: bool,
    /// A number behind the last part of the namespace and the name of the type, which together name it among the types that are
    /// derived from a type of another namespace; none if they are unique. A slice says it by `Slices.VariantNumber`.
    pub variant_number: Option<usize>,
    /// Whether it has no instances of its own.
    pub is_abstract: bool,
    /// Whether instances may have dynamic properties.
    pub is_open: bool,
    /// Whether it is a media entity type, or derived from one.
    pub has_stream: bool,
    /// Its key properties, inherited ones included.
    pub key: Vec<KeyProperty>,
    /// `Core.AlternateKeys`, also of the older vocabulary `OData.Community.Keys.V1`: other keys that address an
    /// entity.
    pub alternate_keys: Vec<Vec<KeyProperty>>,
    /// The properties that it declares itself, in the order of the document.
    pub properties: Vec<Property>,
    /// `Requests.EntityRequests` of our own vocabulary: the requests for its entities, in order.
    pub requests: Vec<EntityRequest>,
    /// Its facts.
    pub facts: Facts,
    /// Where it is declared.
    pub place: Place,
}

/// A property or navigation property.
#[derive(Clone, Debug)]
pub struct Property {
    /// The name, which is the name on the wire.
    pub name: String,
    /// The type.
    pub type_: Type,
    /// `$DefaultValue`
    pub default_value: Option<Constant>,
    /// What only navigation properties have.
    pub navigation: Option<Navigation>,
    /// What is documented of its values.
    pub constraints: Constraints,
    /// Its facts.
    pub facts: Facts,
    /// Where it is declared.
    pub place: Place,
}

/// What a navigation property has beyond its type.
#[derive(Clone, Debug, Default)]
pub struct Navigation {
    /// The partner's path.
    pub partner: Option<String>,
    /// Whether the related entities are contained.
    pub contains_target: bool,
    /// Dependent and principal properties.
    pub referential_constraints: Vec<(String, String)>,
    /// What happens to related entities on deletion.
    pub on_delete: Option<String>,
    /// `Core.AlternateKeys`: keys that address a related entity here, in addition to the key of its type.
    pub alternate_keys: Vec<Vec<KeyProperty>>,
}

/// The use of a type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Type {
    /// What the type of a value, or of each item, is.
    pub kind: TypeKind,
    /// Whether it is a collection.
    pub is_collection: bool,
    /// Whether a value, or each item, may be null.
    pub nullable: bool,
    /// The facets.
    pub facets: Facets,
}

/// What a [`Type`] is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TypeKind {
    /// A primitive type.
    Primitive(Primitive),
    /// An abstract type of the Edm namespace.
    Abstract(AbstractType),
    /// A structured type.
    Structured(StructuredTypeId),
    /// An enumeration type.
    Enum(EnumTypeId),
    /// A type definition.
    Definition(TypeDefinitionId),
    /// A type of a namespace that a `$Reference` includes, but whose document was not given.
    External(QualifiedName),
}

/// An enumeration type.
#[derive(Clone, Debug)]
pub struct EnumType {
    /// Its name.
    pub name: QualifiedName,
    /// The integer type of its values.
    pub underlying_type: Primitive,
    /// Whether a value is a set of members.
    pub is_flags: bool,
    /// The members in the order of the document.
    pub members: Vec<Member>,
    /// Its facts.
    pub facts: Facts,
    /// Where it is declared.
    pub place: Place,
}

/// A member of an enumeration type.
#[derive(Clone, Debug)]
pub struct Member {
    /// The name, which is the name on the wire.
    pub name: String,
    /// The value.
    pub value: i64,
    /// `Requests.ServiceRoot`, on the members of its `Cloud`.
    pub service_root: Option<String>,
    /// Its facts.
    pub facts: Facts,
    /// Where it is declared.
    pub place: Place,
}

/// A type definition.
#[derive(Clone, Debug)]
pub struct TypeDefinition {
    /// Its name.
    pub name: QualifiedName,
    /// The primitive type below it.
    pub underlying_type: Primitive,
    /// The facets.
    pub facets: Facets,
    /// Its facts.
    pub facts: Facts,
    /// Where it is declared.
    pub place: Place,
}

/// Whether an operation is an action or a function.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OperationKind {
    /// An action.
    Action,
    /// A function.
    Function,
}

/// One overload of an action or function.
#[derive(Clone, Debug)]
pub struct Operation {
    /// Its name.
    pub name: QualifiedName,
    /// What it is.
    pub kind: OperationKind,
    /// The binding parameter of a bound overload.
    pub binding: Option<Parameter>,
    /// The other parameters in order.
    pub parameters: Vec<Parameter>,
    /// Whether the published document declares further overloads: the model has them, or a slice has left them out, which
    /// `Slices.HasOverloads` says.
    pub is_overloaded: bool,
    /// What is returned; none means 204 No Content.
    pub return_type: Option<ReturnType>,
    /// Whether a function allows further path segments.
    pub is_composable: bool,
    /// `$EntitySetPath`: the path, from the binding parameter, of the entity set of the result.
    pub entity_set_path: Option<String>,
    /// What the annotations say of requests.
    pub request: RequestFacts,
    /// Its facts.
    pub facts: Facts,
    /// Where it is declared.
    pub place: Place,
}

/// What an operation returns.
#[derive(Clone, Debug)]
pub struct ReturnType {
    /// The type.
    pub type_: Type,
    /// Its facts.
    pub facts: Facts,
}

/// A parameter of an operation.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// The name, which is the name on the wire.
    pub name: String,
    /// The type.
    pub type_: Type,
    /// `Core.OptionalParameter`
    pub is_optional: bool,
    /// `DefaultValue` of `Core.OptionalParameter`: the value that a service uses if the parameter is left out.
    pub default_value: Option<String>,
    /// What is documented of its values.
    pub constraints: Constraints,
    /// `Core.Example`: the value of an example.
    pub example: Option<Json>,
    /// Its facts.
    pub facts: Facts,
    /// Where it is declared.
    pub place: Place,
}

/// A vocabulary term.
#[derive(Clone, Debug)]
pub struct Term {
    /// Its name.
    pub name: QualifiedName,
    /// The type of its values.
    pub type_: Type,
    /// The kinds of element it applies to; empty means all.
    pub applies_to: Vec<String>,
    /// `$DefaultValue`
    pub default_value: Option<Constant>,
    /// `$BaseTerm`
    pub base_term: Option<QualifiedName>,
    /// Its facts.
    pub facts: Facts,
    /// Where it is declared.
    pub place: Place,
}

/// What is documented of any element, decoded from the Core vocabulary.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// `Core.Description`
    pub description: Option<String>,
    /// `Core.LongDescription`
    pub long_description: Option<String>,
    /// `Core.Links`
    pub links: Vec<Link>,
    /// `Core.Revisions`
    pub revisions: Vec<Revision>,
    /// `Core.SchemaVersion`, on schemas.
    pub schema_version: Option<String>,
    /// `Requests.ApiVersions`: the API versions in which the element is documented; empty if
    /// that is not documented.
    pub api_versions: Vec<String>,
    /// The number of a type, operation or property among those of the published document whose names differ in case and
    /// punctuation only, if it is not the first of them. A slice says it by `Slices.NameNumber`. Overloads have their
    /// [prefix](Model::overload_prefix) in front.
    pub name_number: Option<usize>,
    /// Every annotation, decoded or not, in order of term and qualifier.
    pub annotations: Vec<Annotation>,
}

/// `Core.Links`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The relation type.
    pub rel: String,
    /// The address.
    pub href: String,
}

/// `Core.Revisions`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// The API version.
    pub version: Option<String>,
    /// `Added`, `Modified` or `Deprecated`.
    pub kind: String,
    /// What has changed.
    pub description: Option<String>,
    /// The date, where one is given as a dynamic property.
    pub date: Option<String>,
}

/// What is documented of the values of a property or parameter, decoded from `Validation` and `Requests`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Constraints {
    /// `Validation.MinItems`
    pub min_items: Option<u64>,
    /// `Validation.MaxItems`
    pub max_items: Option<u64>,
    /// `Validation.Minimum`, as it is written.
    pub minimum: Option<String>,
    /// `Validation.Maximum`, as it is written.
    pub maximum: Option<String>,
    /// `Validation.DerivedTypeConstraint`: the only types that are allowed; empty if that is not documented.
    pub allowed_types: Vec<StructuredTypeId>,
    /// `Requests.Required`: a request must have the property.
    pub is_required: bool,
    /// `Requests.IfAbsent`: what happens without the property.
    pub if_absent: Option<String>,
    /// `Requests.EntityReference`: the values refer to existing entities by their keys.
    pub is_entity_reference: bool,
}

/// An annotation whose term is bound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annotation {
    /// The term, its alias gone.
    pub term: QualifiedName,
    /// The qualifier.
    pub qualifier: Option<String>,
    /// The value.
    pub value: Value,
    /// Annotations of the annotation.
    pub annotations: Vec<Annotation>,
}

/// The value of an annotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A constant.
    Constant(Constant),
    /// A collection.
    Collection(Vec<Value>),
    /// A record.
    Record {
        /// The type that it names, its alias gone.
        type_: Option<QualifiedName>,
        /// The property values by name.
        properties: Vec<(String, Value)>,
        /// Annotations of the record and, by property name, of its property values.
        annotations: Vec<(Option<String>, Annotation)>,
    },
    /// A path.
    Path(String),
    /// A computed expression: its operator, operands and named arguments.
    Dynamic {
        /// The operator as in CSDL JSON, such as `$If`.
        operator: String,
        /// The operands.
        operands: Vec<Value>,
        /// The named arguments.
        arguments: Vec<(String, String)>,
        /// Its annotations.
        annotations: Vec<Annotation>,
    },
}

/// A JSON value as an annotation gives it, members in order: the value of an example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    /// null
    Null,
    /// A boolean.
    Bool(bool),
    /// A number as it is written.
    Number(String),
    /// A string.
    String(String),
    /// An array.
    Array(Vec<Json>),
    /// An object.
    Object(Vec<(String, Json)>),
}

/// An application of a term that this crate does not decode.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Undecoded {
    /// The path of the element.
    pub target: String,
    /// The term and qualifier.
    pub term: String,
    /// Its place.
    pub place: Place,
}
