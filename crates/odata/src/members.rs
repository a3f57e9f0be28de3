//! Reading the members of an object into a structured type.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::vec;

use serde_core::de::{Deserialize, DeserializeSeed, Deserializer, Error, IntoDeserializer, MapAccess, Visitor};
use serde_json::Value;

use crate::buffer::Buffered;
use crate::polymorphic::{Polymorphic, UnknownType, deserialize_polymorphic_property};
use crate::untyped::{Untyped, duplicate};
use crate::{AdditionalProperties, Nullable, facts, is_type_tag, names_type};

/// The members of an object that is being read, from which the generated code of a structured type fills its properties.
///
/// The type tag never gets to the generated code. Where it names the very type that is being read it is dropped, since it
/// is written again where it is due; where it names another type it is kept among the additional properties, so that
/// nothing is lost.
pub struct Members<'de, A> {
    of: &'static facts::StructuredType,
    tag: Tag<'de>,
    name: Cow<'de, str>,
    replayed: vec::IntoIter<(Cow<'de, str>, Buffered<'de>)>,
    value: Option<Buffered<'de>>,
    rest: A,
    additional: AdditionalProperties,
}

enum Tag<'de> {
    /// None was read.
    None,
    /// One was read and said nothing new.
    Known,
    /// One was read that names a type which the schema does not have here.
    Foreign(Cow<'de, str>, Cow<'de, str>),
}

impl<'de, A: MapAccess<'de>> Members<'de, A> {
    pub(crate) fn new(of: &'static facts::StructuredType, members: A) -> Self {
        Self {
            of,
            tag: Tag::None,
            name: Cow::Borrowed(""),
            replayed: Vec::new().into_iter(),
            value: None,
            rest: members,
            additional: AdditionalProperties::new(),
        }
    }

    /// Goes on to the next member, and says whether there is one. Its value must be read before this is called again.
    ///
    /// # Errors
    ///
    /// If the input is malformed or has a second type tag.
    pub fn advance(&mut self) -> Result<bool, A::Error> {
        while let Some(name) = self.next_any()? {
            if !is_type_tag(&name) {
                self.name = name;
                return Ok(true);
            }
            if !matches!(self.tag, Tag::None) {
                return Err(duplicate(&name));
            }
            let TagText(tag) = self.next_value()?;
            self.tag = if names_type(&tag, self.of.name) { Tag::Known } else { Tag::Foreign(name, tag) };
        }
        Ok(false)
    }

    /// The name of the member.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Reads the value of the member into a property.
    ///
    /// # Errors
    ///
    /// If the property has a value already, or this one is not of its type.
    pub fn fill<S: Slot<'de>>(&mut self, slot: &mut S) -> Result<(), A::Error> {
        if slot.is_filled() {
            return Err(duplicate(&self.name));
        }
        *slot = S::from_value(self.next_value()?);
        Ok(())
    }

    /// As [`Members::fill`], for a property whose values may be of derived types.
    ///
    /// # Errors
    ///
    /// As there, and if a value does not say which type it is of although it must.
    pub fn fill_polymorphic<S>(&mut self, slot: &mut S) -> Result<(), A::Error>
    where
        S: Slot<'de>,
        S::Value: PolymorphicValue<'de>,
    {
        if slot.is_filled() {
            return Err(duplicate(&self.name));
        }
        let name = std::mem::take(&mut self.name);
        *slot = S::from_value(self.next_value_seed(PropertySeed { name: &name, of: PhantomData })?);
        Ok(())
    }

    /// Keeps the member, which the type does not declare.
    ///
    /// # Errors
    ///
    /// If there is one of the same name already, or if its value is malformed or has duplicate members itself.
    pub fn keep(&mut self) -> Result<(), A::Error> {
        let name = std::mem::take(&mut self.name);
        if self.additional.contains_key(&*name) {
            return Err(duplicate(&name));
        }
        let Untyped(value) = self.next_value()?;
        self.additional.insert(name.into_owned(), value);
        Ok(())
    }

    /// The value of a required property.
    ///
    /// # Errors
    ///
    /// If there was no such member.
    pub fn required<T>(&self, name: &'static str, value: Option<T>) -> Result<T, A::Error> {
        match value {
            Some(value) => Ok(value),
            None => Err(missing(name, self.of)),
        }
    }

    /// What was kept of the members that the type does not declare.
    pub fn additional_properties(self) -> AdditionalProperties {
        let mut additional = self.additional;
        if let Tag::Foreign(name, tag) = self.tag {
            additional.insert(name.into_owned(), Value::String(tag.into_owned()));
        }
        additional
    }

    /// Reads up to the type tag and keeps what stands before it. A missing tag means the declared type, unless that is
    /// abstract. Gives the position of the named type among [`facts::StructuredType::instantiable`], or none where it
    /// names a type that does not belong here.
    pub(crate) fn find_type(&mut self, property: Option<&str>) -> Result<Option<usize>, A::Error> {
        let mut before = Vec::new();
        let position = loop {
            let Some(name) = self.rest.next_key_seed(NameSeed)? else {
                if self.of.is_abstract {
                    return Err(missing_tag(property, self.of));
                }
                break Some(0);
            };
            if is_type_tag(&name) {
                let TagText(tag) = self.rest.next_value()?;
                let position = self.of.instantiable().position(|derived| names_type(&tag, derived.name));
                self.tag = if position.is_some() { Tag::Known } else { Tag::Foreign(name, tag) };
                break position;
            }
            before.push((name, self.rest.next_value()?));
        };
        self.replayed = before.into_iter();
        Ok(position)
    }

    /// The same members, to be read as a derived type.
    pub(crate) fn read_as(&mut self, of: &'static facts::StructuredType) {
        self.of = of;
    }

    /// Keeps all members of a value whose type does not belong here.
    ///
    /// # Errors
    ///
    /// As [`Members::keep`].
    pub fn unknown<P: Polymorphic>(mut self) -> Result<UnknownType<P>, A::Error> {
        let mut additional = AdditionalProperties::new();
        while let Some(name) = self.next_any()? {
            if is_type_tag(&name) || additional.contains_key(&*name) {
                return Err(duplicate(&name));
            }
            let Untyped(value) = self.next_value()?;
            additional.insert(name.into_owned(), value);
        }
        match self.tag {
            Tag::Foreign(name, tag) => Ok(UnknownType::as_read(name.into_owned(), tag.into_owned(), additional)),
            Tag::None | Tag::Known => Err(missing_tag(None, self.of)),
        }
    }

    fn next_any(&mut self) -> Result<Option<Cow<'de, str>>, A::Error> {
        match self.replayed.next() {
            Some((name, value)) => {
                self.value = Some(value);
                Ok(Some(name))
            }
            None => self.rest.next_key_seed(NameSeed),
        }
    }

    fn next_value<T: Deserialize<'de>>(&mut self) -> Result<T, A::Error> {
        self.next_value_seed(PhantomData)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, A::Error> {
        match self.value.take() {
            Some(value) => seed.deserialize(value.into_deserializer()),
            None => self.rest.next_value_seed(seed),
        }
    }
}

/// A property that may be absent: what [`Members::fill`] fills and [`Writer::property`](crate::Writer::property) writes.
pub trait Slot<'de>: Sized {
    /// What the member's value is read as.
    type Value: Deserialize<'de>;

    /// Whether the property is there.
    fn is_filled(&self) -> bool;

    /// The property with that value.
    fn from_value(value: Self::Value) -> Self;
}

impl<'de, T: Deserialize<'de>> Slot<'de> for Option<T> {
    type Value = T;

    fn is_filled(&self) -> bool {
        self.is_some()
    }

    fn from_value(value: T) -> Self {
        Some(value)
    }
}

impl<'de, T: Deserialize<'de>> Slot<'de> for Nullable<T> {
    type Value = Self;

    fn is_filled(&self) -> bool {
        !self.is_absent()
    }

    fn from_value(value: Self) -> Self {
        value
    }
}

/// A value, or several, that must say which derived types they are of: the name of the property goes along, for the error
/// that a missing type tag is.
pub trait PolymorphicValue<'de>: Deserialize<'de> {
    /// Reads the value of the property of that name.
    ///
    /// # Errors
    ///
    /// If the value does not say which type it is of although it must, or is malformed.
    fn deserialize_property<D: Deserializer<'de>>(property: &str, deserializer: D) -> Result<Self, D::Error>;
}

impl<'de, P: Polymorphic + Deserialize<'de>> PolymorphicValue<'de> for P {
    fn deserialize_property<D: Deserializer<'de>>(property: &str, deserializer: D) -> Result<Self, D::Error> {
        deserialize_polymorphic_property(Some(property), deserializer)
    }
}

impl<'de, T: PolymorphicValue<'de>> PolymorphicValue<'de> for Vec<T> {
    fn deserialize_property<D: Deserializer<'de>>(property: &str, deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(ItemsVisitor { name: property, of: PhantomData })
    }
}

impl<'de, T: PolymorphicValue<'de>> PolymorphicValue<'de> for Option<T> {
    fn deserialize_property<D: Deserializer<'de>>(property: &str, deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_option(OptionVisitor { name: property, of: PhantomData })
    }
}

impl<'de, T: PolymorphicValue<'de>> PolymorphicValue<'de> for Nullable<T> {
    fn deserialize_property<D: Deserializer<'de>>(property: &str, deserializer: D) -> Result<Self, D::Error> {
        Option::deserialize_property(property, deserializer).map(|value| value.map_or(Self::Null, Self::Value))
    }
}

struct PropertySeed<'n, T> {
    name: &'n str,
    of: PhantomData<T>,
}

impl<'de, T: PolymorphicValue<'de>> DeserializeSeed<'de> for PropertySeed<'_, T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        T::deserialize_property(self.name, deserializer)
    }
}

struct ItemsVisitor<'n, T> {
    name: &'n str,
    of: PhantomData<T>,
}

impl<'de, T: PolymorphicValue<'de>> Visitor<'de> for ItemsVisitor<'_, T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array")
    }

    fn visit_seq<S: serde_core::de::SeqAccess<'de>>(self, mut elements: S) -> Result<Vec<T>, S::Error> {
        let mut items = Vec::new();
        while let Some(item) = elements.next_element_seed(PropertySeed { name: self.name, of: PhantomData })? {
            items.push(item);
        }
        Ok(items)
    }
}

struct OptionVisitor<'n, T> {
    name: &'n str,
    of: PhantomData<T>,
}

impl<'de, T: PolymorphicValue<'de>> Visitor<'de> for OptionVisitor<'_, T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object or null")
    }

    fn visit_none<E>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_unit<E>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        T::deserialize_property(self.name, deserializer).map(Some)
    }
}

/// Reads a member's name, borrowed from the input where it has no escapes.
struct NameSeed;

impl<'de> DeserializeSeed<'de> for NameSeed {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(TextVisitor("the name of a member"))
    }
}

/// The value of a type tag.
struct TagText<'de>(Cow<'de, str>);

impl<'de> Deserialize<'de> for TagText<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(TextVisitor("a string, the name of a type")).map(Self)
    }
}

struct TextVisitor(&'static str);

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(text))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text))
    }
}

#[cold]
fn missing<E: Error>(name: &str, of: &facts::StructuredType) -> E {
    E::custom(format_args!("missing property `{name}` of `{}`", of.name))
}

#[cold]
fn missing_tag<E: Error>(property: Option<&str>, of: &'static facts::StructuredType) -> E {
    let types: Vec<_> = of.instantiable().map(|derived| format!("`#{}`", derived.name)).collect();
    let which = match types.as_slice() {
        [] => "the name of a derived type".to_owned(),
        [one] => one.clone(),
        several => format!("one of {}", several.join(", ")),
    };
    match property {
        Some(property) => E::custom(format_args!(
            "missing `@odata.type` in `{property}`, whose type `{}` is abstract: expected {which}",
            of.name
        )),
        None => E::custom(format_args!(
            "missing `@odata.type` in a value of the abstract type `{}`: expected {which}",
            of.name
        )),
    }
}
