//! The subject of a message.

use std::fmt;

use odata_types::facts::Property;

/// A place that the facts describe.
#[derive(Clone, Copy)]
pub(super) enum Subject {
    /// The whole body.
    Body,
    /// The value of a property, or the whole of a collection.
    Value(&'static Property),
    /// An item of a collection.
    Item(&'static Property, usize),
}

impl Subject {
    pub(super) fn property(self) -> Option<&'static Property> {
        match self {
            Self::Body => None,
            Self::Value(property) | Self::Item(property, _) => Some(property),
        }
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Body => f.write_str("the body"),
            Self::Value(property) => write!(f, "`{}`", property.name),
            Self::Item(property, index) => write!(f, "`{}[{index}]`", property.name),
        }
    }
}
