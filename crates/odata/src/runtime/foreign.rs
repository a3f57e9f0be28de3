//! Properties whose values are of a type that the generator does not know: they are read and written through serde.

use serde_core::Serialize;
use serde_core::de::DeserializeOwned;

use super::failed::Failed;
use super::source::{Json, Take};
use super::value::{Form, Required, form};
use super::view::{Show, View};
use super::writer::Writer;
use crate::{Nullable, Untyped};

/// A property of any type that serde reads and writes; for reading, `R` is `&mut Option<T>` and the like.
pub struct Foreign<R>(pub R);

fn read<T: DeserializeOwned>(json: &mut Json<'_, '_>) -> Result<T, Failed> {
    let mut value = Untyped::default();
    form::Own::read(&mut value, json)?;
    serde_json::from_value(value.0).map_err(|error| Failed::new(format_args!("{error}")))
}

impl<'de, T: DeserializeOwned> Take<'de> for Foreign<Required<&mut T>> {
    fn take(&mut self, json: &mut Json<'_, 'de>) -> Result<(), Failed> {
        *self.0.0 = read(json)?;
        Ok(())
    }
}

impl<'de, T: DeserializeOwned> Take<'de> for Foreign<&mut Option<T>> {
    fn take(&mut self, json: &mut Json<'_, 'de>) -> Result<(), Failed> {
        *self.0 = Some(read(json)?);
        Ok(())
    }
}

impl<'de, T: DeserializeOwned> Take<'de> for Foreign<&mut Nullable<T>> {
    fn take(&mut self, json: &mut Json<'_, 'de>) -> Result<(), Failed> {
        *self.0 = if let Json::Null = json { Nullable::Null } else { Nullable::Value(read(json)?) };
        Ok(())
    }
}

fn show<T: Serialize>(value: &T, name: &'static str, members: &mut Writer<'_>) {
    match serde_json::to_value(value) {
        Ok(value) => members.member(name, View::Json(&value)),
        Err(error) => members.fail(Failed::new(format_args!("property `{name}`: {error}"))),
    }
}

impl<T: Serialize> Show for Foreign<Required<&T>> {
    fn show(&self, name: &'static str, members: &mut Writer<'_>) {
        show(self.0.0, name, members);
    }
}

impl<T: Serialize> Show for Foreign<&Option<T>> {
    fn show(&self, name: &'static str, members: &mut Writer<'_>) {
        if let Some(value) = self.0 {
            show(value, name, members);
        }
    }
}

impl<T: Serialize> Show for Foreign<&Nullable<T>> {
    fn show(&self, name: &'static str, members: &mut Writer<'_>) {
        match self.0 {
            Nullable::Absent => {}
            Nullable::Null => members.member(name, View::Null),
            Nullable::Value(value) => show(value, name, members),
        }
    }
}
