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
    assert_eq!(run(&[], "").0, 2);
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
fn a_report_as_graph_gives_it() {
    insta::assert_snapshot!(
        "check_graph_error",
        run(&["check", "--action", "resume", "--format", "graph-error"], WRONG).1
    );
    assert_eq!(run(&["check", "--action", "resume", "--format", "graph-error"], WARNED).1, "");
}

#[test]
fn a_body_alone_needs_its_action() {
    let (status, out, err) = run(&["check"], GOOD);
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
fn a_token_is_not_printed() {
    let file = fixture("wrong/message/token_in_the_body.http");
    for format in ["text", "json", "graph-error"] {
        let (_, out, err) = run(&["check", "--format", format, &file], "");
        assert!(!out.contains("correct-horse") && err.is_empty(), "{out}");
    }
}
