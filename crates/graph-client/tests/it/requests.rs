//! Requests: what is sent, and what is not sent at all.

use graph_client::validation::{Rule, Validator};
use graph_client::{Call, Endpoint, EndpointError, Id, Limits, RequestError, Token};
use odata_types::{Action, Nullable};
use proptest::prelude::*;
use second_slice::SCHEMA;
use second_slice::library::{Book, Lend};

use crate::library::{cloud, give_back, id, lend};

/// The endpoint at a base URL.
fn at(base_url: &str) -> Result<Endpoint, EndpointError> {
    Endpoint::at(&SCHEMA, base_url, "beta")
}

#[test]
fn each_request_has_an_id_of_its_own() {
    let endpoint = cloud("Global", "v1.0");
    let call = Call::action(&endpoint, &[&id("l"), &id("b")], &lend(&["m"])).unwrap();
    let [first, second] = [call.request(None), call.request(None)].map(|request| {
        assert!(!request.headers().contains_key("authorization"));
        request.headers()["client-request-id"].to_str().unwrap().to_owned()
    });
    assert_ne!(first, second);
    assert!(first.parse::<odata_types::Guid>().is_ok(), "{first}");
}

#[test]
fn a_request_that_is_not_documented_for_a_cloud_is_not_sent() {
    assert_eq!(Lend::ACTION.request.clouds.len(), 1);
    let endpoint = cloud("China", "v1.0");
    let error = Call::action(&endpoint, &[&id("l"), &id("b")], &lend(&["m"])).unwrap_err();
    assert_eq!(
        error.to_string(),
        "`lend` is not documented for China operated by 21Vianet; documented: Global service"
    );
    assert!(matches!(error, RequestError::UndocumentedCloud { cloud, .. } if cloud.name == "China"));
    // A base URL that is the root of the cloud means the cloud; the cloud of any other is not known.
    let endpoint = at(&format!("{}/", SCHEMA.cloud("China").unwrap().service_root.to_ascii_uppercase())).unwrap();
    assert!(Call::action(&endpoint, &[&id("l"), &id("b")], &lend(&["m"])).is_err());
    let endpoint = crate::endpoint("https://gateway.example/graph");
    let call = Call::action(&endpoint, &[&id("l"), &id("b")], &lend(&["m"])).unwrap();
    assert_eq!(call.uri().path(), "/graph/v1.0/libraries/l/books/b/lend");
}

#[test]
fn limits_may_be_ignored_but_a_malformed_request_is_not_sent() {
    let endpoint = cloud("Global", "v1.0");
    let two = lend(&["1", "2"]);
    let rules = |error: RequestError| match error {
        RequestError::Invalid(report) => report.errors().map(|violation| violation.rule).collect::<Vec<_>>(),
        other => panic!("{other}"),
    };
    assert_eq!(rules(Call::action(&endpoint, &[&id("l"), &id("b")], &two).unwrap_err()), [Rule::TooManyItems]);
    let call = Call::action_within(Limits::Ignored, &endpoint, &[&id("l"), &id("b")], &two).unwrap();
    assert_eq!(call.warnings().unwrap().violations()[0].rule, Rule::TooManyItems);
    let china = cloud("China", "v1.0");
    assert!(Call::action_within(Limits::Ignored, &china, &[&id("l"), &id("b")], &lend(&["m"])).is_ok());
    let wrong = Call::action_within(Limits::Ignored, &endpoint, &[&id("l"), &id("b")], &lend(&[""])).unwrap_err();
    assert_eq!(rules(wrong), [Rule::MissingKey]);
    let wrong = Call::action_within(Limits::Ignored, &endpoint, &[&id("l"), &id("book-id")], &two).unwrap_err();
    assert_eq!(rules(wrong)[0], Rule::PlaceholderLeft);
}

#[test]
fn the_number_of_ids_is_that_of_the_path() {
    let endpoint = cloud("Global", "v1.0");
    let error = Call::action(&endpoint, &[&id("l")], &give_back()).unwrap_err();
    assert!(matches!(error, RequestError::NumberOfIds { expected: 3, found: 1, .. }), "{error}");
    assert!(Call::<Book>::read(&endpoint, &[]).is_err());
}

#[test]
fn base_urls_are_services() {
    for (text, url) in [
        ("https://gateway.example", "https://gateway.example/beta"),
        (" HTTPS://Gateway.Example:443/ ", "https://gateway.example/beta"),
        ("https://gateway.example:8443/a/b/", "https://gateway.example:8443/a/b/beta"),
        ("http://localhost:8080", "http://localhost:8080/beta"),
        ("http://127.0.0.1:80", "http://127.0.0.1/beta"),
        ("http://[::1]:9", "http://[::1]:9/beta"),
        ("http://graph.localhost:8080", "http://graph.localhost:8080/beta"),
    ] {
        assert_eq!(at(text).map(|endpoint| endpoint.to_string()), Ok(url.to_owned()), "{text}");
    }
    for (text, error) in [
        ("", EndpointError::Malformed),
        ("gateway.example", EndpointError::Malformed),
        ("/graph", EndpointError::Malformed),
        ("https://", EndpointError::Malformed),
        ("https://a.example:", EndpointError::Malformed),
        ("https://a.example:99999", EndpointError::Malformed),
        ("https://a.example\\@b.example", EndpointError::Malformed),
        ("https://a.ex%61mple", EndpointError::Malformed),
        ("https://[::1", EndpointError::Malformed),
        ("https://gräph.example", EndpointError::Malformed),
        ("ftp://a.example", EndpointError::Scheme),
        ("https://graph.microsoft.com@a.example", EndpointError::UserInfo),
        ("https://a.example/?b", EndpointError::Query),
        ("https://a.example#b", EndpointError::Query),
        ("https://a.example/b//c", EndpointError::Path),
        ("https://a.example/b/../c", EndpointError::Path),
        ("https://a.example/b/%2e%2E", EndpointError::Path),
        ("https://a.example/v1.0/", EndpointError::ApiVersion),
        ("http://a.example", EndpointError::PlainHttp),
        ("http://localhost.a.example", EndpointError::PlainHttp),
        ("http://10.0.0.1", EndpointError::PlainHttp),
        ("http://0x7f.1", EndpointError::PlainHttp),
    ] {
        assert_eq!(at(text), Err(error), "{text}");
    }
    assert!(matches!(Endpoint::at(&SCHEMA, "https://a.example", "v2"), Err(EndpointError::UnknownApiVersion { .. })));
    assert!(matches!(Endpoint::new(&SCHEMA, "Moon", "beta"), Err(EndpointError::UnknownCloud { .. })));
    assert!(Endpoint::at_insecure(&SCHEMA, "http://a.example", "beta").is_ok());
}

fn guid(number: u128) -> Id {
    let digits = format!("{number:032x}");
    let parts = [&digits[..8], &digits[8..12], &digits[12..16], &digits[16..20], &digits[20..]];
    id(&parts.join("-"))
}

/// Asserts that a call reports of its request what a check of the whole request reports.
fn assert_as_checked(call: Result<Call<()>, RequestError>) {
    match call {
        Ok(call) => {
            let request = call.request(Some(&Token::new("secret-of-the-caller").unwrap()));
            let report = Validator::new(&SCHEMA).http().request(&request);
            assert!(!report.has_errors(), "{report}");
            assert_eq!(call.warnings().is_some(), !report.is_empty(), "{report}");
        }
        Err(RequestError::Invalid(report)) => assert!(report.has_errors()),
        Err(other) => panic!("{other}"),
    }
}

proptest! {
    #[test]
    fn a_call_reports_what_a_check_of_the_whole_request_reports(
        ids in any::<[u128; 3]>(),
        members in prop::collection::vec(prop_oneof![Just(String::new()), Just("{id}".to_owned()), any::<String>()], 0..3),
        state in prop_oneof![Just("good".to_owned()), Just("DAMAGED".to_owned()), any::<String>()],
        desk in any::<Option<String>>(),
        has_remarks in any::<bool>(),
        is_beta in any::<bool>(),
    ) {
        let endpoint = cloud("Global", if is_beta { "beta" } else { "v1.0" });
        let [library, member, book] = ids.map(guid);
        let members: Vec<_> = members.iter().map(String::as_str).collect();
        assert_as_checked(Call::action(&endpoint, &[&library, &book], &lend(&members)));
        let mut body = give_back();
        body.desk = Nullable::from_optional(desk);
        body.condition.state = Some(state.parse().unwrap());
        if has_remarks {
            body.condition.remarks = Nullable::Null;
        }
        assert_as_checked(Call::action(&endpoint, &[&library, &member, &book], &body));
    }
}
