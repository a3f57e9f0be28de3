//! Structured types that are read and written as what they are declared.

use std::fmt;
use std::marker::PhantomData;

use serde_core::de::{Deserializer, MapAccess, Visitor};
use serde_core::ser::{SerializeMap, Serializer};

use crate::{AdditionalProperties, Members, Writer, facts};

/// A structured type of which there are instances, or the parameters of an action.
///
/// Generated code implements it in terms of [`Members`] and [`Writer`], which do the rest once for all types.
pub trait Structured: Sized + 'static {
    /// What is documented of the type.
    const TYPE: &'static facts::StructuredType;

    /// Reads the members.
    ///
    /// # Errors
    ///
    /// If a member does not fit the type, is there twice, or is required and missing.
    fn read<'de, A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Result<Self, A::Error>;

    /// Writes the declared properties that are there.
    fn write<M: SerializeMap>(&self, members: &mut Writer<M>);

    /// The members that the type does not declare.
    fn additional_properties(&self) -> &AdditionalProperties;
}

/// Reads an object. Generated `Deserialize` implementations forward to it.
///
/// # Errors
///
/// If the object does not fit the type.
pub fn deserialize<'de, T: Structured, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_map(StructuredVisitor(PhantomData))
}

/// Writes an object without a type tag, as it is due where the declared type is the type of the value. Generated
/// `Serialize` implementations forward to it.
///
/// # Errors
///
/// What the serializer says, and a member that would be written twice.
pub fn serialize<T: Structured, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    let mut members = Writer::new(serializer.serialize_map(None)?);
    members.untagged(value);
    members.end()
}

struct StructuredVisitor<T>(PhantomData<T>);

impl<'de, T: Structured> Visitor<'de> for StructuredVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what =
            if T::TYPE.kind == facts::StructuredKind::Parameters { "the parameters of" } else { "a value of type" };
        write!(f, "an object, {what} `{}`", T::TYPE.name)
    }

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<T, A::Error> {
        T::read(&mut Members::new(T::TYPE, members))
    }
}
