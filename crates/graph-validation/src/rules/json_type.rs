//! [`Rule::WrongJsonType`]: every value has the JSON type of its declared type.

use std::borrow::Cow;

use json_places::{Member, Value};
use odata_types::facts::{Primitive, ValueType};

use super::number::is_number;
use crate::explainer::Explainer;
use crate::rule::Rule;
use crate::subject::Subject;

/// The JSON type of the values of a type, in words. An untyped value is of any.
pub(crate) fn expected(of: ValueType) -> Cow<'static, str> {
    let words = match of {
        ValueType::Primitive(primitive) => match primitive.geo_type() {
            Some(geo_type) => return format!("a GeoJSON `{geo_type}`").into(),
            None if primitive == Primitive::Boolean => "a boolean",
            None if is_number(primitive) => "a number",
            None => "a string",
        },
        ValueType::Enum(_) => "a string",
        ValueType::Structured(_) => "an object",
        ValueType::Untyped => "a value",
    };
    words.into()
}

pub(crate) fn explain(to: &mut Explainer<'_>, value: &Value<'_>, subject: Subject, expected: &str) {
    let action = to.action;
    to.report(Rule::WrongJsonType, value, || {
        (format!("{subject} is {}; expected {expected}", value.kind_name()), subject.documented(action))
    });
}

/// Explains that the value of a type tag is not a string.
pub(crate) fn explain_tag(to: &mut Explainer<'_>, tag: &Member<'_>, help: impl FnOnce() -> String) {
    to.report(Rule::WrongJsonType, &tag.value, || {
        (format!("`{}` is {}; expected a string", tag.name, tag.value.kind_name()), help())
    });
}
