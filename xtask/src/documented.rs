//! A test that what is generated from the files of `docs/generate.md` compiles without warnings.

use std::fs;
use std::path::Path;

use odata_codegen::Builder;

use crate::codegen::runtime;
use crate::whole_graph::{cargo, scratch};

const PAGE: &str = include_str!("../../docs/generate.md");

/// The metadata of the page.
const METADATA: &str = include_str!("../../crates/codegen-cli/tests/metadata.xml");

const MANIFEST: &str = r#"[package]
name = "documented"
edition = "2024"

[dependencies]
odata-types = { path = "RUNTIME" }
store_types = { path = "../store-types" }
uuid = { version = "1", features = ["serde"] }

[workspace]
"#;

/// Generates from a file of the page into a program of its own.
fn generate(folder: &Path, file: &str) {
    let out = file.lines().find_map(|line| line.strip_prefix("out = \"")?.strip_suffix('"')).unwrap();
    let module = out.rsplit('/').next().unwrap();
    fs::create_dir_all(folder).unwrap();
    fs::write(folder.join("metadata.xml"), METADATA).unwrap();
    fs::write(folder.join("odata.toml"), file).unwrap();
    let program = format!(
        "#![deny(warnings)]\n\n#[allow(dead_code)]\n#[path = \"{out}/mod.rs\"]\nmod {module};\n\nfn main() {{}}\n"
    );
    fs::write(folder.join("main.rs"), program).unwrap();
    let generated = Builder::from_file(folder.join("odata.toml")).and_then(|builder| builder.generate());
    generated.unwrap_or_else(|error| panic!("{error}\n{file}"));
}

#[test]
#[ignore = "compiles generated crates; `cargo xtask ci` runs it"]
fn the_files_of_the_page_give_code_that_compiles() {
    let folder = scratch("documented");
    let package = folder.join("package");
    // What an earlier version of the page has generated is not compiled again.
    let _ = fs::remove_dir_all(&package);
    let files = PAGE.split("```").filter_map(|part| part.strip_prefix("toml\n"));
    let count = files.enumerate().map(|(number, file)| {
        generate(&package.join(format!("src/bin/example{number}")), file);
    });
    assert!(count.count() >= 4);
    // The crate that the page calls so.
    fs::write(folder.join("metadata.xml"), METADATA).unwrap();
    let store = Builder::new().metadata(folder.join("metadata.xml")).root("example.store");
    let store = store.out(folder.join("store-types")).crate_name("store_types").runtime(runtime());
    store.generate().unwrap_or_else(|error| panic!("{error}"));
    fs::write(package.join("Cargo.toml"), MANIFEST.replace("RUNTIME", &runtime().to_string_lossy())).unwrap();
    let output = cargo(&package, &["clippy", "--quiet", "--", "-D", "warnings"]).output().unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{}", errors.chars().take(6000).collect::<String>());
}
