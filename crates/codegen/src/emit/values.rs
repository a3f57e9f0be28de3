//! Rust types of properties.

use odata_types::facts::Primitive;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{attributes, paths};
use crate::plan::{Field, Presence, Value, ValueKind};
use crate::primitives;

/// The type of a field.
pub(super) fn field_type(field: &Field, module: &str) -> TokenStream {
    let value = value_type(&field.value, module);
    match field.presence {
        Presence::Required => value,
        Presence::Optional => quote! { Option<#value> },
        Presence::Nullable => quote! { Nullable<#value> },
    }
}

/// The type of a value.
pub(super) fn value_type(value: &Value, module: &str) -> TokenStream {
    let item = item_type(&value.kind, module);
    match (value.is_collection, value.has_nullable_items, value.is_boxed) {
        (true, true, _) => quote! { Vec<Option<#item>> },
        (true, false, _) => quote! { Vec<#item> },
        (false, _, true) => quote! { Box<#item> },
        (false, _, false) => item,
    }
}

/// The type of a value, or of an item of a collection.
fn item_type(kind: &ValueKind, module: &str) -> TokenStream {
    match kind {
        ValueKind::Primitive(kind) => primitives::rust_type(*kind),
        ValueKind::Enum(path) | ValueKind::Struct(path) | ValueKind::Polymorphic(path) => paths::of_type(module, path),
        ValueKind::Flags(path) => {
            let path = paths::of_type(module, path);
            quote! { Flags<#path> }
        }
        ValueKind::Foreign(path) => attributes::tokens(path),
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
