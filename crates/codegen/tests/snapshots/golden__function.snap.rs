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

use odata_types::{AdditionalProperties, Date, Nullable};

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

/// Parameters of the function `example.between`, bound to `example.thing`.
#[derive(Clone, PartialEq)]
pub struct ThingBetween {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
    /// `start`
    pub start: Date,
}

impl ThingBetween {
    /// A value with what is required, and nothing else.
    pub fn new(start: Date) -> Self {
        Self { start, additional_properties: AdditionalProperties::new() }
    }
}

/// Parameters of the function `example.between`, bound to `example.thing`: `GET /things/between`.
#[derive(Clone, PartialEq)]
pub struct ThingCollectionBetween {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
    /// `start`
    pub start: Date,
    /// `words`
    pub words: Nullable<String>,
}

impl ThingCollectionBetween {
    /// A value with what is required, and nothing else.
    pub fn new(start: Date) -> Self {
        Self { start, words: Nullable::Absent, additional_properties: AdditionalProperties::new() }
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
use odata_types::{AdditionalProperties, Function, Nullable, Structured, facts, runtime};

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

impl Structured for ThingBetween {
    const TYPE: &'static facts::StructuredType = &THING_BETWEEN_PARAMETERS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self { start: runtime::empty(), additional_properties: AdditionalProperties::new() }
    }
}

impl runtime::Object for ThingBetween {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&THING_BETWEEN_PARAMETERS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(
            &mut [&mut runtime::Required(&mut self.start)],
            &mut self.additional_properties,
        )?;
        members.require(&[(0, "start")])
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property("start", &runtime::Required(&self.start));
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for ThingBetween {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for ThingBetween {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for ThingBetween {}

impl<'de> Deserialize<'de> for ThingBetween {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for ThingBetween {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for ThingBetween {
    fn schema_name() -> Cow<'static, str> {
        "example.between".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&THING_BETWEEN_PARAMETERS, generator)
    }
}

impl Function for ThingBetween {
    const FUNCTION: &'static facts::Function = &THING_BETWEEN_FACTS;
    type Output = i32;
}

impl Structured for ThingCollectionBetween {
    const TYPE: &'static facts::StructuredType = &THING_COLLECTION_BETWEEN_PARAMETERS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self {
            start: runtime::empty(),
            words: Nullable::Absent,
            additional_properties: AdditionalProperties::new(),
        }
    }
}

impl runtime::Object for ThingCollectionBetween {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&THING_COLLECTION_BETWEEN_PARAMETERS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(
            &mut [&mut runtime::Required(&mut self.start), &mut self.words],
            &mut self.additional_properties,
        )?;
        members.require(&[(0, "start")])
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property("start", &runtime::Required(&self.start));
        members.property("words", &self.words);
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for ThingCollectionBetween {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for ThingCollectionBetween {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for ThingCollectionBetween {}

impl<'de> Deserialize<'de> for ThingCollectionBetween {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for ThingCollectionBetween {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for ThingCollectionBetween {
    fn schema_name() -> Cow<'static, str> {
        "example.between".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&THING_COLLECTION_BETWEEN_PARAMETERS, generator)
    }
}

impl Function for ThingCollectionBetween {
    const FUNCTION: &'static facts::Function = &THING_COLLECTION_BETWEEN_FACTS;
    type Output = Vec<Thing>;
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

pub(crate) static THING_BETWEEN_PARAMETERS: facts::StructuredType = facts::StructuredType {
    properties: &[
        facts::Property::new("start", facts::ValueType::Primitive(facts::Primitive::Date))
            .required(),
    ],
    ..facts::StructuredType::new("example.between", facts::StructuredKind::Parameters)
};

pub(crate) static THING_BETWEEN_FACTS: facts::Function = facts::Function {
    name: "example.between",
    binding_type: "example.thing",
    parameters: &THING_BETWEEN_PARAMETERS,
    request: facts::Request {
        result: Some(facts::ResultType {
            value: facts::ValueType::Primitive(facts::Primitive::Int32),
            is_collection: false,
        }),
        ..facts::Request::new("GET", "", 200)
    },
    description: "",
};

pub(crate) static THING_COLLECTION_BETWEEN_PARAMETERS: facts::StructuredType = facts::StructuredType {
    properties: &[
        facts::Property::new("start", facts::ValueType::Primitive(facts::Primitive::Date))
            .required(),
        facts::Property::new("words", facts::ValueType::Primitive(facts::Primitive::String))
            .nullable(),
    ],
    ..facts::StructuredType::new("example.between", facts::StructuredKind::Parameters)
};

pub(crate) static THING_COLLECTION_BETWEEN_FACTS: facts::Function = facts::Function {
    name: "example.between",
    binding_type: "Collection(example.thing)",
    parameters: &THING_COLLECTION_BETWEEN_PARAMETERS,
    request: facts::Request {
        result: Some(facts::ResultType {
            value: facts::ValueType::Structured(&THING_FACTS),
            is_collection: true,
        }),
        example_result: "[{\"id\":\"1\"}]",
        ..facts::Request::new("GET", "/things/between", 200)
    },
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
    actions: &[],
    functions: &[
        &example::facts::THING_BETWEEN_FACTS,
        &example::facts::THING_COLLECTION_BETWEEN_FACTS,
    ],
    requests: &[],
    clouds: &[],
    api_versions: &[],
};

/// The bodies of all actions, in the order of `SCHEMA`.
pub static BODIES: &[ActionBody] = &[];

/// The bodies of all requests that create or change an entity, in the order of `SCHEMA`.
pub static ENTITY_BODIES: &[EntityBody] = &[];
