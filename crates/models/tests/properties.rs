//! What must hold for all bodies, not just for those that come to mind.

use lifecycle_workflows_models::identity_governance::{CancelProcessing, Resume, Run};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

const TAG: &str = "#microsoft.graph.identityGovernance.cancelRunsScope";

/// Any JSON value that `serde_json` keeps.
fn json_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_filter_map("JSON has finite numbers only", |number| serde_json::Number::from_f64(number)
            .map(Value::Number)),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map("[a-z@.]{0,6}|\\PC{0,4}", inner, 0..4)
                .prop_map(|members| members.into_iter().collect()),
        ]
    })
}

/// Members that no type declares, and that are not type tags.
fn undeclared() -> impl Strategy<Value = Map<String, Value>> {
    prop::collection::btree_map("x_[a-z@.]{0,8}|@odata\\.(id|context|etag)|runs@odata\\.bind", json_value(), 0..4)
        .prop_map(|members| members.into_iter().collect())
}

fn with(members: Value, undeclared: Map<String, Value>) -> Value {
    let mut all = undeclared;
    if let Value::Object(members) = members {
        all.extend(members);
    }
    Value::Object(all)
}

fn run() -> impl Strategy<Value = Value> {
    let status = prop_oneof!["queued", "inProgress", "quarantined", "[a-z]{3,9}New"];
    let date = prop_oneof![
        Just(json!(null)),
        Just(json!("2024-05-28T14:22:08.7300000Z")),
        Just(json!("9999-12-31T23:59:59+02:00"))
    ];
    (
        any::<Option<String>>(),
        prop::option::of(status),
        prop::option::of(date),
        prop::option::of(any::<i32>()),
        undeclared(),
    )
        .prop_map(|(id, status, date, count, undeclared)| {
            let mut members = Map::new();
            members.extend(id.map(|id| ("id".to_owned(), id.into())));
            members.extend(status.map(|status| ("processingStatus".to_owned(), status.into())));
            members.extend(date.map(|date| ("completedDateTime".to_owned(), date)));
            members.extend(count.map(|count| ("failedTasksCount".to_owned(), count.into())));
            with(Value::Object(members), undeclared)
        })
}

fn cancellation() -> impl Strategy<Value = Value> {
    let known = (prop::collection::vec(run(), 0..4), undeclared())
        .prop_map(|(runs, undeclared)| with(json!({ "@odata.type": TAG, "runs": runs }), undeclared));
    let unknown = ("#[a-z]{1,5}\\.[a-z]{1,5}", undeclared(), json_value())
        .prop_map(|(tag, undeclared, runs)| with(json!({ "@odata.type": tag, "runs": runs }), undeclared));
    (prop_oneof![known, unknown], undeclared())
        .prop_map(|(scope, undeclared)| with(json!({ "scope": scope }), undeclared))
}

fn resumption() -> impl Strategy<Value = Value> {
    let status = prop_oneof![
        Just(json!("completed")),
        Just(json!("failed")),
        Just(json!(null)),
        "[A-Z]{4}".prop_map(Value::from)
    ];
    let data = (prop::option::of(status), undeclared()).prop_map(|(status, undeclared)| {
        with(status.map_or_else(|| json!({}), |status| json!({ "operationStatus": status })), undeclared)
    });
    let text = || prop::option::of(prop_oneof![Just(json!(null)), any::<String>().prop_map(Value::from)]);
    (data, text(), text(), undeclared()).prop_map(|(data, source, kind, undeclared)| {
        let mut members = Map::new();
        members.insert("data".to_owned(), data);
        members.extend(source.map(|source| ("source".to_owned(), source)));
        members.extend(kind.map(|kind| ("type".to_owned(), kind)));
        with(Value::Object(members), undeclared)
    })
}

/// The text of a value with the members of every object in another order.
fn shuffled(value: &Value, seed: usize) -> String {
    match value {
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            let length = members.len().max(1);
            members.rotate_left(seed % length);
            if seed % 2 == 1 {
                members.reverse();
            }
            let members: Vec<_> = members
                .into_iter()
                .map(|(name, value)| format!("{}:{}", json!(name), shuffled(value, seed / 2 + 1)))
                .collect();
            format!("{{{}}}", members.join(","))
        }
        Value::Array(elements) => {
            let elements: Vec<_> = elements.iter().map(|element| shuffled(element, seed)).collect();
            format!("[{}]", elements.join(","))
        }
        other => other.to_string(),
    }
}

proptest! {
    #[test]
    fn a_cancellation_survives_a_round_trip_in_any_order(body in cancellation(), seed in 0_usize..64) {
        let read: CancelProcessing = serde_json::from_str(&shuffled(&body, seed)).unwrap();
        prop_assert_eq!(&serde_json::to_value(&read).unwrap(), &body);
        let again: CancelProcessing = serde_json::from_value(body).unwrap();
        prop_assert_eq!(again, read);
    }

    #[test]
    fn a_resumption_survives_a_round_trip_in_any_order(body in resumption(), seed in 0_usize..64) {
        let read: Resume = serde_json::from_str(&shuffled(&body, seed)).unwrap();
        prop_assert_eq!(&serde_json::to_value(&read).unwrap(), &body);
        let again: Resume = serde_json::from_value(body).unwrap();
        prop_assert_eq!(again, read);
    }

    #[test]
    fn what_is_read_is_written_and_read_the_same(value in json_value()) {
        if let Ok(run) = serde_json::from_value::<Run>(value) {
            let text = serde_json::to_string(&run).unwrap();
            prop_assert_eq!(serde_json::from_str::<Run>(&text).unwrap(), run);
        }
    }

    #[test]
    fn no_text_breaks_the_reader(text in "\\PC{0,40}", body in cancellation(), cut in 0_usize..400, at in 0_usize..400) {
        let _ = serde_json::from_str::<CancelProcessing>(&text);
        let whole = body.to_string();
        let end = (0..=cut.min(whole.len())).rev().find(|end| whole.is_char_boundary(*end)).unwrap_or(0);
        let _ = serde_json::from_str::<CancelProcessing>(&whole[..end]);
        let mut bytes = whole.into_bytes();
        if let Some(byte) = bytes.get_mut(at) {
            *byte ^= 0x15;
        }
        let _ = serde_json::from_slice::<CancelProcessing>(&bytes);
    }
}
