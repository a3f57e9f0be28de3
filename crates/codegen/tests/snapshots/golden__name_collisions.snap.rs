// name_collisions.json:31:5: `example.Item` is `Item2` in Rust: its plain name is that of another element of the published document; to name it otherwise:
//   [types."example.Item"]
//   rename = "Item2"
// name_collisions.json:14:5: `example.alert_v2` is `AlertV2_2` in Rust: its plain name is that of `example.alertV2` (name_collisions.json:17:5); to name it otherwise:
//   [types."example.alert_v2"]
//   rename = "AlertV2_2"
// name_collisions.json:28:5: `example.anyItem` is `TypeAnyItem` in Rust: names with `Any` are those of values that may be of derived types; to name it otherwise:
//   [types."example.anyItem"]
//   rename = "TypeAnyItem"
// name_collisions.json:23:7: `example.item/cluster_ip` is `cluster_ip2` in Rust: its plain name is that of `example.item/clusterIP` (name_collisions.json:22:7); to name it otherwise:
//   [types."example.item".properties.cluster_ip]
//   rename = "cluster_ip2"
// name_collisions.json:40:7: `example.line/_Order` is `order2` in Rust: its plain name is that of `example.line/Order` (name_collisions.json:45:7); to name it otherwise:
//   [types."example.line".properties._Order]
//   rename = "order2"
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

/// Complex type `example.alertV2`.
#[derive(Clone, PartialEq)]
pub struct AlertV2 {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
}

/// Complex type `example.alert_v2`.
#[derive(Clone, PartialEq)]
pub struct AlertV2_2 {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
}

/// Complex type `example.item`.
#[derive(Clone, PartialEq)]
pub struct Item {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
    /// `clusterIP`
    pub cluster_ip: Option<String>,
    /// `cluster_ip`
    pub cluster_ip2: Option<String>,
    /// `members`
    pub members: Option<String>,
    /// `name`
    pub name: Option<String>,
    /// `value`
    pub value: Option<String>,
}

/// Complex type `example.Item`.
#[derive(Clone, PartialEq)]
pub struct Item2 {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
}

/// Entity type `example.line`.
#[derive(Clone, PartialEq)]
pub struct Line {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
    /// `_Order`
    pub order2: Option<Box<Line>>,
    /// `id`
    pub id: Option<String>,
    /// `Order`
    pub order: Option<String>,
}

impl Line {
    /// A reference to the entity of which this is `id`, and nothing else.
    pub fn with_id(id: impl Into<String>) -> Self {
        Self { id: Some(id.into()), ..Self::default() }
    }
}

/// Complex type `example.anyItem`.
#[derive(Clone, PartialEq)]
pub struct TypeAnyItem {
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

impl Default for AlertV2 {
    fn default() -> Self {
        Self { additional_properties: AdditionalProperties::new() }
    }
}

impl Structured for AlertV2 {
    const TYPE: &'static facts::StructuredType = &ALERT_V2_FACTS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self::default()
    }
}

impl runtime::Object for AlertV2 {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&ALERT_V2_FACTS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(&mut [], &mut self.additional_properties)
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for AlertV2 {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for AlertV2 {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for AlertV2 {}

impl<'de> Deserialize<'de> for AlertV2 {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for AlertV2 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for AlertV2 {
    fn schema_name() -> Cow<'static, str> {
        "example.alertV2".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&ALERT_V2_FACTS, generator)
    }
}

impl Default for AlertV2_2 {
    fn default() -> Self {
        Self { additional_properties: AdditionalProperties::new() }
    }
}

impl Structured for AlertV2_2 {
    const TYPE: &'static facts::StructuredType = &ALERT_V2_FACTS2;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self::default()
    }
}

impl runtime::Object for AlertV2_2 {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&ALERT_V2_FACTS2)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(&mut [], &mut self.additional_properties)
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for AlertV2_2 {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for AlertV2_2 {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for AlertV2_2 {}

impl<'de> Deserialize<'de> for AlertV2_2 {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for AlertV2_2 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for AlertV2_2 {
    fn schema_name() -> Cow<'static, str> {
        "example.alert_v2".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&ALERT_V2_FACTS2, generator)
    }
}

impl Default for Item {
    fn default() -> Self {
        Self {
            cluster_ip: None,
            cluster_ip2: None,
            members: None,
            name: None,
            value: None,
            additional_properties: AdditionalProperties::new(),
        }
    }
}

impl Structured for Item {
    const TYPE: &'static facts::StructuredType = &ITEM_FACTS2;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self::default()
    }
}

impl runtime::Object for Item {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&ITEM_FACTS2)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(
            &mut [
                &mut self.cluster_ip,
                &mut self.cluster_ip2,
                &mut self.members,
                &mut self.name,
                &mut self.value,
            ],
            &mut self.additional_properties,
        )
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property("clusterIP", &self.cluster_ip);
        members.property("cluster_ip", &self.cluster_ip2);
        members.property("members", &self.members);
        members.property("name", &self.name);
        members.property("value", &self.value);
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
        odata_types::json_schema::structured(&ITEM_FACTS2, generator)
    }
}

impl Default for Item2 {
    fn default() -> Self {
        Self { additional_properties: AdditionalProperties::new() }
    }
}

impl Structured for Item2 {
    const TYPE: &'static facts::StructuredType = &ITEM_FACTS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self::default()
    }
}

impl runtime::Object for Item2 {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&ITEM_FACTS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(&mut [], &mut self.additional_properties)
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for Item2 {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for Item2 {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for Item2 {}

impl<'de> Deserialize<'de> for Item2 {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for Item2 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Item2 {
    fn schema_name() -> Cow<'static, str> {
        "example.Item".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&ITEM_FACTS, generator)
    }
}

impl Default for Line {
    fn default() -> Self {
        Self {
            order2: None,
            id: None,
            order: None,
            additional_properties: AdditionalProperties::new(),
        }
    }
}

impl Structured for Line {
    const TYPE: &'static facts::StructuredType = &LINE_FACTS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self::default()
    }
}

impl runtime::Object for Line {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&LINE_FACTS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(
            &mut [&mut self.order2, &mut self.id, &mut self.order],
            &mut self.additional_properties,
        )
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property("_Order", &self.order2);
        members.property("id", &self.id);
        members.property("Order", &self.order);
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for Line {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for Line {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for Line {}

impl<'de> Deserialize<'de> for Line {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for Line {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Line {
    fn schema_name() -> Cow<'static, str> {
        "example.line".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&LINE_FACTS, generator)
    }
}

impl Default for TypeAnyItem {
    fn default() -> Self {
        Self { additional_properties: AdditionalProperties::new() }
    }
}

impl Structured for TypeAnyItem {
    const TYPE: &'static facts::StructuredType = &ANY_ITEM_FACTS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self::default()
    }
}

impl runtime::Object for TypeAnyItem {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&ANY_ITEM_FACTS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(&mut [], &mut self.additional_properties)
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for TypeAnyItem {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for TypeAnyItem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for TypeAnyItem {}

impl<'de> Deserialize<'de> for TypeAnyItem {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for TypeAnyItem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for TypeAnyItem {
    fn schema_name() -> Cow<'static, str> {
        "example.anyItem".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&ANY_ITEM_FACTS, generator)
    }
}
}
pub(crate) mod facts {
//! What the schemas say of the types and requests.

use odata_types::facts;

pub(crate) static ALERT_V2_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.alertV2",
    ..facts::StructuredType::new("example.alertV2", facts::StructuredKind::Complex)
};

pub(crate) static ALERT_V2_FACTS2: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.alert_v2",
    ..facts::StructuredType::new("example.alert_v2", facts::StructuredKind::Complex)
};

pub(crate) static ITEM_FACTS2: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.item",
    properties: &[
        facts::Property::new("clusterIP", facts::ValueType::Primitive(facts::Primitive::String)),
        facts::Property::new("cluster_ip", facts::ValueType::Primitive(facts::Primitive::String)),
        facts::Property::new("members", facts::ValueType::Primitive(facts::Primitive::String)),
        facts::Property::new("name", facts::ValueType::Primitive(facts::Primitive::String)),
        facts::Property::new("value", facts::ValueType::Primitive(facts::Primitive::String)),
    ],
    ..facts::StructuredType::new("example.item", facts::StructuredKind::Complex)
};

pub(crate) static ITEM_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.Item",
    ..facts::StructuredType::new("example.Item", facts::StructuredKind::Complex)
};

pub(crate) static LINE_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.line",
    key: &["id"],
    properties: &[
        facts::Property::new("_Order", facts::ValueType::Structured(&LINE_FACTS)).navigation(),
        facts::Property::new("id", facts::ValueType::Primitive(facts::Primitive::String)),
        facts::Property::new("Order", facts::ValueType::Primitive(facts::Primitive::String)),
    ],
    ..facts::StructuredType::new("example.line", facts::StructuredKind::Entity)
};

pub(crate) static ANY_ITEM_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.anyItem",
    ..facts::StructuredType::new("example.anyItem", facts::StructuredKind::Complex)
};
}

pub use self::types::*;
}

use odata_types::{ActionBody, EntityBody, facts};

/// Everything that the schemas document.
pub static SCHEMA: facts::Schema = facts::Schema {
    types: &[
        &example::facts::ALERT_V2_FACTS,
        &example::facts::ALERT_V2_FACTS2,
        &example::facts::ITEM_FACTS2,
        &example::facts::ITEM_FACTS,
        &example::facts::LINE_FACTS,
        &example::facts::ANY_ITEM_FACTS,
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
