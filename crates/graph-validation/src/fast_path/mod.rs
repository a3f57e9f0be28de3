//! Fast path: validates valid bodies while deserializing.
//!
//! Most bodies are right, and to find that out needs no tree, no places and no second reading. The typed request is read
//! from a deserializer that looks at every name and value as it goes by. Whatever it does not know to be right ends the
//! reading, and the [engine](crate::engine) says what it is. The fast path never says that a body is wrong, only that it
//! cannot tell. So it may be stricter than the engine, but never more lenient.

mod deserializer;
mod members;
mod text;
mod value;

use odata_types::facts::{self, Property, StructuredType, ValueType};
use odata_types::{Action, Untyped};
use serde_core::de::{Deserialize, Error};

use deserializer::Watched;

use crate::documented;

/// Reads the request, if the body violates no rule.
pub(crate) fn read<A: Action>(body: &[u8]) -> Option<A> {
    read_as(A::ACTION, body)
}

/// Whether the body violates no rule, for an action that is known at run time only.
pub(crate) fn accepts(action: &'static facts::Action, body: &[u8]) -> bool {
    if documented::has_no_body(action) && body.is_empty() {
        return true;
    }
    // Reading finds the duplicate members.
    read_as::<Untyped>(action, body).is_some()
}

fn read_as<'b, T: Deserialize<'b>>(action: &'static facts::Action, body: &'b [u8]) -> Option<T> {
    let text = std::str::from_utf8(body).ok()?;
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let place = Place::Parameters(action.parameters);
    let request = T::deserialize(Watched { inner: &mut deserializer, place }).ok()?;
    deserializer.end().ok()?;
    Some(request)
}

/// What a value is checked against.
#[derive(Clone, Copy)]
enum Place {
    /// Nothing is documented of it.
    Nothing,
    /// The body.
    Parameters(&'static StructuredType),
    /// The value of a property.
    Property(&'static Property),
    /// The value of a property that identifies an existing entity.
    Key(&'static Property),
    /// An item of a collection.
    Item(&'static Property),
}

impl Place {
    /// The property of which the value is a single one: the item of a collection, but not the collection.
    fn single(self) -> Option<&'static Property> {
        match self {
            Self::Property(property) | Self::Key(property) if !property.is_collection => Some(property),
            Self::Item(property) => Some(property),
            Self::Nothing | Self::Parameters(_) | Self::Property(_) | Self::Key(_) => None,
        }
    }

    /// Whether any JSON value will do.
    fn is_untyped(self) -> bool {
        let is_untyped = |property: &Property| matches!(property.value, ValueType::Untyped);
        matches!(self, Self::Nothing) || self.single().is_some_and(is_untyped)
    }
}

/// Ends the fast path. The message is never shown.
#[cold]
fn in_doubt<E: Error>() -> E {
    E::custom("in doubt")
}

/// Ends the fast path unless the condition holds.
fn sure<E: Error>(condition: bool) -> Result<(), E> {
    if condition { Ok(()) } else { Err(in_doubt()) }
}

#[cfg(test)]
mod tests;
