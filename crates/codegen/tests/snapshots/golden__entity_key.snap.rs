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

/// Entity type `example.edge`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Edge {
    /// `source`
    pub source: Option<String>,
    /// `target`
    pub target: Option<String>,
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
}

impl Structured for Edge {
    const TYPE: &'static facts::StructuredType = &EDGE_FACTS;

    fn read<'de, A: MapAccess<'de>>(
        members: &mut Members<'de, A>,
    ) -> Result<Self, A::Error> {
        let mut value = Self::default();
        while members.advance()? {
            match members.name() {
                "source" => members.fill(&mut value.source),
                "target" => members.fill(&mut value.target),
                _ => members.keep(&mut value.additional_properties),
            }?;
        }
        Ok(value)
    }

    fn write<M: SerializeMap>(&self, members: &mut Writer<M>) {
        members.property("source", &self.source);
        members.property("target", &self.target);
    }

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }
}

impl<'de> Deserialize<'de> for Edge {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        odata_types::deserialize(deserializer)
    }
}

impl Serialize for Edge {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        odata_types::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Edge {
    fn schema_name() -> Cow<'static, str> {
        "example.edge".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&EDGE_FACTS, generator)
    }
}

pub(crate) static EDGE_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.edge",
    key: &["source", "target"],
    properties: &[
        facts::Property::new(
            "source",
            facts::ValueType::Primitive(facts::Primitive::String),
        ),
        facts::Property::new(
            "target",
            facts::ValueType::Primitive(facts::Primitive::String),
        ),
    ],
    ..facts::StructuredType::new("example.edge", facts::StructuredKind::Entity)
};

/// Abstract type `example.entity`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Entity {
    /// `example.run`
    Run(Run),
    /// A value of a type that the schema does not have here, kept as it was read.
    UnknownType(UnknownType<Self>),
}

impl From<Run> for Entity {
    fn from(value: Run) -> Self {
        Self::Run(value)
    }
}

impl Polymorphic for Entity {
    const TYPE: &'static facts::StructuredType = &ENTITY_FACTS;

    fn read<'de, A: MapAccess<'de>>(
        position: Option<usize>,
        members: &mut Members<'de, A>,
    ) -> Result<Self, A::Error> {
        match position {
            Some(0) => <Run as Structured>::read(members).map(Self::Run),
            _ => members.unknown().map(Self::UnknownType),
        }
    }

    fn write<M: SerializeMap>(&self, members: &mut Writer<M>) {
        match self {
            Self::Run(value) => members.tagged(value),
            Self::UnknownType(value) => members.unknown(value),
        }
    }
}

impl<'de> Deserialize<'de> for Entity {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        odata_types::deserialize_polymorphic(deserializer)
    }
}

impl Serialize for Entity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        odata_types::serialize_polymorphic(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Entity {
    fn schema_name() -> Cow<'static, str> {
        "example.entity*".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::polymorphic(&ENTITY_FACTS, generator)
    }
}

pub(crate) static ENTITY_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.entity",
    is_abstract: true,
    key: &["id"],
    properties: &[
        facts::Property::new("id", facts::ValueType::Primitive(facts::Primitive::String)),
    ],
    derived: &[&RUN_FACTS],
    ..facts::StructuredType::new("example.entity", facts::StructuredKind::Entity)
};

/// Entity type `example.run`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Run {
    /// `id`
    pub id: Option<String>,
    /// `next`
    pub next: Nullable<Box<Run>>,
    /// `previous`
    pub previous: Option<Vec<Run>>,
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
}

impl Run {
    /// A reference to the entity of which this is `id`, and nothing else.
    pub fn with_id(id: impl Into<String>) -> Self {
        Self {
            id: Some(id.into()),
            ..Self::default()
        }
    }
}

impl Structured for Run {
    const TYPE: &'static facts::StructuredType = &RUN_FACTS;

    fn read<'de, A: MapAccess<'de>>(
        members: &mut Members<'de, A>,
    ) -> Result<Self, A::Error> {
        let mut value = Self::default();
        while members.advance()? {
            match members.name() {
                "id" => members.fill(&mut value.id),
                "next" => members.fill(&mut value.next),
                "previous" => members.fill_collection(&mut value.previous),
                _ => members.keep(&mut value.additional_properties),
            }?;
        }
        Ok(value)
    }

    fn write<M: SerializeMap>(&self, members: &mut Writer<M>) {
        members.property("id", &self.id);
        members.property("next", &self.next);
        members.property("previous", &self.previous);
    }

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }
}

impl<'de> Deserialize<'de> for Run {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        odata_types::deserialize(deserializer)
    }
}

impl Serialize for Run {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        odata_types::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Run {
    fn schema_name() -> Cow<'static, str> {
        "example.run".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&RUN_FACTS, generator)
    }
}

pub(crate) static RUN_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.run",
    base: Some(&ENTITY_FACTS),
    key: &["id"],
    properties: &[
        facts::Property::new("next", facts::ValueType::Structured(&RUN_FACTS))
            .nullable()
            .navigation(),
        facts::Property::new("previous", facts::ValueType::Structured(&RUN_FACTS))
            .collection()
            .navigation(),
    ],
    ..facts::StructuredType::new("example.run", facts::StructuredKind::Entity)
};
}

use odata_types::facts;

/// Everything that the schemas document.
pub static SCHEMA: facts::Schema = facts::Schema {
    types: &[&example::EDGE_FACTS, &example::ENTITY_FACTS, &example::RUN_FACTS],
    enums: &[],
    actions: &[],
    reads: &[],
    clouds: &[],
    api_versions: &[],
};
