//! The bodies that the documentation prints, exactly as printed.

use lifecycle_workflows_models::SCHEMA;
use lifecycle_workflows_models::facts::RequestKind;
use lifecycle_workflows_models::identity_governance::{CancelProcessing, Resume};
use lifecycle_workflows_validation::{Rule, VALIDATOR, check, validate};

const CANCEL_PROCESSING: &str = r##"{
  "scope": {
    "@odata.type": "#microsoft.graph.identityGovernance.cancelRunsScope",
    "runs": [
      {
        "id": "8cdf25a8-c9d2-423e-a03d-3f39f03c3e97"
      }
    ]
  }
}"##;

const RESUME: &str = r#"{
  "data": {
    "operationStatus": "Completed"
  },
  "source": "sample",
  "type": "lifecycleEvent"
}"#;

#[test]
fn cancel_processing_goes_against_nothing() {
    let checked = check::<CancelProcessing>(CANCEL_PROCESSING.as_bytes()).unwrap();
    assert!(checked.warnings.is_empty(), "{}", checked.warnings);
    assert!(validate(&checked.request).is_empty());
}

#[test]
fn resume_is_warned_of_the_case_of_a_member_only() {
    let checked = check::<Resume>(RESUME.as_bytes()).unwrap();
    let found: Vec<_> = checked.warnings.iter().map(|warning| (warning.rule, warning.pointer.as_str())).collect();
    assert_eq!(found, [(Rule::EnumMemberCase, "/data/operationStatus")]);
    // The model writes the member as the schema spells it.
    assert!(validate(&checked.request).is_empty());
}

#[test]
fn the_documented_entities_go_against_nothing() {
    let writes = SCHEMA.requests.iter().filter(|one| matches!(one.kind, RequestKind::Create | RequestKind::Update));
    let with_example: Vec<_> = writes.filter(|one| !one.request.example.is_empty()).collect();
    assert!(with_example.len() >= 5, "{}", with_example.len());
    for entities in with_example {
        let report = VALIDATOR.check_facts(*entities, entities.request.example.as_bytes());
        assert!(report.is_empty(), "{} {}: {report}", entities.request.method, entities.request.path);
    }
}
