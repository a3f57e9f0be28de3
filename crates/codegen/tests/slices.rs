//! The names in a slice are those of the whole: they do not depend on which other roots there are.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use odata_codegen::planned::{Item, plan};
use odata_csdl::slice::{Request, slice};
use odata_csdl::{Source, load, read, write_json};
use proptest::prelude::*;

/// Names that are near each other in Rust: those that generated code uses itself, their numbers, `Any`, modules and punctuation.
const NAMES: [&str; 26] = [
    "item",
    "Item",
    "_item",
    "item2",
    "anyItem",
    "itemType",
    "anyItemType",
    "typeAnyItem",
    "any",
    "date",
    "date2",
    "Date2_2",
    "alert",
    "securityAlert",
    "SecurityAlert2",
    "reference",
    "reference2",
    "unknownType",
    "__",
    "empty",
    "b_item",
    "item_x0020_",
    "selfItem",
    "security",
    "\u{fb01}nal",
    "final",
];

/// Namespaces whose modules and types run into each other.
const NAMESPACES: [&str; 4] = ["a", "a.security", "x.b", "x.securityAlert"];

/// A structured type, or an enumeration.
#[derive(Clone, Debug)]
struct Drawn {
    namespace: usize,
    name: usize,
    /// Those before it that it is based on and refers to, as far as they are structured.
    base: Option<usize>,
    property: Option<usize>,
    is_abstract: bool,
    is_enum: bool,
    /// The names of its properties or members.
    parts: Vec<usize>,
}

fn drawn() -> impl Strategy<Value = Drawn> {
    let before = || proptest::option::of(0..12_usize);
    let parts = proptest::collection::vec(0..NAMES.len(), 0..4);
    (0..NAMESPACES.len(), 0..NAMES.len(), before(), before(), any::<bool>(), proptest::bool::weighted(0.1), parts)
        .prop_map(|(namespace, name, base, property, is_abstract, is_enum, parts)| Drawn {
            namespace,
            name,
            base,
            property,
            is_abstract,
            is_enum,
            parts,
        })
}

/// The document of drawn types, those with a name of their own, and their qualified names.
fn document(all: &[Drawn]) -> (String, Vec<String>) {
    let mut schemas: BTreeMap<&str, BTreeMap<&str, String>> = BTreeMap::new();
    // The qualified name, the type, and all names of properties, with those of base types.
    let mut declared: Vec<(String, &Drawn, Vec<usize>)> = Vec::new();
    for drawn in all {
        let (namespace, name) = (NAMESPACES[drawn.namespace], NAMES[drawn.name]);
        let members = schemas.entry(namespace).or_default();
        if members.contains_key(name) {
            continue;
        }
        let mut parts = drawn.parts.clone();
        parts.sort_unstable();
        parts.dedup();
        if drawn.is_enum {
            let parts: Vec<_> =
                parts.iter().enumerate().map(|(value, part)| format!("{:?}: {value}", NAMES[*part])).collect();
            members.insert(
                name,
                format!(
                    "{{ \"$Kind\": \"EnumType\"{}{} }}",
                    if parts.is_empty() { "" } else { ", " },
                    parts.join(", ")
                ),
            );
            declared.push((format!("{namespace}.{name}"), drawn, Vec::new()));
            continue;
        }
        let structured = |index: Option<usize>| index.and_then(|index| declared.get(index)).filter(|it| !it.1.is_enum);
        let mut text = "{ \"$Kind\": \"ComplexType\"".to_owned();
        let base = structured(drawn.base);
        let inherited = base.map(|(_, _, parts)| parts.clone()).unwrap_or_default();
        if let Some((base, base_type, _)) = base {
            let _ = write!(text, ", \"$BaseType\": \"{base}\"");
            if drawn.is_abstract && base_type.is_abstract {
                text.push_str(", \"$Abstract\": true");
            }
        } else if drawn.is_abstract {
            text.push_str(", \"$Abstract\": true");
        }
        parts.retain(|part| !inherited.contains(part));
        for part in &parts {
            match structured(drawn.property) {
                Some((target, ..)) => _ = write!(text, ", {:?}: {{ \"$Type\": \"{target}\" }}", NAMES[*part]),
                None => _ = write!(text, ", {:?}: {{}}", NAMES[*part]),
            }
        }
        members.insert(name, text + " }");
        parts.extend(inherited);
        declared.push((format!("{namespace}.{name}"), drawn, parts));
    }
    let mut text = "{ \"$Version\": \"4.01\"".to_owned();
    for (namespace, members) in schemas {
        let members: Vec<_> = members.iter().map(|(name, text)| format!("{name:?}: {text}")).collect();
        let _ = write!(text, ", {namespace:?}: {{ {} }}", members.join(", "));
    }
    (text + " }", declared.into_iter().map(|(name, ..)| name).collect())
}

/// The Rust names of all elements in a plan: of types, their variants, fields and members.
fn names(sources: &[Source]) -> BTreeMap<String, String> {
    let model = load(sources).unwrap_or_else(|faults| panic!("{faults}"));
    let plan = plan(&model, sources).unwrap_or_else(|faults| panic!("{faults}"));
    let mut names = BTreeMap::new();
    for module in &plan.modules {
        for item in &module.items {
            let mut add = |of: String, name: &str| {
                assert_eq!(names.insert(of.clone(), format!("{}::{name}", module.name)), None, "{of}");
            };
            match item {
                Item::Enum(item) => {
                    add(item.qualified_name.clone(), &item.name);
                    item.members
                        .iter()
                        .for_each(|it| add(format!("{}/{}", item.qualified_name, it.wire_name), &it.name));
                    add(format!("{}/unknown", item.qualified_name), &item.unknown);
                }
                Item::Struct(item) => {
                    let of = &item.facts.qualified_name;
                    add(of.clone(), &item.name);
                    item.fields.iter().for_each(|field| add(format!("{of}/{}", field.wire_name), &field.name));
                }
                Item::Polymorphic(item) => {
                    add(format!("any {}", item.qualified_name), &item.name);
                    let variants = item.variants.iter();
                    variants.for_each(|it| add(format!("any {}/{}", item.qualified_name, it.qualified_name), &it.name));
                }
            }
        }
    }
    names
}

/// The documents of a slice.
fn sliced(source: &Source, roots: Vec<String>) -> Vec<Source> {
    let sources = [source.clone()];
    let documents = read(&sources).unwrap().documents;
    let request = Request { roots, ..Request::default() };
    let slice = slice(&sources, &documents, &request).unwrap_or_else(|refusal| panic!("{refusal}"));
    let texts: Vec<String> = slice.documents().iter().flat_map(write_json).collect();
    texts.into_iter().enumerate().map(|(number, text)| Source::new(format!("{number}.json"), text)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]
    #[test]
    fn names_in_slices_are_those_of_the_whole(all in proptest::collection::vec(drawn(), 1..12), root in 0..12_usize, other in 0..12_usize) {
        let (text, declared) = document(&all);
        let source = Source::new("whole.json", text.as_str());
        let whole = names(std::slice::from_ref(&source));
        let named = |index: usize| declared[index % declared.len()].clone();
        for roots in [vec![named(root)], vec![named(root), named(other)]] {
            for (element, name) in names(&sliced(&source, roots.clone())) {
                prop_assert_eq!(whole.get(&element), Some(&name), "{} of {:?} in {}", element, &roots, &text);
            }
        }
    }
}
