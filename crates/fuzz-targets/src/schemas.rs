//! Reading schemas: any text is a model, or has faults with places in the text; a model is generated from or has such faults; a
//! document that is written as CSDL JSON is the same model when it is read again, and written as the same text.

use odata_csdl::{Diagnostic, Read, Source, load, read, write_json};

use crate::places;

#[path = "../../csdl/tests/places/mod.rs"]
mod without;

/// Tries a document of CSDL JSON.
pub(crate) fn run_json(data: &[u8]) {
    run("schema.json", data);
}

/// Tries a document of CSDL XML.
pub(crate) fn run_xml(data: &[u8]) {
    run("schema.xml", data);
}

fn run(name: &str, data: &[u8]) {
    let source = match Source::decode(name, data.to_vec()) {
        Ok(source) => source,
        // The bytes could not be decoded, so the offset cannot be looked up in a text.
        Err(faults) => return assert!(faults.as_slice().iter().all(|fault| fault.path == name && fault.line > 0)),
    };
    let sources = [source];
    let model = match load(&sources) {
        Ok(model) => model,
        Err(faults) => return are_in(&sources[0], faults.as_slice()),
    };
    are_in(&sources[0], &model.tolerated);
    if let Err(faults) = odata_codegen::generate(&model, &sources) {
        for fault in faults.as_slice() {
            assert_eq!(fault.path, name, "{fault}");
            assert!(places::has(&sources[0].text, fault.line, fault.column), "{fault}");
        }
    }

    let Read { documents, .. } = read(&sources).expect("it was loaded");
    let written = sources_of(documents.iter().flat_map(write_json));
    let mut again = load(&written).unwrap_or_else(|faults| panic!("the document was sound before: {faults}"));
    // Some of what was tolerated, such as faulty annotations, is written as it was.
    for note in &again.tolerated {
        let source = written.iter().find(|source| source.path == note.path);
        are_in(source.expect("the note is of what was written"), std::slice::from_ref(note));
        assert!(model.tolerated.iter().any(|known| known.leniency == note.leniency), "{note}");
    }
    again.tolerated.clone_from(&model.tolerated);
    assert_eq!(without::without_places(&again), without::without_places(&model));
    let Read { documents, .. } = read(&written).expect("it was loaded");
    let again = sources_of(documents.iter().flat_map(write_json));
    let texts = |sources: &[Source]| sources.iter().map(|source| source.text.clone()).collect::<Vec<_>>();
    assert_eq!(texts(&again), texts(&written));
}

fn sources_of(texts: impl Iterator<Item = String>) -> Vec<Source> {
    texts.enumerate().map(|(position, text)| Source::new(format!("{position}.json"), text)).collect()
}

/// Each diagnostic is in the text of the source, at a place that the text has.
fn are_in(source: &Source, diagnostics: &[Diagnostic]) {
    for diagnostic in diagnostics {
        assert_eq!(diagnostic.path, source.path, "{diagnostic}");
        assert!(places::has(&source.text, diagnostic.line, diagnostic.column), "{diagnostic}");
    }
}
