// enum_members.json:7:7: `example.software/remote_Control_Software` is `RemoteControlSoftware2` in Rust: its plain name is that of `example.software/remoteControlSoftware` (enum_members.json:6:7); to name it otherwise:
//   [types."example.software".members.remote_Control_Software]
//   rename = "RemoteControlSoftware2"
// enum_members.json:10:7: `example.software/self` is `Self2` in Rust: generated code uses its plain name itself; to name it otherwise:
//   [types."example.software".members.self]
//   rename = "Self2"
// enum_members.json:11:7: `example.software/unknownMember` is `UnknownMember2` in Rust: generated code uses its plain name itself; to name it otherwise:
//   [types."example.software".members.unknownMember]
//   rename = "UnknownMember2"
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

mod enums {
//! The enumeration types.

use odata_types::UnknownMember;

/// Enumeration type `example.software`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Software {
    /// `remoteControlSoftware`
    RemoteControlSoftware,
    /// `remote_Control_Software`
    RemoteControlSoftware2,
    /// `_1`
    _1,
    /// `_2fa`
    _2fa,
    /// `self`
    Self2,
    /// `unknownMember`
    UnknownMember2,
    /// `none`
    None,
    /// A member that the schema does not know, kept as it was read.
    UnknownMember(UnknownMember<Self>),
}

impl Software {
    /// The name on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::RemoteControlSoftware => "remoteControlSoftware",
            Self::RemoteControlSoftware2 => "remote_Control_Software",
            Self::_1 => "_1",
            Self::_2fa => "_2fa",
            Self::Self2 => "self",
            Self::UnknownMember2 => "unknownMember",
            Self::None => "none",
            Self::UnknownMember(member) => member.as_str(),
        }
    }
}
}
mod impls {
//! How the types are read and written.

#[cfg(feature = "schemars")]
use std::borrow::Cow;
use super::enums::*;
use super::facts::*;
#[cfg(feature = "schemars")]
use odata_types::schemars::{JsonSchema, Schema, SchemaGenerator};
use odata_types::serde_core::de::{Deserialize, Deserializer};
use odata_types::serde_core::ser::{Serialize, Serializer};
use odata_types::{OpenEnum, UnknownMember, facts, runtime};

impl OpenEnum for Software {
    const TYPE: &'static facts::EnumType = &SOFTWARE_FACTS;
    const MEMBERS: &'static [Self] = &[
        Self::RemoteControlSoftware,
        Self::RemoteControlSoftware2,
        Self::_1,
        Self::_2fa,
        Self::Self2,
        Self::UnknownMember2,
        Self::None,
    ];

    fn as_str(&self) -> &str {
        self.as_str()
    }

    fn from_unknown(member: UnknownMember<Self>) -> Self {
        Self::UnknownMember(member)
    }
}

impl std::fmt::Display for Software {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

impl std::str::FromStr for Software {
    type Err = std::convert::Infallible;

    fn from_str(name: &str) -> Result<Self, std::convert::Infallible> {
        Ok(Self::from_name(name))
    }
}

impl runtime::Value for Software {
    type Form = runtime::form::Enumeration;
}

impl<'de> Deserialize<'de> for Software {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for Software {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Software {
    fn schema_name() -> Cow<'static, str> {
        "example.software".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::enumeration(&SOFTWARE_FACTS, generator)
    }
}
}
pub(crate) mod facts {
//! What the schemas say of the types and requests.

use odata_types::facts;

pub(crate) static SOFTWARE_FACTS: facts::EnumType = facts::EnumType {
    name: "example.software",
    is_flags: false,
    members: &[
        facts::Member { name: "remoteControlSoftware", value: 0, description: "" },
        facts::Member { name: "remote_Control_Software", value: 1, description: "" },
        facts::Member { name: "_1", value: 2, description: "" },
        facts::Member { name: "_2fa", value: 3, description: "" },
        facts::Member { name: "self", value: 4, description: "" },
        facts::Member { name: "unknownMember", value: 5, description: "" },
        facts::Member { name: "none", value: 6, description: "" },
    ],
    sentinel: None,
    description: "",
    long_description: "",
};
}

pub use self::enums::*;
}

use odata_types::{ActionBody, EntityBody, facts};

/// Everything that the schemas document.
pub static SCHEMA: facts::Schema = facts::Schema {
    types: &[],
    enums: &[&example::facts::SOFTWARE_FACTS],
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
