//! The whole metadata of Microsoft Graph v1.0.

mod published;

use odata_csdl::model::{OperationKind, StructuredKind};
use odata_csdl::{Source, load, read, write_json};
use published::published;

const METADATA: &str = "graph/v1.0.csdl.xml";

#[test]
fn everything_is_read() {
    let Some(source) = published(METADATA) else { return };
    let model = load(&[source]).unwrap_or_else(|faults| panic!("{faults}"));
    let types = |kind| model.structured_types.iter().filter(|type_| type_.kind == kind).count();
    let operations = |kind| model.operations.iter().filter(|operation| operation.kind == kind).count();
    assert_eq!(model.schemas.len(), 11);
    assert_eq!(model.enum_types.len(), 861);
    assert_eq!(types(StructuredKind::Complex), 1_780);
    assert_eq!(types(StructuredKind::Entity), 1_182);
    assert_eq!(operations(OperationKind::Action), 857);
    assert_eq!(operations(OperationKind::Function), 324);
    assert_eq!(model.terms.len(), 11);
    assert_eq!(model.entity_containers.iter().map(|container| container.children.len()).sum::<usize>(), 70);
    assert_eq!(model.structured_types.iter().map(|type_| type_.properties.len()).sum::<usize>(), 10_528 + 1_432);
    assert_eq!(model.enum_types.iter().map(|type_| type_.members.len()).sum::<usize>(), 6_347);
}

#[test]
fn the_faults_of_its_annotations_are_known() {
    let Some(source) = published(METADATA) else { return };
    let model = load(&[source]).unwrap_or_else(|faults| panic!("{faults}"));
    let lines = model.tolerated.iter().map(|note| format!("{}: {}: {}", note.line, note.code, note.message));
    let lines: Vec<String> = lines.collect();
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn what_is_written_is_what_was_read() {
    let Some(source) = published(METADATA) else { return };
    let documents = read(&[source]).unwrap_or_else(|faults| panic!("{faults}")).documents;
    let texts = write_json(&documents[0]);
    // The functions `image` stand in a text of their own, as there is a type `image`.
    assert_eq!(texts.len(), 2);
    let sources: Vec<_> = texts.iter().map(|text| Source::new("graph.json", text.as_str())).collect();
    let again = read(&sources).unwrap_or_else(|faults| panic!("{faults}")).documents;
    assert_eq!(again.iter().flat_map(write_json).collect::<Vec<_>>(), texts);
    let counts = |documents: &[odata_csdl::document::Document]| {
        let elements = documents.iter().flat_map(|document| &document.schemas).flat_map(|schema| &schema.elements);
        elements.count()
    };
    assert_eq!(counts(&again), counts(&documents));
}
