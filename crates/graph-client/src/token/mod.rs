//! Access tokens.

mod claims;

use std::fmt;
use std::sync::Arc;

use graph_validation::{HIDDEN, Redactor, is_placeholder};
use http::HeaderValue;

pub use self::claims::Claims;

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
    /// If the rest is empty or cannot be a token. The error names what else it is, such as JSON that contains a token.
    pub fn new(token: impl AsRef<str>) -> Result<Self, InvalidToken> {
        let token = token.as_ref().trim();
        if let Some(other) = InvalidToken::of(token) {
            return Err(other);
        }
        let mut header = HeaderValue::try_from(format!("Bearer {token}")).map_err(|_| InvalidToken::Character)?;
        header.set_sensitive(true);
        Ok(Self { secret: token.into(), header })
    }

    /// The token in a file: text in UTF-8.
    ///
    /// # Errors
    ///
    /// As [`Self::new`], and if the text is in another encoding or begins with a byte order mark.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, InvalidToken> {
        let is_utf16 = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
        // ASCII in UTF-16 has a zero in every second byte.
        if is_utf16
            || (bytes.len() > 3
                && (bytes[..4] == [bytes[0], 0, bytes[2], 0] || bytes[..4] == [0, bytes[1], 0, bytes[3]]))
        {
            return Err(InvalidToken::Utf16);
        }
        match std::str::from_utf8(bytes) {
            Ok(text) => Self::new(text),
            Err(_) => Err(InvalidToken::Character),
        }
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
    /// It begins with a byte order mark.
    ByteOrderMark,
    /// It is in UTF-16.
    Utf16,
    /// It is in quotes.
    Quotes,
    /// It contains the word `Bearer`, or begins with the name of a header.
    Header,
    /// It has a line that gives something a value, such as that of an `.env` file.
    Assignment,
    /// It is JSON with a token, such as the answer of a token service.
    Json,
    /// It is the error that a token service answers with.
    ErrorAnswer,
    /// It is JSON without an access token.
    JsonWithoutToken,
    /// It is an HTML page.
    Page,
    /// It is a JSON Web Token without its end.
    Cut,
    /// It is the name of a .NET type, which PowerShell prints in place of a secret.
    SecureString,
    /// It is a secret that PowerShell has encrypted.
    EncryptedSecureString,
    /// It is a key or a certificate in PEM.
    Pem,
    /// It is a placeholder.
    Placeholder,
    /// It is a GUID, such as the id of an app or of a secret.
    Guid,
    /// It is a client secret.
    ClientSecret,
    /// It is a refresh token.
    RefreshToken,
    /// It is broken into several lines.
    Lines,
    /// It contains white space or another character that tokens do not contain.
    Character,
}

/// How the text begins that PowerShell makes of a secret that it encrypts.
const ENCRYPTED: &str = "01000000d08c9ddf0115d1118c7a00c04fc297eb";

/// How a JSON Web Token begins: `{"` in Base64.
const JWT: &str = "eyJ";

/// The number of parts of a JSON Web Token that is signed, and of one that is encrypted.
const SIGNED: usize = 3;
const ENCRYPTED_PARTS: usize = 5;

impl InvalidToken {
    /// What a text without white space around it is if it cannot be a token.
    fn of(text: &str) -> Option<Self> {
        let begins = |start: &str| text.get(..start.len()).is_some_and(|found| found.eq_ignore_ascii_case(start));
        let is_jwt = text.starts_with(JWT);
        let words = text.split_whitespace().count();
        let lower = text.to_ascii_lowercase();
        if text.is_empty() {
            Some(Self::Empty)
        } else if text.starts_with('\u{feff}') {
            Some(Self::ByteOrderMark)
        } else if text.starts_with(['"', '\'', '`', '\u{201c}', '\u{2018}']) {
            Some(Self::Quotes)
        } else if text.starts_with(['{', '[']) && text.contains('"') {
            Some(Self::of_json(&lower))
        } else if begins("<html") || begins("<!doctype") {
            Some(Self::Page)
        } else if lower.contains("bearer ") || begins("Authorization:") || begins("Bearer:") {
            Some(Self::Header)
        } else if is_placeholder(text) {
            Some(Self::Placeholder)
        } else if begins("System.Security.SecureString") {
            Some(Self::SecureString)
        } else if begins(ENCRYPTED) {
            Some(Self::EncryptedSecureString)
        } else if text.starts_with("-----BEGIN") {
            Some(Self::Pem)
        } else if text.lines().any(is_assignment) {
            Some(Self::Assignment)
        } else if text.parse::<odata_types::Guid>().is_ok() {
            Some(Self::Guid)
        } else if words == 1 && !is_jwt && Redactor::default().redact(text) == HIDDEN {
            let is_refresh = text.starts_with("0.A") || text.starts_with("1.A");
            Some(if is_refresh { Self::RefreshToken } else { Self::ClientSecret })
        } else if is_jwt && words > 1 && text.split_whitespace().all(str::is_ascii) {
            Some(Self::Lines)
        } else if is_jwt && words == 1 && !matches!(text.split('.').count(), SIGNED | ENCRYPTED_PARTS) {
            Some(Self::Cut)
        } else if !text.bytes().all(|byte| byte.is_ascii_graphic()) {
            Some(Self::Character)
        } else {
            None
        }
    }

    /// What JSON is, in lower case. It may be cut, or hold what it has deep within.
    fn of_json(lower: &str) -> Self {
        let has = |names: &[&str]| names.iter().any(|name| lower.contains(&format!("\"{name}\"")));
        if has(&["access_token", "accesstoken", "token"]) || lower.contains(&format!("\"{}", JWT.to_ascii_lowercase()))
        {
            Self::Json
        } else if has(&["error"]) {
            Self::ErrorAnswer
        } else {
            Self::JsonWithoutToken
        }
    }
}

/// Whether a line gives a variable or a member its value. A token has `=` at its ends only, or at those of its parts.
fn is_assignment(line: &str) -> bool {
    let is_name = |name: &str| {
        name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.'))
    };
    let names = |before: &str| before.trim_end().rsplit([' ', '\t', ':', '$', '&', '?']).next().is_some_and(is_name);
    let by = |sign: &str| {
        line.split_once(sign).is_some_and(|(before, value)| {
            let is_one_word = sign == "=" || !value.trim().contains(' ');
            names(before)
                && is_one_word
                && !value.trim_start_matches(['=', ' ']).is_empty()
                && !value.starts_with(['.', '='])
        })
    };
    by("=") || by(": ")
}

impl fmt::Display for InvalidToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "the token is empty",
            Self::ByteOrderMark => "the token begins with a byte order mark; save the file as UTF-8 without one",
            Self::Utf16 => "the token is in UTF-16, as PowerShell's `>` writes it; save the file as UTF-8 or ASCII",
            Self::Quotes => "the token is in quotes; leave them out",
            Self::Header => "this is a header, or the word `Bearer` and a token; write the token alone",
            Self::Assignment => "this has a line that gives a name a value, not a token alone; write the value alone",
            Self::Json => "this is JSON, not a token; write the value of `access_token` or `accessToken` alone",
            Self::ErrorAnswer => {
                "this is the error that a token service answered with, not a token; its description says what to mend in the \
                 request for a token"
            }
            Self::JsonWithoutToken => "this is JSON without an access token; write the token alone",
            Self::Page => "this is an HTML page, not a token; it may ask to sign in",
            Self::Cut => "this is a JSON Web Token without its end; copy the whole token, which has three parts",
            Self::SecureString => {
                "this is the name of a .NET type, not a token; convert the `SecureString` to text, such as with \
                 `ConvertFrom-SecureString -AsPlainText`"
            }
            Self::EncryptedSecureString => {
                "this is an encrypted `SecureString`, not a token; use `ConvertFrom-SecureString -AsPlainText`"
            }
            Self::Pem => "this is a key or a certificate, not a token; use it to get a token",
            Self::Placeholder => "this is a placeholder, not a token; write the token in its place",
            Self::Guid => "this is a GUID, such as the id of an app or of a secret, not a token",
            Self::ClientSecret => "this is a client secret, not a token; use it to get a token",
            Self::RefreshToken => "this is a refresh token, not an access token; use it to get an access token",
            Self::Lines => "the token is broken into several lines; write it on one line",
            Self::Character => {
                "the token contains white space or a character that tokens do not contain; write the token alone"
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
        assert_eq!(Token::new("Bearer a"), Err(InvalidToken::Header));
        for text in ["a\r\nb", "a\r\nHost", "ü", "a\0"] {
            assert_eq!(Token::new(text), Err(InvalidToken::Character), "{text:?}");
        }
        for text in [
            "any",
            "secret",
            "opaque/Token+1=",
            "two==",
            "a:b",
            "eyJhIjoxfQ.e30.x",
            "eyJhIjoxfQ==.e30=.x=",
            "eyJ.a.b.c.d",
        ] {
            assert!(Token::new(text).is_ok(), "{text}");
        }
        let header = Token::new("a.b-c_d~e+f/g=").unwrap().header();
        assert_eq!(header, "Bearer a.b-c_d~e+f/g=");
        assert!(header.is_sensitive());
    }

    #[test]
    fn what_is_not_a_token_is_named() {
        let jwt = "eyJ0eXAiOiJKV1QifQ.eyJhdWQiOiJncmFwaCJ9.c2lnbmF0dXJl";
        let secret = format!("abc8Q~{}", "x".repeat(34));
        let refresh = format!("0.ARoA{}", "y".repeat(60));
        for (text, expected) in [
            (format!("\"{jwt}\""), InvalidToken::Quotes),
            (format!("'{jwt}'\n"), InvalidToken::Quotes),
            (format!("\u{201c}{jwt}\u{201d}"), InvalidToken::Quotes),
            (format!("Authorization: Bearer {jwt}"), InvalidToken::Header),
            (format!("bearer {jwt}"), InvalidToken::Header),
            (format!("{{\"access_token\":\"{jwt}\"}}"), InvalidToken::Json),
            (format!("[\"{jwt}\"]"), InvalidToken::Json),
            ("System.Security.SecureString\r\n".to_owned(), InvalidToken::SecureString),
            (format!("{ENCRYPTED}0000"), InvalidToken::EncryptedSecureString),
            (format!("\u{feff}{jwt}"), InvalidToken::ByteOrderMark),
            ("-----BEGIN PRIVATE KEY-----\nx".to_owned(), InvalidToken::Pem),
            (format!("-H 'Authorization: Bearer {jwt}'"), InvalidToken::Header),
            (format!("LCW_TOKEN={jwt}"), InvalidToken::Assignment),
            (format!("export TOKEN={jwt}"), InvalidToken::Assignment),
            (format!("set TOKEN={jwt}\r\n"), InvalidToken::Assignment),
            (format!("$env:LCW_TOKEN = \"{jwt}\""), InvalidToken::Assignment),
            (format!("$token = '{jwt}'"), InvalidToken::Assignment),
            (format!("# of today\nTENANT=a\nLCW_TOKEN=\"{jwt}\"\n"), InvalidToken::Assignment),
            (format!("token: {jwt}"), InvalidToken::Assignment),
            (format!("access_token={jwt}&token_type=x"), InvalidToken::Assignment),
            ("TOKEN=opaque".to_owned(), InvalidToken::Assignment),
            (
                r#"{"error":"invalid_client","error_description":"AADSTS7000215: Invalid"}"#.to_owned(),
                InvalidToken::ErrorAnswer,
            ),
            (r#"{"error":{"code":"x","message":"y"}}"#.to_owned(), InvalidToken::ErrorAnswer),
            (r#"{"error":"x","error_description":"the bearer token is old"}"#.to_owned(), InvalidToken::ErrorAnswer),
            ("<html>a bearer token</html>".to_owned(), InvalidToken::Page),
            ("AADSTS7000215: Invalid client secret provided.".to_owned(), InvalidToken::Character),
            ("ERROR: Please run 'az login'".to_owned(), InvalidToken::Character),
            (r#"{"token_type":"x"}"#.to_owned(), InvalidToken::JsonWithoutToken),
            (r#"["a"]"#.to_owned(), InvalidToken::JsonWithoutToken),
            ("<html>login</html>".to_owned(), InvalidToken::Page),
            ("<!DOCTYPE html><title>x</title>".to_owned(), InvalidToken::Page),
            (jwt[..30].to_owned(), InvalidToken::Cut),
            (jwt[..12].to_owned(), InvalidToken::Cut),
            ("{token}".to_owned(), InvalidToken::Placeholder),
            ("$TOKEN".to_owned(), InvalidToken::Placeholder),
            ("8cdf25a8-c9d2-423e-a03d-3f39f03c3e97".to_owned(), InvalidToken::Guid),
            (secret, InvalidToken::ClientSecret),
            (refresh, InvalidToken::RefreshToken),
            (jwt.replace('.', ".\n"), InvalidToken::Lines),
        ] {
            assert_eq!(Token::from_bytes(text.as_bytes()), Err(expected), "{text}");
        }
        let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
        for bytes in [utf16(jwt), utf16(&format!("\u{feff}{jwt}")), [vec![0xfe, 0xff], vec![0, b'e', 0, b'y']].concat()]
        {
            assert_eq!(Token::from_bytes(&bytes), Err(InvalidToken::Utf16));
        }
        assert!(Token::from_bytes(format!("{jwt}\r\n").as_bytes()).is_ok());
    }
}
