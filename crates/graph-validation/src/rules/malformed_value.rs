//! [`Rule::MalformedValue`]: the text of a primitive value has the form of its type.

use json_places::Value;
use odata_types::facts::Primitive;
use odata_types::{Date, DateTimeOffset, Decimal, Duration, Guid, TimeOfDay};

use super::number::is_number;
use crate::explainer::Explainer;
use crate::rule::Rule;
use crate::subject::Subject;

/// Whether a text is a value of the type.
pub(crate) fn holds(primitive: Primitive, text: &str) -> bool {
    match primitive {
        Primitive::Boolean => false,
        Primitive::String => true,
        _ if primitive.geo_type().is_some() => false,
        _ if is_number(primitive) => is_number_as_text(primitive, text),
        _ => missed_form(primitive, text).is_none(),
    }
}

pub(crate) fn explain(to: &mut Explainer<'_>, value: &Value<'_>, text: &str, subject: Subject, primitive: Primitive) {
    let of = to.of;
    to.report(Rule::MalformedValue, value, || {
        let expected = missed_form(primitive, text).unwrap_or_default();
        (format!("{subject} is not an `{}`: {expected}", primitive.name()), subject.documented(of))
    });
}

/// Whether all values of the type are strings.
pub(crate) fn is_text(primitive: Primitive) -> bool {
    primitive != Primitive::Boolean && !is_number(primitive) && primitive.geo_type().is_none()
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

/// What is expected of a text that does not have the form of the type.
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
