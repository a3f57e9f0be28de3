//! `lcw cancel` and `lcw resume`.

use std::fs;

use lifecycle_workflows::emulator::Seed;
use lifecycle_workflows::models::{self, SCHEMA};
use serde_json::{Value, json};

use crate::run::{lcw, outcome, run};
use crate::scripted::{Script, Scripted};
use crate::send::{TOKEN, lines, send, target};
use crate::served::{Served, WORKFLOW, agent};

const TASK: &str = "b3a7c6d0-51f2-4a8e-8f2a-2d9a4c0e7b12";
const RESULT: &str = "5a0c2c4e-0d43-4c44-9a53-6f2f0d8b1002";
const SERVE: &[&str] = &["--listen", "127.0.0.1:0", "--runs", "9", "--cancel-delay", "0s"];

fn callback_path() -> String {
    format!(
        "/identityGovernance/lifecycleWorkflows/workflows/{WORKFLOW}/tasks/{TASK}/taskProcessingResults/{RESULT}/resume"
    )
}

fn cancel<'a>(run: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    [&["cancel", "--workflow", WORKFLOW, "--run", run], more].concat()
}

fn resume<'a>(more: &[&'a str]) -> Vec<&'a str> {
    [&["resume", "--workflow", WORKFLOW, "--task", TASK, "--result", RESULT, "--status", "completed"], more].concat()
}

#[test]
fn every_documented_request_is_sent() {
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("log.jsonl");
    for action in ["cancelProcessing", "resume"].into_iter().filter_map(models::action) {
        for version in action.request.api_versions {
            let served = Served::start(&[SERVE, &["--log", log.to_str().unwrap()]].concat());
            let run = Seed::run_id(1);
            let arguments = match action.simple_name() {
                "cancelProcessing" => cancel(&run, &["--api-version", version]),
                "resume" => resume(&["--api-version", version, "--source", "a", "--type", "b"]),
                other => panic!("`{other}` has no command"),
            };
            let (status, out, err) = send(&served.url, &arguments, "");
            assert_eq!((status, err.as_str()), (0, ""), "{out}");
            assert!(out.starts_with("accepted   "), "{out}");
            let logged = fs::read_to_string(&log).unwrap();
            let request: Value = serde_json::from_str(logged.lines().last().unwrap()).unwrap();
            assert_eq!((&request["status"], &request["effect"]["action"]), (&204.into(), &action.simple_name().into()));
            assert!(request["path"].as_str().unwrap().starts_with(&format!("/{version}/")));
        }
    }
}

#[test]
fn a_dry_run_prints_what_check_takes() {
    for action in ["cancelProcessing", "resume"].into_iter().filter_map(models::action) {
        let arguments = match action.simple_name() {
            "cancelProcessing" => cancel("1", &["--dry-run"]),
            _ => resume(&["--dry-run", "--source", "a", "--type", "b"]),
        };
        for cloud in SCHEMA.clouds {
            for version in action.request.api_versions {
                let place = ["--cloud", cloud.name, "--api-version", version];
                let (status, out, err) = run(&[&arguments[..], &place].concat(), "");
                if !action.request.clouds.contains(cloud) {
                    assert_eq!((status, out.as_str()), (1, ""));
                    assert!(err.contains("is not documented for"), "{err}");
                    continue;
                }
                assert_eq!((status, err.as_str()), (0, ""));
                let (status, said, _) = run(&["check", "--format", "json"], &out);
                assert_eq!(status, 0, "{out}{said}");
                assert_eq!(
                    serde_json::from_str::<Value>(&said).unwrap()["diagnostics"],
                    serde_json::json!([]),
                    "{said}"
                );
            }
        }
    }
    let several = run(&cancel("1", &["--run", "2", "--run", "3", "--dry-run"]), "").1;
    assert_eq!(run(&["check"], &several), (0, run(&["check"], &several).1, String::new()));
    let gateway = ["--dry-run", "--run", "2", "--base-url", "https://gateway.example"];
    let gateway = run(&cancel("1", &gateway), "").1;
    assert_eq!((run(&["check"], &gateway).0, run(&["check", "--any-host"], &gateway).0), (1, 0));
    let local = ["--dry-run", "--base-url", "http://127.0.0.1:1"];
    assert_eq!(run(&["check"], &run(&cancel("1", &local), "").1).0, 0);
    insta::assert_snapshot!("dry_run", run(&cancel("1", &["--run", "2", "--dry-run"]), "").1);
    insta::assert_snapshot!("dry_run_resume", run(&resume(&["--dry-run", "--source", "a"]), "").1);
}

#[test]
fn a_callback_path_says_it_all() {
    let served = Served::start(SERVE);
    let path = callback_path();
    let arguments = ["resume", "--callback-path", &path, "--status", "failed", "--wait"];
    let (status, out, err) = send(&served.url, &arguments, "");
    assert_eq!(
        (status, out),
        (
            0,
            format!(
                "accepted   {WORKFLOW}/{TASK}/{RESULT}: failed: The custom task extension has reported a failure.\n"
            )
        ),
        "{err}"
    );
    for wrong in ["https://elsewhere.example/resume", &path.replace("/resume", "/cancelProcessing")] {
        assert_eq!(send(&served.url, &["resume", "--callback-path", wrong, "--status", "failed"], "").0, 2);
    }
}

#[test]
fn lists_are_worked_off() {
    let served = Served::start(SERVE);
    let (status, listed, _) = send(
        &served.url,
        &["list", "runs", "--workflow", WORKFLOW, "--status", "inProgress", "--format", "address"],
        "",
    );
    assert_eq!((status, listed.lines().count()), (0, 11));
    let (status, out, err) = send(&served.url, &["cancel", "--runs-from", "-"], &format!("# all\n\n{listed}{listed}"));
    assert_eq!((status, out.lines().count(), err.as_str()), (0, 11, "lcw: 11 accepted\n"));

    let results = format!("{}\n{WORKFLOW}/{TASK}/{RESULT}\n", callback_path());
    let (status, out, err) = send(&served.url, &["resume", "--results-from", "-", "--status", "failed"], &results);
    assert_eq!((status, out), (0, format!("accepted   {WORKFLOW}/{TASK}/{RESULT}\n")), "{err}");
    assert_eq!(send(&served.url, &["cancel", "--runs-from", "-"], "").0, 0);
}

#[test]
fn lists_are_read_in_the_encodings_of_shells_and_guids_in_any_case() {
    let lines = format!("\u{feff}{}\r\n{}\r\n", target(1), target(1).to_uppercase());
    let utf16: Vec<u8> = lines.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("runs.txt");
    std::fs::write(&file, utf16).unwrap();
    let served = Served::start(SERVE);
    let cancel = ["cancel", "--runs-from", file.to_str().unwrap()];
    let (status, out, err) = send(&served.url, &[&cancel[..], &["--dry-run"]].concat(), "");
    assert_eq!((status, out.matches("POST ").count()), (0, 1), "{err}");
    let journal = folder.path().join("journal");
    let one = |target: &str| {
        let arguments = ["cancel", "--runs-from", "-", "--journal", journal.to_str().unwrap()];
        send(&served.url, &arguments, target).1.split(' ').next().unwrap_or_default().to_owned()
    };
    // The local service finds entities in any case as well.
    assert_eq!([one(&target(1).to_uppercase()), one(&target(1))], ["accepted", "skipped"]);
}

#[test]
fn a_list_without_targets_is_an_error_unless_it_is_empty() {
    for (input, expected, said) in [
        ("", 0, "lcw: there are no targets\n"),
        ("\u{feff}\r\n", 0, "lcw: there are no targets\n"),
        ("# none\n\n", 1, "lcw: <stdin>: no line is a target: all of them are blank or comments\n"),
    ] {
        for more in [&[][..], &["--dry-run"]] {
            let arguments = [&["cancel", "--runs-from", "-"], more].concat();
            let (status, out, err) = send("http://127.0.0.1:1", &arguments, input);
            assert_eq!((status, out.as_str(), err.as_str()), (expected, "", said), "{input:?}");
        }
    }
}

#[test]
fn a_wrong_line_stops_all_of_them() {
    let served = Served::start(SERVE);
    let (status, out, err) = send(&served.url, &["cancel", "--runs-from", "-"], &format!("{}\n5\n", target(1)));
    assert_eq!((status, out.as_str()), (1, ""));
    assert!(err.starts_with("lcw: <stdin>:2: the workflow is not known"), "{err}");
    assert_eq!(served.states(&agent())[&Seed::run_id(1)], "inProgress");
    let (status, _, err) = send(&served.url, &["resume", "--results-from", "-", "--status", "failed"], "a/b\n\n//\n");
    assert_eq!(status, 1);
    insta::assert_snapshot!("wrong_lines", err);
}

#[test]
fn a_refusal_is_status_3() {
    let served = Served::start(SERVE);
    let run = Seed::run_id(1);
    assert_eq!(send(&served.url, &cancel(&run, &[]), "").0, 0);
    let (status, out, _) = send(&served.url, &cancel(&run, &["--run", "none", "--run", &Seed::run_id(2)]), "");
    let mut words: Vec<_> = out.lines().map(|line| line.split("  ").next().unwrap()).collect();
    words.sort_unstable();
    assert_eq!((status, words), (3, vec!["accepted", "refused", "refused"]));
    let (status, out, _) = send(&served.url, &cancel(&run, &["--format", "json"]), "");
    let line: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((status, &line["outcome"], &line["error"]["status"]), (3, &"refused".into(), &409.into()));
    assert_eq!((&line["error"]["code"], &line["target"]), (&"conflict".into(), &target(1).into()));
    assert!(line["error"]["requestId"].is_string());
}

#[test]
fn permissions_that_are_missing_are_named() {
    let served = Served::start(&[SERVE, &["--check-scopes"]].concat());
    let (status, out, err) = send(&served.url, &cancel(&Seed::run_id(1), &[]), "");
    assert_eq!(status, 3);
    assert!(
        out.contains("401") && err.contains("lcw: likely cause: ") && err.contains("lcw: next step: "),
        "{out}{err}"
    );
    // Every other run would have the same error.
    let arguments = ["cancel", "--workflow", WORKFLOW, "--runs-from", "-", "--concurrency", "1"];
    let (status, out, err) = send(&served.url, &arguments, &lines(9));
    assert_eq!((status, out.lines().count()), (3, 1));
    assert!(err.ends_with("lcw: 1 refused, 8 not begun\n"), "{err}");
}

#[test]
fn it_is_waited_until_runs_are_canceled() {
    let run = |status: &str| Scripted::json(200, &json!({ "id": Seed::run_id(1), "processingStatus": status }));
    let script = Script::serve(vec![Scripted::new(204, &[], ""), run("canceling"), run("canceling"), run("canceled")]);
    let (status, out, err) = send(&script.url, &cancel(&Seed::run_id(1), &["--wait"]), "");
    assert_eq!((status, out), (0, format!("accepted   {}: canceled\n", target(1))));
    assert_eq!(err, format!("lcw: {0}: canceling\nlcw: {0}: canceled\n", target(1)));
    assert_eq!(script.requests().len(), 4);
    let served = Served::start(&["--listen", "127.0.0.1:0", "--runs", "1", "--cancel-delay", "1s"]);
    let (status, out, _) = send(&served.url, &cancel(&Seed::run_id(1), &["--wait"]), "");
    assert_eq!((status, out), (0, format!("accepted   {}: canceled\n", target(1))));
    let served = Served::start(&["--listen", "127.0.0.1:0", "--runs", "1", "--cancel-delay", "1h"]);
    let (status, out, _) = send(&served.url, &cancel(&Seed::run_id(1), &["--wait=1ms"]), "");
    assert_eq!(status, 2);
    assert!(out.contains("--wait"), "{out}");
}

#[test]
fn tokens_come_from_files_and_variables() {
    let served = Served::start(SERVE);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("token");
    fs::write(&file, format!("{TOKEN}\n")).unwrap();
    let call = |number, more: &[&str], variable: Option<&str>| {
        let mut command = lcw(&cancel(&Seed::run_id(number), more));
        command.args(["--base-url", &served.url]).env_remove("LCW_TOKEN");
        let command = match variable {
            Some(token) => command.env("LCW_TOKEN", token),
            None => &mut command,
        };
        outcome(command.output().unwrap())
    };
    let path = file.to_str().unwrap();
    assert_eq!(call(1, &["--token-file", path], None).0, 0);
    assert_eq!(call(2, &["--token-file", path], Some("not a token")).0, 0);
    let mut said = Vec::new();
    for (more, variable) in [
        (&[][..], None),
        (&[], Some(" ")),
        (&[], Some("two words")),
        (&["--token-file", "-"], Some(TOKEN)),
        (&["--token-file", "no-such-file"], Some(TOKEN)),
        (&["--token-file", "/dev/null"], Some(TOKEN)),
        (&["--token-file", "/dev/zero"], Some(TOKEN)),
    ] {
        let (status, out, err) = call(3, more, variable);
        assert_eq!(status, 2, "{out}{err}");
        said.push(out + &err);
    }
    insta::assert_snapshot!("tokens", said.concat());
    // Without the tools, no user has signed in.
    let mut azure = lcw(&cancel(&Seed::run_id(3), &["--azure", "--cloud", "global"]));
    let (status, out, err) = outcome(azure.env("PATH", "").env("LCW_TOKEN", TOKEN).output().unwrap());
    assert_eq!(status, 2, "{out}{err}");
    // A token of a cloud is not sent elsewhere.
    let (status, out, err) = call(3, &["--azure"], Some(TOKEN));
    assert_eq!((status, out.as_str()), (2, ""));
    assert!(err.contains("does not belong to a known cloud") && err.contains("--token-file"), "{err}");
    assert_eq!(served.states(&agent())[&Seed::run_id(3)], "inProgress");
}

#[test]
fn arguments_that_do_not_go_together_are_refused() {
    let served = Served::start(SERVE);
    for arguments in [
        &["cancel"][..],
        &["cancel", "--run", "1"],
        &["cancel", "--workflow", WORKFLOW],
        &["cancel", "--workflow", "..", "--run", "1"],
        &["cancel", "--workflow", WORKFLOW, "--run", "1", "--runs-from", "-"],
        &["cancel", "--workflow", WORKFLOW, "--run", "1", "--token", "secret"],
        &["resume", "--status", "completed"],
        &["resume", "--workflow", WORKFLOW, "--status", "completed"],
        &["resume", "--workflow", "1", "--task", "2", "--result", "3"],
        &["resume", "--workflow", "1", "--task", "2", "--result", "3", "--status", "done"],
        &["list", "--run", "1"],
        &["list", "runs"],
        &["list", "runs", "--workflow", WORKFLOW, "--task", "1"],
        &["list", "workflows", "--workflow", WORKFLOW],
        &["list", "workflows", "--cloud", "global"],
        &["list", "workflows", "--timeout", "0s"],
        &["list", "workflows", "--timeout", "soon"],
        &["list", "workflows", "--status", "failed"],
        &["get", "--run", "1"],
        &["get", "run", "--workflow", WORKFLOW],
        &["activate", "--workflow", WORKFLOW],
        &["activate", "--workflow", WORKFLOW, "--user", "u", "--result", "r"],
        &["activate", "--workflow", WORKFLOW, "--user", "{user-id}"],
        &["why", "--workflow", WORKFLOW],
        &["call"],
        &["call", "activate", "--subjects", "u"],
        &["call", "activate", "--id", "1", "--workflow", "1", "--subjects", "u"],
        &["call", "resume", "--id", "1", "--id", "2", "--body", "-"],
        &["call", "activate", "--workflow", "1", "--subjects", "u", "--body", "-"],
    ] {
        let (status, out, _) = send(&served.url, arguments, "");
        assert_eq!((status, out.as_str()), (2, ""), "{arguments:?}");
    }
    for url in ["http://gateway.example", "ftp://127.0.0.1", "http://user@127.0.0.1", "127.0.0.1"] {
        let (status, out, err) = send(url, &cancel("1", &[]), "");
        assert_eq!((status, out.as_str()), (2, ""));
        assert!(err.starts_with("lcw: --base-url: "), "{err}");
    }
}

#[test]
fn the_environment_names_a_service_where_nothing_else_does() {
    let served = Served::start(SERVE);
    let call = |more: &[&str], url: &str| {
        let mut command = lcw(&cancel(&Seed::run_id(1), more));
        outcome(command.env("LCW_BASE_URL", url).env("LCW_TOKEN", TOKEN).output().unwrap())
    };
    let (status, out, err) = call(&[], &served.url);
    assert_eq!((status, err), (0, format!("lcw: LCW_BASE_URL is set: requests go to {}\n", served.url)), "{out}");
    let first_line = |more: &[&str]| {
        let (status, out, err) = call(&[&["--dry-run"], more].concat(), &served.url);
        assert_eq!((status, err.as_str()), (0, ""));
        out.lines().next().unwrap().to_owned()
    };
    assert!(first_line(&[]).starts_with(&format!("POST {}/", served.url)));
    assert!(first_line(&["--cloud", "global"]).starts_with("POST https://graph.microsoft.com/"));
    assert!(first_line(&["--base-url", "http://127.0.0.1:1"]).starts_with("POST http://127.0.0.1:1/"));
    let (status, _, err) = call(&[], "http://gateway.example");
    assert_eq!(status, 2);
    assert!(err.starts_with("lcw: LCW_BASE_URL: "), "{err}");
}
