//! What the configuration says of types, features and missing documents, by the builder.

use std::fs;
use std::path::Path;

use odata_codegen::{Builder, Error, Outcome, Source};

const METADATA: &str = r#"{
  "$Version": "4.01",
  "$Reference": { "base.json": { "$Include": [{ "$Namespace": "base" }] } },
  "e": {
    "row": { "$Kind": "ComplexType", "$BaseType": "base.row", "mark": { "$Type": "base.mark" }, "note": {}, "Text": {} },
    "other": { "$Kind": "ComplexType", "id": { "$Type": "Edm.Guid" }, "at": { "$Type": "Edm.Geography" } },
    "color": { "$Kind": "EnumType", "red": 0, "blue": 1 },
    "run": [{ "$Kind": "Action", "$Parameter": [{ "$Name": "times", "$Type": "Edm.Int32" }, { "$Name": "at" }] }]
  }
}"#;

/// Metadata without anything that is missing.
fn whole() -> String {
    METADATA.replace(r#""$BaseType": "base.row", "mark": { "$Type": "base.mark" }, "#, "")
}

/// Generates a module by a text as that of `odata.toml`.
fn generate(metadata: &str, text: &str, out: &Path) -> Result<Outcome, Error> {
    Builder::from_toml(text)?.metadata_text(Source::new("e.json", metadata)).out(out).generate()
}

/// The errors, where nothing may be written.
fn refused(metadata: &str, text: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let error = generate(metadata, text, &out).unwrap_err();
    assert!(!out.exists());
    error.to_string()
}

#[test]
fn a_text_says_what_the_file_says() {
    let folder = tempfile::tempdir().unwrap();
    let text = r#"
[types."e.row"]
rename = "Line"
derive = ["Eq"]
[types."e.row".properties.note]
rename = "remark"
[types."Edm.Guid"]
replace = "uuid::Uuid"
[types."Edm.Geography"]
replace = "crate::Place"
[types."e.color"]
derive = ["PartialOrd", "Ord"]
[types."e.color".members.red]
rename = "Crimson"
[types."e.run".parameters.times]
rename = "count"
[namespaces."e"]
module = "all"
"#;
    generate(&whole(), text, folder.path()).unwrap();
    let read = |name: &str| fs::read_to_string(folder.path().join("all").join(name)).unwrap();
    let (types, enums) = (read("types.rs"), read("enums.rs"));
    for part in ["#[derive(PartialOrd, Ord)]", "    Crimson,", "Self::Crimson => \"red\","] {
        assert!(enums.contains(part), "{part}: {enums}");
    }
    assert!(types.contains("pub at: Option<crate::Place>") && types.contains("pub count: "), "{types}");
    for part in ["pub struct Line {", "#[derive(Eq)]", "pub remark: ", "pub id: Option<uuid::Uuid>"] {
        assert!(types.contains(part), "{part}: {types}");
    }
    let message = refused(&whole(), "types = 1");
    assert!(message.starts_with("odata.toml:1:9: error[wrong-type]"), "{message}");
}

#[test]
fn requests_are_of_the_api_version_that_the_file_names() {
    let folder = tempfile::tempdir().unwrap();
    generate(&whole(), "api-version = \"v1.0\"\n", folder.path()).unwrap();
    let root = fs::read_to_string(folder.path().join("mod.rs")).unwrap();
    assert!(root.contains("api_versions: &[\"v1.0\"],"), "{root}");
}

#[test]
fn what_is_missing_is_an_error_or_untyped() {
    let message = refused(METADATA, "");
    assert!(message.contains("error[missing-document]") && message.contains("`base.json`"), "{message}");
    let folder = tempfile::tempdir().unwrap();
    let outcome = generate(METADATA, "missing = \"untyped\"", folder.path()).unwrap();
    assert_eq!(outcome.notes, ["`e.row` is without its base type `base.row`, which no document declares"]);
    let types = fs::read_to_string(folder.path().join("e/types.rs")).unwrap();
    assert!(types.contains("pub mark: Option<Untyped>"), "{types}");
}

#[test]
fn names_that_clash_by_a_rename_are_refused() {
    let text = r#"
[types."e.row"]
rename = "Color"
[types."e.other"]
rename = "Thing"
[types."e.other".properties.id]
rename = "additional_properties"
[types."e.row".properties.note]
rename = "text"
"#;
    insta::assert_snapshot!("clashes", refused(&whole(), text));
    let parts = r#"
[types."e.color".members.red]
rename = "Blue"
[types."e.color".members.blue]
rename = "UnknownMember"
[types."e.run".parameters.times]
rename = "at"
[namespaces."e"]
module = "facts"
"#;
    insta::assert_snapshot!("clashes_of_parts", refused(&whole(), parts));
    let twice = "[types.\"e.row\"]\nrename = \"One\"\n[types.\"e.other\"]\nrename = \"One\"\n";
    insta::assert_snapshot!("clash_of_two_renames", refused(&whole(), twice));
}

#[test]
fn namespaces_that_would_be_one_module_can_be_renamed() {
    let metadata = r#"{ "$Version": "4.01", "a.x": { "t": { "$Kind": "ComplexType" } }, "b.x": { "t": { "$Kind": "ComplexType" } } }"#;
    insta::assert_snapshot!("one_module", refused(metadata, ""));
    let folder = tempfile::tempdir().unwrap();
    generate(metadata, "[namespaces.\"b.x\"]\nmodule = \"b_x\"", folder.path()).unwrap();
    assert!(folder.path().join("x/types.rs").is_file() && folder.path().join("b_x/types.rs").is_file());
    insta::assert_snapshot!("one_module_by_choice", refused(metadata, "[namespaces.\"b.x\"]\nmodule = \"x\""));
}

/// A type and an action may have one name: what is said is said of the type.
#[test]
fn a_rename_is_of_the_type_if_an_action_has_its_name() {
    let metadata = r#"{ "$Version": "4.01", "e": { "run": { "$Kind": "ComplexType" } } }"#;
    let action =
        r#"{ "$Version": "4.01", "e": { "run": [{ "$Kind": "Action", "$Parameter": [{ "$Name": "it" }] }] } }"#;
    let folder = tempfile::tempdir().unwrap();
    let builder = Builder::from_toml("[types.\"e.run\"]\nrename = \"Run2\"\n").unwrap();
    let builder = builder.metadata_text(Source::new("a.json", metadata)).metadata_text(Source::new("b.json", action));
    let outcome = builder.out(folder.path()).generate();
    insta::assert_snapshot!(outcome.unwrap_err().to_string());
}

#[test]
fn what_cannot_be_derived_or_replaced_is_refused() {
    let text = r#"
[types."e.row"]
derive = ["Clone", "std::cmp::PartialOrd"]
[types."e.other"]
derive = ["Default"]
[types."e.color"]
derive = ["Hash", "Copy", "strum::EnumIter"]
[types."e.run"]
derive = ["Debug"]
"#;
    insta::assert_snapshot!("derives", refused(&whole(), text));
    let text = r#"
[types."e.run"]
replace = "crate::Run"
[types."Edm.Geography"]
rename = "Place"
[types."e.run".properties.times]
rename = "count"
[types."row"]
rename = "Line"
[types."e.color".members.rad]
rename = "Crimson"
[namespaces."ee"]
module = "all"
"#;
    insta::assert_snapshot!("misplaced", refused(&whole(), text));
}

#[test]
fn a_crate_without_the_features_that_the_code_needs_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let (manifest, out) = (folder.path().join("Cargo.toml"), folder.path().join("src/e"));
    let text = "roots = [\"e.row\", \"e.other\"]\nfeatures = \"roots\"\njson-schema = true\n";
    fs::write(&manifest, "[package]\nname = \"x\"\n\n[features]\nrow = []\n").unwrap();
    let message = generate(&whole(), text, &out).unwrap_err().to_string();
    assert!(!out.exists());
    let (_, message) = message.split_once("Cargo.toml:").unwrap();
    assert_eq!(
        message,
        "1:1: error[missing-feature]: the code needs cargo features; add these lines to `[features]`:\nother = []\n\
         schemars = [\"odata-types/schemars\"]"
    );
    fs::write(&manifest, "[features]\nrow = []\nother = []\nschemars = [\"odata-types/schemars\"]\n").unwrap();
    generate(&whole(), text, &out).unwrap();
    // A broken manifest is cargo's to refuse, and lacks the features.
    fs::write(&manifest, "[features").unwrap();
    assert!(generate(&whole(), text, &out).is_err());
}

/// The lines that a note gives are pasted, and choose the name that they say.
#[test]
fn the_lines_of_notes_can_be_pasted() {
    let metadata = r#"{ "$Version": "4.01", "e": {
        "item": { "$Kind": "EntityType", "$Key": ["id"], "id": {}, "Name": {}, "_name": {} },
        "date": { "$Kind": "EntityType", "$Key": ["id"], "id": {} },
        "anyItem": { "$Kind": "ComplexType" },
        "Item": { "$Kind": "EnumType", "red": 0, "Red": 1 },
        "itemMove": { "$Kind": "ComplexType" },
        "move": [
            { "$Kind": "Action", "$IsBound": true, "$Parameter": [{ "$Name": "it", "$Type": "e.item" }] },
            { "$Kind": "Action", "$IsBound": true, "$Parameter": [{ "$Name": "it", "$Type": "e.date" }] }
        ],
        "cow": [{ "$Kind": "Action", "$Parameter": [{ "$Name": "a" }, { "$Name": "A" }] }]
    } }"#;
    let folder = tempfile::tempdir().unwrap();
    let builder = Builder::new().metadata_text(Source::new("e.json", metadata)).all_notes(true);
    let notes = builder.out(folder.path()).generate().unwrap().notes.concat();
    let pasted: Vec<&str> =
        notes.lines().map(str::trim).filter(|line| line.starts_with('[') || line.contains(" = ")).collect();
    assert_eq!(pasted.len(), 16, "{notes}");
    let text = pasted.join("\n");
    let outcome = generate(metadata, &text, folder.path()).unwrap_or_else(|error| panic!("{error}\n{text}"));
    // What has the names that it is to have is not noted, and what is called in another way has other names.
    assert!(!outcome.notes.concat().contains("to name it otherwise"), "{text}\n{:?}", outcome.notes);
    let types = fs::read_to_string(folder.path().join("e/types.rs")).unwrap();
    for name in ["DateMove2", "Date2", "TypeAnyItem", "Cow2"] {
        assert!(types.contains(&format!("pub struct {name} {{")), "{types}");
    }
}
