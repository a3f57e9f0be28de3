//! The short way and the long way say the same.

use lifecycle_workflows_models::identity_governance::{CancelProcessing, Resume};
use odata_types::Action;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::{accepts, read};
use crate::check::diagnose;

#[path = "../../tests/it/json.rs"]
mod json;
#[allow(dead_code, reason = "the integration tests use more of it")]
#[path = "../../tests/it/paint.rs"]
mod paint;

use json::{Json, mutated};
use paint::Paint;

const CANCEL: &str = r##"{"scope": {"@odata.type": "#microsoft.graph.identityGovernance.cancelRunsScope", "runs": [{"id": "8cdf25a8-c9d2-423e-a03d-3f39f03c3e97"}]}}"##;

/// Bodies that nothing stands against, with a little of everything that a body can have.
const CLEAN: &[&str] = &[
    CANCEL,
    r##"{"scope": {"runs": [{"id": "1"}], "@odata.type": "#microsoft.graph.identityGovernance.cancelRunsScope"}}"##,
    r##"{"scope": {"@odata.type": "#microsoft.graph.identityGovernance.cancelRunsScope", "runs": [{"@odata.type": "#microsoft.graph.identityGovernance.run", "id": "\u0031", "processingStatus": "queued", "totalUsersCount": 3, "completedDateTime": "2026-07-01T12:30:00Z", "lastUpdatedDateTime": null, "reprocessedRuns": [{"processingStatus": "failed"}], "@odata.id": {"a": [1.5, null]}}], "runs@odata.bind": ["a"]}}"##,
    r#"{"data": {"operationStatus": "completed"}, "source": "sample", "type": null}"#,
    r##"{"data": {"@odata.type": "#microsoft.graph.identityGovernance.customTaskExtensionCallbackData"}}"##,
    r#" {"data": {}} "#,
];

/// A body of an action whose facts have what the models lack. Its type reads any JSON, and the last of duplicate members.
const PAINT: &str = r##"{
    "thing": {"@odata.type": "#test.redBall", "size": 1, "shade": null},
    "spare": {"@odata.type": "#test.redBall", "size": -2147483648},
    "shape": {"radius": 1.5e300, "@odata.type": "#test.circle"},
    "anything": [{"a": [1.0, -0], "b": null}, true],
    "bag": {"weight": 1, "new": {"a": 1}},
    "colors": "red, green",
    "node": {"row": "1", "column": "2"},
    "nodes": [{}, {"next": [{"row": "1"}]}],
    "texts": ["a", null],
    "isDry": true, "byte": 255, "sByte": -128, "int16": 32767, "int64": "-9223372036854775808", "single": 1,
    "double": "INF", "date": "2026-02-28", "moment": "2026-07-01T12:30:00Z",
    "guid": "8cdf25a8-c9d2-423e-a03d-3f39f03c3e97"
}"##;

/// Bodies that something stands against, each another way.
const NOT_CLEAN: &[&str] = &[
    r#"{"data": {"operationStatus": "Completed"}}"#,
    r#"{"data": {"operationStatus": "unknownFutureValue"}}"#,
    r#"{"data": {"targetSubject": null}}"#,
    r#"{"data": {}, "other": 1}"#,
    r#"{"data": {}, "source": 1}"#,
    r#"{"data": {"@odata.type": "microsoft.graph.identityGovernance.customTaskExtensionCallbackData"}}"#,
    r##"{"scope": {"@odata.type": "#microsoft.graph.identityGovernance.cancelRunsScope", "runs": []}}"##,
    r##"{"scope": {"@odata.type": "#microsoft.graph.identityGovernance.cancelRunsScope", "runs": [{"id": " "}]}}"##,
    r##"{"scope": {"@odata.type": "#microsoft.graph.identityGovernance.cancelRunsScope", "runs": [{"id": "1", "totalUsersCount": 1.0}]}}"##,
    r##"{"scope": {"@odata.type": "#microsoft.graph.identityGovernance.cancelRunsScope", "runs": [{"id": "1", "completedDateTime": "2026-07-01 12:30:00Z"}]}}"##,
    r#"{"scope": {"runs": [{"id": "1"}]}}"#,
    "{}",
    "",
];

/// Whether a body goes the short way, once it is certain that the long way says the same of it.
fn is_short<A: Action + std::fmt::Debug + PartialEq>(body: &str) -> Result<bool, TestCaseError> {
    let (short, long) = (read::<A>(body.as_bytes()), diagnose::<A>(body.as_bytes()));
    let is_clean = long.as_ref().is_ok_and(|checked| checked.warnings.is_empty());
    prop_assert!(short.is_none() || is_clean, "{body}\n{long:?}");
    prop_assert_eq!(short.is_some(), accepts(A::ACTION, body.as_bytes()), "{}", body);
    if let (Some(short), Ok(long)) = (&short, &long) {
        prop_assert_eq!(short, &long.request);
    }
    Ok(short.is_some())
}

/// As [`is_short`], for a request that cannot be compared.
fn paint_is_short(body: &str) -> Result<bool, TestCaseError> {
    let (short, long) = (accepts(Paint::ACTION, body.as_bytes()), diagnose::<Paint>(body.as_bytes()));
    let is_clean = long.as_ref().is_ok_and(|checked| checked.warnings.is_empty());
    prop_assert!(is_clean || !short, "{body}\n{long:?}");
    prop_assert!(is_clean || read::<Paint>(body.as_bytes()).is_none(), "{body}\n{long:?}");
    Ok(short)
}

fn is_short_for_any(body: &str) -> Result<bool, TestCaseError> {
    Ok(is_short::<CancelProcessing>(body)? | is_short::<Resume>(body)?)
}

#[test]
fn bodies_that_nothing_stands_against_go_the_short_way() {
    for body in CLEAN {
        assert!(is_short_for_any(body).unwrap(), "{body}");
    }
    for body in NOT_CLEAN {
        assert!(!is_short_for_any(body).unwrap(), "{body}");
    }
}

#[test]
fn a_body_with_a_little_of_everything_goes_the_short_way() {
    assert!(paint_is_short(PAINT).unwrap());
    let twice = PAINT.replace("\"isDry\": true", "\"isDry\": true, \"isDry\": true");
    assert!(!paint_is_short(&twice).unwrap());
    let twice_within = PAINT.replace("\"b\": null", "\"a\": null");
    assert!(!paint_is_short(&twice_within).unwrap());
}

#[test]
fn bytes_that_are_no_text_do_not() {
    assert!(read::<CancelProcessing>(b"\xff").is_none());
    assert!(read::<CancelProcessing>(format!("\u{feff}{CANCEL}").as_bytes()).is_none());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn both_ways_agree(body in mutated(select([CLEAN, NOT_CLEAN].concat()).prop_filter_map("no JSON", read_json)), order in any::<Index>()) {
        is_short_for_any(&body.to_string())?;
        is_short_for_any(&body.reordered(order).to_string())?;
    }

    #[test]
    fn both_ways_agree_on_what_the_models_lack(body in mutated(Just(PAINT).prop_map(Json::read)), order in any::<Index>()) {
        paint_is_short(&body.to_string())?;
        paint_is_short(&body.reordered(order).to_string())?;
    }

    #[test]
    fn both_ways_agree_on_any_json(body in json::json()) {
        is_short_for_any(&body.to_string())?;
    }
}

fn read_json(text: &str) -> Option<Json> {
    (!text.is_empty()).then(|| Json::read(text))
}
