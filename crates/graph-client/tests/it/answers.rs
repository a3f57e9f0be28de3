//! How answers are interpreted: successes, errors of Graph, and whatever else a service or a proxy may send.

use std::time::{Duration, SystemTime};

use graph_client::{Batch, Call, Endpoint, ErrorKind, Limits, Page, Token};
use http::Response;
use odata_types::facts::{
    self, EntityRequest, Property, Request, RequestKind, StructuredKind, StructuredType, ValueType,
};
use odata_types::{List, Structured, Untyped};
use proptest::prelude::*;
use second_slice::library::{Book, BookStatus};
use serde_json::{Value, json};

use crate::library::{cloud, id, lending};

const TOKEN: &str = "opaque/access+token.of~the-caller_0123456789=";

fn token() -> Token {
    Token::new(TOKEN).unwrap()
}

fn acting() -> Call<()> {
    lending(&cloud("Global", "v1.0"))
}

fn reading() -> Call<Book> {
    Call::read(&cloud("Global", "v1.0"), &[&id("l"), &id("b")]).unwrap()
}

fn answer(status: u16, body: impl Into<Vec<u8>>) -> Response<Vec<u8>> {
    Response::builder().status(status).body(body.into()).unwrap()
}

#[test]
fn only_the_documented_status_is_a_success() {
    assert!(acting().response(&answer(204, ""), None).is_ok());
    // The login page of a network is not a success.
    for status in [200, 202, 206, 302] {
        let error = acting().response(&answer(status, "<html>sign in</html>"), None).unwrap_err();
        assert_eq!(error.status().unwrap(), status);
        assert_eq!(error.may_have_taken_effect(), status < 300, "{status}");
        assert!(error.to_string().contains("documented: 204 No Content"), "{error}");
    }
}

/// An action whose status and body no source states.
static RENEW: facts::Action = facts::Action {
    name: "example.library.renew",
    binding_type: "example.library.book",
    parameters: &facts::StructuredType::new("example.library.renew", facts::StructuredKind::Parameters),
    request: facts::Request {
        derived_from: &["Permissions"],
        ..facts::Request::new("POST", "/books/{book-id}/renew", 204)
    },
    acts_on: None,
    description: "",
};

/// Likewise, a request that adds a book.
static ADD: facts::EntityRequest = facts::EntityRequest {
    entity_type: Book::TYPE,
    kind: facts::RequestKind::Create,
    request: facts::Request {
        result: Some(facts::ResultType { value: facts::ValueType::Structured(Book::TYPE), is_collection: false }),
        derived_from: &["Container"],
        ..facts::Request::new("POST", "/books", 201)
    },
};

/// The call of an action whose status no source states.
pub(crate) fn renewing(endpoint: &Endpoint) -> Call<()> {
    let id = id("8cdf25a8-c9d2-423e-a03d-3f39f03c3e97");
    Call::action_of(Limits::Enforced, endpoint, &RENEW, &[&id], Vec::new()).unwrap()
}

#[test]
fn every_usual_success_is_one_of_a_derived_request() {
    for (status, is_success) in [(200, true), (201, true), (202, true), (204, true), (206, false), (302, false)] {
        let renewing = || renewing(&cloud("Global", "v1.0"));
        assert_eq!(renewing().response(&answer(status, ""), None).is_ok(), is_success, "{status}");
        let mut batch = Batch::new(&cloud("Global", "v1.0"));
        let part = batch.add(renewing()).unwrap();
        let request = batch.next().unwrap();
        let body = format!(r#"{{"responses":[{{"id":"1","status":{status}}}]}}"#);
        batch.answer(&request, &answer(200, body), None);
        assert_eq!(batch.take(part).is_ok(), is_success, "{status}");
    }
}

#[test]
fn the_result_of_a_derived_request_is_read_if_there_is_one() {
    let endpoint = cloud("Global", "v1.0");
    let adding = Call::<Option<Book>>::entities_of(Limits::Enforced, &endpoint, &ADD, &[], b"{}".to_vec()).unwrap();
    assert_eq!(adding.response(&answer(202, ""), None).unwrap(), None);
    let book = adding.response(&answer(200, r#"{"id":"b"}"#), None).unwrap().unwrap();
    assert_eq!(book.id.as_deref(), Some("b"));
    let needing = Call::<Book>::entities_of(Limits::Enforced, &endpoint, &ADD, &[], b"{}".to_vec()).unwrap();
    let error = needing.response(&answer(202, ""), None).unwrap_err();
    assert_eq!(error.to_string(), "the answer to creating `book` cannot be read: it has no body");
}

#[test]
fn an_entity_is_read_with_unknown_members() {
    let body = r#"{"id":"r","status":"lost","somethingNew":[1]}"#;
    let book = reading().response(&answer(200, body), None).unwrap();
    assert_eq!(book.status, Some(BookStatus::Lost));
    assert_eq!(book.additional_properties["somethingNew"][0], 1);
    let body = r#"{"id":"r","status":"asleep"}"#;
    let book = reading().response(&answer(200, body), None).unwrap();
    assert_eq!(book.status.unwrap().as_str(), "asleep");
}

#[test]
fn a_derived_type_may_have_a_property_that_is_named_like_an_error() {
    let derived = StructuredType {
        properties: vec![Property::new("error", ValueType::Untyped)].leak(),
        ..StructuredType::new("example.failed", StructuredKind::Entity)
    };
    let derived: &'static StructuredType = Box::leak(Box::new(derived));
    for (derived, is_entity) in [(vec![], false), (vec![derived], true)] {
        let of =
            StructuredType { derived: derived.leak(), ..StructuredType::new("example.run", StructuredKind::Entity) };
        let request = Request::new("GET", "/runs/{run-id}", 200);
        let read = EntityRequest { entity_type: Box::leak(Box::new(of)), kind: RequestKind::Get, request };
        let endpoint = cloud("Global", "v1.0");
        let call = Call::<Untyped>::entities_of(
            Limits::Enforced,
            &endpoint,
            Box::leak(Box::new(read)),
            &[&id("r")],
            Vec::new(),
        );
        let body = r##"{"@odata.type":"#example.failed","error":{"code":"x"}}"##;
        assert_eq!(call.unwrap().response(&answer(200, body), None).is_ok(), is_entity);
    }
}

#[test]
fn an_entity_of_another_shape_is_an_error_without_the_token() {
    let mut answer = answer(200, format!(r#"{{"id":"r","pages":"{TOKEN}"}}"#));
    answer.headers_mut().insert("request-id", "1234".parse().unwrap());
    let error = reading().response(&answer, Some(&token())).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Unreadable(_)));
    assert_eq!(error.request_id(), Some("1234"));
    assert!(!error.may_have_taken_effect());
    assert!(!format!("{error} {error:?}").contains(TOKEN));
    insta::assert_snapshot!(error);
}

#[test]
fn graphs_error_is_read() {
    let body = r#"{"error":{"code":"badRequest","message":"The book is\nlost.","innerError":{
        "date":"2026-01-02T03:04:05","request-id":"rrrr","client-request-id":"cccc"}}}"#;
    let error = acting().response(&answer(400, body), None).unwrap_err();
    assert_eq!(error.request_id(), Some("rrrr"));
    let service = error.service().unwrap();
    assert_eq!(service.code(), Some("badRequest"));
    assert_eq!(service.client_request_id(), Some("cccc"));
    assert_eq!(service.excerpt(), None);
    assert!(service.least_privilege().is_none());
    assert!(!error.may_have_taken_effect());
    insta::assert_snapshot!(error);
}

#[test]
fn the_beginning_of_a_body_that_is_not_an_error_of_graph_is_kept() {
    let long = "x".repeat(100_000);
    for (body, excerpt) in [
        ("", None),
        (" \n", None),
        ("{}", Some("{}")),
        ("[1]", Some("[1]")),
        ("null", Some("null")),
        (r#"{"error":{}}"#, Some(r#"{"error":{}}"#)),
        (r#"{"error":{"code":"acces"#, Some(r#"{"error":{"code":"acces"#)),
        (r#"{"error":[]}"#, Some(r#"{"error":[]}"#)),
        ("Bad\u{202e} Gateway", Some("Bad\\u202e Gateway")),
        (" <!DOCTYPE html>\n<html><body>Bad Gateway</body></html>", Some("an HTML page")),
        (
            "<html><head><TITLE lang=en> Sign in\u{1b}[31m </TITLE>",
            Some("an HTML page with the title `Sign in\\u001b[31m`"),
        ),
        (&long, Some(&format!("{}…", &long[..400]))),
    ] {
        let error = acting().response(&answer(502, body), None).unwrap_err();
        assert_eq!(error.service().unwrap().excerpt(), excerpt);
        assert!(error.may_have_taken_effect());
    }
    let error = acting().response(&answer(500, [0xff, b'a', 0x00]), None).unwrap_err();
    assert_eq!(error.service().unwrap().excerpt(), Some("\u{fffd}a\\u0000"));
    let error = acting().response(&answer(400, b"\x1f\x8b\x08\x00\x00".to_vec()), None).unwrap_err();
    assert_eq!(error.service().unwrap().excerpt(), Some("a body compressed with gzip"));
    let oauth = r#"{"error":"invalid_token","error_description":"expired"}"#;
    let error = acting().response(&answer(401, oauth), None).unwrap_err();
    let service = error.service().unwrap();
    assert_eq!((service.code(), service.message()), (Some("invalid_token"), Some("expired")));
}

#[test]
fn a_token_that_the_service_repeats_is_hidden() {
    let percent = TOKEN.replace('/', "%2F").replace('+', "%2B");
    let json = TOKEN.replace('/', "\\/").replace('+', "\\u002b");
    for body in [
        format!("Authorization: Bearer {TOKEN}"),
        format!("<html><title>{percent}</title></html>"),
        format!(r#"{{"error":{{"code":"{json}","message":"{json}","innerError":{{"request-id":"{json}"}}}}}}"#),
        format!(r#"{{"error":{{"message":"{json}"#),
        format!(r#"{{"error":"{TOKEN}"}}"#),
    ] {
        let mut answer = answer(401, body);
        for name in ["request-id", "client-request-id", "date"] {
            answer.headers_mut().insert(name, TOKEN.parse().unwrap());
        }
        let error = acting().response(&answer, Some(&token())).unwrap_err();
        let shown = format!("{error} {error:?}");
        assert!(!shown.contains("token.of") && !shown.contains("0123456789") && shown.contains("[hidden]"), "{shown}");
    }
}

#[test]
fn the_service_says_when_to_come_back() {
    let now = SystemTime::now();
    let delay = |value: &str| {
        let mut answer = answer(429, "");
        answer.headers_mut().insert("retry-after", value.parse().unwrap());
        acting().response(&answer, None).unwrap_err().service().unwrap().retry_after(now)
    };
    assert_eq!(delay("7"), Some(Duration::from_secs(7)));
    assert_eq!(delay("Sun, 06 Nov 1994 08:49:37 GMT"), Some(Duration::ZERO));
    assert_eq!(delay("later"), None);
}

#[test]
fn only_a_request_that_may_have_been_carried_out_is_in_doubt() {
    for (status, in_doubt) in [(400, false), (404, false), (409, false), (429, false), (503, false), (307, false)]
        .into_iter()
        .chain([(500, true), (501, true), (502, true), (504, true), (599, true)])
    {
        let error = acting().response(&answer(status, ""), None).unwrap_err();
        assert_eq!(error.may_have_taken_effect(), in_doubt, "{status}");
        assert!(!reading().response(&answer(status, ""), None).unwrap_err().may_have_taken_effect());
    }
}

#[test]
fn links_lead_to_the_same_endpoint() {
    let endpoint = crate::endpoint("https://gateway.example/graph");
    let first = Call::<Page<Book>>::list(&endpoint, &[&id("l")]).unwrap();
    let path = "/graph/v1.0/libraries/l/books?$skiptoken=a%2Fb";
    for link in [format!("https://gateway.example{path}"), format!("HTTPS://Gateway.Example:443{path}")] {
        let next = first.next(&link).unwrap();
        assert_eq!(next.uri().to_string(), format!("https://gateway.example{path}"));
        assert!(next.next(&link).is_err(), "a page that is followed by itself never ends");
    }
    assert_eq!(first.next(path).unwrap().uri().to_string(), format!("https://gateway.example{path}"));
    for link in [
        String::new(),
        format!("http://gateway.example{path}"),
        format!("https://gateway.example:8443{path}"),
        format!("https://gateway.example.elsewhere.example{path}"),
        format!("https://gateway.example@elsewhere.example{path}"),
        format!("https://elsewhere.example#@gateway.example{path}"),
        format!("https://elsewhere.example\\@gateway.example{path}"),
        "https://gateway.example/other/v1.0/x".to_owned(),
        "https://gateway.example/graph/v1.0/../../other".to_owned(),
        "https://gateway.example/graph/v1.0/%2e%2E/../other".to_owned(),
        "https://gateway.example/graphs/v1.0/x".to_owned(),
        "https://gateway.example/graph/beta/x".to_owned(),
        first.uri().to_string(),
    ] {
        assert!(first.next(&link).is_err(), "{link}");
    }
}

fn listing() -> Call<Page<Book>> {
    Call::list(&cloud("Global", "v1.0"), &[&id("l")]).unwrap()
}

#[test]
fn a_page_is_read_with_its_link() {
    let body = r#"{"@odata.context":"x","value":[{"id":"1"}],"@odata.nextLink":"y"}"#;
    let page = listing().response(&answer(200, body), None).unwrap();
    assert_eq!(page.value, [Book::with_id("1")]);
    assert_eq!(page.next_link.as_deref(), Some("y"));
    let last = listing().response(&answer(200, r#"{"value":[],"@odata.nextLink":null}"#), None).unwrap();
    assert_eq!(last.next_link, None);
}

#[test]
fn a_body_that_is_not_a_page_is_an_error() {
    for body in ["", "[]", "{}", r#"{"value":{}}"#, r#"{"value":[1]}"#, r#"{"value":[],"@odata.nextLink":1}"#] {
        let error = listing().response(&answer(200, body), None).unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Unreadable(_)), "{body}");
    }
    assert!(reading().response(&answer(200, "{} x"), None).is_err());
}

#[test]
fn everything_that_the_service_said_is_kept() {
    let body = r#"{"error":{"code":"badRequest","message":"Top","details":[{"code":"d1","message":"The book is lent","target":"books[0].id"}],
        "innererror":{"code":"nested","message":"deep reason","request-id":"11","innererror":{"code":"deepest"}}}}"#;
    let mut answer = answer(400, body);
    answer.headers_mut().insert("www-authenticate", r#"Bearer realm="", error="x", claims="e30""#.parse().unwrap());
    answer.headers_mut().insert("retry-after", "3661".parse().unwrap());
    answer.headers_mut().insert("location", "https://user:secret@elsewhere.example/sso?token=secret".parse().unwrap());
    let error = acting().response(&answer, None).unwrap_err();
    assert!(!error.to_string().contains("secret"), "{error}");
    insta::assert_snapshot!(error);
}

#[test]
fn credentials_of_any_kind_are_hidden() {
    for secret in [
        format!("eyJ{}", "x".repeat(40)),
        format!("abc8Q~{}", "x".repeat(34)),
        format!("0.ARoA{}", "y".repeat(60)),
        "https://x.example/?sv=1&sig=abc%3D".to_owned(),
    ] {
        let message = serde_json::json!({"error": {"code": "x", "message": format!("you sent {secret}")}}).to_string();
        for body in [message, format!("you sent {secret}")] {
            let error = acting().response(&answer(400, body), None).unwrap_err();
            let shown = format!("{error} {error:?}");
            let hidden = secret.rsplit('=').next().unwrap();
            assert!(!shown.contains(&secret) && shown.contains("[hidden]"), "{hidden}: {shown}");
        }
    }
    let any = Token::new("any").unwrap();
    let mut answer = answer(429, r#"{"error":{"code":"TooManyRequests","message":"any"}}"#);
    answer.headers_mut().insert("request-id", "any".parse().unwrap());
    let error = acting().response(&answer, Some(&any)).unwrap_err();
    assert_eq!((error.service().unwrap().code(), error.request_id()), (Some("TooManyRequests"), Some("[hidden]")));
}

/// Any JSON value.
fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 32, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::hash_map("[a-z@.\"\\\\ ]{0,6}", inner, 0..4)
                .prop_map(|members| members.into_iter().collect()),
        ]
    })
}

proptest! {
    #[test]
    fn entities_that_are_kept_as_written_are_those_that_are_read(
        entities in prop::collection::vec(value(), 0..4),
        is_pretty: bool,
        link in prop::option::of("[a-z]{1,8}"),
        is_first: bool,
    ) {
        let link = link.map(|link| format!("?$skiptoken={link}"));
        let (name, other) = if is_first { ("@odata.a", "value") } else { ("value", "z") };
        let mut body = json!({ name: 1, other: 2, "@odata.nextLink": link });
        body["value"] = entities.clone().into();
        let text = if is_pretty { format!("{body:#}") } else { body.to_string() };
        let call = || Call::<Page<Untyped>>::list_of(Limits::Enforced, &cloud("Global", "v1.0"), Book::LIST, &[&id("l")]).unwrap();
        let read = call().response(&answer(200, text.clone()), None).unwrap();
        let kept = call().raw().response(&answer(200, text.clone()), None).unwrap();
        let parsed = kept.value.iter().map(|entity| serde_json::from_str::<Value>(entity.get()).unwrap());
        prop_assert!(parsed.eq(read.value.into_iter().map(|entity| entity.0)));
        prop_assert!(kept.value.iter().all(|entity| text.contains(entity.get())));
        prop_assert_eq!(kept.next_link, link);
    }
}
