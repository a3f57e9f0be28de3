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

/// Complex type `example.holder`.
#[derive(Clone, PartialEq)]
pub struct Holder {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
    /// `subject`
    pub subject: Nullable<Subject>,
}

/// Abstract type `example.subject`.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub enum Subject {
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
use odata_types::{
    AdditionalProperties,
    Nullable,
    Polymorphic,
    Structured,
    UnknownType,
    facts,
    runtime,
};

impl Default for Holder {
    fn default() -> Self {
        Self { subject: Nullable::Absent, additional_properties: AdditionalProperties::new() }
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
        members.fill(&mut [&mut self.subject], &mut self.additional_properties)
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property("subject", &self.subject);
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

impl Polymorphic for Subject {
    const TYPE: &'static facts::StructuredType = &SUBJECT_FACTS;

    fn start(_: runtime::Found) -> Self {
        Self::UnknownType(UnknownType::empty())
    }

    fn object(&self) -> &dyn runtime::Object {
        match self {
            Self::UnknownType(value) => value,
        }
    }

    fn object_mut(&mut self) -> &mut dyn runtime::Object {
        match self {
            Self::UnknownType(value) => value,
        }
    }
}

impl runtime::Value for Subject {
    type Form = runtime::form::Polymorphic;
}

impl std::fmt::Debug for Subject {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for Subject {}

impl<'de> Deserialize<'de> for Subject {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for Subject {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Subject {
    fn schema_name() -> Cow<'static, str> {
        "example.subject*".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::polymorphic(&SUBJECT_FACTS, generator)
    }
}
}
pub(crate) mod facts {
//! What the schemas say of the types and requests.

use odata_types::facts;

pub(crate) static HOLDER_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.holder",
    properties: &[
        facts::Property::new("subject", facts::ValueType::Structured(&SUBJECT_FACTS)).nullable(),
    ],
    ..facts::StructuredType::new("example.holder", facts::StructuredKind::Complex)
};

pub(crate) static SUBJECT_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.subject",
    is_abstract: true,
    ..facts::StructuredType::new("example.subject", facts::StructuredKind::Complex)
};
}

pub use self::types::*;
}

use odata_types::{ActionBody, EntityBody, facts};

/// Everything that the schemas document.
pub static SCHEMA: facts::Schema = facts::Schema {
    types: &[&example::facts::HOLDER_FACTS, &example::facts::SUBJECT_FACTS],
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
