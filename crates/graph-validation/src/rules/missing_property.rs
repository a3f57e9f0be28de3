//! [`Rule::MissingRequired`], [`Rule::MissingExpected`], [`Rule::MissingKey`] and [`Rule::InvalidId`]: required and expected
//! members are present, and a reference to an existing entity has its key properties, which can identify one.

use json_places::Value;
use odata_types::facts::{Property, StructuredType};

use crate::documented;
use crate::explainer::Explainer;
use crate::id::IdFault;
use crate::rule::Rule;
use crate::subject::Subject;

/// The properties that an object of a type must or should have. A reference to an existing entity needs its key as well.
pub(crate) fn required(
    structured: &'static StructuredType,
    is_reference: bool,
) -> impl Iterator<Item = &'static Property> {
    let properties = structured.lineage().flat_map(|structured| structured.properties);
    properties.filter(move |property| is_needed(is_reference, property) || is_key(structured, is_reference, property))
}

/// Whether an object of a type lacks none of them, which has so many properties that are needed, and so many of the key.
pub(crate) fn holds(structured: &'static StructuredType, is_reference: bool, needed: usize, keys: usize) -> bool {
    let count = |of: &StructuredType| {
        let properties = of.properties.iter();
        // Entities have many properties, and references to them need what is required only.
        if is_reference {
            properties.filter(|property| property.is_required).count()
        } else {
            properties.filter(|property| is_needed(false, property)).count()
        }
    };
    needed == structured.lineage().map(count).sum::<usize>() && (!is_reference || keys == structured.key.len())
}

/// Whether an object must have a property, or is of no use without it. A reference needs no more than what is required.
pub(crate) fn is_needed(is_reference: bool, property: &Property) -> bool {
    property.is_required || !(is_reference || property.if_absent.is_empty())
}

/// Whether a property identifies an existing entity.
pub(crate) fn is_key(structured: &StructuredType, is_reference: bool, property: &Property) -> bool {
    is_reference && structured.key.contains(&property.name)
}

/// Whether a text can be the key of an entity.
pub(crate) fn key_holds(key: &str) -> bool {
    IdFault::of(key).is_none()
}

/// Explains that an object has no member for a property.
pub(crate) fn explain(
    to: &mut Explainer<'_>,
    object: &Value<'_>,
    subject: Subject,
    structured: &'static StructuredType,
    property: &'static Property,
) {
    let of = to.of;
    if is_key(structured, subject.is_reference(), property) {
        to.report_missing(Rule::MissingKey, object, || {
            (format!("{subject} lacks `{}`, which identifies it", property.name), subject.documented(of))
        });
    } else if !property.is_required {
        to.report_missing(Rule::MissingExpected, object, || {
            (format!("{subject} lacks `{}`: {}", property.name, property.if_absent), documented::property(property))
        });
    } else {
        explain_required(to, object, subject, property);
    }
}

/// Explains that an object has no member for a property that it must have.
pub(crate) fn explain_required(
    to: &mut Explainer<'_>,
    object: &Value<'_>,
    subject: Subject,
    property: &'static Property,
) {
    to.report_missing(Rule::MissingRequired, object, || {
        (format!("{subject} lacks `{}`, which is required", property.name), documented::property(property))
    });
}

/// Explains that a value without which the request is of no use is an empty text.
pub(crate) fn explain_empty(to: &mut Explainer<'_>, value: &Value<'_>, subject: Subject, property: &'static Property) {
    to.report(Rule::MissingExpected, value, || {
        (format!("{subject} is empty: {}", property.if_absent), documented::property(property))
    });
}

/// Explains that a text cannot be the key of an entity.
pub(crate) fn explain_key(
    to: &mut Explainer<'_>,
    value: &Value<'_>,
    key: &str,
    subject: Subject,
    property: &'static Property,
) {
    let Some(fault) = IdFault::of(key) else { return };
    let (rule, consequence) = match fault {
        IdFault::Empty => (Rule::MissingKey, ", so that it identifies nothing"),
        IdFault::Placeholder => (Rule::PlaceholderLeft, ""),
        _ => (Rule::InvalidId, ""),
    };
    let of = to.of;
    to.report(rule, value, || {
        let message = format!("the `{}` of {subject} {fault}{consequence}", property.name);
        let help = match fault {
            IdFault::Empty => subject.documented(of),
            fault => format!("{}; {}", fault.help(), subject.documented(of)),
        };
        (message, help)
    });
}
