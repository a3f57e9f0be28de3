//! Facts: what the schemas say of a type or request, as data beside the generated types.
//!
//! Generated code fills these in as statics that refer to each other; nothing here is computed at run time. Fields are
//! public so that generated code can write them down, and a fact that is not stated is the empty one of [`Property::new`],
//! [`StructuredType::new`] and so on.

mod request;
mod schema;

use std::fmt;

pub use self::request::{
    Action, ActsOn, Cloud, EntityRequest, Function, Header, Permission, Request, RequestKind, ResultType,
};
pub use self::schema::Schema;

/// An entity type, a complex type, or the parameters of an action.
pub struct StructuredType {
    /// The qualified name, such as `example.library.book`; for parameters, that of the action.
    pub name: &'static str,
    /// The name as the value of a type tag, such as `#example.library.book`; empty for parameters.
    pub type_tag: &'static str,
    /// What it is.
    pub kind: StructuredKind,
    /// The base type.
    pub base: Option<&'static StructuredType>,
    /// Whether it has no instances of its own, so that a value must say its type.
    pub is_abstract: bool,
    /// Whether instances may have properties that are not declared.
    pub is_open: bool,
    /// The names of the key properties, inherited ones included.
    pub key: &'static [&'static str],
    /// How many properties the base types declare.
    pub inherited: usize,
    /// The properties that the type declares itself, without those of its base types.
    pub properties: &'static [Property],
    /// The types that are derived from this one, directly or not, and are not abstract.
    pub derived: &'static [&'static StructuredType],
    /// What the type is for; for parameters, what the operation does.
    pub description: &'static str,
    /// What else is said of it; empty where nothing is.
    pub long_description: &'static str,
}

/// Types refer to each other in circles, so only the name is shown.
impl fmt::Debug for StructuredType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("StructuredType").field(&self.name).finish()
    }
}

/// What a [`StructuredType`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StructuredKind {
    /// An entity type.
    Entity,
    /// A complex type.
    Complex,
    /// The non-binding parameters of an action, which make up a request body.
    Parameters,
}

impl StructuredType {
    /// A type of that name and kind without other facts.
    #[must_use]
    pub const fn new(name: &'static str, kind: StructuredKind) -> Self {
        Self {
            name,
            type_tag: "",
            kind,
            base: None,
            is_abstract: false,
            is_open: false,
            key: &[],
            inherited: 0,
            properties: &[],
            derived: &[],
            description: "",
            long_description: "",
        }
    }

    /// The type and its base types, this one first.
    pub fn lineage(&'static self) -> impl Iterator<Item = &'static StructuredType> {
        core::iter::successors(Some(self), |structured| structured.base)
    }

    /// The types that a value may have where this type is declared: itself unless it is abstract, then the derived ones.
    pub fn instantiable(&'static self) -> impl Iterator<Item = &'static StructuredType> {
        (!self.is_abstract).then_some(self).into_iter().chain(self.derived.iter().copied())
    }

    /// Whether this is the other type or derived from it.
    #[must_use]
    pub fn is_a(&'static self, other: &StructuredType) -> bool {
        self.lineage().any(|structured| core::ptr::eq(structured, other))
    }
}

/// A property, a navigation property or a parameter.
#[derive(Clone, Copy, Debug)]
pub struct Property {
    /// The name on the wire.
    pub name: &'static str,
    /// The type of the value, or of each item of a collection.
    pub value: ValueType,
    /// Whether it is a collection.
    pub is_collection: bool,
    /// Whether the value, or an item of a collection, may be null.
    pub nullable: bool,
    /// Whether a request must have it.
    pub is_required: bool,
    /// What happens if an accepted request leaves it out, or gives null; empty if that is not documented.
    pub if_absent: &'static str,
    /// Whether it is a navigation property.
    pub is_navigation: bool,
    /// Whether its values refer to existing entities by their keys.
    pub is_entity_reference: bool,
    /// The least number of items that is documented.
    pub min_items: Option<u64>,
    /// The greatest number of items that is documented.
    pub max_items: Option<u64>,
    /// The least value that is documented, as a JSON number or as text; empty where none is.
    pub minimum: &'static str,
    /// The greatest value that is documented; empty where none is.
    pub maximum: &'static str,
    /// The only types that are documented as allowed; empty where nothing is said.
    pub allowed_types: &'static [&'static StructuredType],
    /// The API versions in which it is documented; empty if that is not documented.
    pub api_versions: &'static [&'static str],
    /// What it is for.
    pub description: &'static str,
    /// What else is said of it; empty where nothing is.
    pub long_description: &'static str,
}

impl Property {
    /// A property of that name and type without other facts.
    #[must_use]
    pub const fn new(name: &'static str, value: ValueType) -> Self {
        Self {
            name,
            value,
            is_collection: false,
            nullable: false,
            is_required: false,
            if_absent: "",
            is_navigation: false,
            is_entity_reference: false,
            min_items: None,
            max_items: None,
            minimum: "",
            maximum: "",
            allowed_types: &[],
            api_versions: &[],
            description: "",
            long_description: "",
        }
    }

    /// The same as a collection.
    #[must_use]
    pub const fn collection(self) -> Self {
        Self { is_collection: true, ..self }
    }

    /// The same with values, or items, that may be null.
    #[must_use]
    pub const fn nullable(self) -> Self {
        Self { nullable: true, ..self }
    }

    /// The same, required.
    #[must_use]
    pub const fn required(self) -> Self {
        Self { is_required: true, ..self }
    }

    /// The same, with what happens if an accepted request leaves it out.
    #[must_use]
    pub const fn if_absent(self, consequence: &'static str) -> Self {
        Self { if_absent: consequence, ..self }
    }

    /// The same as a navigation property.
    #[must_use]
    pub const fn navigation(self) -> Self {
        Self { is_navigation: true, ..self }
    }

    /// The same with values that refer to existing entities.
    #[must_use]
    pub const fn entity_reference(self) -> Self {
        Self { is_entity_reference: true, ..self }
    }

    /// The same with a least number of items.
    #[must_use]
    pub const fn min_items(self, number: u64) -> Self {
        Self { min_items: Some(number), ..self }
    }

    /// The same with a greatest number of items.
    #[must_use]
    pub const fn max_items(self, number: u64) -> Self {
        Self { max_items: Some(number), ..self }
    }

    /// The same with a least value.
    #[must_use]
    pub const fn minimum(self, value: &'static str) -> Self {
        Self { minimum: value, ..self }
    }

    /// The same with a greatest value.
    #[must_use]
    pub const fn maximum(self, value: &'static str) -> Self {
        Self { maximum: value, ..self }
    }

    /// The same with values of no other types than these.
    #[must_use]
    pub const fn allowed_types(self, types: &'static [&'static StructuredType]) -> Self {
        Self { allowed_types: types, ..self }
    }

    /// The same, documented in no other API versions than these.
    #[must_use]
    pub const fn api_versions(self, versions: &'static [&'static str]) -> Self {
        Self { api_versions: versions, ..self }
    }

    /// The same with a description.
    #[must_use]
    pub const fn description(self, description: &'static str) -> Self {
        Self { description, ..self }
    }

    /// The same with what else is said of it.
    #[must_use]
    pub const fn long_description(self, long_description: &'static str) -> Self {
        Self { long_description, ..self }
    }

    /// The names of the key properties of its values, which are entities; none for other values.
    #[must_use]
    pub const fn value_key(&self) -> &'static [&'static str] {
        match self.value {
            ValueType::Structured(structured) => structured.key,
            ValueType::Primitive(_) | ValueType::Enum(_) | ValueType::Untyped => &[],
        }
    }
}

/// The type of a value.
#[derive(Clone, Copy, Debug)]
pub enum ValueType {
    /// A primitive type.
    Primitive(Primitive),
    /// An enumeration type.
    Enum(&'static EnumType),
    /// A structured type.
    Structured(&'static StructuredType),
    /// Any JSON value: `Edm.Untyped` and the abstract types of the Edm namespace.
    Untyped,
}

impl ValueType {
    /// The qualified name of the type.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Primitive(primitive) => primitive.name(),
            Self::Enum(enumeration) => enumeration.name,
            Self::Structured(structured) => structured.name,
            Self::Untyped => "Edm.Untyped",
        }
    }
}

/// Declares the primitive types, each spelled as in the Edm namespace.
macro_rules! primitives {
    ($($primitive:ident)*) => {
        /// The primitive types that generated code reads and writes.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[expect(missing_docs, reason = "each is named exactly as in the Edm namespace")]
        pub enum Primitive {
            $($primitive,)*
        }

        impl Primitive {
            /// Every type, in the order of declaration.
            pub const ALL: &[Self] = &[$(Self::$primitive,)*];

            /// The qualified name, such as `Edm.Int32`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$primitive => concat!("Edm.", stringify!($primitive)),)*
                }
            }
        }
    };
}

primitives! {
    Binary Boolean Byte Date DateTimeOffset Decimal Double Duration Guid Int16 Int32 Int64 SByte Single String TimeOfDay
    Geography GeographyPoint GeographyLineString GeographyPolygon GeographyMultiPoint GeographyMultiLineString
    GeographyMultiPolygon GeographyCollection
    Geometry GeometryPoint GeometryLineString GeometryPolygon GeometryMultiPoint GeometryMultiLineString
    GeometryMultiPolygon GeometryCollection
}

/// An enumeration type.
#[derive(Debug)]
pub struct EnumType {
    /// The qualified name.
    pub name: &'static str,
    /// Whether a value is a set of members, separated by commas.
    pub is_flags: bool,
    /// The members in the order of the schema.
    pub members: &'static [Member],
    /// The member in place of later members, such as `unknownFutureValue`: services send it to clients that do
    /// not ask for later members, and no request has a use for it.
    pub sentinel: Option<&'static str>,
    /// What the type is for.
    pub description: &'static str,
    /// What else is said of it; empty where nothing is.
    pub long_description: &'static str,
}

impl EnumType {
    /// The member of that name; where none is spelled exactly so, the one that differs in ASCII case only.
    #[must_use]
    pub fn member(&'static self, name: &str) -> Option<&'static Member> {
        self.position(name).and_then(|position| self.members.get(position))
    }

    /// The position of the member that a text means: its name, or its value in digits.
    pub(crate) fn position_of_text(&self, text: &str) -> Option<usize> {
        self.position(text).or_else(|| self.position_of_value(text.parse().ok()?))
    }

    /// The position of the member of that value.
    pub(crate) fn position_of_value(&self, value: i64) -> Option<usize> {
        self.members.iter().position(|member| member.value == value)
    }

    /// The position of the member of that name.
    pub(crate) fn position(&self, name: &str) -> Option<usize> {
        let exact = self.members.iter().position(|member| member.name == name);
        exact.or_else(|| self.members.iter().position(|member| member.name.eq_ignore_ascii_case(name)))
    }
}

/// A member of an enumeration type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Member {
    /// The name on the wire.
    pub name: &'static str,
    /// The numeric value.
    pub value: i64,
    /// What it means.
    pub description: &'static str,
}
