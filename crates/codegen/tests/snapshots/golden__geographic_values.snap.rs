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

use odata_types::{AdditionalProperties, Nullable};

/// Complex type `example.place`.
#[derive(Clone, PartialEq)]
pub struct Place {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
    /// `where`
    pub r#where: Nullable<odata_types::geo::Point>,
    /// `shape`
    pub shape: Nullable<odata_types::geo::Geometry>,
    /// `shapes`
    pub shapes: Nullable<Vec<Option<odata_types::geo::Polygon>>>,
    /// `area`
    pub area: Option<odata_types::geo::MultiPolygon>,
}

/// Complex type `example.point`.
#[derive(Clone, PartialEq)]
pub struct Point {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
    /// `at`
    pub at: Option<odata_types::geo::Point>,
}

/// Parameters of the action `example.visit`.
#[derive(Clone, PartialEq)]
pub struct Visit {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
    /// `at`
    pub at: odata_types::geo::Point,
    /// `point`
    pub point: Point,
    /// `any`
    pub any: odata_types::geo::Geometry,
    /// `ways`
    pub ways: Nullable<Vec<odata_types::geo::LineString>>,
}

impl Visit {
    /// A value with what is required, and nothing else.
    pub fn new(at: odata_types::geo::Point, point: Point, any: odata_types::geo::Geometry) -> Self {
        Self {
            at,
            point,
            any,
            ways: Nullable::Absent,
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
use odata_types::{Action, AdditionalProperties, Nullable, Structured, facts, runtime};

impl Default for Place {
    fn default() -> Self {
        Self {
            r#where: Nullable::Absent,
            shape: Nullable::Absent,
            shapes: Nullable::Absent,
            area: None,
            additional_properties: AdditionalProperties::new(),
        }
    }
}

impl Structured for Place {
    const TYPE: &'static facts::StructuredType = &PLACE_FACTS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self::default()
    }
}

impl runtime::Object for Place {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&PLACE_FACTS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(
            &mut [&mut self.r#where, &mut self.shape, &mut self.shapes, &mut self.area],
            &mut self.additional_properties,
        )
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property("where", &self.r#where);
        members.property("shape", &self.shape);
        members.property("shapes", &self.shapes);
        members.property("area", &self.area);
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for Place {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for Place {}

impl<'de> Deserialize<'de> for Place {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for Place {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Place {
    fn schema_name() -> Cow<'static, str> {
        "example.place".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&PLACE_FACTS, generator)
    }
}

impl Default for Point {
    fn default() -> Self {
        Self { at: None, additional_properties: AdditionalProperties::new() }
    }
}

impl Structured for Point {
    const TYPE: &'static facts::StructuredType = &POINT_FACTS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self::default()
    }
}

impl runtime::Object for Point {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&POINT_FACTS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(&mut [&mut self.at], &mut self.additional_properties)
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property("at", &self.at);
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for Point {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for Point {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for Point {}

impl<'de> Deserialize<'de> for Point {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for Point {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Point {
    fn schema_name() -> Cow<'static, str> {
        "example.point".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&POINT_FACTS, generator)
    }
}

impl Structured for Visit {
    const TYPE: &'static facts::StructuredType = &VISIT_PARAMETERS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self {
            at: runtime::empty(),
            point: runtime::empty(),
            any: runtime::empty(),
            ways: Nullable::Absent,
            additional_properties: AdditionalProperties::new(),
        }
    }
}

impl runtime::Object for Visit {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&VISIT_PARAMETERS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(
            &mut [
                &mut runtime::Required(&mut self.at),
                &mut runtime::Required(&mut self.point),
                &mut runtime::Required(&mut self.any),
                &mut self.ways,
            ],
            &mut self.additional_properties,
        )?;
        members.require(&[(0, "at"), (1, "point"), (2, "any")])
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property("at", &runtime::Required(&self.at));
        members.property("point", &runtime::Required(&self.point));
        members.property("any", &runtime::Required(&self.any));
        members.property("ways", &self.ways);
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for Visit {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for Visit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for Visit {}

impl<'de> Deserialize<'de> for Visit {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for Visit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Visit {
    fn schema_name() -> Cow<'static, str> {
        "example.visit".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&VISIT_PARAMETERS, generator)
    }
}

impl Action for Visit {
    const ACTION: &'static facts::Action = &VISIT_FACTS;
    type Output = ();
}
}
pub(crate) mod facts {
//! What the schemas say of the types and requests.

use odata_types::facts;

pub(crate) static PLACE_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.place",
    properties: &[
        facts::Property::new(
            "where",
            facts::ValueType::Primitive(facts::Primitive::GeographyPoint),
        )
            .nullable(),
        facts::Property::new("shape", facts::ValueType::Primitive(facts::Primitive::Geometry))
            .nullable(),
        facts::Property::new(
            "shapes",
            facts::ValueType::Primitive(facts::Primitive::GeometryPolygon),
        )
            .collection()
            .nullable(),
        facts::Property::new(
            "area",
            facts::ValueType::Primitive(facts::Primitive::GeographyMultiPolygon),
        ),
    ],
    ..facts::StructuredType::new("example.place", facts::StructuredKind::Complex)
};

pub(crate) static POINT_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.point",
    properties: &[
        facts::Property::new("at", facts::ValueType::Primitive(facts::Primitive::GeographyPoint)),
    ],
    ..facts::StructuredType::new("example.point", facts::StructuredKind::Complex)
};

pub(crate) static VISIT_PARAMETERS: facts::StructuredType = facts::StructuredType {
    properties: &[
        facts::Property::new("at", facts::ValueType::Primitive(facts::Primitive::GeometryPoint))
            .required(),
        facts::Property::new("point", facts::ValueType::Structured(&POINT_FACTS)).required(),
        facts::Property::new("any", facts::ValueType::Primitive(facts::Primitive::Geography))
            .required(),
        facts::Property::new(
            "ways",
            facts::ValueType::Primitive(facts::Primitive::GeographyLineString),
        )
            .collection(),
    ],
    ..facts::StructuredType::new("example.visit", facts::StructuredKind::Parameters)
};

pub(crate) static VISIT_FACTS: facts::Action = facts::Action {
    name: "example.visit",
    binding_type: "",
    parameters: &VISIT_PARAMETERS,
    request: facts::Request { ..facts::Request::new("POST", "", 204) },
    acts_on: None,
    description: "",
};
}

pub use self::types::*;
}

use odata_types::{ActionBody, EntityBody, facts};

/// Everything that the schemas document.
pub static SCHEMA: facts::Schema = facts::Schema {
    types: &[&example::facts::PLACE_FACTS, &example::facts::POINT_FACTS],
    enums: &[],
    actions: &[&example::facts::VISIT_FACTS],
    functions: &[],
    requests: &[],
    clouds: &[],
    api_versions: &[],
};

/// The bodies of all actions, in the order of `SCHEMA`.
pub static BODIES: &[ActionBody] = &[ActionBody::of::<example::Visit>()];

/// The bodies of all requests that create or change an entity, in the order of `SCHEMA`.
pub static ENTITY_BODIES: &[EntityBody] = &[];
