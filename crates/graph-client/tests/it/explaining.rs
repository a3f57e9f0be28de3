//! Explanations: the likely cause of an answer, and what to do next.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as URL_SAFE_NO_PAD;
use graph_client::{Answer, Call, Context, Token, TokenFault};
use http::{HeaderMap, Response, StatusCode};
use odata_types::{Action, facts};
use second_slice::library::{Book, GiveBack, Lend};
use serde_json::{Value, json};

use crate::library::{cloud, id, lending};

/// A token with these claims, valid for an hour unless they say otherwise.
fn token(claims: Value) -> Token {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    let mut all = json!({"aud": "https://graph.microsoft.com", "exp": now + 3600, "nbf": now - 60, "appid": "app", "tid": "tenant"});
    if let (Value::Object(all), Value::Object(claims)) = (&mut all, claims) {
        all.extend(claims);
    }
    Token::new(format!("e30.{}.c2ln", URL_SAFE_NO_PAD.encode(all.to_string()))).unwrap()
}

fn answer(status: u16, headers: &[(&str, &str)], body: &str) -> Response<Vec<u8>> {
    let answer =
        headers.iter().fold(Response::builder().status(status), |answer, (name, value)| answer.header(*name, *value));
    answer.body(body.as_bytes().to_vec()).unwrap()
}

fn error(code: &str, message: &str) -> String {
    json!({"error": {"code": code, "message": message}}).to_string()
}

/// Explanations of answers to lending, by what is special about each.
#[test]
fn causes_and_next_steps() {
    let day = 86_400;
    let past = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs() - day;
    let lend = Lend::ACTION.request.permissions[0].least_privileged[0];
    let right = || token(json!({"scp": lend}));
    let claims = r#"Bearer realm="", error="insufficient_claims", claims="eyJhY2Nlc3NfdG9rZW4iOnt9fQ==""#;
    let cases: Vec<(&str, Token, Response<Vec<u8>>)> = vec![
        (
            "malformed token",
            Token::new("opaque").unwrap(),
            answer(401, &[], &error("InvalidAuthenticationToken", "CompactToken parsing failed")),
        ),
        (
            "other audience",
            token(json!({"aud": "https://management.azure.com/"})),
            answer(401, &[], &error("InvalidAuthenticationToken", "Invalid audience.")),
        ),
        ("other cloud", token(json!({"aud": "https://graph.microsoft.us"})), answer(401, &[], "")),
        (
            "expired",
            token(json!({"scp": lend, "exp": past})),
            answer(401, &[], &error("InvalidAuthenticationToken", "Lifetime validation failed")),
        ),
        ("signature", right(), answer(401, &[], "")),
        ("claims challenge", right(), answer(401, &[("www-authenticate", claims)], "")),
        (
            "no permission",
            token(json!({"roles": ["User.Read.All"]})),
            answer(403, &[], &error("Authorization_RequestDenied", "Insufficient privileges")),
        ),
        ("role", right(), answer(403, &[], &error("accessDenied", "Denied"))),
        (
            "licence",
            right(),
            answer(403, &[], &error("AadPremiumLicenseRequired", "Tenant does not have a premium license")),
        ),
        ("conditional access", right(), answer(403, &[], &error("accessDenied", "Blocked by Conditional Access"))),
        ("not found", right(), answer(404, &[], &error("itemNotFound", "no such book"))),
        ("state", right(), answer(409, &[], &error("conflict", "lent"))),
        ("throttled", right(), answer(429, &[("retry-after", "3600")], &error("TooManyRequests", "m"))),
        ("throttled without a time", right(), answer(429, &[], &error("TooManyRequests", "m"))),
        ("malformed request", right(), answer(400, &[], &error("badRequest", "m"))),
        ("redirect", right(), answer(302, &[("location", "https://login.example/sso?token=secret")], "")),
        ("page", right(), answer(403, &[], "<html>blocked</html>")),
        ("compressed", right(), answer(400, &[("content-encoding", "gzip")], "\u{1f}x")),
        ("failed", right(), answer(500, &[("request-id", "1234")], "")),
        (
            "sign-in",
            right(),
            answer(
                400,
                &[],
                r#"{"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret provided."}"#,
            ),
        ),
    ];
    let said = cases.into_iter().map(|(name, token, answer)| {
        let error = lending(&cloud("Global", "v1.0")).response(&answer, Some(&token)).unwrap_err();
        format!("# {name}\n{error}\n{}\n", error.explain().unwrap())
    });
    let said = said.collect::<Vec<_>>().join("\n");
    // The test itself takes time.
    let (before, behind) = said.split_once("the token expired ").unwrap();
    let (ago, behind) = behind.split_once(" ago").unwrap();
    assert!(ago.starts_with("1 day"), "{ago}");
    insta::assert_snapshot!(format!("{before}the token expired 1 day ago{behind}"));
}

#[test]
fn who_needs_no_permission_is_named_first() {
    let exceptions = &["An app that is listed as a librarian.", "An app that the member owns."];
    let action = Box::leak(Box::new(facts::Action {
        request: facts::Request { permission_exceptions: exceptions, ..GiveBack::ACTION.request },
        ..*GiveBack::ACTION
    }));
    let denied = answer(403, &[], &error("Authorization_RequestDenied", "Insufficient privileges"));
    let denied = Answer::read(Some(denied.status()), denied.headers(), denied.body(), &[]);
    let context = Context::default().action(action).token(&token(json!({"roles": ["User.Read.All"]})));
    let steps = context.explain(&denied).steps;
    for (step, exception) in steps.iter().zip(exceptions) {
        assert!(step.contains(exception.trim_end_matches('.')) && step.contains("`app`"), "{step}");
    }
    assert_eq!(steps.len(), exceptions.len() + 1);
}

#[test]
fn a_token_that_has_the_permission_is_not_told_to_get_it() {
    let denied = Answer::read(Some(StatusCode::FORBIDDEN), &HeaderMap::new(), &[], &[]);
    let needed = Lend::ACTION.request.permissions.iter().find(|permission| permission.scheme == "Application").unwrap();
    let context =
        |role: &str| Context::default().action(Lend::ACTION).token(&token(json!({"roles": [role], "tid": "t"})));
    for role in needed.least_privileged.iter().chain(needed.higher_privileged) {
        let said = context(role).explain(&denied).to_string();
        assert!(said.contains("the token has a permission") && said.contains("(`t`)"), "{said}");
        assert!(!said.contains("grant"), "{said}");
    }
    let said = context("Other.Read").explain(&denied).to_string();
    assert!(said.contains("grant the app the application permission"), "{said}");
}

/// An action of which these permissions are published.
fn published(permissions: &'static [facts::Permission]) -> &'static facts::Action {
    Box::leak(Box::new(facts::Action {
        request: facts::Request { permissions, ..Lend::ACTION.request },
        ..*Lend::ACTION
    }))
}

#[test]
fn a_token_has_no_permission_where_none_is_published() {
    const APPS: facts::Permission =
        facts::Permission { scheme: "Application", least_privileged: &["Books.All"], higher_privileged: &[] };
    const NOBODY: facts::Permission =
        facts::Permission { scheme: "DelegatedWork", least_privileged: &[], higher_privileged: &[] };
    let denied = Answer::read(Some(StatusCode::FORBIDDEN), &HeaderMap::new(), &[], &[]);
    let (user, app) = (token(json!({"scp": "Books.Lend"})), token(json!({"roles": ["Books.Lend"]})));
    let context = |permissions| Context::default().action(published(permissions));
    for permissions in [&[][..], &[NOBODY]] {
        for context in [context(permissions), context(permissions).token(&user), context(permissions).token(&app)] {
            let said = context.explain(&denied).to_string();
            assert!(said.contains("no permission is published for `lend`"), "{said}");
            assert!(!said.contains("has a permission") && !said.contains("grant"), "{said}");
        }
    }
    for permissions in [&[APPS][..], &[APPS, NOBODY]] {
        let said = context(permissions).token(&user).explain(&denied).to_string();
        assert!(
            said.contains("no delegated permission is published for `lend`") && said.contains("Books.All"),
            "{said}"
        );
        let said = context(permissions).token(&app).explain(&denied).to_string();
        assert!(said.contains("needs the application permission `Books.All`"), "{said}");
    }
    // What is wrong with the token in any case comes first.
    let elsewhere = token(json!({"scp": "Books.Lend", "aud": "https://graph.microsoft.us"}));
    let context = context(&[]).endpoint(&cloud("Global", "v1.0")).token(&elsewhere);
    assert!(context.explain(&denied).cause.starts_with("the token is for `https://graph.microsoft.us`"));
}

#[test]
fn what_is_wrong_with_a_token_is_known_before_it_is_used() {
    let now = SystemTime::now();
    let faults = |token: &Token| {
        Context::default().endpoint(&cloud("Global", "v1.0")).action(Lend::ACTION).token(token).token_faults(now)
    };
    let needed = Lend::ACTION.request.permissions[0];
    for name in needed.least_privileged.iter().chain(needed.higher_privileged) {
        assert_eq!(faults(&token(json!({"scp": format!("openid {name}")}))), [], "{name}");
    }
    assert_eq!(
        faults(&token(json!({"aud": "00000003-0000-0000-c000-000000000000", "scp": needed.least_privileged[0]}))),
        []
    );
    assert!(matches!(faults(&token(json!({"aud": "api://x"})))[..], [TokenFault::Audience { .. }]));
    assert!(matches!(faults(&token(json!({"scp": "openid"})))[..], [TokenFault::Permission { is_app: false, .. }]));
    let late = (now + Duration::from_secs(7200)).duration_since(UNIX_EPOCH).unwrap().as_secs();
    let early = token(json!({"scp": needed.least_privileged[0], "nbf": late}));
    assert!(matches!(faults(&early)[..], [TokenFault::NotYet { .. }]));
    assert_eq!(faults(&Token::new("opaque").unwrap()), []);
    // The audience of a gateway is not known.
    let gateway =
        Context::default().endpoint(&crate::endpoint("https://gateway.example")).token(&token(json!({"aud": "x"})));
    assert_eq!(gateway.token_faults(now), []);
}

/// Whether a token has a permission decides over 403, not over 401.
#[test]
fn a_token_that_is_not_accepted_lacks_no_permission() {
    let body = error("InvalidAuthenticationToken", "Lifetime validation failed, the token is expired.");
    let answer = Answer::read(Some(StatusCode::UNAUTHORIZED), &HeaderMap::new(), body.as_bytes(), &[]);
    let context = Context::default().action(Lend::ACTION).token(&token(json!({"roles": ["User.Read.All"]})));
    let cause = context.explain(&answer).cause;
    assert!(cause.starts_with("the service says that the token has expired"), "{cause}");
    let fresh = "get a new token";
    assert_eq!(context.explain(&answer).steps, [fresh]);
    assert_eq!(Context::default().explain(&answer).steps, [fresh]);
    assert_eq!(Context::default().endpoint(&cloud("Global", "v1.0")).explain(&answer).steps, [fresh]);
    let old = context.token(&token(json!({"roles": ["User.Read.All"], "exp": 1}))).explain(&answer);
    assert!(old.cause.starts_with("the token expired ") && !old.cause.contains("User.Read.All"), "{}", old.cause);
}

/// Nothing is said to fit that was not compared.
#[test]
fn claims_are_shown_where_nothing_can_be_compared() {
    let body = error("InvalidAuthenticationToken", "CompactToken parsing failed with error code: 80049217");
    let answer = Answer::read(Some(StatusCode::UNAUTHORIZED), &HeaderMap::new(), body.as_bytes(), &[]);
    let local = Context::default().action(Lend::ACTION).endpoint(&crate::endpoint("http://127.0.0.1:8080"));
    let needed = Lend::ACTION.request.permissions[0].least_privileged[0];
    for (claims, expected) in [
        (json!({"aud": "graph", "exp": null}), ["`graph` (`aud`)", "when it expires", "no permission", "needs the"]),
        (
            json!({"aud": [], "scp": "A B"}),
            ["whom it is for", "expires in", "has A, B (`scp`)", "delegated permission"],
        ),
        (json!({"aud": "x", "scp": needed}), ["`x` (`aud`)", "expires in", "(`scp`)", "another service"]),
    ] {
        let explanation = local.clone().token(&token(claims.clone())).explain(&answer);
        for part in expected {
            assert!(explanation.cause.contains(part), "{part}: {explanation}");
        }
        assert!(!explanation.cause.contains(" fit"), "{explanation}");
    }
    let nobody = Context::default().endpoint(&cloud("Global", "v1.0")).token(&token(json!({"aud": []})));
    assert!(nobody.explain(&answer).cause.contains("does not say whom it is for"));
}

#[test]
fn a_write_that_may_have_been_carried_out_is_read_first() {
    let first_step = |context: Context, status: u16| {
        let said = answer(status, &[], "");
        let answer = Answer::read(Some(said.status()), said.headers(), said.body(), &[]);
        context.explain(&answer).steps[0].clone()
    };
    let again = "send the request again later";
    for status in [500, 502, 504] {
        let step = first_step(Context::default().action(Lend::ACTION), status);
        assert!(step.starts_with("read whether the request was carried out"), "{status}: {step}");
        assert_eq!(first_step(Context::default(), status), again);
    }
    assert_eq!(first_step(Context::default().action(Lend::ACTION), 503), again);
}

#[test]
fn a_redirection_or_a_path_is_named_for_what_it_is() {
    let explain = |status, headers: &[_], body: &str| {
        let said = answer(status, headers, body);
        let answer = Answer::read(Some(said.status()), said.headers(), said.body(), &[]);
        Context::default().explain(&answer).to_string()
    };
    for (location, expected) in [
        ("/v1.0/other?token=secret", "to the path `/v1.0/other` of the same host"),
        ("other#secret", "to the path `/…` of the same host"),
        ("/sign-in?to=https://elsewhere.example/secret", "to the path `/sign-in` of the same host"),
        ("//elsewhere.example/secret", "redirects to `elsewhere.example`"),
        ("///elsewhere.example/secret", "redirects to `elsewhere.example`"),
        ("", "does not say where"),
    ] {
        let said = explain(307, &[("location", location)], "");
        assert!(said.contains(expected) && !said.contains("secret"), "{said}");
    }
    for segment in ["library", "lend"] {
        let message = format!("Resource not found for the segment '{segment}'.");
        for (status, code) in [(404, "ResourceNotFound"), (400, "BadRequest")] {
            let said = explain(status, &[], &error(code, &message));
            assert!(said.contains("the path of the request is wrong") && !said.contains("ids"), "{said}");
        }
    }
    let compressed = explain(400, &[("content-encoding", "gzip")], "\u{1f}x");
    assert!(!compressed.contains("request-id"), "{compressed}");
}

#[test]
fn a_success_has_no_error_and_is_no_page() {
    let read = |status: u16, body: &str| {
        Answer::read(StatusCode::from_u16(status).ok(), &HeaderMap::new(), body.as_bytes(), &[])
    };
    for (status, body) in [(200, r#"{"value":[]}"#), (201, r#"{"id":"1"}"#), (202, ""), (204, ""), (200, "text")] {
        assert!(read(status, body).is_success(), "{status} {body}");
    }
    for (status, body) in [(200, r#"{"value":[],"error":{"code":"x"}}"#), (200, "<html></html>"), (304, ""), (404, "")]
    {
        assert!(!read(status, body).is_success(), "{status} {body}");
    }
    for (status, expected) in [(304, "has not changed"), (424, "same batch"), (301, "redirects"), (100, "not the last")]
    {
        let cause = Context::default().explain(&read(status, "")).cause;
        assert!(cause.contains(expected), "{cause}");
    }
}

#[test]
fn a_refused_read_names_what_it_needs() {
    let call = Call::<Book>::read(&cloud("Global", "v1.0"), &[&id("l"), &id("b")]).unwrap();
    let error = call.response(&answer(403, &[], ""), None).unwrap_err();
    insta::assert_snapshot!(format!("{error}\n{}", error.explain().unwrap()));
}

#[test]
fn a_service_to_test_against_says_what_it_cannot_do() {
    let local = Context::default().endpoint(&crate::endpoint("http://127.0.0.1:8080"));
    let cause = |context: &Context, status, headers: &[_], message| {
        let said = answer(status, headers, &error("code", message));
        context.explain(&Answer::read(Some(said.status()), said.headers(), said.body(), &[])).cause
    };
    for (status, header, expected) in [
        (404, "no-such-entity", "has no such entity"),
        (400, "unsupported", "does less than Microsoft Graph"),
        (401, "opaque-token", "checks the permissions of tokens"),
    ] {
        let header = [("emulator-refusal", header)];
        assert!(cause(&local, status, &header, "").contains(expected), "{expected}");
        let elsewhere = Context::default().endpoint(&crate::endpoint("https://gateway.example"));
        assert!(!cause(&elsewhere, status, &header, "").contains(expected), "{expected}");
    }
    // Messages are for people: a gateway on this machine may pass on those of Microsoft Graph.
    for (status, message) in
        [(404, "there is no licence"), (400, "the local service is out of order"), (401, "no claims could be checked")]
    {
        assert!(!cause(&local, status, &[], message).contains("the service on this machine"), "{message}");
    }
}
