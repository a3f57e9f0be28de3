//! JSON with duplicate members and an order, and mutations of it.

use std::fmt;

use json_places::{Kind, Value, parse};
use proptest::prelude::*;
use proptest::sample::{Index, select};

// The names and values of the actions under test: each user of this file has its own.
use super::vocabulary::{LEAVES, NAMES};

/// JSON text as a tree: values other than arrays and objects stay text.
#[derive(Clone, Debug)]
pub(crate) enum Json {
    Leaf(String),
    Array(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    pub(crate) fn read(text: &str) -> Self {
        Self::convert(text, &parse(text).unwrap())
    }

    fn convert(text: &str, value: &Value<'_>) -> Self {
        match &value.kind {
            Kind::Array(items) => Self::Array(items.iter().map(|item| Self::convert(text, item)).collect()),
            Kind::Object(members) => Self::Object(
                members.iter().map(|member| (member.name.to_string(), Self::convert(text, &member.value))).collect(),
            ),
            _ => Self::Leaf(text[value.span().start..value.span().end].to_owned()),
        }
    }

    /// The same members in another order, at every depth.
    pub(crate) fn reordered(self, order: Index) -> Self {
        match self {
            Self::Leaf(_) => self,
            Self::Array(items) => Self::Array(items.into_iter().map(|item| item.reordered(order)).collect()),
            Self::Object(mut members) => {
                if !members.is_empty() {
                    let middle = order.index(members.len());
                    members.rotate_left(middle);
                    members[middle / 2..].reverse();
                }
                Self::Object(members.into_iter().map(|(name, value)| (name, value.reordered(order))).collect())
            }
        }
    }

    /// Every value of the tree, this one first.
    fn values(&mut self) -> usize {
        1 + match self {
            Self::Leaf(_) => 0,
            Self::Array(items) => items.iter_mut().map(Self::values).sum(),
            Self::Object(members) => members.iter_mut().map(|(_, value)| value.values()).sum(),
        }
    }

    fn nth(&mut self, nth: &mut usize) -> Option<&mut Self> {
        if *nth == 0 {
            return Some(self);
        }
        *nth -= 1;
        match self {
            Self::Leaf(_) => None,
            Self::Array(items) => items.iter_mut().find_map(|item| item.nth(nth)),
            Self::Object(members) => members.iter_mut().find_map(|(_, value)| value.nth(nth)),
        }
    }

    fn mutate(&mut self, mutation: &Mutation) {
        let mut nth = mutation.at.index(self.values());
        let Some(value) = self.nth(&mut nth) else { return };
        let leaf = || Self::read(mutation.leaf);
        match (mutation.kind, value) {
            (Change::Wrap, value) => *value = Self::Array(vec![value.clone()]),
            (Change::Drop, Self::Object(members)) if !members.is_empty() => {
                members.remove(mutation.member.index(members.len()));
            }
            (Change::Rename, Self::Object(members)) if !members.is_empty() => {
                let index = mutation.member.index(members.len());
                mutation.name.clone_into(&mut members[index].0);
            }
            (Change::Double, Self::Object(members)) if !members.is_empty() => {
                members.push(members[mutation.member.index(members.len())].clone());
            }
            (Change::Double, Self::Array(items)) if !items.is_empty() => {
                items.push(items[mutation.member.index(items.len())].clone());
            }
            (Change::Drop, Self::Array(items)) => items.clear(),
            (Change::Insert | Change::Rename, Self::Object(members)) => {
                members.push((mutation.name.to_owned(), leaf()));
            }
            (Change::Insert | Change::Rename, Self::Array(items)) => items.push(leaf()),
            (_, value) => *value = leaf(),
        }
    }
}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Leaf(text) => f.write_str(text),
            Self::Array(items) => {
                f.write_str("[")?;
                for (index, item) in items.iter().enumerate() {
                    f.write_str(if index == 0 { "" } else { ", " })?;
                    write!(f, "{item}")?;
                }
                f.write_str("]")
            }
            Self::Object(members) => {
                f.write_str("{")?;
                for (index, (name, value)) in members.iter().enumerate() {
                    f.write_str(if index == 0 { "" } else { ", " })?;
                    write!(f, "{}: {value}", serde_json::Value::from(name.as_str()))?;
                }
                f.write_str("}")
            }
        }
    }
}

#[derive(Clone, Debug)]
struct Mutation {
    kind: Change,
    at: Index,
    member: Index,
    name: &'static str,
    leaf: &'static str,
}

#[derive(Clone, Copy, Debug)]
enum Change {
    Replace,
    Wrap,
    Drop,
    Rename,
    Double,
    Insert,
}

/// Names that matter to every action.
const ANY_NAMES: &[&str] = &["id", "Id", "@odata.type", "@type", "@OData.Type", "odata.type", "@odata.id", "", "x"];

/// Values that matter to every action.
const ANY_LEAVES: &[&str] = &[
    "null",
    "true",
    "0",
    "-0",
    "1.0",
    "1e3",
    "2147483648",
    "-1",
    "99999999999999999999",
    "\"\"",
    "\" \"",
    "\"a\"",
    "\"unknownFutureValue\"",
    "[]",
    "{}",
    "[null]",
    "[{}]",
    r#"[{"id": "1"}]"#,
    r#"{"a": 1, "a": 2}"#,
    r#"{"a": {"b": [{"c": 1, "c": 2}]}}"#,
    "\"2026-07-01T12:30:00Z\"",
    "\"2026-07-01T12:30Z\"",
    "\"2026-07-01\"",
    "\"2016-12-31T23:59:60.5Z\"",
];

fn names() -> Vec<&'static str> {
    [ANY_NAMES, NAMES].concat()
}

fn leaves() -> Vec<&'static str> {
    [ANY_LEAVES, LEAVES].concat()
}

fn mutation() -> impl Strategy<Value = Mutation> {
    use Change::{Double, Drop, Insert, Rename, Replace, Wrap};
    let kind = select(vec![Replace, Replace, Wrap, Drop, Rename, Double, Insert, Insert]);
    (kind, any::<Index>(), any::<Index>(), select(names()), select(leaves()))
        .prop_map(|(kind, at, member, name, leaf)| Mutation { kind, at, member, name, leaf })
}

/// A body with a few things changed.
pub(crate) fn mutated(seeds: impl Strategy<Value = Json>) -> impl Strategy<Value = Json> {
    (seeds, prop::collection::vec(mutation(), 0..5)).prop_map(|(mut body, mutations)| {
        for mutation in mutations {
            body.mutate(&mutation);
        }
        body
    })
}

/// Any JSON; some of its names and values matter to the actions.
pub(crate) fn json() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        select(leaves()).prop_map(Json::read),
        any::<String>().prop_map(|text| Json::Leaf(serde_json::Value::from(text).to_string())),
        any::<f64>().prop_map(|number| Json::Leaf(serde_json::Value::from(number).to_string())),
    ];
    let name = prop_oneof![4 => select(names()).prop_map(str::to_owned), 1 => any::<String>()];
    leaf.prop_recursive(5, 40, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Json::Array),
            prop::collection::vec((name.clone(), inner), 0..6).prop_map(Json::Object),
        ]
    })
}
