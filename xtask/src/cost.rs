//! `cargo xtask cost`: what it costs a program to depend on the models, beside serde's derives.

mod candidate;
mod figures;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use odata_codegen::files::failed;

use crate::codegen;
use crate::measure::{Cost, measured, surroundings};
use candidate::{CANDIDATES, Candidate, Types};
pub(crate) use figures::text_kilobytes;

/// What every program reads and writes: the documented bodies.
const BODIES: [&str; 2] = [
    r##"{"scope":{"@odata.type":"#microsoft.graph.identityGovernance.cancelRunsScope","runs":[{"id":"8cdf25a8-c9d2-423e-a03d-3f39f03c3e97"}]}}"##,
    r#"{"data":{"operationStatus":"Completed"},"source":"sample","type":"lifecycleEvent"}"#,
];

/// Makes a program for each candidate, builds it from nothing, runs it, and prints a table.
pub(crate) fn run() -> Result<(), String> {
    let folder = crate::root().join("target/cost");
    let (mut table, mut notes) = (Vec::new(), BTreeSet::new());
    for candidate in CANDIDATES {
        let program = make(&folder.join(candidate.folder), candidate)?;
        table.push(row(candidate, &program, &mut notes)?);
    }
    let head = [
        "types",
        "crates",
        "build, seconds",
        "user seconds",
        "build --release, seconds",
        "user seconds",
        ".text, KB",
        "LLVM lines",
    ];
    println!("{}\n\n| {} |\n| --- {}|", surroundings()?, head.join(" | "), "| ---: ".repeat(head.len() - 1));
    println!("{}", table.join("\n"));
    for note in notes {
        println!("\n{note}");
    }
    Ok(())
}

/// Measures one program. What a tool is missing for is `?`, and a note.
fn row(candidate: &Candidate, program: &Path, notes: &mut BTreeSet<String>) -> Result<String, String> {
    let target = program.join("target");
    let mut cells = vec![candidate.name.to_owned(), figures::crates(program)?.to_string()];
    for command in [&["cargo", "build", "--quiet"][..], &["cargo", "build", "--quiet", "--release"]] {
        if target.is_dir() {
            fs::remove_dir_all(&target).map_err(|error| failed("remove", &target, &error))?;
        }
        let Cost { seconds, user_seconds, .. } = measured(program, command)?;
        cells.extend([format!("{seconds:.2}"), format!("{user_seconds:.2}")]);
    }
    let binary = target.join("release").join(format!("program{}", std::env::consts::EXE_SUFFIX));
    figures::runs(&binary, &BODIES)?;
    for figure in [figures::text_kilobytes(&binary), figures::llvm_lines(program, &candidate.own_crates())] {
        cells.push(figure.map_or_else(
            |note| {
                notes.insert(note);
                "?".to_owned()
            },
            |figure| figure.to_string(),
        ));
    }
    Ok(format!("| {} |", cells.join(" | ")))
}

/// Writes the program of a candidate, and the crate of its types if it is not one of the workspace; gives the folder of
/// the program.
fn make(folder: &Path, candidate: &Candidate) -> Result<PathBuf, String> {
    let (program, root) = (folder.join("program"), crate::root());
    write(&program.join("src/main.rs"), &candidate.main())?;
    let types = folder.join("types");
    match candidate.types {
        Types::OfWorkspace | Types::None => {}
        Types::Baseline => codegen::write_baseline(&root.join("schemas"), &types)?,
    }
    write(&program.join("Cargo.toml"), &manifest("program", &candidate.dependencies(&program, &root)?))?;
    // The versions of the workspace, which are at hand; cargo takes out what is not needed.
    let lock = root.join("Cargo.lock");
    fs::copy(&lock, program.join("Cargo.lock")).map_err(|error| failed("copy", &lock, &error))?;
    Ok(program)
}

fn manifest(name: &str, dependencies: &str) -> String {
    format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n\
         [dependencies]\n{dependencies}\n[workspace]\n"
    )
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| failed("make", folder, &error))?;
    }
    fs::write(path, text).map_err(|error| failed("write", path, &error))
}
