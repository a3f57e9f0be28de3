//! The members of an object that its type does not declare.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::{Deref, DerefMut};
use std::sync::LazyLock;

use serde_json::{Map, Value, map};

/// The members of an object that its type does not declare: undeclared properties and control information, by name.
///
/// It is used like a [`Map`]. It is nearly always empty, and then takes no more than a pointer.
///
/// ```
/// use odata_types::AdditionalProperties;
///
/// let mut additional = AdditionalProperties::default();
/// assert!(additional.is_empty());
/// additional.insert("@odata.id".to_owned(), "runs/1".into());
/// assert_eq!(additional["@odata.id"], "runs/1");
/// ```
#[derive(Clone, Default)]
pub struct AdditionalProperties(Option<Box<Map<String, Value>>>);

static NONE: LazyLock<Map<String, Value>> = LazyLock::new(Map::new);

impl AdditionalProperties {
    /// No members.
    #[must_use]
    pub const fn new() -> Self {
        Self(None)
    }

    /// The members as a map of their own.
    #[must_use]
    pub fn into_map(self) -> Map<String, Value> {
        self.0.map_or_else(Map::new, |map| *map)
    }

    /// The members, if there are any. Every write asks for them.
    #[inline]
    pub(crate) fn some(&self) -> Option<&Map<String, Value>> {
        self.0.as_deref().filter(|map| !map.is_empty())
    }
}

impl Deref for AdditionalProperties {
    type Target = Map<String, Value>;

    fn deref(&self) -> &Self::Target {
        self.0.as_deref().unwrap_or_else(|| &NONE)
    }
}

impl DerefMut for AdditionalProperties {
    fn deref_mut(&mut self) -> &mut Self::Target {
        self.0.get_or_insert_default()
    }
}

impl fmt::Debug for AdditionalProperties {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl Eq for AdditionalProperties {}

impl Hash for AdditionalProperties {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state);
    }
}

impl PartialEq for AdditionalProperties {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl From<Map<String, Value>> for AdditionalProperties {
    fn from(map: Map<String, Value>) -> Self {
        Self((!map.is_empty()).then(|| Box::new(map)))
    }
}

impl From<AdditionalProperties> for Value {
    fn from(additional: AdditionalProperties) -> Self {
        Self::Object(additional.into_map())
    }
}

impl<N: Into<String>, V: Into<Value>> FromIterator<(N, V)> for AdditionalProperties {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(members: I) -> Self {
        members.into_iter().map(|(name, value)| (name.into(), value.into())).collect::<Map<_, _>>().into()
    }
}

impl IntoIterator for AdditionalProperties {
    type Item = (String, Value);
    type IntoIter = map::IntoIter;

    fn into_iter(self) -> Self::IntoIter {
        self.into_map().into_iter()
    }
}

impl<'a> IntoIterator for &'a AdditionalProperties {
    type Item = (&'a String, &'a Value);
    type IntoIter = map::Iter<'a>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_is_empty_however_it_came_to_be() {
        let mut emptied = AdditionalProperties::from_iter([("a", 1)]);
        emptied.remove("a");
        assert_eq!(emptied, AdditionalProperties::new());
        assert_eq!(emptied.some(), None);
        assert_eq!(AdditionalProperties::from(Map::new()), AdditionalProperties::default());
        assert_eq!(format!("{:?}", AdditionalProperties::new()), "{}");
    }

    #[test]
    fn it_is_made_of_members_and_gives_them_back() {
        let additional: AdditionalProperties = [("a", 1), ("b", 2)].into_iter().collect();
        assert_eq!((&additional).into_iter().count(), 2);
        let names: Vec<_> = additional.clone().into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["a", "b"]);
        assert_eq!(AdditionalProperties::from(additional.clone().into_map()), additional);
    }
}
