//! The bodies of the two actions as Microsoft's documentation has them today.

use lifecycle_workflows_models::identity_governance::{CancelProcessing, Resume};
use lifecycle_workflows_models::odata::serde_core::{Deserialize, Serialize};
use serde_json::Value;

fn round_trip<T: for<'de> Deserialize<'de> + Serialize>(text: &str) -> Value {
    serde_json::to_value(serde_json::from_str::<T>(text).unwrap()).unwrap()
}

#[test]
fn the_published_request_bodies_survive_a_round_trip() {
    let Some(examples) = published_data::path("examples") else { return };
    let index = std::fs::read_to_string(examples.join("index.jsonl")).unwrap();
    let mut found = Vec::new();
    for line in index.lines() {
        let entry: Value = serde_json::from_str(line).unwrap();
        let url = entry["url"].as_str().unwrap_or_default();
        let Some(file) = entry["file"].as_str().filter(|_| entry["kind"] == "request") else { continue };
        let read = || std::fs::read_to_string(examples.join(file)).unwrap();
        let written = match url.rsplit('/').next() {
            Some("cancelProcessing") => round_trip::<CancelProcessing>(&read()),
            Some("resume") if url.contains("/taskProcessingResults/") => round_trip::<Resume>(&read()),
            _ => continue,
        };
        // Members of enumerations are written as the metadata spells them.
        let expected = read().replace("Completed", "completed");
        assert_eq!(written, serde_json::from_str::<Value>(&expected).unwrap(), "{file}");
        found.push(file.to_owned());
    }
    assert_eq!(
        found,
        [
            "identitygovernance-workflow-cancelprocessing--1-request.json",
            "identitygovernance-taskprocessingresult-resume--1-request.json"
        ]
    );
}
