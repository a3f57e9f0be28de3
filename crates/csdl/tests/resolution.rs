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

/// A document whose names other documents use, and which cannot be read.
const BROKEN: &str = r#"{ "$Version": "4.01", "base": { "$Alias": "b", "entity": { "$Kind": "EntityTyp" } } }"#;

const USER: &str = r#"{
    "$Version": "4.01",
    "$Reference": { "base.json": { "$Include": [{ "$Namespace": "base", "$Alias": "b" }] } },
    "example": {
        "user": { "$Kind": "EntityType", "$BaseType": "b.entity", "$Key": ["id"], "kind": { "$Type": "base.kind" } },
        "group": { "$Kind": "ComplexType", "$BaseType": "example.grup", "text": { "$Type": "Edm.Strng" } }
    }
}"#;

fn codes(sources: &[Source]) -> Vec<(String, u32, &'static str)> {
    let faults = load(sources).unwrap_err();
    // Reading alone reports the same.
    assert_eq!(odata_csdl::read(sources).unwrap_err(), faults);
    faults.as_slice().iter().map(|fault| (fault.path.clone(), fault.line, fault.code.as_str())).collect()
}

#[test]
fn faults_of_reading_and_resolving_are_reported_together() {
    let malformed = &BROKEN[..BROKEN.len() - 1];
    for (broken, code) in [(BROKEN, "invalid-value"), (malformed, "malformed-json")] {
        let expected = [("a.json", 1, code), ("b.json", 6, "unresolved-name"), ("b.json", 6, "unresolved-name")];
        let sources = [Source::new("a.json", broken), Source::new("b.json", USER)];
        assert_eq!(codes(&sources), expected.map(|(path, line, code)| (path.to_owned(), line, code)));
    }
    // The text that cannot be read may declare the missing type.
    let malformed = malformed.replace("\"base\"", "\"example\"");
    let sources = [Source::new("a.json", malformed), Source::new("b.json", USER)];
    let found: Vec<_> = codes(&sources).into_iter().map(|(_, line, code)| (line, code)).collect();
    assert_eq!(found, [(1, "malformed-json"), (5, "missing-document"), (6, "unresolved-name")]);
}
