// action_overloads.json:29:7: `example.stop` is `OtherStop2` in Rust: its plain name is that of `example.other_Stop` (action_overloads.json:51:5); to name it otherwise:
//   [types."example.stop"]
//   rename = "Stop2"
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

use odata_types::AdditionalProperties;

/// Entity type `example.other`.
#[derive(Clone, PartialEq)]
pub struct Other {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
    /// `id`
    pub id: Option<String>,
}

impl Other {
    /// A reference to the entity of which this is `id`, and nothing else.
    pub fn with_id(id: impl Into<String>) -> Self {
        Self { id: Some(id.into()), ..Self::default() }
    }
}

/// Complex type `example.other_Stop`.
#[derive(Clone, PartialEq)]
pub struct OtherStop {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
}

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

/// Parameters of the action `example.stop`, bound to `example.other`.
#[derive(Clone, PartialEq)]
pub struct OtherCollectionStop {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
}

/// Parameters of the action `example.stop`, bound to `example.other`.
#[derive(Clone, PartialEq)]
pub struct OtherStop2 {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
}

/// Parameters of the action `example.stop`, bound to `example.thing`.
#[derive(Clone, PartialEq)]
pub struct ThingStop {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
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
use odata_types::{Action, AdditionalProperties, Structured, facts, runtime};

impl Default for Other {
    fn default() -> Self {
        Self { id: None, additional_properties: AdditionalProperties::new() }
    }
}

impl Structured for Other {
    const TYPE: &'static facts::StructuredType = &OTHER_FACTS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self::default()
    }
}

impl runtime::Object for Other {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&OTHER_FACTS)
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

impl runtime::Value for Other {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for Other {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for Other {}

impl<'de> Deserialize<'de> for Other {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for Other {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Other {
    fn schema_name() -> Cow<'static, str> {
        "example.other".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&OTHER_FACTS, generator)
    }
}

impl Default for OtherStop {
    fn default() -> Self {
        Self { additional_properties: AdditionalProperties::new() }
    }
}

impl Structured for OtherStop {
    const TYPE: &'static facts::StructuredType = &OTHER_STOP_FACTS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self::default()
    }
}

impl runtime::Object for OtherStop {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&OTHER_STOP_FACTS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(&mut [], &mut self.additional_properties)
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for OtherStop {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for OtherStop {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for OtherStop {}

impl<'de> Deserialize<'de> for OtherStop {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for OtherStop {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for OtherStop {
    fn schema_name() -> Cow<'static, str> {
        "example.other_Stop".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&OTHER_STOP_FACTS, generator)
    }
}

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

impl Default for OtherCollectionStop {
    fn default() -> Self {
        Self { additional_properties: AdditionalProperties::new() }
    }
}

impl Structured for OtherCollectionStop {
    const TYPE: &'static facts::StructuredType = &OTHER_COLLECTION_STOP_PARAMETERS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self::default()
    }
}

impl runtime::Object for OtherCollectionStop {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&OTHER_COLLECTION_STOP_PARAMETERS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(&mut [], &mut self.additional_properties)
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for OtherCollectionStop {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for OtherCollectionStop {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for OtherCollectionStop {}

impl<'de> Deserialize<'de> for OtherCollectionStop {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for OtherCollectionStop {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for OtherCollectionStop {
    fn schema_name() -> Cow<'static, str> {
        "example.stop".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&OTHER_COLLECTION_STOP_PARAMETERS, generator)
    }
}

impl Action for OtherCollectionStop {
    const ACTION: &'static facts::Action = &OTHER_COLLECTION_STOP_FACTS;
    type Output = ();
}

impl Default for OtherStop2 {
    fn default() -> Self {
        Self { additional_properties: AdditionalProperties::new() }
    }
}

impl Structured for OtherStop2 {
    const TYPE: &'static facts::StructuredType = &OTHER_STOP2_PARAMETERS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self::default()
    }
}

impl runtime::Object for OtherStop2 {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&OTHER_STOP2_PARAMETERS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(&mut [], &mut self.additional_properties)
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for OtherStop2 {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for OtherStop2 {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for OtherStop2 {}

impl<'de> Deserialize<'de> for OtherStop2 {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for OtherStop2 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for OtherStop2 {
    fn schema_name() -> Cow<'static, str> {
        "example.stop".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&OTHER_STOP2_PARAMETERS, generator)
    }
}

impl Action for OtherStop2 {
    const ACTION: &'static facts::Action = &OTHER_STOP2_FACTS;
    type Output = ();
}

impl Default for ThingStop {
    fn default() -> Self {
        Self { additional_properties: AdditionalProperties::new() }
    }
}

impl Structured for ThingStop {
    const TYPE: &'static facts::StructuredType = &THING_STOP_PARAMETERS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self::default()
    }
}

impl runtime::Object for ThingStop {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&THING_STOP_PARAMETERS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(&mut [], &mut self.additional_properties)
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for ThingStop {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for ThingStop {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for ThingStop {}

impl<'de> Deserialize<'de> for ThingStop {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for ThingStop {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for ThingStop {
    fn schema_name() -> Cow<'static, str> {
        "example.stop".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&THING_STOP_PARAMETERS, generator)
    }
}

impl Action for ThingStop {
    const ACTION: &'static facts::Action = &THING_STOP_FACTS;
    type Output = ();
}
}
pub(crate) mod facts {
//! What the schemas say of the types and requests.

use odata_types::facts;

pub(crate) static OTHER_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.other",
    key: &["id"],
    properties: &[facts::Property::new("id", facts::ValueType::Primitive(facts::Primitive::String))],
    ..facts::StructuredType::new("example.other", facts::StructuredKind::Entity)
};

pub(crate) static OTHER_STOP_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.other_Stop",
    ..facts::StructuredType::new("example.other_Stop", facts::StructuredKind::Complex)
};

pub(crate) static THING_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.thing",
    key: &["id"],
    properties: &[facts::Property::new("id", facts::ValueType::Primitive(facts::Primitive::String))],
    ..facts::StructuredType::new("example.thing", facts::StructuredKind::Entity)
};

pub(crate) static OTHER_COLLECTION_STOP_PARAMETERS: facts::StructuredType = facts::StructuredType {
    ..facts::StructuredType::new("example.stop", facts::StructuredKind::Parameters)
};

pub(crate) static OTHER_COLLECTION_STOP_FACTS: facts::Action = facts::Action {
    name: "example.stop",
    binding_type: "Collection(example.other)",
    parameters: &OTHER_COLLECTION_STOP_PARAMETERS,
    request: facts::Request { ..facts::Request::new("POST", "", 204) },
    acts_on: None,
    description: "",
};

pub(crate) static OTHER_STOP2_PARAMETERS: facts::StructuredType = facts::StructuredType {
    ..facts::StructuredType::new("example.stop", facts::StructuredKind::Parameters)
};

pub(crate) static OTHER_STOP2_FACTS: facts::Action = facts::Action {
    name: "example.stop",
    binding_type: "example.other",
    parameters: &OTHER_STOP2_PARAMETERS,
    request: facts::Request { ..facts::Request::new("POST", "", 204) },
    acts_on: None,
    description: "",
};

pub(crate) static THING_STOP_PARAMETERS: facts::StructuredType = facts::StructuredType {
    ..facts::StructuredType::new("example.stop", facts::StructuredKind::Parameters)
};

pub(crate) static THING_STOP_FACTS: facts::Action = facts::Action {
    name: "example.stop",
    binding_type: "example.thing",
    parameters: &THING_STOP_PARAMETERS,
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
    types: &[
        &example::facts::OTHER_FACTS,
        &example::facts::OTHER_STOP_FACTS,
        &example::facts::THING_FACTS,
    ],
    enums: &[],
    actions: &[
        &example::facts::OTHER_COLLECTION_STOP_FACTS,
        &example::facts::OTHER_STOP2_FACTS,
        &example::facts::THING_STOP_FACTS,
    ],
    functions: &[],
    requests: &[],
    clouds: &[],
    api_versions: &[],
};

/// The bodies of all actions, in the order of `SCHEMA`.
pub static BODIES: &[ActionBody] = &[
    ActionBody::of::<example::OtherCollectionStop>(),
    ActionBody::of::<example::OtherStop2>(),
    ActionBody::of::<example::ThingStop>(),
];

/// The bodies of all requests that create or change an entity, in the order of `SCHEMA`.
pub static ENTITY_BODIES: &[EntityBody] = &[];
