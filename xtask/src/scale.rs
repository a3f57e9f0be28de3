//! `cargo xtask scale`: what it costs to generate and to compile metadata, a part of it and the whole.

mod share;
pub(crate) mod slices;
pub(crate) mod users;

use std::fs;
use std::path::{Path, PathBuf};

use odata_codegen::files::failed;
use odata_codegen::{Builder, Counts};

use crate::codegen;
use crate::measure::{Cost, generator, measured, surroundings};

pub(crate) use share::Share;

/// What is measured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Options {
    /// The file of the metadata.
    pub(crate) metadata: PathBuf,
    /// How much of it, one after the other.
    pub(crate) shares: Vec<Share>,
}

/// What the generated crate depends on, as arguments of cargo.
const OURS: &[&str] = &["--package", "odata-types"];
/// What the baseline depends on.
const BASELINE: &[&str] = &["--package", "odata-types", "--package", "serde"];

/// Measures every stage, and prints a table.
pub(crate) fn run(options: &Options) -> Result<(), String> {
    let folder = crate::root().join("target/scale");
    let sources = Builder::new().metadata(&options.metadata).sources().map_err(|error| error.to_string())?;
    let read = odata_csdl::read(&sources).map_err(|faults| faults.to_string())?;
    let mut table = Vec::new();
    for share in &options.shares {
        let folder = folder.join(share.name());
        let rows = measure_share(&folder, options, *share, &share.roots(&sources, &read.documents)?)?;
        // The whole takes minutes.
        eprintln!("{}", rows.join("\n"));
        table.extend(rows);
    }
    println!("{}\n", surroundings()?);
    println!("| share | types | stage | seconds | user seconds | MB | user seconds for 1,000 types |");
    println!("| --- | ---: | --- | ---: | ---: | ---: | ---: |");
    println!("{}", table.join("\n"));
    Ok(())
}

/// Measures a share from the metadata to a crate that compiles.
fn measure_share(folder: &Path, options: &Options, share: Share, roots: &[String]) -> Result<Vec<String>, String> {
    // An earlier run may have been of other metadata, of which nothing is to be kept.
    let _ = fs::remove_dir_all(folder.join("schemas"));
    let metadata = options.metadata.to_string_lossy();
    let path = |name: &str| folder.join(name).to_string_lossy().into_owned();
    let (generator, schemas, out) = (generator()?, path("schemas"), path("crate"));
    let runtime = codegen::runtime().to_string_lossy().into_owned();

    let mut arguments = vec![generator.as_str(), "import", "--metadata", &metadata, "--out", &schemas];
    arguments.extend(roots.iter().flat_map(|root| ["--root", root]));
    let imported = measured(folder, &arguments)?;
    let arguments =
        [&generator, "generate", "--schemas", &schemas, "--out", &out, "--crate", "graph", "--runtime", &runtime];
    let generated = measured(folder, &arguments)?;
    let checked = compiled(&folder.join("crate"), "check", OURS)?;
    let types = number(codegen::count(&folder.join("schemas"))?);
    let row = |stage: &str, cost: &Cost| row(share.name(), types, stage, cost);
    let mut rows = vec![row("import", &imported), row("codegen", &generated), row("cargo check", &checked)];
    if share != Share::All {
        return Ok(rows);
    }
    codegen::write_baseline(&folder.join("schemas"), &folder.join("baseline"))?;
    for stage in ["check", "build"] {
        let ours = if stage == "check" { checked } else { compiled(&folder.join("crate"), stage, OURS)? };
        let baseline = compiled(&folder.join("baseline"), stage, BASELINE)?;
        if stage != "check" {
            rows.push(row(&format!("cargo {stage}"), &ours));
        }
        rows.push(row(&format!("cargo {stage}, baseline"), &baseline));
        rows.push(ratio(stage, &ours, &baseline));
    }
    for name in ["crate", "baseline"] {
        let size = rlib(&folder.join(name).join("target/debug"))?;
        rows.push(format!("| all | {types} | rlib, {name} | | | {size} | |"));
    }
    Ok(rows)
}

fn ratio(stage: &str, ours: &Cost, baseline: &Cost) -> String {
    let (time, user) = (ours.seconds / baseline.seconds, ours.user_seconds / baseline.user_seconds);
    #[expect(clippy::cast_precision_loss, reason = "megabytes are far below the limit")]
    let memory = ours.megabytes as f64 / baseline.megabytes as f64;
    format!("| all | | cargo {stage}, ratio | {time:.2} | {user:.2} | {memory:.2} | |")
}

/// What a crate costs by itself, once the crates are compiled that it depends on.
fn compiled(folder: &Path, stage: &str, dependencies: &[&str]) -> Result<Cost, String> {
    measured(folder, &[&["cargo", stage, "--quiet"], dependencies].concat())?;
    // What an earlier run has compiled is compiled again.
    touch(&folder.join("src/lib.rs"))?;
    measured(folder, &["cargo", stage, "--quiet"])
}

/// Everything that becomes a type in Rust.
fn number(counts: Counts) -> usize {
    let Counts { enum_types, complex_types, entity_types, actions, functions } = counts;
    enum_types + complex_types + entity_types + actions + functions
}

fn row(share: &str, types: usize, stage: &str, cost: &Cost) -> String {
    let Cost { seconds, user_seconds, megabytes } = cost;
    let thousands = f64::from(u32::try_from(types).unwrap_or(u32::MAX)) / 1000.0;
    let each = user_seconds / thousands;
    format!("| {share} | {types} | {stage} | {seconds:.2} | {user_seconds:.2} | {megabytes} | {each:.2} |")
}

fn touch(path: &Path) -> Result<(), String> {
    let file = fs::File::options().append(true).open(path).map_err(|error| failed("open", path, &error))?;
    file.set_modified(std::time::SystemTime::now()).map_err(|error| failed("touch", path, &error))
}

/// The size of the library in megabytes.
fn rlib(folder: &Path) -> Result<u64, String> {
    let path = folder.join("libgraph.rlib");
    let metadata = fs::metadata(&path).map_err(|error| failed("read", &path, &error))?;
    Ok(metadata.len() >> 20)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_says_what_a_thousand_types_cost() {
        let cost = Cost { seconds: 2.5, user_seconds: 3.0, megabytes: 70 };
        assert_eq!(row("half", 1500, "codegen", &cost), "| half | 1500 | codegen | 2.50 | 3.00 | 70 | 2.00 |");
    }
}
