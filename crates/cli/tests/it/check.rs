//! `lcw check`.

use serde_json::Value;

use crate::run::{fixture, lcw, outcome, run};

const GOOD: &str = r#"{"data": {"operationStatus": "completed"}}"#;
const WARNED: &str = r#"{"data": {"operationStatus": "Completed"}}"#;
const WRONG: &str = "{\n  \"data\": {\n    \"operationStatus\": \"done\"\n  }\n}";

#[test]
fn the_status_says_how_it_went() {
    let resume: &[&str] = &["check", "--action", "resume"];
    assert_eq!(run(resume, GOOD).0, 0);
    assert_eq!(run(resume, WARNED).0, 0);
    assert_eq!(run(&[resume, &["--deny-warnings"]].concat(), WARNED).0, 1);
    assert_eq!(run(&[resume, &["--deny-warnings"]].concat(), GOOD).0, 0);
    assert_eq!(run(resume, WRONG).0, 1);
    assert_eq!(run(&["check", "--action", "pause"], GOOD).0, 2);
    assert_eq!(run(&["check", "--format", "xml"], GOOD).0, 2);
    assert_eq!(run(&["check", "no-such-file"], "").0, 2);
    // Asking for nothing prints what there is.
    for nothing in [&[][..], &["create"], &["call"], &["list"], &["get"]] {
        let (status, out, err) = run(nothing, "");
        assert_eq!((status, out.is_empty(), err.as_str()), (0, false, ""), "{nothing:?}");
    }
}

#[test]
fn the_documented_messages_pass() {
    let files = [fixture("documented/cancel_processing.http"), fixture("documented/resume.http")];
    let (status, out, err) = run(&["check", "--format", "json", &files[0], &files[1]], "");
    assert_eq!((status, err.as_str()), (0, ""));
    let lines: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let actions: Vec<_> = lines.iter().map(|line| (&line["action"], &line["valid"])).collect();
    let valid = &Value::Bool(true);
    assert_eq!(actions, [(&"cancelProcessing".into(), valid), (&"resume".into(), valid)]);
    assert_eq!(run(&["check", "--action", "resume", &files[1]], "").0, 0);
    assert_eq!(run(&["check", "--action", "resume", &files[0]], "").0, 1);
}

#[test]
fn a_report_for_people() {
    let (_, out, err) = run(&["check", "--action", "resume"], WRONG);
    assert_eq!(err, "");
    insta::assert_snapshot!("check_text", out);
    insta::assert_snapshot!("check_text_warning", run(&["check", "--action", "resume", "-"], WARNED).1);
    insta::assert_snapshot!("check_text_good", run(&["check", "--action", "resume", "-"], GOOD).1);
}

#[test]
fn a_report_for_programs() {
    insta::assert_snapshot!("check_json", run(&["check", "--action", "resume", "--format", "json"], WRONG).1);
    let (_, out, _) = run(&["check", "--action", "resume", "--format", "json"], "{\"\u{202e}\": 1, \"data\": {}}");
    assert!(out.is_ascii(), "{out}");
    let line: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(line["diagnostics"][0]["pointer"], "/\u{202e}");
}

#[test]
fn violations_beyond_the_limit_are_counted() {
    let members = (0..300).map(|number| format!(r#""x{number}": 1, "#)).collect::<Vec<_>>().concat();
    let body = format!(r#"{{{members}"data": {{"operationStatus": "done"}}}}"#);
    let check: &[&str] = &["check", "--action", "resume"];
    let (status, out, _) = run(check, &body);
    assert_eq!(status, 1);
    assert!(out.contains("error[unknown-enum-member]") && out.contains("and 201 more: 201 of undeclared-property"));
    assert!(out.ends_with(": 1 error, 300 warnings\n"), "{out}");
    let (_, out, _) = run(&[check, &["--max-violations", "2"]].concat(), &body);
    assert!(out.contains("and 299 more: 299 of undeclared-property"), "{out}");
    let (_, out, _) = run(&[check, &["--max-violations", "0", "--format", "json"]].concat(), &body);
    let line: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(line["diagnostics"].as_array().map(Vec::len), Some(301));
    // Warnings that are not shown are warnings all the same.
    let warned = format!(r#"{{{members}"data": {{}}}}"#);
    assert_eq!(run(&[check, &["--deny-warnings", "--max-violations", "1"]].concat(), &warned).0, 1);
    assert_eq!(run(&[check, &["--max-violations", "1"]].concat(), &warned).0, 0);
}

#[test]
fn an_action_that_is_not_known_is_not_taken_for_another_one() {
    let message = "POST https://graph.microsoft.com/v1.0/identityGovernance/lifecycleWorkflows/workflows/1/archive\n\
                   Content-Type: application/json\n\n{\"subjects\":[{\"id\":\"1\"}]}\n";
    let (status, out, _) = run(&["check"], message);
    assert_eq!(status, 1);
    assert!(out.contains("error[unknown-action]: the schemas do not declare an action `archive`"), "{out}");
    assert!(out.ends_with(": 1 error\n") && !out.contains("cancelProcessing"), "{out}");
}

#[test]
fn a_report_as_graph_gives_it() {
    insta::assert_snapshot!(
        "check_graph_error",
        run(&["check", "--action", "resume", "--format", "graph-error"], WRONG).1
    );
    assert_eq!(run(&["check", "--action", "resume", "--format", "graph-error"], WARNED).1, "");
}

#[test]
fn a_body_alone_is_that_of_the_only_action_that_could_be_meant() {
    assert_eq!(run(&["check"], GOOD), (0, "<stdin> (body of resume): as documented\n".to_owned(), String::new()));
    assert!(run(&["check"], r#"{"scope": {"runs": []}}"#).1.contains("error[too-few-items]"));
    // An action with a parameter of the same name could be meant as well.
    let (status, _, err) = run(&["check"], r#"{"scope": null}"#);
    assert!(status == 2 && err.contains("could be of several actions") && err.contains("`cancelProcessing`"), "{err}");
    // What a body lacks may be its fault, so that it does not tell the action.
    for lacking in [
        r#"{"source": "sample", "type": "lifecycleEvent"}"#,
        r#"{"data": null, "source": "s", "type": "lifecycleEvent"}"#,
        r#"{"type": "lifecycleEvent"}"#,
        r#"{"data": null}"#,
    ] {
        let (status, out, err) = run(&["check"], lacking);
        assert!(status == 2 && out.is_empty() && err.contains("`accessPackageAssignmentRequest/resume`"), "{out}{err}");
        let (status, out, _) = run(&["check", "--action", "resume"], lacking);
        assert!(status == 1 && out.contains("-required]"), "{out}");
    }
    // The action is named by which one of the same simple name it is.
    let other =
        r##"{"data": {"@odata.type": "#microsoft.graph.accessPackageAssignmentRequestCallbackData", "stage": "x"}}"##;
    let (_, out, _) = run(&["check", "--format", "json"], other);
    let line: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(line["action"], "accessPackageAssignmentRequest/resume");
    assert_eq!(line["name"], "body of accessPackageAssignmentRequest/resume");
    let (status, out, err) = run(&["check"], r#"{"x": 1}"#);
    assert_eq!((status, out.as_str()), (2, ""));
    insta::assert_snapshot!("check_without_action", err);
}

#[test]
fn all_of_several_files_are_checked() {
    let wrong = fixture("wrong/resume/data_null.json");
    let good = fixture("documented/resume.http");
    let (status, out, err) =
        run(&["check", "--action", "resume", "--format", "json", &wrong, "no-such-file", &good], "");
    assert_eq!((status, out.lines().count()), (2, 2));
    assert!(err.starts_with("lcw: no-such-file: cannot be read: "), "{err}");
    assert_eq!(err.lines().count(), 1);
    assert_eq!(run(&["check", "--action", "resume", &wrong, &good], "").0, 1);
}

#[test]
fn colour_is_for_terminals_only() {
    for (name, value) in [("TERM", "xterm-256color"), ("NO_COLOR", "1")] {
        let (_, out, err) =
            outcome(lcw(&["check", "--action", "resume"]).env(name, value).write_stdin(WRONG).output().unwrap());
        assert!(!out.contains('\u{1b}') && !err.contains('\u{1b}'));
    }
    let mut forced = lcw(&["check", "--action", "resume"]);
    forced.env("NO_COLOR", "1").env("CLICOLOR_FORCE", "1");
    assert!(!outcome(forced.write_stdin(WRONG).output().unwrap()).1.contains('\u{1b}'));
}

#[test]
fn several_requests_are_checked_in_their_places() {
    let url = "https://graph.microsoft.com/v1.0/identityGovernance/lifecycleWorkflows/workflows/1/tasks/2/taskProcessingResults/3/resume";
    let head = format!("POST {url}\nContent-Type: application/json\nAuthorization: Bearer x\n\n");
    let input = format!("### the first\n{head}{GOOD}\n\n###\n\n{head}{WRONG}\n\n###\n{head}{WARNED}\n###\n# the end\n");
    let (status, out, err) = run(&["check", "--format", "json"], &input);
    assert_eq!((status, err.as_str()), (1, ""));
    let lines: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.iter().map(|line| line["request"].as_u64().unwrap()).collect::<Vec<_>>(), [1, 2, 3]);
    let wrong = input.lines().position(|line| line.contains("done")).unwrap() + 1;
    assert_eq!(lines[0]["diagnostics"], serde_json::json!([]));
    assert_eq!((&lines[1]["diagnostics"][0]["line"], &lines[1]["valid"]), (&wrong.into(), &false.into()));
    assert_eq!(lines[2]["valid"], true);
    insta::assert_snapshot!("check_several", run(&["check"], &input).1);
}

#[test]
fn a_token_is_not_printed() {
    let file = fixture("wrong/message/token_in_the_body.http");
    for format in ["text", "json", "graph-error"] {
        let (_, out, err) = run(&["check", "--format", format, &file], "");
        assert!(!out.contains("correct-horse") && err.is_empty(), "{out}");
    }
}

#[test]
fn every_wrong_message_is_known_as_one() {
    let files = std::fs::read_dir(fixture("wrong/message")).unwrap();
    for file in files.map(|file| file.unwrap().path().to_str().unwrap().to_owned()) {
        let (status, out, err) = run(&["check", "--format", "json", &file], "");
        if file.ends_with("response.http") {
            assert!(status == 2 && err.contains("this is an answer"), "{err}");
            continue;
        }
        assert!(status < 2 && err.is_empty(), "{file}: {err}");
        // An input with several requests is split here.
        if file.ends_with("two_requests.http") {
            assert_eq!(out.lines().count(), 2);
            continue;
        }
        let line: Value = serde_json::from_str(&out).unwrap();
        // A header of a file may be in Windows-1252.
        let is_right = file.ends_with("not_utf8_in_head.http");
        assert_eq!(line["diagnostics"] == Value::Array(Vec::new()), is_right, "{file}");
    }
    for input in
        ["POST beta/x\n\n{}", "POST graph.microsoft.com/beta", "tr:ace /x HTTP/1.1\n\n{}", "# x\nPOST x y\n\n{}"]
    {
        assert_eq!(run(&["check"], input).0, 1, "{input}");
    }
    for (input, expected) in [
        // What begins like JSON is JSON that is malformed.
        ("{} HTTP/1.1", 1),
        ("[1, 2", 1),
        ("true x", 2),
        ("1 2", 2),
        ("\"a b\" HTTP/1.1", 2),
        ("null x", 2),
        ("[1, 2]", 2),
    ] {
        assert_eq!(run(&["check"], input).0, expected, "{input}");
        assert_eq!(run(&["check", "--action", "resume"], input).0, 1, "{input}");
    }
}

#[test]
fn an_opaque_token_is_not_printed() {
    let token = "SuperSecretTok3nValue99";
    for input in [
        format!("Authorization: Bearer {token}\n\n{{}}"),
        format!("{{\"Authorization\": \"Bearer {token}\"}}"),
        format!("{{\"Bearer {token}\": 1, \"data\": \"Bearer {token}\"}}"),
    ] {
        for format in ["text", "json", "graph-error"] {
            let (status, out, err) = run(&["check", "--action", "resume", "--format", format], &input);
            assert!(status == 1 && !out.contains("SuperSecret") && err.is_empty(), "{out}");
        }
        let (status, out, err) = run(&["normalize", "--action", "resume"], &input);
        assert!(status == 1 && out.is_empty() && !err.contains("SuperSecret"), "{err}");
    }
}

#[test]
fn standard_input_is_read_once() {
    let (status, out, err) = run(&["check", "--action", "resume", "-", "-"], GOOD);
    assert_eq!((status, out.as_str()), (2, ""));
    assert!(err.contains("more than once"), "{err}");
}

#[test]
fn the_file_is_named_as_it_was_given() {
    let folder = std::env::temp_dir().join(format!("lcw-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("Bearer eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.json");
    std::fs::write(&file, GOOD).unwrap();
    let path = file.to_str().unwrap();
    let (_, out, _) = run(&["check", "--action", "resume", "--format", "json", path], "");
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(serde_json::from_str::<Value>(&out).unwrap()["file"], path);
}

#[cfg(target_os = "linux")]
#[test]
fn complaints_that_cannot_be_written_are_no_panic() {
    let full = || std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    for (arguments, expected) in
        [(&["check", "no-such-file"][..], 2), (&["check", "-", "-"], 2), (&["normalize", "--action", "resume"], 2)]
    {
        let program = assert_cmd::cargo::cargo_bin!("lcw");
        let mut command = std::process::Command::new(program);
        let status = command.args(arguments).stdin(std::process::Stdio::null()).stderr(full()).status().unwrap();
        assert_eq!(status.code(), Some(expected), "{arguments:?}");
    }
}
