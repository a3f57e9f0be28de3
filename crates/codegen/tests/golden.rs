//! Golden cases: a small schema beside what is generated from it.
//!
//! `tests/golden_compiles.rs` compiles every one of them. To accept a change, run with `INSTA_UPDATE=always`.

use std::fmt::Write;
use std::path::PathBuf;

use odata_codegen::{Generated, generate};
use odata_csdl::{Source, load};

fn source(folder: &str, name: &str) -> Source {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder).join(format!("{name}.json"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    Source::new(format!("{name}.json"), text)
}

/// The vocabulary of our own, which some cases refer to.
fn requests() -> Source {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../schemas/vocabularies/Graph.Requests.V1.json");
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    Source::vocabulary("Graph.Requests.V1.json", text)
}

fn generated(sources: &[Source]) -> Generated {
    let model = load(sources).unwrap_or_else(|faults| panic!("{faults}"));
    generate(&model, sources).unwrap_or_else(|faults| panic!("{faults}"))
}

/// All files as one, so that a test can include it: the root without its inner attributes, which a file that is included
/// cannot have, and the other files in the places of their `mod` lines.
fn joined(generated: &Generated) -> String {
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

macro_rules! golden {
    ($($name:ident)*) => {
        $(
            #[test]
            fn $name() {
                let sources = [source("golden", stringify!($name)), requests()];
                let text = joined(&generated(&sources));
                insta::assert_binary_snapshot!(concat!(stringify!($name), ".rs"), text.into_bytes());
            }
        )*

        const ALL: &[&str] = &[$(stringify!($name)),*];
    };
}

golden! {
    abstract_base abstract_without_derived action action_overloads collections concrete_base derived_across_namespaces
    documentation entity_key enum_members flags_enum hostile_names keywords modules name_collisions open_enum open_type presence primitives
    reads recursion type_definition
}

#[test]
fn every_case_is_tested_and_compiled() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut found: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    found.sort();
    assert_eq!(found, ALL);
    let compiled = include_str!("golden_compiles.rs");
    for name in ALL {
        assert!(compiled.split_whitespace().any(|word| word == *name), "{name} is not in golden_compiles.rs");
    }
}

#[test]
fn the_same_model_gives_the_same_bytes_in_any_order_of_files() {
    let mut sources = vec![source("golden", "derived_across_namespaces"), source("golden", "open_enum"), requests()];
    let forward = generated(&sources);
    sources.reverse();
    let backward = generated(&sources);
    assert_eq!(forward.files, backward.files);
}

#[test]
fn vocabularies_are_not_generated() {
    let generated = generated(&[requests()]);
    assert_eq!(generated.files.iter().map(|file| file.path.as_str()).collect::<Vec<_>>(), ["mod.rs"]);
}

fn faults(name: &str) -> String {
    let sources = [source("faults", name)];
    let model = load(&sources).unwrap_or_else(|faults| panic!("{faults}"));
    generate(&model, &sources).map(|_| String::new()).unwrap_err().to_string()
}

#[test]
fn types_without_a_counterpart_are_faults() {
    insta::assert_snapshot!("fault_unsupported_primitive", faults("unsupported_primitive"));
    insta::assert_snapshot!("fault_type_not_given", faults("type_not_given"));
}
