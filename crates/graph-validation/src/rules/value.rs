//! Values that are neither arrays nor objects, each of which has one rule: that of its type and its JSON type.

use json_places::{Kind, Value};
use odata_types::facts::{Primitive, Property, ValueType};

use super::number::Number;
use super::{enum_member, json_type, limits, malformed_value, missing_property, null_required, number};
use crate::explainer::Explainer;
use crate::subject::Subject;

/// A JSON value that is neither an array nor an object.
pub(crate) enum Scalar<'t> {
    Null,
    Boolean,
    Number(Number),
    Text(&'t str),
}

impl<'t> Scalar<'t> {
    /// A value of a tree, if it is one.
    pub(crate) fn of(value: &'t Value<'_>) -> Option<Self> {
        Some(match &value.kind {
            Kind::Null => Self::Null,
            Kind::Bool(_) => Self::Boolean,
            Kind::Number(text) => Self::Number(Number::of(text)),
            Kind::String(text) => Self::Text(text),
            Kind::Array(_) | Kind::Object(_) => return None,
        })
    }
}

/// Whether a value is one of a property, or of an item of the property's collection.
pub(crate) fn holds(property: &Property, value: &Scalar<'_>) -> bool {
    is_of_type(property, value) && limits::holds(property, value)
}

fn is_of_type(property: &Property, value: &Scalar<'_>) -> bool {
    match (property.value, value) {
        (_, Scalar::Null) => null_required::holds(property),
        (ValueType::Untyped, _) | (ValueType::Primitive(Primitive::Boolean), Scalar::Boolean) => true,
        (ValueType::Primitive(primitive), Scalar::Number(number)) => number::holds(primitive, *number),
        (ValueType::Primitive(primitive), Scalar::Text(text)) => malformed_value::holds(primitive, text),
        (ValueType::Enum(enumeration), Scalar::Text(text)) => enum_member::holds(enumeration, text),
        _ => false,
    }
}

/// Explains why a value is not one of a property. The value may be an array or an object as well.
pub(crate) fn explain<'v>(to: &mut Explainer<'v>, value: &'v Value<'v>, property: &'static Property, subject: Subject) {
    if let Some(scalar) = Scalar::of(value)
        && is_of_type(property, &scalar)
    {
        return limits::explain(to, value, subject, property);
    }
    match (property.value, &value.kind) {
        (_, Kind::Null) => null_required::explain(to, value, subject),
        (ValueType::Enum(_), Kind::String(text)) if text.is_empty() && !property.if_absent.is_empty() => {
            missing_property::explain_empty(to, value, subject, property);
        }
        (ValueType::Enum(enumeration), Kind::String(text)) => enum_member::explain(to, value, text, enumeration),
        (ValueType::Primitive(primitive), Kind::Number(text)) if number::is_number(primitive) => {
            number::explain(to, value, text, subject, primitive);
        }
        (ValueType::Primitive(primitive), Kind::String(text)) if malformed_value::is_text(primitive) => {
            malformed_value::explain(to, value, text, subject, primitive);
        }
        (of, _) => json_type::explain(to, value, subject, &json_type::expected(of)),
    }
}
