// `example.Größe` is `gr_u00f6_u00df_e` in Rust: the names of modules are ASCII; to name it otherwise:
//   [namespaces."example.Größe"]
//   module = "gr_u00f6_u00df_e"
// `example.尺寸` is `u5c3a_u5bf8` in Rust: the names of modules are ASCII; to name it otherwise:
//   [namespaces."example.尺寸"]
//   module = "u5c3a_u5bf8"
pub mod gr_u00f6_u00df_e {
//! Namespace `example.Größe`.
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

/// Complex type `example.Größe.item`.
#[derive(Clone, PartialEq)]
pub struct Item {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
    /// `über`
    pub über: Option<String>,
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

impl Default for Item {
    fn default() -> Self {
        Self { über: None, additional_properties: AdditionalProperties::new() }
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
        members.fill(&mut [&mut self.über], &mut self.additional_properties)
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property("über", &self.über);
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
        "example.Größe.item".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&ITEM_FACTS, generator)
    }
}
}
pub(crate) mod facts {
//! What the schemas say of the types and requests.

use odata_types::facts;

pub(crate) static ITEM_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.Größe.item",
    properties: &[
        facts::Property::new("über", facts::ValueType::Primitive(facts::Primitive::String)),
    ],
    ..facts::StructuredType::new("example.Größe.item", facts::StructuredKind::Complex)
};
}

pub use self::types::*;
}
pub mod u5c3a_u5bf8 {
//! Namespace `example.尺寸`.
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

use super::super::gr_u00f6_u00df_e;
use odata_types::AdditionalProperties;

/// Complex type `example.尺寸.pack`.
#[derive(Clone, PartialEq)]
pub struct Pack {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
    /// `item`
    pub item: Option<gr_u00f6_u00df_e::Item>,
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

impl Default for Pack {
    fn default() -> Self {
        Self { item: None, additional_properties: AdditionalProperties::new() }
    }
}

impl Structured for Pack {
    const TYPE: &'static facts::StructuredType = &PACK_FACTS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self::default()
    }
}

impl runtime::Object for Pack {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&PACK_FACTS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(&mut [&mut self.item], &mut self.additional_properties)
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property("item", &self.item);
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for Pack {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for Pack {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for Pack {}

impl<'de> Deserialize<'de> for Pack {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for Pack {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Pack {
    fn schema_name() -> Cow<'static, str> {
        "example.尺寸.pack".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&PACK_FACTS, generator)
    }
}
}
pub(crate) mod facts {
//! What the schemas say of the types and requests.

use super::super::gr_u00f6_u00df_e;
use odata_types::facts;

pub(crate) static PACK_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.尺寸.pack",
    properties: &[
        facts::Property::new(
            "item",
            facts::ValueType::Structured(&gr_u00f6_u00df_e::facts::ITEM_FACTS),
        ),
    ],
    ..facts::StructuredType::new("example.尺寸.pack", facts::StructuredKind::Complex)
};
}

pub use self::types::*;
}

use odata_types::{ActionBody, EntityBody, facts};

/// Everything that the schemas document.
pub static SCHEMA: facts::Schema = facts::Schema {
    types: &[&gr_u00f6_u00df_e::facts::ITEM_FACTS, &u5c3a_u5bf8::facts::PACK_FACTS],
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
