pub mod example {
//! Namespace `example`.

#[cfg(feature = "schemars")]
use std::borrow::Cow;

#[cfg(feature = "schemars")]
use odata_types::schemars::{JsonSchema, Schema, SchemaGenerator};
use odata_types::serde_core::de::{Deserialize, Deserializer, MapAccess};
use odata_types::serde_core::ser::{Serialize, SerializeMap, Serializer};
use odata_types::{
    AdditionalProperties, Members, Nullable, Polymorphic, Structured, UnknownType,
    Writer, facts,
};

/// Complex type `example.chicken`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Chicken {
    /// `egg`
    pub egg: Option<Box<Egg>>,
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
}

impl Structured for Chicken {
    const TYPE: &'static facts::StructuredType = &CHICKEN_FACTS;

    fn read<'de, A: MapAccess<'de>>(
        members: &mut Members<'de, A>,
    ) -> Result<Self, A::Error> {
        let mut value = Self::default();
        while members.advance()? {
            match members.name() {
                "egg" => members.fill(&mut value.egg),
                _ => members.keep(&mut value.additional_properties),
            }?;
        }
        Ok(value)
    }

    fn write<M: SerializeMap>(&self, members: &mut Writer<M>) {
        members.property("egg", &self.egg);
    }

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }
}

impl<'de> Deserialize<'de> for Chicken {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        odata_types::deserialize(deserializer)
    }
}

impl Serialize for Chicken {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        odata_types::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Chicken {
    fn schema_name() -> Cow<'static, str> {
        "example.chicken".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&CHICKEN_FACTS, generator)
    }
}

pub(crate) static CHICKEN_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.chicken",
    properties: &[facts::Property::new("egg", facts::ValueType::Structured(&EGG_FACTS))],
    ..facts::StructuredType::new("example.chicken", facts::StructuredKind::Complex)
};

/// Complex type `example.egg`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Egg {
    /// `chicken`
    pub chicken: Option<Box<Chicken>>,
    /// `shell`
    pub shell: Option<Shell>,
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
}

impl Structured for Egg {
    const TYPE: &'static facts::StructuredType = &EGG_FACTS;

    fn read<'de, A: MapAccess<'de>>(
        members: &mut Members<'de, A>,
    ) -> Result<Self, A::Error> {
        let mut value = Self::default();
        while members.advance()? {
            match members.name() {
                "chicken" => members.fill(&mut value.chicken),
                "shell" => members.fill(&mut value.shell),
                _ => members.keep(&mut value.additional_properties),
            }?;
        }
        Ok(value)
    }

    fn write<M: SerializeMap>(&self, members: &mut Writer<M>) {
        members.property("chicken", &self.chicken);
        members.property("shell", &self.shell);
    }

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }
}

impl<'de> Deserialize<'de> for Egg {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        odata_types::deserialize(deserializer)
    }
}

impl Serialize for Egg {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        odata_types::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Egg {
    fn schema_name() -> Cow<'static, str> {
        "example.egg".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&EGG_FACTS, generator)
    }
}

pub(crate) static EGG_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.egg",
    properties: &[
        facts::Property::new("chicken", facts::ValueType::Structured(&CHICKEN_FACTS)),
        facts::Property::new("shell", facts::ValueType::Structured(&SHELL_FACTS)),
    ],
    ..facts::StructuredType::new("example.egg", facts::StructuredKind::Complex)
};

/// Abstract type `example.filter`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Filter {
    /// `example.notFilter`
    NotFilter(NotFilter),
    /// A value of a type that the schema does not have here, kept as it was read.
    UnknownType(UnknownType<Self>),
}

impl From<NotFilter> for Filter {
    fn from(value: NotFilter) -> Self {
        Self::NotFilter(value)
    }
}

impl Polymorphic for Filter {
    const TYPE: &'static facts::StructuredType = &FILTER_FACTS;

    fn read<'de, A: MapAccess<'de>>(
        position: Option<usize>,
        members: &mut Members<'de, A>,
    ) -> Result<Self, A::Error> {
        match position {
            Some(0) => <NotFilter as Structured>::read(members).map(Self::NotFilter),
            _ => members.unknown().map(Self::UnknownType),
        }
    }

    fn write<M: SerializeMap>(&self, members: &mut Writer<M>) {
        match self {
            Self::NotFilter(value) => members.tagged(value),
            Self::UnknownType(value) => members.unknown(value),
        }
    }
}

impl<'de> Deserialize<'de> for Filter {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        odata_types::deserialize_polymorphic(deserializer)
    }
}

impl Serialize for Filter {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        odata_types::serialize_polymorphic(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Filter {
    fn schema_name() -> Cow<'static, str> {
        "example.filter*".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::polymorphic(&FILTER_FACTS, generator)
    }
}

pub(crate) static FILTER_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.filter",
    is_abstract: true,
    derived: &[&NOT_FILTER_FACTS],
    ..facts::StructuredType::new("example.filter", facts::StructuredKind::Complex)
};

/// Complex type `example.node`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Node {
    /// `left`
    pub left: Nullable<Box<Node>>,
    /// `children`
    pub children: Option<Vec<Node>>,
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
}

impl Structured for Node {
    const TYPE: &'static facts::StructuredType = &NODE_FACTS;

    fn read<'de, A: MapAccess<'de>>(
        members: &mut Members<'de, A>,
    ) -> Result<Self, A::Error> {
        let mut value = Self::default();
        while members.advance()? {
            match members.name() {
                "left" => members.fill(&mut value.left),
                "children" => members.fill_collection(&mut value.children),
                _ => members.keep(&mut value.additional_properties),
            }?;
        }
        Ok(value)
    }

    fn write<M: SerializeMap>(&self, members: &mut Writer<M>) {
        members.property("left", &self.left);
        members.property("children", &self.children);
    }

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        odata_types::deserialize(deserializer)
    }
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        odata_types::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Node {
    fn schema_name() -> Cow<'static, str> {
        "example.node".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&NODE_FACTS, generator)
    }
}

pub(crate) static NODE_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.node",
    properties: &[
        facts::Property::new("left", facts::ValueType::Structured(&NODE_FACTS))
            .nullable(),
        facts::Property::new("children", facts::ValueType::Structured(&NODE_FACTS))
            .collection(),
    ],
    ..facts::StructuredType::new("example.node", facts::StructuredKind::Complex)
};

/// Complex type `example.notFilter`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct NotFilter {
    /// `inner`
    pub inner: Option<Box<Filter>>,
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
}

impl Structured for NotFilter {
    const TYPE: &'static facts::StructuredType = &NOT_FILTER_FACTS;

    fn read<'de, A: MapAccess<'de>>(
        members: &mut Members<'de, A>,
    ) -> Result<Self, A::Error> {
        let mut value = Self::default();
        while members.advance()? {
            match members.name() {
                "inner" => members.fill_polymorphic(&mut value.inner),
                _ => members.keep(&mut value.additional_properties),
            }?;
        }
        Ok(value)
    }

    fn write<M: SerializeMap>(&self, members: &mut Writer<M>) {
        members.property("inner", &self.inner);
    }

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }
}

impl<'de> Deserialize<'de> for NotFilter {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        odata_types::deserialize(deserializer)
    }
}

impl Serialize for NotFilter {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        odata_types::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for NotFilter {
    fn schema_name() -> Cow<'static, str> {
        "example.notFilter".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&NOT_FILTER_FACTS, generator)
    }
}

pub(crate) static NOT_FILTER_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.notFilter",
    base: Some(&FILTER_FACTS),
    properties: &[
        facts::Property::new("inner", facts::ValueType::Structured(&FILTER_FACTS)),
    ],
    ..facts::StructuredType::new("example.notFilter", facts::StructuredKind::Complex)
};

/// Complex type `example.shell`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Shell {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
}

impl Structured for Shell {
    const TYPE: &'static facts::StructuredType = &SHELL_FACTS;

    fn read<'de, A: MapAccess<'de>>(
        members: &mut Members<'de, A>,
    ) -> Result<Self, A::Error> {
        let mut value = Self::default();
        while members.advance()? {
            members.keep(&mut value.additional_properties)?;
        }
        Ok(value)
    }

    fn write<M: SerializeMap>(&self, _: &mut Writer<M>) {}
    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }
}

impl<'de> Deserialize<'de> for Shell {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        odata_types::deserialize(deserializer)
    }
}

impl Serialize for Shell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        odata_types::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Shell {
    fn schema_name() -> Cow<'static, str> {
        "example.shell".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&SHELL_FACTS, generator)
    }
}

pub(crate) static SHELL_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.shell",
    ..facts::StructuredType::new("example.shell", facts::StructuredKind::Complex)
};
}

use odata_types::facts;

/// Everything that the schemas document.
pub static SCHEMA: facts::Schema = facts::Schema {
    types: &[
        &example::CHICKEN_FACTS,
        &example::EGG_FACTS,
        &example::FILTER_FACTS,
        &example::NODE_FACTS,
        &example::NOT_FILTER_FACTS,
        &example::SHELL_FACTS,
    ],
    enums: &[],
    actions: &[],
    reads: &[],
    clouds: &[],
    api_versions: &[],
};
