//! The resolved model: the type between resolving and planning.
//!
//! Every name is bound, every alias is gone, annotations by external target have joined their targets, and the terms that
//! this crate knows are decoded. Lists are sorted by qualified name, so that a model does not depend on the order of files.

use crate::diagnostic::Diagnostic;
use crate::document::{Constant, Facets};
use crate::source::Place;

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
    /// Applications of terms that this crate does not decode, sorted by target: kept, and listed for those who care.
    pub undecoded: Vec<Undecoded>,
    /// Faults of annotations in CSDL XML, sorted by place: what they stand in says nothing, and all else is sound.
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

impl Model {
    /// A structured type by its number.
    #[must_use]
    pub fn structured_type(&self, id: StructuredTypeId) -> &StructuredType {
        &self.structured_types[id.0]
    }

    /// An enumeration type by its number.
    #[must_use]
    pub fn enum_type(&self, id: EnumTypeId) -> &EnumType {
        &self.enum_types[id.0]
    }

    /// A type definition by its number.
    #[must_use]
    pub fn type_definition(&self, id: TypeDefinitionId) -> &TypeDefinition {
        &self.type_definitions[id.0]
    }

    /// A structured type and its base types, the most basic one first.
    #[must_use]
    pub fn lineage(&self, id: StructuredTypeId) -> Vec<StructuredTypeId> {
        let mut lineage = vec![id];
        let mut base = self.structured_type(id).base;
        while let Some(id) = base {
            lineage.push(id);
            base = self.structured_type(id).base;
        }
        lineage.reverse();
        lineage
    }
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
    /// Whether it has no instances of its own.
    pub is_abstract: bool,
    /// Whether instances may have dynamic properties.
    pub is_open: bool,
    /// Whether it is a media entity type.
    pub has_stream: bool,
    /// The paths of its key properties, inherited ones included.
    pub key: Vec<String>,
    /// The properties that it declares itself, in the order of the document.
    pub properties: Vec<Property>,
    /// `Requests.ReadByKey` of our own vocabulary: the request that reads one entity.
    pub read_by_key: Option<ReadFacts>,
    /// `Requests.List`: the request that reads a collection of entities.
    pub list: Option<ReadFacts>,
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
    /// One of the abstract types of the Edm namespace: `Untyped`, `PrimitiveType`, `ComplexType`, `EntityType`,
    /// `Geography`, `Geometry`, `AnyPropertyPath` and so on.
    Abstract(String),
    /// A structured type.
    Structured(StructuredTypeId),
    /// An enumeration type.
    Enum(EnumTypeId),
    /// A type definition.
    Definition(TypeDefinitionId),
    /// A type of a namespace that a `$Reference` includes, but whose document was not given.
    External(QualifiedName),
}

/// The primitive types of the Edm namespace.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each is named exactly as in the Edm namespace")]
pub enum Primitive {
    Binary,
    Boolean,
    Byte,
    Date,
    DateTimeOffset,
    Decimal,
    Double,
    Duration,
    Guid,
    Int16,
    Int32,
    Int64,
    SByte,
    Single,
    Stream,
    String,
    TimeOfDay,
    GeographyPoint,
    GeographyLineString,
    GeographyPolygon,
    GeographyMultiPoint,
    GeographyMultiLineString,
    GeographyMultiPolygon,
    GeographyCollection,
    GeometryPoint,
    GeometryLineString,
    GeometryPolygon,
    GeometryMultiPoint,
    GeometryMultiLineString,
    GeometryMultiPolygon,
    GeometryCollection,
}

impl Primitive {
    /// Every primitive type, in the order of declaration.
    pub const ALL: [Self; 31] = [
        Self::Binary,
        Self::Boolean,
        Self::Byte,
        Self::Date,
        Self::DateTimeOffset,
        Self::Decimal,
        Self::Double,
        Self::Duration,
        Self::Guid,
        Self::Int16,
        Self::Int32,
        Self::Int64,
        Self::SByte,
        Self::Single,
        Self::Stream,
        Self::String,
        Self::TimeOfDay,
        Self::GeographyPoint,
        Self::GeographyLineString,
        Self::GeographyPolygon,
        Self::GeographyMultiPoint,
        Self::GeographyMultiLineString,
        Self::GeographyMultiPolygon,
        Self::GeographyCollection,
        Self::GeometryPoint,
        Self::GeometryLineString,
        Self::GeometryPolygon,
        Self::GeometryMultiPoint,
        Self::GeometryMultiLineString,
        Self::GeometryMultiPolygon,
        Self::GeometryCollection,
    ];

    /// The name within the Edm namespace.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Binary => "Binary",
            Self::Boolean => "Boolean",
            Self::Byte => "Byte",
            Self::Date => "Date",
            Self::DateTimeOffset => "DateTimeOffset",
            Self::Decimal => "Decimal",
            Self::Double => "Double",
            Self::Duration => "Duration",
            Self::Guid => "Guid",
            Self::Int16 => "Int16",
            Self::Int32 => "Int32",
            Self::Int64 => "Int64",
            Self::SByte => "SByte",
            Self::Single => "Single",
            Self::Stream => "Stream",
            Self::String => "String",
            Self::TimeOfDay => "TimeOfDay",
            Self::GeographyPoint => "GeographyPoint",
            Self::GeographyLineString => "GeographyLineString",
            Self::GeographyPolygon => "GeographyPolygon",
            Self::GeographyMultiPoint => "GeographyMultiPoint",
            Self::GeographyMultiLineString => "GeographyMultiLineString",
            Self::GeographyMultiPolygon => "GeographyMultiPolygon",
            Self::GeographyCollection => "GeographyCollection",
            Self::GeometryPoint => "GeometryPoint",
            Self::GeometryLineString => "GeometryLineString",
            Self::GeometryPolygon => "GeometryPolygon",
            Self::GeometryMultiPoint => "GeometryMultiPoint",
            Self::GeometryMultiLineString => "GeometryMultiLineString",
            Self::GeometryMultiPolygon => "GeometryMultiPolygon",
            Self::GeometryCollection => "GeometryCollection",
        }
    }

    /// The least and the greatest value, if it is an integer type.
    #[must_use]
    pub fn integer_range(self) -> Option<(i64, i64)> {
        match self {
            Self::Byte => Some((0, u8::MAX.into())),
            Self::SByte => Some((i8::MIN.into(), i8::MAX.into())),
            Self::Int16 => Some((i16::MIN.into(), i16::MAX.into())),
            Self::Int32 => Some((i32::MIN.into(), i32::MAX.into())),
            Self::Int64 => Some((i64::MIN, i64::MAX)),
            _ => None,
        }
    }
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
    /// `Requests.ServiceRoot` of our own vocabulary, on the members of its `Cloud`.
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
    /// The return type; none means 204 No Content.
    pub return_type: Option<Type>,
    /// Whether a function allows further path segments.
    pub is_composable: bool,
    /// `$EntitySetPath`
    pub entity_set_path: Option<String>,
    /// What the annotations say of requests.
    pub request: RequestFacts,
    /// Its facts.
    pub facts: Facts,
    /// Where it is declared.
    pub place: Place,
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

/// An entity container.
#[derive(Clone, Debug)]
pub struct EntityContainer {
    /// Its name.
    pub name: QualifiedName,
    /// The container that it extends.
    pub extends: Option<QualifiedName>,
    /// Its children, sorted by name.
    pub children: Vec<ContainerChild>,
    /// Its facts.
    pub facts: Facts,
    /// Where it is declared.
    pub place: Place,
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
        /// Path and target of each binding, aliases gone.
        bindings: Vec<(String, String)>,
    },
    /// A singleton of that type.
    Singleton {
        /// The entity type.
        entity_type: TypeKind,
        /// Whether it may be null.
        nullable: bool,
        /// Path and target of each binding, aliases gone.
        bindings: Vec<(String, String)>,
    },
    /// An import of all unbound overloads of an action.
    ActionImport {
        /// The action.
        action: QualifiedName,
        /// The entity set of the result.
        entity_set: Option<String>,
    },
    /// An import of all unbound overloads of a function.
    FunctionImport {
        /// The function.
        function: QualifiedName,
        /// The entity set of the result.
        entity_set: Option<String>,
        /// Whether the service document lists it.
        include_in_service_document: bool,
    },
}

/// What every element can say of itself, decoded from the Core vocabulary.
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
    /// `Requests.ApiVersions` of our own vocabulary: the API versions in which the element is documented; empty where
    /// nothing is said.
    pub api_versions: Vec<String>,
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

/// What is documented of the values of a property or parameter, decoded from the Validation vocabulary and ours.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Constraints {
    /// `Validation.MinItems`
    pub min_items: Option<u64>,
    /// `Validation.MaxItems`
    pub max_items: Option<u64>,
    /// `Validation.DerivedTypeConstraint`: the only types that are allowed; empty where nothing is said.
    pub allowed_types: Vec<StructuredTypeId>,
    /// `Requests.Required`: a request must have the property.
    pub is_required: bool,
    /// `Requests.EntityReference`: the values stand for entities that exist, and are identified by their keys.
    pub is_entity_reference: bool,
}

/// What the annotations of an operation say of its requests.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RequestFacts {
    /// `Requests.RequestPath`: the path behind the API version, with `{placeholders}` for keys.
    pub path: Option<String>,
    /// `Capabilities.OperationRestrictions`' `Permissions`, in order.
    pub permissions: Vec<Permission>,
    /// `Capabilities.OperationRestrictions`' `CustomHeaders`, in order.
    pub headers: Vec<Header>,
    /// `Requests.LeastPrivilegedRole`
    pub least_privileged_role: Option<String>,
    /// `Requests.PermissionExceptions`: who needs no permission.
    pub permission_exceptions: Vec<String>,
    /// `Requests.Clouds`
    pub clouds: Vec<Cloud>,
    /// `Requests.ActsOn`: which states of which entities the action applies to.
    pub acts_on: Option<ActsOn>,
}

/// A GET request that reads entities, decoded from a record of `Requests.ReadType`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadFacts {
    /// The path behind the API version, with `{placeholders}` for keys.
    pub path: String,
    /// The permissions by scheme, in order.
    pub permissions: Vec<Permission>,
    /// The least privileged roles, of which any one is enough.
    pub least_privileged_roles: Vec<String>,
    /// The clouds in which the request is available.
    pub clouds: Vec<Cloud>,
    /// The API versions in which the request is documented.
    pub api_versions: Vec<String>,
    /// The address of the page that documents it.
    pub documentation: Option<String>,
}

/// The permissions of one scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Permission {
    /// `DelegatedWork`, `DelegatedPersonal` or `Application`.
    pub scheme: String,
    /// The scopes of which any one is enough; none means that the scheme is not supported.
    pub scopes: Vec<Scope>,
}

/// One scope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    /// Its name.
    pub name: String,
    /// `Requests.LeastPrivileged` on the scope.
    pub is_least_privileged: bool,
}

/// A request header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// The name.
    pub name: String,
    /// What it holds.
    pub description: Option<String>,
    /// Whether it is required.
    pub is_required: bool,
    /// Example values.
    pub examples: Vec<String>,
}

/// A national cloud.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cloud {
    /// The member's name, such as `Global`.
    pub name: String,
    /// What people call it.
    pub description: Option<String>,
    /// The root of the service, without a version segment.
    pub service_root: String,
}

/// Which entities an action applies to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActsOn {
    /// The entity type whose state counts.
    pub entity_type: StructuredTypeId,
    /// The property that holds the state.
    pub property: String,
    /// The names of the enumeration members that allow the action.
    pub values: Vec<String>,
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
    /// Where it stands.
    pub place: Place,
}
