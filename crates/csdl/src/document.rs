//! A CSDL document as it is written: the type between reading and resolving.
//!
//! Names are still text, aliases are still aliases, and nothing is checked against anything else. Everything that a
//! later stage can object to has its [`Place`]. The JSON reader and the XML reader give the same tree, with the
//! different defaults of the two forms (such as an absent `Nullable`) filled in.

use crate::source::{Place, SourceId, Spanned};

/// One CSDL document.
#[derive(Clone, Debug)]
pub struct Document {
    /// The source that it was read from.
    pub source: SourceId,
    /// `$Version`, such as `4.01`.
    pub version: Spanned<String>,
    /// `$EntityContainer`: the qualified name of the container of the service.
    pub entity_container: Option<Spanned<String>>,
    /// `$Reference`: other documents and what is included of them.
    pub references: Vec<Reference>,
    /// The schemas, in the order of the document.
    pub schemas: Vec<Schema>,
}

/// A reference to another document.
#[derive(Clone, Debug)]
pub struct Reference {
    /// Where the other document is published.
    pub uri: Spanned<String>,
    /// The namespaces that are included.
    pub includes: Vec<Include>,
    /// The annotations that are included.
    pub include_annotations: Vec<IncludeAnnotations>,
    /// Annotations of the reference itself.
    pub annotations: Vec<Annotation>,
}

/// An included namespace.
#[derive(Clone, Debug)]
pub struct Include {
    /// The namespace.
    pub namespace: Spanned<String>,
    /// The alias under which this document knows it.
    pub alias: Option<Spanned<String>>,
    /// Annotations of the inclusion.
    pub annotations: Vec<Annotation>,
}

/// Included annotations.
#[derive(Clone, Debug)]
pub struct IncludeAnnotations {
    /// The namespace of the terms.
    pub term_namespace: Spanned<String>,
    /// The namespace of the targets, if limited to one.
    pub target_namespace: Option<Spanned<String>>,
    /// The qualifier, if limited to one.
    pub qualifier: Option<Spanned<String>>,
}

/// One schema: the elements of one namespace that this document declares.
#[derive(Clone, Debug)]
pub struct Schema {
    /// The namespace.
    pub namespace: Spanned<String>,
    /// The alias of the namespace within this document.
    pub alias: Option<Spanned<String>>,
    /// What is declared, in the order of the document.
    pub elements: Vec<Element>,
    /// Annotations by external target.
    pub targeted: Vec<Annotations>,
    /// Annotations of the schema itself.
    pub annotations: Vec<Annotation>,
}

/// Annotations of an element that is declared elsewhere.
#[derive(Clone, Debug)]
pub struct Annotations {
    /// The path of the target as written: `Alias.Type/property`, `Alias.action(Alias.Type)/parameter` and so on.
    pub target: Spanned<String>,
    /// The annotations.
    pub annotations: Vec<Annotation>,
}

/// A named element of a schema.
#[derive(Clone, Debug)]
pub struct Element {
    /// The simple name.
    pub name: Spanned<String>,
    /// What it is.
    pub kind: ElementKind,
    /// Its annotations.
    pub annotations: Vec<Annotation>,
    /// The whole element.
    pub place: Place,
}

/// What an [`Element`] is.
#[derive(Clone, Debug)]
pub enum ElementKind {
    /// An entity type.
    EntityType(StructuredType),
    /// A complex type.
    ComplexType(StructuredType),
    /// An enumeration type.
    EnumType(EnumType),
    /// A type definition.
    TypeDefinition(TypeDefinition),
    /// One overload of an action. JSON's array of overloads becomes as many elements of one name.
    Action(Operation),
    /// One overload of a function.
    Function(Operation),
    /// A vocabulary term.
    Term(Term),
    /// An entity container.
    EntityContainer(EntityContainer),
}

/// What entity types and complex types share.
#[derive(Clone, Debug, Default)]
pub struct StructuredType {
    /// `$BaseType`
    pub base_type: Option<Spanned<String>>,
    /// `$Abstract`
    pub is_abstract: bool,
    /// `$OpenType`
    pub is_open: bool,
    /// `$HasStream`, on entity types.
    pub has_stream: bool,
    /// `$Key`, on entity types.
    pub key: Vec<KeyProperty>,
    /// Properties and navigation properties in the order of the document.
    pub properties: Vec<Property>,
}

/// One property of a key.
#[derive(Clone, Debug)]
pub struct KeyProperty {
    /// The path of the property.
    pub path: Spanned<String>,
    /// The alias, where the path goes into a complex property.
    pub alias: Option<Spanned<String>>,
}

/// A property or navigation property.
#[derive(Clone, Debug)]
pub struct Property {
    /// The name.
    pub name: Spanned<String>,
    /// The type as written.
    pub type_: TypeReference,
    /// `$DefaultValue`
    pub default_value: Option<Spanned<Constant>>,
    /// What only navigation properties have; `None` for a structural property.
    pub navigation: Option<Navigation>,
    /// Its annotations.
    pub annotations: Vec<Annotation>,
    /// The whole element.
    pub place: Place,
}

/// What a navigation property has beyond its type.
#[derive(Clone, Debug, Default)]
pub struct Navigation {
    /// `$Partner`
    pub partner: Option<Spanned<String>>,
    /// `$ContainsTarget`
    pub contains_target: bool,
    /// `$ReferentialConstraint`
    pub referential_constraints: Vec<ReferentialConstraint>,
    /// `$OnDelete`
    pub on_delete: Option<OnDelete>,
}

/// A referential constraint of a navigation property.
#[derive(Clone, Debug)]
pub struct ReferentialConstraint {
    /// The dependent property.
    pub property: Spanned<String>,
    /// The principal property.
    pub referenced_property: Spanned<String>,
    /// Its annotations.
    pub annotations: Vec<Annotation>,
}

/// What happens to related entities when an entity is deleted.
#[derive(Clone, Debug)]
pub struct OnDelete {
    /// `Cascade`, `None`, `SetNull` or `SetDefault`.
    pub action: Spanned<String>,
    /// Its annotations.
    pub annotations: Vec<Annotation>,
}

/// The use of a type.
#[derive(Clone, Debug)]
pub struct TypeReference {
    /// The qualified name as written, without `Collection(..)`; `Edm.String` where it is left out.
    pub name: Spanned<String>,
    /// Whether it is a collection of that type.
    pub is_collection: bool,
    /// Whether a value (for a collection: an item) may be null.
    pub nullable: bool,
    /// The type facets.
    pub facets: Facets,
}

/// Type facets as written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// `$MaxLength`; `max` in XML is the same as none.
    pub max_length: Option<u64>,
    /// `$Unicode`, true where it is left out.
    pub unicode: Option<bool>,
    /// `$Precision`
    pub precision: Option<u64>,
    /// `$Scale`: a number, `variable` or `floating`.
    pub scale: Option<String>,
    /// `$SRID`
    pub srid: Option<String>,
}

/// An enumeration type.
#[derive(Clone, Debug, Default)]
pub struct EnumType {
    /// `$UnderlyingType`
    pub underlying_type: Option<Spanned<String>>,
    /// `$IsFlags`
    pub is_flags: bool,
    /// The members in the order of the document.
    pub members: Vec<Member>,
}

/// A member of an enumeration type.
#[derive(Clone, Debug)]
pub struct Member {
    /// The name.
    pub name: Spanned<String>,
    /// The value; XML may leave it out, which counts up from zero.
    pub value: Spanned<i64>,
    /// Its annotations.
    pub annotations: Vec<Annotation>,
}

/// A type definition.
#[derive(Clone, Debug)]
pub struct TypeDefinition {
    /// `$UnderlyingType`
    pub underlying_type: Spanned<String>,
    /// The facets.
    pub facets: Facets,
}

/// One overload of an action or function.
#[derive(Clone, Debug, Default)]
pub struct Operation {
    /// `$IsBound`
    pub is_bound: bool,
    /// `$IsComposable`, on functions.
    pub is_composable: bool,
    /// `$EntitySetPath`
    pub entity_set_path: Option<Spanned<String>>,
    /// The parameters, of which the first is the binding parameter if the overload is bound.
    pub parameters: Vec<Parameter>,
    /// The return type; none on an action that answers 204 No Content.
    pub return_type: Option<ReturnType>,
}

/// A parameter of an operation.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// The name.
    pub name: Spanned<String>,
    /// Its type.
    pub type_: TypeReference,
    /// Its annotations.
    pub annotations: Vec<Annotation>,
    /// The whole element.
    pub place: Place,
}

/// A return type.
#[derive(Clone, Debug)]
pub struct ReturnType {
    /// The type.
    pub type_: TypeReference,
    /// Its annotations.
    pub annotations: Vec<Annotation>,
}

/// A vocabulary term.
#[derive(Clone, Debug)]
pub struct Term {
    /// The type of the term's values.
    pub type_: TypeReference,
    /// `$BaseTerm`
    pub base_term: Option<Spanned<String>>,
    /// `$DefaultValue`
    pub default_value: Option<Spanned<Constant>>,
    /// `$AppliesTo`; empty where the term applies to everything.
    pub applies_to: Vec<Spanned<String>>,
}

/// An entity container.
#[derive(Clone, Debug, Default)]
pub struct EntityContainer {
    /// `$Extends`
    pub extends: Option<Spanned<String>>,
    /// Its children in the order of the document.
    pub children: Vec<ContainerChild>,
}

/// A child of an entity container.
#[derive(Clone, Debug)]
pub struct ContainerChild {
    /// The name.
    pub name: Spanned<String>,
    /// What it is.
    pub kind: ContainerChildKind,
    /// Its annotations.
    pub annotations: Vec<Annotation>,
    /// The whole element.
    pub place: Place,
}

/// What a [`ContainerChild`] is.
#[derive(Clone, Debug)]
pub enum ContainerChildKind {
    /// An entity set.
    EntitySet {
        /// `$Type`
        entity_type: Spanned<String>,
        /// `$IncludeInServiceDocument`
        include_in_service_document: bool,
        /// `$NavigationPropertyBinding`: path and target.
        bindings: Vec<(Spanned<String>, Spanned<String>)>,
    },
    /// A singleton.
    Singleton {
        /// `$Type`
        entity_type: Spanned<String>,
        /// `$Nullable`
        nullable: bool,
        /// `$NavigationPropertyBinding`: path and target.
        bindings: Vec<(Spanned<String>, Spanned<String>)>,
    },
    /// An action import.
    ActionImport {
        /// `$Action`
        action: Spanned<String>,
        /// `$EntitySet`
        entity_set: Option<Spanned<String>>,
    },
    /// A function import.
    FunctionImport {
        /// `$Function`
        function: Spanned<String>,
        /// `$EntitySet`
        entity_set: Option<Spanned<String>>,
        /// `$IncludeInServiceDocument`
        include_in_service_document: bool,
    },
}

/// The application of a term.
#[derive(Clone, Debug)]
pub struct Annotation {
    /// The term's qualified name as written.
    pub term: Spanned<String>,
    /// The qualifier, which follows `#`.
    pub qualifier: Option<String>,
    /// The value.
    pub value: Expression,
    /// Annotations of this annotation.
    pub annotations: Vec<Annotation>,
}

/// An annotation expression and its place.
#[derive(Clone, Debug)]
pub struct Expression {
    /// What it is.
    pub kind: ExpressionKind,
    /// Its place.
    pub place: Place,
}

/// What an [`Expression`] is.
#[derive(Clone, Debug)]
pub enum ExpressionKind {
    /// A constant.
    Constant(Constant),
    /// A collection.
    Collection(Vec<Expression>),
    /// A record.
    Record(Record),
    /// `$Path`. The other paths of XML, such as `PropertyPath`, are strings in JSON and so constants here.
    Path(String),
    /// An expression that is computed: operator or function name, operands and named arguments, as in
    /// `$If`, `$Apply`, `$Cast`, `$IsOf`, `$UrlRef`, `$LabeledElement`, `$And`, `$Eq`, `$Neg` and the others.
    Dynamic(Dynamic),
}

/// A constant. CSDL JSON only distinguishes these: dates, GUIDs, durations, enumeration members and the like are strings
/// there, and the XML reader gives the same. For an annotation without a value in XML, this is the default value of its
/// term, or null if the term declares none. If no document declares the term, it is `true`, as nearly all terms that are
/// applied without a value are tags.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Constant {
    /// null
    Null,
    /// A boolean.
    Bool(bool),
    /// A number as it is written.
    Number(String),
    /// A string.
    String(String),
}

/// A record expression.
#[derive(Clone, Debug, Default)]
pub struct Record {
    /// The qualified name of its type as written, if it says one.
    pub type_: Option<Spanned<String>>,
    /// Its property values.
    pub properties: Vec<PropertyValue>,
    /// Its annotations.
    pub annotations: Vec<Annotation>,
}

/// A property value of a record.
#[derive(Clone, Debug)]
pub struct PropertyValue {
    /// The property.
    pub name: Spanned<String>,
    /// Its value.
    pub value: Expression,
    /// Its annotations.
    pub annotations: Vec<Annotation>,
}

/// A computed expression.
#[derive(Clone, Debug)]
pub struct Dynamic {
    /// The member that names it, with its `$`, as in CSDL JSON: `$If`, `$Apply`, `$Eq`.
    pub operator: Spanned<String>,
    /// The operands in order.
    pub operands: Vec<Expression>,
    /// The other `$` members (`$Function`, `$Name`, `$Type`, facets) and their text.
    pub arguments: Vec<(String, String)>,
    /// Its annotations.
    pub annotations: Vec<Annotation>,
}
