//! [`Rule::NotAnInteger`] and [`Rule::NumberOutOfRange`]: a number is one of its type.

use std::cmp::Ordering;

use json_places::Value;
use odata_types::facts::Primitive;

use crate::explainer::Explainer;
use crate::rule::Rule;
use crate::subject::Subject;

/// A JSON number.
#[derive(Clone, Copy)]
pub(crate) enum Number {
    /// Written as an integer, and of at most 64 bits.
    Integer(i64),
    /// Any other.
    Float(f64),
}

impl Number {
    /// The number that a text is.
    pub(crate) fn of(text: &str) -> Self {
        let integer = if is_written_as_integer(text) { text.parse().ok() } else { None };
        integer.map_or_else(|| Self::Float(text.parse().unwrap_or(f64::INFINITY)), Self::Integer)
    }

    /// How the number compares with that in a text.
    pub(crate) fn compared(self, text: &str) -> Option<Ordering> {
        match (self, Self::of(text)) {
            (Self::Integer(number), Self::Integer(other)) => Some(number.cmp(&other)),
            (number, other) => number.float().partial_cmp(&other.float()),
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "only its size matters")]
    fn float(self) -> f64 {
        match self {
            Self::Integer(number) => number as f64,
            Self::Float(number) => number,
        }
    }

    /// An integer that is not negative.
    pub(crate) fn unsigned(value: u64) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "only its size matters")]
        i64::try_from(value).map_or(Self::Float(value as f64), Self::Integer)
    }
}

/// Whether a number is one of the type.
pub(crate) fn holds(primitive: Primitive, number: Number) -> bool {
    match (range(primitive), number) {
        (Some((least, most)), Number::Integer(number)) => (least..=most).contains(&number),
        (Some(_), Number::Float(_)) => false,
        (None, Number::Integer(_)) => is_number(primitive),
        (None, Number::Float(number)) => is_number(primitive) && is_finite(primitive, number),
    }
}

pub(crate) fn explain(to: &mut Explainer<'_>, value: &Value<'_>, text: &str, subject: Subject, primitive: Primitive) {
    let (of, name) = (to.of, primitive.name());
    let range = range(primitive);
    let is_fraction = range.is_some() && !is_written_as_integer(text);
    to.report(if is_fraction { Rule::NotAnInteger } else { Rule::NumberOutOfRange }, value, || {
        let message = match range {
            _ if is_fraction => format!("{subject} is not written as an integer; expected an `{name}`"),
            Some((least, most)) => format!("{subject} is out of range; an `{name}` is {least} to {most}"),
            None => format!("{subject} is greater than an `{name}` can be"),
        };
        (message, subject.documented(of))
    });
}

/// Whether a value of the type is a JSON number, or can be one.
pub(crate) fn is_number(primitive: Primitive) -> bool {
    use Primitive::{Byte, Decimal, Double, Int16, Int32, Int64, SByte, Single};
    matches!(primitive, Byte | Decimal | Double | Int16 | Int32 | Int64 | SByte | Single)
}

/// The least and the greatest value of an integer type.
fn range(primitive: Primitive) -> Option<(i64, i64)> {
    Some(match primitive {
        Primitive::Byte => (u8::MIN.into(), u8::MAX.into()),
        Primitive::SByte => (i8::MIN.into(), i8::MAX.into()),
        Primitive::Int16 => (i16::MIN.into(), i16::MAX.into()),
        Primitive::Int32 => (i32::MIN.into(), i32::MAX.into()),
        Primitive::Int64 => (i64::MIN, i64::MAX),
        _ => return None,
    })
}

/// Whether a number has neither a fraction nor an exponent. A zero with a sign is not an integer either.
fn is_written_as_integer(text: &str) -> bool {
    text != "-0" && text.bytes().all(|byte| byte == b'-' || byte.is_ascii_digit())
}

fn is_finite(primitive: Primitive, number: f64) -> bool {
    #[expect(clippy::cast_possible_truncation, reason = "a number that does not fit becomes infinite")]
    let single = number as f32;
    number.is_finite() && (primitive != Primitive::Single || single.is_finite())
}
