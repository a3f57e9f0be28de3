//! The command, run as people run it.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use assert_cmd::cargo::cargo_bin;

const METADATA: &str = r#"<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">
  <edmx:DataServices>
    <Schema Namespace="example.store" Alias="store" xmlns="http://docs.oasis-open.org/odata/ns/edm">
      <EnumType Name="Color"><Member Name="red" /><Member Name="blue" /></EnumType>
      <EntityType Name="Order">
        <Annotation Term="Org.OData.Core.V1.Description" String="What somebody orders." />
        <Key><PropertyRef Name="Id" /></Key>
        <Property Name="Id" Type="Edm.Int32" Nullable="false" />
        <Property Name="Color" Type="store.Color" />
        <NavigationProperty Name="Items" Type="Collection(store.Item)" />
      </EntityType>
      <EntityType Name="Item"><Key><PropertyRef Name="Id" /></Key><Property Name="Id" Type="Edm.Guid" Nullable="false" /></EntityType>
    </Schema>
  </edmx:DataServices>
</edmx:Edmx>"#;

/// A folder with the metadata in it.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("metadata.xml"), METADATA).unwrap();
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(cargo_bin!("odata-codegen")).args(arguments).current_dir(folder).output().unwrap()
}

/// Everything that is printed, with the exit status in front.
fn printed(folder: &Path, arguments: &[&str]) -> String {
    let output = run(folder, arguments);
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    format!("{}\n{}{}", output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn help_begins_with_what_a_command_is_for_and_examples() {
    let folder = folder();
    insta::assert_snapshot!("help", printed(folder.path(), &["--help"]));
    for command in ["import", "generate", "check", "find", "explain"] {
        let text = printed(folder.path(), &[command, "--help"]);
        let parts = ["Examples:\n", "Usage:", "Options:"].map(|part| text.find(&format!("\n{part}")).unwrap());
        assert!(parts.is_sorted() && !text.starts_with("0\n\n"), "{text}");
    }
    insta::assert_snapshot!("help_generate", printed(folder.path(), &["generate", "-h"]));
}

#[test]
fn metadata_becomes_schemas_and_code() {
    let folder = folder();
    let import = ["import", "--metadata", "metadata.xml", "--root", "example.store.Order", "--out", "schemas"];
    insta::assert_snapshot!("import", printed(folder.path(), &import));
    let generate = ["generate", "--schemas", "schemas", "--out", "generated"];
    insta::assert_snapshot!("generate", printed(folder.path(), &generate));
    let check = ["check", "--schemas", "schemas", "--out", "generated"];
    assert!(printed(folder.path(), &check).starts_with("0\nup to date: "));
    // The way through schemas changes nothing.
    let direct = ["check", "--metadata", "metadata.xml", "--root", "example.store.Order", "--out", "generated"];
    assert!(printed(folder.path(), &direct).starts_with("0\nup to date: "));
    let other = ["check", "--metadata", "metadata.xml", "--out", "generated"];
    let text = printed(folder.path(), &other);
    assert!(text.starts_with("1\n") && text.contains("run `odata-codegen generate` with the same options"), "{text}");
}

#[test]
fn a_file_says_what_to_generate_and_options_win() {
    let folder = folder();
    let file = "metadata = [\"metadata.xml\"]\nroots = [\"example.store.Item\"]\nout = \"generated\"\n";
    fs::write(folder.path().join("odata.toml"), file).unwrap();
    assert!(printed(folder.path(), &["generate"]).contains("generated 1 entity type\n"));
    let order = printed(folder.path(), &["generate", "--root", "example.store.Order", "--out", "order"]);
    assert!(order.contains("1 enumeration type, "), "{order}");
    // What the file says of types holds still, and is not there.
    let types = "[types.\"example.store.Item\"]\nrename = \"Thing\"\n";
    fs::write(folder.path().join("odata.toml"), format!("{file}{types}")).unwrap();
    let order = printed(folder.path(), &["generate", "--root", "example.store.Order", "--out", "order"]);
    insta::assert_snapshot!("replaced_roots", order);
    let item = printed(folder.path(), &["generate", "--root", "example.store.Item", "--out", "item"]);
    assert!(item.contains("note: `roots` of odata.toml is replaced by options; what else it says is used\n"), "{item}");
    let all =
        printed(folder.path(), &["generate", "--navigation", "all", "--root", "example.store.Order", "--out", "all"]);
    assert!(all.contains("2 entity types"), "{all}");
}

#[test]
fn elements_are_found_and_explained() {
    let folder = folder();
    let metadata = ["--metadata", "metadata.xml"];
    let run = |arguments: &[&str]| printed(folder.path(), &[arguments, &metadata].concat());
    insta::assert_snapshot!("find", run(&["find", "ORDER"]));
    insta::assert_snapshot!("find_nothing", run(&["find", "invoice"]));
    insta::assert_snapshot!("explain", run(&["explain", "example.store.Order", "--root", "example.store"]));
    insta::assert_snapshot!("explain_nothing", run(&["explain", "example.store.Ordre"]));
    insta::assert_snapshot!("explain_a_last_name", run(&["explain", "order"]));
    insta::assert_snapshot!("root_by_a_last_name", run(&["find", "order", "--root", "Item", "--with", "Order/Items"]));
    insta::assert_snapshot!("explain_a_code", printed(folder.path(), &["explain", "unknown-name"]));
}

/// What is published of the store.
const PERMISSIONS: &str = r#"{ "permissions": { "Orders.Read": { "schemes": { "DelegatedWork": {} }, "pathSets": [{
  "schemeKeys": ["DelegatedWork"], "methods": ["GET"],
  "paths": { "/orders": "least=DelegatedWork", "/orders/{id}/invoices": "" }
}] } } }"#;

#[test]
fn requests_are_derived_and_what_is_not_said_is_listed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    fs::write(path.join("metadata.xml"), include_str!("metadata.xml")).unwrap();
    fs::write(path.join("permissions.json"), PERMISSIONS).unwrap();
    let import =
        ["import", "--metadata", "metadata.xml", "--root", "example.store.Order", "--requests", "--out", "plain"];
    insta::assert_snapshot!("import_requests", printed(path, &import));
    let published = [&import[..6], &["--permissions", "permissions.json", "--out", "schemas"]].concat();
    insta::assert_snapshot!("import_permissions", printed(path, &published));
    insta::assert_snapshot!("imported_requests", fs::read_to_string(path.join("schemas/example.store.json")).unwrap());
    let keys = [&import[..6], &["--keys", "segments", "--out", "segments"]].concat();
    assert!(printed(path, &keys).starts_with("0\n"));
    let text = fs::read_to_string(path.join("segments/example.store.json")).unwrap();
    assert!(text.contains("\"RequestPath\": \"/Orders/{Order-Id}\""), "{text}");
    // The way through schemas changes nothing.
    let file = "metadata = [\"metadata.xml\"]\nroots = [\"example.store.Order\"]\nrequests = true\n\
                permissions = \"permissions.json\"\nout = \"generated\"\n";
    fs::write(path.join("odata.toml"), file).unwrap();
    insta::assert_snapshot!("generate_requests", printed(path, &["generate"]));
    fs::remove_file(path.join("odata.toml")).unwrap();
    let through = printed(path, &["check", "--schemas", "schemas", "--out", "generated"]);
    assert!(through.starts_with("0\nup to date: "), "{through}");
    let without = ["generate", "--metadata", "metadata.xml", "--permissions", "permissions.json", "--out", "other"];
    assert!(printed(path, &without).contains("ask for these by `requests = true` or `--requests`"));
}

/// People who begin get told what to write, or what to download.
#[test]
fn what_is_missing_is_said_with_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    for arguments in [&["generate"][..], &["check"], &["import"], &["find", "order"], &["explain", "example.Order"]] {
        let text = printed(path, arguments);
        assert!(text.contains("\nmetadata = [\"metadata.xml\"]\n") && text.contains("curl"), "{text}");
    }
    insta::assert_snapshot!("no_config", printed(path, &["generate"]));
    insta::assert_snapshot!("no_metadata", printed(path, &["generate", "--metadata", "metadata.xml", "--out", "out"]));
    let gzip = [0x1F, 0x8B, 8, 0, 0, 0];
    for (name, bytes) in [("a.xml", &gzip[..]), ("b.xml", b""), ("c.json", b"{\"error\": {\"code\": \"Denied\"}}")] {
        fs::write(path.join(name), bytes).unwrap();
    }
    let documents = ["--metadata", "a.xml", "--metadata", "b.xml", "--metadata", "c.json", "--metadata", "./b.xml"];
    insta::assert_snapshot!("no_csdl", printed(path, &[&["find", "order"], &documents[..]].concat()));
    insta::assert_snapshot!("no_csdl_text", printed(path, &[&["find", "order"], &documents[2..6]].concat()));
    fs::write(path.join("metadata.xml"), METADATA).unwrap();
    insta::assert_snapshot!("no_out", printed(path, &["generate", "--metadata", "metadata.xml"]));
}

/// Names without their namespace, or with another one.
#[test]
fn names_that_may_be_meant_can_be_pasted() {
    let folder = folder();
    let roots = [
        "--root",
        "Order",
        "--root",
        "store2.Itme",
        "--with",
        "Order/Itms",
        "--with",
        "items",
        "--with",
        "a.Order/Items",
    ];
    insta::assert_snapshot!(
        "meant",
        printed(folder.path(), &[&["find", "order", "--metadata", "metadata.xml"], &roots[..]].concat())
    );
    let file = r#"
metadata = "metadata.xml"
roots = ["Order", { name = "Item", derived = "all", leave = ["Price"] }]
with = ["Items"]
out = "generated"
features = true
"#;
    fs::write(folder.path().join("odata.toml"), file).unwrap();
    insta::assert_snapshot!("meant_types", printed(folder.path(), &["generate"]));
    let file = file.replace("\"metadata.xml\"", "[\"metadata.xml\"]").replace("features = true", "");
    fs::write(folder.path().join("odata.toml"), file).unwrap();
    insta::assert_snapshot!("meant_names", printed(folder.path(), &["generate"]));
}

#[test]
fn unknown_names_are_reported_at_once() {
    let folder = folder();
    let text = "metadata = [\"metadata.xml\"]\nroots = [\"example.store.Ordr\"]\nout = \"src\"\n\
                [types.\"example.store.Itm\"]\nrename = \"Thing\"\n[namespaces.\"example.nope\"]\nmodule = \"x\"\n";
    fs::write(folder.path().join("odata.toml"), text).unwrap();
    let said = printed(folder.path(), &["generate"]);
    for place in ["odata.toml:2:10: ", "odata.toml:4:8: ", "odata.toml:7:10: "] {
        assert!(said.contains(&format!("{place}error[unknown-name]")), "{place}: {said}");
    }
    // What the whole metadata has is not unknown.
    fs::write(folder.path().join("odata.toml"), text.replace("Itm", "Item")).unwrap();
    let said = printed(folder.path(), &["generate"]);
    assert!(!said.contains("Item"), "{said}");
}

#[test]
fn schemas_are_taken_whole() {
    let folder = folder();
    let path = folder.path();
    let import = ["import", "--metadata", "metadata.xml", "--root", "example.store.Order", "--out", "schemas"];
    assert!(printed(path, &import).starts_with("0\n"));
    let generate = ["generate", "--schemas", "schemas", "--out", "out"];
    let root = printed(path, &[&generate[..], &["--root", "example.store.Color"]].concat());
    assert!(root.starts_with("1\nthe schemas hold what was asked for when they were imported"), "{root}");
    fs::write(path.join("odata.toml"), "metadata = [\"metadata.xml\"]\n").unwrap();
    let text = printed(path, &generate);
    assert!(text.contains("note: `metadata` of odata.toml is replaced by options"), "{text}");
}

/// A run that fails writes nothing.
#[test]
fn what_is_wrong_is_reported_before_anything_is_written() {
    let folder = folder();
    let out = ["--metadata", "metadata.xml", "--out", "out"];
    for (name, arguments) in [
        ("wrong_root", &["generate", "--root", "example.store.Oder"][..]),
        ("wrong_crate", &["generate", "--crate", "orders"]),
        ("wrong_runtime", &["generate", "--crate", "orders", "--runtime", "nowhere"]),
        ("wrong_config", &["generate", "--config", "none.toml"]),
    ] {
        let text = printed(folder.path(), &[arguments, &out].concat());
        insta::assert_snapshot!(name, text);
        assert!(!folder.path().join("out").exists(), "{name}");
    }
}

#[test]
fn a_file_with_faults_is_refused() {
    let folder = folder();
    let file = r#"
metadata = ["metadata.xml"]
roots = ["example.store.Oder", { name = "example.store.Order", leave = ["Colour"] }]
out = "generated"
"#;
    fs::write(folder.path().join("odata.toml"), file).unwrap();
    insta::assert_snapshot!("wrong_names", printed(folder.path(), &["generate"]));
    let file = r#"
metadata = ["metadata.xml"]
out = "generated"
[types."example.store.Oder"]
rename = "Purchase"
[types."example.store.Order".properties.Colour]
rename = "color"
[types."Edm.Guid"]
derive = ["Eq"]
[extern."example.stoer"]
crate = "store"
"#;
    fs::write(folder.path().join("odata.toml"), file).unwrap();
    insta::assert_snapshot!("wrong_types", printed(folder.path(), &["generate"]));
    assert!(!folder.path().join("generated").exists());
}

#[test]
fn a_document_may_be_pinned() {
    let folder = folder();
    let file = |sum: &str| {
        let text = format!("metadata = [{{ path = \"metadata.xml\", sha256 = \"{sum}\" }}]\nout = \"generated\"\n");
        fs::write(folder.path().join("odata.toml"), text).unwrap();
        printed(folder.path(), &["generate"])
    };
    let text = file(&"0".repeat(64));
    let sum = text.split("checksum is `").nth(1).and_then(|rest| rest.split('`').next()).unwrap();
    assert!(text.starts_with("1\nodata.toml:1:47: error[wrong-checksum]: "), "{text}");
    assert!(file(sum).starts_with("0\n"));
}

#[test]
fn standard_input_is_one_of_the_documents() {
    let folder = folder();
    let run = |metadata: &[&str]| {
        let mut command = Command::new(cargo_bin!("odata-codegen"));
        command.args(["find", "order"]).args(metadata).current_dir(folder.path());
        command.stdin(fs::File::open(folder.path().join("metadata.xml")).unwrap()).output().unwrap()
    };
    assert!(run(&["--metadata", "-"]).stdout.starts_with(b"example.store.Order: entity type"));
    let twice = run(&["--metadata", "-", "--metadata", "-"]);
    assert!(String::from_utf8_lossy(&twice.stderr).contains("standard input can be read once"));
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let mut command = Command::new(cargo_bin!("odata-codegen"));
    command.args(["completions", "bash"]).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr), (Some(0), Vec::new()));
}

#[test]
fn completions_and_manual_pages_are_printed() {
    let folder = folder();
    assert!(printed(folder.path(), &["completions", "zsh"]).contains("#compdef odata-codegen"));
    assert!(printed(folder.path(), &["man"]).contains(".TH odata-codegen"));
    assert!(printed(folder.path(), &["man", "generate"]).contains("runtime"));
    assert!(printed(folder.path(), &["man", "nothing"]).starts_with("1\nthere is no command `nothing`"));
}
