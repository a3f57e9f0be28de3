//! Generated code as one file, so that a test can keep it as a snapshot and include it.

use std::fmt::Write;
use std::path::PathBuf;

use odata_codegen::{Generated, generate};
use odata_csdl::{Source, load};

/// The vocabulary that says which properties are required and what reads entities.
pub(crate) fn requests() -> Source {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../schemas/vocabularies/Graph.Requests.V1.json");
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    Source::vocabulary("Graph.Requests.V1.json", text)
}

/// What is generated from these documents.
pub(crate) fn generated(sources: &[Source]) -> Generated {
    let model = load(sources).unwrap_or_else(|faults| panic!("{faults}"));
    generate(&model, sources).unwrap_or_else(|faults| panic!("{faults}"))
}

/// All files as one, so that a test can include it: the root without its inner attributes, which a file that is included
/// cannot have, and the other files in the places of their `mod` lines.
pub(crate) fn joined(generated: &Generated) -> String {
    let mut text = String::new();
    for renamed in &generated.renamed {
        let _ = writeln!(text, "// renamed: {} is {}", renamed.element, renamed.name);
    }
    let root = generated.files.iter().find(|file| file.path == "mod.rs").expect("there is a root");
    let lines = root.text.lines().skip_while(|line| *line != ")]").skip(1);
    for line in lines {
        let Some(name) = line.strip_prefix("pub mod ").and_then(|line| line.strip_suffix(';')) else {
            let _ = writeln!(text, "{line}");
            continue;
        };
        let path = format!("{name}.rs");
        let file = generated.files.iter().find(|file| file.path == path).expect("each module has its file");
        let code = file.text.split_once('\n').map_or("", |(_, code)| code);
        let _ = writeln!(text, "pub mod {name} {{\n{code}}}");
    }
    text
}
