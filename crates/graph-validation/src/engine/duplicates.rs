//! Duplicate members, and values of which nothing else is documented.

use std::collections::{HashMap, HashSet};

use json_places::{Kind, Member, Value};
use odata_types::facts::StructuredType;
use odata_types::is_type_tag;

use super::Engine;
use crate::excerpt;
use crate::rule::Rule;

/// Up to this many members, comparing each with each costs less than a table.
const FEW: usize = 16;

const HELP: &str = "JSON leaves open which of several members of one name counts: keep one";

impl<'v> Engine<'v> {
    /// Checks a value of which nothing is documented: only duplicate members are wrong.
    pub(super) fn untyped(&mut self, value: &'v Value<'v>) {
        match &value.kind {
            Kind::Object(members) => {
                self.duplicates(members);
                for member in members {
                    self.path.enter_member(&member.name);
                    self.untyped(&member.value);
                    self.path.leave();
                }
            }
            Kind::Array(elements) => {
                for (index, element) in elements.iter().enumerate() {
                    self.path.enter_element(index);
                    self.untyped(element);
                    self.path.leave();
                }
            }
            Kind::Null | Kind::Bool(_) | Kind::Number(_) | Kind::String(_) => {}
        }
    }

    /// Reports every member of an object whose name occurred before.
    pub(super) fn duplicates(&mut self, members: &'v [Member<'v>]) {
        if members.len() <= FEW {
            for (index, member) in members.iter().enumerate() {
                if members[..index].iter().any(|other| other.name == member.name) {
                    self.duplicate(member);
                }
            }
            return;
        }
        let mut names = HashSet::with_capacity(members.len());
        for member in members {
            if !names.insert(member.name.as_ref()) {
                self.duplicate(member);
            }
        }
    }

    fn duplicate(&mut self, member: &'v Member<'v>) {
        let name = excerpt::name(&member.name, excerpt::LONGEST);
        self.report_member(Rule::DuplicateMember, member, format!("`{name}` occurs more than once"), HELP.to_owned());
    }

    /// Reports members for one parameter whose names differ in ASCII case only.
    pub(super) fn duplicate_parameters(&mut self, members: &'v [Member<'v>], parameters: &'static StructuredType) {
        let mut first: HashMap<&str, &str> = HashMap::new();
        for member in members {
            let Some(parameter) = parameters.property(&member.name) else { continue };
            let first = *first.entry(parameter.name).or_insert(&member.name);
            // A repeated spelling is reported as a duplicate member already.
            if first != member.name {
                let name = excerpt::name(&member.name, excerpt::LONGEST);
                let message = format!("`{name}` is the parameter `{}` once more, beside `{first}`", parameter.name);
                self.report_member(Rule::DuplicateMember, member, message, format!("keep `{}` alone", parameter.name));
            }
        }
    }

    /// Reports type tags in several spellings, which are duplicates as well.
    pub(super) fn duplicate_tags(&mut self, members: &'v [Member<'v>]) {
        let mut spellings: Vec<&str> = Vec::new();
        for member in members.iter().filter(|member| is_type_tag(&member.name)) {
            // A repeated spelling is reported as a duplicate member already.
            if spellings.contains(&member.name.as_ref()) {
                continue;
            }
            if let Some(first) = spellings.first() {
                let message = format!("`{}` names the type once more, beside `{first}`", member.name);
                self.report_member(Rule::DuplicateMember, member, message, "keep `@odata.type` alone".to_owned());
            }
            spellings.push(&member.name);
        }
    }

    /// Reports a violation that is about the name of a member.
    pub(super) fn report_member(&mut self, rule: Rule, member: &'v Member<'v>, message: String, help: String) {
        self.path.enter_member(&member.name);
        self.push(rule, member.name_span(), Some(member.value.span()), message, help);
        self.path.leave();
    }
}
