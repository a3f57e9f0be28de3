//! Showing values by the members that they write.

use std::fmt;

use super::failed::Failed;
use super::value::{Form, Value};
use super::view::{Object, View};
use super::writer::{Sink, Writer};
use crate::facts;

/// Shows a value. Generated `Debug` implementations forward to it.
///
/// # Errors
///
/// What the formatter says.
pub fn debug<T: Value>(value: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    fmt::Debug::fmt(&T::Form::view(value), f)
}

impl fmt::Debug for View<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Null => f.write_str("null"),
            Self::Bool(value) => value.fmt(f),
            Self::Integer(value) => value.fmt(f),
            Self::Single(value) => value.fmt(f),
            Self::Double(value) => value.fmt(f),
            Self::Text(text) => text.fmt(f),
            Self::Display(value) => value.fmt(f),
            Self::Number(value) => fmt::Display::fmt(value, f),
            Self::Json(value) => value.fmt(f),
            Self::Members(members) => members.fmt(f),
            Self::Array(elements) => {
                f.debug_list().entries((0..elements.count()).map(|index| elements.element(index))).finish()
            }
            Self::Object(object, declared) => debug_object(object, declared, f),
        }
    }
}

/// Shows the name of the type and the members, without those that are absent.
fn debug_object(
    object: &dyn Object,
    declared: &'static facts::StructuredType,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    let of = object.facts().unwrap_or(declared);
    let name = match object.facts() {
        Some(of) => of.name.rsplit('.').next().unwrap_or(of.name),
        None => object.shown_as(),
    };
    let mut sink = Members(f.debug_struct(name));
    // A serializer reports a member that would be written twice; here the members before it are shown.
    let _ = Writer::write(&mut sink, object, of);
    sink.0.finish()
}

struct Members<'a, 'b>(fmt::DebugStruct<'a, 'b>);

impl Sink for Members<'_, '_> {
    fn member(&mut self, name: &str, value: View<'_>) -> Result<(), Failed> {
        self.0.field(name, &value);
        Ok(())
    }
}
