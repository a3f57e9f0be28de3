//! Reading values that no schema declares, so that nothing of them is lost.

use std::fmt;

use serde_core::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_core::ser::{Serialize, Serializer};
use serde_json::{Map, Number, Value};

/// A JSON value of no declared type, `Edm.Untyped`.
///
/// It is read with one more check than [`serde_json::Value`] makes: an object with two members of one name is an error, as
/// one of them would be lost.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Untyped(pub Value);

impl Serialize for Untyped {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

/// The one member of the map as which a `serde_json` with the feature `arbitrary_precision` hands over a number.
const NUMBER: &str = "$serde_json::private::Number";

impl<'de> Deserialize<'de> for Untyped {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(UntypedVisitor).map(Self)
    }
}

struct UntypedVisitor;

impl<'de> Visitor<'de> for UntypedVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        let number = Number::from_f64(value);
        number.map(Value::Number).ok_or_else(|| E::custom("JSON has no number that is infinite or not a number"))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Value, A::Error> {
        let mut array = Vec::new();
        while let Some(Untyped(element)) = elements.next_element()? {
            array.push(element);
        }
        Ok(Value::Array(array))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(name) = members.next_key::<String>()? {
            let Untyped(value) = members.next_value()?;
            if let (NUMBER, Some(number)) = (name.as_str(), value.as_str().and_then(exact_number)) {
                return Ok(Value::Number(number));
            }
            if object.contains_key(&name) {
                return Err(duplicate(&name));
            }
            object.insert(name, value);
        }
        Ok(Value::Object(object))
    }
}

/// The number of that text, if this `serde_json` keeps numbers as texts. If it does not, the member is just a member.
fn exact_number(text: &str) -> Option<Number> {
    let keeps_texts = "1e999".parse::<Number>().is_ok();
    if keeps_texts { text.parse().ok() } else { None }
}

#[cold]
pub(crate) fn duplicate<E: Error>(name: &str) -> E {
    E::custom(format_args!("duplicate member `{name}`"))
}
