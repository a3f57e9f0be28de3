//! Rust types of properties.

use odata_csdl::model::Primitive;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::path_from;
use crate::names::ident;
use crate::plan::{Field, Presence, Value, ValueKind};

/// The Rust type of a primitive type, if there is one.
pub(crate) fn primitive(primitive: Primitive) -> Option<Ident> {
    rust_name(primitive).map(ident)
}

fn rust_name(primitive: Primitive) -> Option<&'static str> {
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

/// What a primitive type needs from the runtime: its type, unless that is one of Rust's own.
pub(super) fn import(kind: Primitive) -> Option<&'static str> {
    let is_own = matches!(
        kind,
        Primitive::Boolean
            | Primitive::Byte
            | Primitive::SByte
            | Primitive::Int16
            | Primitive::Int32
            | Primitive::String
    );
    if is_own { None } else { rust_name(kind) }
}

/// The type of a field.
pub(super) fn field_type(field: &Field, module: &str) -> TokenStream {
    let value = value_type(&field.value, module);
    match field.presence {
        Presence::Required => value,
        Presence::Optional => quote! { Option<#value> },
        Presence::Nullable => quote! { Nullable<#value> },
    }
}

fn value_type(value: &Value, module: &str) -> TokenStream {
    let item = item_type(&value.kind, module);
    match (value.is_collection, value.has_nullable_items, value.is_boxed) {
        (true, true, _) => quote! { Vec<Option<#item>> },
        (true, false, _) => quote! { Vec<#item> },
        (false, _, true) => quote! { Box<#item> },
        (false, _, false) => item,
    }
}

/// The type of a value, or of an item of a collection.
pub(super) fn item_type(kind: &ValueKind, module: &str) -> TokenStream {
    match kind {
        // Planning has let only those through that have a type.
        ValueKind::Primitive(kind) => primitive(*kind).map_or_else(TokenStream::new, |name| quote! { #name }),
        ValueKind::Enum(path) | ValueKind::Struct(path) | ValueKind::Polymorphic(path) => path_from(module, path),
        ValueKind::Flags(path) => {
            let path = path_from(module, path);
            quote! { Flags<#path> }
        }
        ValueKind::Untyped => quote! { Untyped },
    }
}

/// The parameter of a constructor that a value is made of, and the expression that makes it.
pub(super) fn argument(value: &Value, name: &Ident, module: &str) -> (TokenStream, TokenStream) {
    let item = item_type(&value.kind, module);
    let converts = matches!(value.kind, ValueKind::Polymorphic(_) | ValueKind::Primitive(Primitive::String));
    match (value.is_collection, converts) {
        (true, _) if value.has_nullable_items => {
            (quote! { #name: impl IntoIterator<Item = Option<#item>> }, quote! { #name.into_iter().collect() })
        }
        (true, true) => (
            quote! { #name: impl IntoIterator<Item = impl Into<#item>> },
            quote! { #name.into_iter().map(Into::into).collect() },
        ),
        (true, false) => (quote! { #name: impl IntoIterator<Item = #item> }, quote! { #name.into_iter().collect() }),
        (false, true) if value.is_boxed => (quote! { #name: impl Into<#item> }, quote! { Box::new(#name.into()) }),
        (false, true) => (quote! { #name: impl Into<#item> }, quote! { #name.into() }),
        (false, false) if value.is_boxed => (quote! { #name: #item }, quote! { Box::new(#name) }),
        (false, false) => (quote! { #name: #item }, quote! { #name }),
    }
}
