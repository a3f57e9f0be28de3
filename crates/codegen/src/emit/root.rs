//! Emitting the root of all modules: `SCHEMA`, and the statics that requests share.

use proc_macro2::TokenStream;
use quote::quote;

use super::facts;
use crate::names::ident;
use crate::plan::{Item, Module, Plan, Shared};

/// The root of all modules.
pub(crate) fn root(plan: &Plan<'_>) -> TokenStream {
    let modules = plan.modules.iter().map(|module| {
        let name = ident(&module.name);
        quote! { pub mod #name; }
    });
    let schema = schema(plan);
    let shared = shared(&plan.shared);
    quote! {
        #![doc = " The types and actions of the schemas, one module for each namespace."]
        #![allow(
            clippy::doc_markdown,
            clippy::large_enum_variant,
            clippy::must_use_candidate,
            clippy::semicolon_if_nothing_returned,
            clippy::single_match_else,
            clippy::too_many_arguments,
            clippy::too_many_lines,
            reason = "names, sizes and numbers of things are those of the schemas"
        )]
        #(#modules)*
        use odata_types::facts;
        #schema
        #shared
    }
}

/// The static that holds everything that the schemas document.
fn schema(plan: &Plan<'_>) -> TokenStream {
    let statics = |of: fn(&Item) -> Vec<&String>| -> Vec<TokenStream> {
        let names = plan.modules.iter().flat_map(|module| {
            let names = module.items.iter().flat_map(of);
            names.map(move |name| static_of(module, name))
        });
        names.collect()
    };
    let types = statics(|item| match item {
        Item::Struct(item) if item.action.is_none() => vec![&item.facts.static_name],
        Item::Polymorphic(item) => item.facts.iter().map(|facts| &facts.static_name).collect(),
        Item::Struct(_) | Item::Enum(_) => Vec::new(),
    });
    let enums = statics(|item| match item {
        Item::Enum(item) => vec![&item.static_name],
        Item::Struct(_) | Item::Polymorphic(_) => Vec::new(),
    });
    let actions = statics(|item| match item {
        Item::Struct(item) => item.action.iter().map(|action| &action.static_name).collect(),
        Item::Enum(_) | Item::Polymorphic(_) => Vec::new(),
    });
    let reads = statics(|item| {
        let facts = match item {
            Item::Struct(item) => Some(&item.facts),
            Item::Polymorphic(item) => item.facts.as_ref(),
            Item::Enum(_) => None,
        };
        facts.into_iter().flat_map(|facts| &facts.reads).map(|read| &read.static_name).collect()
    });
    let clouds = plan.shared.clouds.iter().map(|(name, _)| ident(name));
    let api_versions = plan.shared.api_versions.iter();
    quote! {
        #[doc = " Everything that the schemas document."]
        pub static SCHEMA: facts::Schema = facts::Schema {
            types: &[#(#types),*],
            enums: &[#(#enums),*],
            actions: &[#(#actions),*],
            reads: &[#(#reads),*],
            clouds: &[#(&#clouds),*],
            api_versions: &[#(#api_versions),*],
        };
    }
}

/// A reference to a static of a module, as it is written in the root.
fn static_of(module: &Module, name: &str) -> TokenStream {
    let (module, name) = (ident(&module.name), ident(name));
    quote! { &#module::#name }
}

/// The statics that requests share.
fn shared(shared: &Shared<'_>) -> TokenStream {
    let clouds = shared.clouds.iter().map(|(name, cloud)| {
        let (name, cloud) = (ident(name), facts::cloud(cloud));
        quote! { pub(crate) static #name: facts::Cloud = #cloud; }
    });
    let cloud_sets = shared.cloud_sets.iter().map(|(name, clouds)| {
        let (name, clouds) = (ident(name), clouds.iter().map(|cloud| ident(cloud)));
        quote! { pub(crate) static #name: &[&facts::Cloud] = &[#(&#clouds),*]; }
    });
    let permission_sets = shared.permission_sets.iter().map(|(name, permissions)| {
        let (name, permissions) = (ident(name), permissions.iter().map(facts::permission));
        quote! { pub(crate) static #name: &[facts::Permission] = &[#(#permissions),*]; }
    });
    let header_sets = shared.header_sets.iter().map(|(name, headers)| {
        let (name, headers) = (ident(name), headers.iter().map(facts::header));
        quote! { pub(crate) static #name: &[facts::Header] = &[#(#headers),*]; }
    });
    quote! {
        #(#clouds)*
        #(#cloud_sets)*
        #(#permission_sets)*
        #(#header_sets)*
    }
}
