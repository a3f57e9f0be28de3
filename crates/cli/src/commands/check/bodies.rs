//! Which action a body alone is meant for.

use std::cmp::Reverse;

use json_places::{Kind, parse};
use lifecycle_workflows::models::ActionBody;
use lifecycle_workflows::validation::{Report, Rule, Severity, Validator};
use odata_types::facts::{Property, StructuredType, ValueType};

use super::callout;
use crate::actions;

/// The words of a longer body are those of its beginning again.
const LONGEST_BEGINNING: usize = 64 * 1024;

/// What a body lacks does not tell its action from another one: it may be what is wrong with it.
const LACKING: [Rule; 3] = [Rule::MissingRequired, Rule::MissingExpected, Rule::NullRequired];

/// The action that a body is meant for.
pub(crate) enum Meant {
    /// Only this one could be meant.
    One(&'static ActionBody),
    /// Each of these could be meant.
    Several(Vec<&'static ActionBody>),
    /// No action has such members.
    None,
}

impl Meant {
    /// Looks at the members of a body: of the actions that have one of them, the one whose types have most of its words is
    /// meant, or else the one that what it has violates least. A body that is not JSON is looked at word by word.
    pub(crate) fn by(body: &str, validator: Validator) -> Self {
        let names = names(body);
        let has = |entry: &&'static ActionBody| {
            // Much has a member such as `type`: a few of them among others do not tell.
            given(entry, &names).any(|one| !matches!(one.value, ValueType::Primitive(_))) || is_most(entry, &names)
        };
        let mut candidates: Vec<_> = actions::all().filter(has).collect();
        if candidates.len() > 1 {
            let words = words(beginning(body), None);
            keep_least(&mut candidates, |entry| Reverse(familiar(entry, &words)));
        }
        if candidates.len() > 1 {
            keep_least(&mut candidates, |entry| {
                let report = validator.max_violations(Some(1)).check_facts(entry.action, body.as_bytes());
                (faults(&report, Severity::Error), faults(&report, Severity::Warning))
            });
        }
        match candidates.as_slice() {
            [] => Self::None,
            [one] => Self::One(one),
            _ => Self::Several(candidates),
        }
    }

    /// The action of a body among other texts, which may be anything: only one could be meant, most members of the body are its
    /// parameters, unlike those of answers, and its types have words of the body. Callouts are not bodies, nor is what leaves a
    /// part of a body out.
    pub(crate) fn evident(body: &str, validator: Validator) -> Option<&'static ActionBody> {
        let entry = Self::by(body, validator).one()?;
        let is_shortened = || (body.contains("...") || body.contains('…')) && parse(body).is_err();
        let is_its = is_most(entry, &names(body)) && familiar(entry, &words(beginning(body), None)) > 0;
        (is_its && !callout::is_one(body) && !is_shortened()).then_some(entry)
    }

    /// The action, if only one could be meant.
    pub(crate) fn one(self) -> Option<&'static ActionBody> {
        match self {
            Self::One(entry) => Some(entry),
            Self::Several(_) | Self::None => None,
        }
    }
}

/// The number of violations by what a body has.
fn faults(report: &Report, severity: Severity) -> usize {
    let counted = report.counts().filter(|count| count.severity == severity && !LACKING.contains(&count.rule));
    counted.map(|count| count.count).sum()
}

/// The parameters of an action that are among the names of members.
fn given(entry: &ActionBody, names: &[&str]) -> impl Iterator<Item = &'static Property> {
    let is_given = |one: &&Property| names.iter().any(|name| name.eq_ignore_ascii_case(one.name));
    entry.action.parameters.properties.iter().filter(is_given)
}

/// Whether at least half of the members, without annotations, are parameters of an action.
fn is_most(entry: &ActionBody, names: &[&str]) -> bool {
    let members = names.iter().filter(|name| !name.starts_with('@')).count();
    let given = given(entry, names).count();
    given > 0 && 2 * given >= members
}

/// Keeps the candidates with the least value.
fn keep_least<V: Ord>(candidates: &mut Vec<&'static ActionBody>, value: impl Fn(&'static ActionBody) -> V) {
    let values: Vec<_> = candidates.iter().map(|entry| value(entry)).collect();
    let Some(least) = values.iter().min() else { return };
    let mut is_least = values.iter().map(|value| value == least);
    candidates.retain(|_| is_least.next().unwrap_or_default());
}

/// So much of a body that its words say what it is.
fn beginning(body: &str) -> &str {
    let mut end = LONGEST_BEGINNING.min(body.len());
    while !body.is_char_boundary(end) {
        end -= 1;
    }
    &body[..end]
}

/// The names of the members of a body, or its words outside of inner objects and arrays.
fn names(body: &str) -> Vec<&str> {
    match parse(body) {
        Ok(value) => match value.kind {
            Kind::Object(members) => {
                let text = |start: usize, end: usize| body.get(start + 1..end.saturating_sub(1)).unwrap_or_default();
                members.iter().map(|member| text(member.name_span().start, member.name_span().end)).collect()
            }
            _ => Vec::new(),
        },
        Err(_) => words(body, Some(1)),
    }
}

/// The words of a text; those at a depth of objects and arrays, if one is given.
fn words(body: &str, at: Option<usize>) -> Vec<&str> {
    let mut words = Vec::new();
    let mut depth = 0_usize;
    for part in body.split_inclusive(['{', '}', '[', ']']) {
        if at.is_none_or(|at| at == depth) {
            words.extend(part.split(|sign: char| !(sign.is_ascii_alphanumeric() || sign == '_')));
        }
        if part.ends_with(['{', '[']) {
            depth += 1;
        } else if part.ends_with(['}', ']']) {
            depth = depth.saturating_sub(1);
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// How many of the words are names of the types of an action's parameters, or of their properties.
fn familiar(entry: &'static ActionBody, words: &[&str]) -> usize {
    let is_name = |structured: &'static StructuredType, word: &str| {
        structured.name.rsplit('.').next().is_some_and(|name| name.eq_ignore_ascii_case(word))
            || structured.property(word).is_some()
    };
    let has = |word: &&&str| {
        entry.action.parameters.properties.iter().any(|parameter| match parameter.value {
            ValueType::Structured(_) if !parameter.allowed_types.is_empty() => {
                parameter.allowed_types.iter().any(|structured| is_name(structured, word))
            }
            ValueType::Structured(of) => of.instantiable().any(|structured| is_name(structured, word)),
            _ => false,
        })
    };
    words.iter().filter(has).count()
}
