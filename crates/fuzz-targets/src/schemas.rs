//! Reading schemas: any text is a model or has faults with places; a model is generated from or has faults; a document that is
//! written as CSDL JSON says the same when it is read again.

use odata_csdl::{Diagnostics, Source, load, read, write_json};

/// Tries a document of CSDL JSON.
pub(crate) fn run_json(data: &[u8]) {
    run("schema.json", data);
}

/// Tries a document of CSDL XML.
pub(crate) fn run_xml(data: &[u8]) {
    run("schema.xml", data);
}

fn run(name: &str, data: &[u8]) {
    let Ok(source) = Source::decode(name, data.to_vec()) else { return };
    let sources = [source];
    let Ok(documents) = read(&sources) else { return };
    let written: Vec<Source> = documents
        .documents
        .iter()
        .flat_map(write_json)
        .enumerate()
        .map(|(position, text)| Source::new(format!("{position}.json"), text))
        .collect();
    match (load(&sources), load(&written)) {
        (Ok(model), again) => {
            let _ = odata_codegen::generate(&model, &sources);
            let again = again.unwrap_or_else(|faults| panic!("the document was sound before: {}", said(&faults)));
            assert_eq!(again.structured_types.len(), model.structured_types.len());
            assert_eq!(again.enum_types.len(), model.enum_types.len());
        }
        (Err(faults), _) => drop(said(&faults)),
    }
}

fn said(faults: &Diagnostics) -> String {
    faults.as_slice().iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}
