//! A test that a crate outside of the workspace generates the types of three services, by its build script and by the command
//! `odata-codegen`, and uses them without warnings.

use std::fs;
use std::path::Path;

use crate::codegen::runtime;
use crate::whole_graph::cargo;

/// The checksum of the metadata of Northwind.
const NORTHWIND: &str = "fca21e1e43c6196ddc384b6969f72baacd24b2c688599c8f073040937d9ef583";

/// Writes a file of the templates, with the paths that it needs.
fn write(path: &Path, template: &str, data: &Path) {
    let text = template
        .replace("METADATA", &data.join("metadata").to_string_lossy())
        .replace("RUNTIME", &runtime().to_string_lossy())
        .replace("NORTHWIND", NORTHWIND);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// Runs the command in a folder.
fn generate(folder: &Path) {
    let manifest = crate::root().join("Cargo.toml");
    let manifest = manifest.to_string_lossy();
    let run = ["run", "--quiet", "--package", "odata-codegen-cli", "--manifest-path", &manifest, "--"];
    for command in ["generate", "check"] {
        let output = cargo(folder, &[&run[..], &[command]].concat()).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
}

fn manifest(root: &Path) -> String {
    let path = |name: &str| root.join("crates").join(name).to_string_lossy().into_owned();
    format!(
        r#"[package]
name = "app"
edition = "2024"

[features]
default = ["club-and-all"]
club-and-all = ["trip-pin", "northwind-model", "nav", "outing", "everything"]
everything = ["services/customer", "services/item", "services/northwind-model", "services/trip-pin"]
trip-pin = []
northwind-model = []
nav = []
outing = []

[dependencies]
odata-types = {{ path = "{}" }}
serde = {{ version = "1", features = ["derive"] }}
serde_json = "1"
services = {{ path = "../services" }}
trippin = {{ path = "../trippin" }}

[build-dependencies]
odata-codegen = {{ path = "{}" }}

[workspace]
"#,
        path("odata"),
        path("codegen")
    )
}

#[test]
#[ignore = "compiles generated crates; `cargo xtask ci` runs it"]
fn a_crate_outside_generates_and_uses_the_types_of_three_services() {
    let Some(data) = published_data::folder() else { return };
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    write(&root.join("trippin/odata.toml"), include_str!("../templates/outside/trippin.toml"), &data);
    write(&root.join("services/odata.toml"), include_str!("../templates/outside/services.toml"), &data);
    generate(&root.join("trippin"));
    generate(&root.join("services"));
    let app = root.join("app");
    write(&app.join("odata.toml"), include_str!("../templates/outside/app.toml"), &data);
    write(&app.join("club.xml"), include_str!("../templates/outside/club.xml"), &data);
    write(&app.join("build.rs"), include_str!("../templates/outside/build.rs"), &data);
    write(&app.join("src/main.rs"), include_str!("../templates/outside/main.rs"), &data);
    fs::write(app.join("Cargo.toml"), manifest(&crate::root())).unwrap();
    let nothing = ["clippy", "--quiet", "--", "-D", "warnings"];
    for (folder, arguments) in [
        (&app, &["run", "--quiet"][..]),
        (&app, &nothing),
        // What one root needs compiles by itself.
        (&root.join("services"), &nothing),
        (&root.join("services"), &["clippy", "--quiet", "--features", "customer", "--", "-D", "warnings"]),
        (&root.join("services"), &["clippy", "--quiet", "--features", "item,schemars", "--", "-D", "warnings"]),
    ] {
        let output = cargo(folder, arguments).output().unwrap();
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{arguments:?}: {}", errors.chars().take(6000).collect::<String>());
    }
}
