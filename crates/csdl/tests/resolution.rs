//! What documents without faults resolve to.

mod documents;
mod places;
mod printed;

use documents::sources;
use odata_csdl::model::{Model, TypeKind};
use odata_csdl::{Source, load};
use places::without_places;
use printed::printed;

fn model(sources: &[Source]) -> Model {
    load(sources).unwrap_or_else(|faults| panic!("{faults}"))
}

#[test]
fn a_schema_in_several_documents_is_one_model() {
    insta::assert_snapshot!(printed(&model(&sources())));
}

#[test]
fn the_order_of_documents_does_not_matter() {
    let mut sources = sources();
    let expected = without_places(&model(&sources));
    for _ in 0..sources.len() {
        sources.rotate_left(1);
        assert_eq!(without_places(&model(&sources)), expected);
        let reversed: Vec<_> = sources.iter().rev().cloned().collect();
        assert_eq!(without_places(&model(&reversed)), expected);
    }
}

#[test]
fn every_place_lies_in_its_source() {
    let sources = sources();
    let model = model(&sources);
    for type_ in &model.structured_types {
        let source = &sources[type_.place.source.0 as usize];
        let text = &source.text[type_.place.start as usize..type_.place.end as usize];
        assert!(text.starts_with(&format!("\"{}\": {{", type_.name.name)), "{text}");
        assert!(text.ends_with('}'), "{text}");
    }
}

#[test]
fn a_vocabulary_of_the_caller_takes_the_place_of_the_built_in_one() {
    let vocabulary = r#"{
        "$Version": "4.01",
        "Org.OData.Core.V1": {
            "$Alias": "Core",
            "Description": { "$Kind": "Term", "$Type": "Core.text" },
            "text": { "$Kind": "TypeDefinition", "$UnderlyingType": "Edm.String" }
        }
    }"#;
    let schema = r#"{
        "$Version": "4.01",
        "example": { "@Org.OData.Core.V1.Description": "An example" }
    }"#;
    let model = model(&[Source::vocabulary("core.json", vocabulary), Source::new("example.json", schema)]);
    assert_eq!(model.terms.len(), 1);
    let definition = &model.terms[0].type_.kind;
    assert!(matches!(definition, TypeKind::Definition(id) if model.type_definition(*id).name.name == "text"));
    assert_eq!(model.schemas[1].facts.description.as_deref(), Some("An example"));
}

#[test]
fn what_is_built_in_is_not_part_of_the_model() {
    let schema = r#"{
        "$Version": "4.01",
        "example": {
            "rights": { "$Kind": "ComplexType", "all": { "$Type": "Org.OData.Core.V1.Permission" } }
        }
    }"#;
    let model = model(&[Source::new("example.json", schema)]);
    assert_eq!((model.schemas.len(), model.structured_types.len(), model.enum_types.len()), (1, 1, 0));
    assert_eq!((model.terms.len(), model.references.len()), (0, 0));
    let [rights] = &model.structured_types[..] else { panic!() };
    let kind = &rights.properties[0].type_.kind;
    assert!(matches!(kind, TypeKind::External(name) if name.to_string() == "Org.OData.Core.V1.Permission"));
}

#[test]
fn an_element_that_two_documents_declare_is_a_fault() {
    let text = r#"{ "$Version": "4.01", "example": { "run": { "$Kind": "ComplexType" } } }"#;
    let faults = load(&[Source::new("one.json", text), Source::new("two.json", text)]).unwrap_err();
    let expected = "two.json:1:36: error[duplicate-declaration]: `example.run` is declared twice\n  at /example/run\n  \
                    help: the other one is declared at one.json:1:36";
    assert_eq!(faults.to_string(), expected);
}

#[test]
fn one_fault_does_not_cause_others() {
    let text = r#"{
        "$Version": "4.01",
        "$Reference": { "v": { "$Include": [{ "$Namespace": "Org.OData.Validation.V1", "$Alias": "V" }] } },
        "example": {
            "scope": { "$Kind": "ComplexType", "$Abstract": true },
            "runs": { "$Kind": "ComplexType", "$BaseType": "example.scop" },
            "run": { "$Kind": "EntityType", "$Key": ["info/id"], "info": { "$Type": "example.inf" } },
            "cancel": [{ "$Kind": "Action", "$Parameter": [
                { "$Name": "scope", "$Type": "example.scope", "@V.DerivedTypeConstraint": ["example.runs"] }
            ] }]
        }
    }"#;
    let faults = load(&[Source::new("example.json", text)]).unwrap_err();
    let codes: Vec<_> = faults.as_slice().iter().map(|fault| (fault.line, fault.code.as_str())).collect();
    assert_eq!(codes, [(6, "unresolved-name"), (7, "unresolved-name")]);
}

#[test]
fn the_faults_of_all_sources_are_reported_together() {
    let sources = [
        Source::new("one.json", "{}"),
        Source::new("two.json", "{"),
        Source::new("three.json", r#"{ "$Version": "4.01" }"#),
        Source::new("four.json", "[]"),
    ];
    let faults = load(&sources).unwrap_err();
    let paths: Vec<_> = faults.as_slice().iter().map(|fault| fault.path.as_str()).collect();
    assert_eq!(paths, ["four.json", "one.json", "two.json"]);
}
