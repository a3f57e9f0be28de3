//! Whole HTTP requests of the second slice.

use graph_validation::{Report, Rule, Validator, Violation};
use http::Request;
use odata_types::{Action, facts};
use second_slice::SCHEMA;
use second_slice::library::{GiveBack, Lend};

const VALIDATOR: Validator = Validator::new(&SCHEMA);

fn post(url: &str, body: &str) -> Request<Vec<u8>> {
    let request =
        Request::post(url).header("Authorization", "Bearer secret").header("Content-Type", "application/json");
    request.body(body.as_bytes().to_vec()).unwrap()
}

fn check(path: &str) -> Report {
    let url = format!("https://graph.microsoft.com{path}");
    VALIDATOR.http().request(&post(&url, Lend::ACTION.request.example))
}

fn message(text: &str) -> Report {
    VALIDATOR.http().message(text.as_bytes())
}

fn rules(report: &Report) -> Vec<Rule> {
    report.iter().map(|violation| violation.rule).collect()
}

/// The only violation of a message, and the text that it marks.
fn only<'a>(report: &'a Report, text: &'a str) -> (&'a Violation, &'a str) {
    assert_eq!(report.len(), 1, "{report}");
    let violation = &report.violations()[0];
    let span = violation.span.unwrap();
    (violation, &text[span.start..span.end])
}

#[test]
fn every_documented_request_is_right_in_every_documented_place() {
    for action in SCHEMA.actions {
        for cloud in action.request.clouds {
            for version in action.request.api_versions {
                let path = action.request.path.replace(['{', '}'], "").replace("Id", "7").replace("-id", "8");
                let request = post(&format!("{}/{version}{path}", cloud.service_root), action.request.example);
                let report = VALIDATOR.http().request(&request);
                assert!(report.is_empty(), "{report}");
                assert!(std::ptr::eq(report.action().unwrap(), *action));
            }
        }
    }
}

#[test]
fn a_request_is_checked_as_a_whole() {
    let request = post("https://graph.microsoft.us/v2/libraries/1/Books/{book-id}/lend?x=1", r#"{"borrower": null}"#);
    let report = VALIDATOR.http().request(&request);
    assert_eq!(
        rules(&report),
        [
            Rule::PathCase,
            Rule::PlaceholderLeft,
            Rule::UnexpectedQuery,
            Rule::UndocumentedApiVersion,
            Rule::UndocumentedCloud,
            Rule::NullRequired,
        ]
    );
    let request = post("/beta/libraries/1/books/2/lend", Lend::ACTION.request.example);
    assert!(VALIDATOR.http().any_host().read::<Lend, _>(&request).is_ok());
    let report = VALIDATOR.http().any_host().read::<GiveBack, _>(&request).unwrap_err();
    assert_eq!(rules(&report), [Rule::OtherAction]);
}

/// An action of an entity with several keys.
static COUNT: facts::Action = facts::Action {
    name: "example.shop.count",
    binding_type: "example.shop.line",
    parameters: &facts::StructuredType::new("example.shop.count", facts::StructuredKind::Parameters),
    request: facts::Request {
        api_versions: &["v1.0"],
        ..facts::Request::new("POST", "/lines(order='{order}',number={number})/count", 204)
    },
    acts_on: None,
    description: "",
};
static SHOP: facts::Schema = facts::Schema { actions: &[&COUNT], api_versions: &["v1.0"], ..facts::Schema::EMPTY };

#[test]
fn each_of_several_keys_is_checked() {
    for (keys, expected) in [
        ("order='a',number=7", &[][..]),
        ("number=7,order='a'", &[]),
        ("order='{order}',number=7", &[Rule::PlaceholderLeft]),
        ("order='a',number=number", &[Rule::PlaceholderLeft]),
        ("order='%7Border%7D',number=a%20b", &[Rule::InvalidId, Rule::PlaceholderLeft]),
        ("order='a',line=7", &[Rule::WrongPath]),
    ] {
        let message = format!("POST /v1.0/lines({keys})/count HTTP/1.1\r\nAuthorization: Bearer secret\r\n\r\n");
        let report = Validator::new(&SHOP).http().any_host().message(message.as_bytes());
        assert_eq!(rules(&report), expected, "{keys}: {report}");
    }
}

#[test]
fn the_first_segment_that_differs_is_marked() {
    for (path, marked, message) in [
        ("/beta/libraries/1/shelves/3/books/2/lend", "shelves", "the path has `shelves` in place of `books`"),
        ("/v1.0/beta/libraries/1/books/2/lend", "beta", "`beta` is a second API version"),
        ("/beta//libraries/1/books/2/lend", "//", "the path has an empty segment: two slashes in a row"),
        ("/beta/libraries/1//books/2/lend", "//", "the path has an empty segment: two slashes in a row"),
        ("/beta/libraries/1/lend", "lend", "the path has `lend` in place of `books`"),
    ] {
        let report = check(path);
        assert_eq!(rules(&report), [Rule::WrongPath], "{report}");
        assert_eq!(report.violations()[0].message, message);
        assert_eq!(report.violations()[0].value.as_deref(), Some(marked));
    }
}

#[test]
fn an_action_that_the_schemas_do_not_know_is_named_as_such() {
    // Its body is right for another action, or for none: it is not looked at.
    for name in ["reserve", "relend", "unlend", "land"] {
        for body in [Lend::ACTION.request.example, r#"{"members": [{"id": "1"}]}"#] {
            let text = format!("POST /beta/libraries/1/books/2/{name}\nContent-Type: application/json\n\n{body}");
            let report = message(&text);
            let errors: Vec<_> = report.errors().collect();
            // One letter is taken for a slip of the pen.
            if name == "land" {
                assert_eq!(errors[0].help, "did you mean `lend`?");
                continue;
            }
            assert_eq!(errors.len(), 1, "{report}");
            assert_eq!(errors[0].rule, Rule::UnknownAction);
            assert_eq!(errors[0].message, format!("the schemas do not declare an action `{name}`"));
            assert!(report.action().is_none() && !report.to_string().contains("did you mean"), "{report}");
        }
    }
}

#[test]
fn another_action_than_the_one_asked_for_is_not_checked_as_that() {
    let text =
        "POST /beta/libraries/1/books/2/reserve\nAuthorization: Bearer secret1\nContent-Type: application/json\n\n{}";
    let report = VALIDATOR.http().action(Lend::ACTION).message(text.as_bytes());
    assert_eq!(only(&report, text).0.rule, Rule::UnknownAction);
    assert_eq!(only(&report, text).1, "reserve");
}

#[test]
fn a_request_that_was_routed_is_checked_as_one_that_was_not() {
    let check = VALIDATOR.http().any_host();
    for action in SCHEMA.actions {
        let path = action.request.path.replace(['{', '}'], "_");
        for path in [path.clone(), path.to_ascii_uppercase(), path.replacen('_', "%20", 1), format!("{path}?a=b")] {
            for version in action.request.api_versions {
                for body in
                    [action.request.example, "{}", "{\"a\": 1}", "[", "{\"token\": \"secret-token-of-the-caller-1\"}"]
                {
                    for token in ["Bearer secret-token-of-the-caller-1", "Basic x"] {
                        let request = Request::post(format!("http://127.0.0.1/{version}{path}"));
                        let request = request.header("Authorization", token).header("Content-Type", "application/json");
                        let request = request.body(body).unwrap();
                        assert_eq!(check.routed(*action, version, &request), check.request(&request), "{path}: {body}");
                    }
                }
            }
        }
    }
}

#[test]
fn a_token_that_comes_later_is_not_missed() {
    let request = Request::post("https://graph.microsoft.com/v1.0/libraries/1/books/2/lend");
    let request = request.header("Content-Type", "application/json").body(Lend::ACTION.request.example).unwrap();
    assert_eq!(rules(&VALIDATOR.http().request(&request)), [Rule::MissingHeader]);
    assert!(VALIDATOR.http().without_token().request(&request).is_empty());
}

#[test]
fn this_machine_may_be_called_in_plain_http_under_every_name() {
    for host in ["localhost:8080", "127.0.0.1", "[::1]:80", "books.localhost"] {
        let request = post(&format!("http://{host}/beta/libraries/1/books/2/lend"), Lend::ACTION.request.example);
        assert!(VALIDATOR.http().request(&request).is_empty(), "{host}");
    }
}

#[test]
fn a_secret_in_the_path_is_not_shown_by_any_finding() {
    let token = "opaque-token-0123456789-abcdefghij";
    let text = format!(
        "POST https://graph.microsoft.com/beta/libraries/{token}%20x y/books/{token}/lendd HTTP/1.1\n\
         Authorization: Bearer {token}\nContent-Type: text/plain; {token}\n\n{{\"{token}\": 1}}"
    );
    let report = message(&text);
    assert!(!report.is_empty());
    let drawn = report.draw(text.as_bytes()).to_string();
    for shown in [report.to_string(), serde_json::to_string(&report).unwrap(), drawn] {
        assert!(!shown.contains(token) && !shown.contains(&token[..16]), "{shown}");
    }
}

#[test]
fn a_header_without_its_colon_is_named_unless_it_holds_a_secret() {
    for (line, is_shown) in [
        ("Content-Type=application/json", true),
        ("content-type application/json", true),
        ("Accept = application/json", true),
        ("Authorization=Bearer geheim123", false),
        ("X-Key geheim123", false),
    ] {
        let text = format!("POST /beta/libraries/1/books/2/lend\nHost: graph.microsoft.com\n{line}\n\n{{}}");
        let report = message(&text);
        let (drawn, name) = (report.draw(text.as_bytes()).to_string(), line.split(['=', ' ']).next().unwrap());
        let named = format!("a colon is missing behind the name of the header `{name}`");
        assert_eq!((drawn.contains(&named), drawn.contains(line)), (is_shown, is_shown), "{drawn}");
        assert!(rules(&report).contains(&Rule::MalformedMessage) && !drawn.contains("geheim"), "{drawn}");
    }
}
