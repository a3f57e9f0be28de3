//! [`Rule::ParameterCase`]: a parameter is spelled as it is declared.

use json_places::Member;
use odata_types::facts::Property;

use crate::explainer::Explainer;
use crate::rule::Rule;
use crate::{documented, excerpt};

/// Whether a member has the very name of its property.
pub(crate) fn holds(name: &str, property: &Property) -> bool {
    name == property.name
}

pub(crate) fn explain<'v>(to: &mut Explainer<'v>, member: &'v Member<'v>, property: &'static Property) {
    to.report_member(Rule::ParameterCase, member, || {
        let name = excerpt::name(&member.name, excerpt::LONGEST);
        (format!("`{name}` is spelled `{}` in the schema", property.name), documented::property(property))
    });
}
