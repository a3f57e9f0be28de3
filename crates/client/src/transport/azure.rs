//! Tokens from the credentials of the Azure SDK.

use std::fmt;
use std::sync::Arc;

use azure_core::credentials::TokenCredential;
use azure_identity::DeveloperToolsCredential;

use super::provider::{BoxFuture, TokenError, TokenProvider, TokenRequest};
use crate::{Cloud, Token};

/// A credential of `azure_identity`, or any other one of the Azure SDK, as a provider of tokens.
///
/// Unlike the rest of this crate, it has types of crates in its interface that may change with them.
#[derive(Clone)]
pub struct AzureCredential {
    credential: Arc<dyn TokenCredential>,
    scope: String,
}

impl AzureCredential {
    /// A provider of tokens for a cloud.
    ///
    /// The credential must be one of the same cloud.
    #[must_use]
    pub fn new(credential: Arc<dyn TokenCredential>, cloud: Cloud) -> Self {
        Self { credential, scope: format!("{}/.default", cloud.root()) }
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
    fn token(&self, _: TokenRequest) -> BoxFuture<'_, Result<Token, TokenError>> {
        Box::pin(async move {
            let token = self.credential.get_token(&[&self.scope], None).await.map_err(TokenError::new)?;
            Token::new(token.token.secret()).map_err(TokenError::new)
        })
    }
}

impl fmt::Debug for AzureCredential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AzureCredential").field("scope", &self.scope).finish_non_exhaustive()
    }
}
