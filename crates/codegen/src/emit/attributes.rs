//! Attributes and paths that the settings choose, as tokens. That they are such is checked where the settings are read.

use proc_macro2::TokenStream;
use quote::quote;

/// Attributes, each as it stands within `#[..]`.
pub(super) fn outer(attributes: &[String]) -> TokenStream {
    let attributes = attributes.iter().map(|attribute| tokens(attribute));
    quote! { #(#[#attributes])* }
}

/// The tokens of a text; a text that has none gives a compile error in generated code.
pub(super) fn tokens(text: &str) -> TokenStream {
    text.parse().unwrap_or_else(|_| quote! { compile_error!(#text) })
}
