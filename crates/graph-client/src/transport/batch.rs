//! Sending batches: each call again where that is safe, after the delay that it was asked to keep.

use std::time::Duration;

use futures_util::stream::{FuturesUnordered, StreamExt};
use http::StatusCode;
use tokio::time::{Instant, sleep_until, timeout_at};

use super::retry::{Budget, SPREAD};
use super::send::{Next, text};
use super::{BoxFuture, Client, TokenRequest};
use crate::batch::{Batch, BatchRequest, Outcome};
use crate::error::{Error, ErrorKind, Failure};
use crate::headers::CLIENT_REQUEST_ID;
use crate::{RequestError, Token, TokenError};

/// How many requests with calls of one batch are under way at once.
const AT_ONCE: usize = 4;

/// The attempts to send one call of a batch.
struct Attempts {
    budget: Budget,
    /// When the next one begins; `None` while it waits for another token.
    due: Option<Instant>,
}

impl Attempts {
    fn is_due(&self, now: Instant) -> bool {
        self.due.is_some_and(|due| due <= now)
    }

    fn is_first(&self) -> bool {
        self.budget.attempts == 0
    }
}

/// Something that was waited for.
enum Event {
    /// What came of a request, and the token that it was sent with; or why there is none.
    Answer(BatchRequest, Result<(Exchanged, Token), TokenError>),
    /// Another token in place of this one.
    Renewal(Token, Result<Token, TokenError>),
}

/// The renewal of a refused token, which is done once for all calls that were refused meanwhile.
#[derive(Default)]
struct Renewal {
    is_under_way: bool,
    /// The calls that wait for another token, with their errors.
    waiting: Vec<(usize, Error)>,
    /// The last token that replaced another one: all later requests are sent with it.
    latest: Option<Token>,
    /// The tokens that were refused.
    refused: Vec<Token>,
}

/// What is under way for a batch.
type UnderWay<'a> = FuturesUnordered<BoxFuture<'a, Event>>;

impl Client {
    /// Sends the calls of a batch, in requests of at most [`Batch::MOST`] calls, at most four of them at once.
    /// [`Batch::take`] has the result of each.
    ///
    /// What holds for a call that is [sent](Self::send) by itself holds for each of them: it is sent again if the service
    /// has certainly not carried it out, after the delay that its own answer asks for, and if its outcome is unknown only
    /// if it [is repeatable](crate::Call::repeatable); [`Self::settle_part`] finds out about the others. The answers to the
    /// others stay as they are. Calls that are due within the same second are sent again together.
    ///
    /// The [time limit](crate::ClientBuilder::timeout) and the [maximum length of an
    /// answer](crate::ClientBuilder::longest_answer) hold for each request as a whole. A batch keeps the answers until they are
    /// taken, and of a request only as long as it may be sent again.
    pub async fn send_batch(&self, batch: &mut Batch) {
        batch.recover();
        let is_here = batch.endpoint().is_same_service(&self.inner.endpoint);
        let begin = || Attempts { budget: self.inner.retry.begin(), due: Some(Instant::now()) };
        let mut attempts: Vec<_> = (0..batch.len()).map(|_| begin()).collect();
        let mut renewal = Renewal::default();
        let mut under_way = UnderWay::new();
        loop {
            let now = Instant::now();
            while under_way.len() < AT_ONCE
                && let Some(request) = batch.next_of(|index| attempts.get(index).is_some_and(|one| one.is_due(now)))
            {
                if is_here {
                    // A call that had to wait for others has its whole budget.
                    let first = request.indexes().filter(|index| attempts.get(*index).is_some_and(Attempts::is_first));
                    for index in first.collect::<Vec<_>>() {
                        attempts[index] = begin();
                    }
                    under_way.push(Box::pin(self.begin_parts(request, renewal.latest.clone())));
                } else {
                    request.indexes().for_each(|index| batch.end(index, Err(RequestError::OtherEndpoint.into())));
                }
            }
            let later = if under_way.len() < AT_ONCE { next_due(batch, &attempts) } else { None };
            let event = match (under_way.is_empty(), later) {
                (true, None) => return,
                (true, Some(later)) => {
                    sleep_until(later).await;
                    None
                }
                (false, None) => under_way.next().await,
                (false, Some(later)) => timeout_at(later, under_way.next()).await.unwrap_or_default(),
            };
            match event {
                Some(Event::Answer(request, answer)) => {
                    let refused = self.take_answer(batch, &request, answer, &mut attempts);
                    if let Some(token) = renewal.add(refused, &mut attempts) {
                        under_way.push(Box::pin(async move {
                            let renewed = self.token(TokenRequest::renewal(), self.inner.timeout).await;
                            Event::Renewal(token, renewed)
                        }));
                    }
                }
                Some(Event::Renewal(token, renewed)) => renewal.end(batch, &token, renewed, &mut attempts),
                None => {}
            }
        }
    }

    /// Sends one request, with a token that was renewed or the one of the provider.
    async fn begin_parts(&self, request: BatchRequest, renewed: Option<Token>) -> Event {
        let limit = self.inner.timeout;
        let token = match renewed {
            Some(token) => Ok(token),
            None => self.token(TokenRequest::default(), limit).await,
        };
        let answer = match token {
            Ok(token) => Ok((self.exchange(&request, &token, limit).await, token)),
            Err(error) => Err(error),
        };
        Event::Answer(request, answer)
    }

    /// Finds what follows for each call of a request, and returns the calls whose token was refused.
    fn take_answer(
        &self,
        batch: &mut Batch,
        request: &BatchRequest,
        answer: Result<(Exchanged, Token), TokenError>,
        attempts: &mut [Attempts],
    ) -> Option<Refused> {
        let (Exchanged { id, is_whole, outcomes }, token) = match answer {
            Ok(answer) => answer,
            Err(error) => {
                for index in request.indexes() {
                    let attempts = attempts.get(index).map_or(0, |one| one.budget.attempts);
                    let error = Error::new(ErrorKind::Token(error.repeated()), false).after(attempts, None);
                    batch.end(index, Err(error));
                }
                return None;
            }
        };
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
            if error.status() == Some(StatusCode::FAILED_DEPENDENCY) && batch.depends_on_unanswered(index) {
                batch.again(index);
                continue;
            }
            let error = batch.doubted(index, error).after(one.budget.attempts, id.clone());
            match self.next(&mut one.budget, error, batch.repeatable(index)) {
                Next::Stop(error) => batch.end(index, Err(error)),
                Next::Renew(error) => {
                    // Calls that depend on it wait for the new token as well.
                    batch.again(index);
                    one.due = None;
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
            one.due = Some(now + delay);
        }
        (!refused.is_empty()).then_some(Refused { token, calls: refused })
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

/// When the next calls are due that wait for nothing but that time. Those that are due soon after are sent with them: the
/// spread of delays keeps clients apart, not the calls of one batch.
fn next_due(batch: &Batch, attempts: &[Attempts]) -> Option<Instant> {
    // A call that depends on others is due with them.
    let waiting = batch.waiting().filter(|index| !batch.depends_on_unanswered(*index));
    let due: Vec<_> = waiting.filter_map(|index| attempts.get(index)?.due).collect();
    let first = due.iter().min()?;
    due.iter().filter(|due| due.duration_since(*first) <= SPREAD).max().copied()
}

/// Calls whose token was refused, with their errors.
struct Refused {
    token: Token,
    calls: Vec<(usize, Error)>,
}

impl Renewal {
    /// Adds calls that need another token. Returns the token that is to be replaced, if that is not under way.
    fn add(&mut self, refused: Option<Refused>, attempts: &mut [Attempts]) -> Option<Token> {
        let Refused { token, calls } = refused?;
        if self.is_under_way {
            self.waiting.extend(calls);
            self.refused.push(token);
            return None;
        }
        // A token that was refused before was replaced while the request was under way.
        if let Some(latest) = self.latest.as_ref().filter(|latest| **latest != token && self.refused.contains(&token)) {
            send_again(&calls, latest, attempts);
            return None;
        }
        self.waiting.extend(calls);
        self.refused.push(token.clone());
        self.is_under_way = true;
        Some(token)
    }

    /// Lets the calls be sent again, if there is another token.
    fn end(&mut self, batch: &mut Batch, token: &Token, renewed: Result<Token, TokenError>, attempts: &mut [Attempts]) {
        self.is_under_way = false;
        let waiting = std::mem::take(&mut self.waiting);
        match renewed {
            Ok(new) if new != *token => {
                send_again(&waiting, &new, attempts);
                self.latest = Some(new);
            }
            Ok(_) => {
                for (index, error) in waiting {
                    batch.end(index, Err(error));
                }
            }
            Err(renewal) => {
                for (index, error) in waiting {
                    batch.end(index, Err(error.without_renewal(renewal.repeated())));
                }
            }
        }
    }
}

/// Lets calls be sent again with another token.
fn send_again(calls: &[(usize, Error)], token: &Token, attempts: &mut [Attempts]) {
    for (index, _) in calls {
        if let Some(one) = attempts.get_mut(*index) {
            one.budget.renewed = Some(token.clone());
            one.due = Some(Instant::now());
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
