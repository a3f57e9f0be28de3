//! Names of members and type tags, which decide what the values are checked against.

use std::fmt;

use serde_core::de::{DeserializeSeed, Deserializer, Error, Visitor};
use serde_core::forward_to_deserialize_any;

use super::in_doubt;
use super::members::Object;

/// What the text is.
#[derive(Clone, Copy)]
pub(super) enum Text {
    Name,
    Tag,
}

/// A seed, a deserializer or a visitor of a text that the object has to know of.
pub(super) struct TextSeed<'o, T> {
    pub(super) inner: T,
    pub(super) object: &'o mut Object,
    pub(super) text: Text,
}

impl<T> TextSeed<'_, T> {
    fn see<E: Error>(&mut self, text: &str) -> Result<(), E> {
        match self.text {
            Text::Name => self.object.name(text),
            Text::Tag => self.object.tag(text),
        }
    }
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for TextSeed<'_, S> {
    type Value = S::Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<S::Value, D::Error> {
        let Self { inner, object, text } = self;
        inner.deserialize(TextSeed { inner: deserializer, object, text })
    }
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for TextSeed<'_, D> {
    type Error = D::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        let Self { inner, object, text } = self;
        inner.deserialize_str(TextSeed { inner: visitor, object, text })
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl<'de, V: Visitor<'de>> Visitor<'de> for TextSeed<'_, V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.expecting(f)
    }

    fn visit_borrowed_str<E: Error>(mut self, text: &'de str) -> Result<V::Value, E> {
        self.see(text)?;
        self.inner.visit_borrowed_str(text)
    }

    fn visit_str<E: Error>(mut self, text: &str) -> Result<V::Value, E> {
        self.see(text)?;
        self.inner.visit_str(text)
    }

    fn visit_string<E: Error>(mut self, text: String) -> Result<V::Value, E> {
        self.see(&text)?;
        self.inner.visit_string(text)
    }

    fn visit_unit<E: Error>(self) -> Result<V::Value, E> {
        Err(in_doubt())
    }
}
