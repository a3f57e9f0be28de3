//! Bodies that Microsoft's documentation prints of types that the models have, where they are at hand.

use std::path::Path;

use serde_json::Value;

/// What a body holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holds {
    Run,
    TaskProcessingResult,
    Workflow,
}

/// A body: one entity, or a collection of them.
#[derive(Debug)]
pub(crate) struct Published {
    pub(crate) holds: Holds,
    pub(crate) is_collection: bool,
    pub(crate) text: String,
}

/// All of them; none if there is no published data.
pub(crate) fn published() -> Vec<Published> {
    let Some(examples) = published_data::path("examples") else { return Vec::new() };
    let index = std::fs::read_to_string(examples.join("index.jsonl")).expect("the published bodies have an index");
    index
        .lines()
        .filter_map(|line| serde_json::from_str(line).ok())
        .filter_map(|entry| read(&examples, &entry))
        .collect()
}

fn read(examples: &Path, entry: &Value) -> Option<Published> {
    if entry["valid"] != true {
        return None;
    }
    let type_name = entry["odataType"].as_str()?;
    let collection = type_name.strip_prefix("Collection(").and_then(|name| name.strip_suffix(')'));
    let holds = match collection.unwrap_or(type_name).strip_prefix("microsoft.graph.identityGovernance.")? {
        "run" => Holds::Run,
        "taskProcessingResult" => Holds::TaskProcessingResult,
        "workflow" => Holds::Workflow,
        _ => return None,
    };
    let text = std::fs::read_to_string(examples.join(entry["file"].as_str()?)).ok()?;
    Some(Published { holds, is_collection: collection.is_some(), text })
}
