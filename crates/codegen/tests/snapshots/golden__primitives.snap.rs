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

use odata_types::{
    AdditionalProperties,
    Binary,
    Date,
    DateTimeOffset,
    Decimal,
    Double,
    Duration,
    Guid,
    Int64,
    Single,
    TimeOfDay,
    Untyped,
};

/// Complex type `example.all`.
#[derive(Clone, PartialEq)]
pub struct All {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
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

impl Default for All {
    fn default() -> Self {
        Self {
            boolean: None,
            byte: None,
            date: None,
            date_time_offset: None,
            double: None,
            guid: None,
            int16: None,
            int32: None,
            int64: None,
            s_byte: None,
            single: None,
            string: None,
            untyped: None,
            binary: None,
            decimal: None,
            duration: None,
            time_of_day: None,
            stream: None,
            additional_properties: AdditionalProperties::new(),
        }
    }
}

impl Structured for All {
    const TYPE: &'static facts::StructuredType = &ALL_FACTS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self::default()
    }
}

impl runtime::Object for All {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&ALL_FACTS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(
            &mut [
                &mut self.boolean,
                &mut self.byte,
                &mut self.date,
                &mut self.date_time_offset,
                &mut self.double,
                &mut self.guid,
                &mut self.int16,
                &mut self.int32,
                &mut self.int64,
                &mut self.s_byte,
                &mut self.single,
                &mut self.string,
                &mut self.untyped,
                &mut self.binary,
                &mut self.decimal,
                &mut self.duration,
                &mut self.time_of_day,
                &mut self.stream,
            ],
            &mut self.additional_properties,
        )
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
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
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for All {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for All {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for All {}

impl<'de> Deserialize<'de> for All {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for All {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
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
}
pub(crate) mod facts {
//! What the schemas say of the types and requests.

use odata_types::facts;

pub(crate) static ALL_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.all",
    properties: &[
        facts::Property::new("boolean", facts::ValueType::Primitive(facts::Primitive::Boolean)),
        facts::Property::new("byte", facts::ValueType::Primitive(facts::Primitive::Byte)),
        facts::Property::new("date", facts::ValueType::Primitive(facts::Primitive::Date)),
        facts::Property::new(
            "dateTimeOffset",
            facts::ValueType::Primitive(facts::Primitive::DateTimeOffset),
        ),
        facts::Property::new("double", facts::ValueType::Primitive(facts::Primitive::Double)),
        facts::Property::new("guid", facts::ValueType::Primitive(facts::Primitive::Guid)),
        facts::Property::new("int16", facts::ValueType::Primitive(facts::Primitive::Int16)),
        facts::Property::new("int32", facts::ValueType::Primitive(facts::Primitive::Int32)),
        facts::Property::new("int64", facts::ValueType::Primitive(facts::Primitive::Int64)),
        facts::Property::new("sByte", facts::ValueType::Primitive(facts::Primitive::SByte)),
        facts::Property::new("single", facts::ValueType::Primitive(facts::Primitive::Single)),
        facts::Property::new("string", facts::ValueType::Primitive(facts::Primitive::String)),
        facts::Property::new("untyped", facts::ValueType::Untyped),
        facts::Property::new("binary", facts::ValueType::Primitive(facts::Primitive::Binary)),
        facts::Property::new("decimal", facts::ValueType::Primitive(facts::Primitive::Decimal)),
        facts::Property::new("duration", facts::ValueType::Primitive(facts::Primitive::Duration)),
        facts::Property::new("timeOfDay", facts::ValueType::Primitive(facts::Primitive::TimeOfDay)),
        facts::Property::new("stream", facts::ValueType::Untyped),
    ],
    ..facts::StructuredType::new("example.all", facts::StructuredKind::Complex)
};
}

pub use self::types::*;
}

use odata_types::{ActionBody, EntityBody, facts};

/// Everything that the schemas document.
pub static SCHEMA: facts::Schema = facts::Schema {
    types: &[&example::facts::ALL_FACTS],
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
