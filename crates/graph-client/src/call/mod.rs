//! Calls: what is asked of the service, and how its answer is read.

mod content;
mod entities;
mod functions;
mod pages;
mod result;

use std::fmt;

use graph_validation::Report;
use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderValue};
use http::uri::InvalidUri;
use http::{Method, Request, Response, Uri};
use odata_types::serde_core::de::DeserializeOwned;
use odata_types::{Action, Query, facts};

use crate::error::{Error, ErrorKind, UnreadableAnswer};
use crate::headers::{CLIENT_REQUEST_ID, CONSISTENCY_LEVEL, PREFER};
use crate::operation::Operation;
use crate::reader::Reader;
use crate::{Endpoint, Id, Limits, RequestError, Token};

/// Without it, the service sends `unknownFutureValue` in place of the members that were added to an enumeration later.
const ALL_MEMBERS: HeaderValue = HeaderValue::from_static("include-unknown-enum-members");

const JSON: HeaderValue = HeaderValue::from_static("application/json");

/// A request that is checked and ready to be sent, and how its answer is read.
///
/// It needs no HTTP client: [`Self::request`] gives the request to whatever sends it, and [`Self::response`] reads the
/// answer.
///
/// ```
/// use graph_client::{Call, Endpoint, Error, Id, Token};
/// use odata_types::Action;
///
/// /// Calls an action of an entity by way of some HTTP client.
/// fn act<A: Action>(
///     endpoint: &Endpoint,
///     id: &Id,
///     body: &A,
///     send: impl FnOnce(http::Request<Vec<u8>>) -> http::Response<Vec<u8>>,
/// ) -> Result<A::Output, Error> {
///     let call = Call::action(endpoint, &[id], body)?;
///     let token = Token::new("secret").expect("a token");
///     let response = send(call.request(Some(&token)));
///     call.response(&response, Some(&token))
/// }
/// ```
pub struct Call<R> {
    pub(crate) endpoint: Endpoint,
    pub(crate) operation: Operation,
    request: Request<Vec<u8>>,
    warnings: Option<Report>,
    pub(crate) repeatable: Repeatable,
    read: fn(&Reader<'_>) -> Result<R, Error>,
}

/// Whether a request may be sent again after the service may have carried it out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Repeatable {
    /// It is sent again only if the service has certainly not carried it out.
    #[default]
    No,
    /// It may be carried out any number of times.
    Yes,
}

impl<R: DeserializeOwned> Call<R> {
    /// Calls an action. The ids fill in the placeholders of its path, in order.
    ///
    /// # Errors
    ///
    /// If the request violates what is documented, limits included.
    pub fn action<A: Action<Output = R>>(endpoint: &Endpoint, ids: &[&Id], body: &A) -> Result<Self, RequestError> {
        Self::action_within(Limits::Enforced, endpoint, ids, body)
    }

    /// Like [`Self::action`], with a choice about documented limits.
    ///
    /// # Errors
    ///
    /// If the request violates what is documented.
    pub fn action_within<A: Action<Output = R>>(
        limits: Limits,
        endpoint: &Endpoint,
        ids: &[&Id],
        body: &A,
    ) -> Result<Self, RequestError> {
        let body = if A::ACTION.parameters.properties.is_empty() {
            Vec::new()
        } else {
            serde_json::to_vec(body).map_err(RequestError::Body)?
        };
        Self::action_of(limits, endpoint, A::ACTION, ids, body)
    }

    /// Like [`Self::action_within`], for an action that is known at run time only. What it returns is read as `R`: `()` for
    /// nothing, a `Vec` for a collection.
    ///
    /// # Errors
    ///
    /// If the request violates what is documented.
    pub fn action_of(
        limits: Limits,
        endpoint: &Endpoint,
        action: &'static facts::Action,
        ids: &[&Id],
        body: Vec<u8>,
    ) -> Result<Self, RequestError> {
        let operation = Operation::Action(action);
        let path = limits.path(endpoint, operation, ids)?;
        let call = Self::build(operation, endpoint, &path, body, result::reader(&action.request))?;
        let warnings = limits.check(endpoint, action, ids, &path, &call.request);
        let warnings = warnings.map_err(|report| RequestError::Invalid(report.into()))?;
        Ok(Self { warnings: Some(warnings), ..call })
    }
}

/// Whether options need an index of Microsoft Graph that is only eventually consistent.
fn is_advanced(query: &Query) -> bool {
    query.options().any(|(name, _)| matches!(name, "$search" | "$count"))
}

/// Adds to a request what differs each time: a new `client-request-id`, and the token.
pub(crate) fn sign(request: &mut Request<Vec<u8>>, token: Option<&Token>) {
    let headers = request.headers_mut();
    if let Ok(id) = HeaderValue::try_from(uuid::Uuid::new_v4().to_string()) {
        headers.insert(CLIENT_REQUEST_ID, id);
    }
    if let Some(header) = token.map(Token::header) {
        headers.insert(AUTHORIZATION, header);
    }
}

impl Limits {
    /// The path after the API version, if the operation is documented for the endpoint.
    fn path(self, endpoint: &Endpoint, operation: Operation, ids: &[&Id]) -> Result<String, RequestError> {
        if self == Self::Enforced {
            if let Some(cloud) = endpoint.cloud().filter(|cloud| !operation.is_in(cloud)) {
                let documented = operation.clouds().iter().map(|cloud| cloud.description).collect();
                return Err(RequestError::UndocumentedCloud { operation: operation.to_string(), cloud, documented });
            }
            let (api_version, documented) = (endpoint.api_version(), operation.api_versions());
            if !documented.is_empty() && !documented.contains(&api_version) {
                let operation = operation.to_string();
                return Err(RequestError::UndocumentedApiVersion { operation, api_version, documented });
            }
        }
        let template = operation.template();
        template.fill(ids).map_err(|error| RequestError::ids(template, error))
    }
}

impl<R> Call<R> {
    /// The call of an operation at a path after the API version.
    fn build(
        operation: Operation,
        endpoint: &Endpoint,
        path: &str,
        body: Vec<u8>,
        read: fn(&Reader<'_>) -> Result<R, Error>,
    ) -> Result<Self, RequestError> {
        let method = operation.method().unwrap_or(Method::GET);
        let request = Request::builder().method(method).uri(endpoint.url(path)).body(body);
        let mut request = request.map_err(RequestError::Http)?;
        let has_body = !request.body().is_empty();
        let headers = request.headers_mut();
        if has_body {
            headers.insert(CONTENT_TYPE, JSON);
        }
        if operation.may_return() {
            headers.insert(ACCEPT, JSON);
            headers.insert(PREFER, ALL_MEMBERS);
        }
        let repeatable = if operation.is_read() { Repeatable::Yes } else { Repeatable::No };
        Ok(Self { endpoint: endpoint.clone(), operation, request, warnings: None, repeatable, read })
    }

    /// The same call with query options. If `$search` or `$count` is among them, the header `ConsistencyLevel: eventual` is
    /// set. Without it, Microsoft Graph does not answer [advanced queries](https://learn.microsoft.com/graph/aad-advanced-queries)
    /// of directory objects. An advanced `$filter` or `$orderby` needs `$count` as well.
    ///
    /// ```
    /// use graph_client::{Call, Endpoint, Page, RequestError};
    /// use odata_types::{List, Query};
    ///
    /// /// Counts the entities of a collection, and lists the names of the first ones.
    /// fn names<T: List>(endpoint: &Endpoint) -> Result<Call<Page<T>>, RequestError> {
    ///     Call::list(endpoint, &[])?.query(&Query::new().select(["id", "displayName"]).count().top(5))
    /// }
    /// ```
    ///
    /// # Errors
    ///
    /// If an option names a property that the type of the result does not have.
    pub fn query(self, query: &Query) -> Result<Self, RequestError> {
        self.query_within(Limits::Enforced, query)
    }

    /// Like [`Self::query`], with a choice: if limits are ignored, names of properties are up to the service.
    ///
    /// # Errors
    ///
    /// If an option names a property that the type of the result does not have, unless limits are ignored.
    pub fn query_within(mut self, limits: Limits, query: &Query) -> Result<Self, RequestError> {
        if let Some(of) = self.operation.result_type().filter(|_| limits == Limits::Enforced) {
            query.check(of).map_err(RequestError::Query)?;
        }
        if query.is_empty() {
            return Ok(self);
        }
        let separator = if self.request.uri().query().is_some() { '&' } else { '?' };
        let url = format!("{}{separator}{query}", self.request.uri());
        *self.request.uri_mut() = url.parse().map_err(|error: InvalidUri| RequestError::Http(error.into()))?;
        if is_advanced(query) {
            self.request.headers_mut().insert(CONSISTENCY_LEVEL, HeaderValue::from_static("eventual"));
        }
        Ok(self)
    }

    /// States whether the request may be sent again after the service may have carried it out.
    #[must_use]
    pub fn repeatable(self, repeatable: Repeatable) -> Self {
        Self { repeatable, ..self }
    }

    /// The endpoint that the call was made for.
    #[must_use]
    pub fn endpoint(&self) -> &Endpoint {
        &self.endpoint
    }

    /// The URL of the request.
    #[must_use]
    pub fn uri(&self) -> &Uri {
        self.request.uri()
    }

    /// What validation found although the request may be sent: warnings, and limits that are ignored.
    #[must_use]
    pub fn warnings(&self) -> Option<&Report> {
        self.warnings.as_ref().filter(|report| !report.is_empty())
    }

    /// The request, with a new `client-request-id` each time. Without a token, the sender has to add `Authorization`.
    #[must_use]
    pub fn request(&self, token: Option<&Token>) -> Request<Vec<u8>> {
        let mut request = self.request.clone();
        sign(&mut request, token);
        request
    }

    /// The request without what differs each time.
    pub(crate) fn bare_request(&self) -> &Request<Vec<u8>> {
        &self.request
    }

    /// Reads the answer of the service. The token is that of the request: if the answer repeats it, the error hides it.
    ///
    /// # Errors
    ///
    /// If the answer does not have the status of a success, or its body cannot be read.
    pub fn response<B: AsRef<[u8]>>(&self, response: &Response<B>, token: Option<&Token>) -> Result<R, Error> {
        self.response_without(response, token.map_or(&[], std::slice::from_ref))
    }

    /// The error for an entity without a property that the caller needs.
    #[must_use]
    pub fn missing_property(&self, property: &str) -> Error {
        Error::new(ErrorKind::Unreadable(UnreadableAnswer::missing(self.operation, property)), false)
    }

    /// Like [`Self::response`], with all tokens that the service may repeat.
    pub(crate) fn response_without<B: AsRef<[u8]>>(
        &self,
        response: &Response<B>,
        tokens: &[Token],
    ) -> Result<R, Error> {
        let reader = Reader::new(self.operation, &self.endpoint, response, tokens);
        if self.operation.is_success(reader.status) { (self.read)(&reader) } else { Err(reader.refusal()) }
    }
}

/// The request as documentation prints it: without a token and without headers that differ from request to request.
///
/// `check_http_message` of the validation crate accepts it.
impl<R> fmt::Display for Call<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        show(&self.request, f)
    }
}

/// Writes a request as documentation prints it.
pub(crate) fn show(request: &Request<Vec<u8>>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    writeln!(f, "{} {}", request.method(), request.uri())?;
    for (name, value) in request.headers() {
        let name = capitalized(name.as_str());
        writeln!(f, "{name}: {}", value.to_str().unwrap_or_default())?;
    }
    if request.body().is_empty() {
        return Ok(());
    }
    write!(f, "\n{}", String::from_utf8_lossy(request.body()))
}

/// The name of a header as people write it.
fn capitalized(name: &str) -> String {
    let words = name.split('-').map(|word| {
        let (first, rest) = word.split_at_checked(1).unwrap_or((word, ""));
        first.to_ascii_uppercase() + rest
    });
    words.collect::<Vec<_>>().join("-")
}

impl<R> fmt::Debug for Call<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call")
            .field("operation", &self.operation)
            .field("uri", self.request.uri())
            .field("repeatable", &self.repeatable)
            .finish_non_exhaustive()
    }
}

impl<R> Clone for Call<R> {
    fn clone(&self) -> Self {
        Self {
            endpoint: self.endpoint.clone(),
            operation: self.operation,
            request: self.request.clone(),
            warnings: self.warnings.clone(),
            repeatable: self.repeatable,
            read: self.read,
        }
    }
}
