//! Logs in SARIF are valid by the schema that OASIS publishes, in every form of input.

use jsonschema::Validator;
use serde_json::Value;

use crate::run::{lcw, outcome, run};

/// The schema, which is part of the published data.
const SCHEMA: &str = "oasis/sarif-schema-2.1.0.json";

fn schema() -> Option<Validator> {
    let path = published_data::folder()?.join(SCHEMA);
    if !path.exists() {
        // Older copies of the data lack it.
        eprintln!("skipped: the published data has no {SCHEMA}");
        return None;
    }
    let schema: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    Some(jsonschema::options().should_validate_formats(true).build(&schema).unwrap())
}

#[track_caller]
fn is_valid(schema: &Validator, log: &str) -> Value {
    let log: Value = serde_json::from_str(log).unwrap();
    let errors: Vec<_> = schema.iter_errors(&log).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
    log
}

#[test]
fn logs_are_valid() {
    let Some(schema) = schema() else { return };
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests");
    let (_, out, _) = outcome(lcw(&["check", "--format", "sarif", folder]).output().unwrap());
    let log = is_valid(&schema, &out);
    assert!(log["runs"][0]["results"].as_array().unwrap().len() > 20, "{out}");
    // Results of which only the number is known, names with signs that a URI cannot hold, no results at all.
    let wrong = r#"{"scope": {"a": 1, "b": 2}, "c": 3, "d\u0001": 4}"#;
    let arguments = ["check", "--action", "cancelProcessing", "--format", "sarif"];
    is_valid(&schema, &run(&[&arguments[..], &["--max-violations", "1"]].concat(), wrong).1);
    is_valid(&schema, &run(&arguments, r#"{"scope": "#).1);
    let temporary = tempfile::tempdir().unwrap();
    let name = "a b#%[]?:é.json";
    std::fs::write(temporary.path().join(name), wrong).unwrap();
    let (_, out, _) = outcome(lcw(&[&arguments[..], &[name]].concat()).current_dir(temporary.path()).output().unwrap());
    is_valid(&schema, &out);
    let (_, out, _) = outcome(lcw(&["check", "--format", "sarif", "."]).current_dir(&temporary).output().unwrap());
    is_valid(&schema, &out);
}

#[test]
fn the_schema_refuses_what_is_no_log() {
    let Some(schema) = schema() else { return };
    let log = serde_json::json!({"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "lcw"}}, "results": [{"level": "bad"}]}]});
    assert!(!schema.is_valid(&log));
}
