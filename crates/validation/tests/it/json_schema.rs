//! The JSON Schemas for editors say what validation says, but for what JSON Schema cannot say.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

use lifecycle_workflows_models::{SCHEMA, action_name};
use lifecycle_workflows_validation::{Report, Rule, Violation, check_facts};
use odata_types::facts::Action;
use odata_types::is_type_tag;
use proptest::prelude::*;
use serde_json::Value;

use crate::fixtures::{MESSAGES, action, wrong};
use crate::json::mutated;
use crate::properties::seeds;

/// Errors that JSON Schema cannot see, and why.
const UNSEEN: &[(Rule, &str)] = &[
    (Rule::MalformedJson, "an editor says it before it looks at a schema"),
    (Rule::InvalidId, "a schema takes any text that is not empty for a key"),
    (Rule::PlaceholderLeft, "a schema takes any text that is not empty for a key"),
    (Rule::DuplicateMember, "a schema sees one member of each name, and knows no other spelling of a type tag"),
    (Rule::MissingKey, "a schema can ask for a key that is not empty, but white space is not empty"),
    (Rule::NotAnInteger, "for a schema, 1.0 and 1e3 are integers"),
    (Rule::MalformedValue, "the formats of dates and times are notes, which editors may or may not check"),
];

/// Whether an error is one that JSON Schema cannot see.
fn is_unseen(error: &Violation, report: &Report) -> bool {
    // Where the schemas have no type that would do, a schema allows any type, and says nothing of the members of its values.
    let has_no_types = |error: &&Violation| error.rule == Rule::TypeNotAllowed && error.help.contains("no type that");
    let is_below = |tag: &Violation| {
        let value = tag.pointer.as_str().rsplit_once('/').map_or("", |(value, _)| value);
        error.pointer.as_str().strip_prefix(value).is_some_and(|rest| rest.starts_with('/'))
    };
    // Answers hold collections that are null, so the types and their schemas take them; a request has no use for one.
    let is_null_collection = error.rule == Rule::NullRequired && error.help.contains("`, a collection of ");
    is_null_collection
        || report.errors().filter(has_no_types).any(is_below)
        || UNSEEN.iter().any(|(rule, _)| *rule == error.rule)
}

/// Whether JSON Schema sees another value than validation: of two members of a name it sees the last one, and it knows a
/// type tag only where that stands as `@odata.type` in an object that has a type.
fn is_misread(error: &Violation) -> bool {
    let pointer = error.pointer.as_str();
    let is_other_tag = pointer.rsplit('/').next().is_some_and(is_type_tag)
        && (!pointer.ends_with("/@odata.type") || pointer == "/@odata.type");
    is_other_tag || error.rule == Rule::DuplicateMember
}

/// Warnings that are errors for JSON Schema, and why.
const STRICTER: &[(Rule, &str)] = &[
    (Rule::TypeTagForm, "an editor completes the one form that every service reads"),
    (Rule::MissingExpected, "an empty text is not the name of a member of an enumeration"),
];

fn schema(action: &Action) -> jsonschema::Validator {
    let path = format!("../../schemas/json/{}.schema.json", action_name(action).replace('/', "."));
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    jsonschema::validator_for(&serde_json::from_str(&text).unwrap()).unwrap()
}

/// The actions that have a body.
fn with_bodies() -> impl Iterator<Item = &'static Action> {
    SCHEMA.actions.iter().copied().filter(|action| !action.parameters.properties.is_empty())
}

/// The JSON Schema of each body.
static SCHEMAS: LazyLock<Vec<(&Action, jsonschema::Validator)>> =
    LazyLock::new(|| with_bodies().map(|action| (action, schema(action))).collect());

/// Whether schema and validation agree, or differ for a reason that is listed.
fn agree(action: &'static Action, schema: &jsonschema::Validator, body: &[u8]) -> Result<(), String> {
    let report = check_facts(action, body);
    let has = |rule: Rule| report.iter().any(|violation| violation.rule == rule);
    let Ok(value) = serde_json::from_slice::<Value>(body) else {
        return if has(Rule::MalformedJson) { Ok(()) } else { Err(report.to_string()) };
    };
    let is_excused = match (schema.is_valid(&value), report.has_errors()) {
        (true, false) | (false, true) => true,
        (true, true) => report.errors().any(is_misread) || report.errors().all(|error| is_unseen(error, &report)),
        (false, false) => STRICTER.iter().any(|(rule, _)| has(*rule)),
    };
    let first = || schema.iter_errors(&value).next().map(|error| error.to_string());
    if is_excused { Ok(()) } else { Err(format!("{value}\n{report}\nschema: {:?}", first())) }
}

#[test]
fn schemas_and_validation_agree_on_every_body() {
    for fixture in wrong().into_iter().filter(|fixture| fixture.folder != MESSAGES) {
        let action = action(&fixture.folder);
        agree(action, &schema(action), &fixture.bytes).unwrap_or_else(|why| panic!("{}: {why}", fixture.path));
    }
    for action in with_bodies() {
        assert!(schema(action).is_valid(&serde_json::from_str(action.request.example).unwrap()));
    }
}

#[test]
fn a_schema_says_nothing_of_a_value_whose_type_could_be_none() {
    let body = r##"{"scope": {"@odata.type": "#microsoft.graph.identityGovernance.cancelRunsScope", "runs": [{"id": "1", "activatedOnScope":
        {"@odata.type": "#microsoft.graph.identityGovernance.cancelRunsScope", "runs": null}}]}}"##;
    let action = action("cancelProcessing");
    agree(action, &schema(action), body.as_bytes()).unwrap();
}

#[test]
fn every_difference_is_a_real_one() {
    let bodies = [
        (Rule::DuplicateMember, "resume", r#"{"data": {"operationStatus": "failed"}, "source": "a", "source": "b"}"#),
        (
            Rule::InvalidId,
            "cancelProcessing",
            r##"{"scope": {"@odata.type": "#microsoft.graph.identityGovernance.cancelRunsScope", "runs": [{"id": "a b"}]}}"##,
        ),
        (
            Rule::PlaceholderLeft,
            "cancelProcessing",
            r##"{"scope": {"@odata.type": "#microsoft.graph.identityGovernance.cancelRunsScope", "runs": [{"id": "{id}"}]}}"##,
        ),
        (
            Rule::MissingKey,
            "cancelProcessing",
            r##"{"scope": {"@odata.type": "#microsoft.graph.identityGovernance.cancelRunsScope", "runs": [{"id": " "}]}}"##,
        ),
        (
            Rule::NotAnInteger,
            "cancelProcessing",
            r##"{"scope": {"@odata.type": "#microsoft.graph.identityGovernance.cancelRunsScope", "runs": [{"id": "1", "totalUsersCount": 1.0}]}}"##,
        ),
        (
            Rule::MalformedValue,
            "cancelProcessing",
            r##"{"scope": {"@odata.type": "#microsoft.graph.identityGovernance.cancelRunsScope", "runs": [{"id": "1", "completedDateTime": "now"}]}}"##,
        ),
    ];
    let mut shown: BTreeSet<Rule> = BTreeSet::from([Rule::MalformedJson]);
    for (rule, name, body) in bodies {
        let action = action(name);
        assert!(check_facts(action, body.as_bytes()).errors().any(|error| error.rule == rule), "{rule}");
        assert!(schema(action).is_valid(&serde_json::from_str(body).unwrap()), "{rule}");
        shown.insert(rule);
    }
    assert_eq!(shown, UNSEEN.iter().map(|(rule, _)| *rule).collect());
}

proptest! {
    #![proptest_config(crate::properties::config(250))]

    #[test]
    fn schemas_and_validation_agree_on_generated_bodies(bodies in prop::collection::vec(mutated(seeds()), 20)) {
        for (action, schema) in SCHEMAS.iter() {
            for body in &bodies {
                agree(action, schema, body.to_string().as_bytes()).map_err(TestCaseError::fail)?;
            }
        }
    }
}
