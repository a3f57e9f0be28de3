//! The small runtime that generated OData models stand on.
//!
//! Generated code says which properties a type has; everything that is the same for all types is here, once: reading and
//! writing by the wire format of OData JSON, dispatch on type tags, open enumerations, and the types of the facts that
//! the schemas state. Nothing that is read is lost: undeclared properties, unknown derived types and unknown enumeration
//! members are kept and written back.

mod action;
mod additional;
mod authority;
mod date_time;
pub mod facts;
mod flags;
mod guid;
#[cfg(feature = "schemars")]
pub mod json_schema;
mod members;
mod nearest;
mod nullable;
mod number;
mod open_enum;
pub mod path;
mod polymorphic;
mod read;
mod structured;
mod tag;
mod tape;
mod text;
mod untyped;
mod writer;

pub use action::Action;
pub use additional::AdditionalProperties;
pub use authority::Authority;
pub use date_time::{Date, DateTimeOffset, ParseDateTimeError};
pub use flags::Flags;
pub use guid::{Guid, ParseGuidError};
pub use members::{Members, PolymorphicValue, Slot};
pub use nearest::nearest;
pub use nullable::Nullable;
pub use number::{Decimal, Double, Float, Int64, Narrow, ParseNumberError, Single};
pub use open_enum::{NotUnknownError, OpenEnum, UnknownMember, deserialize_enum, serialize_enum};
pub use polymorphic::{Polymorphic, UnknownType, deserialize_polymorphic, serialize_polymorphic};
pub use read::{List, ReadByKey};
#[cfg(feature = "schemars")]
pub use schemars;
pub use structured::{Structured, deserialize, serialize};
pub use tag::{TYPE_TAG, is_type_tag, names_type, type_name};
pub use text::{Binary, Duration, ParseTextError, TimeOfDay};
pub use untyped::Untyped;
pub use writer::{OptionalProperty, Writer};
pub use {chrono, serde_core, serde_json};
