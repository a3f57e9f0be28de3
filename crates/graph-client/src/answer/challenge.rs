//! The header `WWW-Authenticate`: what a service asks of the next token.

use std::fmt;

use http::HeaderMap;
use http::header::WWW_AUTHENTICATE;

use crate::Token;
use crate::base64url;
use crate::redact;

/// The maximum number of characters of a value that is shown.
const LONGEST: usize = 400;

/// What a service asks of the next token, in the header `WWW-Authenticate`.
///
/// All texts are safe to show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Challenge {
    /// The error, such as `insufficient_claims`.
    pub error: Option<String>,
    /// The description of the error.
    pub description: Option<String>,
    /// The claims that the next token must have, as JSON: a claims challenge.
    pub claims: Option<String>,
}

impl Challenge {
    /// Reads the header; `None` if it asks for nothing.
    pub(super) fn of(headers: &HeaderMap, tokens: &[Token]) -> Option<Self> {
        let values = headers.get_all(WWW_AUTHENTICATE).iter();
        let text = values.map(|value| String::from_utf8_lossy(value.as_bytes())).collect::<Vec<_>>().join(", ");
        let shown = |name| Some(redact::shown(parameter(&text, name)?, tokens, LONGEST));
        let claims = parameter(&text, "claims").map(|claims| {
            let decoded = base64url::decoded(claims).and_then(|bytes| String::from_utf8(bytes).ok());
            redact::shown(decoded.as_deref().unwrap_or(claims), tokens, LONGEST)
        });
        let challenge = Self { error: shown("error"), description: shown("error_description"), claims };
        (challenge != Self::default()).then_some(challenge)
    }
}

/// Shows the error, its description and the claims.
impl fmt::Display for Challenge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let claims = self.claims.as_ref().map(|claims| format!("claims {claims}"));
        let parts: Vec<_> = [self.error.clone(), self.description.clone(), claims].into_iter().flatten().collect();
        f.write_str(&parts.join(": "))
    }
}

/// The value of a parameter that is not empty.
fn parameter<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = text;
    loop {
        let (before, value) = rest.split_once('=')?;
        let found = before.rsplit([',', ' ', '\t']).next().unwrap_or(before);
        let (value, behind) = match value.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
            None => value.split_at(value.find(',').unwrap_or(value.len())),
        };
        if found.eq_ignore_ascii_case(name) {
            return Some(value.trim()).filter(|value| !value.is_empty());
        }
        rest = behind;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(value: &str) -> Option<Challenge> {
        let headers = [(WWW_AUTHENTICATE, value.parse().unwrap())].into_iter().collect();
        Challenge::of(&headers, &[])
    }

    #[test]
    fn claims_are_decoded() {
        let challenge =
            read(r#"Bearer realm="", error="insufficient_claims", claims="eyJhY2Nlc3NfdG9rZW4iOnt9fQ==""#).unwrap();
        assert_eq!(challenge.to_string(), r#"insufficient_claims: claims {"access_token":{}}"#);
        let challenge = read("Bearer error=invalid_token, error_description=\"a, b=c\"").unwrap();
        assert_eq!(challenge.to_string(), "invalid_token: a, b=c");
    }

    #[test]
    fn what_asks_for_nothing_is_left_out() {
        for value in ["", "Bearer", "Bearer realm=\"\"", "Basic realm=\"x", "Bearer realm=\"\", client_id=\"error=1\""]
        {
            assert_eq!(read(value), None, "{value}");
        }
    }
}
