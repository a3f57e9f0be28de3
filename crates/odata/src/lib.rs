//! The types of OData JSON, and the runtime of generated OData models.
//!
//! Generated code declares which properties a type has. What all types share is here: reading and writing OData JSON,
//! choosing derived types by type tags, open enumerations, and the types of the facts that schemas document. Bodies that
//! every service has are here, too: [`Collection`]s, [changes](DeltaItem), [`Reference`]s and [error bodies](ErrorBody),
//! [`Query`] has the query options of a request, and [`geo`] the types of geographies and geometries. Nothing that is read is
//! lost: undeclared properties, unknown derived types and unknown enumeration members are kept and written back.
//!
//! ```
//! use odata_types::{Collection, Nullable, Untyped};
//!
//! // What a service answers to a request for a collection; generated types take the place of `Untyped`.
//! let text = r#"{ "value": [{ "id": "1" }], "@odata.nextLink": "https://example.com/books?$skiptoken=9" }"#;
//! let page: Collection<Untyped> = serde_json::from_str(text)?;
//! assert_eq!(page.iter().count(), 1);
//! assert!(page.next_link.value().is_some() && page.delta_link.is_absent());
//!
//! // Properties may be absent, null or have a value.
//! let title: Nullable<String> = "Dune".to_owned().into();
//! assert_eq!(title.value().map(String::as_str), Some("Dune"));
//! # Ok::<(), serde_json::Error>(())
//! ```

mod action;
mod additional;
mod authority;
mod collection;
mod date_time;
mod delta;
mod error_body;
pub mod facts;
mod flags;
mod function;
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
mod query;
mod reference;
mod requests;
#[doc(hidden)]
pub mod runtime;
mod structured;
mod tag;
mod text;
mod untyped;

pub use action::{Action, ActionBody, EntityBody};
pub use additional::AdditionalProperties;
pub use authority::Authority;
pub use collection::Collection;
pub use date_time::{Date, DateTimeOffset, ParseDateTimeError};
pub use delta::{DeltaItem, DeltaLink, RemovedEntity, RemovedReason};
pub use error_body::{ErrorBody, ErrorDetail, ErrorObject};
pub use flags::Flags;
pub use function::{ArgumentError, Function, read_arguments, write_arguments};
pub use guid::{Guid, ParseGuidError};
pub use nearest::nearest;
pub use nullable::Nullable;
pub use number::{Decimal, Double, Float, Int64, Narrow, ParseNumberError, Single};
pub use open_enum::{NotUnknownError, OpenEnum, UnknownMember};
pub use polymorphic::{EntityReference, Polymorphic, UnknownType};
pub use query::{Expand, FilterFault, Literal, Query, QueryError};
pub use reference::Reference;
pub use requests::{Create, Delete, List, ReadByKey, Update};
#[cfg(feature = "schemars")]
pub use schemars;
pub use structured::Structured;
pub use tag::{TYPE_TAG, is_type_tag, names_type, type_name};
pub use text::{Binary, Duration, ParseTextError, TimeOfDay};
pub use untyped::Untyped;
pub use {chrono, serde_core, serde_json};

/// The example of the README is a test as well.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
