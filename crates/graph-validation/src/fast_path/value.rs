//! What a single value has to be.

use odata_types::facts::{EnumType, Primitive, ValueType};
use serde_core::de::Error;

use super::{Place, sure};
use crate::engine::primitive::{is_number, is_text, range};
use crate::id::IdFault;

impl Place {
    pub(super) fn null<E: Error>(self) -> Result<(), E> {
        sure(matches!(self, Self::Nothing) || self.single().is_some_and(|property| property.nullable))
    }

    pub(super) fn boolean<E: Error>(self) -> Result<(), E> {
        sure(self.is_of(|value| matches!(value, ValueType::Primitive(Primitive::Boolean))))
    }

    /// A number that is written as an integer; none if it is greater than any integer type allows.
    pub(super) fn integer<E: Error>(self, number: Option<i64>) -> Result<(), E> {
        let fits = |primitive| match (range(primitive), number) {
            (Some((least, most)), Some(number)) => (least..=most).contains(&number),
            (Some(_), None) => false,
            (None, _) => is_number(primitive),
        };
        sure(self.is_of(|value| matches!(value, ValueType::Primitive(primitive) if fits(primitive))))
    }

    /// A number that is not written as an integer, or is too large for one.
    pub(super) fn float<E: Error>(self) -> Result<(), E> {
        let is_wide = |primitive| is_number(primitive) && range(primitive).is_none() && primitive != Primitive::Single;
        sure(self.is_of(|value| matches!(value, ValueType::Primitive(primitive) if is_wide(primitive))))
    }

    pub(super) fn text<E: Error>(self, text: &str) -> Result<(), E> {
        let is_wrong_key = matches!(self, Self::Key(_)) && IdFault::of(text).is_some();
        sure(!is_wrong_key && self.is_of(|value| fits(value, text)))
    }

    fn is_of(self, fits: impl Fn(ValueType) -> bool) -> bool {
        self.is_untyped() || self.single().is_some_and(|property| fits(property.value))
    }
}

fn fits(value: ValueType, text: &str) -> bool {
    match value {
        ValueType::Primitive(primitive) => is_text(primitive, text),
        ValueType::Enum(enumeration) if enumeration.is_flags => {
            text.split(',').all(|name| is_member(enumeration, name.trim()))
        }
        ValueType::Enum(enumeration) => is_member(enumeration, text),
        ValueType::Structured(_) | ValueType::Untyped => false,
    }
}

/// Whether that is how the schema spells a member that a request may send.
fn is_member(enumeration: &EnumType, name: &str) -> bool {
    enumeration.sentinel != Some(name) && enumeration.members.iter().any(|member| member.name == name)
}
