pub mod example {
//! Namespace `example`.
#![allow(
    unused_imports,
    clippy::doc_markdown,
    clippy::large_enum_variant,
    clippy::module_inception,
    clippy::must_use_candidate,
    clippy::semicolon_if_nothing_returned,
    clippy::single_match_else,
    clippy::too_many_arguments,
    clippy::too_many_lines,
    clippy::wildcard_imports,
    reason = "names, sizes and numbers are those of the schemas, and a program need not use all types",
)]

mod enums {
//! The enumeration types.

use odata_types::UnknownMember;

/// Enumeration type `example.status`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Status {
    /// `queued`
    Queued,
    /// `unknownFutureValue`
    UnknownFutureValue,
    /// `canceled`
    Canceled,
    /// A member that the schema does not know, kept as it was read.
    UnknownMember(UnknownMember<Self>),
}

impl Status {
    /// The name on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Queued => "queued",
            Self::UnknownFutureValue => "unknownFutureValue",
            Self::Canceled => "canceled",
            Self::UnknownMember(member) => member.as_str(),
        }
    }
}
}
mod types {
//! The structured types, and the parameters of the actions and functions.

use super::enums::*;
use odata_types::AdditionalProperties;

/// Complex type `example.run`.
#[derive(Clone, PartialEq)]
pub struct Run {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
    /// `status`
    pub status: Option<Status>,
}
}
mod impls {
//! How the types are read and written.

#[cfg(feature = "schemars")]
use std::borrow::Cow;
use super::enums::*;
use super::types::*;
use super::facts::*;
#[cfg(feature = "schemars")]
use odata_types::schemars::{JsonSchema, Schema, SchemaGenerator};
use odata_types::serde_core::de::{Deserialize, Deserializer};
use odata_types::serde_core::ser::{Serialize, Serializer};
use odata_types::{AdditionalProperties, OpenEnum, Structured, UnknownMember, facts, runtime};

impl Default for Run {
    fn default() -> Self {
        Self { status: None, additional_properties: AdditionalProperties::new() }
    }
}

impl Structured for Run {
    const TYPE: &'static facts::StructuredType = &RUN_FACTS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self::default()
    }
}

impl runtime::Object for Run {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&RUN_FACTS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(&mut [&mut self.status], &mut self.additional_properties)
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property("status", &self.status);
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for Run {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for Run {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for Run {}

impl<'de> Deserialize<'de> for Run {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for Run {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
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

impl OpenEnum for Status {
    const TYPE: &'static facts::EnumType = &STATUS_FACTS;
    const MEMBERS: &'static [Self] = &[Self::Queued, Self::UnknownFutureValue, Self::Canceled];

    fn as_str(&self) -> &str {
        self.as_str()
    }

    fn from_unknown(member: UnknownMember<Self>) -> Self {
        Self::UnknownMember(member)
    }
}

impl std::fmt::Display for Status {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

impl std::str::FromStr for Status {
    type Err = std::convert::Infallible;

    fn from_str(name: &str) -> Result<Self, std::convert::Infallible> {
        Ok(Self::from_name(name))
    }
}

impl runtime::Value for Status {
    type Form = runtime::form::Enumeration;
}

impl<'de> Deserialize<'de> for Status {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for Status {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Status {
    fn schema_name() -> Cow<'static, str> {
        "example.status".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::enumeration(&STATUS_FACTS, generator)
    }
}
}
pub(crate) mod facts {
//! What the schemas say of the types and requests.

use odata_types::facts;

pub(crate) static RUN_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.run",
    properties: &[facts::Property::new("status", facts::ValueType::Enum(&STATUS_FACTS))],
    ..facts::StructuredType::new("example.run", facts::StructuredKind::Complex)
};

pub(crate) static STATUS_FACTS: facts::EnumType = facts::EnumType {
    name: "example.status",
    is_flags: false,
    members: &[
        facts::Member { name: "queued", value: 0, description: "" },
        facts::Member { name: "unknownFutureValue", value: 1, description: "" },
        facts::Member { name: "canceled", value: 2, description: "" },
    ],
    sentinel: Some("unknownFutureValue"),
    description: "",
    long_description: "",
};
}

pub use self::enums::*;
pub use self::types::*;
}

use odata_types::{ActionBody, EntityBody, facts};

/// Everything that the schemas document.
pub static SCHEMA: facts::Schema = facts::Schema {
    types: &[&example::facts::RUN_FACTS],
    enums: &[&example::facts::STATUS_FACTS],
    actions: &[],
    functions: &[],
    requests: &[],
    clouds: &[],
    api_versions: &[],
};

/// The bodies of all actions, in the order of `SCHEMA`.
pub static BODIES: &[ActionBody] = &[];

/// The bodies of all requests that create or change an entity, in the order of `SCHEMA`.
pub static ENTITY_BODIES: &[EntityBody] = &[];
