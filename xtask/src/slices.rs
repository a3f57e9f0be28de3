//! Tests that the slices of `docs/slices` generate and compile together, with the programs of their page, and keep what bodies say.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::OnceLock;

use odata_codegen::Builder;

use crate::codegen::runtime;
use crate::whole_graph::{cargo, scratch};

/// The page with the programs.
const PAGE: &str = include_str!("../../docs/slices/README.md");

/// The names of the slices, in order.
fn names() -> Vec<String> {
    let entries = fs::read_dir(crate::root().join("docs/slices")).unwrap().map(|entry| entry.unwrap().path());
    let files = entries.filter(|path| path.extension().is_some_and(|extension| extension == "toml"));
    let mut names: Vec<String> = files.map(|path| path.file_stem().unwrap().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// The programs of the page by slice: each is of the slice whose file is named last before it.
fn programs() -> BTreeMap<String, String> {
    let mut programs = BTreeMap::new();
    let mut slice = "";
    for (number, part) in PAGE.split("```").enumerate() {
        if number % 2 == 0 {
            let named = part.rmatch_indices(".toml)").next();
            let name = named.and_then(|(end, _)| part[..end].rsplit('(').next());
            slice = name.unwrap_or(slice);
        } else if let Some(program) = part.strip_prefix("rust\n") {
            let before = programs.insert(slice.to_owned(), format!("#![deny(warnings)]\n{program}"));
            assert!(before.is_none(), "two programs of {slice}");
        }
    }
    programs
}

/// The crates of all slices and a package with the programs, compiled once; gives the folder of the package.
fn compiled(data: &Path) -> &'static Path {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| {
        let folder = scratch("slices");
        fs::create_dir_all(&folder).unwrap();
        fs::copy(data.join("v1.0.csdl.xml"), folder.join("cleanMetadata.xml")).unwrap();
        fs::copy(data.join("permissions.json"), folder.join("permissions.json")).unwrap();
        let (mut counts, mut crates) = (String::new(), String::new());
        for name in names() {
            let file = folder.join(format!("{name}.toml"));
            fs::copy(crate::root().join(format!("docs/slices/{name}.toml")), &file).unwrap();
            let builder = Builder::from_file(&file).and_then(|builder| builder.runtime(runtime()).generate());
            let outcome = builder.unwrap_or_else(|error| panic!("{error}"));
            let _ = writeln!(counts, "{name}: {}", outcome.counts);
            let _ = writeln!(crates, "graph-{name} = {{ path = \"../{name}\" }}");
        }
        insta::assert_snapshot!("slices", counts);
        let package = folder.join("programs");
        fs::create_dir_all(package.join("src/bin")).unwrap();
        // Without TLS, which takes long to compile: nothing is sent here.
        let client = crate::root().join("crates/graph-client");
        let manifest = format!(
            "[package]\nname = \"programs\"\nedition = \"2024\"\n\n[dependencies]\n{crates}\
             graph-client = {{ path = {client:?}, default-features = false, features = [\"reqwest\"] }}\n\
             serde_json = \"1\"\n\
             tokio = {{ version = \"1\", default-features = false, features = [\"macros\", \"rt-multi-thread\"] }}\n\n[workspace]\n"
        );
        fs::write(package.join("Cargo.toml"), manifest).unwrap();
        // The versions of the workspace, which are at hand; cargo takes out what is not needed.
        fs::copy(crate::root().join("Cargo.lock"), package.join("Cargo.lock")).unwrap();
        let programs = programs();
        assert!(programs.keys().eq(names().iter()), "a program for each slice: {:?}", programs.keys());
        for (name, program) in programs {
            fs::write(package.join(format!("src/bin/{name}.rs")), program).unwrap();
        }
        fs::write(package.join("src/bin/round_trips.rs"), include_str!("../templates/slices.rs")).unwrap();
        let output = cargo(&package, &["clippy", "--quiet", "--", "-D", "warnings"]).output().unwrap();
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{}", errors.chars().take(6000).collect::<String>());
        package
    })
}

/// Runs a program, which must succeed or fail as said, and gives what it prints.
fn run(package: &Path, name: &str, environment: &[(&str, &str)], input: &str, succeeds: bool) -> String {
    let mut run = cargo(package, &["run", "--quiet", "--bin", name]);
    let run = run.envs(environment.iter().copied()).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = run.spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let (printed, errors) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert_eq!(output.status.success(), succeeds, "{printed}{errors}");
    format!("{printed}{errors}")
}

#[test]
#[ignore = "compiles generated crates; `cargo xtask ci` runs it"]
fn the_slices_and_their_programs_compile_together() {
    let Some(data) = published_data::path("graph") else { return };
    let package = compiled(&data);
    let subscription = "7f105c7d-2dc5-4530-97cd-4e7ae6534c07";
    let notification = format!(
        r#"{{ "value": [{{ "subscriptionId": "{subscription}", "clientState": "secret", "changeType": "created", "resource": "me/messages/1" }}] }}"#
    );
    let verify = |secret: &str, succeeds| {
        let environment = [("SUBSCRIPTION_ID", subscription), ("CLIENT_STATE", secret)];
        run(package, "notifications", &environment, &notification, succeeds)
    };
    assert_eq!(verify("secret", true), "created: me/messages/1\n");
    assert!(verify("secreT", false).contains("this notification is not of our subscription"));
    let sign_ins = r#"{ "value": [
        { "id": "1", "userDisplayName": "Adele", "riskLevelAggregated": "high" },
        { "id": "2", "riskLevelAggregated": "extreme", "isTenantRestricted": false }
    ] }"#;
    insta::assert_snapshot!("sign_ins", run(package, "sign-ins", &[], sign_ins, true));
}

#[test]
#[ignore = "compiles generated crates; `cargo xtask ci` runs it"]
fn bodies_of_mail_and_chats_survive_a_round_trip() {
    let Some(data) = published_data::path("graph") else { return };
    run(compiled(&data), "round_trips", &[], "", true);
}
