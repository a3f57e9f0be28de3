//! [`Rule::OutsideLimits`]: a value lies between the least and the greatest that are documented.

use std::cmp::Ordering;

use json_places::Value;
use odata_types::Duration;
use odata_types::facts::{Primitive, Property, ValueType};

use super::number::{Number, is_number};
use super::value::Scalar;
use crate::documented;
use crate::explainer::Explainer;
use crate::rule::Rule;
use crate::subject::Subject;

/// Whether a value of a property lies within its limits. So does what cannot be compared, such as a duration in months.
pub(crate) fn holds(property: &Property, value: &Scalar<'_>) -> bool {
    (property.minimum.is_empty() || compared(property, value, property.minimum).is_none_or(Ordering::is_ge))
        && (property.maximum.is_empty() || compared(property, value, property.maximum).is_none_or(Ordering::is_le))
}

pub(crate) fn explain(to: &mut Explainer<'_>, value: &Value<'_>, subject: Subject, property: &'static Property) {
    to.report(Rule::OutsideLimits, value, || {
        let limits = documented::limits(property).unwrap_or_default();
        (format!("{subject} is outside of its limits; documented: {limits}"), documented::property(property))
    });
}

/// How a value compares with a limit.
fn compared(property: &Property, value: &Scalar<'_>, limit: &str) -> Option<Ordering> {
    match (property.value, value) {
        (ValueType::Primitive(_), Scalar::Number(number)) => number.compared(limit),
        (ValueType::Primitive(primitive), Scalar::Text(text)) if is_number(primitive) => {
            Number::of(text).compared(limit)
        }
        (ValueType::Primitive(Primitive::Duration), Scalar::Text(text)) => {
            let length = |text: &str| text.parse::<Duration>().ok()?.to_time_delta();
            Some(length(text)?.cmp(&length(limit)?))
        }
        _ => None,
    }
}
