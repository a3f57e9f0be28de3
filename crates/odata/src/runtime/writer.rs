//! Writing the members of an object.

use serde_json::{Map, Value as AnyValue};

use super::failed::Failed;
use super::view::{Object, Show, View};
use crate::{AdditionalProperties, TYPE_TAG, facts, is_type_tag};

/// Where members go.
pub trait Sink {
    /// Writes a member.
    ///
    /// # Errors
    ///
    /// If the serializer fails, which then has the error.
    fn member(&mut self, name: &str, value: View<'_>) -> Result<(), Failed>;
}

/// The members of an object that is being written, in this order: the type tag where it is due, the declared properties,
/// the others.
///
/// The first error ends the writing, and is what the whole gives; so generated code has no errors to pass on.
pub struct Writer<'w> {
    sink: &'w mut (dyn Sink + 'w),
    of: &'static facts::StructuredType,
    has_tag: bool,
    error: Option<Failed>,
}

impl<'w> Writer<'w> {
    /// Writes an object, with its type tag if its type is not the declared one.
    pub(crate) fn write(
        sink: &'w mut (dyn Sink + 'w),
        object: &dyn Object,
        declared: &'static facts::StructuredType,
    ) -> Result<(), Failed> {
        let of = object.facts().unwrap_or(declared);
        let mut writer = Self { sink, of, has_tag: !std::ptr::eq(of, declared), error: None };
        if writer.has_tag {
            writer.member(TYPE_TAG, View::Text(of.type_tag));
        }
        object.write(&mut writer);
        writer.error.map_or(Ok(()), Err)
    }

    /// Writes a declared property, if it is there.
    #[inline]
    pub fn property<S: Show>(&mut self, name: &'static str, property: &S) {
        property.show(name, self);
    }

    /// Begins the members of a value that has these additional properties.
    #[inline]
    pub fn begin(&mut self, additional: &AdditionalProperties) {
        if let Some(additional) = additional.some() {
            self.tags(additional);
        }
    }

    /// Writes what the type does not declare, behind the declared properties.
    #[inline]
    pub fn end(&mut self, additional: &AdditionalProperties) {
        if let Some(additional) = additional.some() {
            self.undeclared(additional);
        }
    }

    /// Writes the type tag kept in `additional`: a value has one if it was read with the tag of another type.
    fn tags(&mut self, additional: &Map<String, AnyValue>) {
        let mut tags = additional.iter().filter(|(name, _)| is_type_tag(name));
        if !self.has_tag
            && let Some((name, tag)) = tags.next()
        {
            self.member(name, View::Json(tag));
        }
        if let Some((name, _)) = tags.next() {
            self.fail(twice(name, self.of));
        }
    }

    fn undeclared(&mut self, additional: &Map<String, AnyValue>) {
        for (name, value) in additional.iter().filter(|(name, _)| !is_type_tag(name)) {
            if self.of.position(name).is_some() {
                self.fail(twice(name, self.of));
            }
            self.member(name, View::Json(value));
        }
    }

    /// Writes all members of a value whose type the schema does not have here, as they were read, its type tag first.
    pub(crate) fn unknown(&mut self, tag: Option<(&str, &str)>, members: &AdditionalProperties) {
        if let Some((name, text)) = tag {
            self.member(name, View::Text(text));
        }
        for (name, member) in members {
            if is_type_tag(name) && tag.is_none() {
                self.fail(Failed::new(format_args!("a reference to an entity of `{}` has no type tag", self.of.name)));
            } else if is_type_tag(name) {
                self.fail(twice(name, self.of));
            }
            self.member(name, View::Json(member));
        }
    }

    pub(crate) fn member(&mut self, name: &str, value: View<'_>) {
        if self.error.is_none()
            && let Err(failed) = self.sink.member(name, value)
        {
            self.error = Some(failed);
        }
    }

    pub(crate) fn fail(&mut self, error: Failed) {
        self.error.get_or_insert(error);
    }
}

#[cold]
fn twice(name: &str, of: &facts::StructuredType) -> Failed {
    if is_type_tag(name) {
        return Failed::new(format_args!(
            "additional property `{name}` contradicts the type tag that is written in a value of `{}`",
            of.name
        ));
    }
    Failed::new(format_args!("additional property `{name}` duplicates a declared property of `{}`", of.name))
}
