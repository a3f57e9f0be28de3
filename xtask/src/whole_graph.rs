//! Tests that take the published metadata of Microsoft Graph all the way: read, generated, compiled, and tried on bodies.

mod bodies;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use odata_codegen::Builder;
use serde_json::Value;

use crate::codegen;

/// A folder below `target`, so that what was compiled there once is not compiled again.
pub(crate) fn scratch(name: &str) -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| crate::root().join("target"), PathBuf::from);
    target.join("whole-graph").join(name)
}

/// Metadata to schemas to a crate, with requests; if permissions are published beside the metadata, with those.
pub(crate) fn make_crate(metadata: &Path, folder: &Path, name: &str) {
    let schemas = folder.join("schemas");
    // An earlier run may have been of other metadata, of which nothing is to be kept.
    let _ = fs::remove_dir_all(&schemas);
    let mut builder = Builder::new().metadata(metadata).requests(true).schemas(schemas);
    let permissions = metadata.with_file_name("permissions.json");
    if permissions.is_file() {
        builder = builder.permissions(permissions);
    }
    builder.import().unwrap_or_else(|report| panic!("{report}"));
    let builder = builder.out(folder.join("crate")).crate_name(name).runtime(codegen::runtime());
    builder.generate().unwrap_or_else(|report| panic!("{report}"));
}

/// Cargo for generated crates, whose warnings are errors.
pub(crate) fn cargo(folder: &Path, arguments: &[&str]) -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo
        .args(arguments)
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", scratch("target"))
        .env("CARGO_INCREMENTAL", "0")
        .env("RUSTFLAGS", "-D warnings");
    cargo
}

/// The texts of these files of all namespaces, each with the module of its namespace.
fn texts(generated: &Path, files: &[&str]) -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for entry in fs::read_dir(generated).unwrap() {
        let folder = entry.unwrap().path();
        let module = folder.file_name().unwrap().to_string_lossy().into_owned();
        let files = files.iter().map(|file| folder.join(file)).filter(|file| file.is_file());
        texts.extend(files.map(|file| (module.clone(), fs::read_to_string(file).unwrap())));
    }
    texts
}

/// The types that a value of the whole can be read as, by qualified name; actions by `action ` and their Rust path.
fn rust_types(generated: &Path) -> BTreeMap<String, String> {
    let mut types = BTreeMap::new();
    for (module, text) in texts(generated, &["enums.rs", "types.rs"]) {
        let (mut is_action, mut is_any) = (false, false);
        let mut name = String::new();
        for line in text.lines() {
            // The last line of the documentation says what the type is.
            if let Some(line) = line.strip_prefix("/// ") {
                is_action = line.starts_with("Parameters of the action");
                is_any = line.starts_with("Any value of type");
                name =
                    line.rsplit_once(" `").map(|(_, name)| name.trim_end_matches("`.").to_owned()).unwrap_or_default();
            }
            let of_kind = ["pub struct ", "pub enum "].iter().find_map(|kind| line.strip_prefix(kind));
            if let Some(rust) = of_kind.and_then(|line| line.strip_suffix(" {")) {
                let path = format!("{module}::{rust}");
                let key = if is_action { format!("action {path}") } else { name.clone() };
                // Where there are derived types, the enumeration of all is the one that reads every value.
                if is_any || !types.contains_key(&key) {
                    types.insert(key, path);
                }
            }
        }
    }
    types
}

/// The ten largest types that can hold themselves: the deepest values take most of a stack.
const LARGEST: [&str; 10] = [
    "microsoft.graph.agentUser",
    "microsoft.graph.user",
    "microsoft.graph.group",
    "microsoft.graph.deviceManagement",
    "microsoft.graph.agentIdentityBlueprint",
    "microsoft.graph.agentIdentity",
    "microsoft.graph.application",
    "microsoft.graph.driveItem",
    "microsoft.graph.agentIdentityBlueprintPrincipal",
    "microsoft.graph.managedDevice",
];

/// The folder of a program that has the whole of Graph as types, compiled once. Its warnings, and those of the generated
/// crate, are errors.
fn programs(data: &Path) -> &'static Path {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| {
        let folder = scratch("all");
        make_crate(&data.join("graph/v1.0.csdl.xml"), &folder, "graph");
        let types = rust_types(&folder.join("crate/src"));
        let programs = folder.join("programs");
        fs::create_dir_all(programs.join("src/bin")).unwrap();
        let manifest = "[package]\nname = \"programs\"\nedition = \"2024\"\n\n[dependencies]\ngraph = { path = \"../crate\" }\n\n\
            [profile.dev]\ndebug = false\n\n[workspace]\n";
        fs::write(programs.join("Cargo.toml"), manifest).unwrap();

        let mut dispatch = String::from("\nfn dispatch(type_: &str, body: Value) -> String {\n    match type_ {\n");
        for name in read_types(data) {
            if let Some(path) = types.get(&name) {
                let _ = writeln!(dispatch, "        {name:?} => check::<graph::{path}>(body),");
            }
        }
        dispatch.push_str("        _ => \"no such type\".to_owned(),\n    }\n}\n");
        let round_trips = include_str!("../templates/round_trips.rs").to_owned() + &dispatch;
        fs::write(programs.join("src/bin/round_trips.rs"), round_trips).unwrap();

        let mut lists = String::from("\nfn sizes() -> Vec<(&'static StructuredType, usize)> {\n    SIZES.to_vec()\n}\n");
        lists.push_str("\nconst SIZES: &[(&StructuredType, usize)] = &[\n");
        for path in structs(&folder.join("crate/src")) {
            let _ = writeln!(lists, "    (<graph::{path} as Structured>::TYPE, size_of::<graph::{path}>()),");
        }
        lists.push_str("];\n\nconst LARGEST: &[(&StructuredType, fn(&str))] = &[\n");
        for name in LARGEST {
            let path = types[name].replace("::Any", "::");
            let _ = writeln!(lists, "    (<graph::{path} as Structured>::TYPE, run::<graph::{path}>),");
        }
        lists.push_str("];\n");
        fs::write(programs.join("src/bin/deep.rs"), include_str!("../templates/deep.rs").to_owned() + &lists).unwrap();
        assert!(cargo(&programs, &["build", "--quiet"]).status().unwrap().success());
        programs
    })
}

/// The Rust paths of all structs that are structured types.
fn structs(generated: &Path) -> BTreeSet<String> {
    let mut structs = BTreeSet::new();
    for (module, text) in texts(generated, &["impls.rs"]) {
        let names = text.lines().filter_map(|line| line.strip_prefix("impl Structured for ")?.strip_suffix(" {"));
        structs.extend(names.map(|name| format!("{module}::{name}")));
    }
    structs
}

/// Bodies that once came back changed, or were refused: the type and the body.
const ONCE_WRONG: [(&str, &str); 15] = [
    ("microsoft.graph.identitySet", r#"{"user":{"id":"1"},"x":2}"#),
    ("microsoft.graph.identitySet", r#"{"user":{"id":"1"},"device":{"id":"2"}}"#),
    ("microsoft.graph.message", r#"{"toRecipients":[{"emailAddress":{"address":"a@contoso.com"}}],"x":2}"#),
    (
        "microsoft.graph.message",
        r#"{"toRecipients":[{"emailAddress":{"address":"a@contoso.com"}},{"emailAddress":{"address":"b@contoso.com"}}]}"#,
    ),
    ("microsoft.graph.message", r#"{"from":{"emailAddress":{"address":"a@contoso.com"}},"subject":"s"}"#),
    ("microsoft.graph.driveItem", r#"{"createdBy":{"user":{"id":"1"},"application":{"id":"2"}}}"#),
    ("action graph::SendMail", r#"{"message":{"subject":"s"}}"#),
    ("action graph::MessageMove", r#"{"destinationId":"1"}"#),
    (
        "action graph::TranslateExchangeIds",
        r#"{"inputIds":["1"],"sourceIdType":"restId","targetIdType":"restImmutableEntryId"}"#,
    ),
    ("action graph::DriveItemCreateLink", r#"{"type":"view","scope":"anonymous"}"#),
    ("action security::ApplyTags", r#"{"tagsToAdd":[{"id":"1"}]}"#),
    ("microsoft.graph.printJob", r#"{"configuration":{"finishings":null}}"#),
    ("microsoft.graph.shiftPreferences", r#"{"availability":[{"timeSlots":null}]}"#),
    (
        "microsoft.graph.authenticationEventsFlow",
        r##"{"@odata.type":"#microsoft.graph.externalUsersSelfServiceSignUpEventsFlow","onAuthenticationMethodLoadStart":{"@odata.type":"#microsoft.graph.onAuthenticationMethodLoadStartExternalUsersSelfServiceSignUp","identityProviders":[{"id":"1"}]}}"##,
    ),
    ("microsoft.graph.userIdentity", r##"{"@odata.type":"#microsoft.graph.userIdentity","id":"1"}"##),
];

/// The types that some body is of.
fn read_types(data: &Path) -> BTreeSet<String> {
    let published = FOLDERS.iter().flat_map(|folder| bodies::published(&data.join(folder)));
    let once_wrong = ONCE_WRONG.iter().map(|(name, _)| (*name).to_owned());
    published.map(|body| body.type_name).chain(once_wrong).collect()
}

/// The folders of published bodies.
const FOLDERS: [&str; 2] = ["examples", "examples-v1.0"];

/// Reads and writes bodies: each line of the input is a type, `one` or `many`, and a file. Gives a line for each.
fn round_trips(programs: &Path, input: &str) -> String {
    let mut run = cargo(programs, &["run", "--quiet", "--bin", "round_trips"]);
    let mut child = run.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    let verdicts = String::from_utf8(output.stdout).unwrap();
    assert_eq!(verdicts.lines().count(), input.lines().count());
    verdicts
}

#[test]
#[ignore = "compiles generated crates; `cargo xtask ci` runs it"]
fn published_bodies_survive_a_round_trip() {
    let Some(data) = published_data::folder() else { return };
    let programs = programs(&data);
    let types = rust_types(&programs.join("../crate/src"));
    let (mut input, mut report) = (String::new(), BTreeSet::new());
    for body in FOLDERS.iter().flat_map(|folder| bodies::published(&data.join(folder))) {
        if types.contains_key(&body.type_name) {
            let number = if body.is_page { "many" } else { "one" };
            let _ = writeln!(input, "{}\t{number}\t{}", body.type_name, body.file);
        } else {
            let file = body.file.rsplit('/').next().unwrap_or_default();
            report.insert(format!("{file}: the metadata has no `{}`", body.type_name));
        }
    }
    let verdicts = round_trips(programs, &input);
    let survived = verdicts.lines().filter(|line| line.ends_with("\tok")).count();
    report.extend(verdicts.lines().filter(|line| !line.ends_with("\tok")).map(|line| line.replace('\t', ": ")));
    let listed: Vec<_> = report.into_iter().collect();
    insta::assert_snapshot!(
        "published_bodies",
        format!("{survived} bodies survive; these do not:\n{}", listed.join("\n"))
    );
}

#[test]
#[ignore = "compiles generated crates; `cargo xtask ci` runs it"]
fn bodies_that_once_came_back_changed_are_equal() {
    let Some(data) = published_data::folder() else { return };
    let programs = programs(&data);
    let folder = tempfile::tempdir().unwrap();
    let mut input = String::new();
    for (number, (name, body)) in ONCE_WRONG.iter().enumerate() {
        let path = folder.path().join(format!("{number}.json"));
        fs::write(&path, body).unwrap();
        let _ = writeln!(input, "{name}\tone\t{}", path.display());
    }
    let verdicts = round_trips(programs, &input);
    assert!(verdicts.lines().all(|line| line.ends_with("\tok")), "{verdicts}");
}

#[test]
#[ignore = "compiles generated crates; `cargo xtask ci` runs it"]
fn the_deepest_values_fit_a_stack() {
    let Some(data) = published_data::folder() else { return };
    let programs = programs(&data);
    // As deep as `serde_json` reads on the stack of a main thread, and 20 levels on that of a spawned one.
    for (stack, levels) in [("8192", "127"), ("2048", "40")] {
        let run = cargo(programs, &["run", "--quiet", "--bin", "deep", "--", stack, levels]).output().unwrap();
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    }
}

#[test]
fn published_bodies_that_are_no_json_have_a_place() {
    let Some(data) = published_data::folder() else { return };
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
