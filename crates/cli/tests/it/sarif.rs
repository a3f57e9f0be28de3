//! Logs in SARIF have what its schema requires, and are valid by the one that OASIS publishes, in every form of input.

use std::path::Path;
use std::process::Command;

use jsonschema::Validator;
use serde_json::{Value, json};

use crate::run::{lcw, outcome, run};

/// The schema of OASIS, of which the package `serde-sarif` has a copy. The package is in the lock file and never compiled.
fn schema() -> Validator {
    let arguments = ["metadata", "--format-version", "1", "--locked"];
    let output = Command::new(env!("CARGO")).args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let package = items(&metadata["packages"]).iter().find(|package| package["name"] == "serde-sarif").unwrap();
    let path = Path::new(package["manifest_path"].as_str().unwrap()).with_file_name("src").join("schema.json");
    // Its pattern for languages has one bracket too many, so that it is not a valid regular expression.
    let text = std::fs::read_to_string(path).unwrap().replace("{2}]?$", "{2}$");
    let schema: Value = serde_json::from_str(&text).unwrap();
    jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
}

/// Reads a log, which has what SARIF 2.1.0 requires, and is valid by the published schema if it is given.
#[track_caller]
fn read(schema: Option<&Validator>, log: &str) -> Value {
    let log: Value = serde_json::from_str(log).unwrap();
    if let Some(schema) = schema {
        let errors: Vec<_> =
            schema.iter_errors(&log).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(errors.is_empty(), "{}", errors.join("\n"));
    }
    assert_eq!(faults(&log), [""; 0], "{log:#}");
    log
}

/// What a log lacks of what SARIF 2.1.0 requires of the parts that `lcw` writes.
fn faults(log: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    let mut check = |is_right: bool, what: &str, at: &Value| {
        if !is_right {
            faults.push(format!("{what}: {at}"));
        }
    };
    check(log["version"] == "2.1.0", "version", log);
    check(log["$schema"].as_str().is_some_and(|uri| uri.starts_with("https://")), "$schema", log);
    check(log["runs"].as_array().is_some_and(|runs| !runs.is_empty()), "runs", log);
    for run in items(&log["runs"]) {
        let driver = &run["tool"]["driver"];
        check(is_text(&driver["name"]), "driver", driver);
        let rules = items(&driver["rules"]);
        for (index, rule) in rules.iter().enumerate() {
            let is_first = !rules[..index].iter().any(|other| other["id"] == rule["id"]);
            check(is_text(&rule["id"]) && is_first, "id of a rule", rule);
            check(is_text(&rule["shortDescription"]["text"]), "description", rule);
            check(is_level(&rule["defaultConfiguration"]["level"]), "level of a rule", rule);
        }
        check(run["results"].is_array(), "results", run);
        for result in items(&run["results"]) {
            check(is_text(&result["message"]["text"]), "message", result);
            check(is_level(&result["level"]), "level", result);
            let rule = result["ruleIndex"].as_u64().and_then(|index| rules.get(usize::try_from(index).ok()?));
            check(rule.is_some_and(|rule| is_text(&rule["id"]) && rule["id"] == result["ruleId"]), "rule", result);
            check(!items(&result["locations"]).is_empty(), "locations", result);
            for place in items(&result["locations"]) {
                let place = &place["physicalLocation"];
                check(place["artifactLocation"]["uri"].as_str().is_some_and(is_uri), "uri", place);
                check(place.get("region").is_none_or(is_region), "region", place);
            }
        }
    }
    faults
}

fn items(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn is_text(value: &Value) -> bool {
    value.as_str().is_some_and(|text| !text.is_empty())
}

fn is_level(value: &Value) -> bool {
    ["none", "note", "warning", "error"].iter().any(|level| value == level)
}

/// Whether a text is an absolute URI of a file or a relative reference: what RFC 3986 allows in a path, and the rest encoded.
fn is_uri(text: &str) -> bool {
    let path = text.strip_prefix("file://").unwrap_or(text);
    let is_encoded = |rest: &str| rest.get(..2).is_some_and(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit()));
    let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=@/%".contains(&byte);
    path.starts_with('/') == (path != text)
        && !path.is_empty()
        && path.bytes().all(is_allowed)
        && path.split('%').skip(1).all(is_encoded)
}

/// Whether a region begins at a line and a column, counted from 1, and does not end before.
fn is_region(region: &Value) -> bool {
    let number = |name: &str| region[name].as_u64().filter(|number| *number > 0);
    let Some(start) = number("startLine").zip(number("startColumn")) else { return false };
    // What is not text in UTF-8 has no end.
    let has_end = region.get("endLine").is_some() || region.get("endColumn").is_some();
    !has_end || number("endLine").zip(number("endColumn")).is_some_and(|end| end >= start)
}

#[test]
fn logs_are_valid() {
    let schema = schema();
    let read = |log: &str| read(Some(&schema), log);
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests");
    let (_, out, _) = outcome(lcw(&["check", "--format", "sarif", folder]).output().unwrap());
    let log = read(&out);
    assert!(log["runs"][0]["results"].as_array().unwrap().len() > 20, "{out}");
    // Each form of input by itself, named from its folder.
    for file in std::fs::read_dir(format!("{folder}/requests")).unwrap().map(Result::unwrap) {
        let name = file.file_name().into_string().unwrap();
        let mut command = lcw(&["check", "--format", "sarif", &name]);
        let log = read(&outcome(command.current_dir(format!("{folder}/requests")).output().unwrap()).1);
        for result in items(&log["runs"][0]["results"]) {
            let place = &result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
            assert!(!place.as_str().unwrap().starts_with("file:"), "{place}");
        }
    }
    // Results of which only the number is known, names with signs that a URI cannot hold, no results at all.
    let wrong = r#"{"scope": {"a": 1, "b": 2}, "c": 3, "d\u0001": 4}"#;
    let arguments = ["check", "--action", "cancelProcessing", "--format", "sarif"];
    read(&run(&[&arguments[..], &["--max-violations", "1"]].concat(), wrong).1);
    read(&run(&arguments, r#"{"scope": "#).1);
    let temporary = tempfile::tempdir().unwrap();
    let name = "a b#%[]?:é.json";
    std::fs::write(temporary.path().join(name), wrong).unwrap();
    let (_, out, _) = outcome(lcw(&[&arguments[..], &[name]].concat()).current_dir(temporary.path()).output().unwrap());
    let log = read(&out);
    let place = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
    assert_eq!(place, "a%20b%23%25%5B%5D%3F%3A%C3%A9.json");
    let (_, out, _) = outcome(lcw(&["check", "--format", "sarif", "."]).current_dir(&temporary).output().unwrap());
    read(&out);
}

#[test]
fn what_a_log_lacks_is_found() {
    let wrong = r#"{"scope": {"a": 1}}"#;
    let log = run(&["check", "--action", "cancelProcessing", "--format", "sarif"], wrong).1;
    let log = read(None, &log);
    for (pointer, value) in [
        ("/version", json!("2.0.0")),
        ("/$schema", json!(null)),
        ("/runs", json!([])),
        ("/runs/0/tool/driver/name", json!(null)),
        ("/runs/0/tool/driver/rules/1/id", log["runs"][0]["tool"]["driver"]["rules"][0]["id"].clone()),
        ("/runs/0/results", json!(null)),
        ("/runs/0/results/0/message", json!("text")),
        ("/runs/0/results/0/level", json!("bad")),
        ("/runs/0/results/0/ruleId", json!("other")),
        ("/runs/0/results/0/ruleIndex", json!(-1)),
        ("/runs/0/results/0/locations/0/physicalLocation/region/startLine", json!(0)),
        ("/runs/0/results/0/locations/0/physicalLocation/region/endLine", json!(null)),
        ("/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri", json!("a b")),
        ("/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri", json!("a%2")),
        ("/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri", json!("/a")),
        ("/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri", json!("c:/a")),
    ] {
        let mut log = log.clone();
        *log.pointer_mut(pointer).unwrap() = value;
        assert!(!faults(&log).is_empty(), "{pointer}");
    }
}

#[test]
fn the_schema_refuses_what_is_no_log() {
    let schema = schema();
    let log = |level: &str| {
        let result = json!({ "message": { "text": "a" }, "level": level });
        json!({ "version": "2.1.0", "runs": [{ "tool": { "driver": { "name": "lcw" } }, "results": [result] }] })
    };
    assert!(schema.is_valid(&log("note")));
    assert!(!schema.is_valid(&log("bad")));
}
