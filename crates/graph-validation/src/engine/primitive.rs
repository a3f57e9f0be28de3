//! Values of primitive types.

use json_places::{Kind, Value};
use odata_types::facts::Primitive;
use odata_types::{Date, DateTimeOffset, Decimal, Duration, Guid, TimeOfDay};

use super::Engine;
use super::subject::Subject;
use crate::rule::Rule;

impl<'v> Engine<'v> {
    pub(super) fn primitive(&mut self, value: &'v Value<'v>, subject: Subject, primitive: Primitive) {
        let name = primitive.name();
        match (primitive, &value.kind) {
            (Primitive::Boolean, Kind::Bool(_)) => {}
            (Primitive::Boolean, _) => self.wrong_type(value, subject, "a boolean"),
            (_, Kind::String(text)) if !is_number(primitive) || is_number_as_text(primitive, text) => {
                if let Some(expected) = missed_form(primitive, text) {
                    let message = format!("{subject} is not an `{name}`: {expected}");
                    self.report(Rule::MalformedValue, value, message, self.help(subject));
                }
            }
            (_, _) if !is_number(primitive) => self.wrong_type(value, subject, "a string"),
            (_, Kind::Number(text)) => self.number(value, text, subject, primitive),
            (_, _) => self.wrong_type(value, subject, "a number"),
        }
    }

    fn number(&mut self, value: &'v Value<'v>, text: &str, subject: Subject, primitive: Primitive) {
        let name = primitive.name();
        let Some((least, most)) = range(primitive) else {
            if !is_finite(text, primitive) {
                let message = format!("{subject} is greater than an `{name}` can be");
                self.report(Rule::NumberOutOfRange, value, message, self.help(subject));
            }
            return;
        };
        if text == "-0" || !text.bytes().all(|byte| byte == b'-' || byte.is_ascii_digit()) {
            let message = format!("{subject} is not written as an integer; expected an `{name}`");
            self.report(Rule::NotAnInteger, value, message, self.help(subject));
            return;
        }
        // Integers beyond this range do not fit any integer type.
        if !text.parse::<i64>().is_ok_and(|number| (least..=most).contains(&number)) {
            let message = format!("{subject} is out of range; an `{name}` is {least} to {most}");
            self.report(Rule::NumberOutOfRange, value, message, self.help(subject));
        }
    }
}

/// Whether a value of the type is a JSON number, or can be one.
pub(crate) fn is_number(primitive: Primitive) -> bool {
    use Primitive::{Byte, Decimal, Double, Int16, Int32, Int64, SByte, Single};
    matches!(primitive, Byte | Decimal | Double | Int16 | Int32 | Int64 | SByte | Single)
}

/// Whether a text is a value of the type.
pub(crate) fn is_text(primitive: Primitive, text: &str) -> bool {
    match primitive {
        Primitive::Boolean => false,
        _ if is_number(primitive) => is_number_as_text(primitive, text),
        _ => missed_form(primitive, text).is_none(),
    }
}

/// Whether a text is a number of the type, as some types allow.
fn is_number_as_text(primitive: Primitive, text: &str) -> bool {
    match primitive {
        Primitive::Decimal => text.parse::<Decimal>().is_ok(),
        Primitive::Int64 => text.parse::<i64>().is_ok_and(|number| number.to_string() == text),
        Primitive::Double | Primitive::Single => matches!(text, "INF" | "-INF" | "NaN"),
        _ => false,
    }
}

/// What is expected of a text that is not of the type's form.
fn missed_form(primitive: Primitive, text: &str) -> Option<String> {
    match primitive {
        Primitive::Date => text.parse::<Date>().err().map(|error| error.to_string()),
        Primitive::DateTimeOffset => match text.parse::<DateTimeOffset>() {
            Err(error) => Some(error.to_string()),
            // Generated types also read what RFC 3339 merely tolerates, such as a space there.
            Ok(_) if !text.is_ascii() || !matches!(text.as_bytes().get(10), Some(b'T' | b't')) => {
                Some("expected `T` between date and time".to_owned())
            }
            Ok(_) => None,
        },
        Primitive::Guid => text.parse::<Guid>().err().map(|error| error.to_string()),
        Primitive::Duration => text.parse::<Duration>().err().map(|error| error.to_string()),
        Primitive::TimeOfDay => text.parse::<TimeOfDay>().err().map(|error| error.to_string()),
        _ => None,
    }
}

/// The least and the greatest value of an integer type.
pub(crate) fn range(primitive: Primitive) -> Option<(i64, i64)> {
    Some(match primitive {
        Primitive::Byte => (u8::MIN.into(), u8::MAX.into()),
        Primitive::SByte => (i8::MIN.into(), i8::MAX.into()),
        Primitive::Int16 => (i16::MIN.into(), i16::MAX.into()),
        Primitive::Int32 => (i32::MIN.into(), i32::MAX.into()),
        Primitive::Int64 => (i64::MIN, i64::MAX),
        _ => return None,
    })
}

fn is_finite(text: &str, primitive: Primitive) -> bool {
    match primitive {
        Primitive::Single => text.parse::<f32>().is_ok_and(f32::is_finite),
        _ => text.parse::<f64>().is_ok_and(f64::is_finite),
    }
}
