//! Values of a PowerShell script, as far as they are known before it runs.

use std::collections::HashMap;

use graph_validation::Span;

use crate::json;
use crate::mapped::Mapped;

/// What a hashtable becomes where `ConvertTo-Json` does not look into it.
const HASHTABLE: &str = "\"System.Collections.Hashtable\"";

/// A value.
#[derive(Clone, Debug)]
pub(super) enum Value {
    /// A text, parts of which may be unknown.
    Text(Mapped),
    /// A number, `true`, `false` or `null`, as JSON has them.
    Literal(Mapped),
    /// A hashtable.
    Table(Members, Span),
    /// An array.
    List(Vec<Value>, Span),
    /// Something that is unknown until run time.
    Unknown(Span),
}

/// The members of a hashtable, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Members {
    all: Vec<(Mapped, Value)>,
    /// Where the first member of each name, in lower case, stands.
    by_name: HashMap<String, usize>,
    /// How many members are in it.
    known: usize,
}

impl Members {
    pub(super) fn push(&mut self, name: Mapped, value: Value) {
        self.all.push((name, value));
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &(Mapped, Value)> {
        self.all.iter()
    }

    fn get_mut(&mut self, name: &str) -> Option<&mut Value> {
        for (index, (name, _)) in self.all.iter().enumerate().skip(self.known) {
            self.by_name.entry(name.text().to_ascii_lowercase()).or_insert(index);
        }
        self.known = self.all.len();
        let index = *self.by_name.get(&name.to_ascii_lowercase())?;
        self.all.get_mut(index).map(|(_, value)| value)
    }
}

impl IntoIterator for Members {
    type Item = (Mapped, Value);
    type IntoIter = std::vec::IntoIter<Self::Item>;

    fn into_iter(self) -> Self::IntoIter {
        self.all.into_iter()
    }
}

/// What each value counts as besides its text.
const NODE: usize = 32;

impl Value {
    /// How much it takes to copy the value, if that is not more than a limit, and the value is not deeper than so many levels.
    pub(super) fn size(&self, depth: usize, limit: usize) -> Option<usize> {
        let mut left = limit;
        self.take(depth, &mut left)?;
        Some(limit - left)
    }

    fn take(&self, depth: usize, left: &mut usize) -> Option<()> {
        let depth = depth.checked_sub(1)?;
        *left = left.checked_sub(NODE)?;
        match self {
            Self::Text(text) | Self::Literal(text) => {
                *left = left.checked_sub(text.weight())?;
                Some(())
            }
            Self::Table(members, _) => members.iter().try_for_each(|(name, value)| {
                *left = left.checked_sub(name.weight())?;
                value.take(depth, left)
            }),
            Self::List(items, _) => items.iter().try_for_each(|item| item.take(depth, left)),
            Self::Unknown(_) => Some(()),
        }
    }

    /// Where it stands.
    pub(super) fn place(&self) -> Span {
        match self {
            Self::Text(text) | Self::Literal(text) => text.whole_source(),
            Self::Table(_, place) | Self::List(_, place) | Self::Unknown(place) => *place,
        }
    }

    /// Sets the member that a path of names leads to. What is not a hashtable becomes unknown, as its members do.
    pub(super) fn set(&mut self, path: &[Mapped], value: Self) {
        let place = self.place();
        let (Some((name, rest)), Self::Table(members, _)) = (path.split_first(), &mut *self) else {
            *self = if path.is_empty() { value } else { Self::Unknown(place) };
            return;
        };
        match members.get_mut(name.text()) {
            Some(member) => member.set(rest, value),
            None if rest.is_empty() => members.push(name.clone(), value),
            None => members.push(name.clone(), Self::Unknown(name.whole_source())),
        }
    }

    /// The value as text.
    pub(super) fn text(&self) -> Mapped {
        match self {
            Self::Text(text) | Self::Literal(text) => text.clone(),
            Self::Table(_, place) | Self::List(_, place) => Mapped::of(HASHTABLE.trim_matches('"'), *place),
            Self::Unknown(place) => Mapped::unknown_at(*place),
        }
    }

    /// As [`Self::text`], without a copy of it.
    pub(super) fn into_text(self) -> Mapped {
        match self {
            Self::Text(text) | Self::Literal(text) => text,
            other => other.text(),
        }
    }

    /// The value as JSON, with as many levels of objects and arrays within the first one as `ConvertTo-Json` is told to
    /// look into.
    pub(super) fn json(&self, depth: usize) -> Mapped {
        let mut json = Mapped::default();
        self.write(depth, &mut json);
        json
    }

    fn write(&self, depth: usize, json: &mut Mapped) {
        match self {
            Self::Text(text) => json.append(&json::quoted(text)),
            Self::Literal(literal) => json.append(literal),
            Self::Unknown(_) => json.append(&json::quoted(&self.text())),
            Self::Table(members, place) => {
                let (open, close) = edges(*place);
                json.push_as("{", open);
                for (index, (name, value)) in members.iter().enumerate() {
                    json.push_as(if index == 0 { "" } else { "," }, value.place());
                    json.append(&json::quoted(name));
                    json.push_as(":", value.place());
                    value.write_within(depth, json);
                }
                json.push_as("}", close);
            }
            Self::List(items, place) => {
                let (open, close) = edges(*place);
                json.push_as("[", open);
                for (index, item) in items.iter().enumerate() {
                    json.push_as(if index == 0 { "" } else { "," }, item.place());
                    item.write_within(depth, json);
                }
                json.push_as("]", close);
            }
        }
    }

    fn write_within(&self, depth: usize, json: &mut Mapped) {
        match (self, depth.checked_sub(1)) {
            (Self::Table(_, place) | Self::List(_, place), None) => json.push_as(HASHTABLE, *place),
            (_, depth) => self.write(depth.unwrap_or_default(), json),
        }
    }
}

/// The first and the last byte of a place.
fn edges(place: Span) -> (Span, Span) {
    let end = place.end.saturating_sub(1).max(place.start);
    (Span { start: place.start, end: (place.start + 1).min(place.end) }, Span { start: end, end: place.end })
}
