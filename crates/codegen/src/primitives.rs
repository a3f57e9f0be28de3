//! The Rust types of primitive types.

use odata_csdl::model::Primitive;

/// The name of the Rust type of a primitive type.
///
/// Streams are bytes or JSON, as their media type says, and geographic values are `GeoJSON`: they have no type of their own.
#[must_use]
pub fn rust_name(primitive: Primitive) -> Option<&'static str> {
    Some(match primitive {
        Primitive::Boolean => "bool",
        Primitive::Byte => "u8",
        Primitive::SByte => "i8",
        Primitive::Int16 => "i16",
        Primitive::Int32 => "i32",
        Primitive::Int64 => "Int64",
        Primitive::Single => "Single",
        Primitive::Double => "Double",
        Primitive::Decimal => "Decimal",
        Primitive::Binary => "Binary",
        Primitive::Duration => "Duration",
        Primitive::TimeOfDay => "TimeOfDay",
        Primitive::String => "String",
        Primitive::Date => "Date",
        Primitive::DateTimeOffset => "DateTimeOffset",
        Primitive::Guid => "Guid",
        _ => return None,
    })
}

/// Whether the runtime declares the Rust type, so that it has to be imported.
pub(crate) fn is_imported(primitive: Primitive) -> bool {
    !matches!(
        primitive,
        Primitive::Boolean
            | Primitive::Byte
            | Primitive::SByte
            | Primitive::Int16
            | Primitive::Int32
            | Primitive::String
    )
}
