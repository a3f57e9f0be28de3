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

use odata_types::{AdditionalProperties, Nullable, UnknownType};

/// Complex type `example.chicken`.
#[derive(Clone, PartialEq)]
pub struct Chicken {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
    /// `egg`
    pub egg: Option<Box<Egg>>,
}

/// Complex type `example.egg`.
#[derive(Clone, PartialEq)]
pub struct Egg {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
    /// `chicken`
    pub chicken: Option<Box<Chicken>>,
    /// `shell`
    pub shell: Option<Shell>,
}

/// Abstract type `example.filter`.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub enum Filter {
    /// `example.notFilter`
    NotFilter(Box<NotFilter>),
    /// A value of a type that the schema does not have here, kept as it was read.
    UnknownType(UnknownType<Self>),
}

/// Complex type `example.node`.
#[derive(Clone, PartialEq)]
pub struct Node {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
    /// `left`
    pub left: Nullable<Box<Node>>,
    /// `children`
    pub children: Nullable<Vec<Node>>,
}

/// Complex type `example.notFilter`.
#[derive(Clone, PartialEq)]
pub struct NotFilter {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
    /// `inner`
    pub inner: Option<Filter>,
}

/// Complex type `example.shell`.
#[derive(Clone, PartialEq)]
pub struct Shell {
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
use odata_types::{
    AdditionalProperties,
    Nullable,
    Polymorphic,
    Structured,
    UnknownType,
    facts,
    runtime,
};

impl Default for Chicken {
    fn default() -> Self {
        Self { egg: None, additional_properties: AdditionalProperties::new() }
    }
}

impl Structured for Chicken {
    const TYPE: &'static facts::StructuredType = &CHICKEN_FACTS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self::default()
    }
}

impl runtime::Object for Chicken {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&CHICKEN_FACTS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(&mut [&mut self.egg], &mut self.additional_properties)
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property("egg", &self.egg);
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for Chicken {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for Chicken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for Chicken {}

impl<'de> Deserialize<'de> for Chicken {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for Chicken {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Chicken {
    fn schema_name() -> Cow<'static, str> {
        "example.chicken".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&CHICKEN_FACTS, generator)
    }
}

impl Default for Egg {
    fn default() -> Self {
        Self { chicken: None, shell: None, additional_properties: AdditionalProperties::new() }
    }
}

impl Structured for Egg {
    const TYPE: &'static facts::StructuredType = &EGG_FACTS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self::default()
    }
}

impl runtime::Object for Egg {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&EGG_FACTS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(&mut [&mut self.chicken, &mut self.shell], &mut self.additional_properties)
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property("chicken", &self.chicken);
        members.property("shell", &self.shell);
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for Egg {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for Egg {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for Egg {}

impl<'de> Deserialize<'de> for Egg {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for Egg {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Egg {
    fn schema_name() -> Cow<'static, str> {
        "example.egg".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&EGG_FACTS, generator)
    }
}

impl From<NotFilter> for Filter {
    fn from(value: NotFilter) -> Self {
        Self::NotFilter(Box::new(value))
    }
}

impl Polymorphic for Filter {
    const TYPE: &'static facts::StructuredType = &FILTER_FACTS;

    fn start(found: runtime::Found) -> Self {
        match found {
            runtime::Found::Known(0) => Self::NotFilter(Box::new(Structured::start())),
            _ => Self::UnknownType(UnknownType::empty()),
        }
    }

    fn object(&self) -> &dyn runtime::Object {
        match self {
            Self::NotFilter(value) => &**value,
            Self::UnknownType(value) => value,
        }
    }

    fn object_mut(&mut self) -> &mut dyn runtime::Object {
        match self {
            Self::NotFilter(value) => &mut **value,
            Self::UnknownType(value) => value,
        }
    }
}

impl runtime::Value for Filter {
    type Form = runtime::form::Polymorphic;
}

impl std::fmt::Debug for Filter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for Filter {}

impl<'de> Deserialize<'de> for Filter {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for Filter {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Filter {
    fn schema_name() -> Cow<'static, str> {
        "example.filter*".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::polymorphic(&FILTER_FACTS, generator)
    }
}

impl Default for Node {
    fn default() -> Self {
        Self {
            left: Nullable::Absent,
            children: Nullable::Absent,
            additional_properties: AdditionalProperties::new(),
        }
    }
}

impl Structured for Node {
    const TYPE: &'static facts::StructuredType = &NODE_FACTS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self::default()
    }
}

impl runtime::Object for Node {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&NODE_FACTS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(&mut [&mut self.left, &mut self.children], &mut self.additional_properties)
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property("left", &self.left);
        members.property("children", &self.children);
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for Node {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for Node {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for Node {}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Node {
    fn schema_name() -> Cow<'static, str> {
        "example.node".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&NODE_FACTS, generator)
    }
}

impl Default for NotFilter {
    fn default() -> Self {
        Self { inner: None, additional_properties: AdditionalProperties::new() }
    }
}

impl Structured for NotFilter {
    const TYPE: &'static facts::StructuredType = &NOT_FILTER_FACTS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self::default()
    }
}

impl runtime::Object for NotFilter {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&NOT_FILTER_FACTS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(&mut [&mut self.inner], &mut self.additional_properties)
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property("inner", &self.inner);
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for NotFilter {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for NotFilter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for NotFilter {}

impl<'de> Deserialize<'de> for NotFilter {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for NotFilter {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for NotFilter {
    fn schema_name() -> Cow<'static, str> {
        "example.notFilter".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&NOT_FILTER_FACTS, generator)
    }
}

impl Default for Shell {
    fn default() -> Self {
        Self { additional_properties: AdditionalProperties::new() }
    }
}

impl Structured for Shell {
    const TYPE: &'static facts::StructuredType = &SHELL_FACTS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self::default()
    }
}

impl runtime::Object for Shell {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&SHELL_FACTS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(&mut [], &mut self.additional_properties)
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for Shell {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for Shell {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for Shell {}

impl<'de> Deserialize<'de> for Shell {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for Shell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Shell {
    fn schema_name() -> Cow<'static, str> {
        "example.shell".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&SHELL_FACTS, generator)
    }
}
}
pub(crate) mod facts {
//! What the schemas say of the types and requests.

use odata_types::facts;

pub(crate) static CHICKEN_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.chicken",
    properties: &[facts::Property::new("egg", facts::ValueType::Structured(&EGG_FACTS))],
    ..facts::StructuredType::new("example.chicken", facts::StructuredKind::Complex)
};

pub(crate) static EGG_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.egg",
    properties: &[
        facts::Property::new("chicken", facts::ValueType::Structured(&CHICKEN_FACTS)),
        facts::Property::new("shell", facts::ValueType::Structured(&SHELL_FACTS)),
    ],
    ..facts::StructuredType::new("example.egg", facts::StructuredKind::Complex)
};

pub(crate) static FILTER_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.filter",
    is_abstract: true,
    derived: &[&NOT_FILTER_FACTS],
    ..facts::StructuredType::new("example.filter", facts::StructuredKind::Complex)
};

pub(crate) static NODE_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.node",
    properties: &[
        facts::Property::new("left", facts::ValueType::Structured(&NODE_FACTS)).nullable(),
        facts::Property::new("children", facts::ValueType::Structured(&NODE_FACTS)).collection(),
    ],
    ..facts::StructuredType::new("example.node", facts::StructuredKind::Complex)
};

pub(crate) static NOT_FILTER_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.notFilter",
    base: Some(&FILTER_FACTS),
    properties: &[facts::Property::new("inner", facts::ValueType::Structured(&FILTER_FACTS))],
    ..facts::StructuredType::new("example.notFilter", facts::StructuredKind::Complex)
};

pub(crate) static SHELL_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.shell",
    ..facts::StructuredType::new("example.shell", facts::StructuredKind::Complex)
};
}

pub use self::types::*;
}

use odata_types::{ActionBody, EntityBody, facts};

/// Everything that the schemas document.
pub static SCHEMA: facts::Schema = facts::Schema {
    types: &[
        &example::facts::CHICKEN_FACTS,
        &example::facts::EGG_FACTS,
        &example::facts::FILTER_FACTS,
        &example::facts::NODE_FACTS,
        &example::facts::NOT_FILTER_FACTS,
        &example::facts::SHELL_FACTS,
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
