//! Gathering calls that are under way at the same time into batches.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::Shared;
use http::{Request, Response};
use tokio::task::yield_now;

use super::{BoxFuture, Client};
use crate::batch::{Batch, BatchRequest, Outcome};
use crate::error::{Failure, TransportError, TransportErrorKind};
use crate::{Call, Endpoint, Token};

/// How often a call lets others run, so that they join its group, before it is sent.
const PATIENCE: usize = 2;

/// Gathers calls into groups, each of which is sent as one request.
#[derive(Default)]
pub(super) struct Gatherer {
    /// The group that calls join.
    open: Mutex<Option<Group>>,
}

/// Calls that are sent as one request. Whoever waits for the answers sends it, so that nothing goes on in the background.
#[derive(Clone)]
struct Group {
    endpoint: Endpoint,
    token: Token,
    members: Arc<Mutex<Members>>,
    answers: Shared<BoxFuture<'static, Answers>>,
}

/// The outcomes of calls by their places in the group; none for a call that has left it.
type Answers = Arc<Vec<Option<Outcome>>>;

#[derive(Default)]
struct Members {
    /// The requests that were not sent yet; none for a call that has left the group.
    requests: Vec<Option<Request<Vec<u8>>>>,
    has_writes: bool,
    /// Whether the request is on its way, so that no call can join.
    is_sent: bool,
}

impl Gatherer {
    /// One attempt to send a call, together with others.
    pub(super) async fn attempt<R>(
        &self,
        client: &Client,
        call: &Call<R>,
        request: Request<Vec<u8>>,
        token: &Token,
        limit: Duration,
    ) -> Result<Response<Vec<u8>>, Failure> {
        let mut request = request;
        // What the head of the batch has is not repeated in its parts.
        request.headers_mut().remove(http::header::AUTHORIZATION);
        let is_write = !call.operation.is_read();
        let seat = self.join(client, call.endpoint(), request, is_write, token, limit);
        for _ in 0..PATIENCE {
            yield_now().await;
        }
        let answers = seat.group.answers.clone().await;
        answers.get(seat.index).cloned().flatten().unwrap_or_else(lost)
    }

    /// Adds a request to the open group, or to a new one.
    fn join(
        &self,
        client: &Client,
        endpoint: &Endpoint,
        request: Request<Vec<u8>>,
        is_write: bool,
        token: &Token,
        limit: Duration,
    ) -> Seat {
        // A panic leaves groups and members intact.
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(group) = open.as_ref().filter(|group| group.endpoint == *endpoint && group.token == *token) {
            let mut members = group.members.lock().unwrap_or_else(PoisonError::into_inner);
            if !members.is_sent && members.requests.len() < Batch::MOST {
                return Seat { index: members.add(request, is_write), group: group.clone() };
            }
        }
        let mut members = Members::default();
        let index = members.add(request, is_write);
        let group = Group::new(client, endpoint, token, members, limit);
        Seat { index, group: open.insert(group).clone() }
    }
}

/// The place of a call in a group, which it leaves if its answer is not waited for any more.
struct Seat {
    group: Group,
    index: usize,
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut members = self.group.members.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(request) = members.requests.get_mut(self.index) {
            *request = None;
        }
    }
}

/// A call of which the group has no answer, which does not happen while it is waited for.
fn lost() -> Outcome {
    Err(Failure::Transport(TransportError::new(TransportErrorKind::Broken)))
}

impl Members {
    fn add(&mut self, request: Request<Vec<u8>>, is_write: bool) -> usize {
        self.has_writes |= is_write;
        self.requests.push(Some(request));
        self.requests.len() - 1
    }
}

impl Group {
    fn new(client: &Client, endpoint: &Endpoint, token: &Token, members: Members, limit: Duration) -> Self {
        let members = Arc::new(Mutex::new(members));
        // Without its gatherer, which holds the group.
        let client = Client { inner: Arc::clone(&client.inner), gatherer: None };
        let (to, with, joined) = (endpoint.clone(), token.clone(), Arc::clone(&members));
        let sending = async move {
            let (requests, is_read) = {
                let mut members = joined.lock().unwrap_or_else(PoisonError::into_inner);
                members.is_sent = true;
                (std::mem::take(&mut members.requests), !members.has_writes)
            };
            let request = BatchRequest::of(&to, &requests, is_read);
            let mut answers = vec![None; requests.len()];
            for (index, outcome) in client.exchange(&request, &with, limit).await.outcomes {
                if let Some(answer) = answers.get_mut(index) {
                    *answer = Some(outcome);
                }
            }
            Arc::new(answers)
        };
        let sending: BoxFuture<'static, _> = Box::pin(sending);
        Self { endpoint: endpoint.clone(), token: token.clone(), members, answers: sending.shared() }
    }
}
