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

use odata_types::{AdditionalProperties, EntityReference, Nullable, UnknownType};

/// Entity type `example.edge`.
#[derive(Clone, PartialEq)]
pub struct Edge {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
    /// `source`
    pub source: Option<String>,
    /// `target`
    pub target: Option<String>,
}

/// Abstract type `example.entity`.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub enum Entity {
    /// `example.run`
    Run(Box<Run>),
    /// An entity that exists, named by its key; the value does not say its type.
    Reference(EntityReference<Self>),
    /// A value of a type that the schema does not have here, kept as it was read.
    UnknownType(UnknownType<Self>),
}

/// Entity type `example.run`.
#[derive(Clone, PartialEq)]
pub struct Run {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
    /// `id`
    pub id: Option<String>,
    /// `next`
    pub next: Nullable<Box<Run>>,
    /// `previous`
    pub previous: Nullable<Vec<Run>>,
}

impl Run {
    /// A reference to the entity of which this is `id`, and nothing else.
    pub fn with_id(id: impl Into<String>) -> Self {
        Self { id: Some(id.into()), ..Self::default() }
    }
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
use odata_types::{
    AdditionalProperties,
    EntityReference,
    Nullable,
    Polymorphic,
    Structured,
    UnknownType,
    facts,
    runtime,
};

impl Default for Edge {
    fn default() -> Self {
        Self { source: None, target: None, additional_properties: AdditionalProperties::new() }
    }
}

impl Structured for Edge {
    const TYPE: &'static facts::StructuredType = &EDGE_FACTS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self::default()
    }
}

impl runtime::Object for Edge {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&EDGE_FACTS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(&mut [&mut self.source, &mut self.target], &mut self.additional_properties)
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property("source", &self.source);
        members.property("target", &self.target);
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for Edge {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for Edge {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for Edge {}

impl<'de> Deserialize<'de> for Edge {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for Edge {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Edge {
    fn schema_name() -> Cow<'static, str> {
        "example.edge".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&EDGE_FACTS, generator)
    }
}

impl From<Run> for Entity {
    fn from(value: Run) -> Self {
        Self::Run(Box::new(value))
    }
}

impl From<EntityReference<Self>> for Entity {
    fn from(reference: EntityReference<Self>) -> Self {
        Self::Reference(reference)
    }
}

impl Polymorphic for Entity {
    const TYPE: &'static facts::StructuredType = &ENTITY_FACTS;

    fn start(found: runtime::Found) -> Self {
        match found {
            runtime::Found::Known(0) => Self::Run(Box::new(Structured::start())),
            runtime::Found::Reference => Self::Reference(EntityReference::empty()),
            _ => Self::UnknownType(UnknownType::empty()),
        }
    }

    fn object(&self) -> &dyn runtime::Object {
        match self {
            Self::Run(value) => &**value,
            Self::Reference(value) => value,
            Self::UnknownType(value) => value,
        }
    }

    fn object_mut(&mut self) -> &mut dyn runtime::Object {
        match self {
            Self::Run(value) => &mut **value,
            Self::Reference(value) => value,
            Self::UnknownType(value) => value,
        }
    }
}

impl runtime::Value for Entity {
    type Form = runtime::form::Polymorphic;
}

impl std::fmt::Debug for Entity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for Entity {}

impl<'de> Deserialize<'de> for Entity {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for Entity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Entity {
    fn schema_name() -> Cow<'static, str> {
        "example.entity*".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::polymorphic(&ENTITY_FACTS, generator)
    }
}

impl Default for Run {
    fn default() -> Self {
        Self {
            id: None,
            next: Nullable::Absent,
            previous: Nullable::Absent,
            additional_properties: AdditionalProperties::new(),
        }
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
        members.fill(
            &mut [&mut self.id, &mut self.next, &mut self.previous],
            &mut self.additional_properties,
        )
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property("id", &self.id);
        members.property("next", &self.next);
        members.property("previous", &self.previous);
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
}
pub(crate) mod facts {
//! What the schemas say of the types and requests.

use odata_types::facts;

pub(crate) static EDGE_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.edge",
    key: &["source", "target"],
    properties: &[
        facts::Property::new("source", facts::ValueType::Primitive(facts::Primitive::String)),
        facts::Property::new("target", facts::ValueType::Primitive(facts::Primitive::String)),
    ],
    ..facts::StructuredType::new("example.edge", facts::StructuredKind::Entity)
};

pub(crate) static ENTITY_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.entity",
    is_abstract: true,
    key: &["id"],
    properties: &[facts::Property::new("id", facts::ValueType::Primitive(facts::Primitive::String))],
    derived: &[&RUN_FACTS],
    ..facts::StructuredType::new("example.entity", facts::StructuredKind::Entity)
};

pub(crate) static RUN_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.run",
    base: Some(&ENTITY_FACTS),
    key: &["id"],
    inherited: 1,
    properties: &[
        facts::Property::new("next", facts::ValueType::Structured(&RUN_FACTS))
            .nullable()
            .navigation(),
        facts::Property::new("previous", facts::ValueType::Structured(&RUN_FACTS))
            .collection()
            .navigation(),
    ],
    ..facts::StructuredType::new("example.run", facts::StructuredKind::Entity)
};
}

pub use self::types::*;
}

use odata_types::{ActionBody, EntityBody, facts};

/// Everything that the schemas document.
pub static SCHEMA: facts::Schema = facts::Schema {
    types: &[&example::facts::EDGE_FACTS, &example::facts::ENTITY_FACTS, &example::facts::RUN_FACTS],
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
