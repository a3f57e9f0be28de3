//! `lcw normalize`.

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
