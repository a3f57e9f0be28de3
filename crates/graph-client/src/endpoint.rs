//! Endpoints: where requests, and the token, are sent.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use http::Uri;
use odata_types::Authority;
use odata_types::facts::{Cloud, Schema};

/// Where requests are sent: a service root and an API version.
///
/// A token is sent to this origin and no other. The schema says which clouds and API versions exist.
///
/// ```
/// use graph_client::{Endpoint, EndpointError};
/// use odata_types::facts::{Cloud, Schema};
///
/// static GLOBAL: Cloud =
///     Cloud { name: "Global", description: "Global service", service_root: "https://graph.microsoft.com" };
/// static SCHEMA: Schema = Schema { clouds: &[&GLOBAL], api_versions: &["beta", "v1.0"], ..Schema::EMPTY };
///
/// let endpoint = Endpoint::new(&SCHEMA, "Global", "v1.0")?;
/// assert_eq!(endpoint.to_string(), "https://graph.microsoft.com/v1.0");
///
/// let local = Endpoint::at(&SCHEMA, "http://127.0.0.1:8080", "beta")?;
/// assert_eq!((local.to_string().as_str(), local.cloud()), ("http://127.0.0.1:8080/beta", None));
/// assert_eq!(Endpoint::at(&SCHEMA, "http://gateway.example", "beta"), Err(EndpointError::PlainHttp));
/// # Ok::<(), EndpointError>(())
/// ```
#[derive(Clone)]
pub struct Endpoint {
    schema: &'static Schema,
    /// Scheme, host and port.
    origin: Arc<str>,
    /// The path between origin and API version: empty, or a path that begins with a slash and does not end in one.
    prefix: Arc<str>,
    cloud: Option<&'static Cloud>,
    api_version: &'static str,
}

impl Endpoint {
    /// The endpoint of a cloud. Names are compared without regard to ASCII case.
    ///
    /// # Errors
    ///
    /// If the schema has no such cloud or API version.
    pub fn new(schema: &'static Schema, cloud: &str, api_version: &str) -> Result<Self, EndpointError> {
        let found = schema.cloud(cloud).ok_or_else(|| EndpointError::UnknownCloud {
            known: schema.clouds.iter().map(|cloud| cloud.name).collect(),
        })?;
        let api_version = documented_version(schema, api_version)?;
        Ok(Self { schema, origin: found.service_root.into(), prefix: "".into(), cloud: Some(found), api_version })
    }

    /// The endpoint at a base URL, such as that of a gateway or a local service. The base URL does not include the API
    /// version.
    ///
    /// A base URL that is the root of a cloud means that cloud.
    ///
    /// # Errors
    ///
    /// If the text is not the URL of a service, if the schema has no such API version, or if the scheme is `http` and the
    /// host is not this machine: everyone on the network could read the token.
    pub fn at(schema: &'static Schema, base_url: &str, api_version: &str) -> Result<Self, EndpointError> {
        let endpoint = Self::at_insecure(schema, base_url, api_version)?;
        if endpoint.is_plain_http() && !Authority::of_url(&endpoint.origin).is_loopback() {
            return Err(EndpointError::PlainHttp);
        }
        Ok(endpoint)
    }

    /// Like [`Self::at`], but allows `http` to any host. Use it only in networks that nobody else can read.
    ///
    /// # Errors
    ///
    /// If the text is not the URL of a service, or the schema has no such API version.
    pub fn at_insecure(schema: &'static Schema, base_url: &str, api_version: &str) -> Result<Self, EndpointError> {
        let api_version = documented_version(schema, api_version)?;
        let base_url = base_url.trim();
        // Parsing a `Uri` drops the fragment silently.
        if base_url.contains(['#', '?']) {
            return Err(EndpointError::Query);
        }
        let uri: Uri = base_url.parse().map_err(|_| EndpointError::Malformed)?;
        let (Some(protocol), Some(authority)) = (uri.scheme_str(), uri.authority()) else {
            return Err(EndpointError::Malformed);
        };
        if authority.as_str().contains('@') {
            return Err(EndpointError::UserInfo);
        }
        if !matches!(protocol, "http" | "https") {
            return Err(EndpointError::Scheme);
        }
        let host = uri.host().unwrap_or_default().to_ascii_lowercase();
        // Other URL parsers must see the same host.
        let is_named =
            !host.is_empty() && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._".contains(&byte));
        let is_address = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
        let is_address = is_address.is_some_and(|host| host.parse::<std::net::Ipv6Addr>().is_ok());
        if !is_named && !is_address {
            return Err(EndpointError::Malformed);
        }
        let default_port = if protocol == "https" { 443 } else { 80 };
        // `Uri` ignores an invalid port silently.
        let port = match authority.as_str().get(host.len()..).unwrap_or_default().strip_prefix(':') {
            Some(digits) if digits.bytes().all(|byte| byte.is_ascii_digit()) => {
                Some(digits.parse::<u16>().map_err(|_| EndpointError::Malformed)?)
            }
            Some(_) => return Err(EndpointError::Malformed),
            None => None,
        };
        let port = port.filter(|port| *port != default_port);
        let prefix = uri.path().trim_end_matches('/');
        check_prefix(schema, prefix)?;
        let origin = match port {
            Some(port) => format!("{protocol}://{host}:{port}"),
            None => format!("{protocol}://{host}"),
        };
        let mut clouds = schema.clouds.iter().copied().filter(|_| prefix.is_empty());
        let cloud = clouds.find(|cloud| cloud.service_root.eq_ignore_ascii_case(&origin));
        Ok(Self { schema, origin: origin.into(), prefix: prefix.into(), cloud, api_version })
    }

    /// What is documented of the service.
    #[must_use]
    pub fn schema(&self) -> &'static Schema {
        self.schema
    }

    /// The cloud; `None` for a base URL that is not the root of one.
    #[must_use]
    pub fn cloud(&self) -> Option<&'static Cloud> {
        self.cloud
    }

    /// The API version, spelled as in the schema.
    #[must_use]
    pub fn api_version(&self) -> &'static str {
        self.api_version
    }

    /// Scheme, host and port, without a slash at the end.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The same service in another API version.
    ///
    /// # Errors
    ///
    /// If the schema has no such API version.
    pub fn in_version(&self, api_version: &str) -> Result<Self, EndpointError> {
        Ok(Self { api_version: documented_version(self.schema, api_version)?, ..self.clone() })
    }

    /// Whether both are the same service, in whatever API version.
    #[cfg(feature = "reqwest")]
    pub(crate) fn is_same_service(&self, other: &Self) -> bool {
        (&self.origin, &self.prefix) == (&other.origin, &other.prefix)
    }

    /// The URL of a path behind the API version.
    pub(crate) fn url(&self, path: &str) -> String {
        [&*self.origin, &*self.prefix, "/", self.api_version, path].concat()
    }

    /// The URL of a path of the caller; `None` if it leads out of this endpoint.
    pub(crate) fn url_of(&self, path: &str) -> Option<String> {
        path.strip_prefix('/').and_then(|_| self.within(&self.url(path)))
    }

    /// The path and query of a URL within this endpoint, behind the API version.
    pub(crate) fn path_of(&self, uri: &Uri) -> String {
        let path = uri.path_and_query().map_or("", |path| path.as_str());
        let behind = self.prefix.len() + "/".len() + self.api_version.len();
        path.get(behind..).unwrap_or_default().to_owned()
    }

    /// Whether the service runs on this machine.
    pub(crate) fn is_loopback(&self) -> bool {
        Authority::of_url(&self.origin).is_loopback()
    }

    /// Whether requests are sent without TLS.
    pub(crate) fn is_plain_http(&self) -> bool {
        self.origin.starts_with("http:")
    }

    /// A link in the answer to a request, resolved against the URL of that request; `None` if it leads out of this endpoint.
    pub(crate) fn resolve(&self, base: &Uri, link: &str) -> Option<String> {
        // Only a scheme has a colon before the first delimiter.
        let is_absolute = link.split(['/', '?', '#']).next().is_some_and(|start| start.contains(':'));
        if is_absolute || link.is_empty() {
            return self.within(link);
        }
        let path = base.path();
        self.within(&match link.as_bytes() {
            [b'/', b'/', ..] => format!("{}:{link}", base.scheme_str()?),
            [b'/', ..] => format!("{}{link}", self.origin),
            [b'?', ..] => format!("{}{path}{link}", self.origin),
            _ => format!("{}{}/{link}", self.origin, path.rsplit_once('/')?.0),
        })
    }

    /// The same URL within this endpoint; `None` if it leads elsewhere.
    fn within(&self, url: &str) -> Option<String> {
        if url.contains(['#', '\\']) || url.contains(char::is_control) {
            return None;
        }
        let uri: Uri = url.parse().ok()?;
        let root = format!("{}://{}", uri.scheme_str()?, uri.authority()?);
        let origin = Self::at_insecure(self.schema, &root, self.api_version).ok()?;
        let rest = uri.path().strip_prefix(&*self.prefix)?.strip_prefix('/')?;
        let is_here = origin.origin == self.origin
            && rest.split('/').next()?.eq_ignore_ascii_case(self.api_version)
            && !rest.split('/').any(is_dot_segment);
        is_here.then(|| format!("{}{}", self.origin, uri.path_and_query().map_or("/", |path| path.as_str())))
    }
}

fn documented_version(schema: &'static Schema, api_version: &str) -> Result<&'static str, EndpointError> {
    schema.api_version(api_version).ok_or(EndpointError::UnknownApiVersion { known: schema.api_versions })
}

/// Whether URL parsers resolve a segment to this place or the one above it.
fn is_dot_segment(segment: &str) -> bool {
    let segment = segment.to_ascii_lowercase().replace("%2e", ".");
    matches!(segment.as_str(), "." | "..")
}

fn check_prefix(schema: &Schema, prefix: &str) -> Result<(), EndpointError> {
    let is_plain = |segment: &str| {
        let mut bytes = segment.bytes();
        !segment.is_empty()
            && !is_dot_segment(segment)
            && bytes.all(|byte| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte))
    };
    if !prefix.split('/').skip(1).all(is_plain) {
        return Err(EndpointError::Path);
    }
    let ends_in_version = prefix.rsplit('/').next().is_some_and(|last| schema.api_version(last).is_some());
    if ends_in_version { Err(EndpointError::ApiVersion) } else { Ok(()) }
}

/// Endpoints are equal if requests go to the same URLs.
impl PartialEq for Endpoint {
    fn eq(&self, other: &Self) -> bool {
        (&self.origin, &self.prefix, self.api_version) == (&other.origin, &other.prefix, other.api_version)
    }
}

impl Eq for Endpoint {}

impl Hash for Endpoint {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (&self.origin, &self.prefix, self.api_version).hash(state);
    }
}

/// Shows the URL that paths are appended to.
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

/// There is no such [`Endpoint`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum EndpointError {
    /// The schema has no cloud of that name.
    UnknownCloud {
        /// The names of the clouds that it has.
        known: Vec<&'static str>,
    },
    /// The schema has no such API version.
    UnknownApiVersion {
        /// The API versions that it has.
        known: &'static [&'static str],
    },
    /// The base URL is not a URL with scheme and host.
    Malformed,
    /// The scheme of the base URL is neither `https` nor `http`.
    Scheme,
    /// The base URL is an `http` URL of another machine.
    PlainHttp,
    /// The base URL has a user name before the host.
    UserInfo,
    /// The base URL has a query or a fragment.
    Query,
    /// The path of the base URL has a segment that is not a plain name.
    Path,
    /// The base URL ends in an API version, which is a parameter of its own.
    ApiVersion,
}

impl fmt::Display for EndpointError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::UnknownCloud { known } => {
                return write!(f, "expected the name of a cloud: one of {}", known.join(", "));
            }
            Self::UnknownApiVersion { known } => {
                return write!(f, "expected an API version: one of {}", known.join(", "));
            }
            Self::Malformed => "the base URL is not valid; expected a URL such as `https://gateway.example` or `http://127.0.0.1:8080`",
            Self::Scheme => "the base URL begins with neither `https` nor `http`",
            Self::PlainHttp => "the base URL begins with `http`, so that everyone on the network could read the token; `http` is allowed for this machine only",
            Self::UserInfo => "the base URL has a user name before the host",
            Self::Query => "the base URL has a query or a fragment",
            Self::Path => "the path of the base URL has a segment that is not a plain name",
            Self::ApiVersion => "the base URL ends in an API version, which is given separately",
        })
    }
}

impl std::error::Error for EndpointError {}
