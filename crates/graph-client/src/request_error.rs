//! Why a request was not sent.

use std::fmt;

use graph_validation::Report;
use odata_types::facts::Cloud;
use odata_types::path::{KeyCountError, PathTemplate};
use odata_types::{ArgumentError, QueryError};

/// A request that was not sent.
#[derive(Debug)]
#[non_exhaustive]
pub enum RequestError {
    /// It is not documented for the cloud of the endpoint.
    #[non_exhaustive]
    UndocumentedCloud {
        /// The action by name, or the kind of read and the type, such as ``reading `user` ``.
        operation: String,
        /// The cloud of the endpoint.
        cloud: &'static Cloud,
        /// The clouds for which it is documented.
        documented: Vec<&'static str>,
    },
    /// It is not documented in the API version of the endpoint.
    #[non_exhaustive]
    UndocumentedApiVersion {
        /// The action by name, or the kind of read and the type, such as ``reading `user` ``.
        operation: String,
        /// The API version of the endpoint.
        api_version: &'static str,
        /// The API versions in which it is documented.
        documented: &'static [&'static str],
    },
    /// The path needs another number of ids.
    #[non_exhaustive]
    NumberOfIds {
        /// The documented path.
        path: &'static str,
        /// How many ids it needs.
        expected: usize,
        /// How many were given.
        found: usize,
    },
    /// The call was made for another endpoint than that of the client, whose token must not be sent there.
    OtherEndpoint,
    /// A call that it depends on is not in the batch, or its result was taken out of the batch before.
    OtherBatch,
    /// A call of the batch that it depends on has failed.
    Dependency,
    /// It was not answered: the batch was not sent, or its answer was not waited for.
    Unanswered,
    /// The link to the next page, or to later changes, leads out of the endpoint.
    #[non_exhaustive]
    ForeignLink {
        /// The host that the link leads to, if that can be read.
        host: Option<String>,
        /// The endpoint.
        endpoint: String,
    },
    /// The path of the caller is not one within the endpoint.
    Path,
    /// The link to the next page leads back to a page that was read before.
    RepeatedLink,
    /// The request violates what is documented.
    Invalid(Box<Report>),
    /// The parts do not make an HTTP request.
    Http(http::Error),
    /// The entity or the parameters cannot be written as JSON.
    Body(serde_json::Error),
    /// The content is JSON by its media type, but not one JSON value, so that it cannot be a part of a batch.
    NotJson(serde_json::Error),
    /// An argument of a function cannot be written into the URL.
    Argument(ArgumentError),
    /// A query option names a property that the type does not have, or is not OData.
    Query(QueryError),
}

impl RequestError {
    pub(crate) fn ids(template: PathTemplate, error: KeyCountError) -> Self {
        Self::NumberOfIds { path: template.as_str(), expected: error.expected, found: error.found }
    }
}

impl fmt::Display for RequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UndocumentedCloud { operation, cloud, documented } => {
                let cloud = cloud.description;
                write!(f, "{operation} is not documented for {cloud}; documented: {}", documented.join(", "))
            }
            Self::UndocumentedApiVersion { operation, api_version, documented } => write!(
                f,
                "{operation} is not documented in API version `{api_version}`; documented: {}",
                documented.join(", ")
            ),
            Self::NumberOfIds { path, expected, found } => {
                write!(f, "the path `{path}` needs {expected} ids, but {found} were given")
            }
            Self::OtherEndpoint => f.write_str("the call was made for another endpoint than that of the client"),
            Self::OtherBatch => f.write_str("the call is not in this batch, or its result was taken before"),
            Self::Dependency => f.write_str("the call was not sent, as one that it depends on has failed"),
            Self::Unanswered => f.write_str("the call of the batch was not answered"),
            Self::ForeignLink { host: Some(host), endpoint } => {
                write!(f, "the link to what follows leads to `{host}`, out of {endpoint}, and is not followed")
            }
            Self::ForeignLink { host: None, endpoint } => {
                write!(f, "the link to what follows is not a URL within {endpoint}, and is not followed")
            }
            Self::Path => f.write_str(
                "the path is not one within the endpoint; expected a path that begins with a slash, percent-encoded, without \
                 dot segments",
            ),
            Self::RepeatedLink => f.write_str("the link to what follows leads back to a page that was read before"),
            Self::Invalid(report) => {
                f.write_str("the request violates what is documented")?;
                match report.errors().next() {
                    Some(first) => write!(f, ": {}[{}]: {}", first.severity, first.rule, first.message),
                    None => Ok(()),
                }
            }
            Self::Http(_) => f.write_str("the parts do not make an HTTP request"),
            Self::Body(_) => f.write_str("the body cannot be written as JSON"),
            Self::NotJson(_) => f.write_str(
                "the content is not one JSON value, which its media type says and a batch needs; send it by itself",
            ),
            Self::Argument(error) => fmt::Display::fmt(error, f),
            Self::Query(error) => fmt::Display::fmt(error, f),
        }
    }
}

impl std::error::Error for RequestError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Invalid(report) => Some(report),
            Self::Http(error) => Some(error),
            Self::Body(error) | Self::NotJson(error) => Some(error),
            Self::Argument(_)
            | Self::Query(_)
            | Self::UndocumentedCloud { .. }
            | Self::UndocumentedApiVersion { .. }
            | Self::NumberOfIds { .. }
            | Self::OtherEndpoint
            | Self::OtherBatch
            | Self::Dependency
            | Self::Unanswered
            | Self::ForeignLink { .. }
            | Self::Path
            | Self::RepeatedLink => None,
        }
    }
}
