//! [`Rule::UnknownType`], [`Rule::TypeNotAllowed`] and [`Rule::TypeTagForm`]: a type tag names a type that is documented for
//! its place, in the canonical form.

use json_places::Member;
use odata_types::facts::{StructuredType, ValueType};
use odata_types::{TYPE_TAG, names_type, nearest, type_name};

use super::json_type;
use crate::declared::{Declared, only};
use crate::documented as words;
use crate::excerpt;
use crate::explainer::Explainer;
use crate::rule::Rule;
use crate::subject::Subject;

/// The type that a tag names, if it is allowed and the tag is canonical.
pub(crate) fn named(declared: Declared, name: &str, tag: &str) -> Option<&'static StructuredType> {
    let named = tag.strip_prefix('#').filter(|_| name == TYPE_TAG)?;
    declared.of.instantiable().find(|structured| structured.name == named).filter(|named| declared.allows(named))
}

/// Explains what is wrong with a tag for which [`named`] gives nothing. Returns the type to check the object against, if the
/// tag says enough.
pub(crate) fn explain(
    to: &mut Explainer<'_>,
    member: &Member<'_>,
    subject: Subject,
    declared: Declared,
) -> Option<&'static StructuredType> {
    let Some(tag) = member.value.as_str() else {
        json_type::explain_tag(to, member, || documented(subject, declared));
        return declared.presumed();
    };
    let expected = declared.of.instantiable().find(|structured| names_type(tag, structured.name));
    if let Some(structured) = expected {
        if !declared.allows(structured) {
            to.report(Rule::TypeNotAllowed, &member.value, || {
                (format!("{} is not allowed here", words::type_tag(structured.name)), documented(subject, declared))
            });
        }
        explain_form(to, member, tag, structured);
        return Some(structured);
    }
    match to.type_named(type_name(tag)) {
        Some(ValueType::Structured(structured)) => foreign_type(to, member, tag, structured, subject, declared),
        Some(other) => {
            to.report(Rule::TypeNotAllowed, &member.value, || {
                (format!("`{}` is not a type of objects", other.name()), documented(subject, declared))
            });
            None
        }
        None => unknown_type(to, member, type_name(tag), subject, declared),
    }
}

/// Explains that a type exists, but is not allowed here.
fn foreign_type(
    to: &mut Explainer<'_>,
    member: &Member<'_>,
    tag: &str,
    structured: &'static StructuredType,
    subject: Subject,
    declared: Declared,
) -> Option<&'static StructuredType> {
    to.report(Rule::TypeNotAllowed, &member.value, || {
        let name = words::type_tag(structured.name);
        let message = match (structured.is_abstract, structured.is_a(declared.of)) {
            (true, true) => format!("{name} is abstract, so that no value is of that type"),
            (_, false) => format!("{name} is not derived from {}", words::type_tag(declared.of.name)),
            (false, true) => format!("{name} is not allowed here"),
        };
        (message, documented(subject, declared))
    });
    explain_form(to, member, tag, structured);
    if structured.is_abstract {
        // An abstract type may still determine which of the allowed types is meant.
        return only(declared.candidates().filter(|candidate| candidate.is_a(structured)));
    }
    Some(structured)
}

/// Explains that the schema does not know a type. Returns the type that was probably meant.
fn unknown_type(
    to: &mut Explainer<'_>,
    member: &Member<'_>,
    name: &str,
    subject: Subject,
    declared: Declared,
) -> Option<&'static StructuredType> {
    // A schema that declares no type for this place cannot tell a wrong one.
    declared.candidates().next()?;
    let near = nearest(name, declared.candidates().map(|structured| structured.name));
    let meant = declared.candidates().find(|structured| match near {
        Some(near) => structured.name == near,
        None => simple(structured.name).eq_ignore_ascii_case(simple(name)),
    });
    to.report(Rule::UnknownType, &member.value, || {
        let message = format!("unknown type `#{}`", excerpt::name(name, 2 * excerpt::LONGEST));
        let help = match meant {
            Some(meant) => format!("did you mean {}?", words::type_tag(meant.name)),
            None => documented(subject, declared),
        };
        (message, help)
    });
    meant
}

fn explain_form(to: &mut Explainer<'_>, member: &Member<'_>, tag: &str, structured: &'static StructuredType) {
    let is_doubled = member.name.starts_with("@@");
    let is_canonical = (member.name == TYPE_TAG || is_doubled) && tag.strip_prefix('#') == Some(structured.name);
    if !is_canonical {
        to.report(Rule::TypeTagForm, &member.value, || {
            let message = "the type is named in a form that not every service reads".to_owned();
            (message, format!("write {}", canonical(structured)))
        });
    }
}

/// The types that are documented for a place.
pub(super) fn documented(subject: Subject, declared: Declared) -> String {
    if declared.candidates().next().is_none() {
        return format!("documented: no type that {subject} could be of");
    }
    format!("documented: the `{TYPE_TAG}` of {subject} is {}", words::type_list(declared.candidates()))
}

/// The canonical type tag.
pub(super) fn canonical(structured: &StructuredType) -> String {
    format!("`\"{TYPE_TAG}\": \"#{}\"`", structured.name)
}

fn simple(qualified_name: &str) -> &str {
    qualified_name.rsplit('.').next().unwrap_or(qualified_name)
}
