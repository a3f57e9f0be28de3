//! Reads and writes drawn bodies with the code that is generated from drawn schemas.
//!
//! `tests/drawn.rs` draws the schemas and keeps the code.

mod body;
mod choices;
mod strict;
mod subject;
mod tree;

use std::collections::BTreeSet;

use odata_types::facts::{Schema, StructuredKind, ValueType};
use proptest::prelude::*;

use self::body::{Body, Feature};
use self::choices::Choices;
use self::subject::{Input, Subject, Type};
use self::tree::{Kind, Tree};

macro_rules! drawn {
    ($($name:ident $seed:literal;)*) => {
        $(
            mod $name {
                #[allow(dead_code, unreachable_pub, missing_docs, reason = "not all of the generated code is used")]
                #[allow(clippy::all, clippy::pedantic, reason = "clippy checks generated code in the models crate")]
                pub(super) mod generated {
                    include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/snapshots/drawn__", $seed, ".snap.rs"));
                }

                use self::generated::{SCHEMA, types};

                #[test]
                fn bodies_are_read_alike_from_everywhere_and_come_back() {
                    super::check(&SCHEMA, &types(), super::comes_back);
                }

                #[test]
                fn bodies_that_are_cut_short_or_changed_are_errors() {
                    super::check(&SCHEMA, &types(), super::is_refused);
                }
            }
        )*

        fn all() -> Vec<(&'static Schema, Vec<Type>)> {
            vec![$((&$name::generated::SCHEMA, $name::generated::types())),*]
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

/// How many numbers are drawn for a body.
const NUMBERS: usize = 300;

type Check = fn(&Type, &Body, &mut Choices<'_>) -> Result<(), TestCaseError>;

/// Checks drawn bodies of drawn types.
fn check(schema: &'static Schema, types: &[Type], check: Check) {
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1000) };
    let numbers = prop::collection::vec(any::<u16>(), 0..NUMBERS);
    let few = prop::collection::vec(any::<u16>(), 0..16);
    proptest!(config, |(at in 0..types.len(), numbers in numbers, few in few)| {
        let of = &types[at];
        let body = Body::draw(of.facts, of.is_polymorphic, schema.types, &mut Choices::new(&numbers));
        check(of, &body, &mut Choices::new(&few))?;
    });
}

/// Reads a body from text, from a reader and from values, and returns the result, which is the same for all.
fn read(of: &Type, tree: &Tree) -> Result<Result<Box<dyn Subject>, String>, TestCaseError> {
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
            (Ok(first), Ok(again)) => prop_assert!(first.equals(&**again), "{other:?}\n{first:?}\n{again:?}"),
            (Err(_), Err(_)) => {}
            _ => prop_assert!(false, "{text}\nfrom text: {first:?}\nfrom {other:?}: {again:?}"),
        }
    }
    Ok(first)
}

fn comes_back(of: &Type, body: &Body, _: &mut Choices<'_>) -> Result<(), TestCaseError> {
    let text = body.tree.text(false);
    let value = read(of, &body.tree)?.map_err(|error| TestCaseError::fail(format!("{text}: {error}")))?;
    let reversed = body.tree.reversed();
    let other = read(of, &reversed)?.map_err(|error| TestCaseError::fail(format!("{reversed:?}: {error}")))?;
    prop_assert!(value.equals(&*other), "{text}\n{value:?}\n{other:?}");
    prop_assert!(value.copy().equals(&*value));
    prop_assert_ne!(format!("{value:?}"), "");
    // Both spellings of the same value, whose order of members may differ.
    prop_assert_eq!(&value.value().map_err(TestCaseError::fail)?, &body.expected, "{}", text);
    let written = value.text().map_err(TestCaseError::fail)?;
    prop_assert_eq!(&serde_json::from_str::<serde_json::Value>(&written).unwrap(), &body.expected, "{}", text);
    let again = of.read(&Input::Text(&written)).map_err(TestCaseError::fail)?;
    prop_assert!(value.equals(&*again), "{text}\n{written}\n{value:?}\n{again:?}");
    prop_assert_eq!(again.text().map_err(TestCaseError::fail)?, written);
    Ok(())
}

fn is_refused(of: &Type, body: &Body, choices: &mut Choices<'_>) -> Result<(), TestCaseError> {
    cut_short(of, body, choices)?;
    mistyped(of, body, choices)?;
    replaced(of, body, choices)?;
    doubled(of, body, choices)
}

/// The beginning of an object is an error.
fn cut_short(of: &Type, body: &Body, choices: &mut Choices<'_>) -> Result<(), TestCaseError> {
    let text = body.tree.text(choices.one_in(4));
    for _ in 0..4 {
        let mut end = choices.below(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        for input in [Input::Text(&text[..end]), Input::Reader(&text[..end])] {
            prop_assert!(of.read(&input).is_err(), "{input:?} was read");
        }
    }
    Ok(())
}

/// A value of the wrong kind is an error that says where.
fn mistyped(of: &Type, body: &Body, choices: &mut Choices<'_>) -> Result<(), TestCaseError> {
    if body.spots.is_empty() {
        return Ok(());
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
                Ok(value) => prop_assert!(false, "{} of {input:?} was read: {value:?}", spot.path),
                Err(error) => {
                    let expected = format!("{}: expected ", spot.path);
                    prop_assert!(error.starts_with(&expected), "{input:?}\n{error}\nshould say {expected}");
                }
            }
        }
    }
    Ok(())
}

/// With any value replaced by one of another kind, a body is read or not, and from everywhere alike.
fn replaced(of: &Type, body: &Body, choices: &mut Choices<'_>) -> Result<(), TestCaseError> {
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
    if let Ok(value) = read(of, &tree)? {
        let written = value.text().map_err(TestCaseError::fail)?;
        let again = of.read(&Input::Text(&written)).map_err(TestCaseError::fail)?;
        prop_assert!(value.equals(&*again), "{written}\n{value:?}\n{again:?}");
    }
    Ok(())
}

/// A member that is there twice is an error, as one of them would be lost.
fn doubled(of: &Type, body: &Body, choices: &mut Choices<'_>) -> Result<(), TestCaseError> {
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
                Ok(value) => prop_assert!(false, "{text} was read: {value:?}"),
                Err(error) => prop_assert!(error.contains("duplicate member"), "{text}: {error}"),
            }
        }
    }
    Ok(())
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
        assert!(own.any(|property| matches!(property.value, ValueType::Enum(of) if of.is_flags)), "{is_collection}");
    }
}
