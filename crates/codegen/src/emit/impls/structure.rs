//! The traits of structured types and of the parameters of actions.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::value::{self, Form};
use crate::names::ident;
use crate::plan::{Presence, Struct};

pub(super) fn implementations(item: &Struct) -> TokenStream {
    let name = ident(&item.name);
    let default = (!item.has_required()).then(|| {
        let empty = empty(item);
        quote! {
            impl Default for #name {
                fn default() -> Self {
                    #empty
                }
            }
        }
    });
    let structured = structured(item);
    let value = value::implementations(&name, Form::Structured, &item.facts.qualified_name, &item.facts.static_name);
    let reads = reads(item);
    let action = item.action.as_ref().map(|action| {
        let facts_name = ident(&action.static_name);
        quote! {
            impl Action for #name {
                const ACTION: &'static facts::Action = &#facts_name;
            }
        }
    });
    quote! {
        #default
        #structured
        #value
        #reads
        #action
    }
}

/// The implementations by which an entity type knows the requests that read its entities. The traits are not imported, so
/// that a type may be called `List`.
fn reads(item: &Struct) -> TokenStream {
    let name = ident(&item.name);
    let reads = item.facts.reads.iter().map(|read| {
        let (of_trait, constant) = if read.is_collection { ("List", "LIST") } else { ("ReadByKey", "READ_BY_KEY") };
        let (of_trait, constant, static_name) = (ident(of_trait), ident(constant), ident(&read.static_name));
        quote! {
            impl odata_types::#of_trait for #name {
                const #constant: &'static facts::Read = &#static_name;
            }
        }
    });
    quote! { #(#reads)* }
}

/// The implementations of `Structured` and `Object`: the properties in the order of the facts.
fn structured(item: &Struct) -> TokenStream {
    let name = ident(&item.name);
    let static_name = ident(&item.facts.static_name);
    let additional = ident(&item.additional);
    let required = item.fields.iter().enumerate().filter(|(_, field)| field.presence == Presence::Required);
    let required = required.map(|(position, field)| {
        let (position, name) = (Literal::usize_unsuffixed(position), &field.wire_name);
        quote! { (#position, #name) }
    });
    let required: Vec<_> = required.collect();
    let slots = item.fields.iter().map(|field| {
        let name = ident(&field.name);
        match (field.presence == Presence::Required, field.is_foreign()) {
            (true, true) => quote! { &mut runtime::Foreign(runtime::Required(&mut self.#name)) },
            (true, false) => quote! { &mut runtime::Required(&mut self.#name) },
            (false, true) => quote! { &mut runtime::Foreign(&mut self.#name) },
            (false, false) => quote! { &mut self.#name },
        }
    });
    let written = item.fields.iter().map(|field| {
        let (name, wire_name) = (ident(&field.name), &field.wire_name);
        let property = match (field.presence == Presence::Required, field.is_foreign()) {
            (true, true) => quote! { &runtime::Foreign(runtime::Required(&self.#name)) },
            (true, false) => quote! { &runtime::Required(&self.#name) },
            (false, true) => quote! { &runtime::Foreign(&self.#name) },
            (false, false) => quote! { &self.#name },
        };
        quote! { members.property(#wire_name, #property); }
    });
    let fill = quote! { members.fill(&mut [#(#slots),*], &mut self.#additional) };
    let (start, fill) = if required.is_empty() {
        (quote! { Self::default() }, fill)
    } else {
        (empty(item), quote! { #fill?; members.require(&[#(#required),*]) })
    };
    quote! {
        impl Structured for #name {
            const TYPE: &'static facts::StructuredType = &#static_name;
            fn additional_properties(&self) -> &AdditionalProperties {
                &self.#additional
            }
            fn start() -> Self {
                #start
            }
        }
        impl runtime::Object for #name {
            fn facts(&self) -> Option<&'static facts::StructuredType> {
                Some(&#static_name)
            }
            fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
                #fill
            }
            fn write(&self, members: &mut runtime::Writer<'_>) {
                members.begin(&self.#additional);
                #(#written)*
                members.end(&self.#additional);
            }
        }
    }
}

/// A value without any property. It names every field, because one expression compiles faster than a `Default` for each
/// field.
fn empty(item: &Struct) -> TokenStream {
    let additional = ident(&item.additional);
    let fields = item.fields.iter().map(|field| {
        let name = ident(&field.name);
        match field.presence {
            Presence::Required if field.is_foreign() => quote! { #name: Default::default() },
            Presence::Required => quote! { #name: runtime::empty() },
            Presence::Optional => quote! { #name: None },
            Presence::Nullable => quote! { #name: Nullable::Absent },
        }
    });
    quote! { Self { #(#fields,)* #additional: AdditionalProperties::new() } }
}
