//! Token providers.

use std::error::Error as StdError;
use std::fmt;
use std::pin::Pin;
use std::sync::Arc;

use crate::{InvalidToken, Token, TokenError};

/// A boxed future that may move between threads.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// A source of tokens.
///
/// The client asks it before each attempt to send a request, so that a provider should cache a token while it is valid. A token
/// that replaces a refused one is kept for the rest of the call or batch.
///
/// ```
/// use graph_client::{BoxFuture, Token, TokenError, TokenProvider, TokenRequest};
///
/// struct FromFile(std::path::PathBuf);
///
/// impl TokenProvider for FromFile {
///     fn token(&self, _: TokenRequest) -> BoxFuture<'_, Result<Token, TokenError>> {
///         let token = std::fs::read_to_string(&self.0).map_err(TokenError::new);
///         Box::pin(async move { Token::new(token?).map_err(TokenError::new) })
///     }
/// }
/// ```
pub trait TokenProvider: Send + Sync {
    /// A token for the endpoint of the client.
    fn token(&self, request: TokenRequest) -> BoxFuture<'_, Result<Token, TokenError>>;
}

/// What a client asks of a [`TokenProvider`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct TokenRequest {
    is_renewal: bool,
}

impl TokenRequest {
    pub(super) fn renewal() -> Self {
        Self { is_renewal: true }
    }

    /// Whether the service refused the last token, so that a cached one is useless.
    #[must_use]
    pub fn is_renewal(self) -> bool {
        self.is_renewal
    }
}

impl<P: TokenProvider + ?Sized> TokenProvider for Arc<P> {
    fn token(&self, request: TokenRequest) -> BoxFuture<'_, Result<Token, TokenError>> {
        (**self).token(request)
    }
}

impl<P: TokenProvider + ?Sized> TokenProvider for Box<P> {
    fn token(&self, request: TokenRequest) -> BoxFuture<'_, Result<Token, TokenError>> {
        (**self).token(request)
    }
}

/// A token is a provider of itself.
impl TokenProvider for Token {
    fn token(&self, _: TokenRequest) -> BoxFuture<'_, Result<Token, TokenError>> {
        Box::pin(std::future::ready(Ok(self.clone())))
    }
}

/// A token in an environment variable.
#[derive(Clone, Debug)]
pub struct EnvironmentToken(String);

impl EnvironmentToken {
    /// The token in the variable of that name, which is read each time.
    pub fn new(variable: impl Into<String>) -> Self {
        Self(variable.into())
    }
}

impl TokenProvider for EnvironmentToken {
    fn token(&self, _: TokenRequest) -> BoxFuture<'_, Result<Token, TokenError>> {
        let token = match std::env::var(&self.0) {
            Ok(token) => Token::new(token).map_err(|error| TokenError::new(InEnvironment(self.0.clone(), Some(error)))),
            Err(_) => Err(TokenError::new(InEnvironment(self.0.clone(), None))),
        };
        Box::pin(std::future::ready(token))
    }
}

/// What is wrong with a variable. Its value is never shown.
#[derive(Debug)]
struct InEnvironment(String, Option<InvalidToken>);

impl fmt::Display for InEnvironment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.1 {
            Some(error) => write!(f, "the environment variable `{}` does not contain a token: {error}", self.0),
            None => write!(f, "the environment variable `{}` is not set", self.0),
        }
    }
}

impl StdError for InEnvironment {}

/// Makes a provider of a closure.
///
/// ```
/// use graph_client::{InvalidToken, Token, token_fn};
///
/// let provider = token_fn(|request| async move {
///     // Get a token here.
///     Token::new(if request.is_renewal() { "another" } else { "one" })
/// });
/// # fn provides(_: impl graph_client::TokenProvider) {}
/// # provides(provider);
/// ```
pub fn token_fn<F, T, E>(function: F) -> impl TokenProvider + 'static
where
    F: Fn(TokenRequest) -> T + Send + Sync + 'static,
    T: Future<Output = Result<Token, E>> + Send + 'static,
    E: Into<Box<dyn StdError + Send + Sync>>,
{
    TokenFn(function)
}

struct TokenFn<F>(F);

impl<F, T, E> TokenProvider for TokenFn<F>
where
    F: Fn(TokenRequest) -> T + Send + Sync,
    T: Future<Output = Result<Token, E>> + Send + 'static,
    E: Into<Box<dyn StdError + Send + Sync>>,
{
    fn token(&self, request: TokenRequest) -> BoxFuture<'_, Result<Token, TokenError>> {
        let token = (self.0)(request);
        Box::pin(async move { token.await.map_err(TokenError::new) })
    }
}
