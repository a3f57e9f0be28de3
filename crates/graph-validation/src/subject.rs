//! The subject of a message.

use std::fmt;

use odata_types::facts::Property;

use crate::documented;
use crate::operation::Operation;

/// A value that a schema documents.
#[derive(Clone, Copy)]
pub(crate) enum Subject {
    /// The whole body.
    Body,
    /// The value of a property, or the whole of a collection.
    Value(&'static Property),
    /// An item of a collection.
    Item(&'static Property, usize),
}

impl Subject {
    /// Whether the value is a reference to an existing entity.
    pub(crate) fn is_reference(self) -> bool {
        self.property().is_some_and(|property| property.is_entity_reference)
    }

    /// What is documented of the value, as the help of a violation.
    pub(crate) fn documented(self, of: Operation) -> String {
        match self.property() {
            Some(property) => documented::property(property),
            None => documented::body(of),
        }
    }

    fn property(self) -> Option<&'static Property> {
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
