//! What a model holds of everything that metadata says beside types and annotations.

mod places;
mod printed;
mod published;

use odata_csdl::model::{Model, OperationKind, QualifiedName, StructuredTypeId};
use odata_csdl::slice::{Request, slice};
use odata_csdl::{Source, load, read, write_json};
use places::without_places;
use printed::printed;
use published::published;

const LIBRARY: &str = include_str!("model/library.xml");
const VALUES: &str = include_str!("model/values.xml");

/// The model of a document, which is the same in both forms.
fn model(text: &str) -> Model {
    let sources = [Source::new("document.xml", text)];
    let model = load(&sources).unwrap_or_else(|faults| panic!("{faults}"));
    assert_eq!(model.tolerated, []);
    let texts: Vec<_> = read(&sources).unwrap().documents.iter().flat_map(write_json).collect();
    let in_json: Vec<_> = texts.into_iter().map(|text| Source::new("document.json", text)).collect();
    let again = load(&in_json).unwrap_or_else(|faults| panic!("{faults}"));
    assert_eq!(without_places(&again), without_places(&model));
    model
}

fn name(namespace: &str, name: &str) -> QualifiedName {
    QualifiedName { namespace: namespace.to_owned(), name: name.to_owned() }
}

fn type_of(model: &Model, simple: &str) -> StructuredTypeId {
    model.find_structured_type(&name("Bücher.Größe", simple)).unwrap()
}

/// Functions, results of actions, imports, entity sets, singletons, bindings, keys, alternate keys and media entities, in a
/// namespace that is not ASCII.
#[test]
fn a_service_is_resolved() {
    insta::assert_snapshot!(printed(&model(LIBRARY)));
}

/// Geographies and geometries, the abstract types of the Edm namespace, and the types of paths in terms.
#[test]
fn every_type_of_the_edm_namespace_is_resolved() {
    insta::assert_snapshot!(printed(&model(VALUES)));
}

#[test]
fn the_overloads_of_an_import_are_the_unbound_ones() {
    let model = model(LIBRARY);
    let near = name("Bücher.Größe", "Near");
    assert_eq!(model.overloads(&near, OperationKind::Function).count(), 3);
    let unbound: Vec<_> = model.unbound_overloads(&near, OperationKind::Function).collect();
    assert!(unbound.iter().all(|(number, operation)| model.operations[*number].place == operation.place));
    assert_eq!(unbound.len(), 2);
    assert_eq!(model.overloads(&near, OperationKind::Action).count(), 0);
    assert_eq!(model.overloads(&name("Bücher.Größe", "Nea"), OperationKind::Function).count(), 0);
}

#[test]
fn paths_lead_through_base_types_and_casts() {
    let model = model(LIBRARY);
    let book = type_of(&model, "Book");
    let found = |path: &str| {
        let id = model.property_at(book, path)?;
        Some(format!("{}/{}", model.structured_type(id.owner).name.name, model.property(id).name))
    };
    assert_eq!(found("Isbn").as_deref(), Some("Book/Isbn"));
    assert_eq!(found("Place/City").as_deref(), Some("Address/City"));
    assert_eq!(found("Author/Bücher.Größe.Poet/Patron").as_deref(), Some("Poet/Patron"));
    for missing in ["", "isbn", "Isbn/City", "Author/Patron", "Author/Bücher.Größe.Nobody/Patron", "/Isbn"] {
        assert_eq!(found(missing), None, "{missing}");
    }
}

#[test]
fn a_container_has_the_children_of_the_one_that_it_extends() {
    let model = model(LIBRARY);
    let children = |simple: &str| {
        let container = model.find_entity_container(&name("Bücher.Größe", simple)).unwrap();
        let names = model.container_children(container).map(|id| model.container_child(id).name.clone());
        names.collect::<Vec<_>>()
    };
    assert_eq!(children("Common"), ["Authors", "Owner"]);
    assert_eq!(children("Service"), ["BestNear", "Books", "Near", "Restock", "Authors", "Owner"]);
}

/// A key that names a property which is not there addresses nothing, so its annotation is left out.
#[test]
fn an_alternate_key_names_properties() {
    let text = LIBRARY.replace(r#"PropertyPath="Title""#, r#"PropertyPath="Titel""#);
    let model = load(&[Source::new("document.xml", text)]).unwrap_or_else(|faults| panic!("{faults}"));
    let notes: Vec<_> = model.tolerated.iter().map(|note| note.message.as_str()).collect();
    assert_eq!(notes, ["the key names `Titel`, which is not a property of `Bücher.Größe.Book`"]);
    let book = model.structured_type(type_of(&model, "Book"));
    assert_eq!(book.alternate_keys.len(), 1);
}

/// The keys of each entity type, and what each entity set and singleton is of.
fn offers(model: &Model) -> Vec<String> {
    let types =
        model.structured_types.iter().map(|type_| format!("{} {:?}{:?}", type_.name, type_.key, type_.alternate_keys));
    let children = model.entity_containers.iter().flat_map(|container| &container.children);
    types.chain(children.map(|child| format!("{} {:?}", child.name, child.kind))).collect()
}

/// A slice of everything says the same, also of what the metadata uses without including its vocabulary.
#[test]
fn slices_of_published_metadata_offer_the_same() {
    let mut alternate_keys = 0;
    for name in ["aspnet-library", "bc-v2", "cap-library", "northwind4", "oasis-trippin"] {
        let Some(source) = published(&format!("metadata/{name}.xml")) else { return };
        let sources = [source];
        let documents = read(&sources).unwrap_or_else(|faults| panic!("{faults}")).documents;
        let whole = slice(&sources, &documents, &Request::default()).unwrap_or_else(|refusal| panic!("{refusal}"));
        let texts: Vec<_> = whole.documents().iter().flat_map(write_json).collect();
        let again: Vec<_> = texts.into_iter().map(|text| Source::new("slice.json", text)).collect();
        let [model, again] =
            [&sources[..], &again[..]].map(|sources| load(sources).unwrap_or_else(|faults| panic!("{faults}")));
        assert_eq!(offers(&again), offers(&model), "{name}");
        alternate_keys += model.structured_types.iter().map(|type_| type_.alternate_keys.len()).sum::<usize>();
    }
    assert!(alternate_keys > 0);
}
