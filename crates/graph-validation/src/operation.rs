//! What a request is of: an action, or a request for entities.

use std::fmt;

use odata_types::facts::{Action, EntityRequest, Request, RequestKind, StructuredType};
#[cfg(feature = "http")]
use odata_types::path::{PathSegment, PathTemplate};

/// What a request is of.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum Operation {
    /// An action.
    Action(&'static Action),
    /// A request for entities.
    Entities(&'static EntityRequest),
}

impl Operation {
    /// The action, if it is one.
    #[must_use]
    pub const fn action(self) -> Option<&'static Action> {
        match self {
            Self::Action(action) => Some(action),
            Self::Entities(_) => None,
        }
    }

    /// What is documented of the request.
    #[must_use]
    pub const fn request(self) -> &'static Request {
        match self {
            Self::Action(action) => &action.request,
            Self::Entities(entities) => &entities.request,
        }
    }

    /// The type whose properties the body has.
    pub(crate) const fn body_type(self) -> &'static StructuredType {
        match self {
            Self::Action(action) => action.parameters,
            Self::Entities(entities) => entities.entity_type,
        }
    }

    /// Whether both are the same.
    pub(crate) fn is(self, other: Self) -> bool {
        std::ptr::eq(self.request(), other.request())
    }

    /// Whether requests need no body.
    pub(crate) fn has_no_body(self) -> bool {
        match self {
            Self::Action(action) => action.parameters.properties.is_empty(),
            Self::Entities(entities) => !is_write(entities),
        }
    }
}

#[cfg(feature = "http")]
impl Operation {
    /// The path that is documented.
    pub(crate) fn template(self) -> PathTemplate {
        match self {
            Self::Action(action) => PathTemplate::of_action(action),
            Self::Entities(entities) => PathTemplate::of_entities(entities),
        }
    }

    /// All paths that are documented.
    pub(crate) fn templates(self) -> impl Iterator<Item = PathTemplate> {
        let further = self.action().into_iter().flat_map(PathTemplate::all_of_action).skip(1);
        std::iter::once(self.template()).chain(further)
    }

    /// What is documented of the request at a path: a further path may be documented in other API versions.
    pub(crate) fn request_at(self, path: &[PathSegment<'_>]) -> &'static Request {
        let further = self.request().further.iter().zip(self.templates().skip(1));
        let found = further.into_iter().find(|(_, template)| template.keys_of(path).is_ok());
        found.map_or(self.request(), |(request, _)| request)
    }
}

/// Whether the body of a request for entities has properties of one.
pub(crate) fn is_write(entities: &EntityRequest) -> bool {
    matches!(entities.kind, RequestKind::Create | RequestKind::Update)
}

impl From<&'static Action> for Operation {
    fn from(action: &'static Action) -> Self {
        Self::Action(action)
    }
}

impl From<&'static EntityRequest> for Operation {
    fn from(entities: &'static EntityRequest) -> Self {
        Self::Entities(entities)
    }
}

/// Such as `` `lend` `` or ``creating a `book` ``.
impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Action(action) => write!(f, "`{}`", action.simple_name()),
            Self::Entities(entities) => {
                let what = match entities.kind {
                    RequestKind::Get => "reading",
                    RequestKind::List => "listing",
                    RequestKind::Create => "creating",
                    RequestKind::Update => "changing",
                    RequestKind::Delete => "deleting",
                    RequestKind::Part => "reading or changing a part of",
                };
                let name = entities.entity_type.name;
                write!(f, "{what} a `{}`", name.rsplit('.').next().unwrap_or(name))
            }
        }
    }
}

/// Facts refer to each other in cycles, so that only the words are shown.
impl fmt::Debug for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
