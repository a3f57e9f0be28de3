//! Paths of types and statics, as the files of a namespace write them.

use proc_macro2::TokenStream;
use quote::quote;

use super::attributes;
use crate::names::ident;
use crate::plan::Path;

/// The path of a type. The files of a namespace import the types of their own namespace and the modules of the others.
pub(super) fn of_type(module: &str, path: &Path) -> TokenStream {
    let name = ident(&path.name);
    if path.module == module {
        quote! { #name }
    } else {
        let other = ident(&path.module);
        quote! { #other::#name }
    }
}

/// A reference to the static of a type.
pub(super) fn to_static(module: &str, path: &Path) -> TokenStream {
    // That of a type of another crate is given by a trait.
    if path.name.starts_with('<') {
        return attributes::tokens(&path.name);
    }
    let name = ident(&path.name);
    if path.module == module {
        quote! { &#name }
    } else {
        let other = ident(&path.module);
        quote! { &#other::facts::#name }
    }
}
