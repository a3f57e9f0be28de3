// {
//   "$Version": "4.01",
//   "$Reference": { "requests.json": { "$Include": [{ "$Namespace": "Graph.Requests.V1", "$Alias": "Requests" }] } },
//   "drawn": {
//     "color": { "$Kind": "EnumType", "red": 0, "green": 1, "darkBlue": 2 },
//     "rights": { "$Kind": "EnumType", "$IsFlags": true, "read": 1, "write": 2, "share": 4 },
//     "t0": { "$Kind": "ComplexType", "g": { "$Kind": "NavigationProperty", "$Type": "drawn.t8" }, "a": { "$Kind": "NavigationProperty", "$Type": "drawn.t3" }, "c": { "$Type": "Edm.TimeOfDay", "$Nullable": true, "@Requests.Required": true } },
//     "t1": { "$Kind": "ComplexType", "$Abstract": true, "$OpenType": true, "j": { "$Kind": "NavigationProperty", "$Type": "drawn.t3" } },
//     "t2": { "$Kind": "EntityType", "$Key": ["id"], "id": {}, "i": { "$Type": "drawn.t7", "$Nullable": true }, "f": { "$Kind": "NavigationProperty", "$Type": "drawn.t8", "$Collection": true } },
//     "t3": { "$Kind": "EntityType", "$Abstract": true, "$OpenType": true, "$Key": ["id"], "id": {}, "e": { "$Kind": "NavigationProperty", "$Type": "drawn.t9", "$Collection": true } },
//     "t4": { "$Kind": "ComplexType", "$BaseType": "drawn.t1", "$Abstract": true, "$OpenType": true, "k": { "$Type": "drawn.rights", "$Collection": true, "$Nullable": true, "@Requests.Required": true }, "i": { "$Kind": "NavigationProperty", "$Type": "drawn.t3", "$Nullable": true } },
//     "t5": { "$Kind": "EntityType", "$BaseType": "drawn.t2", "h": { "$Type": "Edm.Date", "$Collection": true, "$Nullable": true, "@Requests.Required": true }, "k": { "$Kind": "NavigationProperty", "$Type": "drawn.t2", "$Collection": true } },
//     "t6": { "$Kind": "EntityType", "$BaseType": "drawn.t2", "g": { "$Type": "Edm.Decimal" } },
//     "t7": { "$Kind": "ComplexType", "$BaseType": "drawn.t4", "$OpenType": true, "b": { "$Type": "Edm.Guid", "$Collection": true, "$Nullable": true }, "h": { "$Type": "drawn.color", "$Collection": true, "$Nullable": true }, "f": { "$Type": "Edm.Untyped", "$Collection": true } },
//     "t8": { "$Kind": "EntityType", "$BaseType": "drawn.t3", "$OpenType": true, "f": { "$Type": "drawn.color", "$Collection": true }, "g": { "$Kind": "NavigationProperty", "$Type": "drawn.t8", "$Nullable": true }, "a": { "$Type": "Edm.Boolean" } },
//     "t9": { "$Kind": "EntityType", "$BaseType": "drawn.t8", "$OpenType": true, "m": { "$Type": "Edm.Int64", "$Collection": true, "$Nullable": true }, "j": { "$Type": "Edm.SByte", "$Collection": true, "$Nullable": true }, "k": { "$Type": "drawn.t0", "$Collection": true } },
//     "act": [{ "$Kind": "Action", "$IsBound": true, "$Parameter": [
//       { "$Name": "it", "$Type": "drawn.t3" },
//       { "$Name": "alpha", "$Type": "drawn.t0", "$Collection": true },
//       { "$Name": "Beta", "$Type": "drawn.t1", "$Nullable": true },
//       { "$Name": "GAMMA", "$Type": "drawn.t7" },
//       { "$Name": "deltaTime", "$Type": "Edm.DateTimeOffset", "$Nullable": true }
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
    Date,
    DateTimeOffset,
    Decimal,
    EntityReference,
    Flags,
    Guid,
    Int64,
    Nullable,
    TimeOfDay,
    UnknownType,
    Untyped,
};

/// Any value of type `drawn.t2`.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub enum AnyT2 {
    /// `drawn.t2`
    T2(Box<T2>),
    /// `drawn.t5`
    T5(Box<T5>),
    /// `drawn.t6`
    T6(Box<T6>),
    /// A value of a type that the schema does not have here, kept as it was read.
    UnknownType(UnknownType<Self>),
}

/// Any value of type `drawn.t8`.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub enum AnyT8 {
    /// `drawn.t8`
    T8(Box<T8>),
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
    /// `g`
    pub g: Option<Box<AnyT8>>,
    /// `a`
    pub a: Option<Box<T3>>,
    /// `c`
    pub c: Nullable<TimeOfDay>,
}

/// Abstract type `drawn.t1`.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub enum T1 {
    /// `drawn.t7`
    T7(Box<T7>),
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
    /// `i`
    pub i: Nullable<T7>,
    /// `f`
    pub f: Nullable<Vec<AnyT8>>,
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
    /// `drawn.t8`
    T8(Box<T8>),
    /// `drawn.t9`
    T9(Box<T9>),
    /// An entity that exists, named by its key; the value does not say its type.
    Reference(EntityReference<Self>),
    /// A value of a type that the schema does not have here, kept as it was read.
    UnknownType(UnknownType<Self>),
}

/// Abstract type `drawn.t4`.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub enum T4 {
    /// `drawn.t7`
    T7(Box<T7>),
    /// A value of a type that the schema does not have here, kept as it was read.
    UnknownType(UnknownType<Self>),
}

/// Entity type `drawn.t5`.
#[derive(Clone, PartialEq)]
pub struct T5 {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
    /// `id`
    pub id: Option<String>,
    /// `i`
    pub i: Nullable<T7>,
    /// `f`
    pub f: Nullable<Vec<AnyT8>>,
    /// `h`
    pub h: Vec<Option<Date>>,
    /// `k`
    pub k: Nullable<Vec<AnyT2>>,
}

impl T5 {
    /// A value with what is required, and nothing else.
    pub fn new(h: impl IntoIterator<Item = Option<Date>>) -> Self {
        Self {
            id: None,
            i: Nullable::Absent,
            f: Nullable::Absent,
            h: h.into_iter().collect(),
            k: Nullable::Absent,
            additional_properties: AdditionalProperties::new(),
        }
    }
}

/// Entity type `drawn.t6`.
#[derive(Clone, PartialEq)]
pub struct T6 {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
    /// `id`
    pub id: Option<String>,
    /// `i`
    pub i: Nullable<T7>,
    /// `f`
    pub f: Nullable<Vec<AnyT8>>,
    /// `g`
    pub g: Option<Decimal>,
}

impl T6 {
    /// A reference to the entity of which this is `id`, and nothing else.
    pub fn with_id(id: impl Into<String>) -> Self {
        Self { id: Some(id.into()), ..Self::default() }
    }
}

/// Complex type `drawn.t7`.
#[derive(Clone, PartialEq)]
pub struct T7 {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
    /// `j`
    pub j: Option<Box<T3>>,
    /// `k`
    pub k: Vec<Option<Flags<Rights>>>,
    /// `i`
    pub i: Nullable<Box<T3>>,
    /// `b`
    pub b: Nullable<Vec<Option<Guid>>>,
    /// `h`
    pub h: Nullable<Vec<Option<Color>>>,
    /// `f`
    pub f: Nullable<Vec<Untyped>>,
}

impl T7 {
    /// A value with what is required, and nothing else.
    pub fn new(k: impl IntoIterator<Item = Option<Flags<Rights>>>) -> Self {
        Self {
            j: None,
            k: k.into_iter().collect(),
            i: Nullable::Absent,
            b: Nullable::Absent,
            h: Nullable::Absent,
            f: Nullable::Absent,
            additional_properties: AdditionalProperties::new(),
        }
    }
}

/// Entity type `drawn.t8`.
#[derive(Clone, PartialEq)]
pub struct T8 {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
    /// `id`
    pub id: Option<String>,
    /// `e`
    pub e: Nullable<Vec<T9>>,
    /// `f`
    pub f: Nullable<Vec<Color>>,
    /// `g`
    pub g: Nullable<Box<AnyT8>>,
    /// `a`
    pub a: Option<bool>,
}

impl T8 {
    /// A reference to the entity of which this is `id`, and nothing else.
    pub fn with_id(id: impl Into<String>) -> Self {
        Self { id: Some(id.into()), ..Self::default() }
    }
}

/// Entity type `drawn.t9`.
#[derive(Clone, PartialEq)]
pub struct T9 {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
    /// `id`
    pub id: Option<String>,
    /// `e`
    pub e: Nullable<Vec<T9>>,
    /// `f`
    pub f: Nullable<Vec<Color>>,
    /// `g`
    pub g: Nullable<Box<AnyT8>>,
    /// `a`
    pub a: Option<bool>,
    /// `m`
    pub m: Nullable<Vec<Option<Int64>>>,
    /// `j`
    pub j: Nullable<Vec<Option<i8>>>,
    /// `k`
    pub k: Nullable<Vec<T0>>,
}

impl T9 {
    /// A reference to the entity of which this is `id`, and nothing else.
    pub fn with_id(id: impl Into<String>) -> Self {
        Self { id: Some(id.into()), ..Self::default() }
    }
}

/// Parameters of the action `drawn.act`, bound to `drawn.t3`.
#[derive(Clone, PartialEq)]
pub struct Act {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
    /// `alpha`
    pub alpha: Nullable<Vec<T0>>,
    /// `Beta`
    pub beta: Nullable<T1>,
    /// `GAMMA`
    pub gamma: T7,
    /// `deltaTime`
    pub delta_time: Nullable<DateTimeOffset>,
}

impl Act {
    /// A value with what is required, and nothing else.
    pub fn new(gamma: T7) -> Self {
        Self {
            alpha: Nullable::Absent,
            beta: Nullable::Absent,
            gamma,
            delta_time: Nullable::Absent,
            additional_properties: AdditionalProperties::new(),
        }
    }
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

impl From<T5> for AnyT2 {
    fn from(value: T5) -> Self {
        Self::T5(Box::new(value))
    }
}

impl From<T6> for AnyT2 {
    fn from(value: T6) -> Self {
        Self::T6(Box::new(value))
    }
}

impl Polymorphic for AnyT2 {
    const TYPE: &'static facts::StructuredType = &T2_FACTS;

    fn start(found: runtime::Found) -> Self {
        match found {
            runtime::Found::Known(0) => Self::T2(Box::new(Structured::start())),
            runtime::Found::Known(1) => Self::T5(Box::new(Structured::start())),
            runtime::Found::Known(2) => Self::T6(Box::new(Structured::start())),
            _ => Self::UnknownType(UnknownType::empty()),
        }
    }

    fn object(&self) -> &dyn runtime::Object {
        match self {
            Self::T2(value) => &**value,
            Self::T5(value) => &**value,
            Self::T6(value) => &**value,
            Self::UnknownType(value) => value,
        }
    }

    fn object_mut(&mut self) -> &mut dyn runtime::Object {
        match self {
            Self::T2(value) => &mut **value,
            Self::T5(value) => &mut **value,
            Self::T6(value) => &mut **value,
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

impl From<T8> for AnyT8 {
    fn from(value: T8) -> Self {
        Self::T8(Box::new(value))
    }
}

impl From<T9> for AnyT8 {
    fn from(value: T9) -> Self {
        Self::T9(Box::new(value))
    }
}

impl Polymorphic for AnyT8 {
    const TYPE: &'static facts::StructuredType = &T8_FACTS;

    fn start(found: runtime::Found) -> Self {
        match found {
            runtime::Found::Known(0) => Self::T8(Box::new(Structured::start())),
            runtime::Found::Known(1) => Self::T9(Box::new(Structured::start())),
            _ => Self::UnknownType(UnknownType::empty()),
        }
    }

    fn object(&self) -> &dyn runtime::Object {
        match self {
            Self::T8(value) => &**value,
            Self::T9(value) => &**value,
            Self::UnknownType(value) => value,
        }
    }

    fn object_mut(&mut self) -> &mut dyn runtime::Object {
        match self {
            Self::T8(value) => &mut **value,
            Self::T9(value) => &mut **value,
            Self::UnknownType(value) => value,
        }
    }
}

impl runtime::Value for AnyT8 {
    type Form = runtime::form::Polymorphic;
}

impl std::fmt::Debug for AnyT8 {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for AnyT8 {}

impl<'de> Deserialize<'de> for AnyT8 {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for AnyT8 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for AnyT8 {
    fn schema_name() -> Cow<'static, str> {
        "drawn.t8*".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::polymorphic(&T8_FACTS, generator)
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
        Self {
            g: None,
            a: None,
            c: Nullable::Absent,
            additional_properties: AdditionalProperties::new(),
        }
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
        members.fill(&mut [&mut self.g, &mut self.a, &mut self.c], &mut self.additional_properties)
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property("g", &self.g);
        members.property("a", &self.a);
        members.property("c", &self.c);
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

impl From<T7> for T1 {
    fn from(value: T7) -> Self {
        Self::T7(Box::new(value))
    }
}

impl Polymorphic for T1 {
    const TYPE: &'static facts::StructuredType = &T1_FACTS;

    fn start(found: runtime::Found) -> Self {
        match found {
            runtime::Found::Known(0) => Self::T7(Box::new(Structured::start())),
            _ => Self::UnknownType(UnknownType::empty()),
        }
    }

    fn object(&self) -> &dyn runtime::Object {
        match self {
            Self::T7(value) => &**value,
            Self::UnknownType(value) => value,
        }
    }

    fn object_mut(&mut self) -> &mut dyn runtime::Object {
        match self {
            Self::T7(value) => &mut **value,
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
        Self {
            id: None,
            i: Nullable::Absent,
            f: Nullable::Absent,
            additional_properties: AdditionalProperties::new(),
        }
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
        members.fill(&mut [&mut self.id, &mut self.i, &mut self.f], &mut self.additional_properties)
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property("id", &self.id);
        members.property("i", &self.i);
        members.property("f", &self.f);
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

impl From<T8> for T3 {
    fn from(value: T8) -> Self {
        Self::T8(Box::new(value))
    }
}

impl From<T9> for T3 {
    fn from(value: T9) -> Self {
        Self::T9(Box::new(value))
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
            runtime::Found::Known(0) => Self::T8(Box::new(Structured::start())),
            runtime::Found::Known(1) => Self::T9(Box::new(Structured::start())),
            runtime::Found::Reference => Self::Reference(EntityReference::empty()),
            _ => Self::UnknownType(UnknownType::empty()),
        }
    }

    fn object(&self) -> &dyn runtime::Object {
        match self {
            Self::T8(value) => &**value,
            Self::T9(value) => &**value,
            Self::Reference(value) => value,
            Self::UnknownType(value) => value,
        }
    }

    fn object_mut(&mut self) -> &mut dyn runtime::Object {
        match self {
            Self::T8(value) => &mut **value,
            Self::T9(value) => &mut **value,
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

impl From<T7> for T4 {
    fn from(value: T7) -> Self {
        Self::T7(Box::new(value))
    }
}

impl Polymorphic for T4 {
    const TYPE: &'static facts::StructuredType = &T4_FACTS;

    fn start(found: runtime::Found) -> Self {
        match found {
            runtime::Found::Known(0) => Self::T7(Box::new(Structured::start())),
            _ => Self::UnknownType(UnknownType::empty()),
        }
    }

    fn object(&self) -> &dyn runtime::Object {
        match self {
            Self::T7(value) => &**value,
            Self::UnknownType(value) => value,
        }
    }

    fn object_mut(&mut self) -> &mut dyn runtime::Object {
        match self {
            Self::T7(value) => &mut **value,
            Self::UnknownType(value) => value,
        }
    }
}

impl runtime::Value for T4 {
    type Form = runtime::form::Polymorphic;
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
        "drawn.t4*".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::polymorphic(&T4_FACTS, generator)
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
            i: Nullable::Absent,
            f: Nullable::Absent,
            h: runtime::empty(),
            k: Nullable::Absent,
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
                &mut self.i,
                &mut self.f,
                &mut runtime::Required(&mut self.h),
                &mut self.k,
            ],
            &mut self.additional_properties,
        )?;
        members.require(&[(3, "h")])
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property("id", &self.id);
        members.property("i", &self.i);
        members.property("f", &self.f);
        members.property("h", &runtime::Required(&self.h));
        members.property("k", &self.k);
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

impl Default for T6 {
    fn default() -> Self {
        Self {
            id: None,
            i: Nullable::Absent,
            f: Nullable::Absent,
            g: None,
            additional_properties: AdditionalProperties::new(),
        }
    }
}

impl Structured for T6 {
    const TYPE: &'static facts::StructuredType = &T6_FACTS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self::default()
    }
}

impl runtime::Object for T6 {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&T6_FACTS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(
            &mut [&mut self.id, &mut self.i, &mut self.f, &mut self.g],
            &mut self.additional_properties,
        )
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property("id", &self.id);
        members.property("i", &self.i);
        members.property("f", &self.f);
        members.property("g", &self.g);
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for T6 {
    type Form = runtime::form::Structured;
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
        "drawn.t6".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&T6_FACTS, generator)
    }
}

impl Structured for T7 {
    const TYPE: &'static facts::StructuredType = &T7_FACTS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self {
            j: None,
            k: runtime::empty(),
            i: Nullable::Absent,
            b: Nullable::Absent,
            h: Nullable::Absent,
            f: Nullable::Absent,
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
                &mut self.j,
                &mut runtime::Required(&mut self.k),
                &mut self.i,
                &mut self.b,
                &mut self.h,
                &mut self.f,
            ],
            &mut self.additional_properties,
        )?;
        members.require(&[(1, "k")])
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property("j", &self.j);
        members.property("k", &runtime::Required(&self.k));
        members.property("i", &self.i);
        members.property("b", &self.b);
        members.property("h", &self.h);
        members.property("f", &self.f);
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

impl Default for T8 {
    fn default() -> Self {
        Self {
            id: None,
            e: Nullable::Absent,
            f: Nullable::Absent,
            g: Nullable::Absent,
            a: None,
            additional_properties: AdditionalProperties::new(),
        }
    }
}

impl Structured for T8 {
    const TYPE: &'static facts::StructuredType = &T8_FACTS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self::default()
    }
}

impl runtime::Object for T8 {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&T8_FACTS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(
            &mut [&mut self.id, &mut self.e, &mut self.f, &mut self.g, &mut self.a],
            &mut self.additional_properties,
        )
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property("id", &self.id);
        members.property("e", &self.e);
        members.property("f", &self.f);
        members.property("g", &self.g);
        members.property("a", &self.a);
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for T8 {
    type Form = runtime::form::Structured;
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
        "drawn.t8".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&T8_FACTS, generator)
    }
}

impl Default for T9 {
    fn default() -> Self {
        Self {
            id: None,
            e: Nullable::Absent,
            f: Nullable::Absent,
            g: Nullable::Absent,
            a: None,
            m: Nullable::Absent,
            j: Nullable::Absent,
            k: Nullable::Absent,
            additional_properties: AdditionalProperties::new(),
        }
    }
}

impl Structured for T9 {
    const TYPE: &'static facts::StructuredType = &T9_FACTS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self::default()
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
                &mut self.e,
                &mut self.f,
                &mut self.g,
                &mut self.a,
                &mut self.m,
                &mut self.j,
                &mut self.k,
            ],
            &mut self.additional_properties,
        )
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property("id", &self.id);
        members.property("e", &self.e);
        members.property("f", &self.f);
        members.property("g", &self.g);
        members.property("a", &self.a);
        members.property("m", &self.m);
        members.property("j", &self.j);
        members.property("k", &self.k);
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

impl Structured for Act {
    const TYPE: &'static facts::StructuredType = &ACT_PARAMETERS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self {
            alpha: Nullable::Absent,
            beta: Nullable::Absent,
            gamma: runtime::empty(),
            delta_time: Nullable::Absent,
            additional_properties: AdditionalProperties::new(),
        }
    }
}

impl runtime::Object for Act {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&ACT_PARAMETERS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(
            &mut [
                &mut self.alpha,
                &mut self.beta,
                &mut runtime::Required(&mut self.gamma),
                &mut self.delta_time,
            ],
            &mut self.additional_properties,
        )?;
        members.require(&[(2, "GAMMA")])
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property("alpha", &self.alpha);
        members.property("Beta", &self.beta);
        members.property("GAMMA", &runtime::Required(&self.gamma));
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
        facts::Property::new("g", facts::ValueType::Structured(&T8_FACTS)).navigation(),
        facts::Property::new("a", facts::ValueType::Structured(&T3_FACTS)).navigation(),
        facts::Property::new("c", facts::ValueType::Primitive(facts::Primitive::TimeOfDay))
            .nullable()
            .required(),
    ],
    ..facts::StructuredType::new("drawn.t0", facts::StructuredKind::Complex)
};

pub(crate) static T1_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#drawn.t1",
    is_abstract: true,
    is_open: true,
    properties: &[facts::Property::new("j", facts::ValueType::Structured(&T3_FACTS)).navigation()],
    derived: &[&T7_FACTS],
    ..facts::StructuredType::new("drawn.t1", facts::StructuredKind::Complex)
};

pub(crate) static T2_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#drawn.t2",
    key: &["id"],
    properties: &[
        facts::Property::new("id", facts::ValueType::Primitive(facts::Primitive::String)),
        facts::Property::new("i", facts::ValueType::Structured(&T7_FACTS)).nullable(),
        facts::Property::new("f", facts::ValueType::Structured(&T8_FACTS)).collection().navigation(),
    ],
    derived: &[&T5_FACTS, &T6_FACTS],
    ..facts::StructuredType::new("drawn.t2", facts::StructuredKind::Entity)
};

pub(crate) static T3_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#drawn.t3",
    is_abstract: true,
    is_open: true,
    key: &["id"],
    properties: &[
        facts::Property::new("id", facts::ValueType::Primitive(facts::Primitive::String)),
        facts::Property::new("e", facts::ValueType::Structured(&T9_FACTS)).collection().navigation(),
    ],
    derived: &[&T8_FACTS, &T9_FACTS],
    ..facts::StructuredType::new("drawn.t3", facts::StructuredKind::Entity)
};

pub(crate) static T4_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#drawn.t4",
    base: Some(&T1_FACTS),
    is_abstract: true,
    is_open: true,
    inherited: 1,
    properties: &[
        facts::Property::new("k", facts::ValueType::Enum(&RIGHTS_FACTS))
            .collection()
            .nullable()
            .required(),
        facts::Property::new("i", facts::ValueType::Structured(&T3_FACTS)).nullable().navigation(),
    ],
    derived: &[&T7_FACTS],
    ..facts::StructuredType::new("drawn.t4", facts::StructuredKind::Complex)
};

pub(crate) static T5_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#drawn.t5",
    base: Some(&T2_FACTS),
    key: &["id"],
    inherited: 3,
    properties: &[
        facts::Property::new("h", facts::ValueType::Primitive(facts::Primitive::Date))
            .collection()
            .nullable()
            .required(),
        facts::Property::new("k", facts::ValueType::Structured(&T2_FACTS)).collection().navigation(),
    ],
    ..facts::StructuredType::new("drawn.t5", facts::StructuredKind::Entity)
};

pub(crate) static T6_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#drawn.t6",
    base: Some(&T2_FACTS),
    key: &["id"],
    inherited: 3,
    properties: &[facts::Property::new("g", facts::ValueType::Primitive(facts::Primitive::Decimal))],
    ..facts::StructuredType::new("drawn.t6", facts::StructuredKind::Entity)
};

pub(crate) static T7_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#drawn.t7",
    base: Some(&T4_FACTS),
    is_open: true,
    inherited: 3,
    properties: &[
        facts::Property::new("b", facts::ValueType::Primitive(facts::Primitive::Guid))
            .collection()
            .nullable(),
        facts::Property::new("h", facts::ValueType::Enum(&COLOR_FACTS)).collection().nullable(),
        facts::Property::new("f", facts::ValueType::Untyped).collection(),
    ],
    ..facts::StructuredType::new("drawn.t7", facts::StructuredKind::Complex)
};

pub(crate) static T8_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#drawn.t8",
    base: Some(&T3_FACTS),
    is_open: true,
    key: &["id"],
    inherited: 2,
    properties: &[
        facts::Property::new("f", facts::ValueType::Enum(&COLOR_FACTS)).collection(),
        facts::Property::new("g", facts::ValueType::Structured(&T8_FACTS)).nullable().navigation(),
        facts::Property::new("a", facts::ValueType::Primitive(facts::Primitive::Boolean)),
    ],
    derived: &[&T9_FACTS],
    ..facts::StructuredType::new("drawn.t8", facts::StructuredKind::Entity)
};

pub(crate) static T9_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#drawn.t9",
    base: Some(&T8_FACTS),
    is_open: true,
    key: &["id"],
    inherited: 5,
    properties: &[
        facts::Property::new("m", facts::ValueType::Primitive(facts::Primitive::Int64))
            .collection()
            .nullable(),
        facts::Property::new("j", facts::ValueType::Primitive(facts::Primitive::SByte))
            .collection()
            .nullable(),
        facts::Property::new("k", facts::ValueType::Structured(&T0_FACTS)).collection(),
    ],
    ..facts::StructuredType::new("drawn.t9", facts::StructuredKind::Entity)
};

pub(crate) static ACT_PARAMETERS: facts::StructuredType = facts::StructuredType {
    properties: &[
        facts::Property::new("alpha", facts::ValueType::Structured(&T0_FACTS)).collection(),
        facts::Property::new("Beta", facts::ValueType::Structured(&T1_FACTS)).nullable(),
        facts::Property::new("GAMMA", facts::ValueType::Structured(&T7_FACTS)).required(),
        facts::Property::new(
            "deltaTime",
            facts::ValueType::Primitive(facts::Primitive::DateTimeOffset),
        )
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
        crate::drawn::subject::Type::polymorphic::<drawn::AnyT8>(),
        crate::drawn::subject::Type::structured::<drawn::T0>(),
        crate::drawn::subject::Type::polymorphic::<drawn::T1>(),
        crate::drawn::subject::Type::structured::<drawn::T2>(),
        crate::drawn::subject::Type::polymorphic::<drawn::T3>(),
        crate::drawn::subject::Type::polymorphic::<drawn::T4>(),
        crate::drawn::subject::Type::structured::<drawn::T5>(),
        crate::drawn::subject::Type::structured::<drawn::T6>(),
        crate::drawn::subject::Type::structured::<drawn::T7>(),
        crate::drawn::subject::Type::structured::<drawn::T8>(),
        crate::drawn::subject::Type::structured::<drawn::T9>(),
        crate::drawn::subject::Type::structured::<drawn::Act>(),
    ]
}
