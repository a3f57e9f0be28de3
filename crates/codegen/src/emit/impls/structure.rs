//! The traits of structured types and of the parameters of actions and functions.

use odata_csdl::model::{OperationKind, RequestKind};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::super::values;
use super::value::{self, Form};
use crate::names::ident;
use crate::plan::{Presence, Struct};

pub(super) fn implementations(item: &Struct, module: &str) -> TokenStream {
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
    let requests = requests(item);
    let operation = item.operation.as_ref().map(|operation| {
        let facts_name = ident(&operation.static_name);
        let output = operation.output.as_ref().map_or_else(|| quote! { () }, |value| values::value_type(value, module));
        let (of_trait, constant) = match operation.kind {
            OperationKind::Action => ("Action", "ACTION"),
            OperationKind::Function => ("Function", "FUNCTION"),
        };
        let (of_trait, constant) = (ident(of_trait), ident(constant));
        quote! {
            impl #of_trait for #name {
                const #constant: &'static facts::#of_trait = &#facts_name;
                type Output = #output;
            }
        }
    });
    quote! {
        #default
        #structured
        #value
        #requests
        #operation
    }
}

/// The implementations by which an entity type knows the requests for its entities: the first of each kind. The traits are
/// not imported, so that a type may be called `List`.
fn requests(item: &Struct) -> TokenStream {
    let name = ident(&item.name);
    let kinds = [
        (RequestKind::Get, "ReadByKey", "READ_BY_KEY"),
        (RequestKind::List, "List", "LIST"),
        (RequestKind::Create, "Create", "CREATE"),
        (RequestKind::Update, "Update", "UPDATE"),
        (RequestKind::Delete, "Delete", "DELETE"),
    ];
    let implementations = kinds.into_iter().filter_map(|(kind, of_trait, constant)| {
        let request = item.facts.requests.iter().find(|request| request.kind == kind)?;
        let (of_trait, constant, static_name) = (ident(of_trait), ident(constant), ident(&request.static_name));
        Some(quote! {
            impl odata_types::#of_trait for #name {
                const #constant: &'static facts::EntityRequest = &#static_name;
            }
        })
    });
    quote! { #(#implementations)* }
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
