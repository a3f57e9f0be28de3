//! The claims of a token, read on this machine.

use std::time::{Duration, SystemTime};

use base64::Engine;
use graph_validation::Redactor;
use serde_json::{Map, Value};

use super::Token;
use crate::base64url::BASE64;

/// The maximum number of characters of a claim, and of entries in a list, that are kept.
const LONGEST: usize = 200;
const MOST: usize = 64;

/// The claims of a token, read on this machine. Nothing of them is verified: the signature is not checked.
///
/// All texts are safe to show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Claims {
    /// `aud`: the service that the token is for.
    pub audience: Vec<String>,
    /// `exp`: when the token expires.
    pub expires: Option<SystemTime>,
    /// `nbf`: when the token becomes valid.
    pub not_before: Option<SystemTime>,
    /// `tid`: the tenant.
    pub tenant: Option<String>,
    /// `appid` or `azp`: the app that got the token.
    pub app: Option<String>,
    /// `scp`: the permissions of a signed-in user.
    pub scopes: Vec<String>,
    /// `roles`: the permissions of an app.
    pub roles: Vec<String>,
}

impl Token {
    /// The claims of the token; `None` if it is not a JSON Web Token, or is encrypted.
    #[must_use]
    pub fn claims(&self) -> Option<Claims> {
        let mut parts = self.secret().split('.');
        let (_, payload, _) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() {
            return None;
        }
        let payload: Map<String, Value> =
            serde_json::from_slice(&BASE64.decode(payload.trim_end_matches('=')).ok()?).ok()?;
        let shown = |text: &str| Redactor::default().show(text, LONGEST);
        let text = |name: &str| payload.get(name)?.as_str().map(shown);
        let list = |name: &str| match payload.get(name) {
            Some(Value::String(words)) => words.split_ascii_whitespace().take(MOST).map(shown).collect(),
            Some(Value::Array(items)) => items.iter().filter_map(Value::as_str).take(MOST).map(shown).collect(),
            _ => Vec::new(),
        };
        let time = |name: &str| SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(payload.get(name)?.as_u64()?));
        Some(Claims {
            audience: list("aud"),
            expires: time("exp"),
            not_before: time("nbf"),
            tenant: text("tid"),
            app: text("appid").or_else(|| text("azp")),
            scopes: list("scp"),
            roles: list("roles"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn token(claims: &str) -> Token {
        Token::new(format!("e30.{}.c2ln", BASE64.encode(claims))).unwrap()
    }

    #[test]
    fn claims_are_read() {
        let claims =
            r#"{"aud":"https://graph.example","exp":120,"nbf":60,"tid":"t","appid":"a","scp":"A.Read B.Read","x":1}"#;
        let claims = token(claims).claims().unwrap();
        assert_eq!(
            (claims.audience, claims.scopes),
            (vec!["https://graph.example".to_owned()], vec!["A.Read".to_owned(), "B.Read".to_owned()])
        );
        assert_eq!(claims.expires, Some(SystemTime::UNIX_EPOCH + Duration::from_secs(120)));
        assert_eq!((claims.tenant.as_deref(), claims.app.as_deref()), (Some("t"), Some("a")));
        let claims = token(r#"{"aud":["a","b"],"exp":-1,"roles":["R"],"tid":"a\u001bb"}"#).claims().unwrap();
        assert_eq!((claims.audience.len(), claims.expires, claims.roles.len()), (2, None, 1));
        assert_eq!(claims.tenant.as_deref(), Some("a\\u001bb"));
    }

    #[test]
    fn any_other_token_has_none() {
        for text in ["opaque", "a.b.c", "a.b", "e30.W10.c", "e30.e30.c.d", "e30.e30.c.d.e"] {
            assert_eq!(Token::new(text).unwrap().claims(), None, "{text}");
        }
    }
}
