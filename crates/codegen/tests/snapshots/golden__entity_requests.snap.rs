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

use odata_types::{AdditionalProperties, EntityReference, UnknownType};

/// Entity type `example.list`.
#[derive(Clone, PartialEq)]
pub struct List {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
}

/// Abstract type `example.thing`.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub enum Thing {
    /// `example.list`
    List(Box<List>),
    /// An entity that exists, named by its key; the value does not say its type.
    Reference(EntityReference<Self>),
    /// A value of a type that the schema does not have here, kept as it was read.
    UnknownType(UnknownType<Self>),
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
    EntityReference,
    Polymorphic,
    Structured,
    UnknownType,
    facts,
    runtime,
};

impl Default for List {
    fn default() -> Self {
        Self { additional_properties: AdditionalProperties::new() }
    }
}

impl Structured for List {
    const TYPE: &'static facts::StructuredType = &LIST_FACTS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self::default()
    }
}

impl runtime::Object for List {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&LIST_FACTS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(&mut [], &mut self.additional_properties)
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for List {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for List {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for List {}

impl<'de> Deserialize<'de> for List {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for List {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for List {
    fn schema_name() -> Cow<'static, str> {
        "example.list".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&LIST_FACTS, generator)
    }
}

impl odata_types::ReadByKey for List {
    const READ_BY_KEY: &'static facts::EntityRequest = &LIST_GET;
}

impl odata_types::List for List {
    const LIST: &'static facts::EntityRequest = &LIST_LIST;
}

impl odata_types::Update for List {
    const UPDATE: &'static facts::EntityRequest = &LIST_UPDATE;
}

impl From<List> for Thing {
    fn from(value: List) -> Self {
        Self::List(Box::new(value))
    }
}

impl From<EntityReference<Self>> for Thing {
    fn from(reference: EntityReference<Self>) -> Self {
        Self::Reference(reference)
    }
}

impl Polymorphic for Thing {
    const TYPE: &'static facts::StructuredType = &THING_FACTS;

    fn start(found: runtime::Found) -> Self {
        match found {
            runtime::Found::Known(0) => Self::List(Box::new(Structured::start())),
            runtime::Found::Reference => Self::Reference(EntityReference::empty()),
            _ => Self::UnknownType(UnknownType::empty()),
        }
    }

    fn object(&self) -> &dyn runtime::Object {
        match self {
            Self::List(value) => &**value,
            Self::Reference(value) => value,
            Self::UnknownType(value) => value,
        }
    }

    fn object_mut(&mut self) -> &mut dyn runtime::Object {
        match self {
            Self::List(value) => &mut **value,
            Self::Reference(value) => value,
            Self::UnknownType(value) => value,
        }
    }
}

impl runtime::Value for Thing {
    type Form = runtime::form::Polymorphic;
}

impl std::fmt::Debug for Thing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for Thing {}

impl<'de> Deserialize<'de> for Thing {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for Thing {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Thing {
    fn schema_name() -> Cow<'static, str> {
        "example.thing*".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::polymorphic(&THING_FACTS, generator)
    }
}
}
pub(crate) mod facts {
//! What the schemas say of the types and requests.

use odata_types::facts;

pub(crate) static LIST_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.list",
    base: Some(&THING_FACTS),
    ..facts::StructuredType::new("example.list", facts::StructuredKind::Entity)
};

pub(crate) static LIST_GET: facts::EntityRequest = facts::EntityRequest {
    entity_type: &LIST_FACTS,
    kind: facts::RequestKind::Get,
    request: facts::Request {
        result: Some(facts::ResultType {
            value: facts::ValueType::Structured(&LIST_FACTS),
            is_collection: false,
        }),
        permissions: super::super::PERMISSIONS_1,
        clouds: super::super::CLOUDS_1,
        least_privileged_roles: &["Reader"],
        api_versions: &["beta"],
        documentation: "https://example.com/list",
        ..facts::Request::new("GET", "/lists/{list-id}", 200)
    },
};

pub(crate) static LIST_LIST: facts::EntityRequest = facts::EntityRequest {
    entity_type: &LIST_FACTS,
    kind: facts::RequestKind::List,
    request: facts::Request {
        result: Some(facts::ResultType {
            value: facts::ValueType::Structured(&LIST_FACTS),
            is_collection: true,
        }),
        ..facts::Request::new("GET", "/lists", 200)
    },
};

pub(crate) static LIST_UPDATE: facts::EntityRequest = facts::EntityRequest {
    entity_type: &LIST_FACTS,
    kind: facts::RequestKind::Update,
    request: facts::Request { ..facts::Request::new("PATCH", "/lists/{list-id}", 204) },
};

pub(crate) static THING_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.thing",
    is_abstract: true,
    derived: &[&LIST_FACTS],
    ..facts::StructuredType::new("example.thing", facts::StructuredKind::Entity)
};

pub(crate) static THING_LIST: facts::EntityRequest = facts::EntityRequest {
    entity_type: &THING_FACTS,
    kind: facts::RequestKind::List,
    request: facts::Request {
        result: Some(facts::ResultType {
            value: facts::ValueType::Structured(&THING_FACTS),
            is_collection: true,
        }),
        permissions: super::super::PERMISSIONS_1,
        clouds: super::super::CLOUDS_1,
        ..facts::Request::new("GET", "/things", 200)
    },
};

pub(crate) static THING_CREATE: facts::EntityRequest = facts::EntityRequest {
    entity_type: &THING_FACTS,
    kind: facts::RequestKind::Create,
    request: facts::Request {
        result: Some(facts::ResultType {
            value: facts::ValueType::Structured(&THING_FACTS),
            is_collection: false,
        }),
        ..facts::Request::new("POST", "/things", 201)
    },
};
}

pub use self::types::*;
}

use odata_types::{ActionBody, EntityBody, facts};

/// Everything that the schemas document.
pub static SCHEMA: facts::Schema = facts::Schema {
    types: &[&example::facts::LIST_FACTS, &example::facts::THING_FACTS],
    enums: &[],
    actions: &[],
    functions: &[],
    requests: &[
        &example::facts::LIST_GET,
        &example::facts::LIST_LIST,
        &example::facts::LIST_UPDATE,
        &example::facts::THING_LIST,
        &example::facts::THING_CREATE,
    ],
    clouds: &[&GLOBAL_CLOUD],
    api_versions: &["beta"],
};

/// The bodies of all actions, in the order of `SCHEMA`.
pub static BODIES: &[ActionBody] = &[];

/// The bodies of all requests that create or change an entity, in the order of `SCHEMA`.
pub static ENTITY_BODIES: &[EntityBody] = &[
    EntityBody::of::<example::List>(&example::facts::LIST_UPDATE),
    EntityBody::of::<example::Thing>(&example::facts::THING_CREATE),
];

pub(crate) static GLOBAL_CLOUD: facts::Cloud = facts::Cloud {
    name: "Global",
    description: "Global service",
    service_root: "https://graph.microsoft.com",
};

pub(crate) static CLOUDS_1: &[&facts::Cloud] = &[&GLOBAL_CLOUD];

pub(crate) static PERMISSIONS_1: &[facts::Permission] = &[facts::Permission {
    scheme: "Application",
    least_privileged: &["Read"],
    higher_privileged: &[],
}];
