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

/// Enumeration type `example.kind_x0020_of_x0020_order`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum KindOfOrder {
    /// `_x0020_`
    _Empty,
    /// `Blanket_x0020_Order`
    BlanketOrder,
    /// A member that the schema does not know, kept as it was read.
    UnknownMember(UnknownMember<Self>),
}

impl KindOfOrder {
    /// The name on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::_Empty => "_x0020_",
            Self::BlanketOrder => "Blanket_x0020_Order",
            Self::UnknownMember(member) => member.as_str(),
        }
    }
}
}
mod types {
//! The structured types, and the parameters of the actions and functions.

use super::enums::*;
use odata_types::AdditionalProperties;

/// Complex type `example.sales_x0020_line`.
#[derive(Clone, PartialEq)]
pub struct SalesLine {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
    /// `net_x0020__x0026__x0020_gross`
    pub net_gross: Option<String>,
    /// `kind`
    pub kind: Option<KindOfOrder>,
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

impl OpenEnum for KindOfOrder {
    const TYPE: &'static facts::EnumType = &KIND_OF_ORDER_FACTS;
    const MEMBERS: &'static [Self] = &[Self::_Empty, Self::BlanketOrder];

    fn as_str(&self) -> &str {
        self.as_str()
    }

    fn from_unknown(member: UnknownMember<Self>) -> Self {
        Self::UnknownMember(member)
    }
}

impl std::fmt::Display for KindOfOrder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

impl std::str::FromStr for KindOfOrder {
    type Err = std::convert::Infallible;

    fn from_str(name: &str) -> Result<Self, std::convert::Infallible> {
        Ok(Self::from_name(name))
    }
}

impl runtime::Value for KindOfOrder {
    type Form = runtime::form::Enumeration;
}

impl<'de> Deserialize<'de> for KindOfOrder {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for KindOfOrder {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for KindOfOrder {
    fn schema_name() -> Cow<'static, str> {
        "example.kind_x0020_of_x0020_order".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::enumeration(&KIND_OF_ORDER_FACTS, generator)
    }
}

impl Default for SalesLine {
    fn default() -> Self {
        Self { net_gross: None, kind: None, additional_properties: AdditionalProperties::new() }
    }
}

impl Structured for SalesLine {
    const TYPE: &'static facts::StructuredType = &SALES_LINE_FACTS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self::default()
    }
}

impl runtime::Object for SalesLine {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&SALES_LINE_FACTS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(&mut [&mut self.net_gross, &mut self.kind], &mut self.additional_properties)
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property("net_x0020__x0026__x0020_gross", &self.net_gross);
        members.property("kind", &self.kind);
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for SalesLine {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for SalesLine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for SalesLine {}

impl<'de> Deserialize<'de> for SalesLine {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for SalesLine {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for SalesLine {
    fn schema_name() -> Cow<'static, str> {
        "example.sales_x0020_line".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&SALES_LINE_FACTS, generator)
    }
}
}
pub(crate) mod facts {
//! What the schemas say of the types and requests.

use odata_types::facts;

pub(crate) static KIND_OF_ORDER_FACTS: facts::EnumType = facts::EnumType {
    name: "example.kind_x0020_of_x0020_order",
    is_flags: false,
    members: &[
        facts::Member { name: "_x0020_", value: 0, description: "" },
        facts::Member { name: "Blanket_x0020_Order", value: 1, description: "" },
    ],
    sentinel: None,
    description: "",
    long_description: "",
};

pub(crate) static SALES_LINE_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.sales_x0020_line",
    properties: &[
        facts::Property::new(
            "net_x0020__x0026__x0020_gross",
            facts::ValueType::Primitive(facts::Primitive::String),
        ),
        facts::Property::new("kind", facts::ValueType::Enum(&KIND_OF_ORDER_FACTS)),
    ],
    ..facts::StructuredType::new("example.sales_x0020_line", facts::StructuredKind::Complex)
};
}

pub use self::enums::*;
pub use self::types::*;
}

use odata_types::{ActionBody, EntityBody, facts};

/// Everything that the schemas document.
pub static SCHEMA: facts::Schema = facts::Schema {
    types: &[&example::facts::SALES_LINE_FACTS],
    enums: &[&example::facts::KIND_OF_ORDER_FACTS],
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
