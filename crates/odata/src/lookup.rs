//! Finding a property by the name of a member.

use crate::facts::{Property, StructuredKind, StructuredType};

impl StructuredType {
    /// The property for a member of that name, declared here or by a base type. Names of parameters are compared without
    /// regard to ASCII case, as services read them so.
    #[must_use]
    pub fn property(&'static self, name: &str) -> Option<&'static Property> {
        self.lineage().find_map(|of| of.own(name, 0).and_then(|index| of.properties.get(index)))
    }

    /// The position of the property for a member of that name, where those of base types come first.
    pub(crate) fn position(&'static self, name: &str) -> Option<usize> {
        self.position_near(name, 0)
    }

    /// As [`StructuredType::position`]. Members mostly come in the order of the schema: the search begins at the expected
    /// position.
    #[inline]
    pub(crate) fn position_near(&'static self, name: &str, expected: usize) -> Option<usize> {
        if self.at(expected).is_some_and(|property| property.name == name) {
            return Some(expected);
        }
        self.search(name, expected)
    }

    /// As [`StructuredType::position_near`], where the property is not the expected one.
    pub(crate) fn search(&'static self, name: &str, expected: usize) -> Option<usize> {
        self.lineage().find_map(|of| {
            let index = of.own(name, expected.saturating_sub(of.inherited))?;
            Some(of.inherited + index)
        })
    }

    /// The position of the property of exactly that name. The search begins at the expected position.
    #[inline]
    pub(crate) fn exact_position(&'static self, name: &str, expected: usize) -> Option<usize> {
        let position = self.position_near(name, expected)?;
        let is_exact = self.kind != StructuredKind::Parameters || self.name_at(position) == name;
        is_exact.then_some(position)
    }

    /// The name of the property at that position.
    pub(crate) fn name_at(&'static self, position: usize) -> &'static str {
        self.at(position).map_or("", |property| property.name)
    }

    /// The property at that position, where those of base types come first.
    #[doc(hidden)]
    #[inline]
    #[must_use]
    pub fn at(&'static self, position: usize) -> Option<&'static Property> {
        let mut of = self;
        while position < of.inherited {
            of = of.base?;
        }
        of.properties.get(position - of.inherited)
    }

    /// The index of a property that the type itself declares; the search begins at the expected index.
    #[inline]
    fn own(&self, name: &str, expected: usize) -> Option<usize> {
        let split = if expected < self.properties.len() { expected } else { 0 };
        let (before, after) = self.properties.split_at(split);
        let is_it = |property: &Property| property.name == name;
        match after.iter().position(is_it) {
            Some(index) => Some(split + index),
            None => before.iter().position(is_it).or_else(|| self.in_any_case(name)),
        }
    }

    #[inline]
    fn in_any_case(&self, name: &str) -> Option<usize> {
        if self.kind != StructuredKind::Parameters {
            return None;
        }
        self.properties.iter().position(|property| property.name.eq_ignore_ascii_case(name))
    }
}
