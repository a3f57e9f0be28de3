//! Whole HTTP requests.

use http::Request;
use lifecycle_workflows_models::identity_governance::{CancelProcessing, Resume};
use lifecycle_workflows_validation::{Report, Rule, Severity, VALIDATOR, check_http, check_http_message, read_http};

use crate::fixtures::{MESSAGES, action, documented, wrong};

/// What is secret in the wrong messages.
const SECRETS: &[&str] = &["correct-horse", "eyJ0eXAi", "c2lnbmF0dXJl", "YWRtaW46"];

/// A violation: its rule, its severity, line and column.
type Found = (Rule, Severity, Option<(u32, u32)>);

fn found(report: &Report) -> Vec<Found> {
    let place = |position: lifecycle_workflows_validation::Position| (position.line, position.column);
    report.iter().map(|violation| (violation.rule, violation.severity, violation.position.map(place))).collect()
}

#[test]
fn the_documented_cancellation_passes() {
    let report = check_http_message(&documented("cancel_processing"));
    assert_eq!(found(&report), [(Rule::MissingHeader, Severity::Warning, Some((1, 1)))]);
    assert_eq!(report.action().unwrap().simple_name(), "cancelProcessing");
}

#[test]
fn the_documented_resumption_passes() {
    let expected = [
        (Rule::MissingHeader, Severity::Warning, Some((1, 1))),
        (Rule::ContentLengthMismatch, Severity::Warning, Some((3, 17))),
        (Rule::EnumMemberCase, Severity::Warning, Some((7, 24))),
    ];
    let report = check_http_message(&documented("resume"));
    assert_eq!(found(&report), expected);
    // As it goes over the wire, lines end in CR LF.
    let text = String::from_utf8(documented("resume")).unwrap().replace('\n', "\r\n");
    assert_eq!(found(&check_http_message(text.as_bytes())), expected);
    assert_eq!(found(&check_http_message(format!("\u{feff}# cancels\n\n{text}").as_bytes())).len(), 3);
}

#[test]
fn the_fixtures_are_what_the_pages_print() {
    let pages = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/documentation");
    let Ok(pages) = std::fs::read_dir(pages) else {
        eprintln!("skipped: the documentation pages are not at hand");
        return;
    };
    let pages: Vec<_> = pages.map(|page| std::fs::read_to_string(page.unwrap().path()).unwrap()).collect();
    for name in ["cancel_processing", "resume"] {
        let message = String::from_utf8(documented(name)).unwrap();
        assert!(pages.iter().any(|page| page.contains(&message)), "{name}");
    }
}

#[test]
fn a_message_of_another_action_is_refused() {
    let message = documented("cancel_processing");
    assert!(!VALIDATOR.http().action(action("cancelProcessing")).message(&message).has_errors());
    let report = VALIDATOR.http().action(action("resume")).message(&message);
    assert_eq!(report.errors().map(|error| error.rule).collect::<Vec<_>>(), [Rule::OtherAction]);
    assert_eq!(report.graph_error().unwrap().status(), 404);
}

/// A request that nothing is wrong with.
fn request(url: &str) -> Request<&'static str> {
    Request::post(url)
        .header("authorization", "Bearer correct-horse")
        .header("content-type", "application/json;odata.metadata=minimal; charset=\"UTF-8\"")
        .header("content-length", "40")
        .body(r#"{"data":{"operationStatus":"completed"}}"#)
        .unwrap()
}

#[test]
fn good_requests_in_every_cloud_and_version_pass() {
    let resume = action("resume");
    let ids = resume
        .request
        .path
        .replace("{workflowId}", "a%2Cb")
        .replace("{taskId}", "2,3")
        .replace("{taskProcessingResultsId}", "_3-~");
    let roots = resume.request.clouds.iter().map(|cloud| cloud.service_root);
    for root in roots.chain([
        "http://127.0.0.1:8080",
        "http://localhost",
        "https://[::1]:1",
        "HTTPS://GRAPH.microsoft.com:443",
        "",
    ]) {
        for version in resume.request.api_versions {
            let report = check_http(&request(&format!("{root}/{version}{ids}")));
            assert!(report.is_empty(), "{root} {version}\n{report}");
        }
    }
    let keys = "/identityGovernance/lifecycleWorkflows/workflows('1')/tasks('2')/taskProcessingResults(%273%27)/microsoft.graph.identityGovernance.resume";
    let report = check_http(&request(&format!("https://graph.microsoft.com/v1.0{keys}")));
    assert!(report.is_empty(), "{report}");
}

#[test]
fn a_good_request_is_read() {
    let url = format!("https://graph.microsoft.com/beta{}", action("resume").request.path.replace(['{', '}'], "-"));
    let request = request(&url);
    let read = read_http::<Resume, _>(&request);
    // The names of what is to be filled in are no ids, even without their braces.
    assert_eq!(read.unwrap_err().errors().filter(|error| error.rule == Rule::PlaceholderLeft).count(), 3);
    let url = url.replace("-workflowId-", "1").replace("-taskId-", "2").replace("-taskProcessingResultsId-", "3");
    let mut request = request;
    *request.uri_mut() = url.parse().unwrap();
    let read = read_http::<Resume, _>(&request).unwrap();
    assert!(read.warnings.is_empty());
    let report = read_http::<CancelProcessing, _>(&request).unwrap_err();
    assert!(report.iter().any(|violation| violation.rule == Rule::OtherAction));
}

#[test]
fn a_request_in_a_program_is_no_print() {
    let request = Request::post(
        "https://graph.microsoft.com/beta/identityGovernance/lifecycleWorkflows/workflows/1/cancelProcessing",
    )
    .header("Transfer-Encoding", "chunked")
    .body("{}")
    .unwrap();
    let report = check_http(&request);
    let expected = [
        (Rule::MissingHeader, Severity::Error, None),
        (Rule::MissingHeader, Severity::Error, None),
        (Rule::MissingRequired, Severity::Error, Some((1, 1))),
    ];
    assert_eq!(found(&report), expected);
    assert_eq!(report.graph_error().unwrap().status(), 401);
}

#[test]
fn a_path_in_a_url_and_a_host_in_a_header_are_one_request() {
    let message = |host: &str| {
        format!(
            "POST /v1.0/identityGovernance/lifecycleWorkflows/workflows/1/cancelProcessing HTTP/1.1\nHost: {host}\n\
             Authorization: Bearer x\nContent-Type: application/json\n\n{}",
            action("cancelProcessing").request.example
        )
    };
    assert!(check_http_message(message("graph.microsoft.com").as_bytes()).is_empty());
    let report = check_http_message(message("graph.microsoft.us").as_bytes());
    assert_eq!(report.iter().map(|violation| violation.rule).collect::<Vec<_>>(), [Rule::UndocumentedCloud]);
    assert_eq!(report.violations()[0].target(), "Host");
}

#[test]
fn a_property_is_held_against_the_version_of_the_url() {
    let body = r#"{"data": {"targetSubject": null, "operationStatus": "failed"}}"#;
    let path = "identityGovernance/lifecycleWorkflows/workflows/1/tasks/2/taskProcessingResults/3/resume";
    let message = |version: &str| {
        format!("POST /{version}{path} HTTP/1.1\nAuthorization: Bearer x\nContent-Type: application/json\n\n{body}")
    };
    assert!(check_http_message(message("beta/").as_bytes()).is_empty());
    let severity = |version: &str| {
        let report = check_http_message(message(version).as_bytes());
        let mut found = report.iter().filter(|violation| violation.rule == Rule::VersionDependentProperty);
        found.next().map(|violation| violation.severity)
    };
    assert_eq!(severity("v1.0/"), Some(Severity::Error));
    assert_eq!(severity(""), Some(Severity::Warning));
}

/// Every form in which a report is shown.
fn forms(report: &Report, input: &[u8]) -> String {
    let json = serde_json::to_string(report).unwrap();
    let error = serde_json::to_string(&report.graph_error()).unwrap();
    format!("{report}\n{}\n{}\n{json}\n{error}", report.draw(input), report.draw(input).colored(true))
}

#[test]
fn no_report_shows_a_token() {
    for fixture in wrong().into_iter().filter(|fixture| fixture.folder == MESSAGES) {
        let shown = forms(&fixture.report(), &fixture.bytes);
        for secret in SECRETS {
            assert!(!shown.contains(secret), "{}\n{shown}", fixture.path);
        }
    }
}

#[test]
fn a_token_is_not_shown_wherever_it_stands() {
    let token = "correct-horse-battery-staple-and-more";
    let path = "/beta/identityGovernance/lifecycleWorkflows/workflows/1/cancelProcessing";
    let heads = [
        format!("POST {path} HTTP/1.1\nAuthorization: Bearer {token}\nX-Copy: {token}\n\n"),
        format!("POST {path}/{token} HTTP/1.1\nAuthorization: Bearer {token}\n\n"),
        format!("POST {path}?token={token}\n\n"),
        format!("POST {path}#{token}\n\n"),
        format!("POST https://me:{token}@graph.microsoft.com{path}\n\n"),
        format!("POST {path}\nAuthorization: {token}\n\n"),
        format!("POST {path}\nAuthorization: Bearer\n {token}\n\n"),
        format!("POST {path}\nAuthorization Bearer {token}\n\n"),
        format!("POST {path}\n{token}\n\n"),
        format!("POST {path}\nCookie: a={token}\nCookie: {token}\n\n"),
        format!("HTTP/1.1 200 OK {token}\n\n"),
        format!("https://graph.microsoft.com{path}?{token}\n\n"),
    ];
    let bodies = [
        "{}".to_owned(),
        format!(r#"{{"{token}": 1, "scope": "{token}"}}"#),
        format!(r##"{{"scope": {{"@odata.type": "#{token}", "{token}": [{{"{token}": 1, "{token}": 2}}]}}}}"##),
        format!("{{}}\n### next\nPOST {path}?{token}\n"),
    ];
    for head in &heads {
        for body in &bodies {
            // A body shows what it holds, unless that is known from the head.
            if body.contains(token) && !head.contains("Authorization: ") {
                continue;
            }
            if head.contains("Bearer\n") && body.contains(&format!("\"{token}")) {
                continue;
            }
            let message = format!("{head}{body}");
            let shown = forms(&check_http_message(message.as_bytes()), message.as_bytes());
            assert!(!shown.contains("battery"), "{message}\n{shown}");
        }
    }
}

#[test]
fn a_web_token_is_never_shown() {
    let token = "eyJ0eXAiOiJKV1QifQ.eyJhdWQiOiJncmFwaCJ9.c2lnbmF0dXJl";
    let body = format!(
        r#"{{"{token}": 1, "data": {{"operationStatus": "Bearer {token}", "{token}": {{"{token}": 1, "{token}": 1}}}}}}"#
    );
    let report = lifecycle_workflows_validation::check_facts(action("resume"), body.as_bytes());
    let shown = forms(&report, body.as_bytes());
    assert!(report.len() > 3 && !shown.contains("eyJ"), "{shown}");
}

/// A token that no one could know by its looks.
const OPAQUE: &str = "SuperSecretTok3nValue99";

const CANCEL: &str = "/beta/identityGovernance/lifecycleWorkflows/workflows/1/cancelProcessing";

fn assert_hidden(report: &Report, input: &[u8]) {
    let shown = format!("{}\n{report:?}", forms(report, input));
    for part in ["SuperSecret", "Tok3n", "Value99", "VmFsdWU"] {
        assert!(!shown.contains(part), "{}\n{shown}", String::from_utf8_lossy(input));
    }
}

#[test]
fn a_request_in_a_program_shows_no_token_either() {
    let body = format!(r#"{{"{OPAQUE}": 1, "scope": "{OPAQUE}", "\u0053uperSecretTok3nValue99x": 2}}"#);
    for (name, value) in [
        ("content-type", format!("text/{OPAQUE}")),
        ("content-length", OPAQUE.to_owned()),
        ("host", format!("me:{OPAQUE}@graph.microsoft.com")),
        ("content-encoding", OPAQUE.to_owned()),
    ] {
        for authorization in [format!("Bearer {OPAQUE}"), format!("Bearer:{OPAQUE}"), format!("Bearer{OPAQUE}")] {
            for path in [CANCEL.to_owned(), format!("{CANCEL}/{OPAQUE}")] {
                let request = Request::builder()
                    .method(OPAQUE)
                    .uri(path)
                    .header("authorization", authorization.clone())
                    .header(name, value.clone())
                    .body(body.clone())
                    .unwrap();
                let report = check_http(&request);
                assert!(!report.is_empty());
                assert_hidden(&report, body.as_bytes());
            }
        }
    }
}

#[test]
fn an_opaque_token_is_not_shown_wherever_it_stands() {
    let t = OPAQUE;
    let escaped = t.bytes().map(|byte| format!("%{byte:02X}")).collect::<Vec<_>>().concat();
    let unicode = t.bytes().map(|byte| format!("\\u{byte:04x}")).collect::<Vec<_>>().concat();
    let good = format!("POST {CANCEL} HTTP/1.1\nAuthorization: Bearer {t}\n");
    for message in [
        format!("POST {CANCEL} HTTP/1.1\n\nAuthorization: Bearer {t}\n\n{{}}"),
        format!("POST {CANCEL} HTTP/1.1\rAuthorization: Bearer {t}\r\r{{}}"),
        format!("POST {CANCEL} HTTP/1.1\rAuthorization: {t}\r\r{{\"{t}\": 1}}"),
        format!("POST {CANCEL} HTTP/1.1\nX: 1\rAuthorization: {t}\n\n{{\"{t}\": 1}}"),
        format!("POST https://graph.microsoft.com{CANCEL} Bearer {t} HTTP/1.1\n\n{{\"{t}\": 1}}"),
        format!("POST https://graph.microsoft.com{CANCEL} -H \"Authorization: Bearer {t}\"\n\n{{}}"),
        format!("POST https://graph.microsoft.com{CANCEL} -H \"Authorization: {t}\"\n\n{{\"{t}\": 1}}"),
        format!("POST {CANCEL}\nContent-Type: application/json Authorization: Bearer {t}\n\n{{\"{t}\": 1}}"),
        format!("POST {CANCEL}\n\n{{\"Authorization\": \"Bearer {t}\", \"Bearer {t}\": 1, \"scope\": \"{t}\"}}"),
        format!("POST {CANCEL}\nHost: me:{t}@graph.microsoft.com\n\n{{\"{t}\": 1}}"),
        format!("POST https://u:a/{t}@graph.microsoft.com{CANCEL}\n\n{{\"{t}\": 1}}"),
        format!("POST https://a.b/{t}@graph.microsoft.com{CANCEL}\n\n{{\"{t}\": 1}}"),
        format!("POST {CANCEL}\nAuthorization: Bearer:{t}\n\n{{\"{t}\": 1}}"),
        format!("POST {CANCEL}\nAuthorization: Bearer={t}\n\n{{\"{t}\": 1}}"),
        format!("POST {CANCEL}\nAuthorization: Bearer{t}\n\n{{\"{t}\": 1}}"),
        format!("POST {CANCEL}\nCookie: s={t}; a=1\n\n{{\"{t}\": 1}}"),
        format!("POST {CANCEL}\nAuthorization: Bearer\n {t}\n\n{{\"{t}\": 1}}"),
        format!("POST {CANCEL}\nAuthorization : Bearer {t}\n\n{{\"{t}\": 1}}"),
        format!("POST {CANCEL}\nAuthorization Bearer {t}\n\n{{\"{t}\": 1}}"),
        format!("POST {CANCEL}\nAuthorisation: {t}\n\n{{\"{t}\": 1}}"),
        format!("POST {CANCEL}\nX-Auth: {t}\n\n{{\"{t}\": 1}}"),
        format!("POST {CANCEL}?code={t}\n\n{{\"{t}\": 1}}"),
        format!("{good}\n{{\"{unicode}\": 1, \"scope\": \"{unicode}\"}}"),
        format!("{good}\n{{\"{}{t}\": 1, \"{}{t}\": 2}}", "x".repeat(70), "y".repeat(61)),
        format!("{good}\n{{\"scope\": {{\"@odata.type\": \"#{unicode}\", \"{unicode}\": {{\"a\": 1, \"a\": 2}}}}}}"),
        format!("POST {CANCEL}/{escaped} HTTP/1.1\nAuthorization: Bearer {t}\n\n{{}}"),
        format!("POST /{escaped}/{CANCEL} HTTP/1.1\nAuthorization: Bearer {t}\n\n{{}}"),
    ] {
        let report = check_http_message(message.as_bytes());
        assert!(!report.is_empty());
        assert_hidden(&report, message.as_bytes());
    }
}

#[test]
fn a_body_alone_shows_no_bearer_token() {
    for body in [
        format!("{{\"Bearer {OPAQUE}\": 1, \"data\": \"Bearer {OPAQUE}\"}}"),
        format!("{{\"Authorization\": \"Bearer {OPAQUE}\"}}"),
        format!("Authorization: Bearer {OPAQUE}\n\n{{}}"),
        format!("{{\"Bearer\\u0020{OPAQUE}\": 1, \"data\": \"Bearer\\u0020{OPAQUE}\"}}"),
    ] {
        let report = lifecycle_workflows_validation::check_facts(action("resume"), body.as_bytes());
        assert!(!report.is_empty());
        assert_hidden(&report, body.as_bytes());
    }
}

fn rules(report: &Report) -> Vec<Rule> {
    report.iter().map(|violation| violation.rule).collect()
}

/// A cancellation that nothing is wrong with but for its URL.
fn cancellation(url: &str) -> String {
    let example = action("cancelProcessing").request.example;
    format!("POST {url} HTTP/1.1\nAuthorization: Bearer x\nContent-Type: application/json\n\n{example}")
}

#[test]
fn a_path_that_is_not_known_does_not_hide_the_body() {
    let message = "POST /beta/a/b\nAuthorization: Bearer x\nContent-Type: application/json\n\n{\"data\": 1}";
    assert_eq!(rules(&check_http_message(message.as_bytes())), [Rule::UnknownAction]);
    let report = VALIDATOR.http().action(action("resume")).message(message.as_bytes());
    assert_eq!(rules(&report), [Rule::UnknownAction, Rule::WrongJsonType]);
    assert_eq!(report.action().unwrap().simple_name(), "resume");
    let message = cancellation(&CANCEL.replace("cancelProcessing", "halt")).replace("\"scope\"", "\"x\"");
    let report = check_http_message(message.as_bytes());
    // What stands where an action does is another action: its body is not that of a known one, which may do the opposite.
    assert_eq!(rules(&report), [Rule::UnknownAction]);
    assert!(!report.to_string().contains("cancelProcessing") && report.action().is_none(), "{report}");
}

#[test]
fn a_slash_at_the_end_is_a_warning() {
    let report = check_http_message(cancellation(&format!("{CANCEL}/")).as_bytes());
    assert_eq!(found(&report), [(Rule::WrongPath, Severity::Warning, Some((1, 78)))]);
    let report = check_http_message(cancellation(&format!("{CANCEL}//")).as_bytes());
    assert!(report.has_errors());
}

#[test]
fn hosts_are_taken_with_their_ports() {
    let of = |root: &str| rules(&check_http_message(cancellation(&format!("{root}{CANCEL}")).as_bytes()));
    assert_eq!(of("https://graph.microsoft.com:8443"), [Rule::UnknownHost]);
    assert_eq!(of("https://graph.microsoft.com:"), []);
    assert_eq!(of("https://graph.microsoft.com:443"), []);
    assert_eq!(of("https://"), [Rule::MalformedUrl]);
    assert!(of("///graph.microsoft.com").contains(&Rule::MalformedUrl));
}

#[test]
fn ids_are_looked_at() {
    let of = |id: &str| rules(&check_http_message(cancellation(&CANCEL.replace("/1/", &format!("/{id}/"))).as_bytes()));
    for id in [".", "%2e", "..", "%2E%2e"] {
        assert_eq!(of(id), [Rule::InvalidId], "{id}");
    }
    for id in ["${id}", "@{variables('id')}", "[id]", "YOUR-WORKFLOW-ID", "..."] {
        assert_eq!(of(id), [Rule::PlaceholderLeft], "{id}");
    }
}

#[test]
fn headers_are_looked_at() {
    let with = |name: &str, value: &str| {
        let message = cancellation(CANCEL).replacen("\n\n", &format!("\n{name}: {value}\n\n"), 1);
        rules(&check_http_message(message.as_bytes()))
    };
    let length = action("cancelProcessing").request.example.trim_end().len();
    assert_eq!(with("Content-Length", &length.to_string()), []);
    for wrong in [(length + 1).to_string(), (length - 1).to_string(), format!("+{length}"), String::new()] {
        assert_eq!(with("Content-Length", &wrong), [Rule::ContentLengthMismatch], "{wrong}");
    }
    let of = |old: &str, new: &str| rules(&check_http_message(cancellation(CANCEL).replace(old, new).as_bytes()));
    for charset in ["utf8", "us-ascii", "UTF-8", "\"utf-8\""] {
        assert_eq!(of("application/json", &format!("application/json; charset={charset}")), []);
    }
    for token in ["YOUR_TOKEN", "...", "${token}", "[token]"] {
        assert_eq!(of("Bearer x", &format!("Bearer {token}")), [Rule::PlaceholderLeft], "{token}");
    }
}

#[test]
fn a_wrong_method_counts_before_a_wrong_authorization() {
    let message = cancellation(CANCEL).replace("POST", "PUT").replace("Bearer x", "Basic x");
    let report = check_http_message(message.as_bytes());
    assert_eq!(rules(&report), [Rule::WrongMethod, Rule::InvalidAuthorization]);
    assert_eq!(report.graph_error().unwrap().status(), 405);
}
