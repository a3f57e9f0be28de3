//! `cargo xtask users`: what a program pays that uses a slice of published metadata, beside plain serde derives of the same
//! types.

use std::fs;
use std::path::{Path, PathBuf};

use odata_codegen::files::failed;

use super::touch;
use crate::measure::{Cost, generator, measured, surroundings};
use crate::{codegen, cost};

/// What the program reads and writes: the types that Rust programs use most.
const ROOTS: [(&str, &str); 7] = [
    ("microsoft.graph.user", "User"),
    ("microsoft.graph.group", "Group"),
    ("microsoft.graph.message", "Message"),
    ("microsoft.graph.event", "Event"),
    ("microsoft.graph.driveItem", "DriveItem"),
    ("microsoft.graph.chatMessage", "ChatMessage"),
    ("microsoft.graph.signIn", "SignIn"),
];

/// Makes both programs, builds them in both profiles, and prints a table.
pub(crate) fn run(metadata: &Path) -> Result<(), String> {
    let folder = crate::root().join("target/users");
    let path = |name: &str| folder.join(name).to_string_lossy().into_owned();
    let (generator, schemas, ours) = (generator()?, path("schemas"), path("ours"));
    let metadata = metadata.to_string_lossy();
    let mut arguments = vec![generator.as_str(), "import", "--metadata", &metadata, "--out", &schemas];
    arguments.extend(ROOTS.iter().flat_map(|(root, _)| ["--root", root]));
    measured(&folder, &arguments)?;
    let runtime = codegen::runtime().to_string_lossy().into_owned();
    let arguments =
        [&generator, "generate", "--schemas", &schemas, "--out", &ours, "--crate", "graph", "--runtime", &runtime];
    measured(&folder, &arguments)?;
    codegen::write_baseline(&folder.join("schemas"), &folder.join("derives"))?;

    println!("{}\n", surroundings()?);
    println!("| types | profile | own crate, user seconds | MB | everything, user seconds | .text, KB |");
    println!("| --- | --- | ---: | ---: | ---: | ---: |");
    for types in ["ours", "derives"] {
        let dependency = format!("graph = {{ path = \"../{types}\" }}");
        let program = program(&folder, types, &dependency, &ROOTS.map(|(_, name)| name))?;
        for profile in ["debug", "release"] {
            println!("{}", row(&program, types, profile)?);
        }
    }
    Ok(())
}

/// Writes the program that reads and writes types of a crate, which the dependency calls `graph`.
pub(super) fn program(folder: &Path, types: &str, dependency: &str, names: &[&str]) -> Result<PathBuf, String> {
    let program = folder.join(format!("user-of-{types}"));
    let reads: String = names.iter().map(|name| format!("    pass::<{name}>(&text);\n")).collect::<Vec<_>>().concat();
    let main = format!(
        "use graph::graph::{{{}}};\nuse serde_core::{{Deserialize, Serialize}};\n\n\
         fn pass<T: for<'de> Deserialize<'de> + Serialize>(text: &str) {{\n    \
         let value: Result<T, _> = serde_json::from_str(text);\n    \
         println!(\"{{:?}}\", value.map(|value| serde_json::to_string(&value)));\n}}\n\n\
         fn main() {{\n    let text = std::env::args().nth(1).unwrap_or_default();\n{reads}}}\n",
        names.join(", ")
    );
    let manifest = format!(
        "[package]\nname = \"program\"\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n[dependencies]\n\
         {dependency}\nserde_core = \"1\"\nserde_json = \"1\"\n\n[workspace]\n"
    );
    fs::create_dir_all(program.join("src")).map_err(|error| failed("make", &program, &error))?;
    for (name, text) in [("src/main.rs", &main), ("Cargo.toml", &manifest)] {
        let path = program.join(name);
        fs::write(&path, text).map_err(|error| failed("write", &path, &error))?;
    }
    Ok(program)
}

/// What it costs to build a program.
pub(super) struct Built {
    /// Its own crate, when everything else is built.
    pub(super) own: Cost,
    /// All crates, from nothing.
    pub(super) everything: Cost,
}

/// Builds a program from nothing, then its own crate again.
pub(super) fn built(program: &Path, profile: &str) -> Result<Built, String> {
    let target = program.join("target").join(profile);
    if target.is_dir() {
        fs::remove_dir_all(&target).map_err(|error| failed("remove", &target, &error))?;
    }
    let release = (profile == "release").then_some("--release");
    let command: Vec<_> = ["cargo", "build", "--quiet"].into_iter().chain(release).collect();
    let everything = measured(program, &command)?;
    touch(&program.join("src/main.rs"))?;
    let own = measured(program, &command)?;
    Ok(Built { own, everything })
}

fn row(program: &Path, types: &str, profile: &str) -> Result<String, String> {
    let Built { own: Cost { user_seconds, megabytes, .. }, everything } = built(program, profile)?;
    let binary = program.join("target").join(profile).join(format!("program{}", std::env::consts::EXE_SUFFIX));
    let text = cost::text_kilobytes(&binary).map_or_else(|_| "?".to_owned(), |kilobytes| kilobytes.to_string());
    let all = everything.user_seconds;
    Ok(format!("| {types} | {profile} | {user_seconds:.2} | {megabytes} | {all:.2} | {text} |"))
}
