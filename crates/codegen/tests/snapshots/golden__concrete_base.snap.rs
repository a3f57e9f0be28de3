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

use odata_types::{AdditionalProperties, Double, Nullable, UnknownType};

/// Any value of type `example.shape`.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub enum AnyShape {
    /// `example.shape`
    Shape(Shape),
    /// `example.circle`
    Circle(Box<Circle>),
    /// A value of a type that the schema does not have here, kept as it was read.
    UnknownType(UnknownType<Self>),
}

/// Complex type `example.circle`.
#[derive(Clone, PartialEq)]
pub struct Circle {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
    /// `name`
    pub name: Option<String>,
    /// `radius`
    pub radius: Option<Double>,
}

/// Complex type `example.drawing`.
#[derive(Clone, PartialEq)]
pub struct Drawing {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
    /// `shape`
    pub shape: Option<AnyShape>,
    /// `shapes`
    pub shapes: Nullable<Vec<AnyShape>>,
}

/// Complex type `example.shape`.
#[derive(Clone, PartialEq)]
pub struct Shape {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
    /// `name`
    pub name: Option<String>,
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

impl From<Shape> for AnyShape {
    fn from(value: Shape) -> Self {
        Self::Shape(value)
    }
}

impl From<Circle> for AnyShape {
    fn from(value: Circle) -> Self {
        Self::Circle(Box::new(value))
    }
}

impl Polymorphic for AnyShape {
    const TYPE: &'static facts::StructuredType = &SHAPE_FACTS;

    fn start(found: runtime::Found) -> Self {
        match found {
            runtime::Found::Known(0) => Self::Shape(Structured::start()),
            runtime::Found::Known(1) => Self::Circle(Box::new(Structured::start())),
            _ => Self::UnknownType(UnknownType::empty()),
        }
    }

    fn object(&self) -> &dyn runtime::Object {
        match self {
            Self::Shape(value) => value,
            Self::Circle(value) => &**value,
            Self::UnknownType(value) => value,
        }
    }

    fn object_mut(&mut self) -> &mut dyn runtime::Object {
        match self {
            Self::Shape(value) => value,
            Self::Circle(value) => &mut **value,
            Self::UnknownType(value) => value,
        }
    }
}

impl runtime::Value for AnyShape {
    type Form = runtime::form::Polymorphic;
}

impl std::fmt::Debug for AnyShape {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for AnyShape {}

impl<'de> Deserialize<'de> for AnyShape {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for AnyShape {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for AnyShape {
    fn schema_name() -> Cow<'static, str> {
        "example.shape*".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::polymorphic(&SHAPE_FACTS, generator)
    }
}

impl Default for Circle {
    fn default() -> Self {
        Self { name: None, radius: None, additional_properties: AdditionalProperties::new() }
    }
}

impl Structured for Circle {
    const TYPE: &'static facts::StructuredType = &CIRCLE_FACTS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self::default()
    }
}

impl runtime::Object for Circle {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&CIRCLE_FACTS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(&mut [&mut self.name, &mut self.radius], &mut self.additional_properties)
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property("name", &self.name);
        members.property("radius", &self.radius);
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for Circle {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for Circle {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for Circle {}

impl<'de> Deserialize<'de> for Circle {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for Circle {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Circle {
    fn schema_name() -> Cow<'static, str> {
        "example.circle".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&CIRCLE_FACTS, generator)
    }
}

impl Default for Drawing {
    fn default() -> Self {
        Self {
            shape: None,
            shapes: Nullable::Absent,
            additional_properties: AdditionalProperties::new(),
        }
    }
}

impl Structured for Drawing {
    const TYPE: &'static facts::StructuredType = &DRAWING_FACTS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self::default()
    }
}

impl runtime::Object for Drawing {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&DRAWING_FACTS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(&mut [&mut self.shape, &mut self.shapes], &mut self.additional_properties)
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property("shape", &self.shape);
        members.property("shapes", &self.shapes);
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for Drawing {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for Drawing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for Drawing {}

impl<'de> Deserialize<'de> for Drawing {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for Drawing {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Drawing {
    fn schema_name() -> Cow<'static, str> {
        "example.drawing".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&DRAWING_FACTS, generator)
    }
}

impl Default for Shape {
    fn default() -> Self {
        Self { name: None, additional_properties: AdditionalProperties::new() }
    }
}

impl Structured for Shape {
    const TYPE: &'static facts::StructuredType = &SHAPE_FACTS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self::default()
    }
}

impl runtime::Object for Shape {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&SHAPE_FACTS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(&mut [&mut self.name], &mut self.additional_properties)
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property("name", &self.name);
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for Shape {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for Shape {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for Shape {}

impl<'de> Deserialize<'de> for Shape {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for Shape {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Shape {
    fn schema_name() -> Cow<'static, str> {
        "example.shape".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&SHAPE_FACTS, generator)
    }
}
}
pub(crate) mod facts {
//! What the schemas say of the types and requests.

use odata_types::facts;

pub(crate) static CIRCLE_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.circle",
    base: Some(&SHAPE_FACTS),
    inherited: 1,
    properties: &[
        facts::Property::new("radius", facts::ValueType::Primitive(facts::Primitive::Double)),
    ],
    ..facts::StructuredType::new("example.circle", facts::StructuredKind::Complex)
};

pub(crate) static DRAWING_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.drawing",
    properties: &[
        facts::Property::new("shape", facts::ValueType::Structured(&SHAPE_FACTS)),
        facts::Property::new("shapes", facts::ValueType::Structured(&SHAPE_FACTS)).collection(),
    ],
    ..facts::StructuredType::new("example.drawing", facts::StructuredKind::Complex)
};

pub(crate) static SHAPE_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.shape",
    properties: &[
        facts::Property::new("name", facts::ValueType::Primitive(facts::Primitive::String)),
    ],
    derived: &[&CIRCLE_FACTS],
    ..facts::StructuredType::new("example.shape", facts::StructuredKind::Complex)
};
}

pub use self::types::*;
}

use odata_types::{ActionBody, EntityBody, facts};

/// Everything that the schemas document.
pub static SCHEMA: facts::Schema = facts::Schema {
    types: &[
        &example::facts::CIRCLE_FACTS,
        &example::facts::DRAWING_FACTS,
        &example::facts::SHAPE_FACTS,
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
