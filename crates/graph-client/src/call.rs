//! Calls: what is asked of the service, and how its answer is read.

use std::fmt;

use graph_validation::Report;
use http::header::{ACCEPT, CONTENT_TYPE, HeaderValue};
use http::{Method, Request, Response, Uri};
use odata_types::serde_core::de::DeserializeOwned;
use odata_types::{Action, Function, List, ReadByKey, facts, write_arguments};
use serde_json::{Map, Value};

use crate::error::{Error, ErrorKind, UnreadableAnswer};
use crate::headers::{CLIENT_REQUEST_ID, PREFER};
use crate::operation::Operation;
use crate::reader::Reader;
use crate::{Endpoint, Id, Limits, Page, RequestError, Token, answer, page, redact};

/// Without it, the service sends `unknownFutureValue` in place of the members that were added to an enumeration later.
const ALL_MEMBERS: HeaderValue = HeaderValue::from_static("include-unknown-enum-members");

/// The maximum number of characters of a host that an error shows.
const LONGEST_HOST: usize = 128;

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
        let mut request = build(operation, endpoint, &path, body)?;
        if !request.body().is_empty() {
            request.headers_mut().insert(CONTENT_TYPE, JSON);
        }
        if action.request.result.is_some() {
            request.headers_mut().insert(ACCEPT, JSON);
            request.headers_mut().insert(PREFER, ALL_MEMBERS);
        }
        let warnings = limits.check(endpoint, action, ids, &path, &request);
        let warnings = Some(warnings.map_err(|report| RequestError::Invalid(report.into()))?);
        Ok(Self {
            endpoint: endpoint.clone(),
            operation,
            request,
            warnings,
            repeatable: Repeatable::No,
            read: reader(&action.request),
        })
    }

    /// Calls a function. The ids fill in the placeholders of its path, in order; the arguments are written into the URL.
    ///
    /// # Errors
    ///
    /// If the function is not documented for the endpoint, the number of ids is wrong, or an argument cannot be written.
    pub fn function<F: Function<Output = R>>(
        endpoint: &Endpoint,
        ids: &[&Id],
        arguments: &F,
    ) -> Result<Self, RequestError> {
        let function = F::FUNCTION;
        let arguments = serde_json::to_value(arguments).map_err(RequestError::Body)?;
        let none = Map::new();
        let written = write_arguments(function, arguments.as_object().unwrap_or(&none));
        let written = written.map_err(RequestError::Argument)?;
        read(endpoint, Operation::Function(function), ids, &written, reader(&function.request))
    }
}

/// How the answer of a request is read. Nothing is returned where no result is documented; a collection is in `value`.
fn reader<R: DeserializeOwned>(request: &facts::Request) -> fn(&Reader<'_>) -> Result<R, Error> {
    match &request.result {
        None => |answer| R::deserialize(Value::Null).map_err(|error| answer.unreadable(&error)),
        Some(result) if result.is_collection => |answer| {
            let mut body: Map<String, Value> = answer.json()?;
            R::deserialize(body.remove("value").unwrap_or_default()).map_err(|error| answer.unreadable(&error))
        },
        Some(_) => |answer| answer.json(),
    }
}

impl<T: ReadByKey> Call<T> {
    /// Reads an entity by its key. The ids fill in the placeholders of its path, in order.
    ///
    /// # Errors
    ///
    /// If the read is not documented for the endpoint, or the number of ids is wrong.
    pub fn read(endpoint: &Endpoint, ids: &[&Id]) -> Result<Self, RequestError> {
        read(endpoint, Operation::Entities(T::READ_BY_KEY), ids, "", page::entity)
    }
}

impl<T: List> Call<Page<T>> {
    /// Reads the first page of a collection. The ids fill in the placeholders of its path, in order.
    ///
    /// # Errors
    ///
    /// If the read is not documented for the endpoint, or the number of ids is wrong.
    pub fn list(endpoint: &Endpoint, ids: &[&Id]) -> Result<Self, RequestError> {
        read(endpoint, Operation::Entities(T::LIST), ids, "", page::page)
    }

    /// Reads the page that a link leads to; a relative link is resolved against the URL of this page. The link must lead to
    /// the same endpoint, as the token is sent nowhere else.
    ///
    /// # Errors
    ///
    /// If the link leads elsewhere, or back to the page that contains it.
    pub fn next(&self, link: &str) -> Result<Self, RequestError> {
        let foreign = || {
            let host = answer::host(link).map(|host| redact::shown(&host, &[], LONGEST_HOST));
            RequestError::ForeignLink { host, endpoint: self.endpoint.to_string() }
        };
        let url = self.endpoint.resolve(self.request.uri(), link).ok_or_else(foreign)?;
        if self.request.uri() == url.as_str() {
            return Err(RequestError::RepeatedLink);
        }
        let mut next = self.clone();
        *next.request.uri_mut() = url.parse().map_err(|_| foreign())?;
        Ok(next)
    }
}

fn read<R>(
    endpoint: &Endpoint,
    operation: Operation,
    ids: &[&Id],
    arguments: &str,
    read: fn(&Reader<'_>) -> Result<R, Error>,
) -> Result<Call<R>, RequestError> {
    let path = Limits::Enforced.path(endpoint, operation, ids)? + arguments;
    let mut request = build(operation, endpoint, &path, Vec::new())?;
    request.headers_mut().insert(ACCEPT, JSON);
    request.headers_mut().insert(PREFER, ALL_MEMBERS);
    Ok(Call { endpoint: endpoint.clone(), operation, request, warnings: None, repeatable: Repeatable::Yes, read })
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

fn build(
    operation: Operation,
    endpoint: &Endpoint,
    path: &str,
    body: Vec<u8>,
) -> Result<Request<Vec<u8>>, RequestError> {
    let method = operation.method().unwrap_or(Method::GET);
    Request::builder().method(method).uri(format!("{endpoint}{path}")).body(body).map_err(RequestError::Http)
}

impl<R> Call<R> {
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
        let headers = request.headers_mut();
        if let Ok(id) = HeaderValue::try_from(uuid::Uuid::new_v4().to_string()) {
            headers.insert(CLIENT_REQUEST_ID, id);
        }
        if let Some(header) = token.map(Token::header) {
            headers.insert(http::header::AUTHORIZATION, header);
        }
        request
    }

    /// Reads the answer of the service. The token is that of the request: if the answer repeats it, the error hides it.
    ///
    /// # Errors
    ///
    /// If the answer does not have the documented status of a success, or its body cannot be read.
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
        if reader.status == self.operation.success() { (self.read)(&reader) } else { Err(reader.refusal()) }
    }
}

/// The request as documentation prints it: without a token and without headers that differ from request to request.
///
/// `check_http_message` of the validation crate accepts it.
impl<R> fmt::Display for Call<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} {}", self.request.method(), self.request.uri())?;
        for (name, value) in self.request.headers() {
            let name = capitalized(name.as_str());
            writeln!(f, "{name}: {}", value.to_str().unwrap_or_default())?;
        }
        if self.request.body().is_empty() {
            return Ok(());
        }
        write!(f, "\n{}", String::from_utf8_lossy(self.request.body()))
    }
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
