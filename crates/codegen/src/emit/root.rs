//! The root of all modules: `SCHEMA`, and the statics that requests share.
//!
//! It has no inner attributes, so that it can be included.

use odata_csdl::model::OperationKind;
use proc_macro2::TokenStream;
use quote::quote;

use super::conditions::condition;
use super::{attributes, facts};
use crate::names::ident;
use crate::plan::{Item, Module, Plan};

/// What the file begins with: the modules of the namespaces, and its import.
pub(crate) fn head(plan: &Plan<'_>) -> Vec<TokenStream> {
    let modules = plan.modules.iter().map(|module| {
        let name = ident(&module.name);
        quote! { pub mod #name; }
    });
    let externs = plan.externs.iter().map(|(module, path)| {
        let (module, path) = (ident(module), attributes::tokens(path));
        quote! { pub use #path as #module; }
    });
    vec![quote! { #(#modules)* }, quote! { #(#externs)* }, quote! { use odata_types::{ActionBody, EntityBody, facts}; }]
}

/// The static that holds everything that the schemas document.
pub(crate) fn schema(plan: &Plan<'_>) -> TokenStream {
    let statics = |of: fn(&Item) -> Vec<&String>| -> Vec<TokenStream> {
        let names = plan.modules.iter().flat_map(|module| {
            module.items.iter().flat_map(move |item| {
                let condition = condition(plan, item).map(|condition| quote! { #[cfg(#condition)] });
                of(item).into_iter().map(move |name| {
                    let reference = static_of(module, name);
                    quote! { #condition #reference }
                })
            })
        });
        names.collect()
    };
    let types = statics(|item| match item {
        Item::Struct(item) if item.operation.is_some() => Vec::new(),
        _ => item.facts().into_iter().map(|facts| &facts.static_name).collect(),
    });
    let enums = statics(|item| match item {
        Item::Enum(item) => vec![&item.static_name],
        Item::Struct(_) | Item::Polymorphic(_) => Vec::new(),
    });
    let actions = statics(|item| of_operation(item, OperationKind::Action));
    let functions = statics(|item| of_operation(item, OperationKind::Function));
    let requests = statics(|item| {
        item.facts().into_iter().flat_map(|facts| &facts.requests).map(|request| &request.static_name).collect()
    });
    let clouds = plan.shared.clouds.iter().map(|(name, _)| ident(name));
    let api_versions = plan.shared.api_versions.iter();
    let bodies = bodies(plan);
    quote! {
        #[doc = " Everything that the schemas document."]
        pub static SCHEMA: facts::Schema = facts::Schema {
            types: &[#(#types),*],
            enums: &[#(#enums),*],
            actions: &[#(#actions),*],
            functions: &[#(#functions),*],
            requests: &[#(#requests),*],
            clouds: &[#(&#clouds),*],
            api_versions: &[#(#api_versions),*],
        };
        #bodies
    }
}

/// The static of an item that holds the parameters of an operation of that kind.
fn of_operation(item: &Item, kind: OperationKind) -> Vec<&String> {
    match item {
        Item::Struct(item) if item.is_of(kind) => item.operation.iter().map(|one| &one.static_name).collect(),
        Item::Enum(_) | Item::Struct(_) | Item::Polymorphic(_) => Vec::new(),
    }
}

/// The statics that hold the bodies of all actions and entities. They are apart from the facts, so that a program which only
/// reads those does not hold every type.
fn bodies(plan: &Plan<'_>) -> TokenStream {
    let of_entities = plan.modules.iter().flat_map(|module| {
        module.items.iter().flat_map(move |item| {
            let condition = condition(plan, item).map(|condition| quote! { #[cfg(#condition)] });
            let requests = item.facts().into_iter().flat_map(|facts| &facts.requests);
            requests.filter_map(move |request| {
                let body = request.body.as_ref()?;
                let (of, name) = (ident(&body.module), ident(&body.name));
                let request = static_of(module, &request.static_name);
                Some(quote! { #condition EntityBody::of::<#of::#name>(#request) })
            })
        })
    });
    let bodies = plan.modules.iter().flat_map(|module| {
        module.items.iter().filter_map(|whole| match whole {
            Item::Struct(item) if item.is_of(OperationKind::Action) => {
                let (module, name) = (ident(&module.name), ident(&item.name));
                let condition = condition(plan, whole).map(|condition| quote! { #[cfg(#condition)] });
                Some(quote! { #condition ActionBody::of::<#module::#name>() })
            }
            Item::Struct(_) | Item::Enum(_) | Item::Polymorphic(_) => None,
        })
    });
    quote! {
        #[doc = " The bodies of all actions, in the order of `SCHEMA`."]
        pub static BODIES: &[ActionBody] = &[#(#bodies),*];

        #[doc = " The bodies of all requests that create or change an entity, in the order of `SCHEMA`."]
        pub static ENTITY_BODIES: &[EntityBody] = &[#(#of_entities),*];
    }
}

/// A reference to a static of a module, as it is written in the root.
fn static_of(module: &Module, name: &str) -> TokenStream {
    let (module, name) = (ident(&module.name), ident(name));
    quote! { &#module::facts::#name }
}

/// The statics that requests share.
pub(crate) fn shared(plan: &Plan<'_>) -> TokenStream {
    let shared = &plan.shared;
    // Those that need them may not be there.
    let allow = (!plan.features.is_empty()).then(|| quote! { #[allow(dead_code)] });
    let allow = allow.unwrap_or_default();
    let clouds = shared.clouds.iter().map(|(name, cloud)| {
        let (name, cloud) = (ident(name), facts::cloud(cloud));
        quote! { #allow pub(crate) static #name: facts::Cloud = #cloud; }
    });
    let cloud_sets = shared.cloud_sets.iter().map(|(name, clouds)| {
        let (name, clouds) = (ident(name), clouds.iter().map(|cloud| ident(cloud)));
        quote! { #allow pub(crate) static #name: &[&facts::Cloud] = &[#(&#clouds),*]; }
    });
    let permission_sets = shared.permission_sets.iter().map(|(name, permissions)| {
        let (name, permissions) = (ident(name), permissions.iter().map(facts::permission));
        quote! { #allow pub(crate) static #name: &[facts::Permission] = &[#(#permissions),*]; }
    });
    let header_sets = shared.header_sets.iter().map(|(name, headers)| {
        let (name, headers) = (ident(name), headers.iter().map(facts::header));
        quote! { #allow pub(crate) static #name: &[facts::Header] = &[#(#headers),*]; }
    });
    quote! {
        #(#clouds)*
        #(#cloud_sets)*
        #(#permission_sets)*
        #(#header_sets)*
    }
}
