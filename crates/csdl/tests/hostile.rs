//! Whatever the input, reading and resolving end without a panic. For most kinds of input, the program `growth` of the
//! benchmarks counts what that costs.

mod documents;
mod outcome;
mod parallel;

use std::fmt::Write;

use documents::sources;
use odata_csdl::{Code, Options, Source, load};
use parallel::in_parallel;
use proptest::prelude::*;

/// Resolves the documents with one text replaced.
fn survive(replaced: usize, text: String) {
    let mut sources = sources();
    sources[replaced].text = text;
    outcome::check(&sources);
}

/// What ends too early is no JSON, whatever documents stand beside it.
#[test]
fn a_text_may_end_anywhere() {
    for source in sources() {
        let ends: Vec<_> = source.text.char_indices().map(|(end, _)| end).collect();
        in_parallel(&ends, |end| {
            let mut short = source.clone();
            short.text.truncate(end);
            outcome::check(&[short]);
        });
    }
}

/// The pieces of a JSON text: strings, punctuation, everything between.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = match first {
            '"' => rest[1..].find('"').map_or(rest.len(), |end| end + 2),
            '{' | '}' | '[' | ']' | ',' | ':' => 1,
            _ => rest.find(['"', '{', '}', '[', ']', ',', ':']).unwrap_or(rest.len()),
        };
        let (token, behind) = rest.split_at(end);
        tokens.push(token);
        rest = behind;
    }
    tokens
}

/// What may stand in the place of a token.
const STRANGE: [&str; 18] = [
    "null",
    "true",
    "-1",
    "1e400",
    "\"\"",
    "\"self.run\"",
    "\"base.entity\"",
    "\"$Path\"",
    "\"@Core.Description\"",
    "\"@\"",
    "\"a@b.c@d.e\"",
    "\"Collection(self.run)\"",
    "\"NavigationProperty\"",
    "{}",
    "[]",
    "\"self.cancel(\"",
    "\"Edm.Untyped\"",
    "\"\\u0000é\"",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn tokens_may_be_replaced(
        number in 0..4_usize,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..4_u8), 1..5),
    ) {
        let sources = sources();
        let text = sources[number].text.clone();
        let mut tokens = tokens(&text);
        for (at, with, kind) in changes {
            let at = at.index(tokens.len());
            match kind {
                0 => tokens[at] = STRANGE[with.index(STRANGE.len())],
                1 => tokens[at] = tokens[with.index(tokens.len())],
                2 => {
                    let with = with.index(tokens.len());
                    tokens.swap(at, with);
                }
                _ => { tokens.remove(at); }
            }
            if tokens.is_empty() {
                break;
            }
        }
        survive(number, tokens.concat());
    }

    #[test]
    fn strings_may_be_replaced(
        number in 0..4_usize,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..8),
    ) {
        // Only strings for strings, so that the text stays JSON and most mutations reach the second stage.
        let sources = sources();
        let all: Vec<_> = sources.iter().flat_map(|source| tokens(&source.text)).filter(|token| token.starts_with('"')).collect();
        let mut tokens = tokens(&sources[number].text);
        let strings: Vec<_> = (0..tokens.len()).filter(|at| tokens[*at].starts_with('"')).collect();
        for (at, with) in changes {
            tokens[strings[at.index(strings.len())]] = all[with.index(all.len())];
        }
        survive(number, tokens.concat());
    }

    #[test]
    fn bytes_may_be_lost_or_swapped(
        number in 0..4_usize,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<bool>()), 1..6),
    ) {
        let mut bytes = sources()[number].text.clone().into_bytes();
        for (at, with, lose) in changes {
            let at = at.index(bytes.len());
            if lose {
                bytes.remove(at);
            } else {
                let with = with.index(bytes.len());
                bytes.swap(at, with);
            }
        }
        survive(number, String::from_utf8_lossy(&bytes).into_owned());
    }
}

/// A document of complex types, each based on another one.
fn based(count: usize, base: impl Fn(usize) -> Option<usize>) -> Source {
    let mut text = r#"{ "$Version": "4.01", "example": {"#.to_owned();
    for number in 0..count {
        let base = base(number).map(|base| format!(r#", "$BaseType": "example.t{base}""#)).unwrap_or_default();
        let comma = if number == 0 { "" } else { "," };
        write!(text, r#"{comma} "t{number}": {{ "$Kind": "ComplexType"{base}, "p{number}": {{}} }}"#).unwrap();
    }
    Source::new("example.json", text + "} }")
}

#[test]
fn a_chain_of_ten_thousand_base_types_is_sound() {
    let count = 10_000;
    let source = based(count, |number| number.checked_sub(1));
    let model = load(&[source]).unwrap_or_else(|faults| panic!("{faults}"));
    let derived: usize = model.structured_types.iter().map(|type_| type_.derived.len()).sum();
    assert_eq!(derived, count * (count - 1) / 2);
}

#[test]
fn a_cycle_of_base_types_is_one_fault() {
    for length in [1, 2, 1000] {
        // Besides those in the cycle, others are based on it.
        let source =
            based(length + 10, |number| Some(if number < length { (number + 1) % length } else { number - 1 }));
        let faults = load(&[source]).unwrap_err();
        assert_eq!(faults.as_slice().len(), 1, "{faults}");
        assert_eq!(faults.as_slice()[0].code, Code::BaseTypeCycle);
    }
}

#[test]
fn many_faults_in_one_text_are_all_listed() {
    let source = based(5_000, |number| Some(number + 10_000));
    let faults = load(&[source]).unwrap_err();
    assert_eq!(faults.as_slice().len(), 5_000);
}

#[test]
fn annotations_of_annotations_end_somewhere() {
    let name = "@a.b".repeat(1_000);
    let text = format!(r#"{{ "$Version": "4.01", "example": {{ "{name}": 1, "@a.b@c.d": 1 }} }}"#);
    let faults = Options { strict: true }.load(&[Source::new("example.json", text)]).unwrap_err();
    assert_eq!(faults.as_slice().len(), 2, "{faults}");
}
