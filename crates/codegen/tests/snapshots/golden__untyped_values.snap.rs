pub mod example {
//! Namespace `example`.

#[cfg(feature = "schemars")]
use std::borrow::Cow;

#[cfg(feature = "schemars")]
use odata_types::schemars::{JsonSchema, Schema, SchemaGenerator};
use odata_types::serde_core::de::{Deserialize, Deserializer, MapAccess};
use odata_types::serde_core::ser::{Serialize, SerializeMap, Serializer};
use odata_types::{
    AdditionalProperties, Members, Nullable, Structured, Untyped, Writer, facts,
};

/// Entity type `example.link`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Link {
    /// `id`
    pub id: Option<i32>,
    /// `target`
    pub target: Nullable<Untyped>,
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
}

impl Link {
    /// A reference to the entity of which this is `id`, and nothing else.
    pub fn with_id(id: i32) -> Self {
        Self {
            id: Some(id),
            ..Self::default()
        }
    }
}

impl Structured for Link {
    const TYPE: &'static facts::StructuredType = &LINK_FACTS;

    fn read<'de, A: MapAccess<'de>>(
        members: &mut Members<'de, A>,
    ) -> Result<Self, A::Error> {
        let mut value = Self::default();
        while members.advance()? {
            match members.name() {
                "id" => members.fill(&mut value.id),
                "target" => members.fill(&mut value.target),
                _ => members.keep(&mut value.additional_properties),
            }?;
        }
        Ok(value)
    }

    fn write<M: SerializeMap>(&self, members: &mut Writer<M>) {
        members.property("id", &self.id);
        members.property("target", &self.target);
    }

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }
}

impl<'de> Deserialize<'de> for Link {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        odata_types::deserialize(deserializer)
    }
}

impl Serialize for Link {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        odata_types::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Link {
    fn schema_name() -> Cow<'static, str> {
        "example.link".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&LINK_FACTS, generator)
    }
}

pub(crate) static LINK_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.link",
    key: &["id"],
    properties: &[
        facts::Property::new("id", facts::ValueType::Primitive(facts::Primitive::Int32)),
        facts::Property::new("target", facts::ValueType::Untyped).nullable().navigation(),
    ],
    ..facts::StructuredType::new("example.link", facts::StructuredKind::Entity)
};

/// Complex type `example.place`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Place {
    /// `where`
    pub r#where: Nullable<Untyped>,
    /// `shape`
    pub shape: Nullable<Untyped>,
    /// `shapes`
    pub shapes: Option<Vec<Untyped>>,
    /// `area`
    pub area: Option<Untyped>,
    /// `any`
    pub any: Nullable<Untyped>,
    /// `many`
    pub many: Option<Vec<Option<Untyped>>>,
    /// `extra`
    pub extra: Nullable<Untyped>,
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
}

impl Structured for Place {
    const TYPE: &'static facts::StructuredType = &PLACE_FACTS;

    fn read<'de, A: MapAccess<'de>>(
        members: &mut Members<'de, A>,
    ) -> Result<Self, A::Error> {
        let mut value = Self::default();
        while members.advance()? {
            match members.name() {
                "where" => members.fill(&mut value.r#where),
                "shape" => members.fill(&mut value.shape),
                "shapes" => members.fill_collection(&mut value.shapes),
                "area" => members.fill(&mut value.area),
                "any" => members.fill(&mut value.any),
                "many" => members.fill_collection(&mut value.many),
                "extra" => members.fill(&mut value.extra),
                _ => members.keep(&mut value.additional_properties),
            }?;
        }
        Ok(value)
    }

    fn write<M: SerializeMap>(&self, members: &mut Writer<M>) {
        members.property("where", &self.r#where);
        members.property("shape", &self.shape);
        members.property("shapes", &self.shapes);
        members.property("area", &self.area);
        members.property("any", &self.any);
        members.property("many", &self.many);
        members.property("extra", &self.extra);
    }

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }
}

impl<'de> Deserialize<'de> for Place {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        odata_types::deserialize(deserializer)
    }
}

impl Serialize for Place {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        odata_types::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Place {
    fn schema_name() -> Cow<'static, str> {
        "example.place".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&PLACE_FACTS, generator)
    }
}

pub(crate) static PLACE_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.place",
    properties: &[
        facts::Property::new("where", facts::ValueType::Untyped).nullable(),
        facts::Property::new("shape", facts::ValueType::Untyped).nullable(),
        facts::Property::new("shapes", facts::ValueType::Untyped).collection(),
        facts::Property::new("area", facts::ValueType::Untyped),
        facts::Property::new("any", facts::ValueType::Untyped).nullable(),
        facts::Property::new("many", facts::ValueType::Untyped).collection().nullable(),
        facts::Property::new("extra", facts::ValueType::Untyped).nullable(),
    ],
    ..facts::StructuredType::new("example.place", facts::StructuredKind::Complex)
};

/// Complex type `example.used`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Used {
    /// `on`
    pub on: Option<Untyped>,
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
}

impl Structured for Used {
    const TYPE: &'static facts::StructuredType = &USED_FACTS;

    fn read<'de, A: MapAccess<'de>>(
        members: &mut Members<'de, A>,
    ) -> Result<Self, A::Error> {
        let mut value = Self::default();
        while members.advance()? {
            match members.name() {
                "on" => members.fill(&mut value.on),
                _ => members.keep(&mut value.additional_properties),
            }?;
        }
        Ok(value)
    }

    fn write<M: SerializeMap>(&self, members: &mut Writer<M>) {
        members.property("on", &self.on);
    }

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }
}

impl<'de> Deserialize<'de> for Used {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        odata_types::deserialize(deserializer)
    }
}

impl Serialize for Used {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        odata_types::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Used {
    fn schema_name() -> Cow<'static, str> {
        "example.used".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&USED_FACTS, generator)
    }
}

pub(crate) static USED_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.used",
    properties: &[facts::Property::new("on", facts::ValueType::Untyped)],
    ..facts::StructuredType::new("example.used", facts::StructuredKind::Complex)
};

/// Complex type `example.user`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct User {
    /// `used`
    pub used: Option<Used>,
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
}

impl Structured for User {
    const TYPE: &'static facts::StructuredType = &USER_FACTS;

    fn read<'de, A: MapAccess<'de>>(
        members: &mut Members<'de, A>,
    ) -> Result<Self, A::Error> {
        let mut value = Self::default();
        while members.advance()? {
            match members.name() {
                "used" => members.fill(&mut value.used),
                _ => members.keep(&mut value.additional_properties),
            }?;
        }
        Ok(value)
    }

    fn write<M: SerializeMap>(&self, members: &mut Writer<M>) {
        members.property("used", &self.used);
    }

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }
}

impl<'de> Deserialize<'de> for User {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        odata_types::deserialize(deserializer)
    }
}

impl Serialize for User {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        odata_types::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for User {
    fn schema_name() -> Cow<'static, str> {
        "example.user".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&USER_FACTS, generator)
    }
}

pub(crate) static USER_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.user",
    properties: &[
        facts::Property::new("used", facts::ValueType::Structured(&USED_FACTS)),
    ],
    ..facts::StructuredType::new("example.user", facts::StructuredKind::Complex)
};
}
