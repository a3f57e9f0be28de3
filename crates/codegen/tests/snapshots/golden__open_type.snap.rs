pub mod example {
//! Namespace `example`.

#[cfg(feature = "schemars")]
use std::borrow::Cow;

#[cfg(feature = "schemars")]
use odata_types::schemars::{JsonSchema, Schema, SchemaGenerator};
use odata_types::serde_core::de::{Deserialize, Deserializer, MapAccess};
use odata_types::serde_core::ser::{Serialize, SerializeMap, Serializer};
use odata_types::{AdditionalProperties, Members, Structured, Writer, facts};

/// Complex type `example.settings`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Settings {
    /// `name`
    pub name: Option<String>,
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
}

impl Structured for Settings {
    const TYPE: &'static facts::StructuredType = &SETTINGS_FACTS;

    fn read<'de, A: MapAccess<'de>>(
        members: &mut Members<'de, A>,
    ) -> Result<Self, A::Error> {
        let mut value = Self::default();
        while members.advance()? {
            match members.name() {
                "name" => members.fill(&mut value.name),
                _ => members.keep(&mut value.additional_properties),
            }?;
        }
        Ok(value)
    }

    fn write<M: SerializeMap>(&self, members: &mut Writer<M>) {
        members.property("name", &self.name);
    }

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }
}

impl<'de> Deserialize<'de> for Settings {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        odata_types::deserialize(deserializer)
    }
}

impl Serialize for Settings {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        odata_types::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Settings {
    fn schema_name() -> Cow<'static, str> {
        "example.settings".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&SETTINGS_FACTS, generator)
    }
}

pub(crate) static SETTINGS_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.settings",
    is_open: true,
    properties: &[
        facts::Property::new(
            "name",
            facts::ValueType::Primitive(facts::Primitive::String),
        ),
    ],
    ..facts::StructuredType::new("example.settings", facts::StructuredKind::Complex)
};
}

use odata_types::facts;

/// Everything that the schemas document.
pub static SCHEMA: facts::Schema = facts::Schema {
    types: &[&example::SETTINGS_FACTS],
    enums: &[],
    actions: &[],
    reads: &[],
    clouds: &[],
    api_versions: &[],
};
