//! Facts of an action for shapes that the generated code of the tests lacks.

use odata_types::facts::{self, EnumType, Member, Primitive, Property, StructuredKind, StructuredType, ValueType};
use odata_types::runtime::{Failed, Form, Json, Required, Take, Value, View, form};
use odata_types::{Action, Untyped};
use serde_core::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A request of the action. Any JSON can be read as one.
#[derive(Debug)]
pub(crate) struct Paint(pub(crate) serde_json::Value);

impl Action for Paint {
    const ACTION: &'static facts::Action = &PAINT;
    type Output = ();
}

impl Value for Paint {
    type Form = form::Own;
}

impl Form<Paint> for form::Own {
    fn empty() -> Paint {
        Paint(serde_json::Value::Null)
    }

    fn read(value: &mut Paint, json: &mut Json<'_, '_>) -> Result<(), Failed> {
        let mut any = Untyped::default();
        Required(&mut any).take(json)?;
        value.0 = any.0;
        Ok(())
    }

    fn view(value: &Paint) -> View<'_> {
        View::Json(&value.0)
    }
}

impl Serialize for Paint {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Paint {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        serde_json::Value::deserialize(deserializer).map(Self)
    }
}

/// A request of the same action that cannot be read from anything.
#[derive(Debug)]
pub(crate) struct Unreadable;

impl Action for Unreadable {
    const ACTION: &'static facts::Action = &PAINT;
    type Output = ();
}

impl Value for Unreadable {
    type Form = form::Own;
}

impl Form<Unreadable> for form::Own {
    fn empty() -> Unreadable {
        Unreadable
    }

    fn read(_: &mut Unreadable, _: &mut Json<'_, '_>) -> Result<(), Failed> {
        Err(Failed::new(format_args!("never")))
    }

    fn view(_: &Unreadable) -> View<'_> {
        View::Null
    }
}

impl Serialize for Unreadable {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_unit()
    }
}

impl<'de> Deserialize<'de> for Unreadable {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        serde_json::Value::deserialize(deserializer)?;
        Err(de::Error::custom("never"))
    }
}

static PAINT: facts::Action = facts::Action {
    name: "test.paint",
    binding_type: "",
    parameters: &PARAMETERS,
    request: facts::Request { api_versions: &["beta", "v1.0"], ..facts::Request::new("POST", "/paint", 204) },
    acts_on: None,
    description: "Paints something.",
};

const fn nullable(name: &'static str, value: ValueType) -> Property {
    Property { nullable: true, ..Property::new(name, value) }
}

const fn primitive(name: &'static str, primitive: Primitive) -> Property {
    Property::new(name, ValueType::Primitive(primitive))
}

static PARAMETERS: StructuredType = StructuredType {
    properties: &[
        Property {
            is_required: true,
            allowed_types: &[&BALL, &RED_BALL],
            description: "What to paint.",
            ..Property::new("thing", ValueType::Structured(&THING))
        },
        Property { allowed_types: &[&RED_BALL], ..nullable("spare", ValueType::Structured(&BALL)) },
        nullable("shape", ValueType::Structured(&SHAPE)),
        nullable("nothing", ValueType::Structured(&NOTHING)),
        nullable("anything", ValueType::Untyped),
        nullable("bag", ValueType::Structured(&BAG)),
        nullable("colors", ValueType::Enum(&COLORS)),
        Property { is_navigation: true, is_entity_reference: true, ..nullable("node", ValueType::Structured(&NODE)) },
        Property {
            is_collection: true,
            is_navigation: true,
            min_items: Some(2),
            max_items: Some(3),
            ..Property::new("nodes", ValueType::Structured(&NODE))
        },
        Property { is_collection: true, nullable: true, ..primitive("texts", Primitive::String) },
        Property { api_versions: &["beta"], ..primitive("gloss", Primitive::String) },
        primitive("isDry", Primitive::Boolean),
        primitive("byte", Primitive::Byte),
        primitive("sByte", Primitive::SByte),
        primitive("int16", Primitive::Int16),
        primitive("int32", Primitive::Int32),
        primitive("int64", Primitive::Int64),
        primitive("single", Primitive::Single),
        primitive("double", Primitive::Double),
        primitive("date", Primitive::Date),
        primitive("moment", Primitive::DateTimeOffset),
        primitive("guid", Primitive::Guid),
    ],
    ..StructuredType::new("test.paint", StructuredKind::Parameters)
};

static THING: StructuredType = StructuredType {
    is_abstract: true,
    derived: &[&BALL, &RED_BALL, &CRATE],
    ..StructuredType::new("test.thing", StructuredKind::Complex)
};

static BALL: StructuredType = StructuredType {
    base: Some(&THING),
    derived: &[&RED_BALL],
    properties: &[Property { is_required: true, ..primitive("size", Primitive::Int32) }],
    ..StructuredType::new("test.ball", StructuredKind::Complex)
};

static RED_BALL: StructuredType = StructuredType {
    base: Some(&BALL),
    inherited: 1,
    properties: &[nullable("shade", ValueType::Primitive(Primitive::String))],
    ..StructuredType::new("test.redBall", StructuredKind::Complex)
};

static CRATE: StructuredType =
    StructuredType { base: Some(&THING), ..StructuredType::new("test.crate", StructuredKind::Complex) };

/// Abstract, with one derived type only.
static SHAPE: StructuredType = StructuredType {
    is_abstract: true,
    derived: &[&CIRCLE],
    ..StructuredType::new("test.shape", StructuredKind::Complex)
};

static CIRCLE: StructuredType = StructuredType {
    base: Some(&SHAPE),
    properties: &[Property { is_required: true, ..primitive("radius", Primitive::Double) }],
    ..StructuredType::new("test.circle", StructuredKind::Complex)
};

/// Abstract, without derived types.
static NOTHING: StructuredType =
    StructuredType { is_abstract: true, ..StructuredType::new("test.nothing", StructuredKind::Complex) };

static BAG: StructuredType = StructuredType {
    is_open: true,
    properties: &[primitive("weight", Primitive::Int32)],
    ..StructuredType::new("test.bag", StructuredKind::Complex)
};

/// An entity with two keys that refers to itself.
static NODE: StructuredType = StructuredType {
    key: &["row", "column"],
    properties: &[
        primitive("row", Primitive::String),
        primitive("column", Primitive::String),
        Property { is_collection: true, is_navigation: true, ..Property::new("next", ValueType::Structured(&NODE)) },
    ],
    ..StructuredType::new("test.node", StructuredKind::Entity)
};

static COLORS: EnumType = EnumType {
    name: "test.colors",
    is_flags: true,
    members: &[
        Member { name: "red", value: 1, description: "" },
        Member { name: "green", value: 2, description: "" },
        Member { name: "laterColor", value: 4, description: "" },
    ],
    sentinel: Some("laterColor"),
    description: "",
    long_description: "",
};
