//! Sending: attempts, and what is made of their failures.

use std::time::SystemTime;

use http::{Request, Response, StatusCode};
use tokio::time::{sleep, timeout};

use super::failure::{TransportError, TransportErrorKind};
use super::{Client, RetryPolicy, TokenRequest};
use crate::error::{Error, ErrorKind};
use crate::operation::Operation;
use crate::{Call, Repeatable, RequestError, Token, TokenError};

/// So much of a body that is no success is read.
const LONGEST_REFUSAL: usize = 64 * 1024;

impl Client {
    /// Sends a call, again where that is safe, and reads the answer.
    ///
    /// A request is sent again if it is sure that it was not carried out: if there was no connection, or the service
    /// has answered 429 or 503. If the connection breaks later, no answer comes in time, or the service answers 500, 502
    /// or 504, nobody knows; then it is sent again only if the call [is repeatable](Call::repeatable), as all reads are.
    /// If the service refuses the token with 401, the provider is asked once for another one.
    ///
    /// # Errors
    ///
    /// If no attempt succeeds, or the call was made for another endpoint.
    pub async fn send<R>(&self, call: &Call<R>) -> Result<R, Error> {
        self.send_within(self.inner.retry, call).await
    }

    /// As [`Self::send`], with another budget.
    pub(crate) async fn send_within<R>(&self, retry: RetryPolicy, call: &Call<R>) -> Result<R, Error> {
        if *call.endpoint() != self.inner.endpoint {
            return Err(RequestError::OtherEndpoint.into());
        }
        let mut delays = retry.begin();
        let mut attempts = 0;
        let mut is_in_doubt = false;
        let mut is_renewed = false;
        let mut token = self.token(TokenRequest::default()).await?;
        loop {
            attempts += 1;
            let error = match self.attempt(call.operation, call.request(Some(&token)), &token).await {
                Ok(response) => match call.response(&response, Some(&token)) {
                    Ok(success) => return Ok(success),
                    Err(error) => error,
                },
                Err(failure) => {
                    let may_have_taken_effect = !call.operation.is_read() && !failure.is_unsent();
                    Error::new(ErrorKind::Transport(failure), may_have_taken_effect)
                }
            };
            is_in_doubt |= error.may_have_taken_effect();
            let error = error.after(attempts, is_in_doubt);
            if error.status() == Some(StatusCode::UNAUTHORIZED) && !is_renewed {
                is_renewed = true;
                let renewed =
                    self.token(TokenRequest::renewal()).await.map_err(|error| error.after(attempts, is_in_doubt))?;
                if renewed != token {
                    token = renewed;
                    continue;
                }
            }
            if !may_be_repeated(&error, call.repeatable) {
                return Err(error);
            }
            let retry_after = error.service().and_then(|error| error.retry_after(SystemTime::now()));
            let Some(delay) = delays.next(retry_after) else { return Err(error) };
            sleep(delay).await;
            token = self.token(TokenRequest::default()).await.map_err(|error| error.after(attempts, is_in_doubt))?;
        }
    }

    async fn token(&self, request: TokenRequest) -> Result<Token, Error> {
        let token = timeout(self.inner.timeout, self.inner.provider.token(request)).await;
        let token = token.unwrap_or_else(|_| Err(TokenError::new("the provider did not answer in time")));
        token.map_err(|error| Error::new(ErrorKind::Token(error), false))
    }

    /// One attempt, in the time that it may take.
    async fn attempt(
        &self,
        operation: Operation,
        request: Request<Vec<u8>>,
        token: &Token,
    ) -> Result<Response<Vec<u8>>, TransportError> {
        let request = reqwest::Request::try_from(request).map_err(|error| TransportError::of(error, token))?;
        let answer = timeout(self.inner.timeout, self.exchange(operation, request, token)).await;
        answer.unwrap_or_else(|_| Err(TransportError::new(TransportErrorKind::TimedOut)))
    }

    async fn exchange(
        &self,
        operation: Operation,
        request: reqwest::Request,
        token: &Token,
    ) -> Result<Response<Vec<u8>>, TransportError> {
        let mut answer = self.inner.http.execute(request).await.map_err(|error| TransportError::of(error, token))?;
        let mut response = Response::new(Vec::new());
        *response.status_mut() = answer.status();
        *response.headers_mut() = std::mem::take(answer.headers_mut());
        let is_success = answer.status() == operation.success();
        if is_success && !operation.is_read() {
            // The head says it all.
            return Ok(response);
        }
        let longest = if is_success { self.inner.longest_answer } else { LONGEST_REFUSAL };
        loop {
            match answer.chunk().await {
                Ok(Some(chunk)) if response.body().len() + chunk.len() <= longest => {
                    response.body_mut().extend_from_slice(&chunk);
                }
                Ok(Some(_)) if is_success => return Err(TransportError::new(TransportErrorKind::TooLong)),
                Err(error) if is_success => return Err(TransportError::of(error, token)),
                Ok(Some(chunk)) => {
                    let rest = longest - response.body().len();
                    response.body_mut().extend_from_slice(&chunk[..rest]);
                    return Ok(response);
                }
                // Of a refusal the head is enough, whatever becomes of its body.
                Ok(None) | Err(_) => return Ok(response),
            }
        }
    }
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
            TransportErrorKind::NotConnected => true,
            TransportErrorKind::Broken | TransportErrorKind::TimedOut => repeatable == Repeatable::Yes,
            TransportErrorKind::NotSendable | TransportErrorKind::TooLong => false,
        },
        _ => false,
    }
}
