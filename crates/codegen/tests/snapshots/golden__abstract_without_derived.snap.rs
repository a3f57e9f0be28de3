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

/// Complex type `example.holder`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Holder {
    /// `subject`
    pub subject: Nullable<Subject>,
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
                "subject" => members.fill_polymorphic(&mut value.subject),
                _ => members.keep(&mut value.additional_properties),
            }?;
        }
        Ok(value)
    }

    fn write<M: SerializeMap>(&self, members: &mut Writer<M>) {
        members.property("subject", &self.subject);
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
        facts::Property::new("subject", facts::ValueType::Structured(&SUBJECT_FACTS))
            .nullable(),
    ],
    ..facts::StructuredType::new("example.holder", facts::StructuredKind::Complex)
};

/// Abstract type `example.subject`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Subject {
    /// A value of a type that the schema does not have here, kept as it was read.
    UnknownType(UnknownType<Self>),
}

impl Polymorphic for Subject {
    const TYPE: &'static facts::StructuredType = &SUBJECT_FACTS;

    fn read<'de, A: MapAccess<'de>>(
        _: Option<usize>,
        members: &mut Members<'de, A>,
    ) -> Result<Self, A::Error> {
        members.unknown().map(Self::UnknownType)
    }

    fn write<M: SerializeMap>(&self, members: &mut Writer<M>) {
        match self {
            Self::UnknownType(value) => members.unknown(value),
        }
    }
}

impl<'de> Deserialize<'de> for Subject {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        odata_types::deserialize_polymorphic(deserializer)
    }
}

impl Serialize for Subject {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        odata_types::serialize_polymorphic(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Subject {
    fn schema_name() -> Cow<'static, str> {
        "example.subject*".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::polymorphic(&SUBJECT_FACTS, generator)
    }
}

pub(crate) static SUBJECT_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.subject",
    is_abstract: true,
    ..facts::StructuredType::new("example.subject", facts::StructuredKind::Complex)
};
}

use odata_types::facts;

/// Everything that the schemas document.
pub static SCHEMA: facts::Schema = facts::Schema {
    types: &[&example::HOLDER_FACTS, &example::SUBJECT_FACTS],
    enums: &[],
    actions: &[],
    reads: &[],
    clouds: &[],
    api_versions: &[],
};
