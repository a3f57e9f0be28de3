//! [`Rule::MissingType`]: a value whose declared type is abstract or not allowed names its type.

use json_places::{Member, Value};
use odata_types::{TYPE_TAG, is_type_tag};

use super::type_tag::{canonical, documented};
use crate::declared::{Declared, only};
use crate::documented as words;
use crate::explainer::Explainer;
use crate::rule::Rule;
use crate::subject::Subject;

/// Whether a value may be without a type tag.
pub(crate) fn holds(declared: Declared) -> bool {
    declared.implies_type()
}

/// The member that would be the type tag of an object if its name did not begin with two `@`.
pub(crate) fn doubled<'v>(members: &'v [Member<'v>]) -> Option<&'v Member<'v>> {
    members.iter().find(|member| member.name.strip_prefix('@').is_some_and(is_type_tag))
}

/// Explains that the name of a type tag begins with two `@`.
pub(crate) fn explain_doubled<'v>(to: &mut Explainer<'v>, member: &'v Member<'v>) {
    to.report_member(Rule::MissingType, member, || {
        let message = format!("`{}` begins with two `@`, so that it does not name a type", member.name);
        (message, "write one `@`; only definitions of logic apps double it".to_owned())
    });
}

pub(crate) fn explain(to: &mut Explainer<'_>, value: &Value<'_>, subject: Subject, declared: Declared) {
    to.report_missing(Rule::MissingType, value, || {
        let name = words::type_tag(declared.of.name);
        let reason = if declared.of.is_abstract { "is abstract" } else { "itself is not allowed here" };
        let help = match only(declared.candidates()) {
            Some(structured) => format!("add {}", canonical(structured)),
            None => documented(subject, declared),
        };
        (format!("{subject} has no `{TYPE_TAG}`, and {name} {reason}"), help)
    });
}
