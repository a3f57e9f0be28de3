pub mod example {
//! Namespace `example`.

#[cfg(feature = "schemars")]
use std::borrow::Cow;

#[cfg(feature = "schemars")]
use odata_types::schemars::{JsonSchema, Schema, SchemaGenerator};
use odata_types::serde_core::de::{Deserialize, Deserializer, MapAccess};
use odata_types::serde_core::ser::{Serialize, SerializeMap, Serializer};
use odata_types::{
    AdditionalProperties, Double, Members, Polymorphic, Structured, UnknownType, Writer,
    facts,
};

/// Any value of type `example.shape`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum AnyShape {
    /// `example.shape`
    Shape(Shape),
    /// `example.circle`
    Circle(Circle),
    /// A value of a type that the schema does not have here, kept as it was read.
    UnknownType(UnknownType<Self>),
}

impl From<Shape> for AnyShape {
    fn from(value: Shape) -> Self {
        Self::Shape(value)
    }
}

impl From<Circle> for AnyShape {
    fn from(value: Circle) -> Self {
        Self::Circle(value)
    }
}

impl Polymorphic for AnyShape {
    const TYPE: &'static facts::StructuredType = &SHAPE_FACTS;

    fn read<'de, A: MapAccess<'de>>(
        position: Option<usize>,
        members: &mut Members<'de, A>,
    ) -> Result<Self, A::Error> {
        match position {
            Some(0) => <Shape as Structured>::read(members).map(Self::Shape),
            Some(1) => <Circle as Structured>::read(members).map(Self::Circle),
            _ => members.unknown().map(Self::UnknownType),
        }
    }

    fn write<M: SerializeMap>(&self, members: &mut Writer<M>) {
        match self {
            Self::Shape(value) => members.untagged(value),
            Self::Circle(value) => members.tagged(value),
            Self::UnknownType(value) => members.unknown(value),
        }
    }
}

impl<'de> Deserialize<'de> for AnyShape {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        odata_types::deserialize_polymorphic(deserializer)
    }
}

impl Serialize for AnyShape {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        odata_types::serialize_polymorphic(self, serializer)
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

/// Complex type `example.circle`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Circle {
    /// `name`
    pub name: Option<String>,
    /// `radius`
    pub radius: Option<Double>,
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
}

impl Structured for Circle {
    const TYPE: &'static facts::StructuredType = &CIRCLE_FACTS;

    fn read<'de, A: MapAccess<'de>>(
        members: &mut Members<'de, A>,
    ) -> Result<Self, A::Error> {
        let mut value = Self::default();
        while members.advance()? {
            match members.name() {
                "name" => members.fill(&mut value.name),
                "radius" => members.fill(&mut value.radius),
                _ => members.keep(&mut value.additional_properties),
            }?;
        }
        Ok(value)
    }

    fn write<M: SerializeMap>(&self, members: &mut Writer<M>) {
        members.property("name", &self.name);
        members.property("radius", &self.radius);
    }

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }
}

impl<'de> Deserialize<'de> for Circle {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        odata_types::deserialize(deserializer)
    }
}

impl Serialize for Circle {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        odata_types::serialize(self, serializer)
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

pub(crate) static CIRCLE_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.circle",
    base: Some(&SHAPE_FACTS),
    properties: &[
        facts::Property::new(
            "radius",
            facts::ValueType::Primitive(facts::Primitive::Double),
        ),
    ],
    ..facts::StructuredType::new("example.circle", facts::StructuredKind::Complex)
};

/// Complex type `example.drawing`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Drawing {
    /// `shape`
    pub shape: Option<AnyShape>,
    /// `shapes`
    pub shapes: Option<Vec<AnyShape>>,
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
}

impl Structured for Drawing {
    const TYPE: &'static facts::StructuredType = &DRAWING_FACTS;

    fn read<'de, A: MapAccess<'de>>(
        members: &mut Members<'de, A>,
    ) -> Result<Self, A::Error> {
        let mut value = Self::default();
        while members.advance()? {
            match members.name() {
                "shape" => members.fill_polymorphic(&mut value.shape),
                "shapes" => members.fill_polymorphic(&mut value.shapes),
                _ => members.keep(&mut value.additional_properties),
            }?;
        }
        Ok(value)
    }

    fn write<M: SerializeMap>(&self, members: &mut Writer<M>) {
        members.property("shape", &self.shape);
        members.property("shapes", &self.shapes);
    }

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }
}

impl<'de> Deserialize<'de> for Drawing {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        odata_types::deserialize(deserializer)
    }
}

impl Serialize for Drawing {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        odata_types::serialize(self, serializer)
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

pub(crate) static DRAWING_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.drawing",
    properties: &[
        facts::Property::new("shape", facts::ValueType::Structured(&SHAPE_FACTS)),
        facts::Property::new("shapes", facts::ValueType::Structured(&SHAPE_FACTS))
            .collection(),
    ],
    ..facts::StructuredType::new("example.drawing", facts::StructuredKind::Complex)
};

/// Complex type `example.shape`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Shape {
    /// `name`
    pub name: Option<String>,
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
}

impl Structured for Shape {
    const TYPE: &'static facts::StructuredType = &SHAPE_FACTS;

    fn read<'de, A: MapAccess<'de>>(
        members: &mut Members<'de, A>,
    ) -> Result<Self, A::Error> {
        let mut value = Self::default();
        while members.advance()? {
            match members.name() {
                "name" => members.fill(&mut value.name),
                _ => members.keep(&mut value.additional_properties),
            }?;
        }
        Ok(value)
    }

    fn write<M: SerializeMap>(&self, members: &mut Writer<M>) {
        members.property("name", &self.name);
    }

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }
}

impl<'de> Deserialize<'de> for Shape {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        odata_types::deserialize(deserializer)
    }
}

impl Serialize for Shape {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        odata_types::serialize(self, serializer)
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

pub(crate) static SHAPE_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.shape",
    properties: &[
        facts::Property::new(
            "name",
            facts::ValueType::Primitive(facts::Primitive::String),
        ),
    ],
    derived: &[&CIRCLE_FACTS],
    ..facts::StructuredType::new("example.shape", facts::StructuredKind::Complex)
};
}

use odata_types::facts;

/// Everything that the schemas document.
pub static SCHEMA: facts::Schema = facts::Schema {
    types: &[&example::CIRCLE_FACTS, &example::DRAWING_FACTS, &example::SHAPE_FACTS],
    enums: &[],
    actions: &[],
    reads: &[],
    clouds: &[],
    api_versions: &[],
};
