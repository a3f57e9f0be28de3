//! Writing the members of an object.

use serde_core::ser::{Error, Serialize, SerializeMap};

use crate::{AdditionalProperties, Nullable, Polymorphic, Structured, TYPE_TAG, UnknownType, facts, is_type_tag};

/// The members of an object that is being written, in this order: the type tag where it is due, the declared properties,
/// the others.
pub struct Writer<M> {
    members: M,
}

impl<M: SerializeMap> Writer<M> {
    pub(crate) fn new(members: M) -> Self {
        Self { members }
    }

    pub(crate) fn end(self) -> Result<M::Ok, M::Error> {
        self.members.end()
    }

    /// Writes a property if it is there.
    ///
    /// # Errors
    ///
    /// What the serializer says.
    pub fn property<S: OptionalProperty>(&mut self, name: &'static str, property: &S) -> Result<(), M::Error> {
        if property.is_present() { self.members.serialize_entry(name, property) } else { Ok(()) }
    }

    /// Writes a property that is always there.
    ///
    /// # Errors
    ///
    /// What the serializer says.
    pub fn required<T: Serialize>(&mut self, name: &'static str, value: &T) -> Result<(), M::Error> {
        self.members.serialize_entry(name, value)
    }

    /// Writes all members of a value whose type is the declared one, and so needs no type tag.
    ///
    /// # Errors
    ///
    /// What the serializer says, and a member that would be written twice.
    pub fn untagged<T: Structured>(&mut self, value: &T) -> Result<(), M::Error> {
        let additional = value.additional_properties();
        let mut tags = additional.iter().filter(|(name, _)| is_type_tag(name));
        if let Some((name, tag)) = tags.next() {
            self.members.serialize_entry(name, tag)?;
        }
        if let Some((name, _)) = tags.next() {
            return Err(twice(name, T::TYPE));
        }
        value.write(self)?;
        self.undeclared(additional, T::TYPE)
    }

    /// Writes all members of a value whose type differs from the declared one, its type tag first.
    ///
    /// # Errors
    ///
    /// What the serializer says, and a member that would be written twice.
    pub fn tagged<T: Structured>(&mut self, value: &T) -> Result<(), M::Error> {
        self.members.serialize_entry(TYPE_TAG, T::TYPE.type_tag)?;
        value.write(self)?;
        let additional = value.additional_properties();
        match additional.keys().find(|name| is_type_tag(name)) {
            Some(name) => Err(twice(name, T::TYPE)),
            None => self.undeclared(additional, T::TYPE),
        }
    }

    /// Writes all members of a value whose type the schema does not have here, as they were read.
    ///
    /// # Errors
    ///
    /// What the serializer says, and a member that would be written twice.
    pub fn unknown<P: Polymorphic>(&mut self, value: &UnknownType<P>) -> Result<(), M::Error> {
        let (name, tag) = value.tag();
        self.members.serialize_entry(name, tag)?;
        for (name, member) in value.members() {
            if is_type_tag(name) {
                return Err(twice(name, P::TYPE));
            }
            self.members.serialize_entry(name, member)?;
        }
        Ok(())
    }

    fn undeclared(
        &mut self,
        additional: &AdditionalProperties,
        of: &'static facts::StructuredType,
    ) -> Result<(), M::Error> {
        for (name, value) in additional.iter().filter(|(name, _)| !is_type_tag(name)) {
            if of.property(name).is_some() {
                return Err(twice(name, of));
            }
            self.members.serialize_entry(name, value)?;
        }
        Ok(())
    }
}

/// A property that may be absent.
pub trait OptionalProperty: Serialize {
    /// Whether there is something to write.
    fn is_present(&self) -> bool;
}

impl<T: Serialize> OptionalProperty for Option<T> {
    fn is_present(&self) -> bool {
        self.is_some()
    }
}

impl<T: Serialize> OptionalProperty for Nullable<T> {
    fn is_present(&self) -> bool {
        !self.is_absent()
    }
}

#[cold]
fn twice<E: Error>(name: &str, of: &facts::StructuredType) -> E {
    E::custom(format_args!(
        "`{name}` stands among the additional properties of `{}`, which has a place for it",
        of.name
    ))
}
