//! Each leniency has small documents with that fault. They are read, with notes; a strict run refuses them.

mod printed;

use std::collections::BTreeSet;
use std::path::Path;

use odata_csdl::document::Constant;
use odata_csdl::model::{Model, Value};
use odata_csdl::{Code, Leniency, Options, Source, load, read, write_json};
use printed::printed;

/// The name of each case without its form, and its source.
fn cases() -> Vec<(String, Source)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lenient");
    let mut cases: Vec<_> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json" || extension == "xml"))
        .map(|path| {
            let name = |name: Option<&std::ffi::OsStr>| name.unwrap().to_str().unwrap().to_owned();
            let file = name(path.file_name());
            let source = Source::decode(file.as_str(), std::fs::read(&path).unwrap()).unwrap();
            (file.replace('.', "-"), source)
        })
        .collect();
    cases.sort_by(|(one, _), (other, _)| one.cmp(other));
    cases
}

/// The leniency that a case is named after.
fn leniency_of(name: &str) -> Leniency {
    let fits =
        |leniency: &&Leniency| name.strip_prefix(leniency.as_str()).is_some_and(|variant| variant.starts_with('-'));
    *Leniency::ALL.iter().find(fits).unwrap_or_else(|| panic!("{name} is not named after a leniency"))
}

#[test]
fn documents_are_read_with_notes() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("lenient");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    for (name, source) in cases() {
        let model = load(&[source]).unwrap_or_else(|faults| panic!("{faults}"));
        let leniency = leniency_of(&name);
        let notes: Vec<String> = model.tolerated.iter().map(ToString::to_string).collect();
        let notes = notes.join("\n");
        assert!(!notes.is_empty(), "{name} has no note");
        assert!(
            model.tolerated.iter().all(|fault| fault.leniency == Some(leniency)),
            "{name} has other notes:\n{notes}"
        );
        let text = format!("{notes}\n\n{}", printed(&model));
        settings.bind(|| insta::assert_snapshot!(name, text));
    }
}

#[test]
fn a_strict_run_refuses_all_of_them() {
    for (name, source) in cases() {
        let sources = [source];
        let notes = load(&sources).unwrap().tolerated;
        let errors = Options { strict: true }.load(&sources).expect_err(&name);
        assert_eq!(errors.as_slice().len(), notes.len());
        for error in errors.as_slice() {
            assert_eq!(error.leniency, None);
            assert!(notes.iter().any(|note| note.code == error.code && note.message == error.message), "{error}");
            assert!(error.to_string().contains(": error["), "{error}");
        }
    }
}

#[test]
fn every_leniency_has_a_case() {
    let covered: BTreeSet<_> = cases().iter().map(|(name, _)| leniency_of(name)).collect();
    assert_eq!(covered.into_iter().collect::<Vec<_>>(), Leniency::ALL);
}

/// What is read leniently is written so that it is read without a note, but for names that only a rename could mend.
#[test]
fn what_is_written_has_fewer_faults() {
    for (name, source) in cases() {
        let documents = read(&[source]).unwrap().documents;
        let texts = write_json(&documents[0]);
        let again = read(&[Source::new("again.json", texts.concat())]).unwrap_or_else(|faults| panic!("{faults}"));
        let is_expected = |it| matches!(it, Some(Leniency::ReservedNamespace | Leniency::ChildName));
        assert!(again.tolerated.iter().all(|fault| is_expected(fault.leniency)), "{name}: {:?}", again.tolerated);
    }
}

const EDMX: &str = r#"<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">"#;

fn document(path: &str, includes: &str, namespace: &str, elements: &str) -> Source {
    let text = format!(
        r#"{EDMX}{includes}<edmx:DataServices><Schema Namespace="{namespace}" xmlns="http://docs.oasis-open.org/odata/ns/edm">{elements}</Schema></edmx:DataServices></edmx:Edmx>"#
    );
    Source::new(path, text)
}

const INCLUDE: &str = r#"<edmx:Reference Uri="v.xml"><edmx:Include Namespace="v" Alias="w" /></edmx:Reference>"#;

/// The annotations of the only type that has any.
fn annotations(model: &Model) -> Vec<(String, Value)> {
    let types = model.structured_types.iter().flat_map(|type_| &type_.facts.annotations);
    types.map(|annotation| (annotation.term.name.clone(), annotation.value.clone())).collect()
}

#[test]
fn an_annotation_without_a_value_has_the_default_value_of_its_term() {
    let terms = r#"<Term Name="text" Type="Edm.String" /><Term Name="tag" Type="Edm.Boolean" DefaultValue="true" />
        <Term Name="count" Type="v.number" DefaultValue="7" /><Term Name="list" Type="Collection(Edm.String)" />
        <Term Name="record" Type="v.data" /><ComplexType Name="data" />
        <TypeDefinition Name="number" UnderlyingType="Edm.Int32" />"#;
    let in_xml = document("v.xml", "", "v", terms);
    let in_json = {
        let texts = write_json(&read(std::slice::from_ref(&in_xml)).unwrap().documents[0]);
        Source::new("v.json", texts.concat())
    };
    let applied = ["text", "tag", "count", "list", "record"].map(|term| format!(r#"<Annotation Term="w.{term}" />"#));
    let elements = format!(r#"<ComplexType Name="row">{}</ComplexType>"#, applied.concat());
    let user = document("use.xml", INCLUDE, "example", &elements);
    let expected = [
        ("count", Value::Constant(Constant::Number("7".to_owned()))),
        ("list", Value::Collection(Vec::new())),
        ("record", Value::Record { type_: None, properties: Vec::new(), annotations: Vec::new() }),
        ("tag", Value::Constant(Constant::Bool(true))),
        ("text", Value::Constant(Constant::Null)),
    ];
    let expected = expected.map(|(term, value)| (term.to_owned(), value));
    for vocabulary in [in_xml, in_json] {
        for sources in [[user.clone(), vocabulary.clone()], [vocabulary, user.clone()]] {
            let model = load(&sources).unwrap_or_else(|faults| panic!("{faults}"));
            assert_eq!(annotations(&model), expected);
            assert_eq!(model.tolerated, []);
        }
    }
    // A term that no document declares is taken for a tag.
    let model = load(&[user]).unwrap();
    assert!(annotations(&model).iter().all(|(_, value)| *value == Value::Constant(Constant::Bool(true))));
}

#[test]
fn utf_16_is_read_and_noted() {
    let text = document("a", "", "example", r#"<ComplexType Name="größe" />"#).text;
    for (name, to_bytes) in [("UTF-16LE", u16::to_le_bytes as fn(u16) -> [u8; 2]), ("UTF-16BE", u16::to_be_bytes)] {
        let bytes = std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(to_bytes).collect();
        let source = Source::decode("a.xml", bytes).unwrap();
        assert!(source.is_xml());
        let model = load(&[source]).unwrap_or_else(|faults| panic!("{faults}"));
        assert_eq!(model.structured_types[0].name.name, "größe");
        let notes: Vec<_> = model.tolerated.iter().map(|note| (note.leniency, note.message.as_str())).collect();
        assert_eq!(notes, [(Some(Leniency::OtherEncoding), format!("the text is in {name}, not in UTF-8").as_str())]);
    }
}

#[test]
fn a_base_type_of_another_document_is_found_if_that_is_given() {
    let elements = r#"<ComplexType Name="row" BaseType="w.base"><Property Name="a" Type="Edm.String" /></ComplexType>"#;
    let user = document("use.xml", INCLUDE, "example", elements);
    let errors = load(std::slice::from_ref(&user)).unwrap_err();
    assert_eq!(errors.as_slice()[0].code, Code::MissingDocument);
    assert!(errors.to_string().contains("also give the document `v.xml`"), "{errors}");
    let base =
        document("v.xml", "", "v", r#"<ComplexType Name="base"><Property Name="b" Type="Edm.String" /></ComplexType>"#);
    let model = load(&[user.clone(), base.clone()]).unwrap_or_else(|faults| panic!("{faults}"));
    assert!(model.structured_types.iter().any(|type_| type_.base.is_some()));
    // A vocabulary is only known, so nothing of it can be missing in generated code.
    let vocabulary = Source::vocabulary("use.xml", user.text);
    assert!(load(&[vocabulary]).is_ok());
    assert_eq!(model.references.len(), 0);
}

/// The forms write the same thing differently, so advice must fit the form.
#[test]
fn advice_fits_the_form_of_the_document() {
    let wrong = r#"<EntityType Name="a"><Property Name="b" Type="example.a" /></EntityType>
        <ComplexType Name="c"><Property Name="d" Type="other.namespace.e" /></ComplexType>"#;
    let sources = [document("a.xml", "", "example", wrong)];
    let in_xml = load(&sources).unwrap_err().to_string();
    assert!(in_xml.contains("make the element a `NavigationProperty`"), "{in_xml}");
    assert!(in_xml.contains("`edmx:Include` in an `edmx:Reference`"), "{in_xml}");
    assert!(!in_xml.contains('$'), "{in_xml}");
    let texts = write_json(&read(&sources).unwrap().documents[0]);
    let in_json = load(&[Source::new("a.json", texts.concat())]).unwrap_err().to_string();
    assert!(in_json.contains("\"$Kind\": \"NavigationProperty\""), "{in_json}");
    assert!(in_json.contains("`$Include` in a `$Reference`"), "{in_json}");
}
