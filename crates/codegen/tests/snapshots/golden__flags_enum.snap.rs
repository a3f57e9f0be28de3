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

/// Enumeration type `example.days`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Days {
    /// `monday`
    Monday,
    /// `tuesday`
    Tuesday,
    /// A member that the schema does not know, kept as it was read.
    UnknownMember(UnknownMember<Self>),
}

impl Days {
    /// The name on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Monday => "monday",
            Self::Tuesday => "tuesday",
            Self::UnknownMember(member) => member.as_str(),
        }
    }
}
}
mod types {
//! The structured types, and the parameters of the actions and functions.

use super::enums::*;
use odata_types::{AdditionalProperties, Flags};

/// Complex type `example.plan`.
#[derive(Clone, PartialEq)]
pub struct Plan {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
    /// `days`
    pub days: Option<Flags<Days>>,
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

impl OpenEnum for Days {
    const TYPE: &'static facts::EnumType = &DAYS_FACTS;
    const MEMBERS: &'static [Self] = &[Self::Monday, Self::Tuesday];

    fn as_str(&self) -> &str {
        self.as_str()
    }

    fn from_unknown(member: UnknownMember<Self>) -> Self {
        Self::UnknownMember(member)
    }
}

impl std::fmt::Display for Days {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

impl std::str::FromStr for Days {
    type Err = std::convert::Infallible;

    fn from_str(name: &str) -> Result<Self, std::convert::Infallible> {
        Ok(Self::from_name(name))
    }
}

impl runtime::Value for Days {
    type Form = runtime::form::Enumeration;
}

impl<'de> Deserialize<'de> for Days {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for Days {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Days {
    fn schema_name() -> Cow<'static, str> {
        "example.days".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::enumeration(&DAYS_FACTS, generator)
    }
}

impl Default for Plan {
    fn default() -> Self {
        Self { days: None, additional_properties: AdditionalProperties::new() }
    }
}

impl Structured for Plan {
    const TYPE: &'static facts::StructuredType = &PLAN_FACTS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self::default()
    }
}

impl runtime::Object for Plan {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&PLAN_FACTS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(&mut [&mut self.days], &mut self.additional_properties)
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property("days", &self.days);
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for Plan {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for Plan {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for Plan {}

impl<'de> Deserialize<'de> for Plan {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for Plan {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Plan {
    fn schema_name() -> Cow<'static, str> {
        "example.plan".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&PLAN_FACTS, generator)
    }
}
}
pub(crate) mod facts {
//! What the schemas say of the types and requests.

use odata_types::facts;

pub(crate) static DAYS_FACTS: facts::EnumType = facts::EnumType {
    name: "example.days",
    is_flags: true,
    members: &[
        facts::Member { name: "monday", value: 1, description: "" },
        facts::Member { name: "tuesday", value: 2, description: "" },
    ],
    sentinel: None,
    description: "",
    long_description: "",
};

pub(crate) static PLAN_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.plan",
    properties: &[facts::Property::new("days", facts::ValueType::Enum(&DAYS_FACTS))],
    ..facts::StructuredType::new("example.plan", facts::StructuredKind::Complex)
};
}

pub use self::enums::*;
pub use self::types::*;
}

use odata_types::{ActionBody, EntityBody, facts};

/// Everything that the schemas document.
pub static SCHEMA: facts::Schema = facts::Schema {
    types: &[&example::facts::PLAN_FACTS],
    enums: &[&example::facts::DAYS_FACTS],
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
