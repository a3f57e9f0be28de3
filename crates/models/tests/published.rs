//! The bodies that Microsoft's documentation prints: each is read as the type that its request documents, and written back
//! equal, or is in the list of those that are printed with a mistake.

use std::fmt::Write;

use lifecycle_workflows_models::facts::{Request, RequestKind, ResultType, StructuredType};
use lifecycle_workflows_models::identity_governance::{
    AwaitedWorkflowProcessingResult, CustomTaskExtension, LifecycleManagementSettings, PreviewFailedTask, Run,
    RunSummary, Task, TaskDefinition, TaskProcessingResult, TaskReport, TaskReportSummary, TopTasksInsightsSummary,
    TopWorkflowsInsightsSummary, UserProcessingResult, UserSummary, Workflow, WorkflowTemplate, WorkflowVersion,
    WorkflowsInsightsByCategory, WorkflowsInsightsSummary,
};
use lifecycle_workflows_models::odata::Collection;
use lifecycle_workflows_models::odata::path::{PathTemplate, path_segments};
use lifecycle_workflows_models::odata::serde_core::{Deserialize, Serialize};
use lifecycle_workflows_models::{ActionBody, BODIES, SCHEMA, Structured, Untyped};
use serde_json::Value;

/// How a body is read and written back.
type RoundTrip = fn(&str) -> Result<Value, serde_json::Error>;

fn round_trip<T: for<'de> Deserialize<'de> + Serialize>(text: &str) -> Result<Value, serde_json::Error> {
    serde_json::to_value(serde_json::from_str::<T>(text)?)
}

/// The types that requests document, alone and in a collection.
macro_rules! types {
    ($($name:ident)*) => {
        &[$(($name::TYPE, round_trip::<$name> as RoundTrip, round_trip::<Collection<$name>> as RoundTrip)),*]
    };
}

const TYPES: &[(&StructuredType, RoundTrip, RoundTrip)] = types! {
    AwaitedWorkflowProcessingResult CustomTaskExtension LifecycleManagementSettings PreviewFailedTask Run RunSummary
    Task TaskDefinition TaskProcessingResult TaskReport TaskReportSummary TopTasksInsightsSummary
    TopWorkflowsInsightsSummary UserProcessingResult UserSummary Workflow WorkflowTemplate WorkflowVersion
    WorkflowsInsightsByCategory WorkflowsInsightsSummary
};

fn of_type(name: &str, is_collection: bool) -> Option<RoundTrip> {
    let (_, one, many) = TYPES.iter().find(|(structured, ..)| structured.name == name)?;
    Some(if is_collection { *many } else { *one })
}

/// What a documented URL asks for: an action by its body, or another request.
enum Asked {
    Action(&'static ActionBody),
    Other(&'static Request, Option<&'static StructuredType>),
}

/// The request of a documented URL.
fn find(method: &str, url: &str) -> Option<Asked> {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let path = path.trim_start_matches("https://graph.microsoft.com").trim_end_matches('/');
    // Some pages print `workflow` for `workflows`.
    let path = path.replace("/workflow/", "/workflows/");
    let (path, _) = path.split_once('(').map_or((path.as_str(), ""), |(path, rest)| (path, rest));
    let segments = path_segments(path);
    let (_, segments) = segments.split_first()?;
    let fits = |template: PathTemplate| template.keys_of(segments).is_ok();
    if let Some(body) = BODIES.iter().find(|body| method == "POST" && fits(PathTemplate::of_action(body.action))) {
        return Some(Asked::Action(body));
    }
    if let Some(function) = SCHEMA.functions.iter().find(|one| method == "GET" && fits(PathTemplate::of_function(one)))
    {
        return Some(Asked::Other(&function.request, None));
    }
    let mut entities = SCHEMA.requests.iter().filter(|one| one.request.method == method);
    let found = entities.find(|one| fits(PathTemplate::of_entities(one)))?;
    let has_body = matches!(found.kind, RequestKind::Create | RequestKind::Update);
    Some(Asked::Other(&found.request, has_body.then_some(found.entity_type)))
}

/// A body as it is written back: type tags in their form, members of enumerations as declared.
fn canonical(value: &mut Value) {
    match value {
        Value::Object(members) => {
            for (name, member) in members.iter_mut() {
                match member {
                    Value::String(tag) if name == "@odata.type" && !tag.starts_with('#') => {
                        *member = format!("#{tag}").into();
                    }
                    _ => canonical(member),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(canonical),
        Value::String(text) if text == "Completed" => *value = "completed".into(),
        _ => {}
    }
}

/// What a body comes to: nothing if it is written back equal.
fn outcome(entry: &Value, text: &str) -> Option<String> {
    let url = entry["url"].as_str().unwrap_or_default();
    let Some(asked) = find(entry["method"].as_str().unwrap_or_default(), url) else {
        return Some(format!("no request is documented at {url}"));
    };
    let is_request = entry["kind"] == "request";
    let written = match (&asked, is_request) {
        (Asked::Action(body), true) => body.normalized(text.as_bytes()).and_then(|text| serde_json::from_str(&text)),
        (Asked::Other(_, Some(entity)), true) => of_type(entity.name, false)?(text),
        (Asked::Other(_, None), true) => return Some("the request has no body".to_owned()),
        (Asked::Action(ActionBody { action, .. }), false) => result(&action.request, text),
        (Asked::Other(request, _), false) => result(request, text),
    };
    let mut expected: Value = match serde_json::from_str(text) {
        Ok(expected) => expected,
        Err(error) => return Some(format!("is not JSON: {error}")),
    };
    canonical(&mut expected);
    match written {
        Ok(written) if written == expected => None,
        Ok(written) => Some(format!("is written back otherwise at {}", difference(&written, &expected))),
        Err(error) => Some(error.to_string()),
    }
}

/// A pointer to where two values first differ.
fn difference(one: &Value, other: &Value) -> String {
    let inner = |name: &str, one: &Value, other: &Value| format!("/{name}{}", difference(one, other));
    match (one, other) {
        (Value::Object(one), Value::Object(other)) => {
            let differs = |name: &&String| one.get(*name) != other.get(*name);
            match other.keys().chain(one.keys()).find(differs) {
                Some(name) => {
                    inner(name, one.get(name).unwrap_or(&Value::Null), other.get(name).unwrap_or(&Value::Null))
                }
                None => String::new(),
            }
        }
        (Value::Array(one), Value::Array(other)) => {
            let index = one.iter().zip(other).position(|(one, other)| one != other);
            index.map_or_else(String::new, |index| inner(&index.to_string(), &one[index], &other[index]))
        }
        _ => String::new(),
    }
}

fn result(request: &Request, text: &str) -> Result<Value, serde_json::Error> {
    let read = match &request.result {
        Some(ResultType { value, is_collection }) => of_type(value.name(), *is_collection),
        None => None,
    };
    read.unwrap_or(round_trip::<Untyped>)(text)
}

#[test]
fn every_published_body_survives_a_round_trip_or_has_a_known_mistake() {
    let (mut text, mut count) = (String::new(), 0);
    for folder in ["examples", "examples-v1.0"] {
        let Some(examples) = published_data::path(folder) else { return };
        let index = std::fs::read_to_string(examples.join("index.jsonl")).unwrap();
        for line in index.lines() {
            let entry: Value = serde_json::from_str(line).unwrap();
            let Some(file) = entry["file"].as_str() else { continue };
            let path =
                Some(examples.join(file)).filter(|path| path.exists()).unwrap_or(examples.join("invalid").join(file));
            let body = std::fs::read_to_string(&path).unwrap();
            count += 1;
            if let Some(outcome) = outcome(&entry, &body) {
                writeln!(text, "{folder}/{file}: {outcome}").unwrap();
            }
        }
    }
    insta::assert_snapshot!("published_mistakes", format!("of {count} bodies:\n{text}"));
}
