//! How properties and collections of any value are written.

use super::value::{Form, Required, Value};
use super::view::{Elements, Show, View};
use super::writer::Writer;
use crate::Nullable;

impl<T: Value> Elements for Vec<T> {
    fn count(&self) -> usize {
        self.len()
    }

    fn element(&self, index: usize) -> View<'_> {
        self.get(index).map_or(View::Null, T::Form::view)
    }
}

impl<T: Value> Show for Required<&T> {
    #[inline]
    fn show(&self, name: &'static str, members: &mut Writer<'_>) {
        members.member(name, T::Form::view(self.0));
    }
}

impl<T: Value> Show for Option<T> {
    #[inline]
    fn show(&self, name: &'static str, members: &mut Writer<'_>) {
        if let Some(value) = self {
            members.member(name, T::Form::view(value));
        }
    }
}

impl<T: Value> Show for Nullable<T> {
    #[inline]
    fn show(&self, name: &'static str, members: &mut Writer<'_>) {
        match self {
            Self::Absent => {}
            Self::Null => members.member(name, View::Null),
            Self::Value(value) => members.member(name, T::Form::view(value)),
        }
    }
}
