//! Objects of CSDL JSON: `$` members, annotations, and members that the model names.

use std::borrow::Cow;
use std::collections::HashMap;

use json_places::{Kind, Member, Value};

use super::Reader;
use crate::diagnostic::{Code, Leniency};
use crate::read::checks;
use crate::source::{Place, Spanned};
use crate::suggestion::closest;

/// An object, its members told apart.
pub(super) struct Object<'v, 't> {
    pub(super) place: Place,
    pub(super) dollars: Vec<&'v Member<'t>>,
    /// The members whose names are names of the model.
    pub(super) plain: Vec<&'v Member<'t>>,
    /// The annotations by the text before the first `@`, which is empty for those of the object itself.
    pub(super) annotations: HashMap<&'v str, Vec<&'v Member<'t>>>,
}

/// What the annotations in an object may belong to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Annotated {
    /// Nothing: annotations are not allowed.
    Never,
    /// The object.
    Itself,
    /// The object, and its members as `member@Term`.
    Members,
}

impl<'v, 't> Object<'v, 't> {
    /// A member whose name begins with `$`.
    pub(super) fn dollar(&self, name: &str) -> Option<&'v Member<'t>> {
        self.dollars.iter().copied().find(|member| member.name == name)
    }
}

impl Reader<'_> {
    /// Tells the members of an object apart and reports those that do not belong there.
    pub(super) fn object<'v, 't>(
        &mut self,
        value: &'v Value<'t>,
        what: &str,
        known: &[&str],
        annotated: Annotated,
    ) -> Option<Object<'v, 't>> {
        let Some(members) = value.as_object() else {
            self.wrong_type(value, what, "an object");
            return None;
        };
        let object = split(members, self.place(value.span()));
        self.only_known(&object, what, known);
        self.only_annotated(&object, what, annotated);
        Some(object)
    }

    /// Reports the `$` members that are not known.
    pub(super) fn only_known(&mut self, object: &Object<'_, '_>, what: &str, known: &[&str]) {
        for member in object.dollars.iter().filter(|member| !known.contains(&member.name.as_ref())) {
            let message = format!("{what} has no member `{}`", member.name);
            let place = self.place(member.name_span());
            let fault = self.faults.add(Code::UnknownDollarMember, place, message);
            if let Some(meant) = closest(&member.name, known.iter().copied()) {
                fault.help(format!("did you mean `{meant}`?"));
            }
        }
    }

    /// Reports the annotations that belong to nothing. They are left out.
    pub(super) fn only_annotated(&mut self, object: &Object<'_, '_>, what: &str, annotated: Annotated) {
        let mut named: Vec<&str> = object.plain.iter().chain(&object.dollars).map(|member| &*member.name).collect();
        named.sort_unstable();
        for (prefix, members) in &object.annotations {
            for member in members {
                let message = match annotated {
                    Annotated::Never => {
                        format!("{what} cannot be annotated, so `{}` does not belong here", member.name)
                    }
                    Annotated::Itself if !prefix.is_empty() => {
                        format!("annotations of `{prefix}` are not allowed in {what}: put them into `{prefix}` itself")
                    }
                    Annotated::Members if !prefix.is_empty() && named.binary_search(prefix).is_err() => {
                        format!("`{}` annotates `{prefix}`, which is not there", member.name)
                    }
                    _ => continue,
                };
                let place = self.place(member.name_span());
                self.faults.add(Code::UnexpectedMember, place, message).tolerate(Leniency::Annotation);
            }
        }
    }

    /// Reports all members that are neither `$` members nor annotations.
    pub(super) fn no_plain_members(&mut self, object: &Object<'_, '_>, what: &str) {
        for member in &object.plain {
            let place = self.place(member.name_span());
            let message = format!("`{}` is not allowed in {what}", member.name);
            let fault = self.faults.add(Code::UnexpectedMember, place, message);
            fault.help("only members that begin with `$` and annotations, which begin with `@`, are allowed here");
        }
    }

    /// Reports that a value is of the wrong JSON type.
    pub(super) fn wrong_type(&mut self, value: &Value<'_>, what: &str, expected: &str) {
        let message = format!("{what} must be {expected}, but this is {}", value.kind_name());
        let place = self.place(value.span());
        self.faults.add(Code::WrongJsonType, place, message);
    }

    /// A member that must be there.
    pub(super) fn required<'v, 't>(
        &mut self,
        object: &Object<'v, 't>,
        name: &str,
        what: &str,
    ) -> Option<&'v Member<'t>> {
        let member = object.dollar(name);
        if member.is_none() {
            self.faults.add(Code::MissingMember, object.place, format!("{what} must have a member `{name}`"));
        }
        member
    }

    /// The elements of an array, none where there is no member.
    pub(super) fn elements<'v, 't>(&mut self, member: Option<&'v Member<'t>>) -> &'v [Value<'t>] {
        let Some(member) = member else { return &[] };
        member.value.as_array().unwrap_or_else(|| {
            self.wrong_type(&member.value, &format!("`{}`", member.name), "an array");
            &[]
        })
    }

    /// The text of a member.
    pub(super) fn string(&mut self, member: &Member<'_>) -> Option<Spanned<String>> {
        self.text(&member.value, &format!("`{}`", member.name))
    }

    /// A text.
    pub(super) fn text(&mut self, value: &Value<'_>, what: &str) -> Option<Spanned<String>> {
        let Some(text) = value.as_str() else {
            self.wrong_type(value, what, "a string");
            return None;
        };
        Some(Spanned::new(text.to_owned(), self.place(value.span())))
    }

    /// A boolean, false where there is no member.
    pub(super) fn boolean(&mut self, object: &Object<'_, '_>, name: &str) -> bool {
        self.boolean_or(object, name, false)
    }

    /// A boolean with its default.
    pub(super) fn boolean_or(&mut self, object: &Object<'_, '_>, name: &str, default: bool) -> bool {
        let Some(member) = object.dollar(name) else { return default };
        member.value.as_bool().unwrap_or_else(|| {
            self.wrong_type(&member.value, &format!("`{name}`"), "a boolean");
            default
        })
    }

    /// A number without sign or fraction.
    pub(super) fn unsigned(&mut self, member: &Member<'_>) -> Option<u64> {
        let Kind::Number(text) = &member.value.kind else {
            self.wrong_type(&member.value, &format!("`{}`", member.name), "a number");
            return None;
        };
        let number = text.parse().ok();
        if number.is_none() {
            let place = self.place(member.value.span());
            let message = format!("`{}` must be a whole number that is not negative, but is {text}", member.name);
            self.faults.add(Code::InvalidValue, place, message);
        }
        number
    }

    /// A qualified name, which may begin with an alias.
    pub(super) fn qualified_name(&mut self, member: &Member<'_>) -> Option<Spanned<String>> {
        let name = self.string(member)?;
        if name.value.starts_with("Collection(") {
            let message = format!("`{}` is not a qualified name such as `namespace.name`", name.value);
            let fault = self.faults.add(Code::InvalidValue, name.place, message);
            fault.help("in CSDL JSON a collection is said by `\"$Collection\": true` beside the type of its items");
            return None;
        }
        checks::qualified_name(&name, self.faults).then_some(name)
    }

    /// A simple identifier as a value.
    pub(super) fn simple_identifier(&mut self, member: &Member<'_>) -> Option<Spanned<String>> {
        let name = self.string(member)?;
        checks::identifier(&name, self.faults).then_some(name)
    }

    /// An alias.
    pub(super) fn alias(&mut self, member: &Member<'_>) -> Option<Spanned<String>> {
        let alias = self.string(member)?;
        checks::alias(&alias, self.faults).then_some(alias)
    }

    /// The name of a member as a simple identifier.
    pub(super) fn member_name(&mut self, member: &Member<'_>) -> Option<Spanned<String>> {
        let name = Spanned::new(member.name.to_string(), self.place(member.name_span()));
        checks::identifier(&name, self.faults).then_some(name)
    }
}

/// Tells the members of an object apart.
pub(super) fn split<'v, 't>(members: &'v [Member<'t>], place: Place) -> Object<'v, 't> {
    let mut object = Object { place, dollars: Vec::new(), plain: Vec::new(), annotations: HashMap::new() };
    for member in members {
        let name: &'v Cow<'t, str> = &member.name;
        if let Some((prefix, _)) = name.split_once('@') {
            object.annotations.entry(prefix).or_default().push(member);
        } else if name.starts_with('$') {
            object.dollars.push(member);
        } else {
            object.plain.push(member);
        }
    }
    object
}
