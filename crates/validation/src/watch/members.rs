//! What the members of an object have to be.

use odata_types::facts::{Property, StructuredType, ValueType};
use odata_types::{TYPE_TAG, is_type_tag};
use serde_core::de::{DeserializeSeed, Error, MapAccess};

use super::deserializer::Watched;
use super::text::{Text, TextSeed};
use super::{Place, in_doubt, sure};
use crate::declared::Declared;

/// An object that goes by.
pub(super) struct Members<A> {
    inner: A,
    object: Object,
}

/// What is known of the object so far.
pub(super) struct Object {
    /// The property of a structured type whose value it is; none for a body and for what nothing is documented of.
    property: Option<&'static Property>,
    /// Its type, as soon as it is known or presumed; none for what nothing is documented of.
    structured: Option<&'static StructuredType>,
    /// Whether its type tag was read.
    has_tag: bool,
    /// What the next value is held against; none for a type tag.
    next: Option<Place>,
    /// How many key properties were read. None comes twice: that is an error of reading, as a required one that is missing is.
    keys: usize,
}

impl<A> Members<A> {
    pub(super) fn new<E: Error>(inner: A, place: Place) -> Result<Self, E> {
        let (property, structured) = match (place, place.single()) {
            (Place::Nothing, _) => (None, None),
            (Place::Parameters(parameters), _) => (None, Some(parameters)),
            (_, Some(property)) => match property.value {
                ValueType::Structured(_) => (Some(property), None),
                ValueType::Untyped => (None, None),
                ValueType::Primitive(_) | ValueType::Enum(_) => return Err(in_doubt()),
            },
            (_, None) => return Err(in_doubt()),
        };
        Ok(Self { inner, object: Object { property, structured, has_tag: false, next: None, keys: 0 } })
    }
}

impl Object {
    /// What the place of the object says of its type.
    fn declared(&self) -> Option<Declared> {
        let property = self.property?;
        match property.value {
            ValueType::Structured(of) => Some(Declared { of, allowed: property.allowed_types }),
            ValueType::Primitive(_) | ValueType::Enum(_) | ValueType::Untyped => None,
        }
    }

    pub(super) fn name<E: Error>(&mut self, name: &str) -> Result<(), E> {
        if is_type_tag(name) && (self.property.is_some() || self.structured.is_some()) {
            self.next = None;
            // A body has no type to say.
            return sure(name == TYPE_TAG && self.property.is_some() && !self.has_tag);
        }
        if self.structured.is_none() {
            self.structured = self.declared().and_then(Declared::presumed);
        }
        self.next = Some(match (self.structured, self.property) {
            (Some(structured), _) => self.member(name, structured)?,
            (None, Some(_)) => return Err(in_doubt()),
            (None, None) => Place::Nothing,
        });
        Ok(())
    }

    fn member<E: Error>(&mut self, name: &str, structured: &'static StructuredType) -> Result<Place, E> {
        let Some(property) = structured.property(name) else {
            sure(structured.is_open || name.contains('@'))?;
            return Ok(Place::Nothing);
        };
        // Whether it is documented where the body goes is more than can be told here.
        sure(property.api_versions.is_empty())?;
        if self.is_reference() && structured.key.contains(&name) {
            self.keys += 1;
            return Ok(Place::Key(property));
        }
        Ok(Place::Property(property))
    }

    /// Whether the object stands for an existing entity.
    fn is_reference(&self) -> bool {
        self.property.is_some_and(|property| property.is_entity_reference)
    }

    pub(super) fn tag<E: Error>(&mut self, tag: &str) -> Result<(), E> {
        let (Some(declared), Some(name)) = (self.declared(), tag.strip_prefix('#')) else { return Err(in_doubt()) };
        let named = declared.candidates().find(|structured| structured.name == name);
        sure(match (named, self.structured) {
            (Some(named), Some(presumed)) => std::ptr::eq(named, presumed),
            (named, None) => named.is_some(),
            (None, Some(_)) => false,
        })?;
        (self.structured, self.has_tag) = (named, true);
        Ok(())
    }

    fn end<E: Error>(&self) -> Result<(), E> {
        let Some(declared) = self.declared() else { return Ok(()) };
        sure(self.has_tag || declared.implies_type())?;
        let structured = self.structured.unwrap_or(declared.of);
        sure(!self.is_reference() || self.keys == structured.key.len())
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Members<A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        let seed = TextSeed { inner: seed, object: &mut self.object, text: Text::Name };
        let key = self.inner.next_key_seed(seed);
        if let Ok(None) = key {
            self.object.end()?;
        }
        key
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        if let Some(place) = self.object.next {
            return self.inner.next_value_seed(Watched { inner: seed, place });
        }
        self.inner.next_value_seed(TextSeed { inner: seed, object: &mut self.object, text: Text::Tag })
    }

    fn size_hint(&self) -> Option<usize> {
        self.inner.size_hint()
    }
}
