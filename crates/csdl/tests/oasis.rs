//! The CSDL documents that OASIS publishes beside the specification, in both of their forms.

mod normal;
mod places;
mod published;

use std::collections::BTreeSet;

use normal::Normal;
use odata_csdl::{Options, Source, load, read, write_json};
use places::without_places;
use published::published;

const NAMES: [&str; 5] = ["csdl-16.1", "csdl-16.2", "miscellaneous", "miscellaneous2", "special-characters"];

fn pair(name: &str) -> Option<[Source; 2]> {
    let text = |form: &str| published(&format!("oasis/{name}.{form}"));
    Some([text("xml")?, text("json")?])
}

/// The parts of a document that only one of its forms says, or says otherwise.
fn differences(pair: &[Source; 2]) -> String {
    let [xml, json] = pair.each_ref().map(|source| Normal::of(std::slice::from_ref(source)).parts);
    let both = xml.keys().chain(json.keys()).collect::<BTreeSet<_>>();
    let mut lines = Vec::new();
    for path in both {
        let (xml, json) = (xml.get(path), json.get(path));
        if xml != json {
            let shown = |value: Option<&String>| value.map_or("nothing", String::as_str).to_owned();
            lines.push(format!("{path}\n  XML:  {}\n  JSON: {}", shown(xml), shown(json)));
        }
    }
    lines.join("\n")
}

/// All faults of a published document, which is read without one and then resolved.
fn faults(name: &str) -> Option<String> {
    let sources = [published(&format!("oasis/{name}"))?];
    let strict = Options { strict: true };
    strict.read(&sources).unwrap_or_else(|faults| panic!("{faults}"));
    Some(strict.load(&sources).map_or_else(|faults| faults.to_string(), |_| String::new()))
}

#[test]
fn the_example_of_products_and_categories_is_sound() {
    assert_eq!(faults("csdl-16.1.json").unwrap_or_default(), "");
}

#[test]
fn the_example_of_annotations_is_sound() {
    assert_eq!(faults("csdl-16.2.json").unwrap_or_default(), "");
}

/// The document shows every kind of expression, and much of what it names it does not declare: targets such as
/// `MyEntityType`, terms such as `Dummy`. It also imports an action that is only bound, and applies `IsLanguageDependent`
/// to a type definition.
#[test]
fn the_collection_of_all_expressions_has_known_faults() {
    if let Some(faults) = faults("miscellaneous.json") {
        insta::assert_snapshot!(faults);
    }
}

/// The document uses an alias `Model` that it does not declare.
#[test]
fn the_collection_of_overloads_has_known_faults() {
    if let Some(faults) = faults("miscellaneous2.json") {
        insta::assert_snapshot!(faults);
    }
}

/// The key names `id`, but the property is `id` with all connecting characters of Unicode behind it.
#[test]
fn the_document_of_special_characters_has_a_known_fault() {
    if let Some(faults) = faults("special-characters.json") {
        insta::assert_snapshot!(faults);
    }
}

#[test]
fn both_forms_give_the_same_document() {
    for name in ["csdl-16.1", "csdl-16.2", "miscellaneous2", "special-characters"] {
        let Some(pair) = pair(name) else { return };
        assert_eq!(differences(&pair), "", "{name}");
    }
}

#[test]
fn both_forms_resolve_to_the_same_model() {
    for name in ["csdl-16.1", "csdl-16.2"] {
        let Some(pair) = pair(name) else { return };
        let [xml, json] = pair.map(|source| load(&[source]).unwrap_or_else(|faults| panic!("{faults}")));
        // Each form refers to vocabularies in its own form.
        assert_eq!(without_places(&xml).replace("V1.xml", "V1.json"), without_places(&json), "{name}");
    }
}

/// The published JSON has a number as the default value of a property whose type is based on `Edm.String`, and a text in
/// which carriage returns are lost.
#[test]
fn the_collection_of_all_expressions_differs_in_known_places() {
    if let Some(pair) = pair("miscellaneous") {
        insta::assert_snapshot!(differences(&pair));
    }
}

#[test]
fn what_is_written_is_what_was_read() {
    for name in NAMES {
        let Some(pair) = pair(name) else { return };
        for source in pair {
            let documents = read(std::slice::from_ref(&source)).unwrap().documents;
            let texts = write_json(&documents[0]);
            let again: Vec<_> = texts.iter().map(|text| Source::new("again.json", text.as_str())).collect();
            let again = read(&again).unwrap_or_else(|faults| panic!("{name}: {faults}")).documents;
            assert_eq!(without_places(&again), without_places(&documents), "{}", source.path);
            assert_eq!(write_json(&again[0]), texts, "{}", source.path);
        }
    }
}
