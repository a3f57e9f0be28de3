//! [`Rule::DuplicateMember`]: an object has each member once, and names its type once.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use json_places::Member;
use odata_types::facts::StructuredType;
use odata_types::is_type_tag;

use crate::excerpt;
use crate::explainer::Explainer;
use crate::rule::Rule;

/// Up to this many names, comparing each with each costs less than a table.
const FEW: usize = 16;

/// The names of the members of an object so far.
pub(crate) enum Names<N> {
    Few(Vec<N>),
    Many(HashSet<N>),
}

impl<N> Default for Names<N> {
    fn default() -> Self {
        Self::Few(Vec::new())
    }
}

impl<N: Eq + Hash> Names<N> {
    /// Adds a name. Returns whether it is new.
    pub(crate) fn add(&mut self, name: N) -> bool {
        match self {
            Self::Few(few) if few.contains(&name) => false,
            Self::Few(few) if few.len() < FEW => {
                few.push(name);
                true
            }
            Self::Few(few) => {
                let mut many: HashSet<N> = few.drain(..).collect();
                let is_new = many.insert(name);
                *self = Self::Many(many);
                is_new
            }
            Self::Many(many) => many.insert(name),
        }
    }
}

/// Explains every member of an object whose name occurred before.
pub(crate) fn check<'v>(to: &mut Explainer<'v>, members: &'v [Member<'v>]) {
    let mut names = Names::default();
    for member in members {
        if !names.add(member.name.as_ref()) {
            to.report_member(Rule::DuplicateMember, member, || {
                let name = excerpt::name(&member.name, excerpt::LONGEST);
                let help = "JSON leaves open which of several members of one name counts: keep one";
                (format!("`{name}` occurs more than once"), help.to_owned())
            });
        }
    }
}

/// Explains members for one parameter whose names differ in ASCII case only.
pub(crate) fn check_parameters<'v>(
    to: &mut Explainer<'v>,
    members: &'v [Member<'v>],
    parameters: &'static StructuredType,
) {
    let mut first: HashMap<&str, &str> = HashMap::new();
    for member in members {
        let Some(parameter) = parameters.property(&member.name) else { continue };
        let first = *first.entry(parameter.name).or_insert(&member.name);
        // A repeated spelling is a duplicate member already.
        if first != member.name {
            to.report_member(Rule::DuplicateMember, member, || {
                let name = excerpt::name(&member.name, excerpt::LONGEST);
                let message = format!("`{name}` is the parameter `{}` once more, beside `{first}`", parameter.name);
                (message, format!("keep `{}` alone", parameter.name))
            });
        }
    }
}

/// Explains type tags in several spellings, which are duplicates as well.
pub(crate) fn check_tags<'v>(to: &mut Explainer<'v>, members: &'v [Member<'v>]) {
    let mut spellings: Vec<&str> = Vec::new();
    for member in members.iter().filter(|member| is_type_tag(&member.name)) {
        // A repeated spelling is a duplicate member already.
        if spellings.contains(&member.name.as_ref()) {
            continue;
        }
        if let Some(first) = spellings.first() {
            to.report_member(Rule::DuplicateMember, member, || {
                let message = format!("`{}` names the type once more, beside `{first}`", member.name);
                (message, "keep `@odata.type` alone".to_owned())
            });
        }
        spellings.push(&member.name);
    }
}
