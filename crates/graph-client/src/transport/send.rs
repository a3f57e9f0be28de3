//! Sending: attempts and their failures.

use std::sync::atomic::Ordering;
use std::time::{Duration, SystemTime};

use http::{HeaderValue, Request, Response, StatusCode};
use reqwest::Url;
use tokio::time::{Instant, sleep, timeout};

use super::retry::{Budget, Retry};
use super::{Client, TokenRequest};
use crate::batch::is_writable;
use crate::error::{Error, ErrorKind, Failure, TransportError, TransportErrorKind};
use crate::headers::CLIENT_REQUEST_ID;
use crate::operation::Operation;
use crate::{Call, Repeatable, RequestError, Token, TokenError};

/// The maximum number of bytes that are read of a body of an error.
const LONGEST_REFUSAL: usize = 64 * 1024;

/// What follows an attempt that failed.
pub(super) enum Next {
    /// Nothing.
    Stop(Error),
    /// Another attempt with another token, if there is one.
    Renew(Error),
    /// Another attempt after a delay, of which nobody was told yet.
    Again(Error, Duration),
}

impl Client {
    /// Sends a call, again if that is safe, and reads the answer.
    ///
    /// A request is sent again if it was certainly not carried out: if there was no connection, or the service answered 429
    /// or 503. If the connection breaks later, no answer arrives in time, or the service answers 500, 502 or 504, the outcome
    /// is unknown; then the request is sent again only if the call [is repeatable](Call::repeatable), as all reads are. If
    /// the service refuses the token with 401, the provider is asked once for another one.
    ///
    /// # Errors
    ///
    /// If no attempt succeeds, or the call was made for another endpoint.
    pub async fn send<R>(&self, call: &Call<R>) -> Result<R, Error> {
        self.send_within(&mut self.inner.retry.begin(), call).await
    }

    /// Like [`Self::send`], with what is left of a budget.
    pub(crate) async fn send_within<R>(&self, budget: &mut Budget, call: &Call<R>) -> Result<R, Error> {
        let limit = budget.limit.unwrap_or(self.inner.timeout);
        if !call.endpoint().is_same_service(&self.inner.endpoint) {
            return Err(RequestError::OtherEndpoint.into());
        }
        let mut is_in_doubt = false;
        let token = self.token_within(budget, limit).await;
        let mut token = token.map_err(|error| Error::new(ErrorKind::Token(error), false))?;
        loop {
            budget.attempts = budget.attempts.saturating_add(1);
            let request = call.request(Some(&token));
            let id = request.headers().get(CLIENT_REQUEST_ID).cloned();
            let attempt = match &self.gatherer {
                // In a box, as a call by itself does not need its space.
                Some(gatherer) if is_writable(&request) => {
                    Box::pin(gatherer.attempt(self, call, request, &token, limit)).await
                }
                _ => self.attempt(call.operation, request, &token, limit).await.map_err(Failure::Transport),
            };
            let tokens = self.inner.tokens.with(&token);
            let error = match attempt {
                Ok(response) => match call.response_without(&response, &tokens) {
                    Ok(success) => {
                        if let Some(told) = &self.inner.on_success {
                            told(response.headers());
                        }
                        return Ok(success);
                    }
                    Err(error) => error,
                },
                Err(failure) => failure.of(call.operation, &tokens),
            };
            is_in_doubt |= error.may_have_taken_effect();
            let error = error.with_doubt(is_in_doubt).after(budget.attempts, id.as_ref().and_then(text));
            match self.next(budget, error, call.repeatable) {
                Next::Stop(error) => return Err(error),
                Next::Renew(error) => match self.token(TokenRequest::renewal(), limit).await {
                    Ok(renewed) if renewed != token => {
                        budget.renewed = Some(renewed.clone());
                        token = renewed;
                    }
                    Ok(_) => return Err(error),
                    Err(renewal) => return Err(error.without_renewal(renewal)),
                },
                Next::Again(error, delay) => {
                    self.tell(&error, delay);
                    sleep(delay).await;
                    let next = self.token_within(budget, limit).await;
                    token = next.map_err(|renewal| {
                        Error::new(ErrorKind::Token(renewal), is_in_doubt)
                            .after(budget.attempts, error.client_request_id().map(str::to_owned))
                    })?;
                }
            }
        }
    }

    /// What follows an attempt that failed.
    pub(super) fn next(&self, budget: &mut Budget, error: Error, repeatable: Repeatable) -> Next {
        if error.status() == Some(StatusCode::UNAUTHORIZED) && budget.renewed.is_none() {
            return Next::Renew(error);
        }
        if !may_be_repeated(&error, repeatable) || self.is_unattended(&error) {
            return Next::Stop(error);
        }
        let retry_after = error.service().and_then(|error| error.retry_after(SystemTime::now()));
        let Some(delay) = budget.next_delay(retry_after) else { return Next::Stop(error.exhausted(budget.total())) };
        Next::Again(error, delay)
    }

    /// Tells that another attempt follows an error.
    pub(crate) fn tell(&self, error: &Error, delay: Duration) {
        if let Some(told) = &self.inner.on_retry {
            told(&Retry { endpoint: &self.inner.endpoint, error, delay });
        }
    }

    /// Whether nothing listens on a port of this machine, where it will not be there a moment later either. A service that
    /// was reached before may be about to start again.
    fn is_unattended(&self, error: &Error) -> bool {
        matches!(error.kind(), ErrorKind::Transport(error) if error.kind() == TransportErrorKind::Refused)
            && self.inner.endpoint.is_loopback()
            && !self.inner.was_connected.load(Ordering::Relaxed)
    }

    /// The token of an attempt: the one that replaced a refused token, or else that of the provider.
    async fn token_within(&self, budget: &Budget, limit: Duration) -> Result<Token, TokenError> {
        match &budget.renewed {
            Some(token) => Ok(token.clone()),
            None => self.token(TokenRequest::default(), limit).await,
        }
    }

    pub(super) async fn token(&self, request: TokenRequest, limit: Duration) -> Result<Token, TokenError> {
        let token = timeout(limit, self.inner.provider.token(request)).await;
        token.unwrap_or_else(|_| Err(TokenError::new("the provider did not answer in time")))
    }

    /// One attempt, within its time limit, which begins now. The token counts as used from now on, even if the future is
    /// dropped. The request is not kept in the future.
    pub(super) fn attempt(
        &self,
        operation: Operation,
        request: Request<Vec<u8>>,
        token: &Token,
        limit: Duration,
    ) -> impl Future<Output = Result<Response<Vec<u8>>, TransportError>> + Send {
        let tokens = self.inner.tokens.with(token);
        let began = Instant::now();
        let answer = timeout(limit, self.inner.http.execute(addressed(&self.inner.origin, request)));
        async move {
            let failed = |error| TransportError::of(error, &tokens, &self.inner.endpoint);
            let timed_out = || TransportError::new(TransportErrorKind::TimedOut).at(&self.inner.endpoint);
            let mut answer = answer.await.map_err(|_| timed_out())?.map_err(failed)?;
            self.inner.was_connected.store(true, Ordering::Relaxed);
            let mut response = Response::new(Vec::new());
            *response.status_mut() = answer.status();
            *response.headers_mut() = std::mem::take(answer.headers_mut());
            let is_success = operation.is_success(answer.status());
            if is_success && !operation.may_return() {
                // No body is documented.
                return Ok(response);
            }
            let longest = if is_success { self.inner.longest_answer } else { LONGEST_REFUSAL };
            let rest = limit.saturating_sub(began.elapsed());
            let read = timeout(rest, read(&mut answer, response.body_mut(), longest)).await;
            // Of an error the head is enough, even if the body breaks off.
            if is_success {
                match read {
                    Ok(Ok(true)) => {}
                    Ok(Ok(false)) => {
                        return Err(TransportError::new(TransportErrorKind::TooLong).at(&self.inner.endpoint));
                    }
                    Ok(Err(error)) => return Err(failed(error)),
                    Err(_) => return Err(timed_out()),
                }
            }
            Ok(response)
        }
    }
}

/// A request to an origin, as reqwest sends it.
fn addressed(origin: &Url, request: Request<Vec<u8>>) -> reqwest::Request {
    let (head, body) = request.into_parts();
    let mut url = origin.clone();
    url.set_path(head.uri.path());
    url.set_query(head.uri.query());
    let mut request = reqwest::Request::new(head.method, url);
    *request.headers_mut() = head.headers;
    *request.body_mut() = Some(body.into());
    request
}

/// Reads a body up to a number of bytes, and returns whether it is complete. If it breaks off, the read part is kept.
async fn read(answer: &mut reqwest::Response, body: &mut Vec<u8>, longest: usize) -> Result<bool, reqwest::Error> {
    while let Some(chunk) = answer.chunk().await? {
        let rest = longest - body.len();
        body.extend_from_slice(&chunk[..chunk.len().min(rest)]);
        if chunk.len() > rest {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The text of an id by which client and service find a request in their logs.
pub(super) fn text(id: &HeaderValue) -> Option<String> {
    Some(id.to_str().ok()?.to_owned())
}

/// Whether a request is sent again after an error.
fn may_be_repeated(error: &Error, repeatable: Repeatable) -> bool {
    match error.kind() {
        ErrorKind::Service(error) => match error.status() {
            StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE => true,
            StatusCode::INTERNAL_SERVER_ERROR | StatusCode::BAD_GATEWAY | StatusCode::GATEWAY_TIMEOUT => {
                repeatable == Repeatable::Yes
            }
            _ => false,
        },
        ErrorKind::Transport(failure) => match failure.kind() {
            TransportErrorKind::NotConnected | TransportErrorKind::Refused => true,
            TransportErrorKind::Broken | TransportErrorKind::TimedOut => repeatable == Repeatable::Yes,
            TransportErrorKind::NotSendable | TransportErrorKind::TooLong => false,
        },
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_has_the_url_that_parsing_gives() {
        for origin in ["https://graph.microsoft.com", "http://127.0.0.1:8080", "https://[::1]:444"] {
            for path in [
                "/v1.0/users",
                "/x/beta/users/a%2Fb%252e('it%27s')",
                "/beta/a:b@c!$&*+,;=|~^",
                "/beta/a/../b\\c/%2e%2e/d",
                "/beta/users?$select=id&$filter=a%20eq%20'b'",
                "/beta/users?",
                "/beta/users?$skiptoken=/../x?'\\|^`{}",
                "/beta//users/",
            ] {
                let uri: http::Uri = format!("{origin}{path}").parse().unwrap();
                let parsed = Url::parse(&uri.to_string()).unwrap();
                let request = addressed(&origin.parse().unwrap(), Request::post(uri).body(b"a".to_vec()).unwrap());
                assert_eq!(request.url(), &parsed);
                assert_eq!((request.method().as_str(), request.body().unwrap().as_bytes()), ("POST", Some(&b"a"[..])));
            }
        }
    }
}
