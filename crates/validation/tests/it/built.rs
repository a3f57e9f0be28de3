//! Requests that were built in code.

use lifecycle_workflows_models::identity_governance::{
    CancelProcessing, CancelRunsScope, CustomTaskExtensionCallbackData, Resume, Run,
};
use lifecycle_workflows_validation::{Checked, Report, Rule, validate};

fn found(report: &Report) -> Vec<(Rule, &str)> {
    report.iter().map(|violation| (violation.rule, violation.pointer.as_str())).collect()
}

#[test]
fn a_request_has_pointers_but_no_spans() {
    let request = CancelProcessing::new(CancelRunsScope::new([Run::with_id("1"), Run::with_id("")]));
    let report = validate(&request);
    assert_eq!(found(&report), [(Rule::TooManyItems, "/scope/runs"), (Rule::MissingKey, "/scope/runs/1/id")]);
    assert!(report.iter().all(|violation| violation.span.is_none()));
    assert_eq!(report.violations()[1].value.as_deref(), Some("\"\""));
}

#[test]
fn a_request_as_documented_is_free_of_violations() {
    assert!(validate(&CancelProcessing::new(CancelRunsScope::new([Run::with_id("1")]))).is_empty());
}

#[test]
fn a_request_that_cannot_be_written_is_malformed() {
    let mut data = CustomTaskExtensionCallbackData::default();
    data.additional_properties.insert("operationStatus".to_owned(), "completed".into());
    let report = validate(&Resume::new(data));
    assert_eq!(found(&report), [(Rule::MalformedJson, "")]);
    assert!(report.to_string().contains("operationStatus"), "{report}");
}

#[test]
fn reports_and_requests_go_from_thread_to_thread() {
    fn is_shared<T: Send + Sync + 'static>() {}
    is_shared::<Report>();
    is_shared::<Checked<CancelProcessing>>();
}
