//! The file of a namespace: its documentation and the files below it, whose types it exports.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use super::part::Part;
use crate::names::ident;
use crate::plan::Module;

/// The blocks of the file.
pub(crate) fn namespace(module: &Module) -> Vec<TokenStream> {
    let docs = docs::inner(&module.docs);
    if module.items.is_empty() {
        return vec![docs];
    }
    let parts: Vec<_> = Part::ALL.into_iter().filter(|part| module.items.iter().any(|item| part.holds(item))).collect();
    let modules = parts.iter().map(|part| {
        let name = ident(part.name());
        // The facts of other namespaces refer to these.
        let visibility = (*part == Part::Facts).then(|| quote! { pub(crate) });
        quote! { #visibility mod #name; }
    });
    let exported = parts.iter().filter(|part| matches!(part, Part::Enums | Part::Types));
    let exported = exported.map(|part| {
        let name = ident(part.name());
        quote! { pub use self::#name::*; }
    });
    vec![
        quote! {
            #docs
            #![allow(
                unused_imports,
                clippy::doc_markdown,
                clippy::large_enum_variant,
                clippy::module_inception,
                clippy::must_use_candidate,
                clippy::semicolon_if_nothing_returned,
                clippy::single_match_else,
                clippy::too_many_arguments,
                clippy::too_many_lines,
                clippy::wildcard_imports,
                reason = "names, sizes and numbers are those of the schemas, and a program need not use all types"
            )]
        },
        quote! { #(#modules)* },
        quote! { #(#exported)* },
    ]
}
