pub mod example {
//! Namespace `example`.

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
    const TYPE: &'static facts::StructuredType = &SETTINGS;

    fn read<'de, A: MapAccess<'de>>(
        mut members: Members<'de, A>,
    ) -> Result<Self, A::Error> {
        let mut value = Self::default();
        while let Some(name) = members.next_name()? {
            match &*name {
                "name" => members.fill("name", &mut value.name)?,
                _ => members.keep(name)?,
            }
        }
        value.additional_properties = members.additional_properties();
        Ok(value)
    }

    fn write<M: SerializeMap>(&self, members: &mut Writer<M>) -> Result<(), M::Error> {
        members.property("name", &self.name)
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
impl odata_types::schemars::JsonSchema for Settings {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Settings".into()
    }

    fn schema_id() -> std::borrow::Cow<'static, str> {
        "example.settings".into()
    }

    fn json_schema(
        generator: &mut odata_types::schemars::SchemaGenerator,
    ) -> odata_types::schemars::Schema {
        odata_types::json_schema::structured(&SETTINGS, generator)
    }
}

pub(crate) static SETTINGS: facts::StructuredType = facts::StructuredType {
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
