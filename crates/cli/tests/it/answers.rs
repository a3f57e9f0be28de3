//! What a service says is shown, with the likely cause and the next step: by the commands that send, and by `explain-answer`.

use serde_json::{Value, json};

use crate::run::{lcw, outcome, run};
use crate::scripted::{Script, Scripted};
use crate::send::{TOKEN, send};
use crate::served::{Served, WORKFLOW};
use crate::token::jwt;
use crate::wire;

const RESULT: &str = "w/t/r";

#[test]
fn a_local_service_is_explained_as_one() {
    let served = Served::start(&["--listen", "127.0.0.1:0"]);
    let strict = Served::start(&["--listen", "127.0.0.1:0", "--check-scopes"]);
    for (url, arguments, cause, step) in [
        (
            &served.url,
            &["get", "workflow", "--workflow", "nope"][..],
            "the service on this machine has no such entity",
            "list the entities of that service",
        ),
        (
            &served.url,
            &["list", "workflows", "--filter", "startswith(displayName,'a')"],
            "the service on this machine does less than Microsoft Graph",
            "write the request as the message says",
        ),
        (
            &served.url,
            &["list", "workflows", "--order-by", "displayName up"],
            "as it is",
            "change what its message names",
        ),
        (&strict.url, &["list", "workflows"], "checks the permissions of tokens", "give it a JSON Web Token"),
    ] {
        let (_, out, err) = send_with("any", url, arguments);
        assert!(out.is_empty() && err.contains(cause) && err.contains(step), "{arguments:?}: {err}");
        assert!(!err.contains("tenant"), "{err}");
    }
}

fn error(code: &str, message: &str) -> Value {
    json!({"error": {"code": code, "message": message, "innerError": {"date": "2026-07-07T11:06:01", "request-id": "r1", "client-request-id": "c1"}}})
}

fn cancel<'a>(more: &[&'a str]) -> Vec<&'a str> {
    [&["cancel", "--workflow", WORKFLOW, "--run", "1", "--attempts", "1"], more].concat()
}

fn resume<'a>(more: &[&'a str]) -> Vec<&'a str> {
    [&["resume", "--workflow", "w", "--task", "t", "--result", "r", "--status", "completed", "--attempts", "1"], more]
        .concat()
}

/// Runs a command with a token of its own.
fn send_with(token: &str, url: &str, arguments: &[&str]) -> (i32, String, String) {
    let mut command = lcw(arguments);
    command.args(["--base-url", url]).env("LCW_TOKEN", token);
    let (status, out, err) = outcome(command.output().unwrap());
    assert!(!out.contains(token) && !err.contains(token), "{out}{err}");
    (status, out, err)
}

/// The answers of which nothing more is known than that they are no success, and what is said of each.
fn refusals() -> Vec<Refusal> {
    [refusals_of_callers(), refusals_of_requests()].concat()
}

/// A name, an answer, and what is said of it.
type Refusal = (&'static str, Scripted, &'static [&'static str]);

fn refusals_of_callers() -> Vec<Refusal> {
    let challenge = r#"Bearer realm="", error="insufficient_claims", claims="eyJhY2Nlc3NfdG9rZW4iOnt9fQ==""#;
    vec![
        (
            "malformed token",
            Scripted::json(401, &error("InvalidAuthenticationToken", "CompactToken parsing failed")),
            &["CompactToken", "not a JSON Web Token", "r1"],
        ),
        (
            "missing token",
            Scripted::json(401, &error("Authentication_MissingOrMalformed", "x")),
            &["not a JSON Web Token"],
        ),
        (
            "expired",
            Scripted::json(
                401,
                &error("InvalidAuthenticationToken", "Lifetime validation failed, the token is expired."),
            ),
            &["likely cause", "get a new token"],
        ),
        (
            "denied",
            Scripted::json(403, &error("Authorization_RequestDenied", "Insufficient privileges")),
            &["Insufficient privileges", "likely cause"],
        ),
        ("access denied", Scripted::json(403, &error("accessDenied", "x")), &["likely cause"]),
        ("forbidden without a body", Scripted::new(403, &[], ""), &["likely cause"]),
        (
            "licence",
            Scripted::json(403, &error("Forbidden", "The tenant needs an Entra ID Governance license")),
            &["lacks a licence"],
        ),
        (
            "conditional access",
            Scripted::json(403, &error("Forbidden", "Blocked by conditional access")),
            &["conditional access policy"],
        ),
        (
            "claims challenge",
            Scripted::new(401, &[("WWW-Authenticate", challenge)], ""),
            &[r#"{"access_token":{}}"#, "conditional access"],
        ),
        (
            "challenge without claims",
            Scripted::new(401, &[("WWW-Authenticate", r#"Bearer error="insufficient_claims""#)], ""),
            &["conditional access"],
        ),
        (
            "challenge with a description",
            Scripted::new(
                401,
                &[("WWW-Authenticate", r#"Bearer error="invalid_token", error_description="it is old""#)],
                "",
            ),
            &["it is old"],
        ),
    ]
}

fn refusals_of_requests() -> Vec<Refusal> {
    let gzip = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\xabV".to_vec();
    vec![
        (
            "throttled",
            Scripted::json(429, &error("TooManyRequests", "Please try again later.")),
            &["TooManyRequests", "does not say how long to wait"],
        ),
        (
            "throttled for an hour",
            Scripted::new(429, &[("Retry-After", "3600")], error("TooManyRequests", "m").to_string()),
            &["wait 1 h"],
        ),
        ("busy for two minutes", Scripted::new(503, &[("Retry-After", "120")], ""), &["wait 2 min"]),
        (
            "redirect",
            Scripted::new(302, &[("Location", "https://login.contoso.example/sso?token=abc")], ""),
            &["`login.contoso.example`", "proxy"],
        ),
        (
            "other redirect",
            Scripted::new(307, &[("Location", "https://u:p@gateway.example:8443/")], ""),
            &["`gateway.example:8443`"],
        ),
        ("redirect to a path", Scripted::new(301, &[("Location", "/login?token=abc")], ""), &["301"]),
        (
            "compressed",
            Scripted::new(400, &[("Content-Encoding", "gzip")], gzip.clone()),
            &["a body compressed with gzip"],
        ),
        ("compressed without a name", Scripted::new(400, &[], gzip), &["a body compressed with gzip"]),
        (
            "compressed in another way",
            Scripted::new(502, &[("Content-Encoding", "br")], "xyz"),
            &["a body compressed with br"],
        ),
        (
            "details",
            Scripted::json(
                400,
                &json!({"error": {"code": "badRequest", "message": "Top", "details": [{"code": "d1", "message": "The run is not in progress", "target": "runs[0].id"}], "innererror": {"code": "nested", "message": "deep reason", "request-id": "11"}}}),
            ),
            &["The run is not in progress", "runs[0].id", "deep reason", "11"],
        ),
        (
            "inner errors in depth",
            Scripted::json(
                400,
                &json!({"error": {"code": "a", "innerError": {"innerError": {"code": "c", "message": "deepest"}}}}),
            ),
            &["deepest"],
        ),
        (
            "details without a message",
            Scripted::json(400, &json!({"error": {"code": "a", "message": "m", "details": [{"code": "only"}, {}, 1]}})),
            &["only"],
        ),
        (
            "login page",
            Scripted::new(
                403,
                &[("Content-Type", "text/html")],
                "<html><head><title>Please log in</title></head>\u{1b}[31m</html>",
            ),
            &["an HTML page with the title `Please log in`", "proxy"],
        ),
        ("page without a title", Scripted::new(502, &[], "<!doctype HTML>x"), &["an HTML page"]),
    ]
}

#[test]
fn every_refusal_is_explained_where_it_happens() {
    for (name, answer, expected) in refusals() {
        let script = Script::serve(vec![answer]);
        for arguments in [cancel(&[]), resume(&[]), vec!["list", "workflows", "--attempts", "1"]] {
            let (status, out, err) = send(&script.url, &arguments, "");
            let said = format!("{out}{err}");
            assert!(matches!(status, 2 | 3), "{name}: {status} {said}");
            assert!(said.chars().all(|character| character == '\n' || !character.is_control()), "{name}: {said:?}");
            assert!(!said.contains("token=abc") && !said.contains("u:p@"), "{name}: {said}");
            assert!(said.contains("next step: "), "{name}: {said}");
            for text in expected {
                assert!(said.contains(text), "{name}: expected {text:?} in {said}");
            }
        }
    }
}

#[test]
fn every_refusal_is_explained_in_a_file() {
    for (name, answer, expected) in refusals() {
        let request = format!(
            "POST https://graph.microsoft.com/v1.0/identityGovernance/lifecycleWorkflows/workflows/1/cancelProcessing\r\nAuthorization: Bearer {TOKEN}\r\n\r\n"
        );
        let input = [request.into_bytes(), answer.bytes()].concat();
        let (status, out, err) = outcome(lcw(&["explain-answer"]).write_stdin(input).output().unwrap());
        assert_eq!((status, err.as_str()), (0, ""), "{name}");
        assert!(out.chars().all(|character| character == '\n' || !character.is_control()), "{name}: {out:?}");
        assert!(!out.contains("token=abc") && !out.contains(TOKEN), "{name}: {out}");
        for text in expected.iter().filter(|text| !text.starts_with("wait ")) {
            assert!(out.contains(text), "{name}: expected {text:?} in {out}");
        }
    }
}

#[test]
fn a_token_that_was_refused_is_read_on_this_machine() {
    let refused =
        Scripted::json(401, &error("InvalidAuthenticationToken", "Access token validation failure. Invalid audience."));
    let script = Script::serve(vec![refused.clone()]);
    let right = json!({"aud": "https://graph.microsoft.com", "scp": "LifecycleWorkflows.ReadWrite.All"});
    for (claims, expected) in [
        (json!({"aud": "https://management.azure.com/"}), "the token is for another service: it is for `https://"),
        (json!({"exp": 1}), "the token expired"),
        (json!({"nbf": 99_999_999_999_u64}), "is not valid until"),
        // Whether it has a permission does not matter yet.
        (json!({"scp": "User.Read openid"}), "the token is for another service: it is for `https://"),
    ] {
        let mut all = right.clone();
        all.as_object_mut().unwrap().extend(claims.as_object().unwrap().clone());
        let (status, _, err) = send_with(&jwt(&all), &script.url, &cancel(&[]));
        assert!(status == 3 && err.contains(expected) && !err.contains("consent"), "{err}");
    }
    let denied = Script::serve(vec![Scripted::json(403, &error("accessDenied", "Denied"))]);
    for (claims, expected) in [
        (json!({"scp": "User.Read openid"}), "User.Read, openid (`scp`)"),
        (json!({"roles": ["User.Read.All"]}), "User.Read.All (`roles`)"),
    ] {
        let (status, _, err) = send_with(&jwt(&claims), &denied.url, &cancel(&[]));
        assert!(status == 3 && err.contains(expected) && err.contains("not verified"), "{err}");
    }
    // In a cloud, the audience is known.
    let folder = tempfile::tempdir().unwrap();
    let token = folder.path().join("token");
    std::fs::write(&token, jwt(&json!({"aud": "https://graph.microsoft.us"}))).unwrap();
    let input = [b"GET https://graph.microsoft.com/v1.0/x HTTP/1.1\r\n\r\n".to_vec(), refused.bytes()].concat();
    let command =
        lcw(&["explain-answer", "--token-file", token.to_str().unwrap()]).write_stdin(input).output().unwrap();
    let (status, out, _) = outcome(command);
    assert!(
        status == 0 && out.contains("for `https://graph.microsoft.us`, not for `https://graph.microsoft.com`"),
        "{out}"
    );
}

#[test]
fn a_denied_report_names_authorized_apps_first() {
    let script = Script::serve(vec![Scripted::json(
        403,
        &error("Authorization_RequestDenied", "Insufficient privileges to complete the operation."),
    )]);
    for claims in [
        json!({"roles": [], "appid": "my-app"}),
        json!({"roles": ["User.Read.All"], "appid": "my-app"}),
        json!({"scp": "openid"}),
    ] {
        let (status, out, err) = send_with(&jwt(&claims), &script.url, &resume(&[]));
        assert_eq!(status, 3, "{out}");
        let steps: Vec<_> = err.lines().filter(|line| line.starts_with("lcw: next step: ")).collect();
        assert!(steps[0].contains("authorizedApps") && steps[1].contains("azureAdTokenAuthentication"), "{err}");
        assert!(steps[2].contains("LifecycleWorkflows.ReadWrite.All"), "{err}");
        assert_eq!(steps[0].contains("`my-app`"), claims["appid"].is_string(), "{err}");
    }
    let (_, _, err) = send_with(&jwt(&json!({"roles": []})), &script.url, &cancel(&[]));
    assert!(!err.contains("authorizedApps"), "{err}");
}

#[test]
fn results_for_programs_have_cause_and_steps() {
    let script =
        Script::serve(vec![Scripted::new(429, &[("Retry-After", "3600")], error("TooManyRequests", "m").to_string())]);
    let (status, out, err) =
        send(&script.url, &["cancel", "--workflow", WORKFLOW, "--run", "1", "--format", "json"], "");
    let line: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((status, err.as_str(), &line["error"]["code"]), (3, "", &"TooManyRequests".into()));
    let cause = line["error"]["likelyCause"].as_str().unwrap();
    assert!(cause.contains("wait 1 h") && cause.contains("sent once") && cause.contains("within 5 min"), "{cause}");
    assert_eq!(line["error"]["nextSteps"][0], "send the request again after 1 h");
    assert_eq!(script.requests().len(), 1, "an hour is not waited for");
}

#[test]
fn retries_are_said_with_the_host() {
    let busy = Scripted::new(429, &[("Retry-After", "0")], error("TooManyRequests", "m").to_string());
    let script = Script::serve(vec![busy, Scripted::new(204, &[], "")]);
    let (status, out, err) = send(&script.url, &["cancel", "--workflow", WORKFLOW, "--run", "1"], "");
    assert!(status == 0 && out.starts_with("accepted  "), "{out}");
    assert!(
        err.starts_with(&format!("lcw: {}: 429 Too Many Requests; the request is sent again in ", script.url)),
        "{err}"
    );
    assert_eq!(err.lines().count(), 1, "{err}");
}

#[test]
fn a_local_service_that_is_not_there_is_not_waited_for() {
    let (listener, url) = wire::bind();
    drop(listener);
    for arguments in [&["list", "workflows"][..], &["cancel", "--workflow", WORKFLOW, "--run", "1"], &resume(&[])[..7]]
    {
        let more: &[&str] = if arguments[0] == "resume" { &["--status", "completed"] } else { &[] };
        let (status, out, err) = send(&url, &[arguments, more].concat(), "");
        let said = format!("{out}{err}");
        assert!(status == 2 && said.contains(&format!("{url}: nothing listens there")), "{said}");
        assert!(!said.contains("sent again"), "{said}");
    }
}

#[test]
fn a_success_that_is_none_fails() {
    let page = json!({"value": [{"id": "a"}], "error": {"code": "UnknownError", "message": "Backend failed"}});
    for (answer, listed) in [
        (Scripted::json(200, &error("UnknownError", "Backend failed")), 0),
        (Scripted::json(200, &json!({"error": {"message": "Backend failed"}, "@odata.context": "x"})), 0),
        (Scripted::json(200, &page), 1),
        (
            Scripted::json(
                200,
                &json!({"error": {"code": "x", "message": "Backend failed"}, "value": [{"id": "a"}, {"id": "b"}]}),
            ),
            2,
        ),
    ] {
        let script = Script::serve(vec![answer]);
        for arguments in [
            &["list", "workflows"][..],
            &["list", "runs", "--workflow", "w"],
            &["list", "taskProcessingResults", "--workflow", "w", "--run", "r"],
        ] {
            let (status, out, err) = send(&script.url, &[arguments, &["--format", "json"]].concat(), "");
            assert!(status == 3 && err.contains("Backend failed"), "{err}");
            assert_eq!(out.lines().count(), listed);
        }
    }
    for body in ["<html>please log in</html>", "<!DOCTYPE html><title>Sign in</title>", "\u{1f}x"] {
        let script = Script::serve(vec![Scripted::new(200, &[("Content-Type", "text/html")], body)]);
        let (status, out, err) = send(&script.url, &["list", "workflows"], "");
        assert!(
            status == 2 && out.is_empty() && err.lines().count() == 1 && err.contains("an HTML page"),
            "{out}{err}"
        );
        assert!(!err.contains("please log in"));
    }
}

#[test]
fn lists_lose_nothing() {
    let page =
        |link: &str| Scripted::json(200, &json!({"value": [{"id": "a", "displayName": "x"}], "@odata.nextLink": link}));
    let last = || Scripted::json(200, &json!({"value": [{"id": "b"}]}));
    let path = "/v1.0/identityGovernance/lifecycleWorkflows/workflows?$skiptoken=abc";
    for link in [path, "?$skiptoken=abc", "workflows?$skiptoken=abc"] {
        let script = Script::serve(vec![page(link), last()]);
        let (status, out, err) = send(&script.url, &["list", "workflows", "--format", "address"], "");
        assert_eq!((status, out.as_str(), err.as_str()), (0, "a\nb\n", ""), "{link}");
        assert!(script.requests()[1].contains(path), "{:?}", script.requests());
    }
    for (link, expected) in [
        (
            "https://evil.example/v1.0/identityGovernance/lifecycleWorkflows/workflows?$skiptoken=SECRETSKIP",
            "`evil.example`",
        ),
        ("//evil.example/v1.0/identityGovernance/lifecycleWorkflows/workflows?$skiptoken=SECRETSKIP", "`evil.example`"),
        ("/v2.0/elsewhere?$skiptoken=SECRETSKIP", "out of"),
    ] {
        let script = Script::serve(vec![page(link)]);
        let (status, out, err) = send(&script.url, &["list", "workflows", "--format", "address"], "");
        assert!(status == 2 && out == "a\n" && !err.contains("SECRETSKIP"), "{link}: {out}{err}");
        assert!(err.contains(expected) || link.starts_with('/'), "{err}");
        assert_eq!(script.requests().len(), 1);
    }
    let script = Script::serve_at(|url| vec![page(&format!("{url}{path}"))]);
    let (status, out, err) = send(&script.url, &["list", "workflows", "--format", "address"], "");
    assert_eq!((status, out.as_str()), (2, "a\na\n"));
    assert!(err.contains("a page that was read before"), "{err}");
}

#[test]
fn waiting_ends_with_the_reason_of_a_failure() {
    let reason = "Callback not received within the timeout duration";
    let ended =
        |status: &str| Scripted::json(200, &json!({"id": "x", "processingStatus": status, "failureReason": reason}));
    for status in ["failed", "canceled", "completedWithErrors"] {
        let script = Script::serve(vec![Scripted::new(204, &[], ""), ended("inProgress"), ended(status)]);
        let (code, out, _) = send(&script.url, &resume(&["--wait"]), "");
        assert_eq!((code, out), (3, format!("ended      {RESULT}: {status}: {reason}\n")));
        let script = Script::serve(vec![Scripted::new(204, &[], ""), ended(status)]);
        let (_, out, _) = send(&script.url, &resume(&["--wait", "--format", "json"]), "");
        let line: Value = serde_json::from_str(&out).unwrap();
        assert_eq!(line["failureReason"], reason);
    }
}

#[test]
fn all_requests_are_sent_before_any_is_waited_for() {
    const RUNS: usize = 20;
    let done = Scripted::json(200, &json!({"id": "x", "processingStatus": "canceled"}));
    let script = Script::serve([vec![Scripted::new(204, &[], ""); RUNS], vec![done]].concat());
    let runs = (1..=RUNS).map(|number| format!("w/{number}")).collect::<Vec<_>>().join("\n");
    let (status, out, _) = send(&script.url, &["cancel", "--runs-from", "-", "--wait=1h", "--concurrency", "2"], &runs);
    assert_eq!((status, out.lines().count()), (0, RUNS));
    let requests = script.requests();
    assert!(requests[..RUNS].iter().all(|line| line.starts_with("POST ")), "{requests:#?}");
    assert!(requests[RUNS..].iter().all(|line| line.starts_with("GET ")) && requests.len() == 2 * RUNS);
    // The time is one for all of them.
    let never = Scripted::json(200, &json!({"id": "x", "processingStatus": "canceling"}));
    let script = Script::serve([vec![Scripted::new(204, &[], ""); RUNS], vec![never]].concat());
    let (status, out, _) =
        send(&script.url, &["cancel", "--runs-from", "-", "--wait=1ms", "--concurrency", "2"], &runs);
    assert!(status == 2 && out.lines().count() == RUNS && out.lines().all(|line| line.contains("--wait")), "{out}");
}

#[test]
fn a_callback_path_of_beta_goes_to_beta() {
    let path = "identityGovernance/lifecycleWorkflows/workflows/w/tasks/t/taskProcessingResults/r/resume";
    let keys = "identityGovernance/lifecycleWorkflows/workflows('w')/tasks('t')/taskProcessingResults('r')/resume";
    for (given, sent) in [
        (format!("/{path}"), "/v1.0/"),
        (format!("/beta/{path}"), "/beta/"),
        (format!("/beta/{keys}"), "/beta/"),
        (format!("/v1.0/{keys}"), "/v1.0/"),
    ] {
        let script = Script::serve(vec![Scripted::new(204, &[], "")]);
        let (status, out, _) = send(&script.url, &["resume", "--callback-path", &given, "--status", "failed"], "");
        assert_eq!((status, out), (0, format!("accepted   {RESULT}\n")));
        let (status, _, _) = send(&script.url, &["resume", "--results-from", "-", "--status", "failed"], &given);
        assert_eq!(status, 0);
        assert!(
            script.requests().iter().all(|line| line.starts_with(&format!("POST {sent}{path} "))),
            "{:?}",
            script.requests()
        );
    }
}

#[test]
fn nothing_is_sent_to_an_id_that_is_none() {
    let script = Script::serve(vec![Scripted::new(204, &[], "")]);
    for id in [
        "{run-id}",
        "{{run}}",
        "$RunId",
        "$($run.id)",
        "null",
        "undefined",
        "a b",
        "'1'",
        "\"1\"",
        "<id>",
        "%ID%",
        "YOUR-ID",
        ":id",
        "...",
        "a\u{202e}b",
        "{8cdf25a8-c9d2-423e-a03d-3f39f03c3e97}",
    ] {
        let workflow = ["cancel", "--workflow", id, "--run", "1"];
        let run = ["cancel", "--workflow", "1", "--run", id];
        let result = ["resume", "--workflow", "1", "--task", "2", "--result", id, "--status", "failed"];
        for arguments in [&workflow[..], &run, &result] {
            let (status, out, err) = send(&script.url, arguments, "");
            assert!(status == 2 && out.is_empty(), "{id}: {out}{err}");
        }
        let (status, out, err) =
            send(&script.url, &["cancel", "--workflow", "w", "--runs-from", "-"], &format!("1\n{id}\n"));
        assert!(status == 1 && out.is_empty() && err.starts_with("lcw: <stdin>:2: "), "{id}: {err}");
    }
    for line in [
        r#"{"id":"9f8e7d6c-3333-4b5a-a6c7-d8e9f0a1b2c3"}"#,
        "9f8e7d6c-3333-4b5a-a6c7-d8e9f0a1b2c3  inProgress  onDemand  2 of 2 tasks left",
        "ID                                    STATUS",
        r#"["1"]"#,
    ] {
        let (status, out, err) = send(&script.url, &["cancel", "--workflow", "w", "--runs-from", "-"], line);
        assert!(status == 1 && out.is_empty() && err.contains("lcw list --format address"), "{line}: {err}");
    }
    assert_eq!(script.requests(), [""; 0]);
}

#[test]
fn answers_are_found_in_what_tools_print() {
    let body = error("Forbidden", "Blocked by conditional access").to_string();
    let batch = json!({"responses": [{"id": "1", "status": 204}, {"id": "2", "status": 403, "headers": {"request-id": "b2"}, "body": error("Forbidden", "Blocked by conditional access")}]});
    let history = json!({"name": "HTTP", "properties": {"outputs": {"statusCode": 403, "headers": {"Retry-After": "7"}, "body": error("Forbidden", "Blocked by conditional access")}}});
    for input in [
        body.clone(),
        format!("\u{feff}{body}\n"),
        format!("Invoke-MgGraphRequest: \n{body}"),
        format!("HTTP/2.0 403 Forbidden\nrequest-id: x\n\n{body}\n"),
        format!(
            "> POST /v1.0/x HTTP/2\n> Authorization: Bearer {TOKEN}\n>\n< HTTP/2 403\n< request-id: x\n<\n{body}\n"
        ),
        batch.to_string(),
        history.to_string(),
        format!(
            "{}\n",
            json!({"target": "w/1", "outcome": "refused", "error": {"message": "Blocked by conditional access", "status": 403, "code": "Forbidden"}})
        ),
    ] {
        let (status, out, err) = run(&["explain-answer"], &input);
        assert_eq!((status, err.as_str()), (0, ""), "{input}");
        assert!(
            out.contains("code: Forbidden") && out.contains("likely cause: a conditional access policy"),
            "{input}: {out}"
        );
        assert!(!out.contains(TOKEN));
    }
    // The command of PowerShell names the request.
    let cancelling =
        "https://graph.microsoft.com/v1.0/identityGovernance/lifecycleWorkflows/workflows/1/cancelProcessing";
    for command in
        ["Invoke-MgGraphRequest: POST", "Invoke-MgGraphRequest : POST", "Invoke-RestMethod: POST", "POST", "> POST"]
    {
        let input = format!("{command} {cancelling}\nHTTP/2.0 400 Bad Request\n\n{}\n", error("BadRequest", "x"));
        let (_, out, _) = run(&["explain-answer"], &input);
        assert!(out.contains("identitygovernance-workflow-cancelprocessing"), "{command}: {out}");
    }
    for (input, expected) in [
        ("hello", "no answer is recognized in this text"),
        ("{}", "no answer is recognized in this text"),
        ("[1]", "no answer is recognized in this text"),
    ] {
        let (status, out, err) = run(&["explain-answer"], input);
        assert!(status == 2 && out.is_empty() && err.contains(expected), "{input}: {out}{err}");
    }
    let ok = run(&["explain-answer"], "HTTP/1.1 204 No Content\n\n");
    assert_eq!(ok, (0, "status: 204 No Content\nthe service carried out the request\n".to_owned(), String::new()));
    let secret = run(&["explain-answer"], r#"{"error":{"code":"x","message":"client_secret=abc123def"}}"#).1;
    assert!(!secret.contains("abc123def"), "{secret}");
}

#[test]
fn explanations_are_for_programs_as_well() {
    let body = json!({"error": {"code": "badRequest", "message": "Top", "details": [{"code": "d1", "message": "m", "target": "runs[0].id"}], "innererror": {"code": "nested", "message": "deep", "request-id": "11"}}});
    let input = format!("HTTP/1.1 400 Bad Request\nRetry-After: 7\n\n{body}\n\nHTTP/1.1 202 Accepted\n\n");
    let (status, out, err) = run(&["explain-answer", "--format", "json"], &input);
    assert_eq!((status, err.as_str()), (0, ""));
    let lines: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 2, "{out}");
    let [first, second] = &lines[..] else { unreachable!() };
    assert_eq!(
        (&first["status"], &first["code"], &first["message"]),
        (&400.into(), &"badRequest".into(), &"Top".into())
    );
    assert_eq!(first["details"], json!([{"code": "d1", "message": "m", "target": "runs[0].id"}]));
    assert_eq!(first["innerErrors"], json!([{"code": "nested", "message": "deep"}]));
    assert_eq!((&first["requestId"], &first["retryAfterSeconds"]), (&"11".into(), &7.into()));
    assert!(first["likelyCause"].is_string() && first["nextSteps"].is_array(), "{first}");
    assert_eq!(second["outcome"], "the service accepted the request and may carry it out later");
    assert!(second.get("likelyCause").is_none());
    let (status, out, _) = run(&["explain-answer", "--format", "json"], "\u{1f}<html>please log in</html>");
    assert_eq!(status, 2, "{out}");
}

#[test]
fn an_answer_to_a_function_says_which_permission_it_needs() {
    let path = "identityGovernance/lifecycleWorkflows/insights/workflowsProcessedSummary";
    let times = "(startDateTime=2026-06-01T00:00:00Z,endDateTime=2026-07-01T00:00:00Z)";
    let input = format!(
        "GET https://graph.microsoft.com/v1.0/{path}{times} HTTP/1.1\n\nHTTP/1.1 403 Forbidden\n\n{}",
        error("accessDenied", "Insufficient privileges")
    );
    let (status, out, err) = run(&["explain-answer"], &input);
    assert!(status == 0 && out.contains("LifecycleWorkflows-Reports.Read.All"), "{out}{err}");
}
