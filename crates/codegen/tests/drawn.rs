//! Draws schemas from fixed seeds. What is generated from them is kept beside this file.
//!
//! The crate `fuzz-targets` compiles it and reads drawn bodies with it. To accept a change, run with `INSTA_UPDATE=always`.

mod included;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use odata_csdl::Source;

use self::included::{generated, joined};

/// How many schemas are drawn; `fuzz-targets/src/drawn.rs` names each of them.
const SCHEMAS: u64 = 6;

/// How many structured types each schema has.
const TYPES: usize = 10;

/// How deep types are derived from each other.
const DEPTH: usize = 3;

/// All types take the names of their properties from here, so that a member that gets into the wrong object is likely to be
/// declared there.
const NAMES: [&str; 13] = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m"];

const PRIMITIVES: [&str; 16] = [
    "String",
    "Int32",
    "Boolean",
    "Double",
    "Int64",
    "Decimal",
    "Guid",
    "DateTimeOffset",
    "Date",
    "TimeOfDay",
    "Duration",
    "Binary",
    "Byte",
    "SByte",
    "Int16",
    "Single",
];

/// Numbers that follow from a seed on every machine (`SplitMix64`).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % (bound as u64)).unwrap()
    }

    fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }
}

/// A structured type before its properties are drawn. Its name is `t` and its index.
struct Type {
    is_entity: bool,
    base: Option<usize>,
    depth: usize,
    is_abstract: bool,
    is_open: bool,
}

/// Draws the types. The first four are a concrete and an abstract one of either kind.
fn types(numbers: &mut Numbers) -> Vec<Type> {
    let mut types: Vec<Type> = Vec::new();
    for index in 0..TYPES {
        let is_entity = if index < 4 { index >= 2 } else { numbers.one_in(2) };
        let bases: Vec<_> = (0..index)
            .filter(|base| index >= 4 && types[*base].is_entity == is_entity && types[*base].depth < DEPTH)
            .collect();
        // The latest types have the fewest derived types, so they are taken more often.
        let base = match bases.len() {
            0 => None,
            count if numbers.one_in(2) => Some(bases[count - 1]),
            count => Some(bases[numbers.below(count)]),
        };
        let base_type = base.map(|base| &types[base]);
        let may_be_abstract = base_type.is_none_or(|base| base.is_abstract);
        let is_abstract = if index < 4 { index % 2 == 1 } else { may_be_abstract && !numbers.one_in(3) };
        let is_open = base_type.is_some_and(|base| base.is_open) || numbers.one_in(4);
        let depth = base_type.map_or(0, |base| base.depth + 1);
        types.push(Type { is_entity, base, depth, is_abstract, is_open });
    }
    types
}

/// A document with drawn types, two enumerations and an action. It is put together as text, so that members keep their order.
fn schema(seed: u64) -> String {
    let mut numbers = Numbers(seed);
    let types = types(&mut numbers);
    let mut text = r#"{
  "$Version": "4.01",
  "$Reference": { "requests.json": { "$Include": [{ "$Namespace": "Graph.Requests.V1", "$Alias": "Requests" }] } },
  "drawn": {
    "color": { "$Kind": "EnumType", "red": 0, "green": 1, "darkBlue": 2 },
    "rights": { "$Kind": "EnumType", "$IsFlags": true, "read": 1, "write": 2, "share": 4 }"#
        .to_owned();
    let mut taken: Vec<BTreeSet<&str>> = Vec::new();
    for (index, drawn) in types.iter().enumerate() {
        let kind = if drawn.is_entity { "EntityType" } else { "ComplexType" };
        let mut members = vec![format!("\"$Kind\": \"{kind}\"")];
        members.extend(drawn.base.map(|base| format!("\"$BaseType\": \"drawn.t{base}\"")));
        for (facet, holds) in [("$Abstract", drawn.is_abstract), ("$OpenType", drawn.is_open)] {
            members.extend(holds.then(|| format!("\"{facet}\": true")));
        }
        if drawn.is_entity && drawn.base.is_none() {
            members.extend([r#""$Key": ["id"]"#.to_owned(), r#""id": {}"#.to_owned()]);
        }
        let mut names = drawn.base.map(|base| taken[base].clone()).unwrap_or_default();
        for _ in 0..=numbers.below(3) {
            let free: Vec<_> = NAMES.iter().filter(|name| !names.contains(*name)).collect();
            let name = free[numbers.below(free.len())];
            names.insert(name);
            members.push(format!("\"{name}\": {{ {} }}", property(&types, &mut numbers)));
        }
        taken.push(names);
        let _ = write!(text, ",\n    \"t{index}\": {{ {} }}", members.join(", "));
    }
    let mut parameters = Vec::new();
    for name in ["alpha", "Beta", "GAMMA"] {
        parameters.push((name, structured(&types, false, &mut numbers)));
    }
    let primitive = format!("Edm.{}", PRIMITIVES[numbers.below(PRIMITIVES.len())]);
    parameters.push(("deltaTime", typed(&primitive, false, numbers.one_in(2))));
    let parameters: Vec<_> =
        parameters.iter().map(|(name, members)| format!("      {{ \"$Name\": \"{name}\", {members} }}")).collect();
    let _ = write!(
        text,
        ",\n    \"act\": [{{ \"$Kind\": \"Action\", \"$IsBound\": true, \"$Parameter\": [\n      {{ \"$Name\": \"it\", \"$Type\": \"drawn.t3\" }},\n{}\n    ] }}]\n  }}\n}}",
        parameters.join(",\n")
    );
    text
}

/// The members of a property, a navigation property among them.
fn property(types: &[Type], numbers: &mut Numbers) -> String {
    let type_name = match numbers.below(10) {
        0..3 => format!("Edm.{}", PRIMITIVES[numbers.below(PRIMITIVES.len())]),
        3 => "drawn.color".to_owned(),
        4 => "drawn.rights".to_owned(),
        5 => "Edm.Untyped".to_owned(),
        6..8 => return structured(types, false, numbers),
        _ => return format!("\"$Kind\": \"NavigationProperty\", {}", structured(types, true, numbers)),
    };
    let is_collection = numbers.one_in(4);
    let mut members = typed(&type_name, is_collection, numbers.one_in(2));
    // Structured values are not required, so that no value has to hold itself.
    if numbers.one_in(5) {
        members.push_str(", \"@Requests.Required\": true");
    }
    members
}

/// The type of a property whose values are objects.
fn structured(types: &[Type], is_entity: bool, numbers: &mut Numbers) -> String {
    let fitting: Vec<_> = (0..types.len()).filter(|index| types[*index].is_entity == is_entity).collect();
    let name = format!("drawn.t{}", fitting[numbers.below(fitting.len())]);
    let is_collection = numbers.one_in(2);
    // A navigation property that is a collection is not said to be nullable.
    let is_nullable = numbers.one_in(2) && !(is_collection && is_entity);
    typed(&name, is_collection, is_nullable)
}

fn typed(name: &str, is_collection: bool, is_nullable: bool) -> String {
    let mut members = format!("\"$Type\": \"{name}\"");
    for (facet, holds) in [("$Collection", is_collection), ("$Nullable", is_nullable)] {
        if holds {
            let _ = write!(members, ", \"{facet}\": true");
        }
    }
    members
}

/// The schema as a comment, what is generated from it, and a list of the types, so that a test can go through them.
fn sample(seed: u64) -> String {
    let schema = schema(seed);
    let mut text = String::new();
    for line in schema.lines() {
        let _ = writeln!(text, "// {line}");
    }
    let code = joined(&generated(&[Source::new("drawn.json", schema)]));
    text.push_str(&code);
    text.push_str(
        "\n/// Every type that can be read.\npub(crate) fn types() -> Vec<crate::drawn::subject::Type> {\n    vec![\n",
    );
    for line in code.lines() {
        for (start, kind) in [("impl Structured for ", "structured"), ("impl Polymorphic for ", "polymorphic")] {
            if let Some(name) = line.strip_prefix(start).and_then(|line| line.strip_suffix(" {")) {
                let _ = writeln!(text, "        crate::drawn::subject::Type::{kind}::<drawn::{name}>(),");
            }
        }
    }
    text.push_str("    ]\n}\n");
    text
}

#[test]
fn the_same_schemas_give_the_same_code() {
    for seed in 0..SCHEMAS {
        insta::assert_binary_snapshot!(&format!("{seed}.rs"), sample(seed).into_bytes());
    }
}

#[test]
fn every_schema_is_compiled() {
    let compiled = include_str!("../../fuzz-targets/src/drawn.rs");
    for seed in 0..SCHEMAS {
        assert!(compiled.contains(&format!(" {seed};\n")), "{seed} is not in fuzz-targets/src/drawn.rs");
    }
}

#[test]
fn other_schemas_can_be_generated_as_well() {
    for seed in SCHEMAS..64 {
        let generated = generated(&[Source::new("drawn.json", schema(seed))]);
        assert_eq!(generated.counts.complex_types + generated.counts.entity_types, TYPES);
    }
}
