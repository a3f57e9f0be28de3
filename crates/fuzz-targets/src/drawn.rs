//! Reads and writes drawn bodies with the code that is generated from six drawn schemas.
//!
//! The tests of `odata-codegen` drew the schemas and keep the code: a fuzzer cannot draw further ones, as their code would have to
//! be compiled. The numbers from which a body is drawn come from a fuzzer or from property tests.

mod body;
mod choices;
mod strict;
mod subject;
mod tree;

use odata_types::facts::Schema;

use self::body::Body;
use self::choices::Choices;
use self::subject::{Input, Subject, Type};
use self::tree::{Kind, Tree};

macro_rules! drawn {
    ($($name:ident $seed:literal;)*) => {
        $(
            mod $name {
                #[allow(dead_code, unreachable_pub, missing_docs, unexpected_cfgs, reason = "not all of the generated code is used")]
                #[allow(clippy::all, clippy::pedantic, reason = "clippy checks generated code in the models crate")]
                pub(super) mod generated {
                    include!(concat!(env!("CARGO_MANIFEST_DIR"), "/../codegen/tests/snapshots/drawn__", $seed, ".snap.rs"));
                }

                pub(super) use self::generated::{SCHEMA, types};
            }
        )*

        fn all() -> Vec<(&'static Schema, Vec<Type>)> {
            vec![$((&$name::SCHEMA, $name::types())),*]
        }
    };
}

drawn! {
    zero 0;
    one 1;
    two 2;
    three 3;
    four 4;
    five 5;
}

/// How many numbers at most make a body. The rest chooses how the body is changed.
const NUMBERS: usize = 300;

/// Tries bytes: the first one chooses a type, and each two after it are a number from which a body of the type is drawn.
pub(crate) fn run(data: &[u8]) {
    let Some((of, rest)) = data.split_first() else { return };
    let types: Vec<_> =
        all().into_iter().flat_map(|(schema, types)| types.into_iter().map(move |of| (schema, of))).collect();
    let (schema, of) = &types[usize::from(*of) % types.len()];
    let numbers: Vec<_> = rest.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
    let (numbers, changes) = numbers.split_at(numbers.len().min(NUMBERS));
    let body = Body::draw(of.facts, of.is_polymorphic, schema.types, &mut Choices::new(numbers));
    comes_back(of, &body);
    is_refused(of, &body, &mut Choices::new(changes));
}

/// Reads a body from text, from a reader and from values, and returns the result, which is the same for all.
fn read(of: &Type, tree: &Tree) -> Result<Box<dyn Subject>, String> {
    let (text, value) = (tree.text(false), tree.value());
    let escaped = tree.text(true);
    let first = of.read(&Input::Text(&text));
    let others = [
        Input::Reader(&text),
        Input::Text(&escaped),
        Input::Reader(&escaped),
        Input::Value(value.clone()),
        Input::Borrowed(&value),
        Input::Strict(tree),
    ];
    for other in others {
        let again = of.read(&other);
        match (&first, &again) {
            (Ok(first), Ok(again)) => assert!(first.equals(&**again), "{other:?}\n{first:?}\n{again:?}"),
            (Err(_), Err(_)) => {}
            _ => panic!("{text}\nfrom text: {first:?}\nfrom {other:?}: {again:?}"),
        }
    }
    first
}

fn comes_back(of: &Type, body: &Body) {
    let text = body.tree.text(false);
    let value = read(of, &body.tree).unwrap_or_else(|error| panic!("{text}: {error}"));
    let reversed = body.tree.reversed();
    let other = read(of, &reversed).unwrap_or_else(|error| panic!("{reversed:?}: {error}"));
    assert!(value.equals(&*other), "{text}\n{value:?}\n{other:?}");
    assert!(value.copy().equals(&*value));
    assert_ne!(format!("{value:?}"), "");
    // Both spellings of the same value, whose order of members may differ.
    assert_eq!(&value.value().unwrap(), &body.expected, "{text}");
    let written = value.text().unwrap();
    assert_eq!(&serde_json::from_str::<serde_json::Value>(&written).unwrap(), &body.expected, "{text}");
    let again = of.read(&Input::Text(&written)).unwrap();
    assert!(value.equals(&*again), "{text}\n{written}\n{value:?}\n{again:?}");
    assert_eq!(again.text().unwrap(), written);
}

fn is_refused(of: &Type, body: &Body, choices: &mut Choices<'_>) {
    cut_short(of, body, choices);
    mistyped(of, body, choices);
    replaced(of, body, choices);
    doubled(of, body, choices);
}

/// The beginning of an object is an error.
fn cut_short(of: &Type, body: &Body, choices: &mut Choices<'_>) {
    let text = body.tree.text(choices.one_in(4));
    for _ in 0..4 {
        let mut end = choices.below(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        for input in [Input::Text(&text[..end]), Input::Reader(&text[..end])] {
            assert!(of.read(&input).is_err(), "{input:?} was read");
        }
    }
}

/// A value of the wrong kind is an error that says where.
fn mistyped(of: &Type, body: &Body, choices: &mut Choices<'_>) {
    if body.spots.is_empty() {
        return;
    }
    let spot = &body.spots[choices.below(body.spots.len())];
    let wrong: Vec<_> = Kind::ALL.into_iter().filter(|kind| !spot.kinds.contains(kind)).collect();
    let mut tree = body.tree.clone();
    *tree.at(&spot.steps) = choices.of(&wrong).value();
    for tree in [tree.reversed(), tree] {
        let (text, value) = (tree.text(choices.one_in(4)), tree.value());
        let (text, value) = (Input::Text(&text), Input::Value(value));
        for input in [text, value, Input::Strict(&tree)] {
            match of.read(&input) {
                Ok(value) => panic!("{} of {input:?} was read: {value:?}", spot.path),
                Err(error) => {
                    let expected = format!("{}: expected ", spot.path);
                    assert!(error.starts_with(&expected), "{input:?}\n{error}\nshould say {expected}");
                }
            }
        }
    }
}

/// With any value replaced by one of another kind, a body is read or not, and from everywhere alike.
fn replaced(of: &Type, body: &Body, choices: &mut Choices<'_>) {
    let mut tree = body.tree.clone();
    let mut count = 0;
    tree.all(&mut |_| count += 1);
    let (at, kind) = (choices.below(count), choices.of(&Kind::ALL));
    let mut index = 0;
    let mut replacement = Some(kind.value());
    tree.all(&mut |value| {
        if index == at
            && let Some(replacement) = replacement.take()
        {
            *value = replacement;
        }
        index += 1;
    });
    if let Ok(value) = read(of, &tree) {
        let written = value.text().unwrap();
        let again = of.read(&Input::Text(&written)).unwrap();
        assert!(value.equals(&*again), "{written}\n{value:?}\n{again:?}");
    }
}

/// A member that is there twice is an error, as one of them would be lost.
fn doubled(of: &Type, body: &Body, choices: &mut Choices<'_>) {
    let mut tree = body.tree.clone();
    let mut count = 0;
    tree.all(&mut |value| count += usize::from(matches!(value, Tree::Object(members) if !members.is_empty())));
    let (at, mut index) = (choices.below(count), 0);
    tree.all(&mut |value| {
        if let Tree::Object(members) = value
            && !members.is_empty()
        {
            if index == at {
                let member = members[choices.below(members.len())].clone();
                members.insert(choices.below(members.len() + 1), member);
            }
            index += 1;
        }
    });
    if count > 0 {
        let text = tree.text(choices.one_in(4));
        for input in [Input::Text(&text), Input::Reader(&text), Input::Strict(&tree)] {
            match of.read(&input) {
                Ok(value) => panic!("{text} was read: {value:?}"),
                Err(error) => assert!(error.contains("duplicate member"), "{text}: {error}"),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use odata_types::facts::{StructuredKind, ValueType};
    use proptest::prelude::*;

    use super::body::Feature;
    use super::*;

    #[test]
    fn drawn_bodies_come_back_and_wrong_ones_are_refused() {
        let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(6000) };
        proptest!(config, |(data in prop::collection::vec(any::<u8>(), 1..2 * NUMBERS + 32))| run(&data));
    }

    /// What is drawn has all that there may be, so that the checks above mean something.
    #[test]
    fn bodies_have_everything() {
        let mut found: BTreeSet<Feature> = BTreeSet::new();
        let mut number = 0_u32;
        for (schema, types) in all() {
            for of in &types {
                for _ in 0..40 {
                    let mut next = || {
                        number = number.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                        (number >> 16) as u16
                    };
                    let numbers: Vec<_> = (0..NUMBERS).map(|_| next()).collect();
                    found.extend(
                        Body::draw(of.facts, of.is_polymorphic, schema.types, &mut Choices::new(&numbers)).features,
                    );
                }
            }
        }
        let missing: Vec<_> = Feature::ALL.into_iter().filter(|feature| !found.contains(feature)).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }

    #[test]
    fn schemas_have_everything() {
        let types: Vec<_> = all().into_iter().flat_map(|(schema, _)| schema.types).collect();
        for kind in [StructuredKind::Complex, StructuredKind::Entity] {
            let of_kind: Vec<_> = types.iter().filter(|of| of.kind == kind).collect();
            assert_eq!(of_kind.iter().map(|of| of.lineage().count()).max(), Some(4), "{kind:?}");
            assert!(of_kind.iter().any(|of| of.is_abstract && of.base.is_some()), "{kind:?}");
            assert!(of_kind.iter().any(|of| !of.is_abstract && !of.derived.is_empty()), "{kind:?}");
            assert!(of_kind.iter().any(|of| of.is_open) && of_kind.iter().any(|of| !of.is_open), "{kind:?}");
        }
        let properties: Vec<_> = types.iter().flat_map(|of| of.properties).collect();
        assert!(properties.iter().any(|property| property.is_navigation && !property.is_collection));
        assert!(properties.iter().any(|property| property.is_collection && property.nullable));
        for is_collection in [true, false] {
            let mut own = properties.iter().filter(|property| property.is_collection == is_collection);
            assert!(own.clone().any(|property| property.is_required), "{is_collection}");
            assert!(
                own.any(|property| matches!(property.value, ValueType::Enum(of) if of.is_flags)),
                "{is_collection}"
            );
        }
    }
}
