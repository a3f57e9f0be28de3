//! [`Rule::UnknownEnumMember`], [`Rule::EnumMemberCase`], [`Rule::SentinelInRequest`] and [`Rule::PlaceholderLeft`]: the value of
//! an enumeration is a declared member that a request may send.

use json_places::Value;
use odata_types::facts::EnumType;
use odata_types::nearest;

use crate::explainer::Explainer;
use crate::placeholder::is_placeholder;
use crate::rule::Rule;
use crate::{documented, excerpt};

/// Whether a text is the name of a member that a request may send; for flags, names separated by commas.
pub(crate) fn holds(enumeration: &EnumType, text: &str) -> bool {
    names(enumeration, text).all(|name| is_sendable(enumeration, name))
}

pub(crate) fn explain(to: &mut Explainer<'_>, value: &Value<'_>, text: &str, enumeration: &'static EnumType) {
    for name in names(enumeration, text).filter(|name| !is_sendable(enumeration, name)) {
        explain_name(to, value, name, enumeration);
    }
}

fn explain_name(to: &mut Explainer<'_>, value: &Value<'_>, name: &str, enumeration: &'static EnumType) {
    let documented = || format!("documented: {}", documented::members(enumeration));
    let Some(member) = enumeration.member(name) else {
        if is_placeholder(name) {
            return to.report(Rule::PlaceholderLeft, value, || {
                (format!("`{}` was not filled in", excerpt::name(name, excerpt::LONGEST)), documented())
            });
        }
        return to.report(Rule::UnknownEnumMember, value, || {
            let message = match excerpt::name(name, excerpt::LONGEST).as_str() {
                "" => format!("the text is empty; expected a member of `{}`", enumeration.name),
                shown => format!("`{}` has no member `{shown}`", enumeration.name),
            };
            let names = enumeration.members.iter().map(|member| member.name);
            let help = match nearest(name, names.filter(|name| Some(*name) != enumeration.sentinel)) {
                Some(near) => format!("did you mean `{near}`? {}", documented()),
                None => documented(),
            };
            (message, help)
        });
    };
    if member.name != name {
        to.report(Rule::EnumMemberCase, value, || {
            (format!("`{name}` is spelled `{}` in the schema", member.name), documented())
        });
    }
    if Some(member.name) == enumeration.sentinel {
        to.report(Rule::SentinelInRequest, value, || {
            (format!("`{}` represents later members, and has no meaning in a request", member.name), documented())
        });
    }
}

/// The names in a text: one, or for flags any number.
fn names<'t>(enumeration: &EnumType, text: &'t str) -> impl Iterator<Item = &'t str> {
    let (one, several) = if enumeration.is_flags { (None, Some(text)) } else { (Some(text), None) };
    one.into_iter().chain(several.into_iter().flat_map(|text| text.split(',').map(str::trim)))
}

fn is_sendable(enumeration: &EnumType, name: &str) -> bool {
    enumeration.sentinel != Some(name) && enumeration.members.iter().any(|member| member.name == name)
}
