//! What holds for any body: nothing panics, models and validation agree, and the order of members makes no difference.

use std::collections::BTreeSet;

use crate::json::{Json, json, mutated};
use crate::paint::Paint;
use lifecycle_workflows_models::identity_governance::{CancelProcessing, Resume};
use lifecycle_workflows_validation::{Rule, check, check_facts, validate};
use odata_types::{Action, facts};
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// A body that the documentation prints, or one that has a little of everything.
fn seeds() -> impl Strategy<Value = Json> {
    select(vec![
        r##"{"scope": {"@odata.type": "#microsoft.graph.identityGovernance.cancelRunsScope", "runs": [{"id": "8cdf25a8-c9d2-423e-a03d-3f39f03c3e97"}]}}"##,
        r##"{"scope": {"@odata.type": "#microsoft.graph.identityGovernance.cancelRunsScope", "runs": [{"id": "1", "processingStatus": "queued", "totalUsersCount": 3, "completedDateTime": "2026-07-01T12:30:00Z", "reprocessedRuns": [{"id": "2"}]}]}}"##,
        r#"{"data": {"operationStatus": "Completed"}, "source": "sample", "type": "lifecycleEvent"}"#,
        r#"{"data": {"operationStatus": "failed", "note": {"a": [1, 2]}}, "source": null}"#,
        r##"{"data": {"targetSubject": {"@odata.type": "#microsoft.graph.identityGovernance.provisioningObjectWorkflowSubject", "id": null, "attributeSetEntries": [{"name": "a", "value": null}]}}}"##,
    ])
    .prop_map(Json::read)
}

/// `PROPTEST_CASES` asks for more cases.
fn config() -> ProptestConfig {
    let config = ProptestConfig::default();
    ProptestConfig { cases: config.cases.max(2000), failure_persistence: None, ..config }
}

fn rules(action: &'static facts::Action, body: &str) -> BTreeSet<Rule> {
    check_facts(action, body.as_bytes()).iter().map(|violation| violation.rule).collect()
}

/// Whatever is accepted is read by the model and still has no error when it is written again; whatever the model cannot
/// read has an error that says more than that.
fn agree<A: Action>(body: &str) -> Result<(), TestCaseError> {
    let read = serde_json::from_str::<A>(body);
    match check::<A>(body.as_bytes()) {
        Ok(checked) => {
            prop_assert!(read.is_ok(), "{body}");
            prop_assert!(!checked.warnings.has_errors());
            let again = validate(&checked.request);
            prop_assert!(!again.has_errors(), "{body}\n{again}");
        }
        Err(report) => {
            prop_assert!(report.has_errors());
            prop_assert!(report.iter().all(|violation| violation.rule != Rule::UnreadableBody), "{body}\n{report}");
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_bytes_are_checked(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
        for action in [CancelProcessing::ACTION, Resume::ACTION, Paint::ACTION] {
            let report = check_facts(action, &bytes);
            prop_assert_eq!(report.is_empty(), report.to_string().is_empty());
        }
    }

    #[test]
    fn any_json_is_checked(value in json()) {
        let text = value.to_string();
        agree::<CancelProcessing>(&text)?;
        agree::<Resume>(&text)?;
        rules(Paint::ACTION, &text);
    }

    #[test]
    fn models_and_validation_agree(body in mutated(seeds())) {
        let text = body.to_string();
        agree::<CancelProcessing>(&text)?;
        agree::<Resume>(&text)?;
    }

    #[test]
    fn the_order_of_members_makes_no_difference(body in mutated(seeds()), order in any::<Index>()) {
        let shuffled = body.clone().reordered(order).to_string();
        for action in [CancelProcessing::ACTION, Resume::ACTION, Paint::ACTION] {
            prop_assert_eq!(rules(action, &body.to_string()), rules(action, &shuffled));
        }
    }

    #[test]
    fn a_report_is_sorted_and_the_same_every_time(body in mutated(seeds())) {
        let text = body.to_string();
        for action in [CancelProcessing::ACTION, Resume::ACTION] {
            let report = check_facts(action, text.as_bytes());
            prop_assert_eq!(&report, &check_facts(action, text.as_bytes()));
            let places: Vec<_> = report.iter().map(|violation| violation.span.map(|span| span.start)).collect();
            prop_assert!(places.is_sorted());
            let distinct: BTreeSet<_> =
                report.iter().map(|violation| (violation.rule, violation.span, &violation.message)).collect();
            prop_assert_eq!(distinct.len(), report.len(), "{}", report);
        }
    }
}
