//! The error of a token provider.

use std::error::Error as StdError;
use std::fmt;

/// There is no token.
#[derive(Debug)]
pub struct TokenError(Box<dyn StdError + Send + Sync>);

impl TokenError {
    /// An error with a reason.
    pub fn new(reason: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self(reason.into())
    }
}

impl fmt::Display for TokenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("there is no token to send")
    }
}

impl StdError for TokenError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&*self.0)
    }
}
