//! `cargo xtask slices`: what the slices of `docs/slices` cost those who use them, beside plain serde derives of the same types.

use std::fs;
use std::path::Path;

use odata_codegen::files::failed;

use super::users::{Built, built, program};
use super::{OURS, compiled, number};
use crate::codegen;
use crate::measure::{generator, measured, surroundings};

/// Generates, checks and builds each slice, and prints a table.
pub(crate) fn run(metadata: &Path) -> Result<(), String> {
    println!("{}\n", surroundings()?);
    let head =
        ["slice", "types", "cargo check", "own crate, --release", "derives", "ratio", "everything", "derives", "ratio"];
    println!("| {} |\n| --- {}|", head.join(" | "), "| ---: ".repeat(head.len() - 1));
    let mut all = 0.0;
    for name in names()? {
        let folder = crate::root().join("target/slices").join(&name);
        let (row, checked) = measure(&folder, &name, metadata)?;
        println!("{row}");
        all += checked;
    }
    println!("| all | | {all:.2} | | | | | | |");
    Ok(())
}

/// The names of the slices, in order.
fn names() -> Result<Vec<String>, String> {
    let folder = crate::root().join("docs/slices");
    let entries = fs::read_dir(&folder).map_err(|error| failed("read", &folder, &error))?;
    let names = entries.flatten().filter_map(|entry| {
        let name = entry.file_name().to_string_lossy().into_owned();
        name.strip_suffix(".toml").map(str::to_owned)
    });
    let mut names: Vec<_> = names.collect();
    names.sort();
    Ok(names)
}

/// The row of a slice, and the user seconds of checking it.
fn measure(folder: &Path, name: &str, metadata: &Path) -> Result<(String, f64), String> {
    // An earlier run may have been of other metadata, of which nothing is to be kept.
    let _ = fs::remove_dir_all(folder.join("schemas"));
    fs::create_dir_all(folder).map_err(|error| failed("make", folder, &error))?;
    let file = format!("{name}.toml");
    let slice = crate::root().join("docs/slices").join(&file);
    let permissions = metadata.with_file_name("permissions.json");
    let inputs = [
        (slice.as_path(), file.as_str()),
        (metadata, "cleanMetadata.xml"),
        (permissions.as_path(), "permissions.json"),
    ];
    for (from, to) in inputs {
        fs::copy(from, folder.join(to)).map_err(|error| failed("copy", from, &error))?;
    }
    let generator = generator()?;
    let runtime = codegen::runtime().to_string_lossy().into_owned();
    measured(folder, &[&generator, "generate", "--config", &file, "--runtime", &runtime])?;
    measured(folder, &[&generator, "import", "--config", &file, "--out", "schemas"])?;
    codegen::write_baseline(&folder.join("schemas"), &folder.join("derives"))?;
    let checked = compiled(&folder.join(name), "check", OURS)?.user_seconds;

    let text = fs::read_to_string(&slice).map_err(|error| failed("read", &slice, &error))?;
    let types = types(&text);
    let types: Vec<&str> = types.iter().map(String::as_str).collect();
    let dependencies = [
        (name, format!("graph = {{ path = \"../{name}\", package = \"graph-{name}\" }}")),
        ("derives", "graph = { path = \"../derives\" }".to_owned()),
    ];
    let mut costs = Vec::new();
    for (of, dependency) in dependencies {
        costs.push(built(&program(folder, of, &dependency, &types)?, "release")?);
    }
    let cells: Vec<_> = [of_own, of_everything].iter().flat_map(|of| compared(&costs, *of)).collect();
    let count = number(codegen::count(&folder.join("schemas"))?);
    Ok((format!("| {name} | {count} | {checked:.2} | {} |", cells.join(" | ")), checked))
}

fn of_own(built: &Built) -> f64 {
    built.own.user_seconds
}

fn of_everything(built: &Built) -> f64 {
    built.everything.user_seconds
}

/// Ours, that of the derives, and the ratio.
fn compared(costs: &[Built], of: fn(&Built) -> f64) -> Vec<String> {
    let figures: Vec<f64> = costs.iter().map(of).collect();
    let ratio = figures.first().zip(figures.last()).map(|(ours, derives)| ours / derives);
    figures.into_iter().chain(ratio).map(|figure| format!("{figure:.2}")).collect()
}

/// The Rust names of the roots of a slice.
fn types(file: &str) -> Vec<String> {
    let roots = file.split('"').filter_map(|part| part.strip_prefix("microsoft.graph."));
    let roots = roots.filter(|root| !root.contains('/'));
    roots.map(|root| root.split_at(1)).map(|(first, rest)| first.to_uppercase() + rest).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_types_of_a_slice_are_its_roots() {
        let file = "roots = [\n\"microsoft.graph.user\",\n{ name = \"microsoft.graph.driveItem\", with = [\"microsoft.graph.item/x\"] }]";
        assert_eq!(types(file), ["User", "DriveItem"]);
    }
}
