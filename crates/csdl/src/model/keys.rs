//! Keys of entity types.

/// A property of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyProperty {
    /// The path from the entity type, such as `id` or `address/city`.
    pub path: String,
    /// The alias, which a path of several segments has.
    pub alias: Option<String>,
}

impl KeyProperty {
    /// The name in a key predicate such as `(name=1)`: the alias, else the path.
    #[must_use]
    pub fn name(&self) -> &str {
        self.alias.as_deref().unwrap_or(&self.path)
    }
}
