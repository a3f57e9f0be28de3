// renamed: a.x is a_x
// renamed: b.x is b_x
// renamed: c.facts is facts2
pub mod a_x {
//! Namespace `a.x`.

#[cfg(feature = "schemars")]
use std::borrow::Cow;

#[cfg(feature = "schemars")]
use odata_types::schemars::{JsonSchema, Schema, SchemaGenerator};
use odata_types::serde_core::de::{Deserialize, Deserializer};
use odata_types::serde_core::ser::{Serialize, Serializer};
use odata_types::{AdditionalProperties, Structured, facts, runtime};

/// Complex type `a.x.item`.
#[derive(Clone, PartialEq)]
pub struct Item {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
}

impl Default for Item {
    fn default() -> Self {
        Self {
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

    fn fill(
        &mut self,
        members: &mut runtime::Members<'_, '_>,
    ) -> Result<(), runtime::Failed> {
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
        "a.x.item".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&ITEM_FACTS, generator)
    }
}

pub(crate) static ITEM_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#a.x.item",
    ..facts::StructuredType::new("a.x.item", facts::StructuredKind::Complex)
};
}
pub mod b_x {
//! Namespace `b.x`.

#[cfg(feature = "schemars")]
use std::borrow::Cow;

#[cfg(feature = "schemars")]
use odata_types::schemars::{JsonSchema, Schema, SchemaGenerator};
use odata_types::serde_core::de::{Deserialize, Deserializer};
use odata_types::serde_core::ser::{Serialize, Serializer};
use odata_types::{AdditionalProperties, Structured, facts, runtime};

/// Complex type `b.x.item`.
#[derive(Clone, PartialEq)]
pub struct Item {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
    /// `other`
    pub other: Option<super::a_x::Item>,
}

impl Default for Item {
    fn default() -> Self {
        Self {
            other: None,
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

    fn fill(
        &mut self,
        members: &mut runtime::Members<'_, '_>,
    ) -> Result<(), runtime::Failed> {
        members.fill(&mut [&mut self.other], &mut self.additional_properties)
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property("other", &self.other);
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
        "b.x.item".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&ITEM_FACTS, generator)
    }
}

pub(crate) static ITEM_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#b.x.item",
    properties: &[
        facts::Property::new(
            "other",
            facts::ValueType::Structured(&super::a_x::ITEM_FACTS),
        ),
    ],
    ..facts::StructuredType::new("b.x.item", facts::StructuredKind::Complex)
};
}
pub mod facts2 {
//! Namespace `c.facts`.

#[cfg(feature = "schemars")]
use std::borrow::Cow;

#[cfg(feature = "schemars")]
use odata_types::schemars::{JsonSchema, Schema, SchemaGenerator};
use odata_types::serde_core::de::{Deserialize, Deserializer};
use odata_types::serde_core::ser::{Serialize, Serializer};
use odata_types::{AdditionalProperties, Structured, facts, runtime};

/// Complex type `c.facts.item`.
#[derive(Clone, PartialEq)]
pub struct Item {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
}

impl Default for Item {
    fn default() -> Self {
        Self {
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

    fn fill(
        &mut self,
        members: &mut runtime::Members<'_, '_>,
    ) -> Result<(), runtime::Failed> {
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
        "c.facts.item".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&ITEM_FACTS, generator)
    }
}

pub(crate) static ITEM_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#c.facts.item",
    ..facts::StructuredType::new("c.facts.item", facts::StructuredKind::Complex)
};
}

use odata_types::facts;

/// Everything that the schemas document.
pub static SCHEMA: facts::Schema = facts::Schema {
    types: &[&a_x::ITEM_FACTS, &b_x::ITEM_FACTS, &facts2::ITEM_FACTS],
    enums: &[],
    actions: &[],
    reads: &[],
    clouds: &[],
    api_versions: &[],
};
