pub mod example {
//! Tests \[everything\](x).
//!
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

use odata_types::AdditionalProperties;

/// Quotes " and \\ and \` and \<b\> \[link\] \#\[test\] \*/ // indented \`\`\` let x \= 1; \`\`\` \-
/// list
///
/// A very long description, which goes on and on until the line that it stands on is wider than the
/// documentation is allowed to be, so that it is wrapped.
///
/// Complex type `example.item`.
#[derive(Clone, PartialEq)]
pub struct Item {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
    /// Line one line two three
    pub name: Option<String>,
    /// Net weight
    ///
    /// The weight of the item without its packaging
    pub weight: Option<String>,
    /// The unit of the weight
    pub unit: Option<String>,
    /// The size
    pub size: Option<String>,
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
        Self {
            name: None,
            weight: None,
            unit: None,
            size: None,
            additional_properties: AdditionalProperties::new(),
        }
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
        members.fill(
            &mut [&mut self.name, &mut self.weight, &mut self.unit, &mut self.size],
            &mut self.additional_properties,
        )
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property("name", &self.name);
        members.property("weight", &self.weight);
        members.property("unit", &self.unit);
        members.property("size", &self.size);
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
        "example.item".into()
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
    type_tag: "#example.item",
    properties: &[
        facts::Property::new("name", facts::ValueType::Primitive(facts::Primitive::String))
            .description("Line one\r\nline two \u{2028} three"),
        facts::Property::new("weight", facts::ValueType::Primitive(facts::Primitive::String))
            .description("Net weight")
            .long_description("The weight of the item without its packaging"),
        facts::Property::new("unit", facts::ValueType::Primitive(facts::Primitive::String))
            .description("The unit of the weight"),
        facts::Property::new("size", facts::ValueType::Primitive(facts::Primitive::String))
            .description("The size"),
    ],
    description: "Quotes \" and \\ and ` and <b> [link] #[test] */ // \n\n    indented\n```\nlet x = 1;\n```\n- list",
    long_description: "A very long description, which goes on and on until the line that it stands on is wider than the documentation is allowed to be, so that it is wrapped.",
    ..facts::StructuredType::new("example.item", facts::StructuredKind::Complex)
};
}

pub use self::types::*;
}

use odata_types::{ActionBody, EntityBody, facts};

/// Everything that the schemas document.
pub static SCHEMA: facts::Schema = facts::Schema {
    types: &[&example::facts::ITEM_FACTS],
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
