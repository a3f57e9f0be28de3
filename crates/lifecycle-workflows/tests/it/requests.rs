//! What is sent: path, headers and body of each documented request, and what is not sent at all.

use lifecycle_workflows::client::{
    Call, Endpoint, EndpointError, Id, Limits, Page, RequestError, Token, endpoint, endpoint_at,
};
use lifecycle_workflows::models::identity_governance::{
    CancelProcessing, CancelRunsScope, CustomTaskExtensionCallbackData, CustomTaskExtensionOperationStatus, Resume,
    Run, TaskProcessingResult, Workflow,
};
use lifecycle_workflows::models::{Nullable, SCHEMA};
use lifecycle_workflows::validation::{Rule, check_http, check_http_message};
use proptest::prelude::*;

pub(crate) fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

pub(crate) fn cancel(runs: &[&str]) -> CancelProcessing {
    CancelProcessing::new(CancelRunsScope::new(runs.iter().map(|run| Run::with_id(*run)).collect::<Vec<_>>()))
}

pub(crate) fn resume() -> Resume {
    Resume::new(CustomTaskExtensionCallbackData {
        operation_status: Nullable::Value(CustomTaskExtensionOperationStatus::Completed),
        ..CustomTaskExtensionCallbackData::default()
    })
}

#[test]
fn every_cloud_and_version_has_its_url() {
    let mut urls = Vec::new();
    for cloud in SCHEMA.clouds {
        for version in SCHEMA.api_versions {
            let endpoint = endpoint(cloud.name, version).unwrap();
            let call = Call::action(&endpoint, &[&id("1"), &id("2"), &id("a/b")], &resume()).unwrap();
            let request = call.request(Some(&Token::new("secret-of-the-caller").unwrap()));
            assert!(check_http(&request).is_empty(), "{}", check_http(&request));
            urls.push(request.uri().to_string());
        }
    }
    insta::assert_snapshot!(urls.join("\n"));
}

#[test]
fn requests_are_printed_as_documentation_prints_them() {
    let endpoint = endpoint("Global", "beta").unwrap();
    let actions = [
        Call::action(&endpoint, &[&id("w")], &cancel(&["r"])).unwrap().to_string(),
        Call::action(&endpoint, &[&id("w"), &id("t"), &id("r")], &resume()).unwrap().to_string(),
    ];
    for printed in &actions {
        assert!(!check_http_message(printed.as_bytes()).has_errors(), "{printed}");
    }
    let reads = [
        Call::<Workflow>::read(&endpoint, &[&id("w")]).unwrap().to_string(),
        Call::<Run>::read(&endpoint, &[&id("w"), &id("r")]).unwrap().to_string(),
        Call::<TaskProcessingResult>::read(&endpoint, &[&id("w"), &id("t"), &id("r")]).unwrap().to_string(),
        Call::<Page<Workflow>>::list(&endpoint, &[]).unwrap().to_string(),
        Call::<Page<Run>>::list(&endpoint, &[&id("w")]).unwrap().to_string(),
        Call::<Page<TaskProcessingResult>>::list(&endpoint, &[&id("w"), &id("r")]).unwrap().to_string(),
    ];
    insta::assert_snapshot!([actions.join("\n---\n"), reads.join("---\n")].join("\n---\n"));
}

#[test]
fn each_request_has_an_id_of_its_own() {
    let endpoint = endpoint("Global", "v1.0").unwrap();
    let call = Call::action(&endpoint, &[&id("w")], &cancel(&["r"])).unwrap();
    let [first, second] = [call.request(None), call.request(None)].map(|request| {
        assert!(!request.headers().contains_key("authorization"));
        request.headers()["client-request-id"].to_str().unwrap().to_owned()
    });
    assert_ne!(first, second);
    assert!(first.parse::<lifecycle_workflows::models::Guid>().is_ok(), "{first}");
}

#[test]
fn what_is_not_documented_for_a_cloud_is_not_sent() {
    let cancel_is_global_only =
        SCHEMA.actions.iter().find(|action| action.simple_name() == "cancelProcessing").unwrap();
    assert_eq!(cancel_is_global_only.clouds.len(), 1);
    let endpoint = endpoint("China", "v1.0").unwrap();
    let error = Call::action(&endpoint, &[&id("w")], &cancel(&["r"])).unwrap_err();
    assert_eq!(
        error.to_string(),
        "`cancelProcessing` is not documented for China operated by 21Vianet; documented: Global service"
    );
    assert!(matches!(error, RequestError::UndocumentedCloud { cloud, .. } if cloud.name == "China"));
    // A base URL that is the root of the cloud changes nothing; of another one nobody knows its cloud.
    let endpoint =
        endpoint_at(&format!("{}/", SCHEMA.cloud("China").unwrap().service_root.to_ascii_uppercase()), "v1.0").unwrap();
    assert!(Call::action(&endpoint, &[&id("w")], &cancel(&["r"])).is_err());
    let endpoint = endpoint_at("https://gateway.example/graph", "v1.0").unwrap();
    let call = Call::action(&endpoint, &[&id("w")], &cancel(&["r"])).unwrap();
    assert_eq!(call.uri().path(), "/graph/v1.0/identityGovernance/lifecycleWorkflows/workflows/w/cancelProcessing");
}

#[test]
fn limits_may_be_ignored_but_nothing_malformed_leaves() {
    let endpoint = endpoint("Global", "v1.0").unwrap();
    let two = cancel(&["1", "2"]);
    let rules = |error: RequestError| match error {
        RequestError::Invalid(report) => report.errors().map(|violation| violation.rule).collect::<Vec<_>>(),
        other => panic!("{other}"),
    };
    assert_eq!(rules(Call::action(&endpoint, &[&id("w")], &two).unwrap_err()), [Rule::TooManyItems]);
    let call = Call::action_within(Limits::Ignored, &endpoint, &[&id("w")], &two).unwrap();
    assert_eq!(call.warnings().unwrap().violations()[0].rule, Rule::TooManyItems);
    let china = lifecycle_workflows::client::endpoint("China", "v1.0").unwrap();
    assert!(Call::action_within(Limits::Ignored, &china, &[&id("w")], &cancel(&["r"])).is_ok());
    let wrong = Call::action_within(Limits::Ignored, &endpoint, &[&id("w")], &cancel(&[""])).unwrap_err();
    assert_eq!(rules(wrong), [Rule::MissingKey]);
    let wrong = Call::action_within(Limits::Ignored, &endpoint, &[&id("{workflow-id}")], &two).unwrap_err();
    assert_eq!(rules(wrong)[0], Rule::PlaceholderLeft);
}

#[test]
fn the_number_of_ids_is_that_of_the_path() {
    let endpoint = endpoint("Global", "v1.0").unwrap();
    let error = Call::action(&endpoint, &[&id("w")], &resume()).unwrap_err();
    assert!(matches!(error, RequestError::NumberOfIds { expected: 3, found: 1, .. }), "{error}");
    assert!(Call::<Run>::read(&endpoint, &[]).is_err());
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
    ] {
        assert_eq!(endpoint_at(text, "beta").map(|endpoint| endpoint.to_string()), Ok(url.to_owned()), "{text}");
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
        assert_eq!(endpoint_at(text, "beta"), Err(error), "{text}");
    }
    assert!(matches!(endpoint_at("https://a.example", "v2"), Err(EndpointError::UnknownApiVersion { .. })));
    assert!(matches!(endpoint("Moon", "beta"), Err(EndpointError::UnknownCloud { .. })));
    assert!(Endpoint::at_insecure(&SCHEMA, "http://a.example", "beta").is_ok());
}

fn guid(number: u128) -> Id {
    let digits = format!("{number:032x}");
    let parts = [&digits[..8], &digits[8..12], &digits[12..16], &digits[16..20], &digits[20..]];
    id(&parts.join("-"))
}

/// A call says of its request what a check of the whole request says.
fn assert_as_checked(call: Result<Call<()>, RequestError>) {
    match call {
        Ok(call) => {
            let report = check_http(&call.request(Some(&Token::new("secret-of-the-caller").unwrap())));
            assert!(!report.has_errors(), "{report}");
            assert_eq!(call.warnings().is_some(), !report.is_empty(), "{report}");
        }
        Err(RequestError::Invalid(report)) => assert!(report.has_errors()),
        Err(other) => panic!("{other}"),
    }
}

proptest! {
    #[test]
    fn what_is_evident_is_as_if_it_was_checked(
        ids in any::<[u128; 3]>(),
        runs in prop::collection::vec(prop_oneof![Just(String::new()), Just("{id}".to_owned()), any::<String>()], 0..3),
        status in prop_oneof![Just("completed".to_owned()), Just("FAILED".to_owned()), any::<String>()],
        source in any::<Option<String>>(),
        has_subject in any::<bool>(),
        is_beta in any::<bool>(),
    ) {
        let endpoint = endpoint("Global", if is_beta { "beta" } else { "v1.0" }).unwrap();
        let [workflow, task, result] = ids.map(guid);
        let runs: Vec<_> = runs.iter().map(String::as_str).collect();
        assert_as_checked(Call::action(&endpoint, &[&workflow], &cancel(&runs)));
        let mut body = resume();
        body.source = Nullable::from_optional(source);
        body.data.operation_status = Nullable::Value(status.parse().unwrap());
        if has_subject {
            body.data.target_subject = Nullable::Null;
        }
        assert_as_checked(Call::action(&endpoint, &[&workflow, &task, &result], &body));
    }
}
