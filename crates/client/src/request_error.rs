//! Why a request was not even sent.

use std::fmt;

use lifecycle_workflows_validation::Report;

use crate::{ApiVersion, Cloud, Id};

/// A request that does not leave: nothing was sent.
#[derive(Debug)]
#[non_exhaustive]
pub enum RequestError {
    /// It is not documented for the cloud of the endpoint.
    UndocumentedCloud {
        /// What was asked for, such as `` `resume` `` or ``reading `run` ``.
        operation: String,
        /// The cloud of the endpoint.
        cloud: Cloud,
        /// The clouds for which it is documented.
        documented: Vec<&'static str>,
    },
    /// It is not documented in the API version of the endpoint.
    UndocumentedApiVersion {
        /// What was asked for, such as `` `resume` `` or ``reading `run` ``.
        operation: String,
        /// The API version of the endpoint.
        api_version: ApiVersion,
        /// The API versions in which it is documented.
        documented: &'static [&'static str],
    },
    /// The path needs another number of ids.
    NumberOfIds {
        /// The documented path.
        path: &'static str,
        /// How many ids it needs.
        expected: usize,
        /// How many were given.
        found: usize,
    },
    /// The call was made for another endpoint than that of the client, which has the token of its own one only.
    OtherEndpoint,
    /// A link to the next page leads elsewhere than to the endpoint, or back to the page that it is on.
    ForeignLink,
    /// The request goes against what is documented.
    Invalid(Box<Report>),
    /// No HTTP request can be built of it.
    Http(http::Error),
    /// The body cannot be written as JSON.
    Body(serde_json::Error),
}

impl RequestError {
    pub(crate) fn ids(path: &'static str, expected: usize, ids: &[&Id]) -> Self {
        Self::NumberOfIds { path, expected, found: ids.len() }
    }
}

impl fmt::Display for RequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UndocumentedCloud { operation, cloud, documented } => {
                write!(f, "{operation} is not documented for {cloud}; documented: {}", documented.join(", "))
            }
            Self::UndocumentedApiVersion { operation, api_version, documented } => write!(
                f,
                "{operation} is not documented in API version `{api_version}`; documented: {}",
                documented.join(", ")
            ),
            Self::NumberOfIds { path, expected, found } => {
                write!(f, "the path `{path}` needs {expected} ids; {found} were given")
            }
            Self::OtherEndpoint => f.write_str("the call was made for another endpoint than that of the client"),
            Self::ForeignLink => f.write_str("the link to the next page leads to none of this endpoint"),
            Self::Invalid(_) => f.write_str("the request goes against what is documented"),
            Self::Http(_) => f.write_str("no HTTP request can be built of it"),
            Self::Body(_) => f.write_str("the body cannot be written as JSON"),
        }
    }
}

impl std::error::Error for RequestError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Invalid(report) => Some(report),
            Self::Http(error) => Some(error),
            Self::Body(error) => Some(error),
            Self::UndocumentedCloud { .. }
            | Self::UndocumentedApiVersion { .. }
            | Self::NumberOfIds { .. }
            | Self::OtherEndpoint
            | Self::ForeignLink => None,
        }
    }
}
