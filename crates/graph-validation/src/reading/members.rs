//! The members of an object, which are checked while they are read.

use std::borrow::Cow;

use odata_types::facts::{Property, StructuredType};
use odata_types::runtime::{Ahead, Failed, Json, Name, Source, Take};
use odata_types::{TYPE_TAG, is_type_tag};

use super::{Checked, Place, in_doubt, sure};
use crate::declared::Declared;
use crate::rules::duplicate_member::Names;
use crate::rules::{api_version, missing_property, missing_type, type_tag, undeclared_property};

/// The members of an object, which are checked while they are read.
pub(super) struct CheckedMembers<'m, 'de> {
    source: &'m mut (dyn Source<'de> + 'm),
    object: Object<'de>,
    next: Next,
}

/// The current member.
#[derive(Clone, Copy)]
enum Next {
    Value(Place),
    Tag,
}

/// What is known of the object so far.
struct Object<'de> {
    /// The declared type; none for a body and for an object of which nothing is documented.
    declared: Option<Declared>,
    /// Whether it is a reference to an existing entity.
    is_reference: bool,
    /// Its type, as soon as it is known or presumed; none for an object of which nothing is documented.
    structured: Option<&'static StructuredType>,
    has_tag: bool,
    /// The position of the property that probably comes next.
    expected: usize,
    /// How many needed properties were read.
    needed: usize,
    /// How many properties of the key were read.
    keys: usize,
    /// The positions of the declared properties that were read.
    properties: u128,
    /// The names of the other members that were read.
    others: Names<Cow<'de, str>>,
}

impl<'m, 'de> CheckedMembers<'m, 'de> {
    #[inline]
    pub(super) fn new(source: &'m mut (dyn Source<'de> + 'm)) -> Self {
        let object = Object {
            declared: None,
            is_reference: false,
            structured: None,
            has_tag: false,
            expected: 0,
            needed: 0,
            keys: 0,
            properties: 0,
            others: Names::default(),
        };
        Self { source, object, next: Next::Tag }
    }

    /// Sets what the object is checked against.
    #[inline]
    pub(super) fn expect(&mut self, place: Place) -> Result<(), Failed> {
        match (place, place.declared()) {
            (Place::Body(parameters), _) => self.object.structured = Some(parameters),
            (Place::Single(property), Some(declared)) => {
                self.object.declared = Some(declared);
                self.object.is_reference = property.is_entity_reference;
            }
            _ => sure(place.is_untyped())?,
        }
        Ok(())
    }
}

impl<'de> Object<'de> {
    fn name(&mut self, name: &Name<'de>) -> Result<Next, Failed> {
        if self.declared.is_none() && self.structured.is_none() {
            return self.other(name);
        }
        if let Some(name) = name.other().filter(|name| is_type_tag(name)) {
            // A body has no type.
            sure(self.declared.is_some() && !self.has_tag && name == TYPE_TAG)?;
            return Ok(Next::Tag);
        }
        if self.structured.is_none() {
            self.structured = self.declared.and_then(Declared::presumed);
        }
        let Some(structured) = self.structured else { return Err(in_doubt()) };
        let position = name.position_in(structured, self.expected);
        if let Some((position, property)) = position.and_then(|position| Some((position, structured.at(position)?))) {
            return self.property(structured, position, property);
        }
        sure(name.other().is_some_and(|name| undeclared_property::holds(structured, name)))?;
        self.other(name)
    }

    /// A member of which nothing is documented.
    fn other(&mut self, name: &Name<'de>) -> Result<Next, Failed> {
        let Some(name) = name.other() else { return Err(in_doubt()) };
        sure(self.others.add(name.clone()))?;
        Ok(Next::Value(Place::Undocumented))
    }

    fn property(
        &mut self,
        structured: &'static StructuredType,
        position: usize,
        property: &'static Property,
    ) -> Result<Next, Failed> {
        self.expected = position + 1;
        let bit = u32::try_from(position).ok().and_then(|position| 1_u128.checked_shl(position)).unwrap_or_default();
        sure(bit & !self.properties != 0)?;
        self.properties |= bit;
        // The API version is not known here.
        sure(api_version::always_holds(property))?;
        let is_key = missing_property::is_key(structured, self.is_reference, property);
        self.needed += usize::from(missing_property::is_needed(self.is_reference, property));
        self.keys += usize::from(is_key);
        Ok(Next::Value(Place::of(property, is_key)))
    }

    fn tag(&mut self, tag: &str) -> Result<(), Failed> {
        let named = self.declared.and_then(|declared| type_tag::named(declared, TYPE_TAG, tag));
        sure(match (named, self.structured) {
            (Some(named), Some(presumed)) => std::ptr::eq(named, presumed),
            (named, None) => named.is_some(),
            (None, Some(_)) => false,
        })?;
        (self.structured, self.has_tag) = (named, true);
        Ok(())
    }

    fn end(&self) -> Result<(), Failed> {
        if let Some(declared) = self.declared {
            sure(self.has_tag || missing_type::holds(declared))?;
        }
        let structured = self.structured.or(self.declared.map(|declared| declared.of));
        let Some(structured) = structured else { return Ok(()) };
        sure(missing_property::holds(structured, self.is_reference, self.needed, self.keys))
    }
}

impl<'de> Source<'de> for CheckedMembers<'_, 'de> {
    fn next(&mut self, name: &mut Name<'de>) -> Result<bool, Failed> {
        if !self.source.next(name)? {
            self.object.end()?;
            return Ok(false);
        }
        self.next = self.object.name(name)?;
        Ok(true)
    }

    fn value(&mut self, into: &mut dyn Take<'de>) -> Result<(), Failed> {
        match self.next {
            Next::Value(place) => self.source.value(&mut Checked { into, place }),
            Next::Tag => self.source.value(&mut CheckedTag { into, object: &mut self.object }),
        }
    }

    fn look_for(&self, is_it: &dyn Fn(&str) -> bool) -> Ahead<'_> {
        self.source.look_for(is_it)
    }
}

/// Checks a type tag, and hands it over if it is right.
struct CheckedTag<'c, 'de> {
    into: &'c mut (dyn Take<'de> + 'c),
    object: &'c mut Object<'de>,
}

impl<'de> Take<'de> for CheckedTag<'_, 'de> {
    fn take(&mut self, json: &mut Json<'_, 'de>) -> Result<(), Failed> {
        let Some(tag) = json.as_str() else { return Err(in_doubt()) };
        self.object.tag(tag)?;
        self.into.take(json)
    }
}
