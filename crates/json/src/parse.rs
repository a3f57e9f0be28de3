//! Text to tree.

use std::borrow::Cow;
use std::fmt;

use serde_core::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use crate::lines::LineIndex;
use crate::value::{Kind, Member, Place, Value};

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
/// The first byte that is not UTF-8, or an error of [`parse`].
pub fn parse_bytes(bytes: &[u8]) -> Result<Value<'_>, SyntaxError> {
    let text = std::str::from_utf8(bytes)
        .map_err(|error| SyntaxError { offset: error.valid_up_to(), message: "this byte is not UTF-8".to_owned() })?;
    parse(text)
}

/// Reads a text that contains exactly one JSON value.
///
/// A tree takes 32 bytes for each value and 32 more for the name of each member, and borrows all texts without escapes.
///
/// # Errors
///
/// The place where the text is no longer JSON by RFC 8259, or is nested deeper than `serde_json` reads. A text of 4 GiB or
/// more is refused.
pub fn parse(text: &str) -> Result<Value<'_>, SyntaxError> {
    if u32::try_from(text.len()).is_err() {
        return Err(SyntaxError { offset: 0, message: "the text is longer than 4 GiB".to_owned() });
    }
    let mut parser = Parser { text, at: 0, levels: LEVELS, values: Vec::new(), members: Vec::new() };
    parser.document().ok_or_else(|| parser.error())
}

/// One more than the number of levels that `serde_json` reads.
const LEVELS: u8 = 128;

/// No number of so few characters and without an exponent is too large for a `f64`.
const LONGEST_PLAIN_NUMBER: usize = 300;

/// Builds the tree in one pass. A function returns `None` if the text is not JSON.
///
/// Items and members are collected on stacks, from which each array and each object takes exactly its own: a vector that
/// grows would take up to four times as many.
struct Parser<'a> {
    text: &'a str,
    /// The offset of the next byte.
    at: usize,
    /// How many more levels may be entered, and one.
    levels: u8,
    values: Vec<Value<'a>>,
    members: Vec<Member<'a>>,
}

impl<'a> Parser<'a> {
    fn document(&mut self) -> Option<Value<'a>> {
        let value = self.value()?;
        self.peek().is_none().then_some(value)
    }

    /// Reads the text once more with `serde_json`, which says what is wrong and where.
    #[cold]
    fn error(&self) -> SyntaxError {
        match serde_json::from_str::<Checked>(self.text) {
            Err(error) => from_serde(self.text, &error),
            Ok(Checked) => {
                SyntaxError { offset: self.at.min(self.text.len()), message: "expected a JSON value".to_owned() }
            }
        }
    }

    /// The next byte that is not white space.
    fn peek(&mut self) -> Option<u8> {
        let bytes = self.text.as_bytes();
        loop {
            match bytes.get(self.at)? {
                b' ' | b'\t' | b'\n' | b'\r' => self.at += 1,
                byte => return Some(*byte),
            }
        }
    }

    /// Takes a byte if it comes next.
    fn take(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    fn expect(&mut self, byte: u8) -> Option<()> {
        self.take(byte).then_some(())
    }

    fn place_from(&self, start: usize) -> Option<Place> {
        Some(Place { start: u32::try_from(start).ok()?, end: u32::try_from(self.at).ok()? })
    }

    fn enter(&mut self) -> Option<()> {
        self.levels -= 1;
        (self.levels > 0).then_some(())
    }

    fn value(&mut self) -> Option<Value<'a>> {
        let first = self.peek()?;
        let start = self.at;
        let kind = match first {
            b'{' => self.object()?,
            b'[' => self.array()?,
            b'"' => Kind::String(self.string()?),
            b'n' => self.word("null", Kind::Null)?,
            b't' => self.word("true", Kind::Bool(true))?,
            b'f' => self.word("false", Kind::Bool(false))?,
            _ => Kind::Number(self.number()?),
        };
        Some(Value { kind, place: self.place_from(start)? })
    }

    fn array(&mut self) -> Option<Kind<'a>> {
        let first = self.values.len();
        self.enter()?;
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
        self.levels += 1;
        Some(Kind::Array(split_off(&mut self.values, first)))
    }

    fn object(&mut self) -> Option<Kind<'a>> {
        let first = self.members.len();
        self.enter()?;
        self.expect(b'{')?;
        if !self.take(b'}') {
            loop {
                self.peek()?;
                let start = self.at;
                let name = self.string()?;
                let name_place = self.place_from(start)?;
                self.expect(b':')?;
                let value = self.value()?;
                self.members.push(Member { name, name_place, value });
                if !self.take(b',') {
                    break;
                }
            }
            self.expect(b'}')?;
        }
        self.levels += 1;
        Some(Kind::Object(split_off(&mut self.members, first)))
    }

    fn string(&mut self) -> Option<Cow<'a, str>> {
        let start = self.at;
        self.expect(b'"')?;
        let mut is_escaped = false;
        loop {
            let rest = self.text.as_bytes().get(self.at..)?;
            let found = rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..b' '))?;
            self.at += found + 1;
            match rest.get(found)? {
                b'"' => break,
                b'\\' => {
                    is_escaped = true;
                    self.at += 1;
                }
                _ => return None,
            }
        }
        if is_escaped {
            return serde_json::from_str(self.text.get(start..self.at)?).ok().map(Cow::Owned);
        }
        self.text.get(start + 1..self.at - 1).map(Cow::Borrowed)
    }

    fn word(&mut self, word: &str, kind: Kind<'a>) -> Option<Kind<'a>> {
        self.text.get(self.at..)?.starts_with(word).then(|| {
            self.at += word.len();
            kind
        })
    }

    fn number(&mut self) -> Option<&'a str> {
        let start = self.at;
        self.skip(b"-");
        // No digit follows a zero at the beginning.
        if !self.skip(b"0") {
            self.digits()?;
        }
        if self.skip(b".") {
            self.digits()?;
        }
        let has_exponent = self.skip(b"eE");
        if has_exponent {
            self.skip(b"+-");
            self.digits()?;
        }
        let number = self.text.get(start..self.at)?;
        // `serde_json` decides how large a number may be.
        let is_plain = !has_exponent && number.len() <= LONGEST_PLAIN_NUMBER;
        (is_plain || serde_json::from_str::<Checked>(number).is_ok()).then_some(number)
    }

    /// Takes a byte if it is one of these and comes at once.
    fn skip(&mut self, bytes: &[u8]) -> bool {
        let is_next = self.text.as_bytes().get(self.at).is_some_and(|byte| bytes.contains(byte));
        self.at += usize::from(is_next);
        is_next
    }

    /// Takes at least one digit.
    fn digits(&mut self) -> Option<()> {
        let rest = self.text.as_bytes().get(self.at..)?;
        let count = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        self.at += count;
        (count > 0).then_some(())
    }
}

/// Takes what is on a stack from an index on. Everything that a stack has is not copied, as it may be most of the tree.
fn split_off<T>(stack: &mut Vec<T>, first: usize) -> Box<[T]> {
    if first > 0 { stack.drain(first..).collect() } else { std::mem::take(stack).into_boxed_slice() }
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

/// Reads every value of a text and keeps none, so that `serde_json` checks all of it.
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
                let span = value.span();
                let alone = &text[span.start..span.end];
                prop_assert_eq!(to_json(&parse(alone).unwrap()), to_json(&value));
                match value.kind {
                    Kind::Array(elements) => open.extend(elements),
                    Kind::Object(members) => open.extend(members.into_iter().map(|member| member.value)),
                    _ => {}
                }
            }
        }

        #[test]
        fn any_text_is_read_exactly_when_serde_json_reads_it(text in "[\\[\\]{}:,\" \\\\u0-9dDeE.+truefalsn\u{e9}\n\u{1f}-]{0,24}") {
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
    fn numbers_are_those_that_serde_json_reads() {
        for number in ["0", "-0", "10", "-1.50", "1e3", "1E+3", "0.1e-9", "1e-999", "123456789012345678901234567890"] {
            assert_eq!(parse(number).unwrap().kind, Kind::Number(number));
        }
        for text in ["01", "-", "-01", "1.", ".1", "1e", "1e+", "+1", "0x1", "1e999", &"9".repeat(400)] {
            assert!(parse(text).is_err() && serde_json::from_str::<serde_json::Value>(text).is_err(), "{text}");
        }
    }

    /// The memory of a check depends on it.
    #[test]
    fn values_and_members_are_small() {
        assert_eq!((size_of::<Value<'_>>(), size_of::<Member<'_>>()), (32, 64));
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
