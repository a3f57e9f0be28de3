//! What is documented of a call, whatever it is of.

use std::fmt;

use http::{Method, StatusCode};
use odata_types::facts::{self, RequestKind, StructuredType, ValueType};
use odata_types::path::PathTemplate;

use crate::LeastPrivilege;

/// What is documented of a request with several calls.
static BATCH: facts::Request = facts::Request {
    result: Some(facts::ResultType { value: ValueType::Untyped, is_collection: false }),
    documentation: "https://learn.microsoft.com/graph/json-batching",
    ..facts::Request::new("POST", "/$batch", 200)
};

/// What is documented of a request that sends content. No schema has its path, which names a file, so that no page is
/// known.
static CONTENT: facts::Request = facts::Request::new("PUT", "", 200);

/// The facts of an action, of a function, of a request for entities, of one that sends content, or of one with several calls.
#[derive(Clone, Copy)]
pub(crate) enum Operation {
    Action(&'static facts::Action),
    Function(&'static facts::Function),
    Entities(&'static facts::EntityRequest),
    Content,
    Batch {
        /// Whether all calls are reads.
        is_read: bool,
    },
}

impl Operation {
    pub(crate) fn request(self) -> &'static facts::Request {
        match self {
            Self::Action(action) => &action.request,
            Self::Function(function) => &function.request,
            Self::Entities(entities) => &entities.request,
            Self::Content => &CONTENT,
            Self::Batch { .. } => &BATCH,
        }
    }

    /// The path after the API version, without the arguments of a function.
    pub(crate) fn template(self) -> PathTemplate {
        match self {
            Self::Action(action) => PathTemplate::of_action(action),
            Self::Function(function) => PathTemplate::of_function(function),
            Self::Entities(entities) => PathTemplate::of_entities(entities),
            Self::Content => PathTemplate::new(CONTENT.path),
            Self::Batch { .. } => PathTemplate::new(BATCH.path),
        }
    }

    /// The method; `None` if the facts name an invalid one.
    pub(crate) fn method(self) -> Option<Method> {
        self.request().method.parse().ok()
    }

    /// The status of a success.
    pub(crate) fn success(self) -> StatusCode {
        StatusCode::from_u16(self.request().success_status).unwrap_or(StatusCode::OK)
    }

    /// Whether a status is that of a success.
    pub(crate) fn is_success(self, status: StatusCode) -> bool {
        match self {
            // Content that is new there, or replaces other content, or is taken over later.
            Self::Content => matches!(status.as_u16(), 200 | 201 | 202 | 204),
            _ => self.request().is_success(status.as_u16()),
        }
    }

    /// Whether a success may have a body.
    pub(crate) fn may_return(self) -> bool {
        self.request().result.is_some() || self.is_read() || matches!(self, Self::Content)
    }

    /// The type of the result, or of its items.
    pub(crate) fn result_type(self) -> Option<&'static StructuredType> {
        match (self.request().result.map(|result| result.value), self) {
            (Some(ValueType::Structured(of)), _) => Some(of),
            (None, Self::Entities(entities)) if self.is_read() => Some(entities.entity_type),
            _ => None,
        }
    }

    pub(crate) fn api_versions(self) -> &'static [&'static str] {
        self.request().api_versions
    }

    pub(crate) fn clouds(self) -> &'static [&'static facts::Cloud] {
        self.request().clouds
    }

    /// Whether it is documented for a cloud. If no cloud is documented, it is allowed in all of them.
    pub(crate) fn is_in(self, cloud: &facts::Cloud) -> bool {
        let clouds = self.clouds();
        clouds.is_empty() || clouds.iter().any(|known| known.name == cloud.name)
    }

    pub(crate) fn permissions(self) -> &'static [facts::Permission] {
        self.request().permissions
    }

    pub(crate) fn least_privilege(self) -> LeastPrivilege {
        let request = self.request();
        LeastPrivilege::new(request.permissions, request.least_privileged_roles, request.permission_exceptions)
    }

    /// Whether it is a function that reads changes, which Microsoft Graph calls `delta`.
    pub(crate) fn tracks_changes(self) -> bool {
        matches!(self, Self::Function(function) if function.simple_name() == "delta")
    }

    /// Whether it changes nothing, so that it may be sent any number of times.
    pub(crate) fn is_read(self) -> bool {
        match self {
            Self::Action(_) | Self::Content => false,
            Self::Function(_) => true,
            Self::Entities(entities) => entities.request.method == "GET",
            Self::Batch { is_read } => is_read,
        }
    }
}

/// Shows the name of the action or function, or the kind of request and the type, such as ``reading `user` ``.
impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Action(action) => write!(f, "`{}`", action.simple_name()),
            Self::Function(function) => write!(f, "`{}`", function.simple_name()),
            Self::Content => f.write_str("sending content"),
            Self::Batch { .. } => f.write_str("the batch"),
            Self::Entities(entities) => {
                let name = entities.entity_type.name;
                let verb = match entities.kind {
                    RequestKind::Get => "reading",
                    RequestKind::List => "listing",
                    RequestKind::Create => "creating",
                    RequestKind::Update => "updating",
                    RequestKind::Delete => "deleting",
                    RequestKind::Part => "using a part of",
                };
                write!(f, "{verb} `{}`", name.rsplit('.').next().unwrap_or(name))
            }
        }
    }
}

/// Facts refer to each other in cycles, so only the name is shown.
impl fmt::Debug for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
