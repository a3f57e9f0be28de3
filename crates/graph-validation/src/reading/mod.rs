//! Fast path: checks the values of a body while they are read.
//!
//! Most bodies are right, and to find that out needs no tree, no places and no second reading. Whatever is read passes a
//! check first; what the check is not sure of ends the reading, and the [walk](crate::walk) explains it. So the fast path may
//! be stricter than the walk, but never more lenient.

mod members;
mod tree;

use odata_types::Action;
use odata_types::facts::{self, Property, StructuredType, ValueType};
use odata_types::runtime::{self, Failed, Form, Items, Json, Kind, Name, Required, Take, Value};

use crate::declared::Declared;
use crate::rules::number::Number;
use crate::rules::value::{self, Scalar};
use crate::rules::{item_count, missing_property};
use members::CheckedMembers;

pub(crate) use tree::read_tree;

/// Reads the request, if the body violates no rule.
pub(crate) fn read<A: Action>(body: &str) -> Option<A> {
    let mut request = <A as Value>::Form::empty();
    is_right(A::ACTION, body, &mut Required(&mut request)).then_some(request)
}

/// Whether the body violates no rule, for an action that is known at run time only.
pub(crate) fn accepts(action: &'static facts::Action, body: &str) -> bool {
    is_right(action, body, &mut Skip)
}

fn is_right<'b>(action: &'static facts::Action, body: &'b str, into: &mut dyn Take<'b>) -> bool {
    let mut deserializer = serde_json::Deserializer::from_str(body);
    let mut checked = Checked { into, place: Place::Body(action.parameters) };
    runtime::read(&mut deserializer, Kind::Any, &mut checked).is_ok() && deserializer.end().is_ok()
}

/// What a value is checked against.
#[derive(Clone, Copy)]
enum Place {
    /// Nothing is documented of it, so that any value is right.
    Undocumented,
    /// The body.
    Body(&'static StructuredType),
    /// The value of a property, or an item of its collection.
    Single(&'static Property),
    /// The value of a property that identifies an existing entity.
    Key(&'static Property),
    /// The collection of a property.
    Collection(&'static Property),
}

impl Place {
    /// The place of a member for a property.
    fn of(property: &'static Property, is_key: bool) -> Self {
        match (property.is_collection, is_key, property.value) {
            (true, ..) => Self::Collection(property),
            (false, true, ValueType::Primitive(_) | ValueType::Enum(_)) => Self::Key(property),
            (false, ..) => Self::Single(property),
        }
    }

    /// Whether a value that is neither an array nor an object is right here.
    fn holds(self, value: &Scalar<'_>) -> bool {
        match self {
            Self::Undocumented => true,
            Self::Body(_) | Self::Collection(_) => false,
            Self::Single(property) => value::holds(property, value),
            Self::Key(property) => {
                let is_blank = matches!(value, Scalar::Text(key) if !missing_property::key_holds(key));
                !is_blank && value::holds(property, value)
            }
        }
    }

    /// The declared type of an object, if it is structured.
    fn declared(self) -> Option<Declared> {
        let Self::Single(property) = self else { return None };
        match property.value {
            ValueType::Structured(of) => Some(Declared { of, allowed: property.allowed_types }),
            ValueType::Primitive(_) | ValueType::Enum(_) | ValueType::Untyped => None,
        }
    }

    /// The place of the items of an array, and the property whose collection they are.
    fn items(self) -> Option<(Self, Option<&'static Property>)> {
        match self {
            Self::Collection(property) => Some((Self::Single(property), Some(property))),
            place if place.is_untyped() => Some((Self::Undocumented, None)),
            _ => None,
        }
    }

    /// Whether any array or object is right here, but for duplicate members.
    fn is_untyped(self) -> bool {
        match self {
            Self::Undocumented => true,
            Self::Single(property) => matches!(property.value, ValueType::Untyped),
            Self::Key(_) | Self::Body(_) | Self::Collection(_) => false,
        }
    }
}

/// Checks a value, and hands it over if it is right.
struct Checked<'c, 'de> {
    into: &'c mut (dyn Take<'de> + 'c),
    place: Place,
}

impl<'de> Take<'de> for Checked<'_, 'de> {
    fn take(&mut self, json: &mut Json<'_, 'de>) -> Result<(), Failed> {
        let scalar = match json {
            Json::Object(members) => {
                let mut members = CheckedMembers::new(&mut **members);
                members.expect(self.place)?;
                return self.into.take(&mut Json::Object(&mut members));
            }
            Json::Array(items) => {
                let Some((place, collection)) = self.place.items() else { return Err(in_doubt()) };
                let mut items = CheckedItems { items: &mut **items, place, collection, count: 0 };
                return self.into.take(&mut Json::Array(&mut items));
            }
            Json::Null => Scalar::Null,
            Json::Bool(_) => Scalar::Boolean,
            Json::Unsigned(value) => Scalar::Number(Number::unsigned(*value)),
            Json::Signed(value) => Scalar::Number(Number::Integer(*value)),
            Json::Float(value) => Scalar::Number(Number::Float(*value)),
            Json::Number(value) => Scalar::Number(Number::of(&value.to_string())),
            Json::Str(_) | Json::Borrowed(_) | Json::String(_) => Scalar::Text(json.as_str().unwrap_or_default()),
        };
        sure(self.place.holds(&scalar))?;
        self.into.take(json)
    }
}

/// The items of an array, which are checked while they are read.
struct CheckedItems<'i, 'de> {
    items: &'i mut (dyn Items<'de> + 'i),
    place: Place,
    collection: Option<&'static Property>,
    count: u64,
}

impl<'de> Items<'de> for CheckedItems<'_, 'de> {
    fn next(&mut self, into: &mut dyn Take<'de>) -> Result<bool, Failed> {
        if self.items.next(&mut Checked { into, place: self.place })? {
            self.count += 1;
            return Ok(true);
        }
        sure(self.collection.is_none_or(|property| item_count::holds(property, self.count)))?;
        Ok(false)
    }
}

/// Takes a value and keeps nothing of it.
struct Skip;

impl<'de> Take<'de> for Skip {
    fn take(&mut self, json: &mut Json<'_, 'de>) -> Result<(), Failed> {
        match json {
            Json::Array(items) => while items.next(self)? {},
            Json::Object(members) => {
                let mut name = Name::new(None);
                while members.next(&mut name)? {
                    members.value(self)?;
                }
            }
            _ => {}
        }
        Ok(())
    }
}

/// Ends the fast path. Nobody asks why.
#[cold]
fn in_doubt() -> Failed {
    Failed::stashed()
}

/// Ends the fast path unless the condition holds.
fn sure(condition: bool) -> Result<(), Failed> {
    if condition { Ok(()) } else { Err(in_doubt()) }
}

#[cfg(test)]
mod tests;
