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

use odata_types::{AdditionalProperties, UnknownType};

/// Complex type `example.allScope`.
#[derive(Clone, PartialEq)]
pub struct AllScope {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
    /// `note`
    pub note: Option<String>,
}

/// Complex type `example.groupScope`.
#[derive(Clone, PartialEq)]
pub struct GroupScope {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
    /// `note`
    pub note: Option<String>,
    /// `group`
    pub group: Option<String>,
}

/// Complex type `example.holder`.
#[derive(Clone, PartialEq)]
pub struct Holder {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
    /// `scope`
    pub scope: Option<Scope>,
}

/// Abstract type `example.scope`.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub enum Scope {
    /// `example.allScope`
    AllScope(AllScope),
    /// `example.groupScope`
    GroupScope(Box<GroupScope>),
    /// A value of a type that the schema does not have here, kept as it was read.
    UnknownType(UnknownType<Self>),
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
use odata_types::{AdditionalProperties, Polymorphic, Structured, UnknownType, facts, runtime};

impl Default for AllScope {
    fn default() -> Self {
        Self { note: None, additional_properties: AdditionalProperties::new() }
    }
}

impl Structured for AllScope {
    const TYPE: &'static facts::StructuredType = &ALL_SCOPE_FACTS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self::default()
    }
}

impl runtime::Object for AllScope {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&ALL_SCOPE_FACTS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(&mut [&mut self.note], &mut self.additional_properties)
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property("note", &self.note);
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for AllScope {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for AllScope {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for AllScope {}

impl<'de> Deserialize<'de> for AllScope {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for AllScope {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for AllScope {
    fn schema_name() -> Cow<'static, str> {
        "example.allScope".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&ALL_SCOPE_FACTS, generator)
    }
}

impl Default for GroupScope {
    fn default() -> Self {
        Self { note: None, group: None, additional_properties: AdditionalProperties::new() }
    }
}

impl Structured for GroupScope {
    const TYPE: &'static facts::StructuredType = &GROUP_SCOPE_FACTS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self::default()
    }
}

impl runtime::Object for GroupScope {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&GROUP_SCOPE_FACTS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(&mut [&mut self.note, &mut self.group], &mut self.additional_properties)
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property("note", &self.note);
        members.property("group", &self.group);
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for GroupScope {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for GroupScope {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for GroupScope {}

impl<'de> Deserialize<'de> for GroupScope {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for GroupScope {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for GroupScope {
    fn schema_name() -> Cow<'static, str> {
        "example.groupScope".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&GROUP_SCOPE_FACTS, generator)
    }
}

impl Default for Holder {
    fn default() -> Self {
        Self { scope: None, additional_properties: AdditionalProperties::new() }
    }
}

impl Structured for Holder {
    const TYPE: &'static facts::StructuredType = &HOLDER_FACTS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self::default()
    }
}

impl runtime::Object for Holder {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&HOLDER_FACTS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(&mut [&mut self.scope], &mut self.additional_properties)
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property("scope", &self.scope);
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for Holder {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for Holder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for Holder {}

impl<'de> Deserialize<'de> for Holder {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for Holder {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Holder {
    fn schema_name() -> Cow<'static, str> {
        "example.holder".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&HOLDER_FACTS, generator)
    }
}

impl From<AllScope> for Scope {
    fn from(value: AllScope) -> Self {
        Self::AllScope(value)
    }
}

impl From<GroupScope> for Scope {
    fn from(value: GroupScope) -> Self {
        Self::GroupScope(Box::new(value))
    }
}

impl Polymorphic for Scope {
    const TYPE: &'static facts::StructuredType = &SCOPE_FACTS;

    fn start(found: runtime::Found) -> Self {
        match found {
            runtime::Found::Known(0) => Self::AllScope(Structured::start()),
            runtime::Found::Known(1) => Self::GroupScope(Box::new(Structured::start())),
            _ => Self::UnknownType(UnknownType::empty()),
        }
    }

    fn object(&self) -> &dyn runtime::Object {
        match self {
            Self::AllScope(value) => value,
            Self::GroupScope(value) => &**value,
            Self::UnknownType(value) => value,
        }
    }

    fn object_mut(&mut self) -> &mut dyn runtime::Object {
        match self {
            Self::AllScope(value) => value,
            Self::GroupScope(value) => &mut **value,
            Self::UnknownType(value) => value,
        }
    }
}

impl runtime::Value for Scope {
    type Form = runtime::form::Polymorphic;
}

impl std::fmt::Debug for Scope {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for Scope {}

impl<'de> Deserialize<'de> for Scope {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for Scope {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Scope {
    fn schema_name() -> Cow<'static, str> {
        "example.scope*".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::polymorphic(&SCOPE_FACTS, generator)
    }
}
}
pub(crate) mod facts {
//! What the schemas say of the types and requests.

use odata_types::facts;

pub(crate) static ALL_SCOPE_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.allScope",
    base: Some(&SCOPE_FACTS),
    inherited: 1,
    ..facts::StructuredType::new("example.allScope", facts::StructuredKind::Complex)
};

pub(crate) static GROUP_SCOPE_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.groupScope",
    base: Some(&SCOPE_FACTS),
    inherited: 1,
    properties: &[
        facts::Property::new("group", facts::ValueType::Primitive(facts::Primitive::String)),
    ],
    ..facts::StructuredType::new("example.groupScope", facts::StructuredKind::Complex)
};

pub(crate) static HOLDER_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.holder",
    properties: &[facts::Property::new("scope", facts::ValueType::Structured(&SCOPE_FACTS))],
    ..facts::StructuredType::new("example.holder", facts::StructuredKind::Complex)
};

pub(crate) static SCOPE_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.scope",
    is_abstract: true,
    properties: &[
        facts::Property::new("note", facts::ValueType::Primitive(facts::Primitive::String)),
    ],
    derived: &[&ALL_SCOPE_FACTS, &GROUP_SCOPE_FACTS],
    ..facts::StructuredType::new("example.scope", facts::StructuredKind::Complex)
};
}

pub use self::types::*;
}

use odata_types::{ActionBody, EntityBody, facts};

/// Everything that the schemas document.
pub static SCHEMA: facts::Schema = facts::Schema {
    types: &[
        &example::facts::ALL_SCOPE_FACTS,
        &example::facts::GROUP_SCOPE_FACTS,
        &example::facts::HOLDER_FACTS,
        &example::facts::SCOPE_FACTS,
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
