//! Values that may be of a derived type: dispatch on the type tag.

use std::fmt;
use std::marker::PhantomData;

use serde_core::de::{Deserializer, MapAccess, Visitor};
use serde_core::ser::{SerializeMap, Serializer};

use crate::{AdditionalProperties, Members, NotUnknownError, TYPE_TAG, Writer, facts, names_type};

/// A structured type of which there are derived types: a generated enumeration with a variant for each of them, and one
/// for values whose type the schema does not have here.
pub trait Polymorphic: Sized + 'static {
    /// What is documented of the declared type.
    const TYPE: &'static facts::StructuredType;

    /// Reads the members as the type at that position among [`facts::StructuredType::instantiable`]; for none, and for a
    /// position that is not there, keeps them with [`Members::unknown`].
    ///
    /// # Errors
    ///
    /// If the members do not fit the type.
    fn read<'de, A: MapAccess<'de>>(position: Option<usize>, members: &mut Members<'de, A>) -> Result<Self, A::Error>;

    /// Writes the type tag, where it is due, and the members.
    fn write<M: SerializeMap>(&self, members: &mut Writer<M>);
}

impl<P: Polymorphic> Polymorphic for Box<P> {
    const TYPE: &'static facts::StructuredType = P::TYPE;

    fn read<'de, A: MapAccess<'de>>(position: Option<usize>, members: &mut Members<'de, A>) -> Result<Self, A::Error> {
        P::read(position, members).map(Self::new)
    }

    fn write<M: SerializeMap>(&self, members: &mut Writer<M>) {
        P::write(self, members);
    }
}

/// Reads a value by its type tag, wherever among the members that stands. What comes before it is kept until then; what
/// comes after it is read as usual. Generated `Deserialize` implementations forward to it.
///
/// # Errors
///
/// If the declared type is abstract and there is no type tag, or if the members do not fit the type that it names.
pub fn deserialize_polymorphic<'de, P: Polymorphic, D: Deserializer<'de>>(deserializer: D) -> Result<P, D::Error> {
    deserialize_polymorphic_property(None, deserializer)
}

pub(crate) fn deserialize_polymorphic_property<'de, P: Polymorphic, D: Deserializer<'de>>(
    property: Option<&str>,
    deserializer: D,
) -> Result<P, D::Error> {
    deserializer.deserialize_map(PolymorphicVisitor { property, of: PhantomData })
}

/// Writes a value with its type tag first, where it is due. Generated `Serialize` implementations forward to it.
///
/// # Errors
///
/// What the serializer says, and a member that would be written twice.
pub fn serialize_polymorphic<P: Polymorphic, S: Serializer>(value: &P, serializer: S) -> Result<S::Ok, S::Error> {
    let mut members = Writer::new(serializer.serialize_map(None)?);
    value.write(&mut members);
    members.end()
}

struct PolymorphicVisitor<'p, P> {
    property: Option<&'p str>,
    of: PhantomData<P>,
}

impl<'de, P: Polymorphic> Visitor<'de> for PolymorphicVisitor<'_, P> {
    type Value = P;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object, a value of type `{}`", P::TYPE.name)
    }

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<P, A::Error> {
        let mut members = Members::new(P::TYPE, members);
        let position = members.find_type(self.property)?;
        P::read(position, &mut members)
    }
}

/// A value whose type tag names a type that the schema does not have where the value stands: its type and all its members,
/// as they were read.
///
/// It cannot be made for a type that is known there. `P` is the declared type.
pub struct UnknownType<P> {
    tag_name: String,
    tag: String,
    members: AdditionalProperties,
    of: PhantomData<fn() -> P>,
}

impl<P: Polymorphic> UnknownType<P> {
    /// A value of the type of that qualified name.
    ///
    /// # Errors
    ///
    /// If the type is known and has a variant of its own, or the name is empty.
    pub fn new(type_name: &str, members: impl Into<AdditionalProperties>) -> Result<Self, NotUnknownError> {
        let name = crate::type_name(type_name);
        if name.is_empty() || P::TYPE.instantiable().any(|known| names_type(name, known.name)) {
            return Err(NotUnknownError);
        }
        Ok(Self::as_read(TYPE_TAG.to_owned(), format!("#{name}"), members.into()))
    }
}

impl<P> UnknownType<P> {
    pub(crate) fn as_read(tag_name: String, tag: String, members: AdditionalProperties) -> Self {
        Self { tag_name, tag, members, of: PhantomData }
    }

    /// The qualified name of the type.
    #[must_use]
    pub fn type_name(&self) -> &str {
        crate::type_name(&self.tag)
    }

    /// The members, without the type tag.
    #[must_use]
    pub fn members(&self) -> &AdditionalProperties {
        &self.members
    }

    /// The members, without the type tag, to change them in place.
    pub fn members_mut(&mut self) -> &mut AdditionalProperties {
        &mut self.members
    }

    pub(crate) fn tag(&self) -> (&str, &str) {
        (&self.tag_name, &self.tag)
    }
}

// Derives would ask the same of `P`, of which there is no value here.
impl<P> Clone for UnknownType<P> {
    fn clone(&self) -> Self {
        Self { tag_name: self.tag_name.clone(), tag: self.tag.clone(), members: self.members.clone(), of: PhantomData }
    }
}

impl<P> PartialEq for UnknownType<P> {
    fn eq(&self, other: &Self) -> bool {
        self.type_name() == other.type_name() && self.members == other.members
    }
}

impl<P> fmt::Debug for UnknownType<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UnknownType")
            .field("type", &self.type_name())
            .field("members", &self.members)
            .finish_non_exhaustive()
    }
}
