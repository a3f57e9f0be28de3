//! Published documents of many producers: read, resolved and generated from, each with its known outcome.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use odata_codegen::generate;
use odata_csdl::{Read, Source, load, read, write_json};

/// The documents in order of their names.
fn sources(folder: &Path) -> Vec<Source> {
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json" || extension == "xml"));
    paths.sort();
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    paths.iter().map(|path| Source::decode(name(path), std::fs::read(path).unwrap()).unwrap()).collect()
}

/// How often each cause occurs.
fn counted(causes: impl Iterator<Item = String>) -> String {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for cause in causes {
        *counts.entry(cause).or_default() += 1;
    }
    let lines: Vec<String> = counts.into_iter().map(|(cause, count)| format!("\n  {count} x {cause}")).collect();
    lines.concat()
}

/// The outcome of documents that are one model.
fn outcome(sources: &[Source]) -> String {
    let model = match load(sources) {
        Ok(model) => model,
        Err(errors) => return format!("refused{}", counted(errors.as_slice().iter().map(|it| it.code.to_string()))),
    };
    let notes = counted(model.tolerated.iter().map(|note| match note.leniency {
        Some(leniency) => format!("{leniency} ({})", note.code),
        None => panic!("a note without a leniency: {note}"),
    }));
    match generate(&model, sources) {
        Ok(generated) => format!("{}{notes}", generated.counts),
        Err(faults) => {
            let faults = counted(faults.as_slice().iter().map(|it| format!("{}: {}", it.code.as_str(), it.message)));
            format!("not generated{faults}{notes}")
        }
    }
}

#[test]
fn the_outcome_of_each_document_is_known() {
    let Some(folder) = published_data::path("metadata") else { return };
    let mut text = String::new();
    for source in sources(&folder) {
        let _ = writeln!(text, "{}: {}", source.path, outcome(std::slice::from_ref(&source)));
    }
    insta::assert_snapshot!(text);
}

#[test]
fn vocabularies_that_use_each_other_are_one_model() {
    let Some(folder) = published_data::path("metadata") else { return };
    let mut vocabularies = sources(&folder);
    vocabularies.retain(|source| source.path.starts_with("voc-") && source.is_xml());
    insta::assert_snapshot!(outcome(&vocabularies));
}

/// Documents are written as CSDL JSON, from which the same code is generated.
#[test]
fn what_is_written_generates_the_same() {
    let Some(folder) = published_data::path("metadata") else { return };
    let mut compared = 0;
    for source in sources(&folder) {
        let sources = [source];
        let Ok(Read { documents, .. }) = read(&sources) else { continue };
        let texts: Vec<Source> = documents
            .iter()
            .flat_map(write_json)
            .enumerate()
            .map(|(number, text)| Source::new(format!("{number}.json"), text))
            .collect();
        let generated = |sources: &[Source]| {
            let model = load(sources).ok()?;
            Some(generate(&model, sources).ok()?.files)
        };
        let files = generated(&sources);
        assert_eq!(generated(&texts), files, "{}", sources[0].path);
        compared += usize::from(files.is_some());
    }
    assert!(compared >= 15, "only {compared} documents were compared");
}
