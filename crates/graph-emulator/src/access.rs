//! Access: the bearer token of a request, and optionally its claims.
//!
//! Signatures are not verified, so that tests can make their own tokens.

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use odata_types::facts::Permission;
use serde_json::Value;

use crate::refusal::Refusal;

/// The scheme of the permissions in the claim `scp`.
const DELEGATED: &str = "DelegatedWork";

/// The scheme of the permissions in the claim `roles`.
const APPLICATION: &str = "Application";

/// The token in the values of `Authorization`, of which there must be one. `None` means a value that is not text.
pub(crate) fn bearer<'a>(mut values: impl Iterator<Item = Option<&'a str>>) -> Result<&'a str, Refusal> {
    let Some(value) = values.next() else {
        return Err(Refusal::unauthenticated("the request has no header `Authorization`, which is required"));
    };
    if values.next().is_some() {
        return Err(Refusal::unauthenticated("`Authorization` occurs more than once"));
    }
    let value = value.unwrap_or_default();
    let (scheme, token) = value.trim().split_once(|c: char| c.is_ascii_whitespace()).unwrap_or((value.trim(), ""));
    let token = token.trim();
    if !scheme.eq_ignore_ascii_case("Bearer") {
        return Err(Refusal::unauthenticated("`Authorization` does not begin with the word `Bearer`"));
    }
    if token.is_empty() || token.contains(char::is_whitespace) {
        return Err(Refusal::unauthenticated("`Authorization` holds no token"));
    }
    Ok(token)
}

/// Compares the claims of a token with the permissions of a request, of which any one is enough. Where none is published,
/// every token will do.
pub(crate) fn check(token: &str, permissions: &[Permission], now: i64) -> Result<(), Refusal> {
    let Some(claims) = claims(token) else {
        return Err(Refusal::opaque_token());
    };
    // A time that is not a number is ignored.
    let time = |name: &str| claims.get(name).and_then(Value::as_f64);
    let seconds = Duration::from_millis(now.unsigned_abs()).as_secs_f64();
    if time("exp").is_some_and(|end| end <= seconds) {
        return Err(Refusal::unauthenticated("the token has expired (`exp`)"));
    }
    if time("nbf").is_some_and(|start| start > seconds) {
        return Err(Refusal::unauthenticated("the token is not valid yet (`nbf`)"));
    }
    if permissions.is_empty() {
        return Ok(());
    }
    // Tokens of a user have `scp`. They may also have `roles`, which are those of the user.
    let (scheme, claim, held): (_, _, Vec<&str>) = if let Some(scopes) = claims.get("scp") {
        (DELEGATED, "scp", scopes.as_str().unwrap_or_default().split_ascii_whitespace().collect())
    } else {
        let roles = claims.get("roles").and_then(Value::as_array);
        (APPLICATION, "roles", roles.into_iter().flatten().filter_map(Value::as_str).collect())
    };
    let permission = permissions.iter().find(|permission| permission.scheme == scheme);
    let mut enough = permission.into_iter().flat_map(|one| one.least_privileged.iter().chain(one.higher_privileged));
    if enough.clone().any(|name| held.contains(name)) {
        return Ok(());
    }
    let Some(least) = enough.next() else {
        return Err(Refusal::forbidden(&format!("no permission is documented that the claim `{claim}` could hold")));
    };
    let others: Vec<_> = enough.map(|name| format!("`{name}`")).collect();
    let others = if others.is_empty() { String::new() } else { format!("; enough as well: {}", others.join(", ")) };
    let message = format!("the claim `{claim}` of the token lacks the least privileged permission `{least}`{others}");
    Err(Refusal::forbidden(&message))
}

/// The claims of a token; its signature is not verified.
fn claims(token: &str) -> Option<Value> {
    let mut parts = token.split('.');
    let (_, payload, _) = (parts.next()?, parts.next()?, parts.next()?);
    let payload = URL_SAFE_NO_PAD.decode(payload.trim_end_matches('=')).ok()?;
    serde_json::from_slice(&payload).ok().filter(Value::is_object)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEAST: Permission =
        Permission { scheme: DELEGATED, least_privileged: &["Books.Lend"], higher_privileged: &["Books.All"] };
    const ALL: Permission =
        Permission { scheme: APPLICATION, least_privileged: &["Books.All"], higher_privileged: &[] };

    fn token(claims: &str) -> String {
        format!("e30.{}.", URL_SAFE_NO_PAD.encode(claims))
    }

    fn status(claims: &str, permissions: &[Permission]) -> u16 {
        check(&token(claims), permissions, 1_000_000).map_or_else(|refusal| refusal.status, |()| 200)
    }

    #[test]
    fn tokens_are_found() {
        let bearer = |values: &[&'static str]| bearer(values.iter().copied().map(Some));
        assert_eq!(bearer(&["Bearer x"]), Ok("x"));
        assert_eq!(bearer(&[" bearer  x "]), Ok("x"));
        for values in
            [&[][..], &[""], &["Bearer"], &["Bearer "], &["Basic x"], &["x"], &["Bearer x y"], &["Bearer x"; 2]]
        {
            assert_eq!(bearer(values).unwrap_err().status, 401, "{values:?}");
        }
        assert_eq!(super::bearer([None].into_iter()).unwrap_err().status, 401);
    }

    #[test]
    fn claims_are_compared_with_the_permissions() {
        let (both, application) = (&[LEAST, ALL], &[ALL]);
        let least = r#"{"scp": "User.Read Books.Lend"}"#;
        assert_eq!((status(least, both), status(least, application)), (200, 403));
        assert_eq!(status(r#"{"scp": "Books.All"}"#, both), 200);
        assert_eq!(status(r#"{"roles": ["Books.All"]}"#, both), 200);
        for claims in [
            "{}",
            r#"{"scp": ""}"#,
            r#"{"scp": 1}"#,
            r#"{"roles": "Books.All"}"#,
            r#"{"scp": "User.Read", "roles": ["Books.All"]}"#,
            r#"{"scp": "books.lend"}"#,
        ] {
            assert_eq!(status(claims, both), 403, "{claims}");
        }
        assert_eq!((status(least, &[]), status("{}", &[]), status(r#"{"exp": 1}"#, &[])), (200, 200, 401));
        let message = check(&token(r#"{"scp": "x"}"#), both, 0).unwrap_err().message;
        assert!(message.contains("`scp`") && message.contains("`Books.Lend`") && message.contains("`Books.All`"));
    }

    #[test]
    fn times_are_checked_if_they_are_present() {
        let claims = |times: &str| format!(r#"{{"roles": ["Books.All"], {times}}}"#);
        for (times, expected) in
            [(r#""exp": 1001"#, 200), (r#""exp": 1000"#, 401), (r#""nbf": 1000"#, 200), (r#""nbf": 1001"#, 401)]
        {
            assert_eq!(status(&claims(times), &[ALL]), expected, "{times}");
        }
    }

    #[test]
    fn text_that_is_not_a_token_is_refused() {
        for token in ["x", "a.b", "a.b.c", "..", "e30.e30", "e30.MQ.", "e30.!!.x"] {
            assert_eq!(check(token, &[ALL], 0).unwrap_err().status, 401, "{token}");
        }
    }
}
