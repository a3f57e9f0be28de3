//! What is documented of a call, whether it is an action or a read.

use std::fmt;

use http::{Method, StatusCode};
use odata_types::facts;
use odata_types::path::PathTemplate;

use crate::LeastPrivilege;

/// The facts of an action or a read.
#[derive(Clone, Copy)]
pub(crate) enum Operation {
    Action(&'static facts::Action),
    Read(&'static facts::Read),
}

impl Operation {
    /// The path after the API version.
    pub(crate) fn template(self) -> PathTemplate {
        match self {
            Self::Action(action) => PathTemplate::of_action(action),
            Self::Read(read) => PathTemplate::of_read(read),
        }
    }

    /// The method; `None` if the facts name an invalid one.
    pub(crate) fn method(self) -> Option<Method> {
        match self {
            Self::Action(action) => action.method.parse().ok(),
            Self::Read(_) => Some(Method::GET),
        }
    }

    /// The status of a success.
    pub(crate) fn success(self) -> StatusCode {
        match self {
            Self::Action(action) => StatusCode::from_u16(action.success_status).unwrap_or(StatusCode::OK),
            Self::Read(_) => StatusCode::OK,
        }
    }

    pub(crate) fn api_versions(self) -> &'static [&'static str] {
        match self {
            Self::Action(action) => action.api_versions,
            Self::Read(read) => read.api_versions,
        }
    }

    pub(crate) fn clouds(self) -> &'static [&'static facts::Cloud] {
        match self {
            Self::Action(action) => action.clouds,
            Self::Read(read) => read.clouds,
        }
    }

    /// Whether it is documented for a cloud. If no cloud is documented, it is allowed in all of them.
    pub(crate) fn is_in(self, cloud: &facts::Cloud) -> bool {
        let clouds = self.clouds();
        clouds.is_empty() || clouds.iter().any(|known| known.name == cloud.name)
    }

    pub(crate) fn permissions(self) -> &'static [facts::Permission] {
        match self {
            Self::Action(action) => action.permissions,
            Self::Read(read) => read.permissions,
        }
    }

    pub(crate) fn least_privilege(self) -> LeastPrivilege {
        match self {
            Self::Action(action) => {
                LeastPrivilege::new(action.permissions, &[action.least_privileged_role], action.permission_exceptions)
            }
            Self::Read(read) => LeastPrivilege::new(read.permissions, read.least_privileged_roles, &[]),
        }
    }

    /// Whether it changes nothing, so that it may be sent any number of times.
    pub(crate) fn is_read(self) -> bool {
        matches!(self, Self::Read(_))
    }
}

/// Shows the name of the action, or the kind of read and the type, such as ``reading `user` ``.
impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Action(action) => write!(f, "`{}`", action.simple_name()),
            Self::Read(read) => {
                let name = read.entity_type.name;
                let verb = if read.is_collection { "listing" } else { "reading" };
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
