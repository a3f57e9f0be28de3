//! Values that stand before the type tag, recorded until the type is known.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::vec;

use serde_core::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_core::forward_to_deserialize_any;
use serde_json::{Number, Value};

use crate::untyped::exact_number;

/// One step of a value, as the deserializer hands it over. Strings are borrowed from the input where it lets them.
///
/// Values are recorded flat, one behind the other, so that however deep they are they take one allocation. Duplicate
/// members are recorded as well, to be reported by whoever reads the value for good.
pub(crate) enum Token<'de> {
    Null,
    Bool(bool),
    Unsigned(u64),
    Signed(i64),
    Float(f64),
    Number(Number),
    String(Cow<'de, str>),
    Array,
    Object,
    /// The end of an array or object.
    End,
}

/// Records a value behind what is on the tape already.
pub(crate) struct Record<'t, 'de>(pub(crate) &'t mut Vec<Token<'de>>);

impl<'de> DeserializeSeed<'de> for Record<'_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Record<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.0.push(Token::Null);
        Ok(())
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E>(self, value: bool) -> Result<(), E> {
        self.0.push(Token::Bool(value));
        Ok(())
    }

    fn visit_u64<E>(self, value: u64) -> Result<(), E> {
        self.0.push(Token::Unsigned(value));
        Ok(())
    }

    fn visit_i64<E>(self, value: i64) -> Result<(), E> {
        self.0.push(Token::Signed(value));
        Ok(())
    }

    fn visit_f64<E>(self, value: f64) -> Result<(), E> {
        self.0.push(Token::Float(value));
        Ok(())
    }

    fn visit_borrowed_str<E>(self, value: &'de str) -> Result<(), E> {
        self.0.push(Token::String(Cow::Borrowed(value)));
        Ok(())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<(), E> {
        self.visit_string(value.to_owned())
    }

    fn visit_string<E>(self, value: String) -> Result<(), E> {
        self.0.push(Token::String(Cow::Owned(value)));
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<(), A::Error> {
        self.0.push(Token::Array);
        while elements.next_element_seed(Record(self.0))?.is_some() {}
        self.0.push(Token::End);
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        let start = self.0.len();
        self.0.push(Token::Object);
        while members.next_key_seed(Record(self.0))?.is_some() {
            members.next_value_seed(Record(self.0))?;
            if let [Token::String(name), Token::String(text)] = &self.0[start + 1..]
                && let Some(number) = exact_number(name, text)
            {
                self.0.truncate(start);
                self.0.push(Token::Number(number));
                return Ok(());
            }
        }
        self.0.push(Token::End);
        Ok(())
    }
}

/// Hands a recorded value over once more.
pub(crate) struct Replay<'t, 'de, E> {
    tokens: &'t mut vec::IntoIter<Token<'de>>,
    error: PhantomData<E>,
}

impl<'t, 'de, E> Replay<'t, 'de, E> {
    pub(crate) fn new(tokens: &'t mut vec::IntoIter<Token<'de>>) -> Self {
        Self { tokens, error: PhantomData }
    }

    /// Whether the array or object ends here; then its end is behind.
    fn ends(&mut self) -> bool {
        let ends = matches!(self.tokens.as_slice().first(), None | Some(Token::End));
        if ends {
            self.tokens.next();
        }
        ends
    }
}

impl<'de, E: Error> Deserializer<'de> for Replay<'_, 'de, E> {
    type Error = E;

    fn deserialize_any<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, E> {
        match self.tokens.next() {
            // Values are recorded whole, so that none begins with an end.
            None | Some(Token::Null | Token::End) => visitor.visit_unit(),
            Some(Token::Bool(value)) => visitor.visit_bool(value),
            Some(Token::Unsigned(value)) => visitor.visit_u64(value),
            Some(Token::Signed(value)) => visitor.visit_i64(value),
            Some(Token::Float(value)) => visitor.visit_f64(value),
            Some(Token::Number(value)) => Value::Number(value).deserialize_any(visitor).map_err(E::custom),
            Some(Token::String(Cow::Borrowed(value))) => visitor.visit_borrowed_str(value),
            Some(Token::String(Cow::Owned(value))) => visitor.visit_string(value),
            Some(Token::Array) => visitor.visit_seq(&mut self),
            Some(Token::Object) => visitor.visit_map(&mut self),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        match self.tokens.as_slice().first() {
            Some(Token::Null) => {
                self.tokens.next();
                visitor.visit_none()
            }
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, E> {
        visitor.visit_newtype_struct(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct enum identifier ignored_any
    }
}

impl<'de, E: Error> SeqAccess<'de> for Replay<'_, 'de, E> {
    type Error = E;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, E> {
        if self.ends() { Ok(None) } else { self.next_value_seed(seed).map(Some) }
    }
}

impl<'de, E: Error> MapAccess<'de> for Replay<'_, 'de, E> {
    type Error = E;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, E> {
        self.next_element_seed(seed)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, E> {
        seed.deserialize(Replay::new(self.tokens))
    }
}
