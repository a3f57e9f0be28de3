//! The requests: path, headers and body of each of them.

use lifecycle_workflows::client::{Call, Id, Page, Token, endpoint};
use lifecycle_workflows::models::identity_governance::{
    CancelProcessing, CancelRunsScope, CustomTaskExtensionCallbackData, CustomTaskExtensionOperationStatus, Resume,
    Run, TaskProcessingResult, Workflow,
};
use lifecycle_workflows::models::{Nullable, SCHEMA};
use lifecycle_workflows::validation::{check_http, check_http_message};

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
