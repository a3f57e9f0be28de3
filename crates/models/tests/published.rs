//! The bodies that Microsoft's documentation prints: each is read as the type that its request documents, and written back
//! equal, or is in the list of those that are printed with a mistake.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

use lifecycle_workflows_models::facts::{Request, RequestKind, ResultType, StructuredType, ValueType};
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

/// The namespace whose types the bodies are of.
const NAMESPACE: &str = "microsoft.graph.identityGovernance.";

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

/// The mistakes of pages, or what is written otherwise on purpose: a part of the name of the file, a part of what comes of its body,
/// and what is wrong there.
const MISTAKES: &[(&str, &str, &str)] = &[
    (
        "workflow-activatewithscope--",
        "missing property `scope`",
        "sends `subjects`, where the metadata has only `scope`",
    ),
    ("workflow-createnewversion--", "trailing comma", "a comma before a closing bracket"),
    ("workflow-createnewversion@id8865474521--4", "trailing comma", "a comma before a closing bracket"),
    ("workflow-createnewversion", "missing property `workflow`", "sends the workflow without the member `workflow`"),
    ("post-workflows--4-response", "trailing comma", "a comma before a closing bracket"),
    ("task-update--1-request", "trailing comma", "a comma before a closing bracket"),
    ("insights-", "trailing comma", "a comma before a closing bracket"),
    ("run-list-reprocessedruns--2", "`String (timestamp)`", "a word in place of a time"),
    ("customtaskextension", "/clientConfiguration/@odata.type", NEEDLESS),
    ("workflow-clearquarantine--2-response", "at /@odata.type", NEEDLESS),
    ("workflow-restore--2-response", "at /@odata.type", NEEDLESS),
    ("workflow-list-userprocessingresults--4", "/subject/@odata.type", NEEDLESS),
    ("accesspackageassignmentrequest-resume--3", "at /data/stage", "a member of an enumeration with a capital letter"),
];

const NEEDLESS: &str = "a type tag that says no more than the declared type, which is left out";

/// What is wrong on the page of a file, as the place in the list.
fn mistake(file: &str, outcome: &str) -> usize {
    let is_it = |(of, what, _): &&(&str, &str, &str)| file.contains(of) && outcome.contains(what);
    let place = MISTAKES.iter().position(|one| is_it(&one));
    place.unwrap_or_else(|| panic!("say what is wrong on the page of {file}: {outcome}"))
}

/// The names of the JSON files in a folder.
fn files(folder: &Path) -> BTreeSet<String> {
    let paths = std::fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path());
    let bodies = paths.filter(|path| path.extension().is_some_and(|extension| extension == "json"));
    bodies.map(|path| path.file_name().unwrap().to_str().unwrap().to_owned()).collect()
}

/// The structured types of a value of a declared type, and of everything in it.
fn types_in(value: &Value, declared: ValueType, found: &mut BTreeSet<&'static str>) {
    let ValueType::Structured(declared) = declared else { return };
    match value {
        Value::Array(items) => {
            for item in items {
                types_in(item, ValueType::Structured(declared), found);
            }
        }
        Value::Object(members) => {
            let tag = members.get("@odata.type").and_then(Value::as_str);
            let named = tag.and_then(|tag| SCHEMA.structured_type(tag.trim_start_matches('#')));
            let of = named.unwrap_or(declared);
            found.insert(of.name);
            for (name, value) in members {
                if let Some(property) = of.property(name) {
                    types_in(value, property.value, found);
                }
            }
        }
        _ => {}
    }
}

/// The structured types of a published body.
fn types_of(entry: &Value, text: &str, found: &mut BTreeSet<&'static str>) {
    let Ok(body) = serde_json::from_str::<Value>(text) else { return };
    let asked = find(entry["method"].as_str().unwrap_or_default(), entry["url"].as_str().unwrap_or_default());
    let is_request = entry["kind"] == "request";
    let result = |request: &Request| request.result.map(|result| (result.value, result.is_collection));
    let declared = match &asked {
        Some(Asked::Action(body)) if is_request => Some((ValueType::Structured(body.action.parameters), false)),
        Some(Asked::Other(_, Some(entity))) if is_request => Some((ValueType::Structured(entity), false)),
        Some(Asked::Action(body)) => result(&body.action.request),
        Some(Asked::Other(request, _)) => result(request),
        None => None,
    };
    match declared {
        Some((of, true)) => types_in(&body["value"], of, found),
        Some((of, false)) => types_in(&body, of, found),
        None => {}
    }
}

#[test]
fn every_documented_result_and_entity_is_read_as_its_type() {
    let results = SCHEMA.actions.iter().map(|one| one.request.result);
    let results = results.chain(SCHEMA.functions.iter().map(|one| one.request.result));
    let results = results.chain(SCHEMA.requests.iter().map(|one| one.request.result)).flatten();
    let entities = SCHEMA.requests.iter().map(|one| ValueType::Structured(one.entity_type));
    for of in results.map(|result| result.value).chain(entities) {
        if let ValueType::Structured(of) = of {
            assert!(of_type(of.name, false).is_some(), "{} is not among the types of this test", of.name);
        }
    }
}

#[test]
fn every_published_body_survives_a_round_trip_or_has_a_known_mistake() {
    let (mut text, mut count) = (String::new(), 0);
    let (mut found, mut used) = (BTreeSet::new(), BTreeSet::new());
    for folder in ["examples", "examples-v1.0"] {
        let Some(examples) = published_data::path(folder) else { return };
        let index = std::fs::read_to_string(examples.join("index.jsonl")).unwrap();
        let mut unlisted = &files(&examples) | &files(&examples.join("invalid"));
        for line in index.lines() {
            let entry: Value = serde_json::from_str(line).unwrap();
            let Some(file) = entry["file"].as_str() else { continue };
            let path =
                Some(examples.join(file)).filter(|path| path.exists()).unwrap_or(examples.join("invalid").join(file));
            let body = std::fs::read_to_string(&path).unwrap();
            count += 1;
            unlisted.remove(file.rsplit('/').next().unwrap());
            types_of(&entry, &body, &mut found);
            if let Some(outcome) = outcome(&entry, &body) {
                let mistake = mistake(file, &outcome);
                used.insert(mistake);
                writeln!(text, "{folder}/{file}: {outcome}\n    {}", MISTAKES[mistake].2).unwrap();
            }
        }
        assert!(unlisted.is_empty(), "{folder}: the index does not have {unlisted:?}");
    }
    let unused: Vec<_> =
        (0..MISTAKES.len()).filter(|place| !used.contains(place)).map(|place| MISTAKES[place]).collect();
    assert!(unused.is_empty(), "no page has these mistakes any more: {unused:?}");
    let of_namespace = SCHEMA.types.iter().filter(|of| of.name.starts_with(NAMESPACE) && !of.is_abstract);
    let missing: Vec<_> = of_namespace.map(|of| of.name).filter(|name| !found.contains(name)).collect();
    let missing = missing.join("\n");
    insta::assert_snapshot!(
        "published_mistakes",
        format!("of {count} bodies:\n{text}\ntypes of the namespace that no body has:\n{missing}")
    );
}
