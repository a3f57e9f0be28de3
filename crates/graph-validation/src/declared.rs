//! The type that the schema declares for a value.

use odata_types::facts::StructuredType;

/// The declared type, and the documented restriction of it.
#[derive(Clone, Copy)]
pub(crate) struct Declared {
    pub(crate) of: &'static StructuredType,
    /// The only types that are documented as allowed; empty without a restriction.
    pub(crate) allowed: &'static [&'static StructuredType],
}

impl Declared {
    pub(crate) fn allows(self, structured: &StructuredType) -> bool {
        self.allowed.is_empty() || self.allowed.iter().any(|allowed| std::ptr::eq(*allowed, structured))
    }

    /// The types that are allowed here.
    pub(crate) fn candidates(self) -> impl Iterator<Item = &'static StructuredType> {
        self.of.instantiable().filter(move |structured| self.allows(structured))
    }

    /// Whether a value may leave out its type tag, because the declared type is allowed and not abstract.
    pub(crate) fn implies_type(self) -> bool {
        !self.of.is_abstract && self.allows(self.of)
    }

    /// The type to continue with if a value lacks its type tag: the only possible one, if there is exactly one.
    pub(crate) fn presumed(self) -> Option<&'static StructuredType> {
        if self.implies_type() { Some(self.of) } else { only(self.candidates()) }
    }
}

/// The one item, if there is exactly one.
pub(crate) fn only<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
    let first = items.next()?;
    items.next().is_none().then_some(first)
}
