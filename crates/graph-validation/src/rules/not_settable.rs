//! [`Rule::NotSettable`]: a request that creates or changes an entity has only properties that it can set.

use json_places::Member;
use odata_types::nearest;

use crate::explainer::Explainer;
use crate::operation::Operation;
use crate::rule::Rule;
use crate::{documented, excerpt};

/// Whether a body may have a member. Control information is never a property.
pub(crate) fn holds(of: Operation, name: &str) -> bool {
    let settable = settable(of);
    settable.is_empty() || name.contains('@') || settable.contains(&name)
}

pub(crate) fn explain<'v>(to: &mut Explainer<'v>, member: &'v Member<'v>) {
    let of = to.of;
    to.report_member(Rule::NotSettable, member, || {
        let message = format!("`{}` cannot be set by this request", excerpt::name(&member.name, excerpt::LONGEST));
        let help = match nearest(&member.name, settable(of).iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => documented::body(of),
        };
        (message, help)
    });
}

/// The only properties that a body may have; empty where nothing is said.
fn settable(of: Operation) -> &'static [&'static str] {
    match of {
        Operation::Action(_) => &[],
        Operation::Entities(entities) => entities.request.settable_properties,
    }
}
