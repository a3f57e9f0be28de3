//! Text to tree.

use std::borrow::Cow;
use std::fmt;

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
    Builder { text, at: 0, values: Vec::new(), members: Vec::new() }.value()
}

/// Builds the tree of a text that `serde_json` has read, so that its grammar and its depth need no further check. What is
/// still unexpected is an error all the same.
///
/// Elements and members are collected on stacks, from which each array and each object takes exactly its own: a vector that
/// grows would hold up to four times as many.
struct Builder<'a> {
    text: &'a str,
    /// The offset of the next byte.
    at: usize,
    values: Vec<Value<'a>>,
    members: Vec<Member<'a>>,
}

impl<'a> Builder<'a> {
    /// The next byte that is not white space.
    fn peek(&mut self) -> Option<u8> {
        let rest = self.text.as_bytes().get(self.at..)?;
        self.at += rest.iter().position(|byte| !matches!(byte, b' ' | b'\t' | b'\n' | b'\r'))?;
        self.text.as_bytes().get(self.at).copied()
    }

    /// Takes a byte if it comes next.
    fn take(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    fn expect(&mut self, byte: u8) -> Result<(), SyntaxError> {
        if self.take(byte) { Ok(()) } else { Err(self.unexpected()) }
    }

    fn unexpected(&self) -> SyntaxError {
        SyntaxError { offset: self.at.min(self.text.len()), message: "expected a JSON value".to_owned() }
    }

    fn value(&mut self) -> Result<Value<'a>, SyntaxError> {
        let first = self.peek();
        let start = self.at;
        let kind = match first {
            Some(b'{') => self.object()?,
            Some(b'[') => self.array()?,
            Some(b'"') => Kind::String(self.string()?),
            Some(_) => self.scalar()?,
            None => return Err(self.unexpected()),
        };
        Ok(Value { kind, span: Span { start, end: self.at } })
    }

    fn array(&mut self) -> Result<Kind<'a>, SyntaxError> {
        let first = self.values.len();
        self.expect(b'[')?;
        if !self.take(b']') {
            loop {
                let value = self.value()?;
                self.values.push(value);
                if !self.take(b',') {
                    break;
                }
            }
            self.expect(b']')?;
        }
        Ok(Kind::Array(from(&mut self.values, first)))
    }

    fn object(&mut self) -> Result<Kind<'a>, SyntaxError> {
        let first = self.members.len();
        self.expect(b'{')?;
        if !self.take(b'}') {
            loop {
                self.peek();
                let start = self.at;
                let name = self.string()?;
                let name_span = Span { start, end: self.at };
                self.expect(b':')?;
                let value = self.value()?;
                self.members.push(Member { name, name_span, value });
                if !self.take(b',') {
                    break;
                }
            }
            self.expect(b'}')?;
        }
        Ok(Kind::Object(from(&mut self.members, first)))
    }

    fn string(&mut self) -> Result<Cow<'a, str>, SyntaxError> {
        let start = self.at;
        self.expect(b'"')?;
        let mut is_escaped = false;
        while let Some(rest) = self.text.as_bytes().get(self.at..) {
            let Some(found) = rest.iter().position(|byte| matches!(byte, b'"' | b'\\')) else { break };
            let is_escape = rest.get(found) == Some(&b'\\');
            self.at += found + 1 + usize::from(is_escape);
            if is_escape {
                is_escaped = true;
                continue;
            }
            let text = self.text.get(start..self.at).unwrap_or_default();
            if is_escaped {
                return serde_json::from_str(text).map(Cow::Owned).map_err(|_| self.unexpected());
            }
            return Ok(Cow::Borrowed(text.get(1..text.len() - 1).unwrap_or_default()));
        }
        Err(self.unexpected())
    }

    /// A number or a name.
    fn scalar(&mut self) -> Result<Kind<'a>, SyntaxError> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let end =
            rest.find(|character: char| !character.is_ascii_alphanumeric() && !matches!(character, '-' | '+' | '.'));
        let text = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
        let kind = match text {
            "" => return Err(self.unexpected()),
            "null" => Kind::Null,
            "true" => Kind::Bool(true),
            "false" => Kind::Bool(false),
            number => Kind::Number(number),
        };
        self.at += text.len();
        Ok(kind)
    }
}

/// Takes what stands on a stack from an index on. All of a stack is not copied, as it may be most of the tree.
fn from<T>(stack: &mut Vec<T>, first: usize) -> Vec<T> {
    if first > 0 {
        return stack.drain(first..).collect();
    }
    let mut all = std::mem::take(stack);
    all.shrink_to_fit();
    all
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
