pub mod example {
//! Namespace `example`.

#[cfg(feature = "schemars")]
use std::borrow::Cow;

#[cfg(feature = "schemars")]
use odata_types::schemars::{JsonSchema, Schema, SchemaGenerator};
use odata_types::serde_core::de::{Deserialize, Deserializer, MapAccess};
use odata_types::serde_core::ser::{Serialize, SerializeMap, Serializer};
use odata_types::{AdditionalProperties, Members, Nullable, Structured, Writer, facts};

/// Complex type `example.item`.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// `optional`
    pub optional: Option<String>,
    /// `nullable`
    pub nullable: Nullable<String>,
    /// `required`
    pub required: String,
    /// `items`
    pub items: Vec<String>,
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
}

impl Item {
    /// A value with what is required, and nothing else.
    pub fn new(
        required: impl Into<String>,
        items: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        Self {
            optional: None,
            nullable: Nullable::Absent,
            required: required.into(),
            items: items.into_iter().map(Into::into).collect(),
            additional_properties: AdditionalProperties::new(),
        }
    }
}

impl Structured for Item {
    const TYPE: &'static facts::StructuredType = &ITEM_FACTS;

    fn read<'de, A: MapAccess<'de>>(
        members: &mut Members<'de, A>,
    ) -> Result<Self, A::Error> {
        let mut optional = None;
        let mut nullable = Nullable::Absent;
        let mut required = None;
        let mut items = None;
        let mut additional_properties = AdditionalProperties::new();
        while members.advance()? {
            match members.name() {
                "optional" => members.fill(&mut optional),
                "nullable" => members.fill(&mut nullable),
                "required" => members.fill(&mut required),
                "items" => members.fill_collection(&mut items),
                _ => members.keep(&mut additional_properties),
            }?;
        }
        Ok(Self {
            optional,
            nullable,
            required: members.required("required", required)?,
            items: members.required("items", items)?,
            additional_properties,
        })
    }

    fn write<M: SerializeMap>(&self, members: &mut Writer<M>) {
        members.property("optional", &self.optional);
        members.property("nullable", &self.nullable);
        members.required("required", &self.required);
        members.required("items", &self.items);
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
            "optional",
            facts::ValueType::Primitive(facts::Primitive::String),
        ),
        facts::Property::new(
                "nullable",
                facts::ValueType::Primitive(facts::Primitive::String),
            )
            .nullable(),
        facts::Property::new(
                "required",
                facts::ValueType::Primitive(facts::Primitive::String),
            )
            .required(),
        facts::Property::new(
                "items",
                facts::ValueType::Primitive(facts::Primitive::String),
            )
            .collection()
            .required(),
    ],
    ..facts::StructuredType::new("example.item", facts::StructuredKind::Complex)
};
}

use odata_types::facts;

/// Everything that the schemas document.
pub static SCHEMA: facts::Schema = facts::Schema {
    types: &[&example::ITEM_FACTS],
    enums: &[],
    actions: &[],
    reads: &[],
    clouds: &[],
    api_versions: &[],
};
