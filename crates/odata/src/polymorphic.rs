//! Values that may be of a derived type, and those whose type the schema does not have.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

use serde_core::{Deserialize, Serialize};
use serde_json::Value as AnyValue;

use crate::runtime::{Failed, Found, Members, Object, Value, Writer};
use crate::{AdditionalProperties, NotUnknownError, TYPE_TAG, facts, names_type};

/// A structured type of which there are derived types: a generated enumeration with a variant for each of them, and one
/// for values whose type the schema does not have here.
///
/// An abstract entity type also has a variant `Reference`: an [`EntityReference`]. Only generated code implements the trait.
pub trait Polymorphic: Value + Serialize + for<'de> Deserialize<'de> {
    /// What is documented of the declared type.
    const TYPE: &'static facts::StructuredType;

    /// What reading begins with, for a value of that type.
    #[doc(hidden)]
    fn start(found: Found) -> Self;

    /// The value in its variant.
    #[doc(hidden)]
    fn object(&self) -> &dyn Object;

    /// The value in its variant, to be filled.
    #[doc(hidden)]
    fn object_mut(&mut self) -> &mut dyn Object;
}

/// A value whose type tag names a type that the schema does not have there: its type and all its members,
/// as they were read.
///
/// It cannot be made for a type that is known there. `P` is the declared type.
pub struct UnknownType<P> {
    value: UnknownValue,
    of: PhantomData<fn() -> P>,
}

/// The same without the declared type, so that its code is compiled once.
#[derive(Clone)]
struct UnknownValue {
    tag_name: String,
    tag: String,
    members: AdditionalProperties,
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
        let (tag_name, tag) = (TYPE_TAG.to_owned(), format!("#{name}"));
        Ok(Self { value: UnknownValue { tag_name, tag, members: members.into() }, of: PhantomData })
    }
}

impl<P> UnknownType<P> {
    /// What reading begins with.
    #[doc(hidden)]
    #[must_use]
    pub fn empty() -> Self {
        let (tag_name, tag, members) = (String::new(), String::new(), AdditionalProperties::new());
        Self { value: UnknownValue { tag_name, tag, members }, of: PhantomData }
    }

    /// The qualified name of the type.
    #[must_use]
    pub fn type_name(&self) -> &str {
        crate::type_name(&self.value.tag)
    }

    /// The members, without the type tag.
    #[must_use]
    pub fn members(&self) -> &AdditionalProperties {
        &self.value.members
    }

    /// The members, without the type tag, to change them in place.
    pub fn members_mut(&mut self) -> &mut AdditionalProperties {
        &mut self.value.members
    }
}

impl<P> Object for UnknownType<P> {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        None
    }

    fn fill(&mut self, members: &mut Members<'_, '_>) -> Result<(), Failed> {
        self.value.fill(members)
    }

    fn write(&self, members: &mut Writer<'_>) {
        members.unknown(Some((&self.value.tag_name, &self.value.tag)), &self.value.members);
    }
}

impl UnknownValue {
    fn fill(&mut self, members: &mut Members<'_, '_>) -> Result<(), Failed> {
        if let Some((name, text)) = members.keep_all(&mut self.members)? {
            (self.tag_name, self.tag) = (name.into_owned(), text);
        }
        Ok(())
    }
}

// Written by hand: derives would require the same of `P`, though no `P` is stored.
impl<P> Clone for UnknownType<P> {
    fn clone(&self) -> Self {
        Self { value: self.value.clone(), of: PhantomData }
    }
}

impl<P> PartialEq for UnknownType<P> {
    fn eq(&self, other: &Self) -> bool {
        self.type_name() == other.type_name() && self.value.members == other.value.members
    }
}

impl<P> Eq for UnknownType<P> {}

impl<P> Hash for UnknownType<P> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.type_name().hash(state);
        self.value.members.hash(state);
    }
}

impl<P> fmt::Debug for UnknownType<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UnknownType")
            .field("type", &self.type_name())
            .field("members", &self.value.members)
            .finish_non_exhaustive()
    }
}

/// An entity that exists, named by its key, where the declared entity type is abstract and the value does not say its type:
/// requests name entities so, as in `{"id": "1"}`.
///
/// All members are kept as they were read. `P` is the declared type.
///
/// ```
/// use odata_types::{EntityReference, Polymorphic};
///
/// /// Refers to an entity of any type that is derived from `P`.
/// fn refer<P: Polymorphic>(id: &str) -> EntityReference<P> {
///     EntityReference::new([("id", id)])
/// }
/// ```
pub struct EntityReference<P> {
    members: AdditionalProperties,
    of: PhantomData<fn() -> P>,
}

impl<P> EntityReference<P> {
    /// A reference with these members: the key properties.
    pub fn new<N: Into<String>, V: Into<AnyValue>>(members: impl IntoIterator<Item = (N, V)>) -> Self {
        Self { members: members.into_iter().collect(), of: PhantomData }
    }

    /// What reading begins with.
    #[doc(hidden)]
    #[must_use]
    pub fn empty() -> Self {
        Self { members: AdditionalProperties::new(), of: PhantomData }
    }

    /// The members.
    #[must_use]
    pub fn members(&self) -> &AdditionalProperties {
        &self.members
    }

    /// The members, to change them in place.
    pub fn members_mut(&mut self) -> &mut AdditionalProperties {
        &mut self.members
    }
}

impl<P> Object for EntityReference<P> {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        None
    }

    fn shown_as(&self) -> &'static str {
        "EntityReference"
    }

    fn fill(&mut self, members: &mut Members<'_, '_>) -> Result<(), Failed> {
        members.keep_all(&mut self.members)?;
        Ok(())
    }

    fn write(&self, members: &mut Writer<'_>) {
        members.unknown(None, &self.members);
    }
}

// Written by hand: derives would require the same of `P`, though no `P` is stored.
impl<P> Clone for EntityReference<P> {
    fn clone(&self) -> Self {
        Self { members: self.members.clone(), of: PhantomData }
    }
}

impl<P> PartialEq for EntityReference<P> {
    fn eq(&self, other: &Self) -> bool {
        self.members == other.members
    }
}

impl<P> Eq for EntityReference<P> {}

impl<P> Hash for EntityReference<P> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.members.hash(state);
    }
}

impl<P> fmt::Debug for EntityReference<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("EntityReference").field(&self.members).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_changed_in_place() {
        let mut unknown = UnknownType::<()>::empty();
        unknown.members_mut().insert("a".to_owned(), 1.into());
        assert_eq!(unknown.members().len(), 1);
        let mut reference = EntityReference::<()>::new([("id", "1")]);
        reference.members_mut().insert("b".to_owned(), 2.into());
        assert_eq!(reference.members().len(), 2);
    }

    /// Enumerations of derived types may derive `Eq` and `Hash`.
    #[test]
    fn equal_values_are_one_in_a_set() {
        let unknown = [UnknownType::<()>::empty(), UnknownType::empty()];
        assert_eq!(std::collections::HashSet::from(unknown).len(), 1);
        let references = ["1", "2", "1"].map(|id| EntityReference::<()>::new([("id", id)]));
        assert_ne!(references[0], references[1]);
        assert_eq!(std::collections::HashSet::from(references).len(), 2);
    }
}
