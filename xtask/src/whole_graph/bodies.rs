//! Which type each published body is of.

use std::fs;
use std::path::Path;

use serde_json::Value;

/// A published body.
pub(super) struct Body {
    /// The path of its file.
    pub(super) file: String,
    /// The qualified name of its type, or `action ` and the Rust name of an action; empty where it is not known.
    pub(super) type_name: String,
    /// Whether it is a page of values of that type.
    pub(super) is_page: bool,
}

/// The bodies of a folder that are printed as valid JSON, by its index.
pub(super) fn published(folder: &Path) -> Vec<Body> {
    let index = fs::read_to_string(folder.join("index.jsonl")).unwrap();
    let entries = index.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    entries.filter(|entry| entry["valid"] == true).filter_map(|entry| body(folder, &entry)).collect()
}

fn body(folder: &Path, entry: &Value) -> Option<Body> {
    let text = |name: &str| entry[name].as_str().unwrap_or_default();
    let path = folder.join(entry["file"].as_str()?);
    let (type_name, is_page) = match (text("kind"), text("odataType")) {
        ("request", _) => (of_request(text("method"), text("url")).unwrap_or_default(), false),
        // An index that does not say the type of an answer has its address.
        (_, "") => {
            let body: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
            (of_answer(text("url")).unwrap_or_default(), body["value"].is_array())
        }
        (_, name) => match name.strip_prefix("Collection(") {
            Some(item) => (item.trim_end_matches(')').to_owned(), true),
            None => (name.to_owned(), false),
        },
    };
    Some(Body { file: path.to_string_lossy().into_owned(), type_name, is_page })
}

/// The last segments of a path, the last one first, in small letters.
fn segments(url: &str) -> Vec<String> {
    let path = url.split('?').next().unwrap_or_default();
    path.split('/').rev().filter(|segment| !segment.is_empty()).map(str::to_ascii_lowercase).collect()
}

fn of_request(method: &str, url: &str) -> Option<String> {
    let segments = segments(url);
    let (last, before) = (segments.first()?.as_str(), segments.get(1)?.as_str());
    let action = match last {
        "cancelprocessing" => "identity_governance::CancelProcessing",
        "resume" if url.contains("assignmentRequests") => "graph::Resume",
        "resume" => "identity_governance::Resume",
        "activate" => "identity_governance::Activate",
        "activatewithscope" => "identity_governance::ActivateWithScope",
        "activateandwait" => "identity_governance::ActivateAndWait",
        "createnewversion" => "identity_governance::CreateNewVersion",
        "previewworkflow" => "identity_governance::PreviewWorkflow",
        _ => return if method == "POST" { of_segment(last) } else { of_segment(last).or_else(|| of_segment(before)) },
    };
    Some(format!("action {action}"))
}

fn of_answer(url: &str) -> Option<String> {
    let segments = segments(url);
    let (last, before) = (segments.first()?.as_str(), segments.get(1)?.as_str());
    let simple = match last {
        "createnewversion" | "restore" | "clearquarantine" => "workflow",
        "previewtaskfailures" => "previewFailedTask",
        "activateandwait" => "awaitedWorkflowProcessingResult",
        _ if last.starts_with("summary(") => match before {
            "runs" => "runSummary",
            "taskreports" => "taskReportSummary",
            _ => "userSummary",
        },
        _ => return of_segment(last).or_else(|| of_segment(before)),
    };
    Some(format!("{NAMESPACE}{simple}"))
}

const NAMESPACE: &str = "microsoft.graph.identityGovernance.";

/// The type of the entities that a segment of a path names.
fn of_segment(segment: &str) -> Option<String> {
    let simple = match segment {
        "workflows" => "workflow",
        "customtaskextensions" => "customTaskExtension",
        "tasks" => "task",
        "runs" | "reprocessedruns" => "run",
        "userprocessingresults" | "executionscope" => "userProcessingResult",
        "taskprocessingresults" => "taskProcessingResult",
        "taskreports" => "taskReport",
        "settings" => "lifecycleManagementSettings",
        "versions" => "workflowVersion",
        "taskdefinitions" => "taskDefinition",
        "workflowtemplates" => "workflowTemplate",
        _ => return None,
    };
    Some(format!("{NAMESPACE}{simple}"))
}
