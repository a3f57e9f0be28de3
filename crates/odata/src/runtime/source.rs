//! What generated code reads from: the members of an object, the items of an array, and JSON values.

use std::borrow::Cow;

use serde_json::Number;

use super::failed::Failed;
use crate::facts::{StructuredKind, StructuredType};

/// The members of an object that is being read.
///
/// A source is fused: asked past its end, it says end again.
pub trait Source<'de> {
    /// Goes to the next member, puts its name into `name`, and returns whether there is one.
    ///
    /// # Errors
    ///
    /// If the input is malformed.
    fn next(&mut self, name: &mut Name<'de>) -> Result<bool, Failed>;

    /// Hands over the value of the member. It is called exactly once for each member.
    ///
    /// # Errors
    ///
    /// If the input is malformed, or `into` refuses the value.
    fn value(&mut self, into: &mut dyn Take<'de>) -> Result<(), Failed>;

    /// Looks for a member among all members, before the first one is read. Only a source that has them all can.
    fn look_for(&self, _is_it: &dyn Fn(&str) -> bool) -> Ahead<'_> {
        Ahead::Unknown
    }
}

/// What a look at the members that are still to be read shows.
pub enum Ahead<'s> {
    /// The member is a string.
    Text(&'s str),
    /// There is no such member.
    Absent,
    /// Only reading tells.
    Unknown,
}

/// The name of a member: a declared property is stored as its position, any other name as text.
pub struct Name<'de> {
    /// The type that is being read, if it is known.
    pub(crate) of: Option<&'static StructuredType>,
    /// The position of the declared property.
    pub(crate) position: Option<usize>,
    /// Whether the declared property is spelled in the same ASCII case, in which only parameters may differ.
    is_exact: bool,
    /// The position at which the search begins.
    pub(crate) expected: usize,
    /// The name, if it is not that of a declared property.
    pub(crate) other: Cow<'de, str>,
}

impl<'de> Name<'de> {
    /// No name yet. The names of the type's properties are stored as positions.
    #[must_use]
    pub const fn new(of: Option<&'static StructuredType>) -> Self {
        Self { of, position: None, is_exact: true, expected: 0, other: Cow::Borrowed("") }
    }

    /// Takes a name that is part of the input.
    #[inline]
    pub fn borrowed(&mut self, name: &'de str) {
        if !self.is_declared(name) {
            self.other = Cow::Borrowed(name);
        }
    }

    /// Takes a name.
    pub fn owned(&mut self, name: String) {
        if !self.is_declared(&name) {
            self.other = Cow::Owned(name);
        }
    }

    #[inline]
    fn is_declared(&mut self, name: &str) -> bool {
        (self.position, self.is_exact) = (None, true);
        if let Some(of) = self.of {
            // Members mostly come in the order of the schema.
            if of.at(self.expected).is_some_and(|property| property.name == name) {
                self.position = Some(self.expected);
                return true;
            }
            self.position = of.search(name, self.expected);
            let is_parameter = of.kind == StructuredKind::Parameters;
            self.is_exact = !is_parameter || self.position.is_none_or(|position| of.name_at(position) == name);
        }
        self.position.is_some()
    }

    /// The position of the property that the name declares in a type, spelled exactly so; the search begins at the expected
    /// position.
    #[inline]
    #[must_use]
    pub fn position_in(&self, of: &'static StructuredType, expected: usize) -> Option<usize> {
        match (self.of, self.position) {
            (Some(own), Some(position)) if std::ptr::eq(own, of) => Some(position).filter(|_| self.is_exact),
            (Some(own), Some(position)) => of.exact_position(own.name_at(position), expected),
            _ => of.exact_position(&self.other, expected),
        }
    }

    /// The name, if it does not declare a property of the type that is being read.
    #[inline]
    #[must_use]
    pub fn other(&self) -> Option<&Cow<'de, str>> {
        self.position.is_none().then_some(&self.other)
    }

    /// The name that is not that of a declared property, to keep.
    pub(crate) fn take(&mut self) -> Cow<'de, str> {
        std::mem::take(&mut self.other)
    }
}

/// The items of an array that is being read. They are fused, as a [`Source`] is.
pub trait Items<'de> {
    /// Hands over the next item, and returns whether there is one.
    ///
    /// # Errors
    ///
    /// If the input is malformed, or `into` refuses the item.
    fn next(&mut self, into: &mut dyn Take<'de>) -> Result<bool, Failed>;
}

/// Something that takes a JSON value: a property, a recording, a type tag.
pub trait Take<'de> {
    /// Takes the value, all of it.
    ///
    /// # Errors
    ///
    /// If the value is not of the expected kind or form.
    fn take(&mut self, json: &mut Json<'_, 'de>) -> Result<(), Failed>;
}

/// A JSON value as a source hands it over. Passed by reference, so that each `read` function compiles without drop code.
pub enum Json<'v, 'de> {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// An integer that is not negative.
    Unsigned(u64),
    /// A negative integer.
    Signed(i64),
    /// A number with a fraction or an exponent.
    Float(f64),
    /// A number whose text is known.
    Number(Number),
    /// A string that lives until it is taken.
    Str(&'v str),
    /// A string of the input.
    Borrowed(&'de str),
    /// An owned string, which may be moved out.
    String(String),
    /// An array.
    Array(&'v mut (dyn Items<'de> + 'v)),
    /// An object.
    Object(&'v mut (dyn Source<'de> + 'v)),
}

impl Json<'_, '_> {
    /// What error messages call the kind of the value.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "a boolean",
            Self::Unsigned(_) | Self::Signed(_) | Self::Float(_) | Self::Number(_) => "a number",
            Self::Str(_) | Self::Borrowed(_) | Self::String(_) => "a string",
            Self::Array(_) => "an array",
            Self::Object(_) => "an object",
        }
    }

    /// The string, if it is one.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Str(text) | Self::Borrowed(text) => Some(text),
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// The number, if it is an integer of 64 bits.
    pub(crate) fn as_integer(&self) -> Option<i64> {
        match self {
            Self::Unsigned(value) => i64::try_from(*value).ok(),
            Self::Signed(value) => Some(*value),
            Self::Number(value) => value.as_i64(),
            _ => None,
        }
    }

    /// The string to keep, if it is one.
    pub(crate) fn take_string(&mut self) -> Option<String> {
        match self {
            Self::String(text) => Some(std::mem::take(text)),
            other => other.as_str().map(str::to_owned),
        }
    }

    /// The error of a value of another kind than expected.
    #[cold]
    pub(crate) fn mismatch(&self, expected: &str) -> Failed {
        Failed::new(format_args!("expected {expected}, found {}", self.kind()))
    }
}
