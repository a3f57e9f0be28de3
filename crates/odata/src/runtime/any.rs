//! Reading any JSON value: what is untyped, and what is kept because it is not declared.

use serde_json::{Map, Number, Value};

use super::failed::{Failed, duplicate};
use super::source::{Json, Name, Take};

/// Takes any value.
pub(crate) struct Any<'v>(pub(crate) &'v mut Value);

impl<'de> Take<'de> for Any<'_> {
    fn take(&mut self, json: &mut Json<'_, 'de>) -> Result<(), Failed> {
        *self.0 = match json {
            Json::Null => Value::Null,
            Json::Bool(value) => (*value).into(),
            Json::Unsigned(value) => (*value).into(),
            Json::Signed(value) => (*value).into(),
            Json::Float(value) => match Number::from_f64(*value) {
                Some(number) => Value::Number(number),
                None => return Err(Failed::new(format_args!("JSON has no number {value}"))),
            },
            Json::Number(value) => Value::Number(value.clone()),
            Json::Str(_) | Json::Borrowed(_) | Json::String(_) => json.take_string().unwrap_or_default().into(),
            Json::Array(items) => {
                let mut array = Vec::new();
                loop {
                    let mut item = Value::Null;
                    match items.next(&mut Any(&mut item)) {
                        Ok(true) => array.push(item),
                        Ok(false) => break,
                        Err(failed) => return Err(failed.in_item(array.len())),
                    }
                }
                Value::Array(array)
            }
            Json::Object(source) => {
                let mut object = Map::new();
                let mut name = Name::new(None);
                while source.next(&mut name)? {
                    let name = name.take();
                    if object.contains_key(&*name) {
                        return Err(duplicate(&name));
                    }
                    let mut member = Value::Null;
                    match source.value(&mut Any(&mut member)) {
                        Ok(()) => object.insert(name.into_owned(), member),
                        Err(failed) => return Err(failed.in_member(&name)),
                    };
                }
                Value::Object(object)
            }
        };
        Ok(())
    }
}

/// Takes a text.
pub(crate) struct AnyText<'v>(pub(crate) &'v mut String);

impl<'de> Take<'de> for AnyText<'_> {
    #[inline]
    fn take(&mut self, json: &mut Json<'_, 'de>) -> Result<(), Failed> {
        match json.take_string() {
            Some(text) => {
                *self.0 = text;
                Ok(())
            }
            None => Err(json.mismatch("a string")),
        }
    }
}
