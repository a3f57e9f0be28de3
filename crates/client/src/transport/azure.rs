//! Tokens from the credentials of the Azure SDK.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use azure_core::credentials::{AccessToken, TokenCredential};
use azure_core::time::OffsetDateTime;
use azure_identity::DeveloperToolsCredential;
use tokio::sync::Mutex;

use super::provider::{BoxFuture, TokenError, TokenProvider, TokenRequest};
use crate::{Cloud, Token};

/// A token that runs out sooner than this is not sent any more.
const MARGIN: Duration = Duration::from_secs(120);

/// A credential of `azure_identity`, or any other one of the Azure SDK, as a provider of tokens.
///
/// A token is kept until shortly before it runs out, or until the service refuses it. Clones keep the same one.
///
/// Unlike the rest of this crate, it has types of crates in its interface that may change with them.
#[derive(Clone)]
pub struct AzureCredential {
    credential: Arc<dyn TokenCredential>,
    scope: String,
    kept: Arc<Kept>,
}

impl AzureCredential {
    /// A provider of tokens for a cloud.
    ///
    /// The credential must be one of the same cloud, and the cloud that of the [endpoint](crate::Endpoint::cloud): a token
    /// is of use there only.
    #[must_use]
    pub fn new(credential: Arc<dyn TokenCredential>, cloud: Cloud) -> Self {
        Self { credential, scope: format!("{}/.default", cloud.root()), kept: Arc::default() }
    }

    /// A provider that asks the tools by which a developer has signed in, such as the Azure CLI.
    ///
    /// # Errors
    ///
    /// What the Azure SDK says.
    pub fn developer_tools(cloud: Cloud) -> Result<Self, TokenError> {
        let credential = DeveloperToolsCredential::new(None).map_err(TokenError::new)?;
        Ok(Self::new(credential, cloud))
    }
}

impl TokenProvider for AzureCredential {
    fn token(&self, request: TokenRequest) -> BoxFuture<'_, Result<Token, TokenError>> {
        Box::pin(
            self.kept.token(request, async || {
                self.credential.get_token(&[&self.scope], None).await.map_err(TokenError::new)
            }),
        )
    }
}

/// The last token of a credential.
#[derive(Default)]
struct Kept(Mutex<Option<AccessToken>>);

impl Kept {
    /// It if it is still of use, and otherwise another one. Whoever comes while that is on its way waits for it.
    async fn token<F>(&self, request: TokenRequest, another: F) -> Result<Token, TokenError>
    where
        F: AsyncFnOnce() -> Result<AccessToken, TokenError>,
    {
        let mut kept = self.0.lock().await;
        let is_valid = |token: &AccessToken| token.expires_on > OffsetDateTime::now_utc() + MARGIN;
        let token = match &*kept {
            Some(token) if is_valid(token) && !request.is_renewal() => token,
            _ => kept.insert(another().await?),
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
    async fn a_token_is_kept_while_it_is_of_use() {
        let (kept, asked) = (Kept::default(), AtomicUsize::new(0));
        let token = async |request, seconds| {
            let another = async || {
                let number = asked.fetch_add(1, Ordering::Relaxed);
                let end = OffsetDateTime::now_utc() + Duration::from_secs(seconds);
                Ok(AccessToken::new(format!("token-{number}"), end))
            };
            kept.token(request, another).await.unwrap().secret().to_owned()
        };
        assert_eq!(token(TokenRequest::default(), 3600).await, "token-0");
        assert_eq!(token(TokenRequest::default(), 3600).await, "token-0");
        assert_eq!(token(TokenRequest::renewal(), 60).await, "token-1", "it was refused");
        assert_eq!(token(TokenRequest::default(), 3600).await, "token-2", "the last one has nearly run out");
        assert_eq!(token(TokenRequest::default(), 3600).await, "token-2");
    }

    #[tokio::test]
    async fn who_fails_to_renew_keeps_what_there_is() {
        let kept = Kept::default();
        let end = OffsetDateTime::now_utc() + Duration::from_secs(3600);
        let first = kept.token(TokenRequest::default(), async || Ok(AccessToken::new("token", end))).await;
        let renewed = kept.token(TokenRequest::renewal(), async || Err(TokenError::new("out of reach"))).await;
        assert!(first.is_ok() && renewed.is_err());
        let again = kept.token(TokenRequest::default(), async || Err(TokenError::new("out of reach"))).await;
        assert_eq!(again.unwrap().secret(), "token");
    }
}
