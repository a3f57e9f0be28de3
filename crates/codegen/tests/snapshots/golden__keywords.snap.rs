// keywords.json:4:5: `example.box` is `Box2` in Rust: generated code uses its plain name itself; to name it otherwise:
//   [types."example.box"]
//   rename = "Box2"
// keywords.json:21:7: `example.item/additionalProperties` is `additional_properties2` in Rust: generated code uses its plain name itself; to name it otherwise:
//   [types."example.item".properties.additionalProperties]
//   rename = "additional_properties2"
// keywords.json:7:5: `example.option` is `Option2` in Rust: generated code uses its plain name itself; to name it otherwise:
//   [types."example.option"]
//   rename = "Option2"
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

/// Complex type `example.box`.
#[derive(Clone, PartialEq)]
pub struct Box2 {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
}

/// Complex type `example.item`.
#[derive(Clone, PartialEq)]
pub struct Item {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
    /// `type`
    pub r#type: Option<String>,
    /// `self`
    pub self_: Option<String>,
    /// `final`
    pub r#final: Option<String>,
    /// `move`
    pub r#move: Option<bool>,
    /// `box`
    pub r#box: Option<Box2>,
    /// `additionalProperties`
    pub additional_properties2: Option<String>,
}

/// Complex type `example.option`.
#[derive(Clone, PartialEq)]
pub struct Option2 {
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
use odata_types::{AdditionalProperties, Structured, facts, runtime};

impl Default for Box2 {
    fn default() -> Self {
        Self { additional_properties: AdditionalProperties::new() }
    }
}

impl Structured for Box2 {
    const TYPE: &'static facts::StructuredType = &BOX_FACTS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self::default()
    }
}

impl runtime::Object for Box2 {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&BOX_FACTS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(&mut [], &mut self.additional_properties)
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for Box2 {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for Box2 {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for Box2 {}

impl<'de> Deserialize<'de> for Box2 {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for Box2 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Box2 {
    fn schema_name() -> Cow<'static, str> {
        "example.box".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&BOX_FACTS, generator)
    }
}

impl Default for Item {
    fn default() -> Self {
        Self {
            r#type: None,
            self_: None,
            r#final: None,
            r#move: None,
            r#box: None,
            additional_properties2: None,
            additional_properties: AdditionalProperties::new(),
        }
    }
}

impl Structured for Item {
    const TYPE: &'static facts::StructuredType = &ITEM_FACTS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self::default()
    }
}

impl runtime::Object for Item {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&ITEM_FACTS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(
            &mut [
                &mut self.r#type,
                &mut self.self_,
                &mut self.r#final,
                &mut self.r#move,
                &mut self.r#box,
                &mut self.additional_properties2,
            ],
            &mut self.additional_properties,
        )
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property("type", &self.r#type);
        members.property("self", &self.self_);
        members.property("final", &self.r#final);
        members.property("move", &self.r#move);
        members.property("box", &self.r#box);
        members.property("additionalProperties", &self.additional_properties2);
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for Item {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for Item {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for Item {}

impl<'de> Deserialize<'de> for Item {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for Item {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Item {
    fn schema_name() -> Cow<'static, str> {
        "example.item".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&ITEM_FACTS, generator)
    }
}

impl Default for Option2 {
    fn default() -> Self {
        Self { additional_properties: AdditionalProperties::new() }
    }
}

impl Structured for Option2 {
    const TYPE: &'static facts::StructuredType = &OPTION_FACTS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self::default()
    }
}

impl runtime::Object for Option2 {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&OPTION_FACTS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(&mut [], &mut self.additional_properties)
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for Option2 {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for Option2 {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for Option2 {}

impl<'de> Deserialize<'de> for Option2 {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for Option2 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Option2 {
    fn schema_name() -> Cow<'static, str> {
        "example.option".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&OPTION_FACTS, generator)
    }
}
}
pub(crate) mod facts {
//! What the schemas say of the types and requests.

use odata_types::facts;

pub(crate) static BOX_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.box",
    ..facts::StructuredType::new("example.box", facts::StructuredKind::Complex)
};

pub(crate) static ITEM_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.item",
    properties: &[
        facts::Property::new("type", facts::ValueType::Primitive(facts::Primitive::String)),
        facts::Property::new("self", facts::ValueType::Primitive(facts::Primitive::String)),
        facts::Property::new("final", facts::ValueType::Primitive(facts::Primitive::String)),
        facts::Property::new("move", facts::ValueType::Primitive(facts::Primitive::Boolean)),
        facts::Property::new("box", facts::ValueType::Structured(&BOX_FACTS)),
        facts::Property::new(
            "additionalProperties",
            facts::ValueType::Primitive(facts::Primitive::String),
        ),
    ],
    ..facts::StructuredType::new("example.item", facts::StructuredKind::Complex)
};

pub(crate) static OPTION_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.option",
    ..facts::StructuredType::new("example.option", facts::StructuredKind::Complex)
};
}

pub use self::types::*;
}

use odata_types::{ActionBody, EntityBody, facts};

/// Everything that the schemas document.
pub static SCHEMA: facts::Schema = facts::Schema {
    types: &[&example::facts::BOX_FACTS, &example::facts::ITEM_FACTS, &example::facts::OPTION_FACTS],
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
