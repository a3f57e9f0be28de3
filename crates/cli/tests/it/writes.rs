//! `lcw create`, `lcw update` and `lcw delete`.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;

use assert_cmd::cargo::cargo_bin;
use serde_json::{Value, json};

use crate::effects::kept;
use crate::faults::FAULTS;
use crate::network::{Delivery, Gate, Held, proxy};
use crate::run::run;
use crate::scripted::{Script, Scripted};
use crate::send::{TOKEN, is_done, next_lines, next_new_lines, output, send};
use crate::served::{Served, WORKFLOW};

const SERVE: &[&str] = &["--listen", "127.0.0.1:0"];

/// How many workflows are changed or deleted while processes are killed.
const MANY: u32 = 120;

fn example() -> String {
    run(&["show", "create/workflow", "--example"], "").1
}

fn read(served: &Served, id: &str) -> Value {
    let (_, out, _) = send(&served.url, &["get", "workflow", "--workflow", id, "--format", "json"], "");
    serde_json::from_str(&out).unwrap_or_default()
}

#[test]
fn a_change_of_nothing_is_not_sent() {
    let ids = [
        ("workflow", &["--id", "1"][..]),
        ("task", &["--id", "1", "--id", "2"]),
        ("customTaskExtension", &["--id", "1"]),
    ];
    for (name, ids) in ids {
        for body in ["{}", " { } ", r##"{"@odata.type": "#x"}"##] {
            let script = Script::serve(Vec::new());
            let arguments = [&["update", name, "--body", "-"], ids].concat();
            for arguments in [arguments.clone(), [&arguments[..], &["--dry-run"]].concat()] {
                let (status, out, err) = send(&script.url, &arguments, body);
                assert_eq!((status, out.as_str()), (1, ""), "{name} {body}");
                assert_eq!(
                    err,
                    format!("lcw: update {name}: the body has no property, so that there is nothing to change\n")
                );
            }
            assert!(script.requests().is_empty());
        }
    }
    // A reference is a change.
    let bind = r#"{"owner@odata.bind": "users/1"}"#;
    let (_, out, err) = run(&["update", "customTaskExtension", "--id", "1", "--body", "-", "--dry-run"], bind);
    assert!(out.contains("owner@odata.bind"), "{out}{err}");
}

#[test]
fn an_entity_is_created_changed_and_deleted() {
    let served = Served::start(SERVE);
    let (status, out, err) = send(&served.url, &["create", "workflow", "--body", "-", "--format", "json"], &example());
    assert_eq!((status, err.as_str()), (0, ""), "{out}");
    let line: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((&line["target"], &line["outcome"]), (&json!("workflows"), &json!("accepted")));
    let id = line["result"]["id"].as_str().unwrap();
    assert_eq!(read(&served, id)["displayName"], "Offboard an employee");

    let update = ["update", "workflow", "--workflow", id, "--display-name", "Other", "--is-enabled", "false"];
    let (status, out, err) = send(&served.url, &update, "");
    assert_eq!((status, out, err.as_str()), (0, format!("accepted   {id}\n"), ""));
    let body = ["update", "workflow", "--id", id, "--body", "-"];
    assert_eq!(send(&served.url, &body, r#"{"description": null}"#).0, 0);
    let found = read(&served, id);
    assert_eq!((&found["displayName"], &found["isEnabled"]), (&json!("Other"), &json!(false)));
    assert_eq!(found["description"], Value::Null);

    let (status, out, _) = send(&served.url, &["delete", "workflow", "--workflow", id, "--workflow", "none"], "");
    assert!(status == 3 && out.contains(&format!("accepted   {id}\n")) && out.contains("refused    none: "), "{out}");
    assert_eq!(read(&served, id), Value::Null);
    assert_eq!(send(&served.url, &["call", "restore", "--workflow", id], "").0, 0);
    assert_eq!(read(&served, id)["displayName"], "Other");
    assert_eq!(send(&served.url, &["delete", "workflow", "--workflow", id], "").0, 0);
    assert_eq!(send(&served.url, &["delete", "delete/deletedItems/workflow", "--workflow", id], "").0, 0);
    assert_eq!(send(&served.url, &["call", "restore", "--workflow", id], "").0, 3);

    let (_, extension, _) = run(&["show", "create/customTaskExtension", "--example"], "");
    let (status, out, err) = send(&served.url, &["create", "customTaskExtension", "--body", "-"], &extension);
    assert!(status == 0 && out.starts_with("accepted   customTaskExtensions\nid: "), "{out}{err}");
}

#[test]
fn every_write_has_a_command_that_says_what_is_sent() {
    let all: Value = serde_json::from_str(&run(&["show", "--format", "json"], "").1).unwrap();
    let mut shown = Vec::new();
    for one in all.as_array().unwrap() {
        let (kind, name) = (one["kind"].as_str().unwrap(), one["name"].as_str().unwrap());
        if !["create", "update", "delete"].contains(&kind) {
            continue;
        }
        let ids: Vec<String> = (1..=one["ids"].as_array().unwrap().len()).map(|id| format!("--id={id}")).collect();
        let body: &[&str] = if kind == "delete" { &[] } else { &["--body", "-"] };
        let example = run(&["show", name, "--example"], "").1;
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        let arguments =
            [&[kind, name.split_once('/').unwrap().1, "--dry-run", "--cloud", "Global"], &ids[..], body].concat();
        let (status, out, err) = run(&arguments, &example);
        assert_eq!((status, err.as_str()), (0, ""), "{name}: {out}");
        let (_, checked, _) = run(&["check"], &out);
        shown.push(format!("{name}\n{}\n{checked}", out.lines().next().unwrap()));
    }
    insta::assert_snapshot!("writes_dry_run", shown.join("\n"));
}

#[test]
fn a_body_that_is_not_as_documented_is_not_sent() {
    let script = Script::serve(vec![Scripted::new(204, &[], "")]);
    let mut all = Vec::new();
    for (arguments, body) in [
        (&["create", "workflow", "--body", "-"][..], "{}"),
        (&["create", "workflow", "--body", "-"], "[]"),
        (&["create", "workflow", "--body", "-"], "{\"category\": \"leaver\", \"category\": \"mover\"}"),
        (&["create", "workflow", "--body", "-"], "not JSON"),
        (&["create", "workflow", "--body", "no-such-file"], ""),
        (&["create", "workflow"], ""),
        (&["update", "workflow", "--workflow", "w", "--body", "-"], "{\"id\": \"x\"}"),
        (&["update", "workflow", "--workflow", "w"], ""),
        (&["update", "workflow", "--display-name", "x"], ""),
        (&["update", "workflow", "--workflow", "w", "--is-enabled", "yes"], ""),
        (&["update", "settings", "--body", "-"], "{\"workflowScheduleIntervalInHours\": 3}"),
        (&["delete", "workflow"], ""),
        (&["delete", "workflow", "--workflow", "{workflowId}"], ""),
        (&["delete", "run", "--workflow", "w"], ""),
    ] {
        let (status, out, err) = run(&[arguments, &["--base-url", &script.url]].concat(), body);
        assert!((status == 1 || status == 2) && out.is_empty(), "{arguments:?}: {out}{err}");
        all.push(format!("{} (exit status {status})\n{err}", arguments.join(" ")));
    }
    insta::assert_snapshot!("writes_wrong", all.join("\n"));
    assert_eq!(script.requests(), [""; 0]);
}

/// A state with so many workflows, and a file with their ids.
struct Work {
    folder: tempfile::TempDir,
    served: Served,
}

impl Work {
    fn begin(count: u32, fault: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let ids: Vec<_> = (1..=count).map(|number| format!("w{number}")).collect();
        let workflow = |id: &String| json!({ "id": id, "displayName": "Old", "isEnabled": true });
        let seed = json!({ "workflows": ids.iter().map(workflow).collect::<Vec<_>>() });
        let path = |name: &str| folder.path().join(name);
        fs::write(path("seed.json"), seed.to_string()).unwrap();
        fs::write(path("ids.txt"), ids.join("\n")).unwrap();
        let (seed, state) = (path("seed.json"), path("state.db"));
        let files = ["--seed", seed.to_str().unwrap(), "--state", state.to_str().unwrap(), "--fault", fault];
        let served = Served::start(&[SERVE, &files].concat());
        Self { folder, served }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The actions and ids of all effects.
    fn effects(&self) -> Vec<(String, String)> {
        self.served.kill();
        let effects = kept(&self.path("state.db")).0;
        effects.into_iter().map(|effect| (effect.action, effect.ids.join(" "))).collect()
    }

    fn start(&self, command: &[&str], url: &str) -> Child {
        let mut process = Command::new(cargo_bin!("lcw"));
        process.args(command).arg("--ids-from").arg(self.path("ids.txt")).arg("--journal").arg(self.path("journal"));
        process.args(["--base-url", url, "--concurrency", "8"]).env("LCW_TOKEN", TOKEN);
        process.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap()
    }
}

const CHANGE: &[&str] = &["update", "workflow", "--display-name", "New", "--is-enabled", "false"];

const DELETE: &[&str] = &["delete", "workflow"];

#[test]
fn each_fault_of_a_change_or_deletion_is_overcome() {
    std::thread::scope(|scope| {
        for (fault, word) in FAULTS {
            scope.spawn(move || {
                for (command, action) in [(CHANGE, "update workflow"), (DELETE, "delete workflow")] {
                    let work = Work::begin(1, &format!("{fault}=1,retry-after=0,on=writes"));
                    let command = [command, &["--workflow", "w1"]].concat();
                    let (status, out, err) = send(&work.served.url, &command, "");
                    assert!(status == 0 && out == format!("{word:9}  w1\n"), "{fault}: {out}{err}");
                    assert_eq!(work.effects(), [(action.to_owned(), "w1".to_owned())], "{fault}");
                }
            });
        }
    });
}

#[test]
fn a_change_of_settings_is_read_as_well() {
    let served = Served::start(&[SERVE, &["--fault", "drop-after=1,on=writes"]].concat());
    let (_, body, _) = run(&["show", "update/settings", "--example"], "");
    let (status, out, err) = send(&served.url, &["update", "settings", "--body", "-"], &body);
    assert!(status == 0 && out == "confirmed  settings\n", "{out}{err}");
}

#[test]
fn a_change_comes_too_late_for_an_entity_that_is_gone() {
    let gone = json!({ "error": { "code": "itemNotFound", "message": "It is gone." } });
    let script = Script::serve(vec![Scripted::new(504, &[], ""), Scripted::json(404, &gone)]);
    let update = ["update", "workflow", "--workflow", "w", "--is-enabled", "true"];
    let (status, out, _) = send(&script.url, &update, "");
    assert_eq!((status, out.as_str()), (3, "ended      w: the entity does not exist\n"));
    assert!(script.requests()[1].contains("/workflows/w?$select=isEnabled "), "{:?}", script.requests());
}

#[test]
fn a_creation_of_unknown_outcome_is_never_sent_again() {
    for fault in ["drop", "drop-after", "500-after", "504"] {
        let work = Work::begin(0, &format!("{fault}=1,on=writes"));
        let journal = work.path("journal");
        let create = ["create", "workflow", "--body", "-", "--journal", journal.to_str().unwrap()];
        let (status, out, _) = send(&work.served.url, &create, &example());
        assert!(status == 2 && out.starts_with("in-doubt   workflows: "), "{fault}: {out}");
        let (status, out, _) = send(&work.served.url, &create, &example());
        assert!(status == 2 && out.starts_with("in-doubt   ") && out.contains("not sent again"), "{fault}: {out}");
        let count = usize::from(fault.ends_with("after"));
        assert_eq!(work.effects().len(), count, "{fault}");
    }
    // What was certainly not carried out is sent again, and a creation that is done is skipped.
    let work = Work::begin(0, "429=1,503=1,retry-after=0,on=writes");
    let journal = work.path("journal");
    let create = ["create", "workflow", "--body", "-", "--journal", journal.to_str().unwrap()];
    assert!(send(&work.served.url, &create, &example()).1.starts_with("accepted   "));
    assert!(send(&work.served.url, &create, &example()).1.starts_with("skipped    "));
    assert_eq!(work.effects().len(), 1);
}

/// The number of the workflow that a request is for.
fn workflow_number(request: &str) -> u32 {
    let id = request.split("/workflows/w").nth(1).and_then(|rest| rest.split([' ', '?']).next());
    id.and_then(|id| id.parse().ok()).unwrap_or_default()
}

#[test]
fn a_killed_command_goes_on_where_it_was() {
    for (command, action) in [(CHANGE, "update workflow"), (DELETE, "delete workflow")] {
        let work = Work::begin(MANY, "delay=5ms");
        // Nothing is late: a change that arrives after its sender was continued has a second effect.
        let held = |number: u32| if number.is_multiple_of(2) { Held::Lost } else { Held::Answered };
        let gate = Gate::before(work.served.address(), workflow_number, held);
        for round in 1..=3 {
            gate.let_pass(round * 30);
            let mut process = work.start(command, &gate.url);
            let mut out = output(&mut process);
            let new = next_new_lines(&mut out, 30);
            assert!(new.len() == 30 && new.iter().all(|line| is_done(line)), "{new:#?}");
            gate.wait_for(8);
            process.kill().unwrap();
            process.wait().unwrap();
        }
        gate.let_pass(u32::MAX);
        let mut process = work.start(command, &gate.url);
        let lines = next_lines(&mut output(&mut process), usize::MAX);
        assert_eq!((process.wait().unwrap().code(), lines.len()), (Some(0), MANY as usize), "{lines:#?}");
        assert_once_each(&work, action, &work.path("journal"));
    }
}

/// Asserts that each workflow was changed exactly once.
fn assert_once_each(work: &Work, action: &str, journal: &Path) {
    let journal = fs::read_to_string(journal).unwrap();
    assert!(!journal.contains("in-doubt"), "{journal}");
    let mut effects = work.effects();
    effects.sort();
    let mut expected: Vec<_> = (1..=MANY).map(|number| (action.to_owned(), format!("w{number}"))).collect();
    expected.sort();
    assert_eq!(effects, expected);
}

#[test]
fn answers_that_are_cut_anywhere_have_one_effect_each() {
    /// More than an answer to a change or deletion has bytes, so that it is cut at every one of them.
    const COUNT: u32 = 400;
    for (command, action) in [(CHANGE, "update workflow"), (DELETE, "delete workflow")] {
        let work = Work::begin(COUNT, "delay=0ms");
        let seen = Mutex::new(HashSet::new());
        let (url, cut) = proxy(work.served.address().to_owned(), move |request| {
            let number = workflow_number(request);
            match number {
                _ if !request.starts_with("GET ") && seen.lock().unwrap().insert(number) => {
                    Delivery::Cut(number as usize - 1)
                }
                _ if number.is_multiple_of(2) => Delivery::Slow,
                _ => Delivery::Repeated,
            }
        });
        let ids = fs::read_to_string(work.path("ids.txt")).unwrap();
        let command = [command, &["--ids-from", "-", "--concurrency", "64"]].concat();
        let (status, out, err) = send(&url, &command, &ids);
        assert_eq!((status, out.lines().count()), (0, COUNT as usize), "{out}{err}");
        let longest = cut.lock().unwrap().iter().copied().max().unwrap();
        assert!(longest < COUNT as usize, "answers of {longest} bytes were cut at the first {COUNT} of them");
        let mut effects = work.effects();
        effects.sort();
        effects.dedup();
        assert!(effects.len() == COUNT as usize && effects.iter().all(|(found, _)| found == action));
        assert_eq!(kept(&work.path("state.db")).0.len(), COUNT as usize);
    }
}

#[test]
fn a_creation_whose_answer_is_cut_is_in_doubt_and_carried_out_once() {
    for cut in [0, 1, 15, 100, 300] {
        let work = Work::begin(1, "delay=0ms");
        let (url, _) = proxy(work.served.address().to_owned(), move |_| Delivery::Cut(cut));
        let journal = work.path("journal");
        let create = ["create", "workflow", "--body", "-", "--journal", journal.to_str().unwrap()];
        for _ in 0..2 {
            let (status, out, _) = send(&url, &create, &example());
            assert!(status == 2 && out.starts_with("in-doubt   workflows: "), "{cut}: {out}");
        }
        assert_eq!(work.effects().len(), 1, "{cut}");
    }
}

#[test]
fn many_entities_are_deleted_in_batches() {
    let work = Work::begin(50, "504-after=3,drop=2,on=writes");
    let ids = fs::read_to_string(work.path("ids.txt")).unwrap();
    let delete = ["delete", "workflow", "--ids-from", "-", "--batch", "--concurrency", "2"];
    let (status, out, err) = send(&work.served.url, &delete, &ids);
    assert_eq!((status, out.lines().count()), (0, 50), "{out}{err}");
    assert_eq!(work.effects().len(), 50);
}

#[test]
fn a_journal_keeps_the_key_of_what_was_created() {
    let work = Work::begin(0, "delay=0ms");
    let journal = work.path("journal");
    let create = ["create", "workflow", "--body", "-", "--journal", journal.to_str().unwrap()];
    let line = |format: &str| send(&work.served.url, &[&create[..], &["--format", format]].concat(), &example()).1;
    let first: Value = serde_json::from_str(&line("json")).unwrap();
    let key = first["key"].as_str().unwrap();
    assert_eq!((&first["outcome"], &first["result"]["id"]), (&"accepted".into(), &key.into()));
    let again: Value = serde_json::from_str(&line("json")).unwrap();
    assert_eq!(again, json!({ "target": "workflows", "outcome": "skipped", "key": key }));
    assert_eq!(line("text"), format!("skipped    workflows: created before as {key}\n"));
}

#[test]
fn a_journal_is_that_of_one_body() {
    let work = Work::begin(1, "delay=0ms");
    let journal = work.path("journal");
    let update = |name: &'static str| {
        let update = ["update", "workflow", "--workflow", WORKFLOW, "--display-name", name];
        send(&work.served.url, &[&update[..], &["--journal", journal.to_str().unwrap()]].concat(), "")
    };
    assert_eq!(update("One").0, 3);
    let (status, _, err) = update("Two");
    assert!(status == 2 && err.contains("other work"), "{err}");
}
