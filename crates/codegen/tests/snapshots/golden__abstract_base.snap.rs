pub mod example {
//! Namespace `example`.

#[cfg(feature = "schemars")]
use std::borrow::Cow;

#[cfg(feature = "schemars")]
use odata_types::schemars::{JsonSchema, Schema, SchemaGenerator};
use odata_types::serde_core::de::{Deserialize, Deserializer, MapAccess};
use odata_types::serde_core::ser::{Serialize, SerializeMap, Serializer};
use odata_types::{
    AdditionalProperties, Members, Polymorphic, Structured, UnknownType, Writer, facts,
};

/// Complex type `example.allScope`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct AllScope {
    /// `note`
    pub note: Option<String>,
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
}

impl Structured for AllScope {
    const TYPE: &'static facts::StructuredType = &ALL_SCOPE_FACTS;

    fn read<'de, A: MapAccess<'de>>(
        members: &mut Members<'de, A>,
    ) -> Result<Self, A::Error> {
        let mut value = Self::default();
        while members.advance()? {
            match members.name() {
                "note" => members.fill(&mut value.note),
                _ => members.keep(&mut value.additional_properties),
            }?;
        }
        Ok(value)
    }

    fn write<M: SerializeMap>(&self, members: &mut Writer<M>) {
        members.property("note", &self.note);
    }

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }
}

impl<'de> Deserialize<'de> for AllScope {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        odata_types::deserialize(deserializer)
    }
}

impl Serialize for AllScope {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        odata_types::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for AllScope {
    fn schema_name() -> Cow<'static, str> {
        "example.allScope".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&ALL_SCOPE_FACTS, generator)
    }
}

pub(crate) static ALL_SCOPE_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.allScope",
    base: Some(&SCOPE_FACTS),
    ..facts::StructuredType::new("example.allScope", facts::StructuredKind::Complex)
};

/// Complex type `example.groupScope`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct GroupScope {
    /// `note`
    pub note: Option<String>,
    /// `group`
    pub group: Option<String>,
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
}

impl Structured for GroupScope {
    const TYPE: &'static facts::StructuredType = &GROUP_SCOPE_FACTS;

    fn read<'de, A: MapAccess<'de>>(
        members: &mut Members<'de, A>,
    ) -> Result<Self, A::Error> {
        let mut value = Self::default();
        while members.advance()? {
            match members.name() {
                "note" => members.fill(&mut value.note),
                "group" => members.fill(&mut value.group),
                _ => members.keep(&mut value.additional_properties),
            }?;
        }
        Ok(value)
    }

    fn write<M: SerializeMap>(&self, members: &mut Writer<M>) {
        members.property("note", &self.note);
        members.property("group", &self.group);
    }

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }
}

impl<'de> Deserialize<'de> for GroupScope {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        odata_types::deserialize(deserializer)
    }
}

impl Serialize for GroupScope {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        odata_types::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for GroupScope {
    fn schema_name() -> Cow<'static, str> {
        "example.groupScope".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&GROUP_SCOPE_FACTS, generator)
    }
}

pub(crate) static GROUP_SCOPE_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.groupScope",
    base: Some(&SCOPE_FACTS),
    properties: &[
        facts::Property::new(
            "group",
            facts::ValueType::Primitive(facts::Primitive::String),
        ),
    ],
    ..facts::StructuredType::new("example.groupScope", facts::StructuredKind::Complex)
};

/// Complex type `example.holder`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Holder {
    /// `scope`
    pub scope: Option<Scope>,
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
}

impl Structured for Holder {
    const TYPE: &'static facts::StructuredType = &HOLDER_FACTS;

    fn read<'de, A: MapAccess<'de>>(
        members: &mut Members<'de, A>,
    ) -> Result<Self, A::Error> {
        let mut value = Self::default();
        while members.advance()? {
            match members.name() {
                "scope" => members.fill_polymorphic(&mut value.scope),
                _ => members.keep(&mut value.additional_properties),
            }?;
        }
        Ok(value)
    }

    fn write<M: SerializeMap>(&self, members: &mut Writer<M>) {
        members.property("scope", &self.scope);
    }

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }
}

impl<'de> Deserialize<'de> for Holder {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        odata_types::deserialize(deserializer)
    }
}

impl Serialize for Holder {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        odata_types::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Holder {
    fn schema_name() -> Cow<'static, str> {
        "example.holder".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&HOLDER_FACTS, generator)
    }
}

pub(crate) static HOLDER_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.holder",
    properties: &[
        facts::Property::new("scope", facts::ValueType::Structured(&SCOPE_FACTS)),
    ],
    ..facts::StructuredType::new("example.holder", facts::StructuredKind::Complex)
};

/// Abstract type `example.scope`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Scope {
    /// `example.allScope`
    AllScope(AllScope),
    /// `example.groupScope`
    GroupScope(GroupScope),
    /// A value of a type that the schema does not have here, kept as it was read.
    UnknownType(UnknownType<Self>),
}

impl From<AllScope> for Scope {
    fn from(value: AllScope) -> Self {
        Self::AllScope(value)
    }
}

impl From<GroupScope> for Scope {
    fn from(value: GroupScope) -> Self {
        Self::GroupScope(value)
    }
}

impl Polymorphic for Scope {
    const TYPE: &'static facts::StructuredType = &SCOPE_FACTS;

    fn read<'de, A: MapAccess<'de>>(
        position: Option<usize>,
        members: &mut Members<'de, A>,
    ) -> Result<Self, A::Error> {
        match position {
            Some(0) => <AllScope as Structured>::read(members).map(Self::AllScope),
            Some(1) => <GroupScope as Structured>::read(members).map(Self::GroupScope),
            _ => members.unknown().map(Self::UnknownType),
        }
    }

    fn write<M: SerializeMap>(&self, members: &mut Writer<M>) {
        match self {
            Self::AllScope(value) => members.tagged(value),
            Self::GroupScope(value) => members.tagged(value),
            Self::UnknownType(value) => members.unknown(value),
        }
    }
}

impl<'de> Deserialize<'de> for Scope {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        odata_types::deserialize_polymorphic(deserializer)
    }
}

impl Serialize for Scope {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        odata_types::serialize_polymorphic(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Scope {
    fn schema_name() -> Cow<'static, str> {
        "example.scope*".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::polymorphic(&SCOPE_FACTS, generator)
    }
}

pub(crate) static SCOPE_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.scope",
    is_abstract: true,
    properties: &[
        facts::Property::new(
            "note",
            facts::ValueType::Primitive(facts::Primitive::String),
        ),
    ],
    derived: &[&ALL_SCOPE_FACTS, &GROUP_SCOPE_FACTS],
    ..facts::StructuredType::new("example.scope", facts::StructuredKind::Complex)
};
}

use odata_types::facts;

/// Everything that the schemas document.
pub static SCHEMA: facts::Schema = facts::Schema {
    types: &[
        &example::ALL_SCOPE_FACTS,
        &example::GROUP_SCOPE_FACTS,
        &example::HOLDER_FACTS,
        &example::SCOPE_FACTS,
    ],
    enums: &[],
    actions: &[],
    reads: &[],
    clouds: &[],
    api_versions: &[],
};
