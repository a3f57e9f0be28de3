//! Text to tree.

use std::fmt;

use jsonc_parser::ast;
use jsonc_parser::common::{Range, Ranged};
use jsonc_parser::{CollectOptions, CommentCollectionStrategy, ParseOptions, parse_to_ast};
use serde_core::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use crate::lines::LineIndex;
use crate::value::{Kind, Member, Span, Value};

/// The text is not JSON, or is nested too deeply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// The byte offset at which reading stopped.
    pub offset: usize,
    /// What was found or expected there.
    pub message: String,
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for SyntaxError {}

/// Reads bytes, which must be UTF-8 without a byte order mark.
///
/// # Errors
///
/// The first byte that is not UTF-8, or what [`parse`] says.
pub fn parse_bytes(bytes: &[u8]) -> Result<Value<'_>, SyntaxError> {
    let text = std::str::from_utf8(bytes)
        .map_err(|error| SyntaxError { offset: error.valid_up_to(), message: "this byte is not UTF-8".to_owned() })?;
    parse(text)
}

/// Reads a text that holds exactly one JSON value.
///
/// # Errors
///
/// Where the text stops being JSON by RFC 8259, or is nested deeper than `serde_json` reads.
pub fn parse(text: &str) -> Result<Value<'_>, SyntaxError> {
    serde_json::from_str::<Checked>(text).map_err(|error| from_serde(text, &error))?;
    let collect = CollectOptions { comments: CommentCollectionStrategy::Off, tokens: false };
    let parsed = parse_to_ast(text, &collect, &STRICT)
        .map_err(|error| SyntaxError { offset: error.range().start, message: error.kind().to_string() })?;
    match parsed.value {
        Some(value) => Ok(convert(value)),
        None => Err(SyntaxError { offset: text.len(), message: "expected a JSON value".to_owned() }),
    }
}

const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

fn convert(value: ast::Value<'_>) -> Value<'_> {
    let span = span(value.range());
    let kind = match value {
        ast::Value::NullKeyword(_) => Kind::Null,
        ast::Value::BooleanLit(literal) => Kind::Bool(literal.value),
        ast::Value::NumberLit(literal) => Kind::Number(literal.value),
        ast::Value::StringLit(literal) => Kind::String(literal.value),
        ast::Value::Array(array) => Kind::Array(array.elements.into_iter().map(convert).collect()),
        ast::Value::Object(object) => Kind::Object(object.properties.into_iter().map(member).collect()),
    };
    Value { kind, span }
}

fn member(property: ast::ObjectProp<'_>) -> Member<'_> {
    let name_span = span(property.name.range());
    let name = match property.name {
        ast::ObjectPropName::String(literal) => literal.value,
        ast::ObjectPropName::Word(word) => word.value.into(),
    };
    Member { name, name_span, value: convert(property.value) }
}

fn span(range: Range) -> Span {
    Span { start: range.start, end: range.end }
}

fn from_serde(text: &str, error: &serde_json::Error) -> SyntaxError {
    // serde_json counts bytes, and points at the last byte that it has read.
    let start = LineIndex::new(text).line_start(error.line());
    let mut offset = (start + error.column().saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let mut message = error.to_string();
    if let Some(place) = message.rfind(" at line ") {
        message.truncate(place);
    }
    SyntaxError { offset, message }
}

/// Goes through every value of a text and keeps none, which makes `serde_json` check all of it.
struct Checked;

impl<'de> Deserialize<'de> for Checked {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Self)
    }
}

impl<'de> Visitor<'de> for Checked {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_str<E>(self, _: &str) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Self, A::Error> {
        while elements.next_element::<Self>()?.is_some() {}
        Ok(self)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self, A::Error> {
        while members.next_entry::<Self, Self>()?.is_some() {}
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn to_json(value: &Value<'_>) -> serde_json::Value {
        match &value.kind {
            Kind::Null => serde_json::Value::Null,
            Kind::Bool(value) => (*value).into(),
            Kind::Number(text) => serde_json::from_str(text).unwrap(),
            Kind::String(text) => serde_json::Value::String(text.to_string()),
            Kind::Array(elements) => elements.iter().map(to_json).collect(),
            Kind::Object(members) => {
                members.iter().map(|member| (member.name.to_string(), to_json(&member.value))).collect()
            }
        }
    }

    fn json() -> impl Strategy<Value = serde_json::Value> {
        let leaf = prop_oneof![
            Just(serde_json::Value::Null),
            any::<bool>().prop_map(Into::into),
            any::<i64>().prop_map(Into::into),
            any::<String>().prop_map(Into::into),
        ];
        leaf.prop_recursive(4, 32, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(serde_json::Value::from),
                prop::collection::btree_map(any::<String>(), inner, 0..6)
                    .prop_map(|members| members.into_iter().collect()),
            ]
        })
    }

    proptest! {
        #[test]
        fn the_tree_says_what_serde_json_says(value in json()) {
            for text in [value.to_string(), serde_json::to_string_pretty(&value).unwrap()] {
                prop_assert_eq!(to_json(&parse(&text).unwrap()), value.clone());
            }
        }

        #[test]
        fn every_span_holds_its_value(value in json()) {
            let text = serde_json::to_string_pretty(&value).unwrap();
            let mut open = vec![parse(&text).unwrap()];
            while let Some(value) = open.pop() {
                let alone = &text[value.span.start..value.span.end];
                prop_assert_eq!(to_json(&parse(alone).unwrap()), to_json(&value));
                match value.kind {
                    Kind::Array(elements) => open.extend(elements),
                    Kind::Object(members) => open.extend(members.into_iter().map(|member| member.value)),
                    _ => {}
                }
            }
        }

        #[test]
        fn any_text_is_read_exactly_when_serde_json_reads_it(text in "[\\[\\]{}:,\" \\\\u0-9dDeE.+truefalsn\u{e9}\n-]{0,24}") {
            match (parse(&text), serde_json::from_str::<serde_json::Value>(&text)) {
                (Ok(_), Ok(_)) => {}
                (Err(error), Err(_)) => prop_assert!(text.is_char_boundary(error.offset)),
                (ours, theirs) => prop_assert!(false, "{ours:?} but {theirs:?}"),
            }
        }
    }

    #[test]
    fn a_fault_has_its_place() {
        let error = parse("{\n  \"a\": 1,\n  \"b\" 2\n}").unwrap_err();
        assert_eq!((error.offset, error.message.as_str()), (18, "expected `:`"));
        assert_eq!(parse("").unwrap_err().message, "EOF while parsing a value");
        assert_eq!(parse_bytes(b"\"\xff\"").unwrap_err().offset, 1);
    }

    #[test]
    fn duplicates_are_kept_and_numbers_stay_as_written() {
        let value = parse(r#"{"a": 1.50, "a": 2}"#).unwrap();
        let members = value.as_object().unwrap();
        assert_eq!(members.len(), 2);
        assert_eq!(members[0].value.kind, Kind::Number("1.50"));
    }

    #[test]
    fn depth_is_limited() {
        for (open, close) in [("[", "]"), (r#"{"a":"#, "}")] {
            assert!(parse(&(open.repeat(127) + "1" + &close.repeat(127))).is_ok());
            for depth in [128, 100_000] {
                let error = parse(&(open.repeat(depth) + "1" + &close.repeat(depth))).unwrap_err();
                assert_eq!(error.message, "recursion limit exceeded");
            }
        }
    }
}
