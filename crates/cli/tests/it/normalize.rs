//! `lcw normalize`.

use serde_json::{Value, json};

use crate::run::{fixture, run};

#[test]
fn a_body_is_written_as_the_models_write_it() {
    let body = r#"{"scope": {"runs": [{"x@odata.id": "y", "id": "1", "n": 1.50, "deep": {"b": [null, 18446744073709551615]}}],
        "@type": "MICROSOFT.graph.identityGovernance.cancelRunsScope"}, "@odata.context": "c"}"#;
    let (status, out, err) = run(&["normalize", "--action", "cancelProcessing"], body);
    assert_eq!((status, err.as_str()), (0, ""));
    insta::assert_snapshot!("normalize", out);
    // Normalizing twice changes nothing.
    assert_eq!(run(&["normalize", "--action", "cancelProcessing", "-"], &out).1, out);
}

#[test]
fn errors_are_those_of_check() {
    let file = fixture("wrong/resume/data_null.json");
    let (status, out, err) = run(&["normalize", "--action", "resume", &file], "");
    assert_eq!((status, out.as_str()), (1, ""));
    assert!(err.starts_with("error[null-required]: `data` is null, but is not nullable\n"), "{err}");
    assert_eq!(run(&["normalize", "--action", "resume", "no-such-file"], "").0, 2);
    assert_eq!(run(&["normalize"], "").0, 2);
}

#[test]
fn whatever_the_models_can_read_is_written() {
    let body = r##"{"scope": {"all": true, "@odata.type": "#microsoft.graph.identityGovernance.cancelAllScope"}}"##;
    let (status, out, err) = run(&["normalize", "--action", "cancelProcessing"], body);
    assert_eq!(status, 1);
    assert!(out.contains("cancelAllScope") && out.contains("\"all\": true"), "{out}");
    assert!(err.starts_with("error[unknown-type]"), "{err}");
    let (status, out, err) = run(&["normalize"], r#"{"data": {"operationStatus": "paused"}}"#);
    assert!(status == 1 && out.contains("\"paused\"") && err.starts_with("error[unknown-enum-member]"), "{out}{err}");
    assert_eq!(run(&["normalize"], r#"{"x": 1}"#).0, 2);
}

#[test]
fn the_bodies_of_a_file_are_written() {
    let files = [fixture("documented/resume.http"), fixture("documented/cancel_processing.http")];
    let texts = files.map(|file| std::fs::read_to_string(file).unwrap());
    let (status, out, err) = run(&["normalize"], &texts.join("\n\n###\n\n"));
    assert_eq!((status, err.as_str()), (0, ""));
    let bodies: Vec<serde_json::Value> =
        serde_json::Deserializer::from_str(&out).into_iter().map(Result::unwrap).collect();
    assert!(bodies.len() == 2 && bodies[0].get("data").is_some() && bodies[1].get("scope").is_some(), "{out}");
    // The places are those of the file.
    let wrong = texts[0].replace("\"Completed\"", "\"done\"");
    let (status, _, err) = run(&["normalize"], &wrong);
    let line = wrong.lines().position(|line| line.contains("done")).unwrap() + 1;
    assert!(status == 1 && err.contains(&format!("<stdin>:{line}:")), "{err}");
    let unknown = "curl -d \"{\\\"data\\\": {\\\"operationStatus\\\": \\\"$S\\\"}}\" https://graph.microsoft.com/v1.0/identityGovernance/lifecycleWorkflows/workflows/1/tasks/2/taskProcessingResults/3/resume";
    let (status, out, err) = run(&["normalize"], unknown);
    assert!(status == 2 && out.is_empty() && err.contains("known at run time only"), "{err}");
}

/// Whatever the models can read is written, with what they do not know.
#[test]
fn the_bodies_of_creates_and_updates_are_written() {
    let shown = |arguments: &[&str]| -> Value { serde_json::from_str(&run(arguments, "").1).unwrap() };
    let all = shown(&["show", "--format", "json"]);
    let writes =
        all.as_array().unwrap().iter().filter(|one| ["create", "update"].contains(&one["kind"].as_str().unwrap()));
    let request = |method: &str, path: &str, body: &str| {
        format!(
            "{method} https://graph.microsoft.com/v1.0{path}\nAuthorization: Bearer x\nContent-Type: application/json\n\n{body}\n"
        )
    };
    let read = |text: &str| -> Vec<Value> {
        serde_json::Deserializer::from_str(text).into_iter().map(Result::unwrap).collect()
    };
    let (mut count, mut files) = (0, [String::new(), String::new()]);
    let mut bodies = [Vec::new(), Vec::new()];
    for one in writes {
        let facts = shown(&["show", one["name"].as_str().unwrap(), "--format", "json"]);
        let path = facts["path"].as_str().unwrap().replace(['{', '}'], "");
        let (method, body) = (facts["method"].as_str().unwrap(), facts["example"].clone());
        let mut more = body.clone();
        more["later"] = json!({ "deep": [null, { "b": 18_446_744_073_709_551_615_u64 }] });
        more["owner@odata.bind"] = json!("users/1");
        for (index, body) in [body, more].into_iter().enumerate() {
            files[index] += "###\n";
            files[index] += &request(method, &path, &format!("{body:#}"));
            bodies[index].push(body);
        }
        count += 1;
    }
    assert_eq!(count, 6);
    for (file, bodies) in files.iter().zip(bodies) {
        let (_, out, err) = run(&["normalize"], file);
        assert_eq!(read(&out), bodies, "{err}");
    }
    assert_eq!(run(&["normalize"], &files[0]).0, 0);
    // Members of enumerations are written as the schema declares them, and faults have their place in the file.
    let path = "/identityGovernance/lifecycleWorkflows/workflows/1";
    let body = r#"{"category": "LEAVER", "tasks": [{"arguments": 5}]}"#;
    let (_, out, _) = run(&["normalize"], &request("PATCH", path, &body.replace('5', "[]")));
    assert_eq!(read(&out), [json!({ "category": "leaver", "tasks": [{ "arguments": [] }] })]);
    let (status, out, err) = run(&["normalize"], &request("PATCH", path, body));
    assert!(status == 1 && out.is_empty() && err.contains("<stdin>:5:"), "{out}{err}");
    // Of an action that is asked for, no other bodies are.
    assert_eq!(run(&["normalize", "--action", "resume"], &request("PATCH", path, "{}")).0, 2);
    // A read has no body, and neither have some actions.
    let restore = "/identityGovernance/lifecycleWorkflows/deletedItems/workflows/1/restore";
    assert_eq!(run(&["normalize"], &request("POST", restore, "")), (0, String::new(), String::new()));
    let (status, out, err) = run(&["normalize"], &request("GET", path, ""));
    assert!(status == 2 && out.is_empty() && err.contains("no request in it whose body is known"), "{err}");
}

/// As `check` does.
#[test]
fn a_file_that_is_not_read_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.http");
    let request = "POST https://graph.microsoft.com/v1.0/identityGovernance/lifecycleWorkflows/workflows/1/activate\nAuthorization: Bearer x\nContent-Type: application/json\n\n< ./no-such.json\n";
    std::fs::write(&file, request).unwrap();
    for command in ["normalize", "check"] {
        let (status, out, err) = run(&[command, file.to_str().unwrap()], "");
        assert_eq!((status, out.as_str()), (2, ""), "{command}");
        assert!(err.contains("the body `./no-such.json` was not read: "), "{err}");
    }
}

#[test]
fn nothing_is_written_that_would_lose_digits() {
    let (status, out, err) =
        run(&["normalize", "--action", "resume"], "{\"data\": {\"x\": 0.12345678901234567890123}}");
    assert_eq!((status, out.as_str()), (2, ""));
    insta::assert_snapshot!("normalize_rounded", err);
}
