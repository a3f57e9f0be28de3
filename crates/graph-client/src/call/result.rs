//! How the answer of a request is read as its documented result.

use std::fmt;
use std::marker::PhantomData;

use odata_types::facts::{Request, ResultType, ValueType};
use serde_core::de::{Deserialize, DeserializeOwned, Deserializer, Error as _, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;

use crate::error::Error;
use crate::place::value_at;
use crate::reader::Reader;

/// The reader of a result: nothing is read where none is documented; a collection, a primitive value and an enumeration
/// member are in `value`.
pub(super) fn reader<R: DeserializeOwned>(request: &Request) -> fn(&Reader<'_>) -> Result<R, Error> {
    match &request.result {
        None => |answer| R::deserialize(Value::Null).map_err(|error| answer.unreadable(&error)),
        Some(result) if is_in_value(result) => |answer| match serde_json::from_slice::<InValue<R>>(answer.body) {
            Ok(read) => Ok(read.0),
            Err(error) => absent(answer).ok_or_else(|| answer.unreadable(&in_value::<R>(answer.body, error))),
        },
        Some(_) => |answer| match absent(answer) {
            Some(absent) => Ok(absent),
            None => answer.json(),
        },
    }
}

/// What a derived request returns without a body, if the type of its result allows that: no source says that it has one.
fn absent<R: DeserializeOwned>(answer: &Reader<'_>) -> Option<R> {
    let is_absent = answer.body.is_empty() && !answer.operation.request().derived_from.is_empty();
    if is_absent { R::deserialize(Value::Null).ok() } else { None }
}

fn is_in_value(result: &ResultType) -> bool {
    result.is_collection || matches!(result.value, ValueType::Primitive(_) | ValueType::Enum(_))
}

/// The error with the path from the body on: that of the reader begins in the value, or in an item of it.
fn in_value<R: DeserializeOwned>(body: &[u8], error: serde_json::Error) -> serde_json::Error {
    let body: Value = serde_json::from_slice(body).unwrap_or_default();
    let Some(value) = body.get("value").filter(|value| R::deserialize(*value).is_err()) else { return error };
    let is_wrong = |item: &Value| R::deserialize(Value::Array(vec![item.clone()])).is_err();
    let mut items = value.as_array().into_iter().flatten().enumerate();
    let (path, inner) = match items.find(|(_, item)| is_wrong(item)) {
        Some((index, item)) => (format!("value[{index}]"), item),
        None => ("value".to_owned(), value),
    };
    let message = error.to_string();
    let separator = if value_at(inner, &message).is_some() { "." } else { ": " };
    serde_json::Error::custom(format_args!("{path}{separator}{message}"))
}

/// What the member `value` of an object holds.
struct InValue<R>(R);

impl<'de, R: Deserialize<'de>> Deserialize<'de> for InValue<R> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Members(PhantomData))
    }
}

struct Members<R>(PhantomData<R>);

impl<'de, R: Deserialize<'de>> Visitor<'de> for Members<R> {
    type Value = InValue<R>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with a member `value`")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<InValue<R>, A::Error> {
        let mut value = None;
        while let Some(name) = members.next_key::<String>()? {
            if name == "value" {
                value = Some(members.next_value()?);
            } else {
                members.next_value::<IgnoredAny>()?;
            }
        }
        value.map(InValue).ok_or_else(|| A::Error::missing_field("value"))
    }
}
