//! [`Rule::NullRequired`] and [`Rule::MissingExpected`]: only nullable values are `null`, and only those that a request can do
//! without.

use json_places::Value;
use odata_types::facts::Property;

use crate::explainer::Explainer;
use crate::rule::Rule;
use crate::subject::Subject;

/// Whether a value of a property, or an item of its collection, may be `null`. A collection itself never is.
pub(crate) fn holds(property: &Property) -> bool {
    property.nullable && (property.is_collection || property.if_absent.is_empty())
}

/// Explains that a value which the request requires is null, although the type lets it be.
pub(crate) fn explain_required(to: &mut Explainer<'_>, value: &Value<'_>, property: &'static Property) {
    let subject = Subject::Value(property);
    let of = to.of;
    to.report(Rule::NullRequired, value, || (format!("{subject} is null, but is required"), subject.documented(of)));
}

pub(crate) fn explain(to: &mut Explainer<'_>, value: &Value<'_>, subject: Subject) {
    let of = to.of;
    if let Subject::Value(property) = subject
        && property.nullable
        && !property.is_collection
    {
        to.report(Rule::MissingExpected, value, || {
            (format!("{subject} is null: {}", property.if_absent), subject.documented(of))
        });
        return;
    }
    to.report(Rule::NullRequired, value, || {
        (format!("{subject} is null, but is not nullable"), subject.documented(of))
    });
}
