//! Writing the members of an object.

use serde_core::ser::{Error, Serialize, SerializeMap};
use serde_json::{Map, Value};

use crate::{Nullable, Polymorphic, Structured, TYPE_TAG, UnknownType, facts, is_type_tag};

/// The members of an object that is being written, in this order: the type tag where it is due, the declared properties,
/// the others.
///
/// The first error ends the writing, and is what the whole gives; so generated code has no errors to pass on.
pub struct Writer<M: SerializeMap> {
    members: M,
    error: Option<M::Error>,
}

impl<M: SerializeMap> Writer<M> {
    pub(crate) fn new(members: M) -> Self {
        Self { members, error: None }
    }

    pub(crate) fn end(self) -> Result<M::Ok, M::Error> {
        match self.error {
            Some(error) => Err(error),
            None => self.members.end(),
        }
    }

    /// Writes a property if it is there.
    pub fn property<S: OptionalProperty>(&mut self, name: &'static str, property: &S) {
        if property.is_present() {
            self.member(name, property);
        }
    }

    /// Writes a property that is always there.
    pub fn required<T: Serialize>(&mut self, name: &'static str, value: &T) {
        self.member(name, value);
    }

    /// Writes all members of a value whose type is the declared one, and so needs no type tag.
    pub fn untagged<T: Structured>(&mut self, value: &T) {
        let additional = value.additional_properties().some();
        if let Some(additional) = additional {
            self.foreign_tag(additional, T::TYPE);
        }
        value.write(self);
        if let Some(additional) = additional {
            self.undeclared(additional, T::TYPE);
        }
    }

    /// Writes all members of a value whose type differs from the declared one, its type tag first.
    pub fn tagged<T: Structured>(&mut self, value: &T) {
        self.member(TYPE_TAG, T::TYPE.type_tag);
        value.write(self);
        if let Some(additional) = value.additional_properties().some() {
            if let Some(name) = additional.keys().find(|name| is_type_tag(name)) {
                self.fail(twice(name, T::TYPE));
            }
            self.undeclared(additional, T::TYPE);
        }
    }

    /// Writes all members of a value whose type the schema does not have here, as they were read.
    pub fn unknown<P: Polymorphic>(&mut self, value: &UnknownType<P>) {
        let (name, tag) = value.tag();
        self.member(name, tag);
        for (name, member) in value.members() {
            if is_type_tag(name) {
                self.fail(twice(name, P::TYPE));
            }
            self.member(name, member);
        }
    }

    fn foreign_tag(&mut self, additional: &Map<String, Value>, of: &'static facts::StructuredType) {
        let mut tags = additional.iter().filter(|(name, _)| is_type_tag(name));
        if let Some((name, tag)) = tags.next() {
            self.member(name, tag);
        }
        if let Some((name, _)) = tags.next() {
            self.fail(twice(name, of));
        }
    }

    fn undeclared(&mut self, additional: &Map<String, Value>, of: &'static facts::StructuredType) {
        for (name, value) in additional.iter().filter(|(name, _)| !is_type_tag(name)) {
            if of.property(name).is_some() {
                self.fail(twice(name, of));
            }
            self.member(name, value);
        }
    }

    fn member<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) {
        if self.error.is_none() {
            self.error = self.members.serialize_entry(name, value).err();
        }
    }

    fn fail(&mut self, error: M::Error) {
        self.error.get_or_insert(error);
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
