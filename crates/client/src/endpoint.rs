//! Endpoints: where requests go, and with them the token.

use std::fmt;
use std::net::IpAddr;
use std::sync::Arc;

use http::Uri;

use crate::{ApiVersion, Cloud};

/// Where requests go: a service root and an API version.
///
/// A token goes to this origin and no other.
///
/// ```
/// use lifecycle_workflows_client::{ApiVersion, BaseUrlError, Cloud, Endpoint};
///
/// let endpoint = Endpoint::of(Cloud::Global, ApiVersion::V1);
/// assert_eq!(endpoint.to_string(), "https://graph.microsoft.com/v1.0");
///
/// let emulator = Endpoint::at("http://127.0.0.1:8080", ApiVersion::Beta)?;
/// assert_eq!((emulator.to_string().as_str(), emulator.cloud()), ("http://127.0.0.1:8080/beta", None));
/// assert_eq!(Endpoint::at("http://gateway.example", ApiVersion::Beta), Err(BaseUrlError::PlainHttp));
/// # Ok::<(), BaseUrlError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Endpoint {
    /// Scheme, host and port.
    origin: Arc<str>,
    /// What stands between origin and API version: nothing, or a path that begins with a slash and does not end in one.
    prefix: Arc<str>,
    cloud: Option<Cloud>,
    api_version: ApiVersion,
}

impl Endpoint {
    /// The endpoint of a cloud.
    #[must_use]
    pub fn of(cloud: Cloud, api_version: ApiVersion) -> Self {
        Self { origin: cloud.root().into(), prefix: "".into(), cloud: Some(cloud), api_version }
    }

    /// The endpoint at a base URL, such as that of a gateway or an emulator. The API version is not a part of it.
    ///
    /// A base URL that is the root of a cloud stands for that cloud.
    ///
    /// # Errors
    ///
    /// If the text is no URL of a service, or says `http` where the host is not this machine: a token would be there
    /// for everybody to read.
    pub fn at(base_url: &str, api_version: ApiVersion) -> Result<Self, BaseUrlError> {
        let endpoint = Self::at_insecure(base_url, api_version)?;
        if endpoint.is_plain_http() && !is_loopback(host_of(&endpoint.origin)) {
            return Err(BaseUrlError::PlainHttp);
        }
        Ok(endpoint)
    }

    /// As [`Self::at`], but with `http` to any host: only for networks in which nobody else reads.
    ///
    /// # Errors
    ///
    /// If the text is no URL of a service.
    pub fn at_insecure(base_url: &str, api_version: ApiVersion) -> Result<Self, BaseUrlError> {
        let base_url = base_url.trim();
        // A URI as it is parsed has no fragment any more.
        if base_url.contains(['#', '?']) {
            return Err(BaseUrlError::Query);
        }
        let uri: Uri = base_url.parse().map_err(|_| BaseUrlError::Malformed)?;
        let (Some(scheme), Some(authority)) = (uri.scheme_str(), uri.authority()) else {
            return Err(BaseUrlError::Malformed);
        };
        if authority.as_str().contains('@') {
            return Err(BaseUrlError::UserInfo);
        }
        if !matches!(scheme, "http" | "https") {
            return Err(BaseUrlError::Scheme);
        }
        let host = uri.host().unwrap_or_default().to_ascii_lowercase();
        // Other readers of URLs must see the same host.
        let is_named =
            !host.is_empty() && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._".contains(&byte));
        let is_address = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
        let is_address = is_address.is_some_and(|host| host.parse::<std::net::Ipv6Addr>().is_ok());
        if !is_named && !is_address {
            return Err(BaseUrlError::Malformed);
        }
        let default_port = if scheme == "https" { 443 } else { 80 };
        // A port that is none would be left out silently.
        let port = match authority.as_str().get(host.len()..).unwrap_or_default().strip_prefix(':') {
            Some(digits) if digits.bytes().all(|byte| byte.is_ascii_digit()) => {
                Some(digits.parse::<u16>().map_err(|_| BaseUrlError::Malformed)?)
            }
            Some(_) => return Err(BaseUrlError::Malformed),
            None => None,
        };
        let port = port.filter(|port| *port != default_port);
        let prefix = uri.path().trim_end_matches('/');
        check_prefix(prefix)?;
        let origin = match port {
            Some(port) => format!("{scheme}://{host}:{port}"),
            None => format!("{scheme}://{host}"),
        };
        let cloud = Cloud::with_root(&origin).filter(|_| prefix.is_empty());
        Ok(Self { origin: origin.into(), prefix: prefix.into(), cloud, api_version })
    }

    /// The cloud; none for a base URL.
    #[must_use]
    pub fn cloud(&self) -> Option<Cloud> {
        self.cloud
    }

    /// The API version.
    #[must_use]
    pub fn api_version(&self) -> ApiVersion {
        self.api_version
    }

    /// Scheme, host and port, without a slash at the end.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Whether requests go over the network without TLS.
    pub(crate) fn is_plain_http(&self) -> bool {
        self.origin.starts_with("http:")
    }

    /// The same URL within this endpoint; none where it leads elsewhere.
    pub(crate) fn within(&self, url: &str) -> Option<String> {
        if url.contains(['#', '\\']) || url.contains(char::is_control) {
            return None;
        }
        let uri: Uri = url.parse().ok()?;
        let origin =
            Self::at_insecure(&format!("{}://{}", uri.scheme_str()?, uri.authority()?), self.api_version).ok()?;
        let rest = uri.path().strip_prefix(&*self.prefix)?.strip_prefix('/')?;
        let is_here = origin.origin == self.origin
            && rest.split('/').next()?.eq_ignore_ascii_case(self.api_version.as_str())
            && !rest.split('/').any(is_dot_segment);
        is_here.then(|| format!("{}{}", self.origin, uri.path_and_query().map_or("/", |path| path.as_str())))
    }
}

/// Whether readers of URLs take a segment for this place or the one above it.
fn is_dot_segment(segment: &str) -> bool {
    let segment = segment.to_ascii_lowercase().replace("%2e", ".");
    matches!(segment.as_str(), "." | "..")
}

fn check_prefix(prefix: &str) -> Result<(), BaseUrlError> {
    let is_plain = |segment: &str| {
        let mut bytes = segment.bytes();
        !segment.is_empty()
            && !is_dot_segment(segment)
            && bytes.all(|byte| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte))
    };
    if !prefix.split('/').skip(1).all(is_plain) {
        return Err(BaseUrlError::Path);
    }
    let ends_in_version = prefix.rsplit('/').next().is_some_and(|last| last.parse::<ApiVersion>().is_ok());
    if ends_in_version { Err(BaseUrlError::ApiVersion) } else { Ok(()) }
}

/// The host of an origin.
fn host_of(origin: &str) -> &str {
    let authority = origin.split_once("://").map_or(origin, |(_, authority)| authority);
    match authority.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => host,
        _ => authority,
    }
}

fn is_loopback(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    address.is_ok_and(|address| address.is_loopback()) || host == "localhost"
}

/// Shows the URL that paths are added to.
impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}/{}", self.origin, self.prefix, self.api_version)
    }
}

impl fmt::Debug for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Endpoint").field(&self.to_string()).finish()
    }
}

/// The text cannot be the base URL of an [`Endpoint`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum BaseUrlError {
    /// It is no URL with scheme and host.
    Malformed,
    /// Its scheme is neither `https` nor `http`.
    Scheme,
    /// It is an `http` URL of another machine.
    PlainHttp,
    /// A user name stands before the host.
    UserInfo,
    /// It has a query or a fragment.
    Query,
    /// Its path holds something else than plain names.
    Path,
    /// It ends in an API version, which is said beside it.
    ApiVersion,
}

impl fmt::Display for BaseUrlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Malformed => "the base URL is not one; expected such as `https://gateway.example` or `http://127.0.0.1:8080`",
            Self::Scheme => "the base URL begins with neither `https` nor `http`",
            Self::PlainHttp => "the base URL begins with `http`, so that everybody on the way could read the token; only this machine is called so",
            Self::UserInfo => "a user name stands before the host of the base URL",
            Self::Query => "the base URL has a query or a fragment",
            Self::Path => "the path of the base URL holds something else than plain names",
            Self::ApiVersion => "the base URL ends in an API version, which is given beside it",
        })
    }
}

impl std::error::Error for BaseUrlError {}
