//! The files of a namespace below its own.

use crate::plan::Item;

/// A file of a namespace below its own, which declares it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// The enumeration types.
    Enums,
    /// The structured types and the parameters of actions.
    Types,
    /// The traits of all types.
    Impls,
    /// The statics with the facts.
    Facts,
}

impl Part {
    /// All of them, in the order in which they are worth reading.
    pub(crate) const ALL: [Self; 4] = [Self::Enums, Self::Types, Self::Impls, Self::Facts];

    /// The name of its module.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Enums => "enums",
            Self::Types => "types",
            Self::Impls => "impls",
            Self::Facts => "facts",
        }
    }

    /// Whether the file holds something of the item.
    pub(crate) fn holds(self, item: &Item) -> bool {
        match self {
            Self::Enums => matches!(item, Item::Enum(_)),
            Self::Types => !matches!(item, Item::Enum(_)),
            Self::Impls => true,
            Self::Facts => match item {
                Item::Enum(_) | Item::Struct(_) => true,
                Item::Polymorphic(item) => item.facts.is_some(),
            },
        }
    }
}
