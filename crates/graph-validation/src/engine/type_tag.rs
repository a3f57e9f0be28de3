//! The type of a value: the declared type, and the type that the value names.

use json_places::{Kind, Member, Value};
use odata_types::facts::{Property, StructuredType, ValueType};
use odata_types::{TYPE_TAG, is_type_tag, names_type, nearest, type_name};

use super::Engine;
use super::subject::Subject;
use crate::catalog::Catalog;
use crate::declared::{Declared, only};
use crate::rule::Rule;
use crate::{documented, excerpt};

/// A place for a structured value.
#[derive(Clone, Copy)]
struct Place {
    subject: Subject,
    declared: Declared,
}

impl Place {
    fn documented(self) -> String {
        if self.declared.candidates().next().is_none() {
            return format!("documented: no type that {} could be of", self.subject);
        }
        let types = documented::type_list(self.declared.candidates());
        format!("documented: the `{TYPE_TAG}` of {} is {types}", self.subject)
    }
}

impl<'v> Engine<'v> {
    /// Checks a value whose declared type is structured.
    pub(super) fn structured(
        &mut self,
        value: &'v Value<'v>,
        property: &'static Property,
        declared: &'static StructuredType,
        subject: Subject,
    ) {
        let Kind::Object(members) = &value.kind else { return self.wrong_type(value, subject, "an object") };
        let place = Place { subject, declared: Declared { of: declared, allowed: property.allowed_types } };
        self.duplicate_tags(members);
        match self.type_of(value, members, place) {
            Some(structured) => self.object(value, members, subject, structured),
            None => self.untyped(value),
        }
    }

    /// Checks type tags in a body, which has no type.
    pub(super) fn string_tags(&mut self, members: &'v [Member<'v>]) {
        self.duplicate_tags(members);
        for member in members.iter().filter(|member| is_type_tag(&member.name) && member.value.as_str().is_none()) {
            self.path.enter_member(&member.name);
            self.tag_of_wrong_type(member, documented::body(self.action));
            self.path.leave();
        }
    }

    /// The type to check an object against; none if that is in doubt.
    fn type_of(
        &mut self,
        value: &'v Value<'v>,
        members: &'v [Member<'v>],
        place: Place,
    ) -> Option<&'static StructuredType> {
        let mut agreed = None;
        for member in members.iter().filter(|member| is_type_tag(&member.name)) {
            self.path.enter_member(&member.name);
            let named = self.named_type(member, place);
            self.path.leave();
            // No tag takes precedence, so that the order of members makes no difference.
            agreed = match agreed {
                Some(other) if !is_same(other, named) => Some(None),
                _ => Some(named),
            };
        }
        match agreed {
            Some(named) => named,
            None => self.untagged(value, members, place),
        }
    }

    /// The type of an object that does not name one.
    fn untagged(
        &mut self,
        value: &'v Value<'v>,
        members: &'v [Member<'v>],
        place: Place,
    ) -> Option<&'static StructuredType> {
        let is_doubled = |member: &&Member<'_>| member.name.strip_prefix('@').is_some_and(is_type_tag);
        if let Some(member) = members.iter().find(is_doubled) {
            let message = format!("`{}` begins with two `@`, so that it does not name a type", member.name);
            let help = "write one `@`; only definitions of logic apps double it".to_owned();
            self.report_member(Rule::MissingType, member, message, help);
            self.path.enter_member(&member.name);
            let named = self.named_type(member, place);
            self.path.leave();
            return named;
        }
        if place.declared.implies_type() { Some(place.declared.of) } else { self.missing_type(value, place) }
    }

    fn missing_type(&mut self, value: &'v Value<'v>, place: Place) -> Option<&'static StructuredType> {
        let declared = documented::type_tag(place.declared.of.name);
        let reason = if place.declared.of.is_abstract { "is abstract" } else { "itself is not allowed here" };
        let message = format!("{} does not say its type, and {declared} {reason}", place.subject);
        let help = match only(place.declared.candidates()) {
            Some(structured) => format!("add {}", canonical(structured)),
            None => place.documented(),
        };
        self.report_missing(Rule::MissingType, value, message, help);
        place.declared.presumed()
    }

    /// Checks a tag. Returns the type that it names, if the schema knows it.
    fn named_type(&mut self, member: &'v Member<'v>, place: Place) -> Option<&'static StructuredType> {
        if self.is_unknown(&member.value) {
            return None;
        }
        let Some(tag) = member.value.as_str() else {
            self.tag_of_wrong_type(member, place.documented());
            return place.declared.presumed();
        };
        let expected = place.declared.of.instantiable().find(|structured| names_type(tag, structured.name));
        if let Some(structured) = expected {
            if !place.declared.allows(structured) {
                let message = format!("{} is not allowed here", documented::type_tag(structured.name));
                self.report(Rule::TypeNotAllowed, &member.value, message, place.documented());
            }
            self.tag_form(member, tag, structured);
            return Some(structured);
        }
        let catalog = self.catalog.get_or_init(|| Catalog::of(self.schema, self.action));
        match catalog.get(type_name(tag)) {
            Some(ValueType::Structured(structured)) => self.foreign_type(member, place, tag, structured),
            Some(other) => {
                let message = format!("`{}` is not a type of objects", other.name());
                self.report(Rule::TypeNotAllowed, &member.value, message, place.documented());
                None
            }
            None => self.unknown_type(member, place, type_name(tag)),
        }
    }

    /// Reports a type that exists, but is not allowed here.
    fn foreign_type(
        &mut self,
        member: &'v Member<'v>,
        place: Place,
        tag: &str,
        structured: &'static StructuredType,
    ) -> Option<&'static StructuredType> {
        let name = documented::type_tag(structured.name);
        let is_derived = structured.is_a(place.declared.of);
        let message = match (structured.is_abstract, is_derived) {
            (true, true) => format!("{name} is abstract, so that no value is of that type"),
            (_, false) => format!("{name} is not derived from {}", documented::type_tag(place.declared.of.name)),
            (false, true) => format!("{name} is not allowed here"),
        };
        self.report(Rule::TypeNotAllowed, &member.value, message, place.documented());
        self.tag_form(member, tag, structured);
        if structured.is_abstract {
            // An abstract type may still determine which of the allowed types is meant.
            return only(place.declared.candidates().filter(|candidate| candidate.is_a(structured)));
        }
        Some(structured)
    }

    /// Reports a type that the schema does not know. Returns the type that was probably meant.
    fn unknown_type(&mut self, member: &'v Member<'v>, place: Place, name: &str) -> Option<&'static StructuredType> {
        // A schema that declares no type for this place cannot tell a wrong one.
        place.declared.candidates().next()?;
        let message =
            format!("`{}` knows no type `#{}`", self.action.simple_name(), excerpt::name(name, 2 * excerpt::LONGEST));
        let near = nearest(name, place.declared.candidates().map(|structured| structured.name));
        let meant = place.declared.candidates().find(|structured| match near {
            Some(near) => structured.name == near,
            None => simple(structured.name).eq_ignore_ascii_case(simple(name)),
        });
        let help = match meant {
            Some(meant) => format!("did you mean {}?", documented::type_tag(meant.name)),
            None => place.documented(),
        };
        self.report(Rule::UnknownType, &member.value, message, help);
        meant
    }

    fn tag_of_wrong_type(&mut self, member: &'v Member<'v>, help: String) {
        let message = format!("`{}` is {}; expected a string", member.name, member.value.kind_name());
        self.report(Rule::WrongJsonType, &member.value, message, help);
    }

    fn tag_form(&mut self, member: &'v Member<'v>, tag: &str, structured: &'static StructuredType) {
        let is_doubled = member.name.starts_with("@@");
        let is_canonical = (member.name == TYPE_TAG || is_doubled) && tag.strip_prefix('#') == Some(structured.name);
        if !is_canonical {
            let message = "the type is named in a form that not every service reads".to_owned();
            self.report(Rule::TypeTagForm, &member.value, message, format!("write {}", canonical(structured)));
        }
    }
}

/// The canonical type tag.
fn canonical(structured: &StructuredType) -> String {
    format!("`\"{TYPE_TAG}\": \"#{}\"`", structured.name)
}

fn is_same(a: Option<&'static StructuredType>, b: Option<&'static StructuredType>) -> bool {
    matches!((a, b), (Some(a), Some(b)) if std::ptr::eq(a, b))
}

fn simple(qualified_name: &str) -> &str {
    qualified_name.rsplit('.').next().unwrap_or(qualified_name)
}
