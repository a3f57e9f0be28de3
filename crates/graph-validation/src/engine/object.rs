//! Objects whose type is known: their members, and the members that they lack.

use json_places::{Member, Value};
use odata_types::facts::{Property, StructuredKind, StructuredType};
use odata_types::{TYPE_TAG, nearest};

use super::Engine;
use super::subject::Subject;
use crate::id::IdFault;
use crate::rule::{Rule, Severity};
use crate::{documented, excerpt};

impl<'v> Engine<'v> {
    /// Checks an object against a type, which need not be the declared one.
    pub(super) fn object(
        &mut self,
        value: &'v Value<'v>,
        members: &'v [Member<'v>],
        subject: Subject,
        structured: &'static StructuredType,
    ) {
        self.duplicates(members);
        if structured.kind == StructuredKind::Parameters {
            self.duplicate_parameters(members, structured);
        }
        // A name that is unknown until run time may be that of any member.
        let (unknown, known): (Vec<_>, Vec<_>) = members.iter().partition(|member| self.has_unknown(member.name_span));
        for member in known {
            self.member(member, subject, structured);
        }
        if unknown.is_empty() {
            self.lacking(value, members, subject, structured);
        }
    }

    fn member(&mut self, member: &'v Member<'v>, subject: Subject, structured: &'static StructuredType) {
        self.path.enter_member(&member.name);
        let property = structured.property(&member.name);
        match property {
            Some(property) => {
                self.versions(&member.value, property);
                self.property(&member.value, property);
                if is_key(subject, structured, property.name) {
                    self.key(&member.value, subject, property);
                }
            }
            None => self.untyped(&member.value),
        }
        self.path.leave();

        if let Some(property) = property.filter(|property| property.name != member.name) {
            let name = excerpt::name(&member.name, excerpt::LONGEST);
            let message = format!("`{name}` is spelled `{}` in the schema", property.name);
            self.report_member(Rule::ParameterCase, member, message, documented::property(property));
        }
        let is_control_information = member.name.contains('@');
        if property.is_none() && !is_control_information && !structured.is_open {
            self.undeclared(member, structured);
        }
    }

    fn undeclared(&mut self, member: &'v Member<'v>, structured: &'static StructuredType) {
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
        self.report_member(Rule::UndeclaredProperty, member, message, help);
    }

    /// Checks that a property is documented in every API version to which the body may go.
    fn versions(&mut self, value: &'v Value<'v>, property: &'static Property) {
        if property.api_versions.is_empty() {
            return;
        }
        let is_documented = |version: &str| property.api_versions.contains(&version);
        let lacking = match self.api_version {
            Some(version) => (!is_documented(version)).then_some(version),
            None => self.action.api_versions.iter().copied().find(|version| !is_documented(version)),
        };
        let Some(version) = lacking else { return };
        let goes_there = if self.api_version.is_some() { ", to which the request goes" } else { "" };
        let message = format!("`{}` is not documented in `{version}`{goes_there}", property.name);
        let rule = Rule::VersionDependentProperty;
        let severity = if self.api_version.is_some() { Severity::Error } else { rule.severity() };
        self.push_as(rule, severity, value.span(), Some(value.span()), message, documented::property(property));
    }

    /// Checks the key of a reference to an existing entity.
    fn key(&mut self, value: &'v Value<'v>, subject: Subject, property: &'static Property) {
        let known = value.as_str().filter(|_| !self.is_unknown(value));
        let Some(fault) = known.and_then(IdFault::of) else { return };
        let (rule, consequence) = match fault {
            IdFault::Empty => (Rule::MissingKey, ", so that it identifies nothing"),
            IdFault::Placeholder => (Rule::PlaceholderLeft, ""),
            _ => (Rule::InvalidId, ""),
        };
        let message = format!("the `{}` of {subject} {fault}{consequence}", property.name);
        let help = match fault {
            IdFault::Empty => self.help(subject),
            fault => format!("{}; {}", fault.help(), self.help(subject)),
        };
        self.report(rule, value, message, help);
    }

    fn lacking(
        &mut self,
        value: &'v Value<'v>,
        members: &'v [Member<'v>],
        subject: Subject,
        structured: &'static StructuredType,
    ) {
        for property in structured.lineage().flat_map(|structured| structured.properties) {
            let is_key = is_key(subject, structured, property.name);
            let is_it = |member: &Member<'_>| {
                structured.property(&member.name).is_some_and(|found| std::ptr::eq(found, property))
            };
            if !(is_key || property.is_required) || members.iter().any(is_it) {
                continue;
            }
            if is_key {
                let message = format!("{subject} lacks `{}`, which identifies it", property.name);
                self.report_missing(Rule::MissingKey, value, message, self.help(subject));
            } else {
                let message = format!("{subject} lacks `{}`, which is required", property.name);
                self.report_missing(Rule::MissingRequired, value, message, documented::property(property));
            }
        }
    }
}

/// Whether the subject is a reference to an existing entity, and the property is a part of its key.
fn is_key(subject: Subject, structured: &'static StructuredType, name: &str) -> bool {
    subject.property().is_some_and(|property| property.is_entity_reference) && structured.key.contains(&name)
}
