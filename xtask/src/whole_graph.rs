//! Tests that take published metadata all the way: read, cut, generated, compiled, and tried on documented bodies.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::{codegen, import};

/// The published data for tests, or nothing where it is not at hand.
pub(crate) fn test_data() -> Option<PathBuf> {
    let given = std::env::var_os("LCW_TEST_DATA").map(PathBuf::from);
    let folder = given.unwrap_or_else(|| crate::root().join("../shared/data"));
    if folder.is_dir() {
        return Some(folder);
    }
    eprintln!("skipped: the published data is not at hand");
    None
}

/// A folder below `target`, so that what was compiled there once is not compiled again.
fn scratch(name: &str) -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| crate::root().join("target"), PathBuf::from);
    target.join("whole-graph").join(name)
}

/// Metadata to schemas to a crate.
fn make_crate(metadata: &Path, roots: &[&str], folder: &Path, name: &str) {
    let schemas = folder.join("schemas");
    // An earlier run may have been of other metadata, of which nothing is to be kept.
    let _ = fs::remove_dir_all(&schemas);
    let roots = roots.iter().map(|root| (*root).to_owned()).collect();
    let request = odata_csdl::slice::Request { roots, ..Default::default() };
    let metadata = vec![metadata.to_owned()];
    import::run(&import::Options { metadata, request, out: schemas.clone(), ..Default::default() })
        .unwrap_or_else(|report| panic!("{report}"));
    let (out, crate_name) = (folder.join("crate"), Some(name.to_owned()));
    let options = codegen::Options { schemas, out, crate_name, ..Default::default() };
    codegen::run(&options).unwrap_or_else(|report| panic!("{report}"));
}

fn cargo(folder: &Path, arguments: &[&str]) -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo
        .args(arguments)
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", scratch("target"))
        .env("RUSTFLAGS", "-D warnings");
    cargo
}

#[test]
fn the_whole_of_graph_compiles_without_a_warning() {
    let Some(data) = test_data() else { return };
    let folder = scratch("all");
    make_crate(&data.join("graph/v1.0.csdl.xml"), &[], &folder, "graph");
    let status = cargo(&folder.join("crate"), &["check", "--quiet"]).status().unwrap();
    assert!(status.success());
}

/// The type that a request body is of, by the last segments of its address.
fn type_of_request(method: &str, url: &str) -> Option<&'static str> {
    let segments: Vec<_> = url.split(['?', '/']).filter(|segment| !segment.is_empty()).collect();
    let last = segments.last()?.to_ascii_lowercase();
    let before = segments.iter().rev().nth(1)?.to_ascii_lowercase();
    Some(match (method, before.as_str(), last.as_str()) {
        ("POST", _, "cancelprocessing") => "action CancelProcessing",
        ("POST", _, "resume") => "action Resume",
        ("POST", _, "activate") => "action Activate",
        ("POST", _, "activatewithscope") => "action ActivateWithScope",
        ("POST", _, "createnewversion") => "action CreateNewVersion",
        ("POST", _, "previewworkflow") => "action PreviewWorkflow",
        ("POST", _, "workflows") | ("PATCH", "workflows", _) => "microsoft.graph.identityGovernance.workflow",
        ("POST", _, "customtaskextensions") | ("PATCH", "customtaskextensions", _) => {
            "microsoft.graph.identityGovernance.customTaskExtension"
        }
        ("PATCH", "tasks", _) => "microsoft.graph.identityGovernance.task",
        ("PATCH", _, "settings") => "microsoft.graph.identityGovernance.lifecycleManagementSettings",
        _ => return None,
    })
}

/// The Rust type of the generated crate for a type or action of the namespace, if it has one.
fn rust_type(name: &str, generated: &str) -> Option<String> {
    let simple = if let Some(action) = name.strip_prefix("action ") {
        action.to_owned()
    } else {
        let simple = name.strip_prefix("microsoft.graph.identityGovernance.")?;
        let (first, rest) = simple.split_at_checked(1)?;
        first.to_ascii_uppercase() + rest
    };
    let is_there = ["struct", "enum"].iter().any(|kind| generated.contains(&format!("pub {kind} {simple} {{")));
    is_there.then(|| format!("graph_slice::identity_governance::{simple}"))
}

#[test]
fn published_bodies_survive_a_round_trip() {
    let Some(data) = test_data() else { return };
    let folder = scratch("slice");
    make_crate(&data.join("graph/v1.0.csdl.xml"), &["microsoft.graph.identityGovernance"], &folder, "graph_slice");
    let generated = fs::read_to_string(folder.join("crate/src/identity_governance.rs")).unwrap();

    let examples = data.join("examples");
    let (mut input, mut report) = (String::new(), BTreeSet::new());
    let mut types = BTreeMap::new();
    for line in fs::read_to_string(examples.join("index.jsonl")).unwrap().lines() {
        let entry: Value = serde_json::from_str(line).unwrap();
        let text = |name: &str| entry[name].as_str().unwrap_or_default();
        let Some(file) = entry["file"].as_str().filter(|_| entry["valid"] == true) else { continue };
        let (name, number) = match text("kind") {
            "request" => (type_of_request(text("method"), text("url")).unwrap_or_default(), "one"),
            _ => match text("odataType").strip_prefix("Collection(") {
                Some(item) => (item.trim_end_matches(')'), "many"),
                None => (text("odataType"), "one"),
            },
        };
        match rust_type(name, &generated) {
            Some(path) => {
                types.insert(name.to_owned(), path);
                let _ = writeln!(input, "{name}\t{number}\t{}", examples.join(file).display());
            }
            None => {
                report.insert(format!("{file}: the metadata has no `{name}` in this namespace"));
            }
        }
    }

    let harness = folder.join("harness");
    fs::create_dir_all(harness.join("src")).unwrap();
    fs::write(
        harness.join("Cargo.toml"),
        "[package]\nname = \"harness\"\nedition = \"2024\"\n\n[dependencies]\ngraph_slice = { path = \"../crate\" }\n\n[workspace]\n",
    )
    .unwrap();
    let mut dispatch = String::from("\nfn dispatch(type_: &str, body: Value) -> String {\n    match type_ {\n");
    for (name, path) in &types {
        let _ = writeln!(dispatch, "        {name:?} => check::<{path}>(body),");
    }
    dispatch.push_str("        _ => \"no such type\".to_owned(),\n    }\n}\n");
    fs::write(harness.join("src/main.rs"), include_str!("../templates/round_trips.rs").to_owned() + &dispatch).unwrap();

    let mut child = cargo(&harness, &["run", "--quiet"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    let verdicts = String::from_utf8(output.stdout).unwrap();
    let survived = verdicts.lines().filter(|line| line.ends_with("\tok")).count();
    report.extend(verdicts.lines().filter(|line| !line.ends_with("\tok")).map(|line| line.replace('\t', ": ")));
    assert_eq!(verdicts.lines().count(), input.lines().count());
    let listed: Vec<_> = report.into_iter().collect();
    insta::assert_snapshot!(
        "published_bodies",
        format!("{survived} bodies survive; these do not:\n{}", listed.join("\n"))
    );
}

#[test]
fn published_bodies_that_are_no_json_have_a_place() {
    let Some(data) = test_data() else { return };
    let mut faults = BTreeSet::new();
    for entry in fs::read_dir(data.join("examples/invalid")).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        let error = serde_json::from_str::<Value>(&text).unwrap_err();
        assert!(error.line() > 0);
        faults.insert(format!("{}: {error}", path.file_name().unwrap().to_string_lossy()));
    }
    insta::assert_snapshot!("bodies_that_are_no_json", faults.into_iter().collect::<Vec<_>>().join("\n"));
}
