//! Values of flags enumerations: sets of members.

use std::collections::HashSet;
use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

use serde_core::de::{Deserialize, Deserializer};
use serde_core::ser::{Serialize, Serializer};

use crate::runtime::{self, Failed, Form, Json, Value, View, form};
use crate::{OpenEnum, facts};

/// A set of members, which JSON has as their names, separated by commas.
///
/// The members keep the order in which they came; two sets are equal if they hold the same members.
#[derive(Clone)]
pub struct Flags<E> {
    members: Vec<E>,
}

impl<E: OpenEnum> Flags<E> {
    /// The empty set.
    #[must_use]
    pub const fn new() -> Self {
        Self { members: Vec::new() }
    }

    /// Whether the member is in the set.
    #[must_use]
    pub fn contains(&self, member: &E) -> bool {
        self.members.contains(member)
    }

    /// Adds a member, and returns whether it is new.
    pub fn insert(&mut self, member: E) -> bool {
        let before = self.members.len();
        self.extend([member]);
        self.members.len() != before
    }

    /// Removes a member, and returns whether the set had it.
    pub fn remove(&mut self, member: &E) -> bool {
        let before = self.members.len();
        self.members.retain(|own| own != member);
        self.members.len() != before
    }

    /// The members in order.
    pub fn iter(&self) -> std::slice::Iter<'_, E> {
        self.members.iter()
    }

    /// How many members there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.members.len()
    }

    /// Whether the set is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    /// The set of the names between the commas; white space around a name does not count. A value in digits means the
    /// members that it is made of.
    #[must_use]
    pub fn from_names(names: &str) -> Self {
        let mut flags = Self::new();
        flags.extend_from_names(names);
        flags.remove_duplicates();
        flags
    }

    /// The members that a value is made of, which some services send in place of the names: the one of exactly that value,
    /// else those with the most bits first. A value that declared members do not make up is one unknown member, whose name
    /// is the value in digits.
    #[must_use]
    pub fn from_value(value: i64) -> Self {
        Self { members: parts(value).unwrap_or_else(|| vec![E::from_value(value)]) }
    }

    fn extend_from_names(&mut self, names: &str) {
        for name in names.split(',').map(str::trim).filter(|name| !name.is_empty()) {
            match (E::TYPE.position(name), name.parse()) {
                (None, Ok(value)) => self.members.extend(Self::from_value(value)),
                _ => self.members.push(E::from_name(name)),
            }
        }
    }

    /// Keeps the first of several equal members.
    fn remove_duplicates(&mut self) {
        if self.members.len() > 1 {
            let names: Vec<_> = self.members.iter().map(E::as_str).collect();
            let mut is_first = are_first(&names).into_iter();
            self.members.retain(|_| is_first.next().unwrap_or(true));
        }
    }

    /// The names in alphabetical order.
    fn sorted(&self) -> Vec<&str> {
        sorted(self.members.iter().map(E::as_str).collect())
    }
}

fn sorted(mut names: Vec<&str>) -> Vec<&str> {
    names.sort_unstable();
    names
}

/// For each name, whether it is the first of its kind, in time that does not grow with the square of their number.
fn are_first(names: &[&str]) -> Vec<bool> {
    let mut seen = HashSet::with_capacity(names.len());
    names.iter().map(|name| seen.insert(*name)).collect()
}

/// The declared members that a value is made of, if it is made of such.
fn parts<E: OpenEnum>(value: i64) -> Option<Vec<E>> {
    let declared = E::TYPE.members.iter().zip(E::MEMBERS);
    if let Some((_, member)) = declared.clone().find(|(facts, _)| facts.value == value) {
        return Some(vec![member.clone()]);
    }
    let mut candidates: Vec<_> =
        declared.filter(|(facts, _)| facts.value != 0 && facts.value & value == facts.value).collect();
    candidates.sort_by_key(|(facts, _)| std::cmp::Reverse(facts.value.count_ones()));
    let mut rest = value;
    let mut parts = Vec::new();
    for (facts, member) in candidates {
        if facts.value & rest == facts.value {
            rest &= !facts.value;
            parts.push(member.clone());
        }
    }
    (rest == 0 && !parts.is_empty()).then_some(parts)
}

impl<E: OpenEnum> Default for Flags<E> {
    fn default() -> Self {
        Self::new()
    }
}

impl<E: OpenEnum> From<E> for Flags<E> {
    fn from(member: E) -> Self {
        Self::from_iter([member])
    }
}

impl<E: OpenEnum> FromIterator<E> for Flags<E> {
    fn from_iter<I: IntoIterator<Item = E>>(members: I) -> Self {
        let mut flags = Self::new();
        flags.extend(members);
        flags
    }
}

impl<E: OpenEnum> Extend<E> for Flags<E> {
    fn extend<I: IntoIterator<Item = E>>(&mut self, added: I) {
        for member in added {
            // The name of an unknown member may have been several names when it was read as one.
            if member.as_str().contains(',') {
                self.extend_from_names(member.as_str());
            } else {
                self.members.push(member);
            }
        }
        self.remove_duplicates();
    }
}

impl<'a, E: OpenEnum> IntoIterator for &'a Flags<E> {
    type Item = &'a E;
    type IntoIter = std::slice::Iter<'a, E>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<E> IntoIterator for Flags<E> {
    type Item = E;
    type IntoIter = std::vec::IntoIter<E>;

    fn into_iter(self) -> Self::IntoIter {
        self.members.into_iter()
    }
}

impl<E: OpenEnum> FromStr for Flags<E> {
    type Err = Infallible;

    fn from_str(names: &str) -> Result<Self, Infallible> {
        Ok(Self::from_names(names))
    }
}

impl<E: OpenEnum> PartialEq for Flags<E> {
    fn eq(&self, other: &Self) -> bool {
        self.sorted() == other.sorted()
    }
}

impl<E: OpenEnum + Eq> Eq for Flags<E> {}

impl<E: OpenEnum> fmt::Debug for Flags<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(&self.members).finish()
    }
}

impl<E: OpenEnum> fmt::Display for Flags<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, member) in self.members.iter().enumerate() {
            if index > 0 {
                f.write_str(",")?;
            }
            f.write_str(member.as_str())?;
        }
        Ok(())
    }
}

impl<E: OpenEnum> Serialize for Flags<E> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de, E: OpenEnum> Deserialize<'de> for Flags<E> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl<E: OpenEnum> Value for Flags<E> {
    type Form = form::Own;
}

impl<E: OpenEnum> Form<Flags<E>> for form::Own {
    fn empty() -> Flags<E> {
        Flags::new()
    }

    fn read(value: &mut Flags<E>, json: &mut Json<'_, '_>) -> Result<(), Failed> {
        *value = match (json.as_str(), json.as_integer()) {
            (Some(names), _) => Flags::from_names(names),
            (None, Some(number)) => Flags::from_value(number),
            (None, None) => return Err(not_names(json, E::TYPE)),
        };
        Ok(())
    }

    fn view(value: &Flags<E>) -> View<'_> {
        View::Display(value)
    }
}

#[cold]
fn not_names(json: &Json<'_, '_>, of: &facts::EnumType) -> Failed {
    json.mismatch(&format!("a string, the names of members of `{}`, separated by commas", of.name))
}
