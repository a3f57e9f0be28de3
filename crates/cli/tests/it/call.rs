//! `lcw call` and `lcw activate`.

use std::fs;

use lifecycle_workflows::emulator::Seed;
use serde_json::{Value, json};

use crate::effects::kept;
use crate::run::run;
use crate::scripted::{Script, Scripted};
use crate::send::send;
use crate::served::{Served, WORKFLOW};

const SERVE: &[&str] = &["--listen", "127.0.0.1:0"];

const USER: &str = "8696088c-1aef-4f65-afe9-acd55343e327";

const RESULT: &str = "3d1f9c52-7a40-4e6b-9c11-000000000004_1_8696088c-1aef-4f65-afe9-acd55343e327";

/// What is said of an answer that is an example.
const EXAMPLE: &str = "lcw: answered by the documented example: the local service does not carry out this request\n";

fn activate<'a>(more: &[&'a str]) -> Vec<&'a str> {
    [&["activate", "--workflow", WORKFLOW, "--user", USER], more].concat()
}

fn cancel_body(run: &str) -> String {
    let tag = "#microsoft.graph.identityGovernance.cancelRunsScope";
    json!({ "scope": { "@odata.type": tag, "runs": [{ "id": run }] } }).to_string()
}

#[test]
fn actions_and_functions_are_called_by_their_facts() {
    let served = Served::start(SERVE);
    let times = ["--start-date-time", "2026-06-01T00:00:00Z", "--end-date-time", "2026-07-01T00:00:00Z"];
    let mut all = Vec::new();
    for arguments in [
        &["call", "activate", "--workflow", WORKFLOW, "--subjects", "u1", "--subjects", "u2"][..],
        &["call", "clearQuarantine", "--id", WORKFLOW],
        &["call", "previewTaskFailures", "--workflow", WORKFLOW],
        &["delete", "workflow", "--workflow", WORKFLOW],
        &["call", "restore", "--workflow", WORKFLOW, "--format", "json"],
        &[&["call", "run/summary", "--workflow", WORKFLOW], &times[..]].concat(),
        &[&["call", "run/summary", "--workflow", WORKFLOW, "--format", "json"], &times[..]].concat(),
        &[&["call", "topTasksProcessedSummary"], &times[..]].concat(),
        &[&["call", "topWorkflowsProcessedSummary", "--format", "json"], &times[..]].concat(),
    ] {
        let (status, out, err) = send(&served.url, arguments, "");
        assert_eq!(status, 0, "{out}{err}");
        all.push(format!("{}\n{out}{err}", arguments.join(" ")));
    }
    let body = cancel_body("8cdf25a8-c9d2-423e-a03d-3f39f03c3e97");
    let cancel = ["call", "cancelProcessing", "--workflow", WORKFLOW, "--body", "-"];
    all.push(send(&served.url, &cancel, &body).1);
    // The run is being canceled now, to which the action does not apply.
    assert_eq!(send(&served.url, &cancel, &body).0, 3);
    insta::assert_snapshot!("call", all.join("\n"));
}

#[test]
fn the_local_service_answers_every_call() {
    let served = Served::start(SERVE);
    let all: Value = serde_json::from_str(&run(&["show", "--format", "json"], "").1).unwrap();
    let mut counts = [0, 0];
    for one in all.as_array().unwrap() {
        let (kind, name) = (one["kind"].as_str().unwrap(), one["name"].as_str().unwrap());
        let ids: Vec<String> = one["ids"].as_array().unwrap().iter().map(|_| "--id=1".to_owned()).collect();
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        let example = run(&["show", name, "--example"], "").1;
        let times = ["--start-date-time", "2026-06-01T00:00:00Z", "--end-date-time", "2026-07-01T00:00:00Z"];
        let body: &[&str] = if example == "null\n" { &[] } else { &["--body", "-"] };
        let (index, arguments) = match kind {
            "action" => (0, body),
            "function" => (1, &times[..]),
            _ => continue,
        };
        counts[index] += 1;
        let call = [&["call", name, "--api-version", "beta"], &ids[..], arguments].concat();
        let (status, out, err) = send(&served.url, &call, &example);
        // The entities of the examples do not exist.
        let is_unknown = out.contains("itemNotFound") || err.contains("itemNotFound");
        assert!(status == 0 || (status == 3 && is_unknown), "{name}: {status} {out}{err}");
    }
    assert_eq!(counts, [11, 7]);
}

#[test]
fn what_would_be_sent_is_printed() {
    let times = ["--start-date-time", "2026-06-01T00:00:00Z", "--end-date-time", "2026-07-01T00:00:00+02:00"];
    let mut all = Vec::new();
    for arguments in [
        &activate(&["--user", "u2"])[..],
        &["activate", "--workflow", WORKFLOW, "--result", RESULT],
        &["activate", "--workflow", WORKFLOW, "--result", RESULT, "--all-tasks"],
        &["call", "clearQuarantine", "--workflow", "a/b"],
        &[&["call", "userProcessingResult/summary", "--workflow", WORKFLOW], &times[..]].concat(),
    ] {
        let arguments = [arguments, &["--dry-run", "--cloud", "Global"]].concat();
        let (status, out, err) = run(&arguments, "");
        assert_eq!((status, err.as_str()), (0, ""), "{out}");
        if arguments[0] == "activate" {
            let (_, checked, _) = run(&["check"], &out);
            assert_eq!(checked, "<stdin>: as documented\n");
        }
        all.push(format!("{}\n{out}", arguments.join(" ")));
    }
    insta::assert_snapshot!("call_dry_run", all.join("\n"));
}

#[test]
fn a_wrong_body_is_shown_and_not_sent() {
    let script = Script::serve(vec![Scripted::new(204, &[], "")]);
    let mut all = Vec::new();
    for (arguments, body) in [
        (&["call", "activate", "--workflow", "w"][..], ""),
        (&["call", "activate", "--workflow", "w", "--body", "-"], "{\"subjects\": [{\"id\": \"{user-id}\"}]}"),
        (&["call", "activate", "--workflow", "w", "--body", "-"], "{\"subject\": [{\"id\": \"1\"}]}"),
        (&["call", "activateWithScope", "--workflow", "w", "--body", "-"], "{\"scope\": {\"users\": []}}"),
        (&["call", "cancelProcessing", "--workflow", "w", "--body", "-"], "not JSON"),
        (&["call", "cancelProcessing", "--workflow", "w", "--body", "no-such-file"], ""),
        (&["call", "activateAndWait", "--workflow", "w", "--cloud", "Global"], ""),
    ] {
        let place: &[&str] = if arguments.contains(&"--cloud") { &[] } else { &["--base-url", &script.url] };
        let (status, out, err) = run(&[arguments, place].concat(), body);
        assert_eq!((status == 1 || status == 2, out.as_str()), (true, ""), "{err}");
        all.push(format!("{} (exit status {status})\n{err}", arguments.join(" ")));
    }
    insta::assert_snapshot!("call_wrong_body", all.join("\n"));
    assert_eq!(script.requests(), [""; 0]);
}

#[test]
fn wrong_calls_say_what_is_meant() {
    let mut all = Vec::new();
    for arguments in [
        &["call", "activte"][..],
        &["call", "activate", "--subjects", "u"],
        &["call", "activate", "--workflow", "{workflowId}", "--subjects", "u"],
        &["call", "resume", "--id", "1"],
        &["call", "run/summary", "--workflow", "w", "--start-date-time", "today"],
        &["call", "run/summary", "--workflow", "w"],
    ] {
        let (status, out, err) = run(arguments, "");
        assert_eq!((status, out.as_str()), (2, ""), "{err}");
        all.push(format!("{}\n{err}", arguments.join(" ")));
    }
    insta::assert_snapshot!("call_wrong", all.join("\n"));
}

#[test]
fn an_action_of_unknown_outcome_is_never_sent_again() {
    let folder = tempfile::tempdir().unwrap();
    let journal = folder.path().join("journal");
    let journal = journal.to_str().unwrap();
    // The outcome of a gateway error is unknown.
    let script = Script::serve(vec![Scripted::new(502, &[], ""), Scripted::new(204, &[], "")]);
    let (status, out, _) = send(&script.url, &activate(&["--journal", journal]), "");
    assert!(status == 2 && out.starts_with("in-doubt   "), "{out}");
    for _ in 0..2 {
        let (status, out, _) = send(&script.url, &activate(&["--journal", journal]), "");
        assert!(status == 2 && out.starts_with("in-doubt   ") && out.contains("not sent again"), "{out}");
    }
    assert_eq!(script.requests().len(), 1);
    let other = folder.path().join("other");
    let (status, out, _) = send(&script.url, &activate(&["--journal", other.to_str().unwrap()]), "");
    assert!(status == 0 && out.starts_with("accepted   "), "{out}");
    let (status, out, _) = send(&script.url, &activate(&["--journal", other.to_str().unwrap()]), "");
    assert!(status == 0 && out.starts_with("skipped    "), "{out}");
    assert_eq!(script.requests().len(), 2);
    // A journal is that of one action and body.
    let (status, _, err) =
        send(&script.url, &["activate", "--workflow", WORKFLOW, "--user", "x", "--journal", journal], "");
    assert!(status == 2 && err.contains("other work"), "{err}");
}

#[test]
fn an_action_with_a_rule_is_read_before_it_is_sent_again() {
    let folder = tempfile::tempdir().unwrap();
    let state = folder.path().join("state");
    let (run_id, state) = (Seed::run_id(1), state.to_str().unwrap());
    let served = Served::start(&[
        "--listen",
        "127.0.0.1:0",
        "--runs",
        "1",
        "--fault",
        "drop-after=1,on=writes",
        "--state",
        state,
    ]);
    let cancel = ["call", "cancelProcessing", "--workflow", WORKFLOW, "--body", "-"];
    let (status, out, err) = send(&served.url, &cancel, &cancel_body(&run_id));
    assert!(status == 0 && out.starts_with("confirmed  "), "{out}{err}");
    served.kill();
    assert_eq!(kept(state.as_ref()).0.len(), 1);
}

#[test]
fn what_an_action_leads_to_can_be_waited_for() {
    let served = Served::start(&["--listen", "127.0.0.1:0", "--runs", "1", "--cancel-delay", "1s"]);
    let cancel = ["call", "cancelProcessing", "--workflow", WORKFLOW, "--body", "-", "--wait"];
    let (status, out, err) = send(&served.url, &cancel, &cancel_body(&Seed::run_id(1)));
    assert_eq!((status, out), (0, format!("accepted   {WORKFLOW}: canceled\n")), "{err}");
    assert!(err.contains(": canceling\n") && !err.contains("tasks left"), "{err}");
    let tag = "#microsoft.graph.identityGovernance.customTaskExtensionCallbackData";
    let data = json!({ "@odata.type": tag, "operationStatus": "completed" });
    let body = json!({ "source": "s", "type": "t", "data": data }).to_string();
    let resume = ["call", "resume", "--id", WORKFLOW, "--id", "b3a7c6d0-51f2-4a8e-8f2a-2d9a4c0e7b12"];
    let resume = [&resume[..], &["--id", "5a0c2c4e-0d43-4c44-9a53-6f2f0d8b1002", "--body", "-", "--wait=1m"]].concat();
    let (status, out, err) = send(&served.url, &resume, &body);
    assert!(status == 0 && out.ends_with(": completed\n"), "{out}{err}");
    assert_eq!(run(&["call", "clearQuarantine", "--workflow", "w", "--wait"], "").0, 2);
}

#[test]
fn what_has_no_known_end_is_not_waited_for() {
    let served = Served::start(&["--listen", "127.0.0.1:0", "--runs", "2"]);
    let tag = "#microsoft.graph.identityGovernance.cancelRunsScope";
    let runs = [1, 2].map(|number| json!({ "id": Seed::run_id(number) }));
    let body = json!({ "scope": { "@odata.type": tag, "runs": runs } }).to_string();
    let cancel = ["call", "cancelProcessing", "--workflow", WORKFLOW, "--body", "-", "--ignore-limits", "--wait"];
    let canceled = || {
        let (_, out, err) = send(&served.url, &["list", "runs", "--workflow", WORKFLOW, "--format", "json"], "");
        assert!(out.contains(&Seed::run_id(1)), "{out}{err}");
        out.matches("cancel").count()
    };
    let before = canceled();
    let (status, out, err) = send(&served.url, &cancel, &body);
    assert!(status == 2 && out.is_empty() && err.contains("--wait: nothing was sent"), "{out}{err}");
    assert_eq!(canceled(), before);
}

#[test]
fn a_refusal_has_its_exit_status() {
    let served = Served::start(SERVE);
    let (status, out, err) = send(&served.url, &["call", "activate", "--workflow", "none", "--subjects", "u"], "");
    assert!(status == 3 && out.starts_with("refused    none: ") && err.contains("next step: "), "{out}{err}");
    let (status, out, _) =
        send(&served.url, &["call", "activate", "--workflow", "none", "--subjects", "u", "--format", "json"], "");
    let line: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((status, &line["outcome"], &line["error"]["status"]), (3, &json!("refused"), &json!(404)));
}

#[test]
fn a_result_is_no_part_of_a_journal() {
    let folder = tempfile::tempdir().unwrap();
    let journal = folder.path().join("journal");
    let served = Served::start(SERVE);
    let journal_of = ["--format", "json", "--journal", journal.to_str().unwrap()];
    let call = [&["call", "clearQuarantine", "--workflow", WORKFLOW], &journal_of[..]].concat();
    let (status, out, err) = send(&served.url, &call, "");
    assert_eq!((status, err.as_str()), (0, EXAMPLE));
    let line: Value = serde_json::from_str(&out).unwrap();
    assert!(line["result"]["id"].is_string(), "{out}");
    assert!(!fs::read_to_string(journal).unwrap().contains("result"));
}

#[test]
fn an_action_is_called_for_many_targets() {
    const OTHER: &str = "4f36da05-5df8-457d-adb3-b132e7b59571";
    let folder = tempfile::tempdir().unwrap();
    let journal = folder.path().join("journal");
    let served = Served::start(SERVE);
    let quarantine = ["call", "clearQuarantine"];
    let twice = [&quarantine[..], &["--workflow", WORKFLOW, "--workflow", OTHER, "--workflow", WORKFLOW]].concat();
    let (status, out, err) = send(&served.url, &[&twice[..], &["--format", "json"]].concat(), "");
    assert_eq!((status, out.lines().count(), err.as_str()), (0, 2, &*format!("{EXAMPLE}lcw: 2 accepted\n")), "{out}");
    let lines = format!("# all\n{WORKFLOW}\n{OTHER}\nnone\n");
    let from = ["--ids-from", "-", "--journal", journal.to_str().unwrap(), "--format", "json"];
    let all = [&quarantine[..], &from].concat();
    let (status, out, err) = send(&served.url, &all, &lines);
    assert_eq!(
        (status, out.lines().count(), err.lines().last()),
        (3, 3, Some("lcw: 2 accepted, 1 refused")),
        "{out}{err}"
    );
    let (status, _, err) = send(&served.url, &[&all[..], &["--batch"]].concat(), &lines);
    assert_eq!((status, err.lines().last()), (3, Some("lcw: 2 skipped, 1 refused")), "{err}");
    let (status, _, err) = send(&served.url, &all, "a/b\n{\"id\":1}\n");
    assert_eq!(status, 1);
    assert!(err.contains("<stdin>:1: `a/b` is not 1 ids; the path is `/identityGovernance"), "{err}");
    // The first ids of a path may be options.
    let resume =
        ["call", "resume", "--workflow", "w", "--task", "t", "--ids-from", "-", "--dry-run", "--body", "no-such"];
    assert!(send(&served.url, &resume, "").2.contains("no-such: cannot be read"));
    let dry = ["update", "task", "--workflow", "w", "--ids-from", "-", "--description", "d", "--dry-run"];
    let (status, out, _) = send(&served.url, &dry, "t1\nv/t2\n");
    assert!(status == 0 && out.contains("/w/tasks/t1\n") && out.contains("/v/tasks/t2\n"), "{out}");
    let pairs = ["--id", "w", "--id", "t", "--id", "v", "--id", "u", "--description", "d", "--dry-run"];
    let (status, out, _) = send(&served.url, &[&["update", "task"], &pairs[..]].concat(), "");
    assert!(status == 0 && out.contains("/w/tasks/t\n") && out.contains("/v/tasks/u\n"), "{out}");
    let (status, _, err) = send(&served.url, &[&["update", "task", "--id", "x"], &pairs[..]].concat(), "");
    assert!(status == 2 && err.contains("expected 2 ids for"), "{err}");
    let gap = ["update", "task", "--task", "t", "--ids-from", "-", "--description", "d"];
    assert_eq!(send(&served.url, &gap, "").0, 2);
}
