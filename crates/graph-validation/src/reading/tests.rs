//! Tests that the fast path and the slow path agree.

use odata_types::{Action, facts};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use second_slice::SCHEMA;
use second_slice::library::{GiveBack, Lend};

use crate::check::{self, Checked};
use crate::input::Input;
use crate::report::Report;
use crate::validator::Validator;

#[path = "../../tests/support/json.rs"]
mod json;
#[allow(dead_code, reason = "other tests use more of it")]
#[path = "../../tests/support/paint.rs"]
mod paint;
#[path = "../../tests/support/vocabulary.rs"]
mod vocabulary;

use json::{Json, mutated};
use paint::Paint;

const VALIDATOR: Validator = Validator::new(&SCHEMA);

const LEND: &str =
    r##"{"borrower": {"@odata.type": "#example.library.memberBorrower", "members": [{"id": "8cdf25a8"}]}}"##;

/// Right bodies with a little of everything that a body can contain.
const CLEAN: &[&str] = &[
    LEND,
    r##"{"borrower": {"members": [{"id": "1"}], "@odata.type": "#example.library.memberBorrower"}}"##,
    r##"{"borrower": {"@odata.type": "#example.library.memberBorrower", "members": [{"@odata.type": "#example.library.member", "id": "\u0031", "loans": 3, "joinedDateTime": "2026-07-01T12:30:00Z", "name": null, "@odata.id": {"a": [1.5, null]}}], "members@odata.bind": ["a"]}}"##,
    r#"{"condition": {"state": "good"}, "desk": "second floor"}"#,
    r#"{"condition": {"state": "damaged"}, "desk": null}"#,
    r##"{"condition": {"@odata.type": "#example.library.condition", "state": "good"}}"##,
    r#" {"condition": {"state": "good"}} "#,
];

/// A body of an action whose facts have what the slice lacks. Its type reads any JSON.
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

/// Wrong bodies, each in another way.
const NOT_CLEAN: &[&str] = &[
    r#"{"condition": {"state": "Good"}}"#,
    r#"{"condition": {"state": "unknownFutureValue"}}"#,
    r#"{"condition": {"state": "good", "remarks": null}}"#,
    r#"{"condition": {"state": "good"}, "other": 1}"#,
    r#"{"condition": {"state": "good"}, "desk": 1}"#,
    r#"{"condition": {"@odata.type": "example.library.condition", "state": "good"}}"#,
    r#"{"condition": {}}"#,
    r#"{"condition": {"state": null}}"#,
    r##"{"borrower": {"@odata.type": "#example.library.branchBorrower", "branch": "east"}}"##,
    r##"{"borrower": {"@odata.type": "#example.library.memberBorrower", "members": []}}"##,
    r##"{"borrower": {"@odata.type": "#example.library.memberBorrower", "members": [{"id": " "}]}}"##,
    r##"{"borrower": {"@odata.type": "#example.library.memberBorrower", "members": [{"id": "1", "loans": 1.0}]}}"##,
    r##"{"borrower": {"@odata.type": "#example.library.memberBorrower", "members": [{"id": "1", "joinedDateTime": "2026-07-01 12:30:00Z"}]}}"##,
    r#"{"borrower": {"members": [{"id": "1"}]}}"#,
    "{}",
    "",
];

fn read<A: Action>(body: &[u8]) -> Option<A> {
    check::right(Input::read(body))
}

fn accepts(action: &'static facts::Action, body: &[u8]) -> bool {
    check::is_right(action.into(), Input::read(body))
}

fn diagnose<A: Action>(body: &[u8]) -> Result<Checked<A>, Report> {
    check::diagnose(VALIDATOR, Input::read(body))
}

/// Whether the fast path accepts a body, after a check that the slow path agrees.
fn is_fast<A: Action + std::fmt::Debug + PartialEq>(body: &str) -> Result<bool, TestCaseError> {
    let (fast, slow) = (read::<A>(body.as_bytes()), diagnose::<A>(body.as_bytes()));
    let is_clean = slow.as_ref().is_ok_and(|checked| checked.warnings.is_empty());
    prop_assert!(fast.is_none() || is_clean, "{body}\n{slow:?}");
    prop_assert_eq!(fast.is_some(), accepts(A::ACTION, body.as_bytes()), "{}", body);
    if let (Some(fast), Ok(slow)) = (&fast, &slow) {
        prop_assert_eq!(fast, &slow.request);
    }
    if let Ok(slow) = &slow {
        // It is read from the tree.
        prop_assert_eq!(&serde_json::from_str::<A>(body).unwrap(), &slow.request);
    }
    Ok(fast.is_some())
}

/// As [`is_fast`], for a request that cannot be compared.
fn paint_is_fast(body: &str) -> Result<bool, TestCaseError> {
    let (fast, slow) = (accepts(Paint::ACTION, body.as_bytes()), diagnose::<Paint>(body.as_bytes()));
    let is_clean = slow.as_ref().is_ok_and(|checked| checked.warnings.is_empty());
    prop_assert!(is_clean || !fast, "{body}\n{slow:?}");
    prop_assert!(is_clean || read::<Paint>(body.as_bytes()).is_none(), "{body}\n{slow:?}");
    Ok(fast)
}

fn is_fast_for_any(body: &str) -> Result<bool, TestCaseError> {
    Ok(is_fast::<Lend>(body)? | is_fast::<GiveBack>(body)?)
}

#[test]
fn right_bodies_take_the_fast_path() {
    for body in CLEAN {
        assert!(is_fast_for_any(body).unwrap(), "{body}");
    }
    for body in NOT_CLEAN {
        assert!(!is_fast_for_any(body).unwrap(), "{body}");
    }
}

#[test]
fn a_body_with_a_little_of_everything_takes_the_fast_path() {
    assert!(paint_is_fast(PAINT).unwrap());
    let twice = PAINT.replace("\"isDry\": true", "\"isDry\": true, \"isDry\": true");
    assert!(!paint_is_fast(&twice).unwrap());
    let twice_within = PAINT.replace("\"b\": null", "\"a\": null");
    assert!(!paint_is_fast(&twice_within).unwrap());
}

#[test]
fn bytes_that_are_not_text_do_not() {
    assert!(read::<Lend>(b"\xff").is_none());
    assert!(read::<Lend>(format!("\u{feff}{LEND}").as_bytes()).is_none());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn both_paths_agree(body in mutated(select([CLEAN, NOT_CLEAN].concat()).prop_filter_map("no JSON", read_json)), order in any::<Index>()) {
        is_fast_for_any(&body.to_string())?;
        is_fast_for_any(&body.reordered(order).to_string())?;
    }

    #[test]
    fn both_paths_agree_on_what_the_slice_lacks(body in mutated(Just(PAINT).prop_map(Json::read)), order in any::<Index>()) {
        paint_is_fast(&body.to_string())?;
        paint_is_fast(&body.reordered(order).to_string())?;
    }

    #[test]
    fn both_paths_agree_on_any_json(body in json::json()) {
        is_fast_for_any(&body.to_string())?;
    }
}

fn read_json(text: &str) -> Option<Json> {
    (!text.is_empty()).then(|| Json::read(text))
}
