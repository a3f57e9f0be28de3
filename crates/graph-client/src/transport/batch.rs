//! Sending batches: each call again where that is safe, after the delay that it was asked to keep.

use std::time::Duration;

use http::StatusCode;
use tokio::time::{Instant, sleep_until};

use super::retry::Budget;
use super::send::{Next, text};
use super::{Client, TokenRequest};
use crate::batch::{Batch, BatchRequest, Outcome};
use crate::error::{Error, ErrorKind, Failure};
use crate::headers::CLIENT_REQUEST_ID;
use crate::{RequestError, Token, TokenError};

/// The attempts to send one call of a batch.
struct Attempts {
    budget: Budget,
    is_in_doubt: bool,
    /// When the next one begins.
    due: Instant,
}

impl Client {
    /// Sends the calls of a batch, in requests of at most [`Batch::MOST`] calls, one after the other. [`Batch::take`] has the
    /// result of each.
    ///
    /// What holds for a call that is [sent](Self::send) by itself holds for each of them: it is sent again if the service
    /// has certainly not carried it out, after the delay that its own answer asks for, and if its outcome is unknown only
    /// if it [is repeatable](crate::Call::repeatable). The answers to the others stay as they are.
    pub async fn send_batch(&self, batch: &mut Batch) {
        batch.recover();
        let is_here = batch.endpoint().is_same_service(&self.inner.endpoint);
        let begin = || Attempts { budget: self.inner.retry.begin(), is_in_doubt: false, due: Instant::now() };
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
            match waiting.filter_map(|index| Some(attempts.get(index)?.due)).min() {
                Some(due) => sleep_until(due).await,
                None => return,
            }
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
                    let (attempts, in_doubt) =
                        attempts.get(index).map_or((0, false), |one| (one.budget.attempts, one.is_in_doubt));
                    let error = Error::new(ErrorKind::Token(error.repeated()), in_doubt).after(attempts, None);
                    batch.end(index, Err(error));
                }
                return;
            }
        };
        let (id, outcomes) = self.exchange(request, &token, limit).await;
        batch.tokens(self.inner.tokens.with(&token).to_vec());
        let mut refused = Vec::new();
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
            one.is_in_doubt |= error.may_have_taken_effect();
            let error = error.with_doubt(one.is_in_doubt).after(one.budget.attempts, id.clone());
            match self.next(&mut one.budget, error, batch.repeatable(index)) {
                Next::Stop(error) => batch.end(index, Err(error)),
                Next::Renew(error) => {
                    // Calls that depend on it wait for the new token as well.
                    batch.again(index);
                    refused.push((index, error));
                }
                Next::Again(_, delay) => {
                    one.due = Instant::now() + delay;
                    batch.again(index);
                }
            }
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

    /// Sends one request with several calls: its id, and the outcome of each call.
    pub(super) async fn exchange(
        &self,
        batch: &BatchRequest,
        token: &Token,
        limit: Duration,
    ) -> (Option<String>, Vec<(usize, Outcome)>) {
        let request = batch.request(Some(token));
        let id = request.headers().get(CLIENT_REQUEST_ID).and_then(text);
        let outcomes = match self.attempt(batch.operation(), request, token, limit).await {
            Ok(response) => batch.outcomes(&response),
            Err(failure) => batch.indexes().map(|index| (index, Err(Failure::Transport(failure.clone())))).collect(),
        };
        (id, outcomes)
    }
}

impl TokenError {
    /// An error that says the same.
    fn repeated(&self) -> Self {
        Self::new(std::error::Error::source(self).map_or_else(|| self.to_string(), ToString::to_string))
    }
}
