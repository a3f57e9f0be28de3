//! The requests: path, headers and body of each of them.

use lifecycle_workflows::client::{Call, Id, Page, RequestError, Token, endpoint};
use lifecycle_workflows::models::identity_governance::{
    CancelProcessing, CancelRunsScope, CustomTaskExtensionCallbackData, CustomTaskExtensionOperationStatus, Resume,
    Run, TaskProcessingResult, Workflow,
};
use lifecycle_workflows::models::{Nullable, SCHEMA};
use lifecycle_workflows::validation::{check_http, check_http_message};
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

fn guid(number: u128) -> Id {
    let digits = format!("{number:032x}");
    let parts = [&digits[..8], &digits[8..12], &digits[12..16], &digits[16..20], &digits[20..]];
    id(&parts.join("-"))
}

/// Asserts that a call reports of its request what a check of the whole request reports.
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
    fn a_call_reports_what_a_check_of_the_whole_request_reports(
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
