// `x.crate` is `crate2` in Rust: generated code uses its plain name itself; to name it otherwise:
//   [namespaces."x.crate"]
//   module = "crate2"
// hostile_names.json:36:5: `x.crate.result` is `Result2` in Rust: generated code uses its plain name itself; to name it otherwise:
//   [types."x.crate.result"]
//   rename = "Result2"
// `x.self` is `self2` in Rust: generated code uses its plain name itself; to name it otherwise:
//   [namespaces."x.self"]
//   module = "self2"
// `x.super` is `super2` in Rust: generated code uses its plain name itself; to name it otherwise:
//   [namespaces."x.super"]
//   module = "super2"
pub mod crate2 {
//! Namespace `x.crate`.
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

mod enums {
//! The enumeration types.

use odata_types::UnknownMember;

/// Enumeration type `x.crate.result`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Result2 {
    /// `err`
    Err,
    /// `ok`
    Ok,
    /// A member that the schema does not know, kept as it was read.
    UnknownMember(UnknownMember<Self>),
}

impl Result2 {
    /// The name on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Err => "err",
            Self::Ok => "ok",
            Self::UnknownMember(member) => member.as_str(),
        }
    }
}
}
mod types {
//! The structured types, and the parameters of the actions and functions.

use odata_types::{AdditionalProperties, UnknownType};

/// Complex type `x.crate.a`.
#[derive(Clone, PartialEq)]
pub struct A {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
}

/// Abstract type `x.crate.base`.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub enum Base {
    /// `x.crate.a`
    A(A),
    /// A value of a type that the schema does not have here, kept as it was read.
    UnknownType(UnknownType<Self>),
}
}
mod impls {
//! How the types are read and written.

#[cfg(feature = "schemars")]
use std::borrow::Cow;
use super::enums::*;
use super::types::*;
use super::facts::*;
#[cfg(feature = "schemars")]
use odata_types::schemars::{JsonSchema, Schema, SchemaGenerator};
use odata_types::serde_core::de::{Deserialize, Deserializer};
use odata_types::serde_core::ser::{Serialize, Serializer};
use odata_types::{
    AdditionalProperties,
    OpenEnum,
    Polymorphic,
    Structured,
    UnknownMember,
    UnknownType,
    facts,
    runtime,
};

impl Default for A {
    fn default() -> Self {
        Self { additional_properties: AdditionalProperties::new() }
    }
}

impl Structured for A {
    const TYPE: &'static facts::StructuredType = &A_FACTS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self::default()
    }
}

impl runtime::Object for A {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&A_FACTS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(&mut [], &mut self.additional_properties)
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for A {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for A {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for A {}

impl<'de> Deserialize<'de> for A {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for A {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for A {
    fn schema_name() -> Cow<'static, str> {
        "x.crate.a".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&A_FACTS, generator)
    }
}

impl From<A> for Base {
    fn from(value: A) -> Self {
        Self::A(value)
    }
}

impl Polymorphic for Base {
    const TYPE: &'static facts::StructuredType = &BASE_FACTS;

    fn start(found: runtime::Found) -> Self {
        match found {
            runtime::Found::Known(0) => Self::A(Structured::start()),
            _ => Self::UnknownType(UnknownType::empty()),
        }
    }

    fn object(&self) -> &dyn runtime::Object {
        match self {
            Self::A(value) => value,
            Self::UnknownType(value) => value,
        }
    }

    fn object_mut(&mut self) -> &mut dyn runtime::Object {
        match self {
            Self::A(value) => value,
            Self::UnknownType(value) => value,
        }
    }
}

impl runtime::Value for Base {
    type Form = runtime::form::Polymorphic;
}

impl std::fmt::Debug for Base {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for Base {}

impl<'de> Deserialize<'de> for Base {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for Base {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Base {
    fn schema_name() -> Cow<'static, str> {
        "x.crate.base*".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::polymorphic(&BASE_FACTS, generator)
    }
}

impl OpenEnum for Result2 {
    const TYPE: &'static facts::EnumType = &RESULT_FACTS;
    const MEMBERS: &'static [Self] = &[Self::Err, Self::Ok];

    fn as_str(&self) -> &str {
        self.as_str()
    }

    fn from_unknown(member: UnknownMember<Self>) -> Self {
        Self::UnknownMember(member)
    }
}

impl std::fmt::Display for Result2 {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

impl std::str::FromStr for Result2 {
    type Err = std::convert::Infallible;

    fn from_str(name: &str) -> Result<Self, std::convert::Infallible> {
        Ok(Self::from_name(name))
    }
}

impl runtime::Value for Result2 {
    type Form = runtime::form::Enumeration;
}

impl<'de> Deserialize<'de> for Result2 {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for Result2 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Result2 {
    fn schema_name() -> Cow<'static, str> {
        "x.crate.result".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::enumeration(&RESULT_FACTS, generator)
    }
}
}
pub(crate) mod facts {
//! What the schemas say of the types and requests.

use odata_types::facts;

pub(crate) static A_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#x.crate.a",
    base: Some(&BASE_FACTS),
    ..facts::StructuredType::new("x.crate.a", facts::StructuredKind::Complex)
};

pub(crate) static BASE_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#x.crate.base",
    is_abstract: true,
    derived: &[&A_FACTS],
    ..facts::StructuredType::new("x.crate.base", facts::StructuredKind::Complex)
};

pub(crate) static RESULT_FACTS: facts::EnumType = facts::EnumType {
    name: "x.crate.result",
    is_flags: false,
    members: &[
        facts::Member { name: "err", value: 0, description: "" },
        facts::Member { name: "ok", value: 1, description: "" },
    ],
    sentinel: None,
    description: "",
    long_description: "",
};
}

pub use self::enums::*;
pub use self::types::*;
}
pub mod self2 {
//! Namespace `x.self`.
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

/// Right to left, see <https://example.org/a_b>.
///
/// Complex type `x.self.item`.
#[derive(Clone, PartialEq)]
pub struct Item {
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

impl Default for Item {
    fn default() -> Self {
        Self { additional_properties: AdditionalProperties::new() }
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
        members.fill(&mut [], &mut self.additional_properties)
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
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
        "x.self.item".into()
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
    type_tag: "#x.self.item",
    description: "Right\u{202e} to left, see https://example.org/a_b.",
    ..facts::StructuredType::new("x.self.item", facts::StructuredKind::Complex)
};
}

pub use self::types::*;
}
pub mod super2 {
//! Namespace `x.super`.
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

/// Complex type `x.super.数`.
#[derive(Clone, PartialEq)]
pub struct 数 {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
    /// `数`
    pub 数: String,
    /// `members`
    pub members: String,
}

impl 数 {
    /// A value with what is required, and nothing else.
    pub fn new(数: impl Into<String>, members: impl Into<String>) -> Self {
        Self {
            数: 数.into(),
            members: members.into(),
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
use odata_types::{AdditionalProperties, Structured, facts, runtime};

impl Structured for 数 {
    const TYPE: &'static facts::StructuredType = &数_FACTS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self {
            数: runtime::empty(),
            members: runtime::empty(),
            additional_properties: AdditionalProperties::new(),
        }
    }
}

impl runtime::Object for 数 {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&数_FACTS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(
            &mut [&mut runtime::Required(&mut self.数), &mut runtime::Required(&mut self.members)],
            &mut self.additional_properties,
        )?;
        members.require(&[(0, "数"), (1, "members")])
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property("数", &runtime::Required(&self.数));
        members.property("members", &runtime::Required(&self.members));
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for 数 {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for 数 {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for 数 {}

impl<'de> Deserialize<'de> for 数 {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for 数 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for 数 {
    fn schema_name() -> Cow<'static, str> {
        "x.super.数".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&数_FACTS, generator)
    }
}
}
pub(crate) mod facts {
//! What the schemas say of the types and requests.

use odata_types::facts;

pub(crate) static 数_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#x.super.数",
    properties: &[
        facts::Property::new("数", facts::ValueType::Primitive(facts::Primitive::String))
            .required(),
        facts::Property::new("members", facts::ValueType::Primitive(facts::Primitive::String))
            .required(),
    ],
    ..facts::StructuredType::new("x.super.数", facts::StructuredKind::Complex)
};
}

pub use self::types::*;
}

use odata_types::{ActionBody, EntityBody, facts};

/// Everything that the schemas document.
pub static SCHEMA: facts::Schema = facts::Schema {
    types: &[
        &crate2::facts::A_FACTS,
        &crate2::facts::BASE_FACTS,
        &self2::facts::ITEM_FACTS,
        &super2::facts::数_FACTS,
    ],
    enums: &[&crate2::facts::RESULT_FACTS],
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
