//! `lcw list` and `lcw get`.

use serde_json::{Value, json};

use crate::run::run;
use crate::scripted::{Script, Scripted};
use crate::send::send;
use crate::served::{Served, WORKFLOW};

const RUN: &str = "8cdf25a8-c9d2-423e-a03d-3f39f03c3e97";

const SERVE: &[&str] = &["--listen", "127.0.0.1:0"];

#[test]
fn what_can_be_read_is_printed_with_its_ids() {
    insta::assert_snapshot!("list_names", run(&["list"], "").1);
    insta::assert_snapshot!("get_names", run(&["get"], "").1);
}

#[test]
fn collections_are_listed() {
    let served = Served::start(SERVE);
    let mut all = Vec::new();
    for arguments in [
        &["list", "workflows"][..],
        &["list", "runs", "--workflow", WORKFLOW],
        &["list", "taskProcessingResults", "--workflow", WORKFLOW, "--run", RUN],
    ] {
        for format in ["text", "address"] {
            let (status, out, err) = send(&served.url, &[arguments, &["--format", format]].concat(), "");
            assert_eq!((status, err.as_str()), (0, ""));
            all.push(format!("{} --format {format}\n{out}", arguments.join(" ")));
        }
        let (_, out, _) = send(&served.url, &[arguments, &["--format", "json"]].concat(), "");
        let entities: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert!(!entities.is_empty() && entities.iter().all(|entity| entity["id"].is_string()));
    }
    for arguments in [
        &["list", "userProcessingResults", "--workflow", WORKFLOW][..],
        &["list", "RUNS", "--workflow", WORKFLOW, "--select", "id,processingStatus", "--top", "2"],
        &["list", "runs", "--workflow", WORKFLOW, "--filter", "failedUsersCount gt 0", "--order-by", "id desc"],
        &["list", "tasks", "--workflow", WORKFLOW],
        &[
            "list",
            "userProcessingResults",
            "--workflow",
            WORKFLOW,
            "--select",
            "id",
            "--expand",
            "taskProcessingResults",
            "--format",
            "json",
        ],
        &["list", "taskReports", "--workflow", WORKFLOW],
        &["list", "runs", "--workflow", WORKFLOW, "--filter", "totalUsersCount lt 0", "--format", "json"],
    ] {
        let (status, out, err) = send(&served.url, arguments, "");
        assert_eq!(status, 0, "{err}");
        all.push(format!("{}\n{out}{err}", arguments.join(" ")));
    }
    insta::assert_snapshot!("list", all.join("\n"));
}

#[test]
fn one_entity_is_read() {
    let served = Served::start(SERVE);
    let mut all = Vec::new();
    for arguments in [
        &["get", "run", "--workflow", WORKFLOW, "--run", RUN][..],
        &["get", "run", "--workflow", WORKFLOW, "--run", RUN, "--select", "id,processingStatus", "--format", "json"],
        &["get", "settings"],
        &["get", "workflow", "--workflow", WORKFLOW, "--select", "displayName", "--expand", "tasks"],
        &["get", "run", "--workflow", WORKFLOW, "--run", "none"],
    ] {
        let (status, out, err) = send(&served.url, arguments, "");
        // The id of the request and the port differ each time.
        let err: Vec<_> = err.lines().filter(|line| !line.contains("request-id")).collect();
        let out = out.replace(&served.url, "URL");
        all.push(format!("{}\n{out}{}\nexit status {status}", arguments.join(" "), err.join("\n")));
    }
    insta::assert_snapshot!("get", all.join("\n\n"));
}

#[test]
fn the_local_service_answers_everything_that_can_be_read() {
    let served = Served::start(SERVE);
    for command in ["list", "get"] {
        for line in run(&[command], "").1.lines() {
            let line = line.replace("--workflow ID", &format!("--workflow {WORKFLOW}")).replace("ID", "1");
            let arguments: Vec<_> = [command].into_iter().chain(line.split_whitespace()).collect();
            let (status, _, err) = send(&served.url, &arguments, "");
            // Most of these entities do not exist.
            assert!(status == 0 || (status == 3 && err.contains("itemNotFound")), "{line}: {status} {err}");
        }
    }
}

#[test]
fn everything_that_is_read_is_shown_safely_and_whole() {
    let body = json!({ "id": "1\u{1b}[31m", "displayName": null, "tasks": [{ "id": "t", "arguments": [] }], "new": { "a": [1] } });
    let script = Script::serve(vec![Scripted::json(200, &body)]);
    for format in ["text", "json"] {
        let (status, out, _) = send(&script.url, &["get", "workflow", "--workflow", "w", "--format", format], "");
        assert!(status == 0 && !out.contains('\u{1b}') && out.contains("new"), "{out}");
    }
    assert!(script.requests()[0].starts_with("GET /v1.0/identityGovernance/lifecycleWorkflows/workflows/w "));
}

#[test]
fn an_error_in_place_of_an_entity_is_no_entity() {
    let script =
        Script::serve(vec![Scripted::json(200, &json!({ "error": { "code": "x", "message": "Backend failed" } }))]);
    let (status, out, err) = send(&script.url, &["get", "settings"], "");
    assert!(status == 3 && out.is_empty() && err.contains("Backend failed"), "{out}{err}");
}

#[test]
fn query_options_go_to_the_service_as_they_are() {
    let script = Script::serve(vec![Scripted::json(200, &json!({ "value": [] }))]);
    let query = ["--filter", "startswith(displayName,'it''s')", "--expand", "createdBy($select=id)", "--top", "3"];
    let order = ["--order-by", "displayName desc,id", "--select", "id", "--select", "displayName"];
    let (status, out, err) = send(&script.url, &[&["list", "workflows"][..], &query, &order].concat(), "");
    assert_eq!((status, out.as_str(), err.as_str()), (0, "", "lcw: nothing was found in `workflows`\n"));
    insta::assert_snapshot!("list_query", script.requests().join("\n"));
}

#[test]
fn a_status_is_looked_for_in_all_entities() {
    let run = |id: u32, status: &str| json!({ "id": id.to_string(), "processingStatus": status });
    let runs = [run(1, "completed"), run(2, "failed"), run(3, "failed"), run(4, "failed")];
    let script = Script::serve(vec![Scripted::json(200, &json!({ "value": runs }))]);
    let list = |more: &str| {
        let arguments: Vec<_> = ["list", "runs", "--workflow", "w"].into_iter().chain(more.split(' ')).collect();
        let (status, out, err) = send(&script.url, &arguments, "");
        (status, out, err, script.requests().pop().unwrap().split(['?', ' ']).nth(2).unwrap().to_owned())
    };
    let json = "--format json --top 2 --status failed";
    let (status, out, _, query) = list(&format!("{json} --select id"));
    assert_eq!((status, query.as_str()), (0, "$select=id,processingStatus"));
    assert_eq!(out, "{\"id\":\"2\"}\n{\"id\":\"3\"}\n");
    let (_, out, _, query) = list(&format!("{json} --select processingStatus,id"));
    assert_eq!((out.lines().count(), query.as_str()), (2, "$select=processingStatus,id"));
    assert!(out.contains("processingStatus"), "{out}");
    let (_, out, _, query) = list(json);
    assert_eq!((out.lines().count(), query.as_str()), (2, "HTTP/1.1"));
    let (status, out, err, _) = list("--status canceled --select id");
    assert_eq!((status, out.as_str(), err.as_str()), (0, "", "lcw: nothing in `runs` is `canceled`\n"));
}

#[test]
fn unknown_properties_are_not_sent() {
    let script = Script::serve(vec![Scripted::json(200, &json!({ "value": [] }))]);
    let mut said = Vec::new();
    for option in [
        ["--select", "idd"],
        ["--order-by", "displayNam desc"],
        ["--expand", "task"],
        ["--filter", "displayNam eq 'x'"],
        ["--filter", "displayName == 'x'"],
        ["--filter", "displayName eq \"x\""],
        ["--filter", "displayName eq 'x"],
        ["--filter", "category eq 'leaver' && displayName eq"],
        ["--filter", "startswith(displayName,'x') and tasks/any(t:t/id eq '1') and not (titel eq null)"],
    ] {
        let (status, out, err) = send(&script.url, &[&["list", "workflows"][..], &option].concat(), "");
        assert_eq!((status, out.as_str()), (1, ""), "{err}");
        said.push(err);
    }
    insta::assert_snapshot!("unknown_properties", said.concat());
    assert_eq!(script.requests(), [""; 0]);
}

#[test]
fn wrong_names_and_ids_say_what_is_meant() {
    let mut said = Vec::new();
    for arguments in [
        &["list", "runz", "--workflow", "1"][..],
        &["list", "runs"],
        &["list", "runs", "--workflow", "{workflow-id}"],
        &["list", "runs", "--workflow", "1", "--run", "2"],
        &["list", "taskProcessingResults", "--workflow", "1"],
        &["list", "--workflow", "1"],
        &["get", "run", "--run", "1"],
    ] {
        let (status, out, err) = send("http://127.0.0.1:1", arguments, "");
        assert_eq!((status, out.as_str()), (2, ""), "{err}");
        said.push(format!("{}\n{err}", arguments.join(" ")));
    }
    insta::assert_snapshot!("wrong_reads", said.join("\n"));
}

#[test]
fn addresses_are_printed_whatever_is_selected() {
    let served = Served::start(SERVE);
    for collection in [
        &["list", "runs", "--workflow", WORKFLOW][..],
        &["list", "taskProcessingResults", "--workflow", WORKFLOW, "--run", RUN],
    ] {
        let address = [collection, &["--format", "address"]].concat();
        let (status, whole, err) = send(&served.url, &address, "");
        assert_eq!((status, err.as_str()), (0, ""));
        for select in ["startedDateTime", "id,startedDateTime"] {
            let (status, out, err) = send(&served.url, &[&address[..], &["--select", select]].concat(), "");
            assert_eq!((status, out, err.as_str()), (0, whole.clone(), ""), "{select}");
        }
    }
}

#[test]
fn entities_without_an_address_are_counted() {
    let entities = json!({ "value": [{ "id": "1" }, { "name": "a" }, { "name": "b" }] });
    let script = Script::serve(vec![Scripted::json(200, &entities)]);
    let (status, out, err) = send(&script.url, &["list", "runs", "--workflow", "w", "--format", "address"], "");
    assert_eq!((status, out.as_str()), (2, "w/1\n"));
    assert_eq!(err, "lcw: 2 entities have no address, as the service did not send all ids of it\n");
    // Which run a result belongs to is not in it.
    let mut said = String::new();
    for arguments in [
        &["list", "userProcessingResults", "--workflow", "w", "--format", "address"][..],
        &["list", "taskReports", "--workflow", "w", "--format", "address"],
    ] {
        let (status, out, err) = send("http://127.0.0.1:1", arguments, "");
        assert_eq!((status, out.as_str()), (2, ""));
        said.push_str(&err);
    }
    insta::assert_snapshot!("no_address", said);
}

#[cfg(unix)]
#[test]
fn a_reader_that_has_read_enough_is_no_error() {
    use std::process::{Command, Stdio};
    let served = Served::start(SERVE);
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("lcw"));
    command.args(["list", "runs", "--workflow", WORKFLOW, "--format", "json", "--base-url", &served.url]);
    let mut process = command.env("LCW_TOKEN", "any").stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(process.stdout.take());
    let output = process.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
}

#[test]
fn all_pages_are_listed() {
    let served = Served::start(&["--listen", "127.0.0.1:0", "--runs", "450"]);
    let arguments = ["list", "runs", "--workflow", WORKFLOW, "--status", "inProgress"];
    let (status, out, _) = send(&served.url, &arguments, "");
    assert_eq!((status, out.lines().count()), (0, 453));
}

#[test]
fn a_list_that_fails_is_reported() {
    let served = Served::start(SERVE);
    let (status, out, err) = send(&served.url, &["list", "runs", "--workflow", "none"], "");
    assert_eq!((status, out.as_str()), (3, ""));
    assert!(err.contains("itemNotFound"), "{err}");
}

#[test]
fn json_is_as_the_service_wrote_it() {
    let entity =
        r#"{ "z": 1.50, "processingStatus": "failed", "id": "r", "m": { "b": 12345678901234567890123, "a": [ ] } }"#;
    let line = r#"{"z":1.50,"processingStatus":"failed","id":"r","m":{"b":12345678901234567890123,"a":[]}}"#;
    let page = format!("{{ \"@odata.count\": 1, \"value\": [\n{entity}\n] }}");
    let script = Script::serve(vec![Scripted::new(200, &[], page)]);
    let list = ["list", "runs", "--workflow", "w", "--format", "json"];
    assert_eq!(send(&script.url, &list, "").1, format!("{line}\n"));
    // What is read only to compare it is left out.
    let selected = [&list[..], &["--status", "failed", "--select", "z,id,m"]].concat();
    let (status, out, err) = send(&script.url, &selected, "");
    assert_eq!((status, out), (1, String::new()), "{err}");
    let selected = [&list[..], &["--status", "failed", "--select", "id"]].concat();
    let (status, out, err) = send(&script.url, &selected, "");
    assert_eq!((status, out), (0, format!("{}\n", line.replace(r#""processingStatus":"failed","#, ""))), "{err}");
    let script = Script::serve(vec![Scripted::new(200, &[], entity)]);
    let get = ["get", "run", "--workflow", "w", "--run", "r", "--format", "json"];
    assert_eq!(send(&script.url, &get, "").1, format!("{line}\n"));
    let restored = ["call", "restore", "--workflow", "w", "--format", "json"];
    let (_, out, _) = send(&script.url, &restored, "");
    assert_eq!(out, format!("{{\"target\":\"w\",\"outcome\":\"accepted\",\"result\":{line}}}\n"));
}
