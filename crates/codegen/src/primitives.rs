//! The Rust types of primitive types.

use odata_types::facts::Primitive;
use proc_macro2::TokenStream;
use quote::quote;

use crate::names::ident;

/// The Rust type of a primitive type. A schema may declare types with the names of those of `GeoJSON`, so these are named with
/// their path.
#[must_use]
pub fn rust_type(primitive: Primitive) -> TokenStream {
    if let Some(geo_type) = primitive.geo_type() {
        let name = ident(geo_type);
        return quote! { odata_types::geo::#name };
    }
    let name = ident(match primitive {
        Primitive::Boolean => "bool",
        Primitive::Byte => "u8",
        Primitive::SByte => "i8",
        Primitive::Int16 => "i16",
        Primitive::Int32 => "i32",
        _ => own_name(primitive),
    });
    quote! { #name }
}

/// The name of the Rust type, if it has to be imported from the runtime.
pub(crate) fn imported(primitive: Primitive) -> Option<&'static str> {
    let is_builtin = matches!(
        primitive,
        Primitive::Boolean
            | Primitive::Byte
            | Primitive::SByte
            | Primitive::Int16
            | Primitive::Int32
            | Primitive::String
    );
    (!is_builtin && primitive.geo_type().is_none()).then(|| own_name(primitive))
}

/// The name within the Edm namespace, by which the runtime calls most of the types.
fn own_name(primitive: Primitive) -> &'static str {
    primitive.name().trim_start_matches("Edm.")
}
