//! Reading the members of an object into a structured type.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::vec;

use serde_core::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use crate::polymorphic::{Polymorphic, UnknownType, deserialize_polymorphic_property};
use crate::tape::{Record, Replay, Token};
use crate::untyped::{Untyped, duplicate};
use crate::{AdditionalProperties, Nullable, facts, is_type_tag, names_type};

/// How many tokens make up the members that stand before a type tag which comes last, most of the time.
const LIKELY_TOKENS: usize = 8;

/// The members of an object that is being read, from which the generated code of a structured type fills its properties.
///
/// A type tag that names the very type that is being read never gets to the generated code, since it is written again where
/// it is due. One that names another type is a member like any other, and is kept with the undeclared ones, so that nothing
/// is lost.
pub struct Members<'de, A> {
    of: &'static facts::StructuredType,
    name: Cow<'de, str>,
    has_tag: bool,
    /// Members that were read before the type was known, names and values, to be read once more.
    recorded: Option<vec::IntoIter<Token<'de>>>,
    /// Whether the next value is among the recorded ones.
    is_recorded: bool,
    rest: A,
}

impl<'de, A: MapAccess<'de>> Members<'de, A> {
    pub(crate) fn new(of: &'static facts::StructuredType, members: A) -> Self {
        Self { of, name: Cow::Borrowed(""), has_tag: false, recorded: None, is_recorded: false, rest: members }
    }

    /// Goes on to the next member, and says whether there is one. Its value must be read before this is called again.
    ///
    /// # Errors
    ///
    /// If the input is malformed or has a second type tag.
    pub fn advance(&mut self) -> Result<bool, A::Error> {
        while let Some(name) = self.next_any()? {
            if is_type_tag(&name) && self.is_own_tag(&name)? {
                continue;
            }
            self.name = name;
            return Ok(true);
        }
        Ok(false)
    }

    /// Reads the value of a type tag, and keeps it unless it names the type that is being read.
    fn is_own_tag(&mut self, name: &str) -> Result<bool, A::Error> {
        if self.has_tag {
            return Err(duplicate(name));
        }
        self.has_tag = true;
        let TagText(tag) = self.next_value()?;
        let is_own = names_type(&tag, self.of.name);
        if !is_own {
            self.record_first([tag]);
            self.is_recorded = true;
        }
        Ok(is_own)
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

    /// As [`Members::fill`], for a collection.
    ///
    /// # Errors
    ///
    /// As there.
    pub fn fill_collection<T: Deserialize<'de>>(&mut self, slot: &mut Option<Vec<T>>) -> Result<(), A::Error> {
        if slot.is_some() {
            return Err(duplicate(&self.name));
        }
        *slot = Some(self.next_value_seed(Collection(PhantomData::<T>))?);
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
    pub fn keep(&mut self, additional: &mut AdditionalProperties) -> Result<(), A::Error> {
        let name = std::mem::take(&mut self.name);
        if additional.contains_key(&*name) {
            return Err(duplicate(&name));
        }
        let Untyped(value) = self.next_value()?;
        additional.insert(name.into_owned(), value);
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

    /// Reads up to the type tag and keeps what stands before it. A missing tag means the declared type, unless that is
    /// abstract. Gives the position of the named type among [`facts::StructuredType::instantiable`], or none where it
    /// names a type that does not belong here.
    pub(crate) fn find_type(&mut self, property: Option<&str>) -> Result<Option<usize>, A::Error> {
        let mut recorded = Vec::new();
        let mut unknown = None;
        let found = loop {
            let Some(name) = self.rest.next_key_seed(NameSeed)? else {
                if self.of.is_abstract {
                    return Err(missing_tag(property, self.of));
                }
                break Some(0);
            };
            if is_type_tag(&name) {
                self.has_tag = true;
                let TagText(tag) = self.rest.next_value()?;
                let mut known = self.of.instantiable().enumerate();
                if let Some((position, derived)) = known.find(|(_, derived)| names_type(&tag, derived.name)) {
                    self.of = derived;
                    break Some(position);
                }
                unknown = Some([name, tag]);
                break None;
            }
            if recorded.is_empty() {
                recorded.reserve(LIKELY_TOKENS);
            }
            recorded.push(Token::String(name));
            self.rest.next_value_seed(Record(&mut recorded))?;
        };
        if !recorded.is_empty() {
            self.recorded = Some(recorded.into_iter());
        }
        if let Some(tag) = unknown {
            self.record_first(tag);
        }
        Ok(found)
    }

    /// Puts texts before what is recorded. Only values of unknown types need it, so that it may cost something.
    #[cold]
    fn record_first<const N: usize>(&mut self, texts: [Cow<'de, str>; N]) {
        let recorded = self.recorded.take().into_iter().flatten();
        let all: Vec<_> = texts.into_iter().map(Token::String).chain(recorded).collect();
        self.recorded = Some(all.into_iter());
    }

    fn next_text(&mut self) -> Option<String> {
        match self.recorded.as_mut()?.next()? {
            Token::String(text) => Some(text.into_owned()),
            _ => None,
        }
    }

    /// Keeps all members of a value whose type does not belong here.
    ///
    /// # Errors
    ///
    /// As [`Members::keep`].
    pub fn unknown<P: Polymorphic>(&mut self) -> Result<UnknownType<P>, A::Error> {
        let (Some(tag_name), Some(tag)) = (self.next_text(), self.next_text()) else {
            return Err(missing_tag(None, self.of));
        };
        let mut members = AdditionalProperties::new();
        while let Some(name) = self.next_any()? {
            if is_type_tag(&name) {
                return Err(duplicate(&name));
            }
            self.name = name;
            self.keep(&mut members)?;
        }
        Ok(UnknownType::as_read(tag_name, tag, members))
    }

    fn next_any(&mut self) -> Result<Option<Cow<'de, str>>, A::Error> {
        if let Some(recorded) = &mut self.recorded {
            if let Some(Token::String(name)) = recorded.next() {
                self.is_recorded = true;
                return Ok(Some(name));
            }
            self.recorded = None;
        }
        self.rest.next_key_seed(NameSeed)
    }

    fn next_value<T: Deserialize<'de>>(&mut self) -> Result<T, A::Error> {
        self.next_value_seed(PhantomData)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, A::Error> {
        if self.is_recorded {
            self.is_recorded = false;
            if let Some(recorded) = &mut self.recorded {
                return seed.deserialize(Replay::new(recorded));
            }
        }
        self.rest.next_value_seed(seed)
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

    fn visit_seq<S: SeqAccess<'de>>(self, elements: S) -> Result<Vec<T>, S::Error> {
        collect(elements, || PropertySeed { name: self.name, of: PhantomData })
    }
}

struct Collection<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> DeserializeSeed<'de> for Collection<T> {
    type Value = Vec<T>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Vec<T>, D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for Collection<T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array")
    }

    fn visit_seq<S: SeqAccess<'de>>(self, elements: S) -> Result<Vec<T>, S::Error> {
        collect(elements, || PhantomData)
    }
}

/// Reads the elements of an array. Most arrays of requests have one element, and structured types are large: a vector
/// that grew as vectors do would start with room for four.
fn collect<'de, A: SeqAccess<'de>, S: DeserializeSeed<'de>>(
    mut elements: A,
    seed: impl Fn() -> S,
) -> Result<Vec<S::Value>, A::Error> {
    let mut items = Vec::new();
    while let Some(item) = elements.next_element_seed(seed())? {
        if items.is_empty() {
            items.reserve_exact(1);
        }
        items.push(item);
    }
    Ok(items)
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
