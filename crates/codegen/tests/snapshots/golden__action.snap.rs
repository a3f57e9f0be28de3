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

use odata_types::{AdditionalProperties, Nullable};

/// Entity type `example.thing`.
#[derive(Clone, PartialEq)]
pub struct Thing {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
    /// `id`
    pub id: Option<String>,
}

impl Thing {
    /// A reference to the entity of which this is `id`, and nothing else.
    pub fn with_id(id: impl Into<String>) -> Self {
        Self { id: Some(id.into()), ..Self::default() }
    }
}

/// Parameters of the action `example.count`.
#[derive(Clone, PartialEq)]
pub struct Count {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
}

/// Parameters of the action `example.move`, bound to `example.thing`.
#[derive(Clone, PartialEq)]
pub struct Move {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
    /// `to`
    pub to: String,
    /// `fast`
    pub fast: Nullable<bool>,
}

impl Move {
    /// A value with what is required, and nothing else.
    pub fn new(to: impl Into<String>) -> Self {
        Self {
            to: to.into(),
            fast: Nullable::Absent,
            additional_properties: AdditionalProperties::new(),
        }
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
use odata_types::{Action, AdditionalProperties, Nullable, Structured, facts, runtime};

impl Default for Thing {
    fn default() -> Self {
        Self { id: None, additional_properties: AdditionalProperties::new() }
    }
}

impl Structured for Thing {
    const TYPE: &'static facts::StructuredType = &THING_FACTS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self::default()
    }
}

impl runtime::Object for Thing {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&THING_FACTS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(&mut [&mut self.id], &mut self.additional_properties)
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property("id", &self.id);
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for Thing {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for Thing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for Thing {}

impl<'de> Deserialize<'de> for Thing {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for Thing {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Thing {
    fn schema_name() -> Cow<'static, str> {
        "example.thing".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&THING_FACTS, generator)
    }
}

impl Default for Count {
    fn default() -> Self {
        Self { additional_properties: AdditionalProperties::new() }
    }
}

impl Structured for Count {
    const TYPE: &'static facts::StructuredType = &COUNT_PARAMETERS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self::default()
    }
}

impl runtime::Object for Count {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&COUNT_PARAMETERS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(&mut [], &mut self.additional_properties)
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for Count {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for Count {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for Count {}

impl<'de> Deserialize<'de> for Count {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for Count {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Count {
    fn schema_name() -> Cow<'static, str> {
        "example.count".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&COUNT_PARAMETERS, generator)
    }
}

impl Action for Count {
    const ACTION: &'static facts::Action = &COUNT_FACTS;
    type Output = i32;
}

impl Structured for Move {
    const TYPE: &'static facts::StructuredType = &MOVE_PARAMETERS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self {
            to: runtime::empty(),
            fast: Nullable::Absent,
            additional_properties: AdditionalProperties::new(),
        }
    }
}

impl runtime::Object for Move {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&MOVE_PARAMETERS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(
            &mut [&mut runtime::Required(&mut self.to), &mut self.fast],
            &mut self.additional_properties,
        )?;
        members.require(&[(0, "to")])
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property("to", &runtime::Required(&self.to));
        members.property("fast", &self.fast);
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for Move {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for Move {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for Move {}

impl<'de> Deserialize<'de> for Move {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for Move {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Move {
    fn schema_name() -> Cow<'static, str> {
        "example.move".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&MOVE_PARAMETERS, generator)
    }
}

impl Action for Move {
    const ACTION: &'static facts::Action = &MOVE_FACTS;
    type Output = ();
}
}
pub(crate) mod facts {
//! What the schemas say of the types and requests.

use odata_types::facts;

pub(crate) static THING_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.thing",
    key: &["id"],
    properties: &[facts::Property::new("id", facts::ValueType::Primitive(facts::Primitive::String))],
    ..facts::StructuredType::new("example.thing", facts::StructuredKind::Entity)
};

pub(crate) static COUNT_PARAMETERS: facts::StructuredType = facts::StructuredType {
    ..facts::StructuredType::new("example.count", facts::StructuredKind::Parameters)
};

pub(crate) static COUNT_FACTS: facts::Action = facts::Action {
    name: "example.count",
    binding_type: "",
    parameters: &COUNT_PARAMETERS,
    request: facts::Request {
        result: Some(facts::ResultType {
            value: facts::ValueType::Primitive(facts::Primitive::Int32),
            is_collection: false,
        }),
        ..facts::Request::new("POST", "", 200)
    },
    acts_on: None,
    description: "",
};

pub(crate) static MOVE_PARAMETERS: facts::StructuredType = facts::StructuredType {
    properties: &[
        facts::Property::new("to", facts::ValueType::Primitive(facts::Primitive::String)).required(),
        facts::Property::new("fast", facts::ValueType::Primitive(facts::Primitive::Boolean))
            .nullable(),
    ],
    ..facts::StructuredType::new("example.move", facts::StructuredKind::Parameters)
};

pub(crate) static MOVE_FACTS: facts::Action = facts::Action {
    name: "example.move",
    binding_type: "example.thing",
    parameters: &MOVE_PARAMETERS,
    request: facts::Request { ..facts::Request::new("POST", "", 204) },
    acts_on: None,
    description: "",
};
}

pub use self::types::*;
}

use odata_types::{ActionBody, EntityBody, facts};

/// Everything that the schemas document.
pub static SCHEMA: facts::Schema = facts::Schema {
    types: &[&example::facts::THING_FACTS],
    enums: &[],
    actions: &[&example::facts::COUNT_FACTS, &example::facts::MOVE_FACTS],
    functions: &[],
    requests: &[],
    clouds: &[],
    api_versions: &[],
};

/// The bodies of all actions, in the order of `SCHEMA`.
pub static BODIES: &[ActionBody] = &[
    ActionBody::of::<example::Count>(),
    ActionBody::of::<example::Move>(),
];

/// The bodies of all requests that create or change an entity, in the order of `SCHEMA`.
pub static ENTITY_BODIES: &[EntityBody] = &[];
