//! Values as they are written: what generated code hands to a serializer.

use std::fmt::Display;

use serde_json::{Map, Number, Value as AnyValue};

use super::members::Members;
use super::{Failed, Writer};
use crate::facts;

/// A value as it is written.
#[derive(Clone, Copy)]
pub enum View<'v> {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// An integer.
    Integer(i64),
    /// A number of single precision.
    Single(f32),
    /// A number of double precision.
    Double(f64),
    /// A string.
    Text(&'v str),
    /// What is written as a string.
    Display(&'v (dyn Display + 'v)),
    /// A number as it was read.
    Number(&'v Number),
    /// Any JSON value.
    Json(&'v AnyValue),
    /// An object of these members.
    Members(&'v Map<String, AnyValue>),
    /// An array.
    Array(&'v (dyn Elements + 'v)),
    /// An object and its declared type; a type tag is written if the object's own type differs.
    Object(&'v (dyn Object + 'v), &'static facts::StructuredType),
}

/// The elements of an array.
pub trait Elements {
    /// How many there are.
    fn count(&self) -> usize;

    /// The element at an index below that.
    fn element(&self, index: usize) -> View<'_>;
}

/// An object of some type. Generated code implements it for every structured type.
pub trait Object {
    /// The type, if the schema knows it.
    fn facts(&self) -> Option<&'static facts::StructuredType>;

    /// What `Debug` shows in place of a type that is not known.
    fn shown_as(&self) -> &'static str {
        "UnknownType"
    }

    /// Reads the members.
    ///
    /// # Errors
    ///
    /// If a member does not fit the type, is there twice, or is required and missing.
    fn fill(&mut self, members: &mut Members<'_, '_>) -> Result<(), Failed>;

    /// Writes the members.
    fn write(&self, members: &mut Writer<'_>);
}

/// A property that is written if it is there.
pub trait Show {
    /// Writes the property under that name; one that is absent is left out.
    fn show(&self, name: &'static str, members: &mut Writer<'_>);
}
