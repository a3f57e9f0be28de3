pub mod base {
//! Namespace `example.base`.
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

use super::super::other;
use odata_types::UnknownType;

/// Abstract type `example.base.scope`.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub enum Scope {
    /// `example.other.userScope`
    OtherUserScope(other::UserScope),
    /// A value of a type that the schema does not have here, kept as it was read.
    UnknownType(UnknownType<Self>),
}
}
mod impls {
//! How the types are read and written.

#[cfg(feature = "schemars")]
use std::borrow::Cow;
use super::super::other;
use super::types::*;
use super::facts::*;
#[cfg(feature = "schemars")]
use odata_types::schemars::{JsonSchema, Schema, SchemaGenerator};
use odata_types::serde_core::de::{Deserialize, Deserializer};
use odata_types::serde_core::ser::{Serialize, Serializer};
use odata_types::{Polymorphic, Structured, UnknownType, facts, runtime};

impl From<other::UserScope> for Scope {
    fn from(value: other::UserScope) -> Self {
        Self::OtherUserScope(value)
    }
}

impl Polymorphic for Scope {
    const TYPE: &'static facts::StructuredType = &SCOPE_FACTS;

    fn start(found: runtime::Found) -> Self {
        match found {
            runtime::Found::Known(0) => Self::OtherUserScope(Structured::start()),
            _ => Self::UnknownType(UnknownType::empty()),
        }
    }

    fn object(&self) -> &dyn runtime::Object {
        match self {
            Self::OtherUserScope(value) => value,
            Self::UnknownType(value) => value,
        }
    }

    fn object_mut(&mut self) -> &mut dyn runtime::Object {
        match self {
            Self::OtherUserScope(value) => value,
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
        "example.base.scope*".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::polymorphic(&SCOPE_FACTS, generator)
    }
}
}
pub(crate) mod facts {
//! What the schemas say of the types and requests.

use super::super::other;
use odata_types::facts;

pub(crate) static SCOPE_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.base.scope",
    is_abstract: true,
    derived: &[&other::facts::USER_SCOPE_FACTS],
    ..facts::StructuredType::new("example.base.scope", facts::StructuredKind::Complex)
};
}

pub use self::types::*;
}
pub mod other {
//! Namespace `example.other`.
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

/// Complex type `example.other.userScope`.
#[derive(Clone, PartialEq)]
pub struct UserScope {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
    /// `user`
    pub user: Option<String>,
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

impl Default for UserScope {
    fn default() -> Self {
        Self { user: None, additional_properties: AdditionalProperties::new() }
    }
}

impl Structured for UserScope {
    const TYPE: &'static facts::StructuredType = &USER_SCOPE_FACTS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self::default()
    }
}

impl runtime::Object for UserScope {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&USER_SCOPE_FACTS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(&mut [&mut self.user], &mut self.additional_properties)
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property("user", &self.user);
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for UserScope {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for UserScope {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for UserScope {}

impl<'de> Deserialize<'de> for UserScope {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for UserScope {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for UserScope {
    fn schema_name() -> Cow<'static, str> {
        "example.other.userScope".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&USER_SCOPE_FACTS, generator)
    }
}
}
pub(crate) mod facts {
//! What the schemas say of the types and requests.

use super::super::base;
use odata_types::facts;

pub(crate) static USER_SCOPE_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.other.userScope",
    base: Some(&base::facts::SCOPE_FACTS),
    properties: &[
        facts::Property::new("user", facts::ValueType::Primitive(facts::Primitive::String)),
    ],
    ..facts::StructuredType::new("example.other.userScope", facts::StructuredKind::Complex)
};
}

pub use self::types::*;
}

use odata_types::{ActionBody, EntityBody, facts};

/// Everything that the schemas document.
pub static SCHEMA: facts::Schema = facts::Schema {
    types: &[&base::facts::SCOPE_FACTS, &other::facts::USER_SCOPE_FACTS],
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
