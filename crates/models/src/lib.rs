//! The requests of Microsoft Entra Lifecycle Workflows as Rust types.
//!
//! All actions and types of the namespace are here, such as `workflow: cancelProcessing`
//! ([`CancelProcessing`](identity_governance::CancelProcessing)), `workflow: activate`
//! ([`Activate`](identity_governance::Activate)) and `taskProcessingResult: resume`
//! ([`Resume`](identity_governance::Resume)), and with them `accessPackageAssignmentRequest: resume`
//! ([`Resume`](graph::Resume)) of the main namespace.
//!
//! ```
//! use lifecycle_workflows_models::identity_governance::{CancelProcessing, CancelRunsScope, CancelScope, Run};
//!
//! let body = CancelProcessing::new(CancelRunsScope::new([Run::with_id("8cdf25a8-c9d2-423e-a03d-3f39f03c3e97")]));
//! let text = serde_json::to_string(&body)?;
//! assert_eq!(
//!     text,
//!     r##"{"scope":{"@odata.type":"#microsoft.graph.identityGovernance.cancelRunsScope","runs":[{"id":"8cdf25a8-c9d2-423e-a03d-3f39f03c3e97"}]}}"##
//! );
//!
//! let body: CancelProcessing = serde_json::from_str(&text)?;
//! match &body.scope {
//!     CancelScope::CancelRunsScope(scope) => assert_eq!(scope.runs.len(), 1),
//!     other => panic!("{other:?}"),
//! }
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! # What is read, and what is written
//!
//! - The type tag `@odata.type` may stand anywhere in an object, with or without `#`, as a context URL, as `@type`, and in
//!   any ASCII case. It is written first, in the canonical form, and only where it is due.
//! - What the schemas do not know is kept and written back: undeclared properties and control information in
//!   `additional_properties`, derived types in the variant `UnknownType`, enumeration members in the variant
//!   `UnknownMember`.
//! - A duplicate member, a missing required property, a missing type tag and a value of the wrong type are errors. An entity of
//!   an abstract type without a tag is a reference: the variant `Reference`.
//! - [`Nullable`] tells an absent property from `null`; an absent property is not written.
//! - Errors begin with the path to the value and have the line and column of `serde_json`; for a member that stands before
//!   its type tag that is the end of the object. The validation crate says precisely where what is wrong.
//! - A property that all derived types of an abstract type share is read off each of its variants.
//! - Structs may get further properties: build them with `new`, `with_id` or `..Default::default()`.
//! - Numbers are kept as far as [`serde_json::Value`](https://docs.rs/serde_json) keeps them: integers of 64 bits and double
//!   precision, exactly. For more digits in undeclared properties, enable its feature `arbitrary_precision`.
//!
//! What the documentation says beyond the types (limits, permissions, clouds) is data: [`Action::ACTION`],
//! [`Structured::TYPE`] and, where entities can be read, [`ReadByKey::READ_BY_KEY`] and [`List::LIST`]. It is not enforced
//! here but by the crate `lifecycle-workflows-validation`, so that a limit that the service lifts does not stop anybody from
//! reading and writing.
//!
//! # Features
//!
//! - `schemars`: the types implement `JsonSchema`.

#[rustfmt::skip]
mod generated;

mod action_names;

pub use action_names::{action, action_name};
pub use generated::*;
/// The runtime, with the crates whose types occur in this one: `chrono`, `serde_json` and, with the feature, `schemars`.
pub use odata_types as odata;
pub use odata_types::{
    Action, ActionBody, AdditionalProperties, Binary, Create, Date, DateTimeOffset, Decimal, Delete, Double, Duration,
    EntityBody, EntityReference, Flags, Function, Guid, Int64, List, NotUnknownError, Nullable, OpenEnum, Polymorphic,
    ReadByKey, Single, Structured, TimeOfDay, UnknownMember, UnknownType, Untyped, Update, facts, read_arguments,
    write_arguments,
};

/// The example of the README is a test as well.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
