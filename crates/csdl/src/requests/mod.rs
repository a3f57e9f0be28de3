//! Requests that follow from the metadata: from the entity container, and from paths that a service publishes beside it.
//!
//! The entity container says where entities are. Its entity sets and singletons are addresses, and so is every navigation
//! property of an entity at an address. As navigation goes in circles, only some addresses of a type count. A published path
//! is followed through the metadata, segment by segment. Both give requests, which are written as the annotations that people
//! would write by hand.

mod address;
mod annotate;
mod derive;
mod follow;
mod identity;
mod report;
mod template;

use std::collections::BTreeMap;

use crate::model::{Permission, RequestKind};

pub(crate) use annotate::{combine, remove_derived};
pub(crate) use derive::derive;
pub use report::{Missing, Report, Unsaid};

/// What is asked for of requests.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// How keys are written in paths. Without it, they are segments if the container has
    /// `Capabilities.KeyAsSegmentSupported` or if paths are published, as those have keys as segments; otherwise they are in
    /// parentheses, which every service takes.
    pub key_style: Option<KeyStyle>,
    /// The paths that the service publishes with their permissions, if it does.
    pub published: Option<Vec<PublishedPath>>,
}

/// How keys are written in paths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyStyle {
    /// As in `People('{UserName}')`.
    Parentheses,
    /// As in `/users/{user-id}`.
    Segments,
}

/// A path that a service publishes, with the permissions of each method.
///
/// Its names are in any ASCII case, and its keys are placeholders of any name, as segments or in parentheses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedPath {
    /// The path as it is published.
    pub path: String,
    /// The permissions by HTTP method.
    pub methods: BTreeMap<String, Vec<Permission>>,
}

/// A request that is derived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Request {
    /// What it does; none for a call of an operation.
    pub(crate) kind: Option<RequestKind>,
    /// The HTTP method, if it does not follow from the kind.
    pub(crate) method: Option<String>,
    /// The template of its path.
    pub(crate) path: String,
    /// The number of the address that it is at, if the entity container leads there.
    pub(crate) order: Option<usize>,
    /// The permissions, if the path is published.
    pub(crate) permissions: Option<Vec<Permission>>,
}

/// Everything that is derived.
#[derive(Clone, Debug, Default)]
pub(crate) struct Derived {
    /// The requests for entities, by the number of their type.
    pub(crate) entities: BTreeMap<usize, Vec<Request>>,
    /// The calls of operations, by the number of the overload.
    pub(crate) operations: BTreeMap<usize, Vec<Request>>,
    /// The published paths, each with what it leads to or why it does not.
    published: Vec<follow::Outcome>,
    /// Whether paths are published.
    has_published: bool,
}
