//! Golden cases: a small schema beside what is generated from it.
//!
//! `tests/golden_compiles.rs` compiles every one of them. To accept a change, run with `INSTA_UPDATE=always`.

mod included;

use std::path::PathBuf;

use odata_codegen::{Builder, count, generate};
use odata_csdl::{Source, load};

use self::included::{generated, joined};

fn source(folder: &str, name: &str) -> Source {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder).join(format!("{name}.json"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    Source::new(format!("{name}.json"), text)
}

macro_rules! golden {
    ($($name:ident)*) => {
        $(
            #[test]
            fn $name() {
                let sources = [source("golden", stringify!($name))];
                let text = joined(&generated(&sources));
                insta::assert_binary_snapshot!(concat!(stringify!($name), ".rs"), text.into_bytes());
            }
        )*

        const ALL: &[&str] = &[$(stringify!($name)),*];
    };
}

golden! {
    abstract_base abstract_without_derived action action_overloads collections concrete_base derived_across_namespaces
    documentation entity_key entity_requests enum_members escaped_names flags_enum function geographic_values hostile_names keywords module_not_ascii modules name_collisions
    nested_polymorphic open_enum open_type presence primitives recursion type_definition untyped_values
}

#[test]
fn every_case_is_tested_and_compiled() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut found: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    found.sort();
    assert_eq!(found, ALL);
    let compiled = include_str!("golden_compiles.rs");
    for name in ALL {
        assert!(compiled.split_whitespace().any(|word| word == *name), "{name} is not in golden_compiles.rs");
    }
}

#[test]
fn the_same_model_gives_the_same_bytes_in_any_order_of_files() {
    let mut sources = vec![source("golden", "derived_across_namespaces"), source("golden", "open_enum")];
    let forward = generated(&sources);
    sources.reverse();
    let backward = generated(&sources);
    assert_eq!(forward.files, backward.files);
}

#[test]
fn vocabularies_are_not_generated() {
    let text = std::fs::read_to_string("../csdl/vocabularies/requests.json").unwrap();
    let generated = generated(&[Source::vocabulary("requests.json", text)]);
    assert_eq!(generated.files.iter().map(|file| file.path.as_str()).collect::<Vec<_>>(), ["mod.rs"]);
}

fn faults(name: &str) -> String {
    let sources = [source("faults", name)];
    let model = load(&sources).unwrap_or_else(|faults| panic!("{faults}"));
    generate(&model, &sources).map(|_| String::new()).unwrap_err().to_string()
}

#[test]
fn types_without_a_counterpart_are_faults() {
    insta::assert_snapshot!("fault_type_not_given", faults("type_not_given"));
}

#[test]
fn namespaces_that_would_be_one_module_are_faults() {
    insta::assert_snapshot!("fault_one_module_twice", faults("one_module_twice"));
}

/// What else is generated changes no name: not another namespace, and not another element of the published document.
#[test]
fn names_do_not_depend_on_what_else_there_is() {
    let of = |text: &str| {
        let generated = generated(&[Source::new("e.json", format!("{{ \"$Version\": \"4.01\", {text} }}"))]);
        let shapes = generated.files.into_iter().filter(|file| file.path.ends_with("types.rs"));
        shapes.map(|file| file.text).collect::<Vec<_>>()
    };
    let base = r#""$Kind": "EntityType", "$Key": ["id"], "id": {}, "Order": {}"#;
    let own = format!(r#""item": {{ {base} }}, "derived": {{ "$Kind": "EntityType", "$BaseType": "a.x.item" }}"#);
    let navigation = r#""_Order": { "$Kind": "NavigationProperty", "$Type": "a.x.item" }, "$Ignored": 1"#;
    let alone = of(&format!(r#""a.x": {{ {own} }}"#));
    let beside = of(&format!(r#""a.x": {{ {own} }}, "b.y.x1": {{ "t": {{ "$Kind": "ComplexType" }} }}"#));
    assert_eq!(beside[..1], alone[..]);
    let any = of(&format!(r#""a.x": {{ {own}, "anyItem": {{ "$Kind": "ComplexType" }} }}"#));
    assert!(any[0].contains("pub enum AnyItem {") && any[0].contains("pub struct TypeAnyItem {"));
    let with = of(&format!(r#""a.x": {{ "item": {{ {navigation}, {base} }} }}"#).replace(r#", "$Ignored": 1"#, ""));
    assert!(with[0].contains("pub order: Option<String>") && with[0].contains("pub order2: Option<Box<Item>>"));
}

/// The names of properties that nearly have one name, and of overloads, are those of the published document in every slice.
#[test]
fn names_in_slices_are_those_of_the_whole() {
    let text = r#"{ "$Version": "4.01", "a": {
        "item": { "$Kind": "EntityType", "$Key": ["id"], "id": {}, "Owner": { "$Kind": "NavigationProperty", "$Type": "a.user" },
            "_owner": { "$Kind": "NavigationProperty", "$Type": "a.item" }, "owner2": {} },
        "derived": { "$Kind": "EntityType", "$BaseType": "a.item", "OWNER": {} },
        "user": { "$Kind": "EntityType", "$Key": ["id"], "id": {} },
        "itemMove": { "$Kind": "ComplexType" },
        "move": [
            { "$Kind": "Action", "$IsBound": true, "$Parameter": [{ "$Name": "it", "$Type": "a.item" }] },
            { "$Kind": "Action", "$IsBound": true, "$Parameter": [{ "$Name": "it", "$Type": "a.user" }] }
        ]
    } }"#;
    let generate = |roots: &[&str], way: &str| {
        let folder = tempfile::tempdir().unwrap();
        let metadata = Builder::new().metadata_text(Source::new("a.json", text)).schemas(folder.path().join("schemas"));
        let mut builder = roots.iter().fold(metadata, |builder, root| builder.root(*root));
        if way == "through schemas" {
            builder.import().unwrap();
        } else {
            builder = builder.without_schemas();
        }
        builder.out(folder.path().join("out")).generate().unwrap();
        std::fs::read_to_string(folder.path().join("out/a/types.rs")).unwrap()
    };
    for way in ["directly", "through schemas"] {
        let whole = generate(&[], way);
        for field in ["pub owner: ", "pub owner3: ", "pub owner2: ", "pub owner4: "] {
            assert!(whole.contains(field), "{field}{whole}");
        }
        assert!(whole.contains("pub struct ItemMove2 {") && whole.contains("pub struct UserMove {"), "{whole}");
        // Without `Owner`, which leads to what the slice does not hold.
        let derived = generate(&["a.derived"], way);
        let fields = |field: &str| derived.contains(field);
        assert!(!fields("pub owner: ") && fields("pub owner3: ") && fields("pub owner4: "), "{derived}");
        assert!(generate(&["a.move"], way).contains("pub struct ItemMove2 {"));
    }
}

/// The compiler looks for the file of a module only under a name in ASCII.
#[test]
fn files_have_names_in_ascii() {
    let generated = generated(&[source("golden", "module_not_ascii")]);
    let paths: Vec<_> = generated.files.iter().map(|file| file.path.as_str()).collect();
    let modules: Vec<_> = paths.iter().filter_map(|path| path.strip_suffix("/mod.rs")).collect();
    assert_eq!(modules, ["gr_u00f6_u00df_e", "u5c3a_u5bf8"]);
    assert!(paths.iter().all(|path| path.is_ascii()));
    let renamed: Vec<_> = generated.renamed.iter().map(|it| it.element.as_str()).collect();
    assert_eq!(renamed, ["example.Größe", "example.尺寸"]);
}

/// A type with a path is left out if only terms lead to it. Data may be of all other types.
#[test]
fn types_of_annotations_alone_are_left_out() {
    let text = r#"{ "$Version": "4.01", "e": {
        "rules": { "$Kind": "Term", "$Collection": true, "$Type": "e.rule" },
        "rule": { "$Kind": "ComplexType", "on": { "$Type": "Edm.PropertyPath" } },
        "outer": { "$Kind": "ComplexType", "rules": { "$Collection": true, "$Type": "e.rule" } },
        "all": { "$Kind": "Term", "$Type": "e.outer" },
        "derived": { "$Kind": "ComplexType", "$BaseType": "e.outer" },
        "plain": { "$Kind": "ComplexType", "text": {} },
        "plains": { "$Kind": "Term", "$Type": "e.plain" },
        "used": { "$Kind": "ComplexType", "on": { "$Collection": true, "$Type": "Edm.NavigationPropertyPath" } },
        "uses": { "$Kind": "Term", "$Type": "e.used" },
        "run": { "$Kind": "EntityType", "$Key": ["id"], "id": {}, "used": { "$Type": "e.used" } },
        "apart": { "$Kind": "ComplexType", "on": { "$Type": "Edm.AnyPropertyPath" } }
    } }"#;
    let sources = [Source::new("e.json", text)];
    let generated = generated(&sources);
    let left_out: Vec<_> = generated.annotation_only.iter().map(|name| name.name.as_str()).collect();
    assert_eq!(left_out, ["derived", "outer", "rule"]);
    assert_eq!(generated.counts, count(&load(&sources).unwrap()));
    assert_eq!((generated.counts.complex_types, generated.counts.entity_types), (3, 1));
}

#[test]
fn an_inherited_property_is_one_fault() {
    let text = r#"{ "$Version": "4.01", "$Reference": { "o": { "$Include": [{ "$Namespace": "o" }] } }, "e": {
        "base": { "$Kind": "ComplexType", "p": { "$Type": "o.t" }, "q": { "$Type": "o.t" } },
        "one": { "$Kind": "ComplexType", "$BaseType": "e.base" },
        "two": { "$Kind": "ComplexType", "$BaseType": "e.base" }
    } }"#;
    let sources = [Source::new("e.json", text)];
    let model = load(&sources).unwrap_or_else(|faults| panic!("{faults}"));
    let faults = generate(&model, &sources).map(|_| ()).unwrap_err();
    let elements: Vec<_> = faults.as_slice().iter().map(|fault| fault.message.split('`').nth(1).unwrap()).collect();
    assert_eq!(elements, ["e.base/p", "e.base/q"]);
}

/// Each namespace and each fault costs the same, however many there are.
#[test]
fn many_namespaces_and_many_faults_are_no_matter() {
    use std::fmt::Write as _;
    let count = 4_000;
    let mut text = r#"{ "$Version": "4.01", "$Reference": { "o": { "$Include": [{ "$Namespace": "o" }] } }"#.to_owned();
    for number in 0..count {
        let name = format!("S{}.v1_{}_0", number / 30, number % 30);
        let _ = write!(text, ",\n\"{name}\": {{ \"t\": {{ \"$Kind\": \"ComplexType\" }} }}");
    }
    let whole = text.clone() + "}";
    let generated = generated(&[Source::new("whole.json", whole)]);
    // The root, and for each namespace its own file, that of the types, their traits and their facts.
    assert_eq!(generated.files.len(), 1 + 4 * count);
    for number in 0..count {
        let _ = write!(
            text,
            ",\n\"f{number}\": {{ \"t\": {{ \"$Kind\": \"ComplexType\", \"p\": {{ \"$Type\": \"o.t\" }} }} }}"
        );
    }
    let sources = [Source::new("faulty.json", text + "}")];
    let model = load(&sources).unwrap_or_else(|faults| panic!("{faults}"));
    let faults = generate(&model, &sources).map(|_| ()).unwrap_err();
    assert_eq!(faults.as_slice().len(), count);
    let last = &faults.as_slice()[count - 1];
    assert_eq!(last.line as usize, 2 * count + 1, "{last}");
}
