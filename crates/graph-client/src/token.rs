//! Access tokens.

use std::fmt;
use std::sync::Arc;

use http::HeaderValue;

/// An access token. Nothing in this crate ever shows it.
///
/// ```
/// use graph_client::Token;
///
/// let token = Token::new("secret\n")?;
/// assert_eq!(token.secret(), "secret");
/// assert_eq!(format!("{token:?}"), "Token([hidden])");
/// # Ok::<(), graph_client::InvalidToken>(())
/// ```
#[derive(Clone)]
pub struct Token {
    secret: Arc<str>,
    header: HeaderValue,
}

impl Token {
    /// A token without the word `Bearer`. White space around it, such as the line end of a file, is removed.
    ///
    /// # Errors
    ///
    /// If the rest is empty or cannot be a token.
    pub fn new(token: impl AsRef<str>) -> Result<Self, InvalidToken> {
        let token = token.as_ref().trim();
        if token.is_empty() {
            return Err(InvalidToken::Empty);
        }
        if !token.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(InvalidToken::Character);
        }
        let mut header = HeaderValue::try_from(format!("Bearer {token}")).map_err(|_| InvalidToken::Character)?;
        header.set_sensitive(true);
        Ok(Self { secret: token.into(), header })
    }

    /// The token itself.
    #[must_use]
    pub fn secret(&self) -> &str {
        &self.secret
    }

    /// The value of `Authorization`.
    pub(crate) fn header(&self) -> HeaderValue {
        self.header.clone()
    }
}

impl PartialEq for Token {
    fn eq(&self, other: &Self) -> bool {
        self.secret == other.secret
    }
}

impl Eq for Token {}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token([hidden])")
    }
}

/// The text cannot be a [`Token`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum InvalidToken {
    /// It is empty.
    Empty,
    /// It contains white space or another character that tokens do not contain.
    Character,
}

impl fmt::Display for InvalidToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "the token is empty",
            Self::Character => {
                "the token contains white space or a character that tokens do not contain; write it without `Bearer`"
            }
        })
    }
}

impl std::error::Error for InvalidToken {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_one_word() {
        assert_eq!(Token::new(" \n"), Err(InvalidToken::Empty));
        for text in ["Bearer a", "a\r\nHost: b", "ü", "a\0"] {
            assert_eq!(Token::new(text), Err(InvalidToken::Character), "{text:?}");
        }
        let header = Token::new("a.b-c_d~e+f/g=").unwrap().header();
        assert_eq!(header, "Bearer a.b-c_d~e+f/g=");
        assert!(header.is_sensitive());
    }
}
