//! `lcw list`.

use serde_json::Value;

use crate::send::send;
use crate::served::{Served, WORKFLOW};

const RUN: &str = "8cdf25a8-c9d2-423e-a03d-3f39f03c3e97";

#[test]
fn workflows_runs_and_results_are_listed() {
    let served = Served::start(&["--listen", "127.0.0.1:0"]);
    let mut all = Vec::new();
    for arguments in [&["list"][..], &["list", "--workflow", WORKFLOW], &["list", "--workflow", WORKFLOW, "--run", RUN]]
    {
        for format in ["text", "address"] {
            let (status, out, err) = send(&served.url, &[arguments, &["--format", format]].concat(), "");
            assert_eq!((status, err.as_str()), (0, ""));
            all.push(format!("{} --format {format}\n{out}", arguments.join(" ")));
        }
        let (_, out, _) = send(&served.url, &[arguments, &["--format", "json"]].concat(), "");
        let entities: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert!(!entities.is_empty() && entities.iter().all(|entity| entity["id"].is_string()));
    }
    insta::assert_snapshot!("list", all.join("\n"));
}

#[test]
fn all_pages_are_listed() {
    let served = Served::start(&["--listen", "127.0.0.1:0", "--runs", "450"]);
    let arguments = ["list", "--workflow", WORKFLOW, "--status", "inProgress"];
    let (status, out, _) = send(&served.url, &arguments, "");
    assert_eq!((status, out.lines().count()), (0, 453));
}

#[test]
fn a_list_that_fails_is_reported() {
    let served = Served::start(&["--listen", "127.0.0.1:0"]);
    let (status, out, err) = send(&served.url, &["list", "--workflow", "none"], "");
    assert_eq!((status, out.as_str()), (3, ""));
    assert!(err.contains("itemNotFound"), "{err}");
}
