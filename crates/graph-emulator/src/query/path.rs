//! Paths to properties in query options, and the values that they lead to.

use std::cmp::Ordering;
use std::fmt;

use odata_types::DateTimeOffset;
use odata_types::facts::{Primitive, Property, StructuredType, ValueType};
use serde_json::{Map, Value};

use crate::refusal::{Refusal, shown};

/// A property, or one of the value of a property: `subject/id`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PropertyPath {
    names: Vec<&'static str>,
    /// Whether it leads to a point in time.
    is_time: bool,
}

impl PropertyPath {
    /// Reads a path in a query option.
    pub(super) fn read(path: &str, option: &str, of: &'static StructuredType) -> Result<Self, Refusal> {
        Self::resolve(path, option, of).map(|(path, _)| path)
    }

    /// Reads a path in a query option, and returns the type of what it leads to.
    ///
    /// Entities and values may have a derived type, whether the path names that type or not.
    pub(super) fn resolve(path: &str, option: &str, of: &'static StructuredType) -> Result<(Self, ValueType), Refusal> {
        let (mut names, mut value, mut is_type) = (Vec::new(), ValueType::Structured(of), false);
        for name in path.split('/') {
            let of = if let ValueType::Structured(of) = value { Some(of) } else { None };
            if let Some(cast) = of.and_then(|of| derived(of, name)) {
                (value, is_type) = (ValueType::Structured(cast), true);
                continue;
            }
            let Some(property) = of.and_then(|of| property(of, name)) else {
                let name = shown(name);
                let message = match of {
                    Some(of) => format!("`{option}` names `{name}`, which `{}` does not declare", of.name),
                    None => {
                        format!("`{option}` names `{name}` of `{}`, which has no properties", shown(&names.join("/")))
                    }
                };
                return Err(Refusal::bad_request(&message));
            };
            names.push(property.name);
            (value, is_type) = (property.value, false);
        }
        if is_type {
            let message = format!("`{option}` names `{}`, which is a type, not a property", shown(path));
            return Err(Refusal::bad_request(&message));
        }
        let is_time = matches!(value, ValueType::Primitive(Primitive::DateTimeOffset));
        Ok((Self { names, is_time }, value))
    }

    /// The value in an entity; null if it has none.
    pub(super) fn value<'a>(&self, entity: &'a Map<String, Value>) -> &'a Value {
        let mut names = self.names.iter();
        let first = names.next().and_then(|name| entity.get(*name));
        names.fold(first, |value, name| value?.get(*name)).unwrap_or(&Value::Null)
    }

    /// The order of two values of the property, or of one and a literal; null is before everything else, and values of different
    /// kinds have none. Like Microsoft Graph, it compares texts without regard to the case of letters.
    pub(super) fn compare(&self, one: &Value, other: &Value) -> Option<Ordering> {
        match (one, other) {
            (Value::Null, Value::Null) => Some(Ordering::Equal),
            (Value::Null, _) => Some(Ordering::Less),
            (_, Value::Null) => Some(Ordering::Greater),
            (Value::String(one), Value::String(other)) => Some(match (self.time(one), self.time(other)) {
                (Some(one), Some(other)) => one.cmp(&other),
                _ => folded(one).cmp(folded(other)),
            }),
            (Value::Bool(one), Value::Bool(other)) => Some(one.cmp(other)),
            (Value::Number(one), Value::Number(other)) => one.as_f64()?.partial_cmp(&other.as_f64()?),
            _ => None,
        }
    }

    /// The point in time that a text says, if the property holds one. A date is the moment at which it begins.
    fn time(&self, text: &str) -> Option<DateTimeOffset> {
        let time = || text.parse().or_else(|_| format!("{text}T00:00:00Z").parse()).ok();
        self.is_time.then(time).flatten()
    }
}

/// The names, as they are written in a query option.
impl fmt::Display for PropertyPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.names.join("/"))
    }
}

/// The text of paths in a query option.
pub(crate) fn list(paths: &[PropertyPath]) -> String {
    paths.iter().map(PropertyPath::to_string).collect::<Vec<_>>().join(",")
}

/// Keeps what some paths lead to, and control information of the values on the way.
pub(crate) fn keep(members: &mut Map<String, Value>, paths: &[PropertyPath]) {
    keep_members(members, &paths.iter().map(|path| &path.names[..]).collect::<Vec<_>>());
}

fn keep_members<'a>(members: &mut Map<String, Value>, paths: &[&'a [&'static str]]) {
    members.retain(|name, value| {
        let rest =
            |path: &&'a [&'static str]| path.split_first().filter(|(first, _)| *first == name).map(|(_, rest)| rest);
        let rests: Vec<_> = paths.iter().filter_map(rest).collect();
        if !rests.is_empty() && !rests.iter().any(|rest| rest.is_empty()) {
            keep_in(value, &rests);
        }
        name.starts_with('@') || !rests.is_empty()
    });
}

fn keep_in(value: &mut Value, paths: &[&[&'static str]]) {
    match value {
        Value::Object(members) => keep_members(members, paths),
        Value::Array(items) => items.iter_mut().for_each(|item| keep_in(item, paths)),
        _ => {}
    }
}

/// The type of that name, if values of the declared type may have it.
fn derived(of: &'static StructuredType, name: &str) -> Option<&'static StructuredType> {
    of.instantiable().find(|one| one.name.eq_ignore_ascii_case(name))
}

/// The property of that name, of a type or of one that is derived from it.
fn property(of: &'static StructuredType, name: &str) -> Option<&'static Property> {
    let types = of.lineage().chain(of.derived.iter().flat_map(|derived| derived.lineage()));
    types.flat_map(|of| of.properties).find(|property| property.name.eq_ignore_ascii_case(name))
}

fn folded(text: &str) -> impl Iterator<Item = char> {
    text.chars().flat_map(char::to_lowercase)
}
