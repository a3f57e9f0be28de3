//! Joins any serde deserializer to the sources that generated code reads from.
//!
//! Only this is generic over the deserializer: a program compiles it once for each, however many types it reads.

use std::fmt;
use std::sync::LazyLock;

use serde_core::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Number;

use super::failed::Failed;
use super::source::{Items, Json, Name, Source, Take};
use super::value::{Form, Kind, Required, Value};

/// Reads a value. Generated `Deserialize` implementations forward to it.
///
/// # Errors
///
/// If the input is malformed or does not fit the type. The message begins with the path to the value, and keeps the place
/// that the deserializer gives.
pub fn deserialize<'de, T: Value, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let mut value = T::Form::empty();
    read(deserializer, T::Form::KIND, &mut Required(&mut value))?;
    Ok(value)
}

/// Hands the value of a deserializer over to `into`.
///
/// A deserializer is asked for a string where the type is one: not every format tells by itself what comes.
///
/// # Errors
///
/// If the input is malformed, or `into` refuses the value.
pub fn read<'de, D: Deserializer<'de>>(
    deserializer: D,
    expected: Kind,
    into: &mut dyn Take<'de>,
) -> Result<(), D::Error> {
    let mut failed = None;
    let bridge = Bridge { into, failed: &mut failed };
    let result = match expected {
        Kind::Any => deserializer.deserialize_any(bridge),
        Kind::Text => deserializer.deserialize_str(Text(bridge)),
    };
    match result {
        Ok(()) => Ok(()),
        Err(error) => Err(with_path(error, failed)),
    }
}

/// Puts the path in front of the message. An error of `serde_json` keeps its line and column, as it reads them off the end
/// of a message.
#[cold]
fn with_path<E: Error>(error: E, failed: Option<Failed>) -> E {
    match failed.map(|failed| failed.prefix()) {
        Some(prefix) if !prefix.is_empty() => E::custom(format_args!("{prefix}{error}")),
        _ => error,
    }
}

/// Hands the value of a deserializer over.
struct Bridge<'b, 'de> {
    into: &'b mut (dyn Take<'de> + 'b),
    /// Where the error goes, whose path the deserializer's error does not have.
    failed: &'b mut Option<Failed>,
}

impl<'de> Bridge<'_, 'de> {
    #[inline]
    fn hand_over<E: Error>(self, mut json: Json<'_, 'de>) -> Result<(), E> {
        match self.into.take(&mut json) {
            Ok(()) => Ok(()),
            Err(failed) => Err(fail(self.failed, failed, None)),
        }
    }
}

/// An integer of more than 64 bits, as exactly as `serde_json` keeps it.
#[cold]
fn large<'v, 'de>(value: &dyn fmt::Display) -> Json<'v, 'de> {
    let text = value.to_string();
    match text.parse() {
        Ok(number) => Json::Number(number),
        Err(_) => Json::Float(text.parse().unwrap_or(f64::NAN)),
    }
}

#[cold]
fn fail<E: Error>(place: &mut Option<Failed>, failed: Failed, error: Option<E>) -> E {
    let error = error.unwrap_or_else(|| E::custom(failed.message()));
    *place = Some(failed);
    error
}

impl<'de> DeserializeSeed<'de> for Bridge<'_, 'de> {
    type Value = ();

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Bridge<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.hand_over(Json::Null)
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.hand_over(Json::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.hand_over(Json::Bool(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.hand_over(Json::Unsigned(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        // Some deserializers hand every integer over as a signed one.
        self.hand_over(u64::try_from(value).map_or(Json::Signed(value), Json::Unsigned))
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<(), E> {
        self.hand_over(large(&value))
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<(), E> {
        self.hand_over(large(&value))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        self.hand_over(Json::Float(value))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        self.hand_over(Json::Str(text))
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<(), E> {
        self.hand_over(Json::Borrowed(text))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<(), E> {
        self.hand_over(Json::String(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, access: A) -> Result<(), A::Error> {
        let mut items = Adapter { access, first: None, has_ended: false, error: None };
        match self.into.take(&mut Json::Array(&mut items)) {
            Ok(()) => Ok(()),
            Err(failed) => Err(fail(self.failed, failed, items.error)),
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<(), A::Error> {
        let mut first = None;
        if MAY_KEEP_TEXTS && keeps_texts() {
            first = access.next_key::<String>()?;
            if first.as_deref() == Some(NUMBER) {
                let number: Number = access.next_value::<String>()?.parse().map_err(A::Error::custom)?;
                return self.hand_over(Json::Number(number));
            }
        }
        let mut source = Adapter { access, first, has_ended: false, error: None };
        match self.into.take(&mut Json::Object(&mut source)) {
            Ok(()) => Ok(()),
            Err(failed) => Err(fail(self.failed, failed, source.error)),
        }
    }
}

/// The one member of the map as which a `serde_json` with the feature `arbitrary_precision` hands over a number.
const NUMBER: &str = "$serde_json::private::Number";

/// Whether numbers may be such maps: then they are texts.
const MAY_KEEP_TEXTS: bool = size_of::<Number>() == size_of::<String>();

/// Whether `serde_json` keeps numbers as texts, and so takes those that are too large for a `f64`.
fn keeps_texts() -> bool {
    static KEEPS_TEXTS: LazyLock<bool> = LazyLock::new(|| "1e999".parse::<Number>().is_ok());
    *KEEPS_TEXTS
}

/// Hands a string over.
struct Text<'b, 'de>(Bridge<'b, 'de>);

impl<'de> Visitor<'de> for Text<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        self.0.visit_str(text)
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<(), E> {
        self.0.visit_borrowed_str(text)
    }

    fn visit_string<E: Error>(self, text: String) -> Result<(), E> {
        self.0.visit_string(text)
    }
}

/// A deserializer's members or items, and its error once it has failed.
struct Adapter<A, E> {
    access: A,
    /// The name of the first member, where that was looked at already.
    first: Option<String>,
    has_ended: bool,
    error: Option<E>,
}

impl<A, E> Adapter<A, E> {
    #[cold]
    fn stash(&mut self, error: E, failed: Option<Failed>) -> Failed {
        self.error = Some(error);
        failed.unwrap_or_else(Failed::stashed)
    }
}

impl<'de, A: MapAccess<'de>> Source<'de> for Adapter<A, A::Error> {
    fn next(&mut self, name: &mut Name<'de>) -> Result<bool, Failed> {
        if self.has_ended {
            return Ok(false);
        }
        if MAY_KEEP_TEXTS && let Some(first) = self.first.take() {
            name.owned(first);
            return Ok(true);
        }
        match self.access.next_key_seed(NameSeed(name)) {
            Ok(Some(())) => Ok(true),
            Ok(None) => {
                self.has_ended = true;
                Ok(false)
            }
            Err(error) => Err(self.stash(error, None)),
        }
    }

    fn value(&mut self, into: &mut dyn Take<'de>) -> Result<(), Failed> {
        let mut failed = None;
        match self.access.next_value_seed(Bridge { into, failed: &mut failed }) {
            Ok(()) => Ok(()),
            Err(error) => Err(self.stash(error, failed)),
        }
    }
}

impl<'de, A: SeqAccess<'de>> Items<'de> for Adapter<A, A::Error> {
    fn next(&mut self, into: &mut dyn Take<'de>) -> Result<bool, Failed> {
        if self.has_ended {
            return Ok(false);
        }
        let mut failed = None;
        match self.access.next_element_seed(Bridge { into, failed: &mut failed }) {
            Ok(Some(())) => Ok(true),
            Ok(None) => {
                self.has_ended = true;
                Ok(false)
            }
            Err(error) => Err(self.stash(error, failed)),
        }
    }
}

/// Reads the name of a member.
struct NameSeed<'n, 'de>(&'n mut Name<'de>);

impl<'de> DeserializeSeed<'de> for NameSeed<'_, 'de> {
    type Value = ();

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for NameSeed<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a member")
    }

    #[inline]
    fn visit_borrowed_str<E>(self, name: &'de str) -> Result<(), E> {
        self.0.borrowed(name);
        Ok(())
    }

    fn visit_str<E>(self, name: &str) -> Result<(), E> {
        self.0.owned(name.to_owned());
        Ok(())
    }

    fn visit_string<E>(self, name: String) -> Result<(), E> {
        self.0.owned(name);
        Ok(())
    }
}
