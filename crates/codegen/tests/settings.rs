//! What the configuration says of types, features and missing documents, by the builder.

use std::fs;
use std::path::Path;

use odata_codegen::{Builder, Error, Outcome, Source};

const METADATA: &str = r#"{
  "$Version": "4.01",
  "$Reference": { "base.json": { "$Include": [{ "$Namespace": "base" }] } },
  "e": {
    "row": { "$Kind": "ComplexType", "$BaseType": "base.row", "mark": { "$Type": "base.mark" }, "note": {}, "Text": {} },
    "other": { "$Kind": "ComplexType", "id": { "$Type": "Edm.Guid" } },
    "color": { "$Kind": "EnumType", "red": 0 }
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
derive = ["PartialOrd"]
[types."e.row".properties.note]
rename = "remark"
[types."Edm.Guid"]
replace = "uuid::Uuid"
"#;
    generate(&whole(), text, folder.path()).unwrap();
    let types = fs::read_to_string(folder.path().join("e/types.rs")).unwrap();
    for part in ["pub struct Line {", "#[derive(PartialOrd)]", "pub remark: ", "pub id: Option<uuid::Uuid>"] {
        assert!(types.contains(part), "{part}: {types}");
    }
    let message = refused(&whole(), "types = 1");
    assert!(message.starts_with("odata.toml:1:9: error[wrong-type]"), "{message}");
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
    insta::assert_snapshot!(refused(&whole(), text));
    let twice = "[types.\"e.row\"]\nrename = \"One\"\n[types.\"e.other\"]\nrename = \"One\"\n";
    insta::assert_snapshot!(refused(&whole(), twice));
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
