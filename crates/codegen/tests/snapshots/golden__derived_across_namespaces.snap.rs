pub mod base {
//! Namespace `example.base`.

#[cfg(feature = "schemars")]
use std::borrow::Cow;

#[cfg(feature = "schemars")]
use odata_types::schemars::{JsonSchema, Schema, SchemaGenerator};
use odata_types::serde_core::de::{Deserialize, Deserializer, MapAccess};
use odata_types::serde_core::ser::{Serialize, SerializeMap, Serializer};
use odata_types::{Members, Polymorphic, Structured, UnknownType, Writer, facts};

/// Abstract type `example.base.scope`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Scope {
    /// `example.other.userScope`
    UserScope(super::other::UserScope),
    /// A value of a type that the schema does not have here, kept as it was read.
    UnknownType(UnknownType<Self>),
}

impl From<super::other::UserScope> for Scope {
    fn from(value: super::other::UserScope) -> Self {
        Self::UserScope(value)
    }
}

impl Polymorphic for Scope {
    const TYPE: &'static facts::StructuredType = &SCOPE_FACTS;

    fn read<'de, A: MapAccess<'de>>(
        position: Option<usize>,
        members: &mut Members<'de, A>,
    ) -> Result<Self, A::Error> {
        match position {
            Some(0) => {
                <super::other::UserScope as Structured>::read(members)
                    .map(Self::UserScope)
            }
            _ => members.unknown().map(Self::UnknownType),
        }
    }

    fn write<M: SerializeMap>(&self, members: &mut Writer<M>) {
        match self {
            Self::UserScope(value) => members.tagged(value),
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
        "example.base.scope*".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::polymorphic(&SCOPE_FACTS, generator)
    }
}

pub(crate) static SCOPE_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.base.scope",
    is_abstract: true,
    derived: &[&super::other::USER_SCOPE_FACTS],
    ..facts::StructuredType::new("example.base.scope", facts::StructuredKind::Complex)
};
}
pub mod other {
//! Namespace `example.other`.

#[cfg(feature = "schemars")]
use std::borrow::Cow;

#[cfg(feature = "schemars")]
use odata_types::schemars::{JsonSchema, Schema, SchemaGenerator};
use odata_types::serde_core::de::{Deserialize, Deserializer, MapAccess};
use odata_types::serde_core::ser::{Serialize, SerializeMap, Serializer};
use odata_types::{AdditionalProperties, Members, Structured, Writer, facts};

/// Complex type `example.other.userScope`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct UserScope {
    /// `user`
    pub user: Option<String>,
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
}

impl Structured for UserScope {
    const TYPE: &'static facts::StructuredType = &USER_SCOPE_FACTS;

    fn read<'de, A: MapAccess<'de>>(
        members: &mut Members<'de, A>,
    ) -> Result<Self, A::Error> {
        let mut value = Self::default();
        while members.advance()? {
            match members.name() {
                "user" => members.fill(&mut value.user),
                _ => members.keep(&mut value.additional_properties),
            }?;
        }
        Ok(value)
    }

    fn write<M: SerializeMap>(&self, members: &mut Writer<M>) {
        members.property("user", &self.user);
    }

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }
}

impl<'de> Deserialize<'de> for UserScope {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        odata_types::deserialize(deserializer)
    }
}

impl Serialize for UserScope {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        odata_types::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for UserScope {
    fn schema_name() -> Cow<'static, str> {
        "example.other.userScope".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&USER_SCOPE_FACTS, generator)
    }
}

pub(crate) static USER_SCOPE_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.other.userScope",
    base: Some(&super::base::SCOPE_FACTS),
    properties: &[
        facts::Property::new(
            "user",
            facts::ValueType::Primitive(facts::Primitive::String),
        ),
    ],
    ..facts::StructuredType::new(
        "example.other.userScope",
        facts::StructuredKind::Complex,
    )
};
}

use odata_types::facts;

/// Everything that the schemas document.
pub static SCHEMA: facts::Schema = facts::Schema {
    types: &[&base::SCOPE_FACTS, &other::USER_SCOPE_FACTS],
    enums: &[],
    actions: &[],
    reads: &[],
    clouds: &[],
    api_versions: &[],
};
