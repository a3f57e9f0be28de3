//! Batches: several calls in one request, each with an answer of its own.

mod answer;
mod body;

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};

use http::header::{ACCEPT, CONTENT_TYPE, HeaderValue};
use http::{Method, Request, Response};

#[cfg(feature = "reqwest")]
use crate::Repeatable;
use crate::error::{Error, Failure};
use crate::headers::CLIENT_REQUEST_ID;
use crate::operation::Operation;
use crate::reader::Reader;
use crate::{Call, Endpoint, RequestError, Token};

/// Calls that are sent together, at most [`Self::MOST`] in one request, each with an answer of its own.
///
/// `Client::send_batch` sends them, each again where that is safe. With another HTTP client, [`Self::next`] gives the
/// requests one after the other, and [`Self::answer`] takes the answers. The token is in the head of these requests only.
///
/// ```
/// use graph_client::{Batch, Call, Endpoint, Error, Id};
/// use odata_types::{Action, ReadByKey};
///
/// /// Calls an action, then reads the entity, with one request of some HTTP client.
/// fn act_and_read<A: Action, T: ReadByKey>(
///     endpoint: &Endpoint,
///     id: &Id,
///     body: &A,
///     send: impl Fn(http::Request<Vec<u8>>) -> http::Response<Vec<u8>>,
/// ) -> Result<T, Error> {
///     let mut batch = Batch::new(endpoint);
///     let action = batch.add(Call::action(endpoint, &[id], body)?)?;
///     let entity = batch.add_after(Call::<T>::read(endpoint, &[id])?, &[action.id()])?;
///     while let Some(request) = batch.next() {
///         let response = send(request.request(None));
///         batch.answer(&request, &response, None);
///     }
///     batch.take(action)?;
///     batch.take(entity)
/// }
/// ```
pub struct Batch {
    endpoint: Endpoint,
    /// What tells it from other batches.
    number: u64,
    entries: Vec<Entry>,
    /// The tokens that an answer may repeat.
    tokens: Vec<Token>,
}

/// A call in a [`Batch`].
pub struct Part<R> {
    id: PartId,
    call: Call<R>,
}

/// The place of a call in its [`Batch`]. It means nothing in another batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartId {
    /// The number of the batch.
    batch: u64,
    index: usize,
}

struct Entry {
    request: Request<Vec<u8>>,
    operation: Operation,
    #[cfg(feature = "reqwest")]
    repeatable: Repeatable,
    /// The entries that must have succeeded before.
    after: Vec<usize>,
    /// Whether an earlier request may have taken effect.
    is_in_doubt: bool,
    state: State,
}

/// How far a part is.
enum State {
    Waiting,
    /// Its answer is on its way.
    Sent,
    /// It has succeeded with this answer, or has failed.
    Done(Result<Response<Vec<u8>>, Error>),
    /// Its result was taken.
    Taken {
        is_success: bool,
    },
}

impl State {
    fn is_success(&self) -> bool {
        matches!(self, Self::Done(Ok(_)) | Self::Taken { is_success: true })
    }

    fn is_failure(&self) -> bool {
        matches!(self, Self::Done(Err(_)) | Self::Taken { is_success: false })
    }
}

impl<R> Part<R> {
    /// The place of the call in its batch, for calls that depend on it.
    #[must_use]
    pub fn id(&self) -> PartId {
        self.id
    }
}

#[cfg(feature = "reqwest")]
impl<R> Part<R> {
    pub(crate) fn call(&self) -> &Call<R> {
        &self.call
    }
}

impl<R> fmt::Debug for Part<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Part").field("id", &self.id.index).field("call", &self.call).finish()
    }
}

impl Batch {
    /// The maximum number of calls in one request of Microsoft Graph, see its [documentation of
    /// batches](https://learn.microsoft.com/graph/json-batching).
    pub const MOST: usize = 20;

    /// A batch without calls for an endpoint.
    #[must_use]
    pub fn new(endpoint: &Endpoint) -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        Self { endpoint: endpoint.clone(), number, entries: Vec::new(), tokens: Vec::new() }
    }

    /// Adds a call. The service may carry out the calls of a batch in any order.
    ///
    /// # Errors
    ///
    /// If the call was made for another endpoint or API version, or has content that is JSON by its media type but not one JSON
    /// value.
    pub fn add<R>(&mut self, call: Call<R>) -> Result<Part<R>, RequestError> {
        self.add_after(call, &[])
    }

    /// Adds a call that is carried out only when others have succeeded. If one of them fails, it is not carried out.
    ///
    /// Microsoft Graph may refuse batches in which some calls depend on others, except if each one depends on the one
    /// before, or all of them on the same one.
    ///
    /// # Errors
    ///
    /// As [`Self::add`], and if a call that it depends on is not in the batch.
    pub fn add_after<R>(&mut self, call: Call<R>, after: &[PartId]) -> Result<Part<R>, RequestError> {
        if call.endpoint != self.endpoint {
            return Err(RequestError::OtherEndpoint);
        }
        if after.iter().any(|id| id.batch != self.number) {
            return Err(RequestError::OtherBatch);
        }
        if let Some(Err(error)) = body::json(call.bare_request()) {
            return Err(RequestError::NotJson(error));
        }
        self.entries.push(Entry {
            request: call.bare_request().clone(),
            operation: call.operation,
            #[cfg(feature = "reqwest")]
            repeatable: call.repeatable,
            after: after.iter().map(|id| id.index).collect(),
            is_in_doubt: false,
            state: State::Waiting,
        });
        let id = PartId { batch: self.number, index: self.entries.len() - 1 };
        Ok(Part { id, call })
    }

    /// The number of calls.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are no calls.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The next request, with the calls in the order in which they were added. `None` if there is none, or if the others
    /// depend on calls that are not answered yet.
    #[must_use]
    #[expect(clippy::should_implement_trait, reason = "the requests depend on answers that come in between")]
    pub fn next(&mut self) -> Option<BatchRequest> {
        self.next_of(|_| true)
    }

    /// The next request of calls that are due.
    pub(crate) fn next_of(&mut self, is_due: impl Fn(usize) -> bool) -> Option<BatchRequest> {
        let mut parts: Vec<(usize, Vec<usize>)> = Vec::new();
        for index in 0..self.entries.len() {
            if parts.len() == Self::MOST {
                break;
            }
            let Some(entry) = self.entries.get(index).filter(|entry| matches!(entry.state, State::Waiting)) else {
                continue;
            };
            let of = |dependency: &usize| self.entries.get(*dependency).map(|entry| &entry.state);
            if entry.after.iter().filter_map(of).any(State::is_failure) {
                self.end(index, Err(RequestError::Dependency.into()));
                continue;
            }
            let open = entry.after.iter().copied().filter(|index| !of(index).is_some_and(State::is_success));
            let open: Vec<_> = open.collect();
            let is_possible = open.iter().all(|dependency| parts.iter().any(|(part, _)| part == dependency));
            if is_possible && is_due(index) {
                parts.push((index, open));
            }
        }
        if parts.is_empty() {
            return None;
        }
        for (index, _) in &parts {
            self.set(*index, State::Sent);
        }
        let written =
            parts.iter().filter_map(|(index, after)| Some((*index, &self.entries.get(*index)?.request, after)));
        let body = body::write(&self.endpoint, written);
        let is_read =
            parts.iter().all(|(index, _)| self.entries.get(*index).is_some_and(|one| one.operation.is_read()));
        let parts = parts.into_iter().map(|(index, _)| index).collect();
        Some(BatchRequest { endpoint: self.endpoint.clone(), batch: self.number, parts, body, is_read })
    }

    /// Takes the answer to a request. A call that is not answered in it has an error of its own. The answer to a request of
    /// another batch changes nothing.
    pub fn answer<B: AsRef<[u8]>>(&mut self, request: &BatchRequest, response: &Response<B>, token: Option<&Token>) {
        if request.batch != self.number {
            return;
        }
        if token != self.tokens.last() {
            self.tokens.extend(token.cloned());
        }
        for (index, outcome) in request.outcomes(response) {
            let outcome = self.judged(index, outcome);
            // A second answer changes nothing.
            if self.entries.get(index).is_some_and(|entry| matches!(entry.state, State::Sent)) {
                self.end(index, outcome);
            }
        }
    }

    /// The result of a call, which is taken out of the batch.
    ///
    /// # Errors
    ///
    /// If the call has failed, was not answered yet, or is not in this batch.
    pub fn take<R>(&mut self, part: Part<R>) -> Result<R, Error> {
        let Part { id, call } = part;
        let entry = self.entries.get_mut(id.index).filter(|_| id.batch == self.number);
        let Some(entry) = entry else { return Err(RequestError::OtherBatch.into()) };
        let is_success = entry.state.is_success();
        match std::mem::replace(&mut entry.state, State::Taken { is_success }) {
            State::Done(Ok(response)) => call.response_without(&response, &self.tokens),
            State::Done(Err(error)) => Err(error),
            unanswered @ (State::Waiting | State::Sent) => {
                let is_under_way = matches!(unanswered, State::Sent) && !entry.operation.is_read();
                entry.state = unanswered;
                Err(Error::from(RequestError::Unanswered).with_doubt(entry.is_in_doubt || is_under_way))
            }
            State::Taken { .. } => Err(RequestError::OtherBatch.into()),
        }
    }

    /// An answer if it is that of a success, and the error otherwise.
    pub(crate) fn judged(&self, index: usize, outcome: Outcome) -> Result<Response<Vec<u8>>, Error> {
        let Some(operation) = self.entries.get(index).map(|entry| entry.operation) else {
            return Err(RequestError::OtherBatch.into());
        };
        let response = outcome.map_err(|failure| failure.of(operation, &self.tokens))?;
        let reader = Reader::new(operation, &self.endpoint, &response, &self.tokens);
        if operation.is_success(reader.status) { Ok(response) } else { Err(reader.refusal()) }
    }

    pub(crate) fn end(&mut self, index: usize, result: Result<Response<Vec<u8>>, Error>) {
        if let Some(entry) = self.entries.get_mut(index) {
            entry.state = State::Done(result.map_err(|error| error.with_doubt(entry.is_in_doubt)));
            // It is not sent any more.
            entry.request = Request::default();
        }
    }

    fn set(&mut self, index: usize, state: State) {
        if let Some(entry) = self.entries.get_mut(index) {
            entry.state = state;
        }
    }
}

/// What sends a batch again and again needs besides.
#[cfg(feature = "reqwest")]
impl Batch {
    pub(crate) fn endpoint(&self) -> &Endpoint {
        &self.endpoint
    }

    pub(crate) fn tokens(&mut self, tokens: Vec<Token>) {
        self.tokens = tokens;
    }

    pub(crate) fn repeatable(&self, index: usize) -> Repeatable {
        self.entries.get(index).map_or(Repeatable::No, |entry| entry.repeatable)
    }

    /// The error of an attempt, with the doubt that earlier ones left. Its own doubt is kept for those that follow.
    pub(crate) fn doubted(&mut self, index: usize, error: Error) -> Error {
        let Some(entry) = self.entries.get_mut(index) else { return error };
        entry.is_in_doubt |= error.may_have_taken_effect();
        error.with_doubt(entry.is_in_doubt)
    }

    /// Lets a call be sent again.
    pub(crate) fn again(&mut self, index: usize) {
        self.set(index, State::Waiting);
    }

    pub(crate) fn waiting(&self) -> impl Iterator<Item = usize> {
        let entries = self.entries.iter().enumerate();
        entries.filter(|(_, entry)| matches!(entry.state, State::Waiting)).map(|(index, _)| index)
    }

    /// Whether a call depends on one that has no final answer yet.
    pub(crate) fn depends_on_unanswered(&self, index: usize) -> bool {
        let is_unanswered = |index: &usize| {
            matches!(self.entries.get(*index).map(|one| &one.state), Some(State::Waiting | State::Sent))
        };
        self.entries.get(index).is_some_and(|entry| entry.after.iter().any(is_unanswered))
    }

    /// Takes up calls whose answer was not waited for: those that are repeatable are sent again, the others have failed. The
    /// outcome of a write is unknown.
    pub(crate) fn recover(&mut self) {
        for entry in self.entries.iter_mut().filter(|entry| matches!(entry.state, State::Sent)) {
            entry.is_in_doubt |= !entry.operation.is_read();
            entry.state = match entry.repeatable {
                Repeatable::Yes => State::Waiting,
                Repeatable::No => State::Done(Err(Error::from(RequestError::Unanswered).with_doubt(entry.is_in_doubt))),
            };
        }
    }
}

impl fmt::Debug for Batch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Batch").field("endpoint", &self.endpoint).field("calls", &self.len()).finish_non_exhaustive()
    }
}

/// Whether a request can be written into a batch.
#[cfg(feature = "reqwest")]
pub(crate) fn is_writable(request: &Request<Vec<u8>>) -> bool {
    !matches!(body::json(request), Some(Err(_)))
}

/// What became of a call in a batch: its answer, or why there is none.
pub(crate) type Outcome = Result<Response<Vec<u8>>, Failure>;

/// A request with calls of a [`Batch`].
pub struct BatchRequest {
    endpoint: Endpoint,
    /// The number of the batch.
    batch: u64,
    /// The calls, by their places in the batch.
    parts: Vec<usize>,
    body: Vec<u8>,
    is_read: bool,
}

impl BatchRequest {
    /// A request with these calls, as far as they are there, which are in no [`Batch`].
    #[cfg(feature = "reqwest")]
    pub(crate) fn of(endpoint: &Endpoint, requests: &[Option<Request<Vec<u8>>>], is_read: bool) -> Self {
        let there = requests.iter().enumerate().filter_map(|(index, request)| Some((index, request.as_ref()?)));
        let none = Vec::new();
        let body = body::write(endpoint, there.clone().map(|(index, request)| (index, request, &none)));
        let parts = there.map(|(index, _)| index).collect();
        Self { endpoint: endpoint.clone(), batch: u64::MAX, parts, body, is_read }
    }

    /// The operation of the request itself.
    pub(crate) fn operation(&self) -> Operation {
        Operation::Batch { is_read: self.is_read }
    }

    /// The places of the calls in the batch.
    pub fn parts(&self) -> impl Iterator<Item = PartId> {
        self.parts.iter().map(|index| PartId { batch: self.batch, index: *index })
    }

    /// The places of the calls in the batch, or in the list of requests that it was made of.
    #[cfg(feature = "reqwest")]
    pub(crate) fn indexes(&self) -> impl Iterator<Item = usize> {
        self.parts.iter().copied()
    }

    /// The request. Without a token, the sender has to add `Authorization`.
    #[must_use]
    pub fn request(&self, token: Option<&Token>) -> Request<Vec<u8>> {
        const JSON: HeaderValue = HeaderValue::from_static("application/json");
        let mut request = Request::new(self.body.clone());
        *request.method_mut() = Method::POST;
        // The text of an endpoint is a URL.
        *request.uri_mut() = format!("{}/$batch", self.endpoint).parse().unwrap_or_default();
        request.headers_mut().extend([(CONTENT_TYPE, JSON), (ACCEPT, JSON)]);
        crate::call::sign(&mut request, token);
        request
    }

    /// What became of each call.
    pub(crate) fn outcomes<B: AsRef<[u8]>>(&self, response: &Response<B>) -> Vec<(usize, Outcome)> {
        let body = response.body().as_ref();
        let parts = self.parts.iter().copied();
        let success = self.operation().success();
        if response.status() == success {
            let read = match crate::answer::form(response.headers(), body, &[]) {
                Some(form) => {
                    let failure = Failure::Unreadable(format!("the answer to the batch is {form}"));
                    vec![Err(failure); self.parts.len()]
                }
                None => answer::read(body, &self.parts),
            };
            return parts.zip(read).collect();
        }
        // A refusal of the whole is one of each call, but no other success is.
        let whole = |index| {
            let status = response.status();
            let outcome = if status.is_success() {
                Err(Failure::Unreadable(format!("the batch was answered with {status}; documented: {success}")))
            } else {
                let mut refusal = Response::new(body.to_vec());
                *refusal.status_mut() = status;
                *refusal.headers_mut() = response.headers().clone();
                Ok(refusal)
            };
            (index, outcome)
        };
        parts.map(whole).collect()
    }
}

/// The request as documentation prints it: without a token and without headers that differ from request to request.
impl fmt::Display for BatchRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut request = self.request(None);
        request.headers_mut().remove(CLIENT_REQUEST_ID);
        crate::call::show(&request, f)
    }
}

impl fmt::Debug for BatchRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BatchRequest").field("parts", &self.parts).finish_non_exhaustive()
    }
}
