//! Checks the members of an object while they are read.

use odata_types::facts::{Property, StructuredType, ValueType};
use odata_types::{TYPE_TAG, is_type_tag};
use serde_core::de::{DeserializeSeed, Error, MapAccess};

use super::deserializer::Watched;
use super::text::{Text, TextSeed};
use super::{Place, in_doubt, sure};
use crate::declared::Declared;

/// The most members of an object of which nothing is documented. Comparing more of them takes a table, which the slow path has.
const FEW: usize = 16;

/// An object that is checked while it is read.
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
    /// What the next value is checked against; none for a type tag.
    next: Option<Place>,
    /// How many of the required members were read.
    required: usize,
    /// Which declared properties were read, by their places in the lineage of the type.
    declared_names: u128,
    /// The names of the other members that were read.
    other_names: Vec<Box<str>>,
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
        let object = Object {
            property,
            structured,
            has_tag: false,
            next: None,
            required: 0,
            declared_names: 0,
            other_names: Vec::new(),
        };
        Ok(Self { inner, object })
    }
}

impl Object {
    /// The declared type of the object.
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
            // A body has no type.
            return sure(name == TYPE_TAG && self.property.is_some() && !self.has_tag);
        }
        if self.structured.is_none() {
            self.structured = self.declared().and_then(Declared::presumed);
        }
        self.next = Some(match (self.structured, self.property) {
            (Some(structured), _) => self.member(name, structured)?,
            (None, Some(_)) => return Err(in_doubt()),
            (None, None) => self.other(name)?,
        });
        Ok(())
    }

    /// A member of which nothing is documented.
    fn other<E: Error>(&mut self, name: &str) -> Result<Place, E> {
        sure(self.other_names.len() < FEW && self.other_names.iter().all(|other| **other != *name))?;
        self.other_names.push(name.into());
        Ok(Place::Nothing)
    }

    fn member<E: Error>(&mut self, name: &str, structured: &'static StructuredType) -> Result<Place, E> {
        let mut properties = structured.lineage().flat_map(|structured| structured.properties).enumerate();
        let Some((index, property)) = properties.find(|(_, property)| property.name == name) else {
            sure(structured.is_open || name.contains('@'))?;
            return self.other(name);
        };
        let bit = u32::try_from(index).ok().and_then(|index| 1_u128.checked_shl(index)).unwrap_or_default();
        sure(bit & !self.declared_names != 0)?;
        self.declared_names |= bit;
        // The API version is not known here.
        sure(property.api_versions.is_empty())?;
        let is_key = self.is_reference() && structured.key.contains(&name);
        self.required += usize::from(is_key) + usize::from(property.is_required);
        Ok(if is_key { Place::Key(property) } else { Place::Property(property) })
    }

    /// Whether the object is a reference to an existing entity.
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
        let structured = match self.declared() {
            Some(declared) => {
                sure(self.has_tag || declared.implies_type())?;
                self.structured.unwrap_or(declared.of)
            }
            None => match self.structured {
                Some(parameters) => parameters,
                None => return Ok(()),
            },
        };
        let keys = if self.is_reference() { structured.key.len() } else { 0 };
        let properties = structured.lineage().flat_map(|structured| structured.properties);
        sure(self.required == keys + properties.filter(|property| property.is_required).count())
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
