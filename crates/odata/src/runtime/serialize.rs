//! Joins what generated code writes to any serde serializer.
//!
//! Only this is generic over the serializer: a program compiles it once for each, however many types it writes.

use serde_core::ser::{Error, Serialize, SerializeMap, SerializeSeq, Serializer};

use super::failed::Failed;
use super::value::{Form, Value};
use super::view::View;
use super::writer::{Sink, Writer};

/// Writes a value. Generated `Serialize` implementations forward to it.
///
/// # Errors
///
/// What the serializer says, and a member that would be written twice.
pub fn serialize<T: Value, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    T::Form::view(value).serialize(serializer)
}

impl Serialize for View<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self {
            Self::Null => serializer.serialize_none(),
            Self::Bool(value) => serializer.serialize_bool(value),
            Self::Integer(value) => serializer.serialize_i64(value),
            Self::Single(value) => serializer.serialize_f32(value),
            Self::Double(value) => serializer.serialize_f64(value),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Display(value) => serializer.collect_str(value),
            Self::Number(value) => value.serialize(serializer),
            Self::Json(value) => value.serialize(serializer),
            Self::Members(members) => members.serialize(serializer),
            Self::Array(elements) => {
                let mut array = serializer.serialize_seq(Some(elements.count()))?;
                for index in 0..elements.count() {
                    array.serialize_element(&elements.element(index))?;
                }
                array.end()
            }
            Self::Object(object, declared) => {
                let mut sink = Members { map: serializer.serialize_map(None)?, error: None };
                match Writer::write(&mut sink, object, declared) {
                    Ok(()) => sink.map.end(),
                    Err(failed) => Err(sink.error.unwrap_or_else(|| S::Error::custom(failed.message()))),
                }
            }
        }
    }
}

/// The members of a serializer's map, and its error once it has failed.
struct Members<M: SerializeMap> {
    map: M,
    error: Option<M::Error>,
}

impl<M: SerializeMap> Sink for Members<M> {
    fn member(&mut self, name: &str, value: View<'_>) -> Result<(), Failed> {
        match self.map.serialize_entry(name, &value) {
            Ok(()) => Ok(()),
            Err(error) => {
                self.error = Some(error);
                Err(Failed::stashed())
            }
        }
    }
}
