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

mod types {
//! The structured types, and the parameters of the actions and functions.

use odata_types::{AdditionalProperties, Nullable, Untyped};

/// Entity type `example.link`.
#[derive(Clone, PartialEq)]
pub struct Link {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
    /// `id`
    pub id: Option<i32>,
    /// `target`
    pub target: Nullable<Untyped>,
}

impl Link {
    /// A reference to the entity of which this is `id`, and nothing else.
    pub fn with_id(id: i32) -> Self {
        Self { id: Some(id), ..Self::default() }
    }
}

/// Complex type `example.place`.
#[derive(Clone, PartialEq)]
pub struct Place {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
    /// `any`
    pub any: Nullable<Untyped>,
    /// `many`
    pub many: Nullable<Vec<Option<Untyped>>>,
    /// `extra`
    pub extra: Nullable<Untyped>,
}

/// Complex type `example.used`.
#[derive(Clone, PartialEq)]
pub struct Used {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
    /// `on`
    pub on: Option<Untyped>,
}

/// Complex type `example.user`.
#[derive(Clone, PartialEq)]
pub struct User {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
    /// `used`
    pub used: Option<Used>,
}
}
mod impls {
//! How the types are read and written.

#[cfg(feature = "schemars")]
use std::borrow::Cow;
use super::types::*;
use super::facts::*;
#[cfg(feature = "schemars")]
use odata_types::schemars::{JsonSchema, Schema, SchemaGenerator};
use odata_types::serde_core::de::{Deserialize, Deserializer};
use odata_types::serde_core::ser::{Serialize, Serializer};
use odata_types::{AdditionalProperties, Nullable, Structured, facts, runtime};

impl Default for Link {
    fn default() -> Self {
        Self {
            id: None,
            target: Nullable::Absent,
            additional_properties: AdditionalProperties::new(),
        }
    }
}

impl Structured for Link {
    const TYPE: &'static facts::StructuredType = &LINK_FACTS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self::default()
    }
}

impl runtime::Object for Link {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&LINK_FACTS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(&mut [&mut self.id, &mut self.target], &mut self.additional_properties)
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property("id", &self.id);
        members.property("target", &self.target);
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for Link {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for Link {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for Link {}

impl<'de> Deserialize<'de> for Link {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for Link {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
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

impl Default for Place {
    fn default() -> Self {
        Self {
            any: Nullable::Absent,
            many: Nullable::Absent,
            extra: Nullable::Absent,
            additional_properties: AdditionalProperties::new(),
        }
    }
}

impl Structured for Place {
    const TYPE: &'static facts::StructuredType = &PLACE_FACTS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self::default()
    }
}

impl runtime::Object for Place {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&PLACE_FACTS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(
            &mut [&mut self.any, &mut self.many, &mut self.extra],
            &mut self.additional_properties,
        )
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property("any", &self.any);
        members.property("many", &self.many);
        members.property("extra", &self.extra);
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for Place {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for Place {}

impl<'de> Deserialize<'de> for Place {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for Place {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
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

impl Default for Used {
    fn default() -> Self {
        Self { on: None, additional_properties: AdditionalProperties::new() }
    }
}

impl Structured for Used {
    const TYPE: &'static facts::StructuredType = &USED_FACTS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self::default()
    }
}

impl runtime::Object for Used {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&USED_FACTS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(&mut [&mut self.on], &mut self.additional_properties)
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property("on", &self.on);
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for Used {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for Used {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for Used {}

impl<'de> Deserialize<'de> for Used {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for Used {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
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

impl Default for User {
    fn default() -> Self {
        Self { used: None, additional_properties: AdditionalProperties::new() }
    }
}

impl Structured for User {
    const TYPE: &'static facts::StructuredType = &USER_FACTS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self::default()
    }
}

impl runtime::Object for User {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&USER_FACTS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(&mut [&mut self.used], &mut self.additional_properties)
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property("used", &self.used);
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for User {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for User {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for User {}

impl<'de> Deserialize<'de> for User {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for User {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
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
}
pub(crate) mod facts {
//! What the schemas say of the types and requests.

use odata_types::facts;

pub(crate) static LINK_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.link",
    key: &["id"],
    properties: &[
        facts::Property::new("id", facts::ValueType::Primitive(facts::Primitive::Int32)),
        facts::Property::new("target", facts::ValueType::Untyped).nullable().navigation(),
    ],
    ..facts::StructuredType::new("example.link", facts::StructuredKind::Entity)
};

pub(crate) static PLACE_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.place",
    properties: &[
        facts::Property::new("any", facts::ValueType::Untyped).nullable(),
        facts::Property::new("many", facts::ValueType::Untyped).collection().nullable(),
        facts::Property::new("extra", facts::ValueType::Untyped).nullable(),
    ],
    ..facts::StructuredType::new("example.place", facts::StructuredKind::Complex)
};

pub(crate) static USED_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.used",
    properties: &[facts::Property::new("on", facts::ValueType::Untyped)],
    ..facts::StructuredType::new("example.used", facts::StructuredKind::Complex)
};

pub(crate) static USER_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.user",
    properties: &[facts::Property::new("used", facts::ValueType::Structured(&USED_FACTS))],
    ..facts::StructuredType::new("example.user", facts::StructuredKind::Complex)
};
}

pub use self::types::*;
}

use odata_types::{ActionBody, EntityBody, facts};

/// Everything that the schemas document.
pub static SCHEMA: facts::Schema = facts::Schema {
    types: &[
        &example::facts::LINK_FACTS,
        &example::facts::PLACE_FACTS,
        &example::facts::USED_FACTS,
        &example::facts::USER_FACTS,
    ],
    enums: &[],
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
