//! Types that keep all members of an object, and have methods for those that have a meaning.

use crate::runtime::{Failed, Form, Json, Value};
use crate::{AdditionalProperties, Untyped};

/// Reads all members of an object.
pub(crate) fn read(members: &mut AdditionalProperties, json: &mut Json<'_, '_>, expected: &str) -> Result<(), Failed> {
    let Json::Object(_) = json else { return Err(json.mismatch(expected)) };
    let mut object = Untyped::default();
    <Untyped as Value>::Form::read(&mut object, json)?;
    if let Untyped(serde_json::Value::Object(map)) = object {
        *members = map.into();
    }
    Ok(())
}

/// Declares a type that keeps all members of an object, and what reading expects.
macro_rules! kept {
    ($(#[$doc:meta])* $name:ident, $expected:literal) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq)]
        pub struct $name {
            members: $crate::AdditionalProperties,
        }

        impl $name {
            /// All members.
            #[must_use]
            pub fn members(&self) -> &$crate::AdditionalProperties {
                &self.members
            }

            /// All members, to change them in place.
            pub fn members_mut(&mut self) -> &mut $crate::AdditionalProperties {
                &mut self.members
            }
        }

        impl $crate::runtime::Value for $name {
            type Form = $crate::runtime::form::Own;
        }

        impl $crate::runtime::Form<$name> for $crate::runtime::form::Own {
            fn empty() -> $name {
                $name { members: $crate::AdditionalProperties::new() }
            }

            fn read(
                value: &mut $name,
                json: &mut $crate::runtime::Json<'_, '_>,
            ) -> Result<(), $crate::runtime::Failed> {
                $crate::kept::read(&mut value.members, json, $expected)
            }

            fn view(value: &$name) -> $crate::runtime::View<'_> {
                $crate::runtime::View::Members(&value.members)
            }
        }

        $crate::kept::serde_by_runtime!($name);
    };
}
pub(crate) use kept;

/// Implements `Serialize` and `Deserialize` for types that the runtime reads and writes.
macro_rules! serde_by_runtime {
    ($($type:ident $(<$parameter:ident>)?),*) => {
        $(
            impl$(<$parameter: $crate::runtime::Value>)? serde_core::Serialize for $type$(<$parameter>)? {
                fn serialize<S: serde_core::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    $crate::runtime::serialize(self, serializer)
                }
            }

            impl<'de, $($parameter: $crate::runtime::Value)?> serde_core::Deserialize<'de> for $type$(<$parameter>)? {
                fn deserialize<D: serde_core::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    $crate::runtime::deserialize(deserializer)
                }
            }
        )*
    };
}
pub(crate) use serde_by_runtime;
