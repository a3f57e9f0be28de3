//! Generated types behind one interface, so that one test goes through all of them.

use std::any::Any;
use std::fmt::{Debug, Display};

use odata_types::facts::StructuredType;
use odata_types::serde_core::de::DeserializeOwned;
use odata_types::serde_core::ser::Serialize;
use odata_types::{Polymorphic, Structured};
use serde_json::Value;

use super::tree::Tree;

/// A generated type.
pub(crate) struct Type {
    pub(crate) facts: &'static StructuredType,
    /// Whether values may be of a derived type.
    pub(crate) is_polymorphic: bool,
    read: fn(&Input<'_>) -> Result<Box<dyn Subject>, String>,
}

impl Type {
    /// A type of which there is a struct.
    pub(crate) fn structured<T: Structured + Clone + Debug + PartialEq>() -> Self {
        Self { facts: T::TYPE, is_polymorphic: false, read: read::<T> }
    }

    /// A type of which there is an enumeration.
    pub(crate) fn polymorphic<T: Polymorphic + Clone + Debug + PartialEq>() -> Self {
        Self { facts: T::TYPE, is_polymorphic: true, read: read::<T> }
    }

    pub(crate) fn read(&self, input: &Input<'_>) -> Result<Box<dyn Subject>, String> {
        (self.read)(input)
    }
}

/// Where a value is read from.
#[derive(Debug)]
pub(crate) enum Input<'i> {
    /// A text, which lends names and strings.
    Text(&'i str),
    /// A reader, which cannot lend.
    Reader(&'i str),
    /// A value, which gives its strings away.
    Value(Value),
    /// A value that is lent.
    Borrowed(&'i Value),
    /// A deserializer that is not asked twice.
    Strict(&'i Tree),
}

fn read<T>(input: &Input<'_>) -> Result<Box<dyn Subject>, String>
where
    T: DeserializeOwned + Serialize + Clone + Debug + PartialEq + 'static,
{
    let value = match input {
        Input::Text(text) => serde_json::from_str::<T>(text),
        Input::Reader(text) => serde_json::from_reader(text.as_bytes()),
        Input::Value(value) => serde_json::from_value(value.clone()),
        Input::Borrowed(value) => T::deserialize(*value),
        Input::Strict(tree) => T::deserialize(*tree),
    };
    value.map(|value| Box::new(value) as Box<dyn Subject>).map_err(error)
}

fn error(error: impl Display) -> String {
    error.to_string()
}

/// A value of a generated type.
pub(crate) trait Subject: Any + Debug {
    /// Whether it equals another one of the same type.
    fn equals(&self, other: &dyn Subject) -> bool;

    fn copy(&self) -> Box<dyn Subject>;

    fn text(&self) -> Result<String, String>;

    fn value(&self) -> Result<Value, String>;
}

impl<T: Serialize + Clone + Debug + PartialEq + 'static> Subject for T {
    fn equals(&self, other: &dyn Subject) -> bool {
        let other: &dyn Any = other;
        other.downcast_ref::<T>().is_some_and(|other| self == other)
    }

    fn copy(&self) -> Box<dyn Subject> {
        Box::new(self.clone())
    }

    fn text(&self) -> Result<String, String> {
        serde_json::to_string(self).map_err(error)
    }

    fn value(&self) -> Result<Value, String> {
        serde_json::to_value(self).map_err(error)
    }
}
