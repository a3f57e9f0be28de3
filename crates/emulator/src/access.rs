//! Who may send a request: the bearer token, and with a check of scopes what its claims say.
//!
//! Nobody has signed anything here: signatures are not looked at, so that tests can make tokens of their own.

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use odata_types::facts::Permission;
use serde_json::Value;

use crate::refusal::Refusal;

/// The scheme of permissions that the claim `scp` is held against.
const DELEGATED: &str = "DelegatedWork";

/// The scheme of permissions that the claim `roles` is held against.
const APPLICATION: &str = "Application";

/// The token in the values of `Authorization`, of which there may be one; none stands for one that is no text.
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

/// Holds the claims of a token against the permissions of a request, of which any one is enough.
pub(crate) fn check(token: &str, permissions: &[Permission], now: i64) -> Result<(), Refusal> {
    let Some(claims) = claims(token) else {
        return Err(Refusal::unauthenticated("the token is not a JSON web token, whose claims could be checked"));
    };
    // A time that is no number is none that has come or gone.
    let time = |name: &str| claims.get(name).and_then(Value::as_f64);
    let seconds = Duration::from_millis(now.unsigned_abs()).as_secs_f64();
    if time("exp").is_some_and(|end| end <= seconds) {
        return Err(Refusal::unauthenticated("the token has expired (`exp`)"));
    }
    if time("nbf").is_some_and(|start| start > seconds) {
        return Err(Refusal::unauthenticated("the token is not valid yet (`nbf`)"));
    }
    // Tokens for a user have `scp`, and may have `roles` besides, which are those of the user then.
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

/// The claims of a token; its signature is not looked at.
fn claims(token: &str) -> Option<Value> {
    let mut parts = token.split('.');
    let (_, payload, _) = (parts.next()?, parts.next()?, parts.next()?);
    let payload = URL_SAFE_NO_PAD.decode(payload.trim_end_matches('=')).ok()?;
    serde_json::from_slice(&payload).ok().filter(Value::is_object)
}

#[cfg(test)]
mod tests {
    use lifecycle_workflows_models::identity_governance::{CancelProcessing, Resume};
    use odata_types::Action;

    use super::*;

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
    fn claims_are_held_against_the_permissions() {
        let (cancel, resume) = (CancelProcessing::ACTION.permissions, Resume::ACTION.permissions);
        let least = r#"{"scp": "User.Read LifecycleWorkflows-Workflow.ReadWrite.All"}"#;
        let higher = r#"{"roles": ["LifecycleWorkflows.ReadWrite.All"]}"#;
        assert_eq!((status(least, cancel), status(least, resume)), (200, 403));
        assert_eq!((status(higher, cancel), status(higher, resume)), (200, 200));
        for claims in [
            "{}",
            r#"{"scp": ""}"#,
            r#"{"scp": 1}"#,
            r#"{"roles": "LifecycleWorkflows.ReadWrite.All"}"#,
            r#"{"scp": "User.Read", "roles": ["LifecycleWorkflows.ReadWrite.All"]}"#,
            r#"{"scp": "lifecycleworkflows.readwrite.all"}"#,
        ] {
            assert_eq!(status(claims, resume), 403, "{claims}");
        }
        assert_eq!(check(&token("{}"), &[], 0).unwrap_err().status, 403);
    }

    #[test]
    fn times_count_where_they_are_said() {
        let claims = |times: &str| format!(r#"{{"roles": ["LifecycleWorkflows.ReadWrite.All"], {times}}}"#);
        for (times, expected) in
            [(r#""exp": 1001"#, 200), (r#""exp": 1000"#, 401), (r#""nbf": 1000"#, 200), (r#""nbf": 1001"#, 401)]
        {
            assert_eq!(status(&claims(times), Resume::ACTION.permissions), expected, "{times}");
        }
    }

    #[test]
    fn what_is_no_token_is_refused() {
        for token in ["x", "a.b", "a.b.c", "..", "e30.e30", "e30.MQ.", "e30.!!.x"] {
            assert_eq!(check(token, Resume::ACTION.permissions, 0).unwrap_err().status, 401, "{token}");
        }
    }
}
