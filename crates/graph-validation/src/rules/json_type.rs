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
    let of = to.of;
    let is_cut = value.as_str().is_some_and(is_cut);
    to.report(Rule::WrongJsonType, value, || {
        let message = format!("{subject} is {}; expected {expected}", value.kind_name());
        if is_cut {
            let message = format!(
                "{message}: `ConvertTo-Json` of PowerShell writes this text for what is deeper than its `-Depth`"
            );
            return (message, format!("add `-Depth 10` to `ConvertTo-Json`; {}", subject.documented(of)));
        }
        (message, subject.documented(of))
    });
}

/// Whether a text is what `ConvertTo-Json` of PowerShell writes for hashtables, objects and arrays that are deeper than its
/// `-Depth`, such as `System.Collections.Hashtable` or `@{id=1}`; of arrays, for each item.
fn is_cut(text: &str) -> bool {
    const TYPES: [&str; 3] = ["System.Collections.", "System.Object", "System.Management.Automation."];
    let is_type = |word: &str| TYPES.iter().any(|name| word.starts_with(name));
    let is_object = text.starts_with("@{") && text.ends_with('}');
    is_object || (!text.is_empty() && text.split(' ').all(is_type))
}

/// Explains that the value of a type tag is not a string.
pub(crate) fn explain_tag(to: &mut Explainer<'_>, tag: &Member<'_>, help: impl FnOnce() -> String) {
    to.report(Rule::WrongJsonType, &tag.value, || {
        (format!("`{}` is {}; expected a string", tag.name, tag.value.kind_name()), help())
    });
}
