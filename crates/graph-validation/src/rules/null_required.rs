//! [`Rule::NullRequired`]: only nullable values are `null`.

use json_places::Value;
use odata_types::facts::Property;

use crate::explainer::Explainer;
use crate::rule::Rule;
use crate::subject::Subject;

/// Whether a value of a property, or an item of its collection, may be `null`. A collection itself never is.
pub(crate) fn holds(property: &Property) -> bool {
    property.nullable
}

pub(crate) fn explain(to: &mut Explainer<'_>, value: &Value<'_>, subject: Subject) {
    let action = to.action;
    to.report(Rule::NullRequired, value, || {
        (format!("{subject} is null, but is not nullable"), subject.documented(action))
    });
}
