//! A deserializer that insists on its terms, where `serde_json` is lenient.

use odata_types::serde_core::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use odata_types::serde_core::forward_to_deserialize_any;
use serde_json::{Error, Value};

use super::tree::Tree;

/// Hands a tree over. It fails when it is asked for a member or an item behind the last one. Null is an option without a
/// value, integers are signed, and strings are neither lent nor given away.
impl<'de> Deserializer<'de> for &Tree {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Tree::Leaf(Value::Null) => visitor.visit_none(),
            Tree::Leaf(Value::String(text)) => visitor.visit_str(text),
            Tree::Leaf(value) => match value.as_i64() {
                Some(integer) => visitor.visit_i64(integer),
                None => value.clone().deserialize_any(visitor),
            },
            Tree::Array(items) => visitor.visit_seq(Items { left: items.iter(), has_ended: false }),
            Tree::Object(members) => visitor.visit_map(Members { left: members.iter(), value: None, has_ended: false }),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// Notes that the end was reached.
fn end(has_ended: &mut bool) -> Result<(), Error> {
    if std::mem::replace(has_ended, true) { Err(Error::custom("asked again after the end")) } else { Ok(()) }
}

struct Items<'t> {
    left: std::slice::Iter<'t, Tree>,
    has_ended: bool,
}

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        match self.left.next() {
            Some(item) => seed.deserialize(item).map(Some),
            None => end(&mut self.has_ended).map(|()| None),
        }
    }
}

struct Members<'t> {
    left: std::slice::Iter<'t, (String, Tree)>,
    /// The value of the member whose name was read.
    value: Option<&'t Tree>,
    has_ended: bool,
}

impl<'de> MapAccess<'de> for Members<'_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        if self.value.is_some() {
            return Err(Error::custom("asked for a name before the value of the last one"));
        }
        match self.left.next() {
            Some((name, value)) => {
                self.value = Some(value);
                seed.deserialize(&Tree::Leaf(name.as_str().into())).map(Some)
            }
            None => end(&mut self.has_ended).map(|()| None),
        }
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Error> {
        let value = self.value.take().ok_or_else(|| Error::custom("asked for a value before its name"))?;
        seed.deserialize(value)
    }
}
