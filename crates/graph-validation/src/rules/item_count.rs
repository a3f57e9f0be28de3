//! [`Rule::TooFewItems`] and [`Rule::TooManyItems`]: a collection has the documented number of items.

use json_places::Value;
use odata_types::facts::Property;

use crate::documented;
use crate::explainer::Explainer;
use crate::rule::Rule;
use crate::subject::Subject;

/// Whether a collection may have so many items.
pub(crate) fn holds(property: &Property, count: u64) -> bool {
    !is_too_few(property, count) && property.max_items.is_none_or(|most| count <= most)
}

pub(crate) fn explain(to: &mut Explainer<'_>, value: &Value<'_>, count: u64, property: &'static Property) {
    let rule = if is_too_few(property, count) { Rule::TooFewItems } else { Rule::TooManyItems };
    to.report(rule, value, || {
        let subject = Subject::Value(property);
        let has = match count {
            0 => "is empty".to_owned(),
            1 => "has 1 item".to_owned(),
            _ => format!("has {count} items"),
        };
        let documented = documented::items(property).unwrap_or_default();
        (format!("{subject} {has}; documented: {documented}"), documented::property(property))
    });
}

fn is_too_few(property: &Property, count: u64) -> bool {
    property.min_items.is_some_and(|least| count < least)
}
