//! The CSDL documents that OASIS publishes beside the specification.

use std::io::Write;
use std::path::PathBuf;

use odata_csdl::{Source, load, read};

/// The text of a published document, or nothing if the data is not there, which is then said.
fn published(name: &str) -> Option<Source> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let folder = std::env::var_os("LCW_TEST_DATA").map_or(beside, PathBuf::from);
    let path = folder.join("oasis").join(name);
    if !folder.exists() {
        // Written past the capture of the test harness, which would hide it.
        let _ = writeln!(std::io::stderr(), "skipped {name}: there is no test data at {}", folder.display());
        return None;
    }
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    Some(Source::new(name, text))
}

/// The faults of a published document, after having read it without one.
fn faults(name: &str) -> Option<String> {
    let sources = [published(name)?];
    read(&sources).unwrap_or_else(|faults| panic!("{faults}"));
    Some(load(&sources).map_or_else(|faults| faults.to_string(), |_| String::new()))
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
