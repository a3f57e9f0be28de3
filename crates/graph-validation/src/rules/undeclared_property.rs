//! [`Rule::UndeclaredProperty`]: every member is declared by the type of its object, unless that type is open.

use json_places::Member;
use odata_types::facts::{StructuredKind, StructuredType};
use odata_types::{TYPE_TAG, nearest};

use crate::explainer::Explainer;
use crate::rule::Rule;
use crate::{documented, excerpt};

/// Whether an object may have a member that its type does not declare. Control information is never declared.
pub(crate) fn holds(structured: &StructuredType, name: &str) -> bool {
    structured.is_open || name.contains('@')
}

pub(crate) fn explain<'v>(to: &mut Explainer<'v>, member: &'v Member<'v>, structured: &'static StructuredType) {
    to.report_member(Rule::UndeclaredProperty, member, || {
        let owner = documented::owner(structured);
        let name = excerpt::name(&member.name, excerpt::LONGEST);
        let message = match structured.kind {
            StructuredKind::Parameters => format!("{owner} has no parameter `{name}`"),
            StructuredKind::Entity | StructuredKind::Complex => format!("{owner} declares no property `{name}`"),
        };
        // `odata.type` without its `@` is a common slip.
        let tag = (structured.kind != StructuredKind::Parameters).then_some(TYPE_TAG);
        let help = match nearest(&member.name, documented::names(structured).chain(tag)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("documented: {}", documented::declared(structured)),
        };
        (message, help)
    });
}
