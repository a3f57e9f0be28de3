pub mod example {
//! Namespace `example`.

#[cfg(feature = "schemars")]
use std::borrow::Cow;

#[cfg(feature = "schemars")]
use odata_types::schemars::{JsonSchema, Schema, SchemaGenerator};
use odata_types::serde_core::de::{Deserialize, Deserializer, MapAccess};
use odata_types::serde_core::ser::{Serialize, SerializeMap, Serializer};
use odata_types::{
    AdditionalProperties, Binary, Date, DateTimeOffset, Decimal, Double, Duration, Guid,
    Int64, Members, Single, Structured, TimeOfDay, Untyped, Writer, facts,
};

/// Complex type `example.all`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct All {
    /// `boolean`
    pub boolean: Option<bool>,
    /// `byte`
    pub byte: Option<u8>,
    /// `date`
    pub date: Option<Date>,
    /// `dateTimeOffset`
    pub date_time_offset: Option<DateTimeOffset>,
    /// `double`
    pub double: Option<Double>,
    /// `guid`
    pub guid: Option<Guid>,
    /// `int16`
    pub int16: Option<i16>,
    /// `int32`
    pub int32: Option<i32>,
    /// `int64`
    pub int64: Option<Int64>,
    /// `sByte`
    pub s_byte: Option<i8>,
    /// `single`
    pub single: Option<Single>,
    /// `string`
    pub string: Option<String>,
    /// `untyped`
    pub untyped: Option<Untyped>,
    /// `binary`
    pub binary: Option<Binary>,
    /// `decimal`
    pub decimal: Option<Decimal>,
    /// `duration`
    pub duration: Option<Duration>,
    /// `timeOfDay`
    pub time_of_day: Option<TimeOfDay>,
    /// `stream`
    pub stream: Option<Untyped>,
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
}

impl Structured for All {
    const TYPE: &'static facts::StructuredType = &ALL_FACTS;

    fn read<'de, A: MapAccess<'de>>(
        members: &mut Members<'de, A>,
    ) -> Result<Self, A::Error> {
        let mut value = Self::default();
        while members.advance()? {
            match members.name() {
                "boolean" => members.fill(&mut value.boolean),
                "byte" => members.fill(&mut value.byte),
                "date" => members.fill(&mut value.date),
                "dateTimeOffset" => members.fill(&mut value.date_time_offset),
                "double" => members.fill(&mut value.double),
                "guid" => members.fill(&mut value.guid),
                "int16" => members.fill(&mut value.int16),
                "int32" => members.fill(&mut value.int32),
                "int64" => members.fill(&mut value.int64),
                "sByte" => members.fill(&mut value.s_byte),
                "single" => members.fill(&mut value.single),
                "string" => members.fill(&mut value.string),
                "untyped" => members.fill(&mut value.untyped),
                "binary" => members.fill(&mut value.binary),
                "decimal" => members.fill(&mut value.decimal),
                "duration" => members.fill(&mut value.duration),
                "timeOfDay" => members.fill(&mut value.time_of_day),
                "stream" => members.fill(&mut value.stream),
                _ => members.keep(&mut value.additional_properties),
            }?;
        }
        Ok(value)
    }

    fn write<M: SerializeMap>(&self, members: &mut Writer<M>) {
        members.property("boolean", &self.boolean);
        members.property("byte", &self.byte);
        members.property("date", &self.date);
        members.property("dateTimeOffset", &self.date_time_offset);
        members.property("double", &self.double);
        members.property("guid", &self.guid);
        members.property("int16", &self.int16);
        members.property("int32", &self.int32);
        members.property("int64", &self.int64);
        members.property("sByte", &self.s_byte);
        members.property("single", &self.single);
        members.property("string", &self.string);
        members.property("untyped", &self.untyped);
        members.property("binary", &self.binary);
        members.property("decimal", &self.decimal);
        members.property("duration", &self.duration);
        members.property("timeOfDay", &self.time_of_day);
        members.property("stream", &self.stream);
    }

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }
}

impl<'de> Deserialize<'de> for All {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        odata_types::deserialize(deserializer)
    }
}

impl Serialize for All {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        odata_types::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for All {
    fn schema_name() -> Cow<'static, str> {
        "example.all".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&ALL_FACTS, generator)
    }
}

pub(crate) static ALL_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.all",
    properties: &[
        facts::Property::new(
            "boolean",
            facts::ValueType::Primitive(facts::Primitive::Boolean),
        ),
        facts::Property::new(
            "byte",
            facts::ValueType::Primitive(facts::Primitive::Byte),
        ),
        facts::Property::new(
            "date",
            facts::ValueType::Primitive(facts::Primitive::Date),
        ),
        facts::Property::new(
            "dateTimeOffset",
            facts::ValueType::Primitive(facts::Primitive::DateTimeOffset),
        ),
        facts::Property::new(
            "double",
            facts::ValueType::Primitive(facts::Primitive::Double),
        ),
        facts::Property::new(
            "guid",
            facts::ValueType::Primitive(facts::Primitive::Guid),
        ),
        facts::Property::new(
            "int16",
            facts::ValueType::Primitive(facts::Primitive::Int16),
        ),
        facts::Property::new(
            "int32",
            facts::ValueType::Primitive(facts::Primitive::Int32),
        ),
        facts::Property::new(
            "int64",
            facts::ValueType::Primitive(facts::Primitive::Int64),
        ),
        facts::Property::new(
            "sByte",
            facts::ValueType::Primitive(facts::Primitive::SByte),
        ),
        facts::Property::new(
            "single",
            facts::ValueType::Primitive(facts::Primitive::Single),
        ),
        facts::Property::new(
            "string",
            facts::ValueType::Primitive(facts::Primitive::String),
        ),
        facts::Property::new("untyped", facts::ValueType::Untyped),
        facts::Property::new(
            "binary",
            facts::ValueType::Primitive(facts::Primitive::Binary),
        ),
        facts::Property::new(
            "decimal",
            facts::ValueType::Primitive(facts::Primitive::Decimal),
        ),
        facts::Property::new(
            "duration",
            facts::ValueType::Primitive(facts::Primitive::Duration),
        ),
        facts::Property::new(
            "timeOfDay",
            facts::ValueType::Primitive(facts::Primitive::TimeOfDay),
        ),
        facts::Property::new("stream", facts::ValueType::Untyped),
    ],
    ..facts::StructuredType::new("example.all", facts::StructuredKind::Complex)
};
}

use odata_types::facts;

/// Everything that the schemas document.
pub static SCHEMA: facts::Schema = facts::Schema {
    types: &[&example::ALL_FACTS],
    enums: &[],
    actions: &[],
    reads: &[],
    clouds: &[],
    api_versions: &[],
};
