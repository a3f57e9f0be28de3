// {
//   "$Version": "4.01",
//   "$Reference": { "requests.json": { "$Include": [{ "$Namespace": "Graph.Requests.V1", "$Alias": "Requests" }] } },
//   "drawn": {
//     "color": { "$Kind": "EnumType", "red": 0, "green": 1, "darkBlue": 2 },
//     "rights": { "$Kind": "EnumType", "$IsFlags": true, "read": 1, "write": 2, "share": 4 },
//     "t0": { "$Kind": "ComplexType", "a": { "$Kind": "NavigationProperty", "$Type": "drawn.t9", "$Collection": true } },
//     "t1": { "$Kind": "ComplexType", "$Abstract": true, "d": { "$Kind": "NavigationProperty", "$Type": "drawn.t5", "$Nullable": true }, "i": { "$Type": "drawn.t8", "$Collection": true, "$Nullable": true } },
//     "t2": { "$Kind": "EntityType", "$Key": ["id"], "id": {}, "c": { "$Type": "Edm.Single", "$Collection": true, "$Nullable": true } },
//     "t3": { "$Kind": "EntityType", "$Abstract": true, "$Key": ["id"], "id": {}, "b": { "$Kind": "NavigationProperty", "$Type": "drawn.t4", "$Collection": true }, "k": { "$Type": "Edm.Guid", "$Nullable": true } },
//     "t4": { "$Kind": "EntityType", "$BaseType": "drawn.t2", "f": { "$Type": "drawn.color", "$Collection": true }, "e": { "$Type": "Edm.Untyped", "$Nullable": true, "@Requests.Required": true }, "b": { "$Type": "drawn.color", "@Requests.Required": true } },
//     "t5": { "$Kind": "EntityType", "$BaseType": "drawn.t4", "$OpenType": true, "l": { "$Type": "drawn.rights" }, "k": { "$Type": "Edm.Guid", "$Nullable": true }, "g": { "$Type": "drawn.t6" } },
//     "t6": { "$Kind": "ComplexType", "$BaseType": "drawn.t1", "$Abstract": true, "$OpenType": true, "g": { "$Type": "drawn.rights" }, "b": { "$Kind": "NavigationProperty", "$Type": "drawn.t5", "$Nullable": true } },
//     "t7": { "$Kind": "EntityType", "$BaseType": "drawn.t5", "$OpenType": true, "a": { "$Type": "Edm.Byte", "$Collection": true }, "i": { "$Type": "Edm.Byte" }, "h": { "$Type": "drawn.t0", "$Collection": true, "$Nullable": true } },
//     "t8": { "$Kind": "ComplexType", "$BaseType": "drawn.t6", "$Abstract": true, "$OpenType": true, "e": { "$Type": "Edm.Int32" }, "a": { "$Type": "Edm.Single", "$Nullable": true } },
//     "t9": { "$Kind": "EntityType", "$BaseType": "drawn.t5", "$OpenType": true, "h": { "$Kind": "NavigationProperty", "$Type": "drawn.t3", "$Collection": true }, "i": { "$Type": "drawn.rights", "$Nullable": true, "@Requests.Required": true } },
//     "act": [{ "$Kind": "Action", "$IsBound": true, "$Parameter": [
//       { "$Name": "it", "$Type": "drawn.t3" },
//       { "$Name": "alpha", "$Type": "drawn.t6", "$Collection": true, "$Nullable": true },
//       { "$Name": "Beta", "$Type": "drawn.t6", "$Collection": true, "$Nullable": true },
//       { "$Name": "GAMMA", "$Type": "drawn.t0", "$Collection": true },
//       { "$Name": "deltaTime", "$Type": "Edm.Int64", "$Nullable": true }
//     ] }]
//   }
// }
pub mod drawn {
//! Namespace `drawn`.
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

/// Enumeration type `drawn.color`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Color {
    /// `red`
    Red,
    /// `green`
    Green,
    /// `darkBlue`
    DarkBlue,
    /// A member that the schema does not know, kept as it was read.
    UnknownMember(UnknownMember<Self>),
}

impl Color {
    /// The name on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Red => "red",
            Self::Green => "green",
            Self::DarkBlue => "darkBlue",
            Self::UnknownMember(member) => member.as_str(),
        }
    }
}

/// Enumeration type `drawn.rights`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Rights {
    /// `read`
    Read,
    /// `write`
    Write,
    /// `share`
    Share,
    /// A member that the schema does not know, kept as it was read.
    UnknownMember(UnknownMember<Self>),
}

impl Rights {
    /// The name on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Read => "read",
            Self::Write => "write",
            Self::Share => "share",
            Self::UnknownMember(member) => member.as_str(),
        }
    }
}
}
mod types {
//! The structured types, and the parameters of the actions and functions.

use super::enums::*;
use odata_types::{
    AdditionalProperties,
    EntityReference,
    Flags,
    Guid,
    Int64,
    Nullable,
    Single,
    UnknownType,
    Untyped,
};

/// Any value of type `drawn.t2`.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub enum AnyT2 {
    /// `drawn.t2`
    T2(Box<T2>),
    /// `drawn.t4`
    T4(Box<T4>),
    /// `drawn.t5`
    T5(Box<T5>),
    /// `drawn.t7`
    T7(Box<T7>),
    /// `drawn.t9`
    T9(Box<T9>),
    /// A value of a type that the schema does not have here, kept as it was read.
    UnknownType(UnknownType<Self>),
}

/// Any value of type `drawn.t4`.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub enum AnyT4 {
    /// `drawn.t4`
    T4(Box<T4>),
    /// `drawn.t5`
    T5(Box<T5>),
    /// `drawn.t7`
    T7(Box<T7>),
    /// `drawn.t9`
    T9(Box<T9>),
    /// A value of a type that the schema does not have here, kept as it was read.
    UnknownType(UnknownType<Self>),
}

/// Any value of type `drawn.t5`.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub enum AnyT5 {
    /// `drawn.t5`
    T5(Box<T5>),
    /// `drawn.t7`
    T7(Box<T7>),
    /// `drawn.t9`
    T9(Box<T9>),
    /// A value of a type that the schema does not have here, kept as it was read.
    UnknownType(UnknownType<Self>),
}

/// Complex type `drawn.t0`.
#[derive(Clone, PartialEq)]
pub struct T0 {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
    /// `a`
    pub a: Nullable<Vec<T9>>,
}

/// Abstract type `drawn.t1`.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub enum T1 {
    /// A value of a type that the schema does not have here, kept as it was read.
    UnknownType(UnknownType<Self>),
}

/// Entity type `drawn.t2`.
#[derive(Clone, PartialEq)]
pub struct T2 {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
    /// `id`
    pub id: Option<String>,
    /// `c`
    pub c: Nullable<Vec<Option<Single>>>,
}

impl T2 {
    /// A reference to the entity of which this is `id`, and nothing else.
    pub fn with_id(id: impl Into<String>) -> Self {
        Self { id: Some(id.into()), ..Self::default() }
    }
}

/// Abstract type `drawn.t3`.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub enum T3 {
    /// An entity that exists, named by its key; the value does not say its type.
    Reference(EntityReference<Self>),
    /// A value of a type that the schema does not have here, kept as it was read.
    UnknownType(UnknownType<Self>),
}

/// Entity type `drawn.t4`.
#[derive(Clone, PartialEq)]
pub struct T4 {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
    /// `id`
    pub id: Option<String>,
    /// `c`
    pub c: Nullable<Vec<Option<Single>>>,
    /// `f`
    pub f: Nullable<Vec<Color>>,
    /// `e`
    pub e: Nullable<Untyped>,
    /// `b`
    pub b: Color,
}

impl T4 {
    /// A value with what is required, and nothing else.
    pub fn new(b: Color) -> Self {
        Self {
            id: None,
            c: Nullable::Absent,
            f: Nullable::Absent,
            e: Nullable::Absent,
            b,
            additional_properties: AdditionalProperties::new(),
        }
    }
}

/// Entity type `drawn.t5`.
#[derive(Clone, PartialEq)]
pub struct T5 {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
    /// `id`
    pub id: Option<String>,
    /// `c`
    pub c: Nullable<Vec<Option<Single>>>,
    /// `f`
    pub f: Nullable<Vec<Color>>,
    /// `e`
    pub e: Nullable<Untyped>,
    /// `b`
    pub b: Color,
    /// `l`
    pub l: Option<Flags<Rights>>,
    /// `k`
    pub k: Nullable<Guid>,
    /// `g`
    pub g: Option<T6>,
}

impl T5 {
    /// A value with what is required, and nothing else.
    pub fn new(b: Color) -> Self {
        Self {
            id: None,
            c: Nullable::Absent,
            f: Nullable::Absent,
            e: Nullable::Absent,
            b,
            l: None,
            k: Nullable::Absent,
            g: None,
            additional_properties: AdditionalProperties::new(),
        }
    }
}

/// Abstract type `drawn.t6`.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub enum T6 {
    /// A value of a type that the schema does not have here, kept as it was read.
    UnknownType(UnknownType<Self>),
}

/// Entity type `drawn.t7`.
#[derive(Clone, PartialEq)]
pub struct T7 {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
    /// `id`
    pub id: Option<String>,
    /// `c`
    pub c: Nullable<Vec<Option<Single>>>,
    /// `f`
    pub f: Nullable<Vec<Color>>,
    /// `e`
    pub e: Nullable<Untyped>,
    /// `b`
    pub b: Color,
    /// `l`
    pub l: Option<Flags<Rights>>,
    /// `k`
    pub k: Nullable<Guid>,
    /// `g`
    pub g: Option<T6>,
    /// `a`
    pub a: Nullable<Vec<u8>>,
    /// `i`
    pub i: Option<u8>,
    /// `h`
    pub h: Nullable<Vec<Option<T0>>>,
}

impl T7 {
    /// A value with what is required, and nothing else.
    pub fn new(b: Color) -> Self {
        Self {
            id: None,
            c: Nullable::Absent,
            f: Nullable::Absent,
            e: Nullable::Absent,
            b,
            l: None,
            k: Nullable::Absent,
            g: None,
            a: Nullable::Absent,
            i: None,
            h: Nullable::Absent,
            additional_properties: AdditionalProperties::new(),
        }
    }
}

/// Abstract type `drawn.t8`.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub enum T8 {
    /// A value of a type that the schema does not have here, kept as it was read.
    UnknownType(UnknownType<Self>),
}

/// Entity type `drawn.t9`.
#[derive(Clone, PartialEq)]
pub struct T9 {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
    /// `id`
    pub id: Option<String>,
    /// `c`
    pub c: Nullable<Vec<Option<Single>>>,
    /// `f`
    pub f: Nullable<Vec<Color>>,
    /// `e`
    pub e: Nullable<Untyped>,
    /// `b`
    pub b: Color,
    /// `l`
    pub l: Option<Flags<Rights>>,
    /// `k`
    pub k: Nullable<Guid>,
    /// `g`
    pub g: Option<T6>,
    /// `h`
    pub h: Nullable<Vec<T3>>,
    /// `i`
    pub i: Nullable<Flags<Rights>>,
}

impl T9 {
    /// A value with what is required, and nothing else.
    pub fn new(b: Color) -> Self {
        Self {
            id: None,
            c: Nullable::Absent,
            f: Nullable::Absent,
            e: Nullable::Absent,
            b,
            l: None,
            k: Nullable::Absent,
            g: None,
            h: Nullable::Absent,
            i: Nullable::Absent,
            additional_properties: AdditionalProperties::new(),
        }
    }
}

/// Parameters of the action `drawn.act`, bound to `drawn.t3`.
#[derive(Clone, PartialEq)]
pub struct Act {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
    /// `alpha`
    pub alpha: Nullable<Vec<Option<T6>>>,
    /// `Beta`
    pub beta: Nullable<Vec<Option<T6>>>,
    /// `GAMMA`
    pub gamma: Nullable<Vec<T0>>,
    /// `deltaTime`
    pub delta_time: Nullable<Int64>,
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
    Action,
    AdditionalProperties,
    EntityReference,
    Nullable,
    OpenEnum,
    Polymorphic,
    Structured,
    UnknownMember,
    UnknownType,
    facts,
    runtime,
};

impl From<T2> for AnyT2 {
    fn from(value: T2) -> Self {
        Self::T2(Box::new(value))
    }
}

impl From<T4> for AnyT2 {
    fn from(value: T4) -> Self {
        Self::T4(Box::new(value))
    }
}

impl From<T5> for AnyT2 {
    fn from(value: T5) -> Self {
        Self::T5(Box::new(value))
    }
}

impl From<T7> for AnyT2 {
    fn from(value: T7) -> Self {
        Self::T7(Box::new(value))
    }
}

impl From<T9> for AnyT2 {
    fn from(value: T9) -> Self {
        Self::T9(Box::new(value))
    }
}

impl Polymorphic for AnyT2 {
    const TYPE: &'static facts::StructuredType = &T2_FACTS;

    fn start(found: runtime::Found) -> Self {
        match found {
            runtime::Found::Known(0) => Self::T2(Box::new(Structured::start())),
            runtime::Found::Known(1) => Self::T4(Box::new(Structured::start())),
            runtime::Found::Known(2) => Self::T5(Box::new(Structured::start())),
            runtime::Found::Known(3) => Self::T7(Box::new(Structured::start())),
            runtime::Found::Known(4) => Self::T9(Box::new(Structured::start())),
            _ => Self::UnknownType(UnknownType::empty()),
        }
    }

    fn object(&self) -> &dyn runtime::Object {
        match self {
            Self::T2(value) => &**value,
            Self::T4(value) => &**value,
            Self::T5(value) => &**value,
            Self::T7(value) => &**value,
            Self::T9(value) => &**value,
            Self::UnknownType(value) => value,
        }
    }

    fn object_mut(&mut self) -> &mut dyn runtime::Object {
        match self {
            Self::T2(value) => &mut **value,
            Self::T4(value) => &mut **value,
            Self::T5(value) => &mut **value,
            Self::T7(value) => &mut **value,
            Self::T9(value) => &mut **value,
            Self::UnknownType(value) => value,
        }
    }
}

impl runtime::Value for AnyT2 {
    type Form = runtime::form::Polymorphic;
}

impl std::fmt::Debug for AnyT2 {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for AnyT2 {}

impl<'de> Deserialize<'de> for AnyT2 {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for AnyT2 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for AnyT2 {
    fn schema_name() -> Cow<'static, str> {
        "drawn.t2*".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::polymorphic(&T2_FACTS, generator)
    }
}

impl From<T4> for AnyT4 {
    fn from(value: T4) -> Self {
        Self::T4(Box::new(value))
    }
}

impl From<T5> for AnyT4 {
    fn from(value: T5) -> Self {
        Self::T5(Box::new(value))
    }
}

impl From<T7> for AnyT4 {
    fn from(value: T7) -> Self {
        Self::T7(Box::new(value))
    }
}

impl From<T9> for AnyT4 {
    fn from(value: T9) -> Self {
        Self::T9(Box::new(value))
    }
}

impl Polymorphic for AnyT4 {
    const TYPE: &'static facts::StructuredType = &T4_FACTS;

    fn start(found: runtime::Found) -> Self {
        match found {
            runtime::Found::Known(0) => Self::T4(Box::new(Structured::start())),
            runtime::Found::Known(1) => Self::T5(Box::new(Structured::start())),
            runtime::Found::Known(2) => Self::T7(Box::new(Structured::start())),
            runtime::Found::Known(3) => Self::T9(Box::new(Structured::start())),
            _ => Self::UnknownType(UnknownType::empty()),
        }
    }

    fn object(&self) -> &dyn runtime::Object {
        match self {
            Self::T4(value) => &**value,
            Self::T5(value) => &**value,
            Self::T7(value) => &**value,
            Self::T9(value) => &**value,
            Self::UnknownType(value) => value,
        }
    }

    fn object_mut(&mut self) -> &mut dyn runtime::Object {
        match self {
            Self::T4(value) => &mut **value,
            Self::T5(value) => &mut **value,
            Self::T7(value) => &mut **value,
            Self::T9(value) => &mut **value,
            Self::UnknownType(value) => value,
        }
    }
}

impl runtime::Value for AnyT4 {
    type Form = runtime::form::Polymorphic;
}

impl std::fmt::Debug for AnyT4 {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for AnyT4 {}

impl<'de> Deserialize<'de> for AnyT4 {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for AnyT4 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for AnyT4 {
    fn schema_name() -> Cow<'static, str> {
        "drawn.t4*".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::polymorphic(&T4_FACTS, generator)
    }
}

impl From<T5> for AnyT5 {
    fn from(value: T5) -> Self {
        Self::T5(Box::new(value))
    }
}

impl From<T7> for AnyT5 {
    fn from(value: T7) -> Self {
        Self::T7(Box::new(value))
    }
}

impl From<T9> for AnyT5 {
    fn from(value: T9) -> Self {
        Self::T9(Box::new(value))
    }
}

impl Polymorphic for AnyT5 {
    const TYPE: &'static facts::StructuredType = &T5_FACTS;

    fn start(found: runtime::Found) -> Self {
        match found {
            runtime::Found::Known(0) => Self::T5(Box::new(Structured::start())),
            runtime::Found::Known(1) => Self::T7(Box::new(Structured::start())),
            runtime::Found::Known(2) => Self::T9(Box::new(Structured::start())),
            _ => Self::UnknownType(UnknownType::empty()),
        }
    }

    fn object(&self) -> &dyn runtime::Object {
        match self {
            Self::T5(value) => &**value,
            Self::T7(value) => &**value,
            Self::T9(value) => &**value,
            Self::UnknownType(value) => value,
        }
    }

    fn object_mut(&mut self) -> &mut dyn runtime::Object {
        match self {
            Self::T5(value) => &mut **value,
            Self::T7(value) => &mut **value,
            Self::T9(value) => &mut **value,
            Self::UnknownType(value) => value,
        }
    }
}

impl runtime::Value for AnyT5 {
    type Form = runtime::form::Polymorphic;
}

impl std::fmt::Debug for AnyT5 {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for AnyT5 {}

impl<'de> Deserialize<'de> for AnyT5 {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for AnyT5 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for AnyT5 {
    fn schema_name() -> Cow<'static, str> {
        "drawn.t5*".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::polymorphic(&T5_FACTS, generator)
    }
}

impl OpenEnum for Color {
    const TYPE: &'static facts::EnumType = &COLOR_FACTS;
    const MEMBERS: &'static [Self] = &[Self::Red, Self::Green, Self::DarkBlue];

    fn as_str(&self) -> &str {
        self.as_str()
    }

    fn from_unknown(member: UnknownMember<Self>) -> Self {
        Self::UnknownMember(member)
    }
}

impl std::fmt::Display for Color {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

impl std::str::FromStr for Color {
    type Err = std::convert::Infallible;

    fn from_str(name: &str) -> Result<Self, std::convert::Infallible> {
        Ok(Self::from_name(name))
    }
}

impl runtime::Value for Color {
    type Form = runtime::form::Enumeration;
}

impl<'de> Deserialize<'de> for Color {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for Color {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Color {
    fn schema_name() -> Cow<'static, str> {
        "drawn.color".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::enumeration(&COLOR_FACTS, generator)
    }
}

impl OpenEnum for Rights {
    const TYPE: &'static facts::EnumType = &RIGHTS_FACTS;
    const MEMBERS: &'static [Self] = &[Self::Read, Self::Write, Self::Share];

    fn as_str(&self) -> &str {
        self.as_str()
    }

    fn from_unknown(member: UnknownMember<Self>) -> Self {
        Self::UnknownMember(member)
    }
}

impl std::fmt::Display for Rights {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

impl std::str::FromStr for Rights {
    type Err = std::convert::Infallible;

    fn from_str(name: &str) -> Result<Self, std::convert::Infallible> {
        Ok(Self::from_name(name))
    }
}

impl runtime::Value for Rights {
    type Form = runtime::form::Enumeration;
}

impl<'de> Deserialize<'de> for Rights {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for Rights {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Rights {
    fn schema_name() -> Cow<'static, str> {
        "drawn.rights".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::enumeration(&RIGHTS_FACTS, generator)
    }
}

impl Default for T0 {
    fn default() -> Self {
        Self { a: Nullable::Absent, additional_properties: AdditionalProperties::new() }
    }
}

impl Structured for T0 {
    const TYPE: &'static facts::StructuredType = &T0_FACTS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self::default()
    }
}

impl runtime::Object for T0 {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&T0_FACTS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(&mut [&mut self.a], &mut self.additional_properties)
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property("a", &self.a);
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for T0 {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for T0 {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for T0 {}

impl<'de> Deserialize<'de> for T0 {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for T0 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for T0 {
    fn schema_name() -> Cow<'static, str> {
        "drawn.t0".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&T0_FACTS, generator)
    }
}

impl Polymorphic for T1 {
    const TYPE: &'static facts::StructuredType = &T1_FACTS;

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

impl runtime::Value for T1 {
    type Form = runtime::form::Polymorphic;
}

impl std::fmt::Debug for T1 {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for T1 {}

impl<'de> Deserialize<'de> for T1 {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for T1 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for T1 {
    fn schema_name() -> Cow<'static, str> {
        "drawn.t1*".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::polymorphic(&T1_FACTS, generator)
    }
}

impl Default for T2 {
    fn default() -> Self {
        Self { id: None, c: Nullable::Absent, additional_properties: AdditionalProperties::new() }
    }
}

impl Structured for T2 {
    const TYPE: &'static facts::StructuredType = &T2_FACTS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self::default()
    }
}

impl runtime::Object for T2 {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&T2_FACTS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(&mut [&mut self.id, &mut self.c], &mut self.additional_properties)
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property("id", &self.id);
        members.property("c", &self.c);
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for T2 {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for T2 {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for T2 {}

impl<'de> Deserialize<'de> for T2 {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for T2 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for T2 {
    fn schema_name() -> Cow<'static, str> {
        "drawn.t2".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&T2_FACTS, generator)
    }
}

impl From<EntityReference<Self>> for T3 {
    fn from(reference: EntityReference<Self>) -> Self {
        Self::Reference(reference)
    }
}

impl Polymorphic for T3 {
    const TYPE: &'static facts::StructuredType = &T3_FACTS;

    fn start(found: runtime::Found) -> Self {
        match found {
            runtime::Found::Reference => Self::Reference(EntityReference::empty()),
            _ => Self::UnknownType(UnknownType::empty()),
        }
    }

    fn object(&self) -> &dyn runtime::Object {
        match self {
            Self::Reference(value) => value,
            Self::UnknownType(value) => value,
        }
    }

    fn object_mut(&mut self) -> &mut dyn runtime::Object {
        match self {
            Self::Reference(value) => value,
            Self::UnknownType(value) => value,
        }
    }
}

impl runtime::Value for T3 {
    type Form = runtime::form::Polymorphic;
}

impl std::fmt::Debug for T3 {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for T3 {}

impl<'de> Deserialize<'de> for T3 {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for T3 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for T3 {
    fn schema_name() -> Cow<'static, str> {
        "drawn.t3*".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::polymorphic(&T3_FACTS, generator)
    }
}

impl Structured for T4 {
    const TYPE: &'static facts::StructuredType = &T4_FACTS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self {
            id: None,
            c: Nullable::Absent,
            f: Nullable::Absent,
            e: Nullable::Absent,
            b: runtime::empty(),
            additional_properties: AdditionalProperties::new(),
        }
    }
}

impl runtime::Object for T4 {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&T4_FACTS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(
            &mut [
                &mut self.id,
                &mut self.c,
                &mut self.f,
                &mut self.e,
                &mut runtime::Required(&mut self.b),
            ],
            &mut self.additional_properties,
        )?;
        members.require(&[(4, "b")])
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property("id", &self.id);
        members.property("c", &self.c);
        members.property("f", &self.f);
        members.property("e", &self.e);
        members.property("b", &runtime::Required(&self.b));
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for T4 {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for T4 {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for T4 {}

impl<'de> Deserialize<'de> for T4 {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for T4 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for T4 {
    fn schema_name() -> Cow<'static, str> {
        "drawn.t4".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&T4_FACTS, generator)
    }
}

impl Structured for T5 {
    const TYPE: &'static facts::StructuredType = &T5_FACTS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self {
            id: None,
            c: Nullable::Absent,
            f: Nullable::Absent,
            e: Nullable::Absent,
            b: runtime::empty(),
            l: None,
            k: Nullable::Absent,
            g: None,
            additional_properties: AdditionalProperties::new(),
        }
    }
}

impl runtime::Object for T5 {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&T5_FACTS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(
            &mut [
                &mut self.id,
                &mut self.c,
                &mut self.f,
                &mut self.e,
                &mut runtime::Required(&mut self.b),
                &mut self.l,
                &mut self.k,
                &mut self.g,
            ],
            &mut self.additional_properties,
        )?;
        members.require(&[(4, "b")])
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property("id", &self.id);
        members.property("c", &self.c);
        members.property("f", &self.f);
        members.property("e", &self.e);
        members.property("b", &runtime::Required(&self.b));
        members.property("l", &self.l);
        members.property("k", &self.k);
        members.property("g", &self.g);
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for T5 {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for T5 {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for T5 {}

impl<'de> Deserialize<'de> for T5 {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for T5 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for T5 {
    fn schema_name() -> Cow<'static, str> {
        "drawn.t5".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&T5_FACTS, generator)
    }
}

impl Polymorphic for T6 {
    const TYPE: &'static facts::StructuredType = &T6_FACTS;

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

impl runtime::Value for T6 {
    type Form = runtime::form::Polymorphic;
}

impl std::fmt::Debug for T6 {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for T6 {}

impl<'de> Deserialize<'de> for T6 {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for T6 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for T6 {
    fn schema_name() -> Cow<'static, str> {
        "drawn.t6*".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::polymorphic(&T6_FACTS, generator)
    }
}

impl Structured for T7 {
    const TYPE: &'static facts::StructuredType = &T7_FACTS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self {
            id: None,
            c: Nullable::Absent,
            f: Nullable::Absent,
            e: Nullable::Absent,
            b: runtime::empty(),
            l: None,
            k: Nullable::Absent,
            g: None,
            a: Nullable::Absent,
            i: None,
            h: Nullable::Absent,
            additional_properties: AdditionalProperties::new(),
        }
    }
}

impl runtime::Object for T7 {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&T7_FACTS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(
            &mut [
                &mut self.id,
                &mut self.c,
                &mut self.f,
                &mut self.e,
                &mut runtime::Required(&mut self.b),
                &mut self.l,
                &mut self.k,
                &mut self.g,
                &mut self.a,
                &mut self.i,
                &mut self.h,
            ],
            &mut self.additional_properties,
        )?;
        members.require(&[(4, "b")])
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property("id", &self.id);
        members.property("c", &self.c);
        members.property("f", &self.f);
        members.property("e", &self.e);
        members.property("b", &runtime::Required(&self.b));
        members.property("l", &self.l);
        members.property("k", &self.k);
        members.property("g", &self.g);
        members.property("a", &self.a);
        members.property("i", &self.i);
        members.property("h", &self.h);
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for T7 {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for T7 {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for T7 {}

impl<'de> Deserialize<'de> for T7 {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for T7 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for T7 {
    fn schema_name() -> Cow<'static, str> {
        "drawn.t7".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&T7_FACTS, generator)
    }
}

impl Polymorphic for T8 {
    const TYPE: &'static facts::StructuredType = &T8_FACTS;

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

impl runtime::Value for T8 {
    type Form = runtime::form::Polymorphic;
}

impl std::fmt::Debug for T8 {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for T8 {}

impl<'de> Deserialize<'de> for T8 {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for T8 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for T8 {
    fn schema_name() -> Cow<'static, str> {
        "drawn.t8*".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::polymorphic(&T8_FACTS, generator)
    }
}

impl Structured for T9 {
    const TYPE: &'static facts::StructuredType = &T9_FACTS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self {
            id: None,
            c: Nullable::Absent,
            f: Nullable::Absent,
            e: Nullable::Absent,
            b: runtime::empty(),
            l: None,
            k: Nullable::Absent,
            g: None,
            h: Nullable::Absent,
            i: Nullable::Absent,
            additional_properties: AdditionalProperties::new(),
        }
    }
}

impl runtime::Object for T9 {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&T9_FACTS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(
            &mut [
                &mut self.id,
                &mut self.c,
                &mut self.f,
                &mut self.e,
                &mut runtime::Required(&mut self.b),
                &mut self.l,
                &mut self.k,
                &mut self.g,
                &mut self.h,
                &mut self.i,
            ],
            &mut self.additional_properties,
        )?;
        members.require(&[(4, "b")])
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property("id", &self.id);
        members.property("c", &self.c);
        members.property("f", &self.f);
        members.property("e", &self.e);
        members.property("b", &runtime::Required(&self.b));
        members.property("l", &self.l);
        members.property("k", &self.k);
        members.property("g", &self.g);
        members.property("h", &self.h);
        members.property("i", &self.i);
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for T9 {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for T9 {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for T9 {}

impl<'de> Deserialize<'de> for T9 {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for T9 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for T9 {
    fn schema_name() -> Cow<'static, str> {
        "drawn.t9".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&T9_FACTS, generator)
    }
}

impl Default for Act {
    fn default() -> Self {
        Self {
            alpha: Nullable::Absent,
            beta: Nullable::Absent,
            gamma: Nullable::Absent,
            delta_time: Nullable::Absent,
            additional_properties: AdditionalProperties::new(),
        }
    }
}

impl Structured for Act {
    const TYPE: &'static facts::StructuredType = &ACT_PARAMETERS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self::default()
    }
}

impl runtime::Object for Act {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&ACT_PARAMETERS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(
            &mut [&mut self.alpha, &mut self.beta, &mut self.gamma, &mut self.delta_time],
            &mut self.additional_properties,
        )
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property("alpha", &self.alpha);
        members.property("Beta", &self.beta);
        members.property("GAMMA", &self.gamma);
        members.property("deltaTime", &self.delta_time);
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for Act {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for Act {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for Act {}

impl<'de> Deserialize<'de> for Act {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for Act {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Act {
    fn schema_name() -> Cow<'static, str> {
        "drawn.act".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&ACT_PARAMETERS, generator)
    }
}

impl Action for Act {
    const ACTION: &'static facts::Action = &ACT_FACTS;
    type Output = ();
}
}
pub(crate) mod facts {
//! What the schemas say of the types and requests.

use odata_types::facts;

pub(crate) static COLOR_FACTS: facts::EnumType = facts::EnumType {
    name: "drawn.color",
    is_flags: false,
    members: &[
        facts::Member { name: "red", value: 0, description: "" },
        facts::Member { name: "green", value: 1, description: "" },
        facts::Member { name: "darkBlue", value: 2, description: "" },
    ],
    sentinel: None,
    description: "",
    long_description: "",
};

pub(crate) static RIGHTS_FACTS: facts::EnumType = facts::EnumType {
    name: "drawn.rights",
    is_flags: true,
    members: &[
        facts::Member { name: "read", value: 1, description: "" },
        facts::Member { name: "write", value: 2, description: "" },
        facts::Member { name: "share", value: 4, description: "" },
    ],
    sentinel: None,
    description: "",
    long_description: "",
};

pub(crate) static T0_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#drawn.t0",
    properties: &[
        facts::Property::new("a", facts::ValueType::Structured(&T9_FACTS)).collection().navigation(),
    ],
    ..facts::StructuredType::new("drawn.t0", facts::StructuredKind::Complex)
};

pub(crate) static T1_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#drawn.t1",
    is_abstract: true,
    properties: &[
        facts::Property::new("d", facts::ValueType::Structured(&T5_FACTS)).nullable().navigation(),
        facts::Property::new("i", facts::ValueType::Structured(&T8_FACTS)).collection().nullable(),
    ],
    ..facts::StructuredType::new("drawn.t1", facts::StructuredKind::Complex)
};

pub(crate) static T2_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#drawn.t2",
    key: &["id"],
    properties: &[
        facts::Property::new("id", facts::ValueType::Primitive(facts::Primitive::String)),
        facts::Property::new("c", facts::ValueType::Primitive(facts::Primitive::Single))
            .collection()
            .nullable(),
    ],
    derived: &[&T4_FACTS, &T5_FACTS, &T7_FACTS, &T9_FACTS],
    ..facts::StructuredType::new("drawn.t2", facts::StructuredKind::Entity)
};

pub(crate) static T3_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#drawn.t3",
    is_abstract: true,
    key: &["id"],
    properties: &[
        facts::Property::new("id", facts::ValueType::Primitive(facts::Primitive::String)),
        facts::Property::new("b", facts::ValueType::Structured(&T4_FACTS)).collection().navigation(),
        facts::Property::new("k", facts::ValueType::Primitive(facts::Primitive::Guid)).nullable(),
    ],
    ..facts::StructuredType::new("drawn.t3", facts::StructuredKind::Entity)
};

pub(crate) static T4_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#drawn.t4",
    base: Some(&T2_FACTS),
    key: &["id"],
    inherited: 2,
    properties: &[
        facts::Property::new("f", facts::ValueType::Enum(&COLOR_FACTS)).collection(),
        facts::Property::new("e", facts::ValueType::Untyped).nullable().required(),
        facts::Property::new("b", facts::ValueType::Enum(&COLOR_FACTS)).required(),
    ],
    derived: &[&T5_FACTS, &T7_FACTS, &T9_FACTS],
    ..facts::StructuredType::new("drawn.t4", facts::StructuredKind::Entity)
};

pub(crate) static T5_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#drawn.t5",
    base: Some(&T4_FACTS),
    is_open: true,
    key: &["id"],
    inherited: 5,
    properties: &[
        facts::Property::new("l", facts::ValueType::Enum(&RIGHTS_FACTS)),
        facts::Property::new("k", facts::ValueType::Primitive(facts::Primitive::Guid)).nullable(),
        facts::Property::new("g", facts::ValueType::Structured(&T6_FACTS)),
    ],
    derived: &[&T7_FACTS, &T9_FACTS],
    ..facts::StructuredType::new("drawn.t5", facts::StructuredKind::Entity)
};

pub(crate) static T6_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#drawn.t6",
    base: Some(&T1_FACTS),
    is_abstract: true,
    is_open: true,
    inherited: 2,
    properties: &[
        facts::Property::new("g", facts::ValueType::Enum(&RIGHTS_FACTS)),
        facts::Property::new("b", facts::ValueType::Structured(&T5_FACTS)).nullable().navigation(),
    ],
    ..facts::StructuredType::new("drawn.t6", facts::StructuredKind::Complex)
};

pub(crate) static T7_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#drawn.t7",
    base: Some(&T5_FACTS),
    is_open: true,
    key: &["id"],
    inherited: 8,
    properties: &[
        facts::Property::new("a", facts::ValueType::Primitive(facts::Primitive::Byte)).collection(),
        facts::Property::new("i", facts::ValueType::Primitive(facts::Primitive::Byte)),
        facts::Property::new("h", facts::ValueType::Structured(&T0_FACTS)).collection().nullable(),
    ],
    ..facts::StructuredType::new("drawn.t7", facts::StructuredKind::Entity)
};

pub(crate) static T8_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#drawn.t8",
    base: Some(&T6_FACTS),
    is_abstract: true,
    is_open: true,
    inherited: 4,
    properties: &[
        facts::Property::new("e", facts::ValueType::Primitive(facts::Primitive::Int32)),
        facts::Property::new("a", facts::ValueType::Primitive(facts::Primitive::Single)).nullable(),
    ],
    ..facts::StructuredType::new("drawn.t8", facts::StructuredKind::Complex)
};

pub(crate) static T9_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#drawn.t9",
    base: Some(&T5_FACTS),
    is_open: true,
    key: &["id"],
    inherited: 8,
    properties: &[
        facts::Property::new("h", facts::ValueType::Structured(&T3_FACTS)).collection().navigation(),
        facts::Property::new("i", facts::ValueType::Enum(&RIGHTS_FACTS)).nullable().required(),
    ],
    ..facts::StructuredType::new("drawn.t9", facts::StructuredKind::Entity)
};

pub(crate) static ACT_PARAMETERS: facts::StructuredType = facts::StructuredType {
    properties: &[
        facts::Property::new("alpha", facts::ValueType::Structured(&T6_FACTS))
            .collection()
            .nullable(),
        facts::Property::new("Beta", facts::ValueType::Structured(&T6_FACTS))
            .collection()
            .nullable(),
        facts::Property::new("GAMMA", facts::ValueType::Structured(&T0_FACTS)).collection(),
        facts::Property::new("deltaTime", facts::ValueType::Primitive(facts::Primitive::Int64))
            .nullable(),
    ],
    ..facts::StructuredType::new("drawn.act", facts::StructuredKind::Parameters)
};

pub(crate) static ACT_FACTS: facts::Action = facts::Action {
    name: "drawn.act",
    binding_type: "drawn.t3",
    parameters: &ACT_PARAMETERS,
    request: facts::Request { ..facts::Request::new("POST", "", 204) },
    acts_on: None,
    description: "",
};
}

pub use self::enums::*;
pub use self::types::*;
}

use odata_types::{ActionBody, EntityBody, facts};

/// Everything that the schemas document.
pub static SCHEMA: facts::Schema = facts::Schema {
    types: &[
        &drawn::facts::T0_FACTS,
        &drawn::facts::T1_FACTS,
        &drawn::facts::T2_FACTS,
        &drawn::facts::T3_FACTS,
        &drawn::facts::T4_FACTS,
        &drawn::facts::T5_FACTS,
        &drawn::facts::T6_FACTS,
        &drawn::facts::T7_FACTS,
        &drawn::facts::T8_FACTS,
        &drawn::facts::T9_FACTS,
    ],
    enums: &[&drawn::facts::COLOR_FACTS, &drawn::facts::RIGHTS_FACTS],
    actions: &[&drawn::facts::ACT_FACTS],
    functions: &[],
    requests: &[],
    clouds: &[],
    api_versions: &[],
};

/// The bodies of all actions, in the order of `SCHEMA`.
pub static BODIES: &[ActionBody] = &[ActionBody::of::<drawn::Act>()];

/// The bodies of all requests that create or change an entity, in the order of `SCHEMA`.
pub static ENTITY_BODIES: &[EntityBody] = &[];

/// Every type that can be read.
pub(crate) fn types() -> Vec<crate::drawn::subject::Type> {
    vec![
        crate::drawn::subject::Type::polymorphic::<drawn::AnyT2>(),
        crate::drawn::subject::Type::polymorphic::<drawn::AnyT4>(),
        crate::drawn::subject::Type::polymorphic::<drawn::AnyT5>(),
        crate::drawn::subject::Type::structured::<drawn::T0>(),
        crate::drawn::subject::Type::polymorphic::<drawn::T1>(),
        crate::drawn::subject::Type::structured::<drawn::T2>(),
        crate::drawn::subject::Type::polymorphic::<drawn::T3>(),
        crate::drawn::subject::Type::structured::<drawn::T4>(),
        crate::drawn::subject::Type::structured::<drawn::T5>(),
        crate::drawn::subject::Type::polymorphic::<drawn::T6>(),
        crate::drawn::subject::Type::structured::<drawn::T7>(),
        crate::drawn::subject::Type::polymorphic::<drawn::T8>(),
        crate::drawn::subject::Type::structured::<drawn::T9>(),
        crate::drawn::subject::Type::structured::<drawn::Act>(),
    ]
}
