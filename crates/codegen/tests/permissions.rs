//! Files of permissions that are wrong.

use std::fs;

use odata_codegen::Builder;
use odata_csdl::Source;

const METADATA: &str = r#"{
  "$Version": "4.01",
  "$EntityContainer": "e.service",
  "e": {
    "thing": { "$Kind": "EntityType", "$Key": ["id"], "id": {} },
    "service": { "$Kind": "EntityContainer", "things": { "$Collection": true, "$Type": "e.thing" } }
  }
}"#;

/// What is wrong with a file of permissions.
fn wrong(permissions: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("permissions.json");
    fs::write(&path, permissions).unwrap();
    let out = folder.path().join("schemas");
    let metadata = Source::new("e.json", METADATA);
    let builder = Builder::new().metadata_text(metadata).requests(true).permissions(&path).schemas(&out);
    let message = builder.import().map_or_else(|error| error.to_string(), |imported| panic!("{imported}"));
    assert!(!out.exists(), "a run that fails writes nothing");
    message.replace(&*path.to_string_lossy(), "permissions.json") + "\n\n"
}

#[test]
fn what_is_wrong_with_a_file_of_permissions_has_a_place() {
    let whole = r#"{
  "$schema": "permissions-schema.json",
  "permissions": {
    "Thing.Read": {
      "authorizationType": "oAuth2",
      "schemes": { "DelegatedWork": { "adminDisplayName": "Read things", "privilegeLevel": 1 } },
      "pathSets": [
        {
          "schemeKeys": ["DelegatedWork"],
          "methods": ["GET"],
          "paths": { "/things/{id}": "least=DelegatedWork;AlsoRequires=Other.Read" }
        }
      ],
      "ownerInfo": {}
    }
  }
}"#;
    let changes = [
        ("\"schemeKeys\": [\"DelegatedWork\"]", "\"schemeKeys\": [\"DelegatedWrok\"]"),
        ("\"schemes\": { \"DelegatedWork\"", "\"schemes\": { \"Nobody\""),
        ("least=DelegatedWork", "least=Aplication"),
        ("AlsoRequires", "AlsoNeeds"),
        ("\"pathSets\"", "\"pathSet\""),
        ("\"methods\"", "\"method\""),
        ("\"adminDisplayName\"", "\"adminName\""),
        ("\"GET\"", "\"GETS\""),
        ("[\"GET\"]", "\"GET\""),
        ("\"/things/{id}\"", "\"things/{id}\""),
        ("\"least=DelegatedWork;AlsoRequires=Other.Read\"", "1"),
        ("\"permissions\": {", "\"permission\": {"),
    ];
    let mut text = String::new();
    for (from, to) in changes {
        assert!(whole.contains(from), "{from}");
        text.push_str(&wrong(&whole.replace(from, to)));
    }
    for length in [0, 1, 60, whole.len() / 2, whole.len() - 1] {
        text.push_str(&wrong(&whole[..length]));
    }
    for other in ["[]", "{}", "{ \"permissions\": [] }", "<html>"] {
        text.push_str(&wrong(other));
    }
    insta::assert_snapshot!("wrong_permissions", text);
}

/// The scopes that are required besides another, by the rules of one path.
fn required_besides(rules: &[&str]) -> Vec<String> {
    let sets = rules.iter().map(
        |rule| serde_json::json!({ "schemeKeys": ["Application"], "methods": ["GET"], "paths": { "/things": rule } }),
    );
    let permission = serde_json::json!({ "schemes": { "Application": {} }, "pathSets": sets.collect::<Vec<_>>() });
    let permissions = serde_json::json!({ "permissions": { "Thing.Read": permission } });
    let folder = tempfile::tempdir().unwrap();
    let (path, out) = (folder.path().join("permissions.json"), folder.path().join("schemas"));
    fs::write(&path, permissions.to_string()).unwrap();
    let metadata = Source::new("e.json", METADATA);
    let builder = Builder::new().metadata_text(metadata).requests(true).permissions(&path).schemas(&out);
    builder.import().unwrap_or_else(|error| panic!("{error}"));
    let written: String =
        fs::read_dir(&out).unwrap().map(|file| fs::read_to_string(file.unwrap().path()).unwrap()).collect();
    ["One", "Other"]
        .iter()
        .filter(|name| written.contains(&format!("\"{name}\"")))
        .map(|name| (*name).to_owned())
        .collect()
}

/// Editors write it before JSON as before XML.
#[test]
fn files_may_begin_with_a_byte_order_mark() {
    let permissions = r#"{ "permissions": { "Thing.Read": { "schemes": { "Application": {} }, "pathSets": [
        { "schemeKeys": ["Application"], "methods": ["GET"], "paths": { "/things": "least=Application" } } ] } } }"#;
    let encodings: [fn(&str) -> Vec<u8>; 3] = [
        |text| text.into(),
        |text| format!("\u{feff}{text}").into_bytes(),
        |text| format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect(),
    ];
    let all = encodings.map(|encoded| {
        let folder = tempfile::tempdir().unwrap();
        let [metadata, path, out] = ["e.json", "permissions.json", "out"].map(|name| folder.path().join(name));
        fs::write(&metadata, encoded(METADATA)).unwrap();
        fs::write(&path, encoded(permissions)).unwrap();
        let builder = Builder::new().metadata(&metadata).requests(true).permissions(&path).schemas(&out);
        builder.import().unwrap_or_else(|error| panic!("{error}"));
        fs::read_to_string(out.join("e.json")).unwrap()
    });
    assert!(all[0].contains("Thing.Read") && all[0] == all[1] && all[0] == all[2], "{all:?}");
}

#[test]
fn the_order_of_the_path_sets_of_a_scope_does_not_matter() {
    let (one, other, alone) = ("AlsoRequires=One", "AlsoRequires=Other", "least=Application");
    for (rules, expected) in [
        (&[one, other][..], &["One", "Other"][..]),
        (&[other, one], &["One", "Other"]),
        (&[one, alone], &[]),
        (&[alone, one], &[]),
    ] {
        assert_eq!(required_besides(rules), expected, "{rules:?}");
    }
}

#[test]
fn what_is_said_of_requests_needs_requests() {
    let folder = tempfile::tempdir().unwrap();
    let metadata = Source::new("e.json", METADATA);
    let builder =
        Builder::new().metadata_text(metadata).permissions("permissions.json").schemas(folder.path().join("out"));
    let message = builder.import().unwrap_err().to_string();
    assert!(message.contains("ask for these by `requests = true`"), "{message}");
}
