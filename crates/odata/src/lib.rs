//! The small runtime that generated OData models stand on.
//!
//! Generated code says which properties a type has; everything that is the same for all types is here, once: reading and
//! writing by the wire format of OData JSON, dispatch on type tags, open enumerations, and the types of the facts that
//! the schemas state. Nothing that is read is lost: undeclared properties, unknown derived types and unknown enumeration
//! members are kept and written back.

mod action;
mod additional;
mod authority;
mod collection;
mod date_time;
mod delta;
mod error_body;
pub mod facts;
mod flags;
pub mod geo;
mod guid;
#[cfg(feature = "schemars")]
pub mod json_schema;
mod kept;
mod lookup;
mod nearest;
mod nullable;
mod number;
mod open_enum;
pub mod path;
mod polymorphic;
mod primitive;
mod read;
mod reference;
#[doc(hidden)]
pub mod runtime;
mod structured;
mod tag;
mod text;
mod untyped;

pub use action::{Action, ActionBody};
pub use additional::AdditionalProperties;
pub use authority::Authority;
pub use collection::Collection;
pub use date_time::{Date, DateTimeOffset, ParseDateTimeError};
pub use delta::{DeltaItem, DeltaLink, RemovedEntity, RemovedReason};
pub use error_body::{ErrorBody, ErrorDetail, ErrorObject};
pub use flags::Flags;
pub use guid::{Guid, ParseGuidError};
pub use nearest::nearest;
pub use nullable::Nullable;
pub use number::{Decimal, Double, Float, Int64, Narrow, ParseNumberError, Single};
pub use open_enum::{NotUnknownError, OpenEnum, UnknownMember};
pub use polymorphic::{EntityReference, Polymorphic, UnknownType};
pub use read::{List, ReadByKey};
pub use reference::Reference;
#[cfg(feature = "schemars")]
pub use schemars;
pub use structured::Structured;
pub use tag::{TYPE_TAG, is_type_tag, names_type, type_name};
pub use text::{Binary, Duration, ParseTextError, TimeOfDay};
pub use untyped::Untyped;
pub use {chrono, serde_core, serde_json};
