//! Sending batches: each call again where that is safe, after the delay that it was asked to keep.

use std::time::Duration;

use http::StatusCode;
use tokio::time::{Instant, sleep_until};

use super::retry::{Budget, SPREAD};
use super::send::{Next, text};
use super::{Client, TokenRequest};
use crate::batch::{Batch, BatchRequest, Outcome};
use crate::error::{Error, ErrorKind, Failure};
use crate::headers::CLIENT_REQUEST_ID;
use crate::{RequestError, Token, TokenError};

/// The attempts to send one call of a batch.
struct Attempts {
    budget: Budget,
    /// When the next one begins.
    due: Instant,
}

impl Client {
    /// Sends the calls of a batch, in requests of at most [`Batch::MOST`] calls, one after the other. [`Batch::take`] has the
    /// result of each.
    ///
    /// What holds for a call that is [sent](Self::send) by itself holds for each of them: it is sent again if the service
    /// has certainly not carried it out, after the delay that its own answer asks for, and if its outcome is unknown only
    /// if it [is repeatable](crate::Call::repeatable). The answers to the others stay as they are. Calls that are due within
    /// the same second are sent again together.
    ///
    /// The [time limit](crate::ClientBuilder::timeout) and the [maximum length of an
    /// answer](crate::ClientBuilder::longest_answer) hold for each request as a whole.
    pub async fn send_batch(&self, batch: &mut Batch) {
        batch.recover();
        let is_here = batch.endpoint().is_same_service(&self.inner.endpoint);
        let begin = || Attempts { budget: self.inner.retry.begin(), due: Instant::now() };
        let mut attempts: Vec<_> = (0..batch.len()).map(|_| begin()).collect();
        let mut renewed = None;
        loop {
            let now = Instant::now();
            while let Some(request) = batch.next_of(|index| attempts.get(index).is_some_and(|one| one.due <= now)) {
                if is_here {
                    self.send_parts(batch, &request, &mut attempts, &mut renewed).await;
                } else {
                    request.indexes().for_each(|index| batch.end(index, Err(RequestError::OtherEndpoint.into())));
                }
            }
            // A call that depends on one that waits is due with it.
            let waiting = batch.waiting().filter(|index| !batch.depends_on_waiting(*index));
            let due: Vec<_> = waiting.filter_map(|index| Some(attempts.get(index)?.due)).collect();
            let Some(first) = due.iter().min() else { return };
            // The spread keeps clients apart, not the calls of one batch.
            let together = due.iter().filter(|due| due.duration_since(*first) <= SPREAD);
            sleep_until(*together.max().unwrap_or(first)).await;
        }
    }

    /// Sends one request, and finds what follows for each of its calls.
    async fn send_parts(
        &self,
        batch: &mut Batch,
        request: &BatchRequest,
        attempts: &mut [Attempts],
        renewed: &mut Option<Token>,
    ) {
        let limit = self.inner.timeout;
        let token = match renewed.take() {
            Some(token) => Ok(token),
            None => self.token(TokenRequest::default(), limit).await,
        };
        let token = match token {
            Ok(token) => token,
            Err(error) => {
                for index in request.indexes() {
                    let attempts = attempts.get(index).map_or(0, |one| one.budget.attempts);
                    let error = Error::new(ErrorKind::Token(error.repeated()), false).after(attempts, None);
                    batch.end(index, Err(error));
                }
                return;
            }
        };
        let Exchanged { id, is_whole, outcomes } = self.exchange(request, &token, limit).await;
        let now = Instant::now();
        batch.tokens(self.inner.tokens.with(&token).to_vec());
        let (mut refused, mut delayed) = (Vec::new(), Vec::new());
        for (index, outcome) in outcomes {
            let Some(one) = attempts.get_mut(index) else { continue };
            one.budget.attempts = one.budget.attempts.saturating_add(1);
            let error = match batch.judged(index, outcome) {
                Ok(response) => {
                    batch.end(index, Ok(response));
                    continue;
                }
                Err(error) => error,
            };
            // It was not carried out because another call of the request was not, which is sent again.
            if error.status() == Some(StatusCode::FAILED_DEPENDENCY) && batch.depends_on_waiting(index) {
                batch.again(index);
                continue;
            }
            let error = batch.doubted(index, error).after(one.budget.attempts, id.clone());
            match self.next(&mut one.budget, error, batch.repeatable(index)) {
                Next::Stop(error) => batch.end(index, Err(error)),
                Next::Renew(error) => {
                    // Calls that depend on it wait for the new token as well.
                    batch.again(index);
                    refused.push((index, error));
                }
                Next::Again(error, delay) => {
                    batch.again(index);
                    delayed.push((index, error, delay));
                }
            }
        }
        // Calls that failed together wait together. Their budgets end at the same time, so each of them allows the longest delay.
        let longest = delayed.iter().map(|(_, _, delay)| *delay).max().filter(|_| is_whole);
        for (index, error, delay) in delayed {
            let Some(one) = attempts.get_mut(index) else { continue };
            let delay = longest.unwrap_or(delay);
            self.tell(&error, delay);
            one.due = now + delay;
        }
        if !refused.is_empty() {
            self.renew(batch, &token, refused, attempts, renewed).await;
        }
    }

    /// Gets a new token for calls whose token was refused.
    async fn renew(
        &self,
        batch: &mut Batch,
        token: &Token,
        refused: Vec<(usize, Error)>,
        attempts: &mut [Attempts],
        renewed: &mut Option<Token>,
    ) {
        match self.token(TokenRequest::renewal(), self.inner.timeout).await {
            Ok(new) if new != *token => {
                *renewed = Some(new);
                for (index, _) in refused {
                    if let Some(one) = attempts.get_mut(index) {
                        one.budget.is_renewed = true;
                    }
                }
            }
            Ok(_) => refused.into_iter().for_each(|(index, error)| batch.end(index, Err(error))),
            Err(renewal) => {
                for (index, error) in refused {
                    batch.end(index, Err(error.without_renewal(renewal.repeated())));
                }
            }
        }
    }

    /// Sends one request with several calls.
    pub(super) async fn exchange(&self, batch: &BatchRequest, token: &Token, limit: Duration) -> Exchanged {
        let request = batch.request(Some(token));
        let id = request.headers().get(CLIENT_REQUEST_ID).and_then(text);
        match self.attempt(batch.operation(), request, token, limit).await {
            Ok(response) => {
                let is_whole = response.status() != batch.operation().success();
                Exchanged { id, is_whole, outcomes: batch.outcomes(&response) }
            }
            Err(failure) => {
                let outcomes = batch.indexes().map(|index| (index, Err(Failure::Transport(failure.clone()))));
                Exchanged { id, is_whole: true, outcomes: outcomes.collect() }
            }
        }
    }
}

/// What came of a request with several calls.
pub(super) struct Exchanged {
    /// The id of the request.
    id: Option<String>,
    /// Whether it failed as a whole.
    is_whole: bool,
    /// The outcome of each call.
    pub(super) outcomes: Vec<(usize, Outcome)>,
}

impl TokenError {
    /// An error that says the same.
    fn repeated(&self) -> Self {
        Self::new(std::error::Error::source(self).map_or_else(|| self.to_string(), ToString::to_string))
    }
}
