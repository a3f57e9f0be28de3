// renamed: example.alert_v2 is AlertV2_2
// renamed: example.item/cluster_ip is cluster_ip2
pub mod example {
//! Namespace `example`.

#[cfg(feature = "schemars")]
use std::borrow::Cow;

#[cfg(feature = "schemars")]
use odata_types::schemars::{JsonSchema, Schema, SchemaGenerator};
use odata_types::serde_core::de::{Deserialize, Deserializer, MapAccess};
use odata_types::serde_core::ser::{Serialize, SerializeMap, Serializer};
use odata_types::{AdditionalProperties, Members, Structured, Writer, facts};

/// Complex type `example.alertV2`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct AlertV2 {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
}

impl Structured for AlertV2 {
    const TYPE: &'static facts::StructuredType = &ALERT_V2_FACTS;

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

impl<'de> Deserialize<'de> for AlertV2 {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        odata_types::deserialize(deserializer)
    }
}

impl Serialize for AlertV2 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        odata_types::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for AlertV2 {
    fn schema_name() -> Cow<'static, str> {
        "example.alertV2".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&ALERT_V2_FACTS, generator)
    }
}

pub(crate) static ALERT_V2_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.alertV2",
    ..facts::StructuredType::new("example.alertV2", facts::StructuredKind::Complex)
};

/// Complex type `example.alert_v2`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct AlertV2_2 {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
}

impl Structured for AlertV2_2 {
    const TYPE: &'static facts::StructuredType = &ALERT_V2_FACTS2;

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

impl<'de> Deserialize<'de> for AlertV2_2 {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        odata_types::deserialize(deserializer)
    }
}

impl Serialize for AlertV2_2 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        odata_types::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for AlertV2_2 {
    fn schema_name() -> Cow<'static, str> {
        "example.alert_v2".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&ALERT_V2_FACTS2, generator)
    }
}

pub(crate) static ALERT_V2_FACTS2: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.alert_v2",
    ..facts::StructuredType::new("example.alert_v2", facts::StructuredKind::Complex)
};

/// Complex type `example.item`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Item {
    /// `clusterIP`
    pub cluster_ip: Option<String>,
    /// `cluster_ip`
    pub cluster_ip2: Option<String>,
    /// `members`
    pub members: Option<String>,
    /// `name`
    pub name: Option<String>,
    /// `value`
    pub value: Option<String>,
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
}

impl Structured for Item {
    const TYPE: &'static facts::StructuredType = &ITEM_FACTS;

    fn read<'de, A: MapAccess<'de>>(
        members: &mut Members<'de, A>,
    ) -> Result<Self, A::Error> {
        let mut value = Self::default();
        while members.advance()? {
            match members.name() {
                "clusterIP" => members.fill(&mut value.cluster_ip),
                "cluster_ip" => members.fill(&mut value.cluster_ip2),
                "members" => members.fill(&mut value.members),
                "name" => members.fill(&mut value.name),
                "value" => members.fill(&mut value.value),
                _ => members.keep(&mut value.additional_properties),
            }?;
        }
        Ok(value)
    }

    fn write<M: SerializeMap>(&self, members: &mut Writer<M>) {
        members.property("clusterIP", &self.cluster_ip);
        members.property("cluster_ip", &self.cluster_ip2);
        members.property("members", &self.members);
        members.property("name", &self.name);
        members.property("value", &self.value);
    }

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }
}

impl<'de> Deserialize<'de> for Item {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        odata_types::deserialize(deserializer)
    }
}

impl Serialize for Item {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        odata_types::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Item {
    fn schema_name() -> Cow<'static, str> {
        "example.item".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&ITEM_FACTS, generator)
    }
}

pub(crate) static ITEM_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.item",
    properties: &[
        facts::Property::new(
            "clusterIP",
            facts::ValueType::Primitive(facts::Primitive::String),
        ),
        facts::Property::new(
            "cluster_ip",
            facts::ValueType::Primitive(facts::Primitive::String),
        ),
        facts::Property::new(
            "members",
            facts::ValueType::Primitive(facts::Primitive::String),
        ),
        facts::Property::new(
            "name",
            facts::ValueType::Primitive(facts::Primitive::String),
        ),
        facts::Property::new(
            "value",
            facts::ValueType::Primitive(facts::Primitive::String),
        ),
    ],
    ..facts::StructuredType::new("example.item", facts::StructuredKind::Complex)
};
}

use odata_types::facts;

/// Everything that the schemas document.
pub static SCHEMA: facts::Schema = facts::Schema {
    types: &[&example::ALERT_V2_FACTS, &example::ALERT_V2_FACTS2, &example::ITEM_FACTS],
    enums: &[],
    actions: &[],
    reads: &[],
    clouds: &[],
    api_versions: &[],
};
