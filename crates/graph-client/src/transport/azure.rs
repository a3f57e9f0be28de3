//! Tokens from the credentials of the Azure SDK.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use azure_core::credentials::{AccessToken, TokenCredential};
use azure_core::time::OffsetDateTime;
use azure_identity::DeveloperToolsCredential;
use odata_types::facts::Cloud;
use tokio::sync::Mutex;

use super::provider::{BoxFuture, TokenProvider, TokenRequest};
use crate::{Token, TokenError};

/// A token that expires sooner than this is not sent any more.
const MARGIN: Duration = Duration::from_secs(120);

/// A credential of `azure_identity`, or any other one of the Azure SDK, as a provider of tokens.
///
/// A token is cached until shortly before it expires, or until the service refuses it. Clones share the cache.
///
/// Unlike the rest of this crate, its interface uses types of other crates, and may change with them.
#[derive(Clone)]
pub struct AzureCredential {
    credential: Arc<dyn TokenCredential>,
    scope: String,
    cache: Arc<Cache>,
}

impl AzureCredential {
    /// A provider of tokens for a cloud.
    ///
    /// Credential and [endpoint](crate::Endpoint::cloud) must belong to the same cloud: a token is valid in one cloud only.
    #[must_use]
    pub fn new(credential: Arc<dyn TokenCredential>, cloud: &Cloud) -> Self {
        Self { credential, scope: format!("{}/.default", cloud.service_root), cache: Arc::default() }
    }

    /// A provider that asks the tools with which a developer has signed in, such as the Azure CLI.
    ///
    /// # Errors
    ///
    /// If the Azure SDK reports one.
    pub fn developer_tools(cloud: &Cloud) -> Result<Self, TokenError> {
        let credential = DeveloperToolsCredential::new(None).map_err(TokenError::new)?;
        Ok(Self::new(credential, cloud))
    }
}

impl TokenProvider for AzureCredential {
    fn token(&self, request: TokenRequest) -> BoxFuture<'_, Result<Token, TokenError>> {
        Box::pin(
            self.cache.token(request, async || {
                self.credential.get_token(&[&self.scope], None).await.map_err(TokenError::new)
            }),
        )
    }
}

/// The last token of a credential.
#[derive(Default)]
struct Cache(Mutex<Option<AccessToken>>);

impl Cache {
    /// Returns the cached token, refreshing it if it has expired. Concurrent callers wait for one refresh.
    async fn token<F>(&self, request: TokenRequest, refresh: F) -> Result<Token, TokenError>
    where
        F: AsyncFnOnce() -> Result<AccessToken, TokenError>,
    {
        let mut cached = self.0.lock().await;
        let is_valid = |token: &AccessToken| token.expires_on > OffsetDateTime::now_utc() + MARGIN;
        let token = match &*cached {
            Some(token) if is_valid(token) && !request.is_renewal() => token,
            _ => cached.insert(refresh().await?),
        };
        Token::new(token.token.secret()).map_err(TokenError::new)
    }
}

impl fmt::Debug for AzureCredential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AzureCredential").field("scope", &self.scope).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[tokio::test]
    async fn a_token_is_cached_while_it_is_valid() {
        let (cache, asked) = (Cache::default(), AtomicUsize::new(0));
        let token = async |request, seconds| {
            let refresh = async || {
                let number = asked.fetch_add(1, Ordering::Relaxed);
                let end = OffsetDateTime::now_utc() + Duration::from_secs(seconds);
                Ok(AccessToken::new(format!("token-{number}"), end))
            };
            cache.token(request, refresh).await.unwrap().secret().to_owned()
        };
        assert_eq!(token(TokenRequest::default(), 3600).await, "token-0");
        assert_eq!(token(TokenRequest::default(), 3600).await, "token-0");
        assert_eq!(token(TokenRequest::renewal(), 60).await, "token-1", "it was refused");
        assert_eq!(token(TokenRequest::default(), 3600).await, "token-2", "the last one is about to expire");
        assert_eq!(token(TokenRequest::default(), 3600).await, "token-2");
    }

    #[tokio::test]
    async fn a_failed_renewal_keeps_the_cached_token() {
        let cache = Cache::default();
        let end = OffsetDateTime::now_utc() + Duration::from_secs(3600);
        let first = cache.token(TokenRequest::default(), async || Ok(AccessToken::new("token", end))).await;
        let renewed = cache.token(TokenRequest::renewal(), async || Err(TokenError::new("out of reach"))).await;
        assert!(first.is_ok() && renewed.is_err());
        let again = cache.token(TokenRequest::default(), async || Err(TokenError::new("out of reach"))).await;
        assert_eq!(again.unwrap().secret(), "token");
    }
}
