//! Generated code as one file, so that a test can keep it as a snapshot and include it.

use std::fmt::Write;

use odata_codegen::{Generated, generate};
use odata_csdl::{Source, load};

/// What is generated from these documents.
pub(crate) fn generated(sources: &[Source]) -> Generated {
    let model = load(sources).unwrap_or_else(|faults| panic!("{faults}"));
    generate(&model, sources).unwrap_or_else(|faults| panic!("{faults}"))
}

/// All files as one, so that a test can keep it: the files stand in the places of their `mod` lines.
pub(crate) fn joined(generated: &Generated) -> String {
    let mut text = String::new();
    for renamed in &generated.renamed {
        for line in renamed.to_string().lines() {
            let _ = writeln!(text, "// {line}");
        }
    }
    text + &inline(generated, "", "mod.rs")
}

/// The file of a module, with the files below it in their places.
fn inline(generated: &Generated, folder: &str, file: &str) -> String {
    let path = format!("{folder}{file}");
    let file = generated.files.iter().find(|file| file.path == path).unwrap_or_else(|| panic!("there is no {path}"));
    let mut text = String::new();
    for line in file.text.lines().skip(1) {
        let declared =
            line.split_once("mod ").and_then(|(visibility, name)| Some((visibility, name.strip_suffix(';')?)));
        match declared {
            Some((visibility @ ("" | "pub " | "pub(crate) "), name)) => {
                let is_namespace = folder.is_empty();
                let below = if is_namespace {
                    inline(generated, &format!("{name}/"), "mod.rs")
                } else {
                    inline(generated, folder, &format!("{name}.rs"))
                };
                let _ = writeln!(text, "{visibility}mod {name} {{\n{below}}}");
            }
            _ => {
                let _ = writeln!(text, "{line}");
            }
        }
    }
    text
}
