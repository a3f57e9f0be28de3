pub mod example {
//! Namespace `example`.

#[cfg(feature = "schemars")]
use std::borrow::Cow;

#[cfg(feature = "schemars")]
use odata_types::schemars::{JsonSchema, Schema, SchemaGenerator};
use odata_types::serde_core::de::{Deserialize, Deserializer, MapAccess};
use odata_types::serde_core::ser::{Serialize, SerializeMap, Serializer};
use odata_types::{AdditionalProperties, Members, Structured, Writer, facts};

/// Complex type `example.item`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Item {
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
            members.keep(&mut value.additional_properties)?;
        }
        Ok(value)
    }

    fn write<M: SerializeMap>(&self, _: &mut Writer<M>) {}
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
    ..facts::StructuredType::new("example.item", facts::StructuredKind::Complex)
};

/// Complex type `example.list`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct List {
    /// `names`
    pub names: Option<Vec<String>>,
    /// `gaps`
    pub gaps: Option<Vec<Option<String>>>,
    /// `items`
    pub items: Option<Vec<Item>>,
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
}

impl Structured for List {
    const TYPE: &'static facts::StructuredType = &LIST_FACTS;

    fn read<'de, A: MapAccess<'de>>(
        members: &mut Members<'de, A>,
    ) -> Result<Self, A::Error> {
        let mut value = Self::default();
        while members.advance()? {
            match members.name() {
                "names" => members.fill_collection(&mut value.names),
                "gaps" => members.fill_collection(&mut value.gaps),
                "items" => members.fill_collection(&mut value.items),
                _ => members.keep(&mut value.additional_properties),
            }?;
        }
        Ok(value)
    }

    fn write<M: SerializeMap>(&self, members: &mut Writer<M>) {
        members.property("names", &self.names);
        members.property("gaps", &self.gaps);
        members.property("items", &self.items);
    }

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }
}

impl<'de> Deserialize<'de> for List {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        odata_types::deserialize(deserializer)
    }
}

impl Serialize for List {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        odata_types::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for List {
    fn schema_name() -> Cow<'static, str> {
        "example.list".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&LIST_FACTS, generator)
    }
}

pub(crate) static LIST_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.list",
    properties: &[
        facts::Property::new(
                "names",
                facts::ValueType::Primitive(facts::Primitive::String),
            )
            .collection(),
        facts::Property::new(
                "gaps",
                facts::ValueType::Primitive(facts::Primitive::String),
            )
            .collection()
            .nullable(),
        facts::Property::new("items", facts::ValueType::Structured(&ITEM_FACTS))
            .collection(),
    ],
    ..facts::StructuredType::new("example.list", facts::StructuredKind::Complex)
};
}

use odata_types::facts;

/// Everything that the schemas document.
pub static SCHEMA: facts::Schema = facts::Schema {
    types: &[&example::ITEM_FACTS, &example::LIST_FACTS],
    enums: &[],
    actions: &[],
    reads: &[],
    clouds: &[],
    api_versions: &[],
};
