//! The JSON Schema of the two bodies.

#![cfg(feature = "schemars")]

use lifecycle_workflows_models::identity_governance::{CancelProcessing, Resume};
use odata_types::schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Value, json};

fn schema<T: JsonSchema>() -> Value {
    SchemaGenerator::default().into_root_schema_for::<T>().to_value()
}

fn accepts(schema: &Value, body: &Value) -> bool {
    jsonschema::validator_for(schema).unwrap().is_valid(body)
}

#[test]
fn the_documented_bodies_are_accepted() {
    let body = serde_json::from_str(include_str!("fixtures/cancel_processing.json")).unwrap();
    assert!(accepts(&schema::<CancelProcessing>(), &body));
    let body = serde_json::from_str(include_str!("fixtures/resume.json")).unwrap();
    assert!(accepts(&schema::<Resume>(), &body));
}

#[test]
fn what_is_documented_is_asked_for() {
    let schema = schema::<CancelProcessing>();
    let tag = "#microsoft.graph.identityGovernance.cancelRunsScope";
    for wrong in [
        json!({}),
        json!({ "scope": {} }),
        json!({ "scope": { "runs": [{ "id": "1" }] } }),
        json!({ "scope": { "@odata.type": "#microsoft.graph.user", "runs": [{ "id": "1" }] } }),
        json!({ "scope": { "@odata.type": tag } }),
        json!({ "scope": { "@odata.type": tag, "runs": [] } }),
        json!({ "scope": { "@odata.type": tag, "runs": [{ "id": "1" }, { "id": "2" }] } }),
        json!({ "scope": { "@odata.type": tag, "runs": [{}] } }),
        json!({ "scope": { "@odata.type": tag, "runs": [{ "id": 1 }] } }),
    ] {
        assert!(!accepts(&schema, &wrong), "{wrong}");
    }
    assert!(accepts(&schema, &json!({ "scope": { "@odata.type": tag, "runs": [{ "id": "1", "new": 1 }], "new": 2 } })));
}

#[test]
fn schemas_read_well() {
    insta::assert_json_snapshot!("cancel_processing_schema", schema::<CancelProcessing>());
    insta::assert_json_snapshot!("resume_schema", schema::<Resume>());
}
