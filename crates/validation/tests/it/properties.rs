//! What holds for any body: nothing panics, models and validation agree, and the order of members makes no difference.

use std::collections::BTreeSet;

use crate::fixtures::wrong;
use crate::json::{Json, json, mutated};
use crate::paint::Paint;
use lifecycle_workflows_models::identity_governance::{CancelProcessing, Resume};
use lifecycle_workflows_validation::{Report, Rule, Violation, check, check_facts, check_http_message, validate};
use odata_types::{Action, facts};
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// A body that the documentation prints, or one that has a little of everything.
pub(crate) fn seeds() -> impl Strategy<Value = Json> {
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
pub(crate) fn config(cases: u32) -> ProptestConfig {
    let config = ProptestConfig::default();
    ProptestConfig { cases: config.cases.max(cases), failure_persistence: None, ..config }
}

/// A message with a body, and how many lines stand before that.
fn message(action: &'static facts::Action, body: &str) -> (String, u32) {
    let fill_in = |segment: &'static str| if segment.starts_with('{') { "1" } else { segment };
    let path = action.request.path.split('/').map(fill_in).collect::<Vec<_>>().join("/");
    let head =
        format!("POST /beta{path} HTTP/1.1\r\nAuthorization: Bearer x\r\nContent-Type: application/json\r\n\r\n");
    (format!("{head}{body}"), 4)
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
    #![proptest_config(config(2000))]

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

proptest! {
    #![proptest_config(config(2000))]

    #[test]
    fn a_body_in_a_message_is_said_the_same_of(body in mutated(seeds())) {
        let body = body.to_string();
        for action in [CancelProcessing::ACTION, Resume::ACTION] {
            let (message, lines) = message(action, &body);
            let whole = check_http_message(message.as_bytes());
            let alone = check_facts(action, body.as_bytes());
            // Which version a request goes to is known of a message only.
            let of_body = |report: &Report, lines: u32| -> Vec<_> {
                let violations = report.iter().filter(|violation| violation.rule != Rule::VersionDependentProperty);
                let place = |violation: &Violation| violation.position.map(|at| (at.line - lines, at.column));
                violations.map(|violation| (violation.rule, violation.pointer.clone(), place(violation), violation.message.clone())).collect()
            };
            prop_assert_eq!(of_body(&whole, lines), of_body(&alone, 0), "{}", message);
        }
    }

    #[test]
    fn any_message_is_checked_and_drawn(
        fixture in select(wrong().into_iter().map(|fixture| fixture.bytes).collect::<Vec<_>>()),
        changes in prop::collection::vec((any::<Index>(), prop_oneof![any::<u8>(), select(b"\n\r :/?#%{}\"".to_vec())]), 0..8),
    ) {
        let mut bytes = fixture;
        for (at, byte) in changes {
            if !bytes.is_empty() {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
        }
        for report in [check_http_message(&bytes), check_facts(Resume::ACTION, &bytes)] {
            let drawn = report.draw(&bytes).to_string();
            prop_assert_eq!(drawn.is_empty(), report.is_empty());
            prop_assert!(drawn.lines().all(|line| line.chars().all(|character| !character.is_control())));
            prop_assert!(report.iter().all(|violation| violation.position.is_some()));
        }
    }
}

proptest! {
    #![proptest_config(config(30_000))]

    #[test]
    fn models_and_validation_agree(body in mutated(seeds())) {
        let text = body.to_string();
        agree::<CancelProcessing>(&text)?;
        agree::<Resume>(&text)?;
    }
}
