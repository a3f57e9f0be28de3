//! The types of members and array items, and how each kind of them is read and written.

use std::fmt::Display;
use std::str::FromStr;

use serde_json::Value as AnyValue;

use super::any::{Any, AnyText};
use super::failed::{Failed, Shortened};
use super::members::Members;
use super::source::{Json, Take};
use super::view::{Object, View};
use crate::facts::{StructuredKind, StructuredType};
use crate::{Nullable, Untyped};

/// A type of members and array items.
pub trait Value: Sized + 'static {
    /// How values of the type are read and written.
    type Form: Form<Self>;
}

/// How values of a type are read and written.
pub trait Form<T> {
    /// What a deserializer is asked for.
    const KIND: Kind = Kind::Any;

    /// A placeholder that `read` overwrites; it is dropped if reading fails.
    fn empty() -> T;

    /// Reads the value in place.
    ///
    /// # Errors
    ///
    /// If the JSON value is not of the expected kind or form. Then `value` is left partly filled and must be discarded.
    fn read(value: &mut T, json: &mut Json<'_, '_>) -> Result<(), Failed>;

    /// The value as it is written.
    fn view(value: &T) -> View<'_>;
}

/// What a deserializer is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Whatever there is.
    Any,
    /// A string.
    Text,
}

/// What reading a required property begins with.
#[must_use]
pub fn empty<T: Value>() -> T {
    T::Form::empty()
}

/// The forms of generated types, and of those of this crate.
pub mod form {
    /// An object of exactly one type.
    pub struct Structured;
    /// An object of the declared type or of one that is derived from it.
    pub struct Polymorphic;
    /// A member of an enumeration.
    pub struct Enumeration;
    /// A string of a certain form.
    pub struct Text;
    /// A type that knows its own form.
    pub struct Own;
}

impl<T: crate::Structured> Form<T> for form::Structured {
    fn empty() -> T {
        T::start()
    }

    fn read(value: &mut T, json: &mut Json<'_, '_>) -> Result<(), Failed> {
        object(value, T::TYPE, json)
    }

    fn view(value: &T) -> View<'_> {
        View::Object(value, T::TYPE)
    }
}

/// Reads an object of that type.
fn object(value: &mut dyn Object, of: &'static StructuredType, json: &mut Json<'_, '_>) -> Result<(), Failed> {
    match json {
        Json::Object(source) => value.fill(&mut Members::new(of, &mut **source)),
        other => Err(not_an_object(other, of)),
    }
}

impl<P: crate::Polymorphic> Form<P> for form::Polymorphic {
    fn empty() -> P {
        P::start(super::Found::Unknown)
    }

    fn read(value: &mut P, json: &mut Json<'_, '_>) -> Result<(), Failed> {
        match json {
            Json::Object(source) => {
                let mut members = Members::new(P::TYPE, &mut **source);
                *value = P::start(members.find_type()?);
                value.object_mut().fill(&mut members)
            }
            other => Err(not_an_object(other, P::TYPE)),
        }
    }

    fn view(value: &P) -> View<'_> {
        View::Object(value.object(), P::TYPE)
    }
}

#[cold]
fn not_an_object(json: &Json<'_, '_>, of: &StructuredType) -> Failed {
    let what = if of.kind == StructuredKind::Parameters { "the parameters of" } else { "a value of type" };
    json.mismatch(&format!("an object, {what} `{}`", of.name))
}

/// A property that must be there, for reading (`R` is `&mut T`) and for writing (`&T`).
pub struct Required<R>(pub R);

impl<'de, T: Value> Take<'de> for Required<&mut T> {
    fn take(&mut self, json: &mut Json<'_, 'de>) -> Result<(), Failed> {
        T::Form::read(self.0, json)
    }
}

/// A property that may be absent: it has no value before it is read.
impl<'de, T: Value> Take<'de> for Option<T> {
    fn take(&mut self, json: &mut Json<'_, 'de>) -> Result<(), Failed> {
        T::Form::read(self.insert(T::Form::empty()), json)
    }
}

impl<'de, T: Value> Take<'de> for Nullable<T> {
    fn take(&mut self, json: &mut Json<'_, 'de>) -> Result<(), Failed> {
        *self = if let Json::Null = json { Self::Null } else { Self::Value(T::Form::empty()) };
        match self {
            Self::Value(value) => T::Form::read(value, json),
            Self::Absent | Self::Null => Ok(()),
        }
    }
}

impl<T: Value> Value for Box<T> {
    type Form = form::Own;
}

impl<T: Value> Form<Box<T>> for form::Own {
    fn empty() -> Box<T> {
        Box::new(T::Form::empty())
    }

    fn read(value: &mut Box<T>, json: &mut Json<'_, '_>) -> Result<(), Failed> {
        T::Form::read(value, json)
    }

    fn view(value: &Box<T>) -> View<'_> {
        T::Form::view(value)
    }
}

/// An item that may be null.
impl<T: Value> Value for Option<T> {
    type Form = form::Own;
}

impl<T: Value> Form<Option<T>> for form::Own {
    fn empty() -> Option<T> {
        None
    }

    fn read(value: &mut Option<T>, json: &mut Json<'_, '_>) -> Result<(), Failed> {
        match json {
            Json::Null => Ok(()),
            json => T::Form::read(value.insert(T::Form::empty()), json),
        }
    }

    fn view(value: &Option<T>) -> View<'_> {
        value.as_ref().map_or(View::Null, T::Form::view)
    }
}

impl<T: Value> Value for Vec<T> {
    type Form = form::Own;
}

impl<T: Value> Form<Vec<T>> for form::Own {
    fn empty() -> Vec<T> {
        Vec::new()
    }

    fn read(value: &mut Vec<T>, json: &mut Json<'_, '_>) -> Result<(), Failed> {
        array(json, &mut Push(value))
    }

    fn view(value: &Vec<T>) -> View<'_> {
        View::Array(value)
    }
}

/// Reads all items of an array, and says which one failed.
fn array<'de>(json: &mut Json<'_, 'de>, into: &mut dyn Take<'de>) -> Result<(), Failed> {
    let Json::Array(items) = json else { return Err(json.mismatch("an array")) };
    let mut index = 0;
    loop {
        match items.next(into) {
            Ok(true) => index += 1,
            Ok(false) => return Ok(()),
            Err(failed) => return Err(failed.in_item(index)),
        }
    }
}

/// Puts each item behind those that are there.
struct Push<'v, T>(&'v mut Vec<T>);

impl<'de, T: Value> Take<'de> for Push<'_, T> {
    fn take(&mut self, json: &mut Json<'_, 'de>) -> Result<(), Failed> {
        // Most arrays of requests have one item, and structured types are large: `Vec` would allocate room for four.
        if self.0.is_empty() {
            self.0.reserve_exact(1);
        }
        self.0.push(T::Form::empty());
        match self.0.last_mut() {
            Some(item) => T::Form::read(item, json),
            None => Ok(()),
        }
    }
}

impl Value for String {
    type Form = form::Own;
}

impl Form<String> for form::Own {
    fn empty() -> String {
        String::new()
    }

    fn read(value: &mut String, json: &mut Json<'_, '_>) -> Result<(), Failed> {
        AnyText(value).take(json)
    }

    fn view(value: &String) -> View<'_> {
        View::Text(value)
    }
}

impl Value for bool {
    type Form = form::Own;
}

impl Form<bool> for form::Own {
    fn empty() -> bool {
        false
    }

    fn read(value: &mut bool, json: &mut Json<'_, '_>) -> Result<(), Failed> {
        match json {
            Json::Bool(found) => {
                *value = *found;
                Ok(())
            }
            other => Err(other.mismatch("a boolean")),
        }
    }

    fn view(value: &bool) -> View<'_> {
        View::Bool(*value)
    }
}

macro_rules! integers {
    ($($type:ident, $expected:literal;)*) => {
        $(
            impl Value for $type {
                type Form = form::Own;
            }

            impl Form<$type> for form::Own {
                fn empty() -> $type {
                    0
                }

                fn read(value: &mut $type, json: &mut Json<'_, '_>) -> Result<(), Failed> {
                    *value = integer(json, $expected)?;
                    Ok(())
                }

                fn view(value: &$type) -> View<'_> {
                    View::Integer(i64::from(*value))
                }
            }
        )*
    };
}

integers! {
    u8, "an integer from 0 to 255";
    i8, "an integer from -128 to 127";
    i16, "an integer of 16 bits";
    i32, "an integer of 32 bits";
}

/// Reads an integer of a type with at most 64 bits.
fn integer<T: TryFrom<i64>>(json: &Json<'_, '_>, expected: &str) -> Result<T, Failed> {
    match json.as_integer().and_then(|value| T::try_from(value).ok()) {
        Some(value) => Ok(value),
        None => Err(out_of_range(json, expected)),
    }
}

#[cold]
pub(crate) fn out_of_range(json: &Json<'_, '_>, expected: &str) -> Failed {
    let number = match json {
        Json::Unsigned(value) => value.to_string(),
        Json::Signed(value) => value.to_string(),
        // With its point or exponent, which tells it from an integer.
        Json::Float(value) => format!("{value:?}"),
        Json::Number(value) => value.to_string(),
        other => return other.mismatch(expected),
    };
    Failed::new(format_args!("expected {expected}, found {}", Shortened(&number)))
}

/// A type whose values are strings of a certain form.
pub trait Text: FromStr<Err: Display> {
    /// What the value is expected to be.
    const EXPECTED: &'static str;

    /// What reading begins with.
    fn empty() -> Self;

    /// The value as it is written.
    fn view(&self) -> View<'_>;
}

impl<T: Text> Form<T> for form::Text {
    const KIND: Kind = Kind::Text;

    fn empty() -> T {
        T::empty()
    }

    fn read(value: &mut T, json: &mut Json<'_, '_>) -> Result<(), Failed> {
        let Some(text) = json.as_str() else { return Err(json.mismatch(T::EXPECTED)) };
        match text.parse() {
            Ok(parsed) => {
                *value = parsed;
                Ok(())
            }
            Err(error) => Err(malformed(&error, text)),
        }
    }

    fn view(value: &T) -> View<'_> {
        value.view()
    }
}

#[cold]
fn malformed(error: &dyn Display, text: &str) -> Failed {
    Failed::new(format_args!("{error}, found `{}`", Shortened(text)))
}

impl Value for Untyped {
    type Form = form::Own;
}

impl Form<Untyped> for form::Own {
    fn empty() -> Untyped {
        Untyped(AnyValue::Null)
    }

    fn read(value: &mut Untyped, json: &mut Json<'_, '_>) -> Result<(), Failed> {
        Any(&mut value.0).take(json)
    }

    fn view(value: &Untyped) -> View<'_> {
        View::Json(&value.0)
    }
}
