//! Emitting structured types and the parameters of actions.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{docs, facts, json_schema, types, value};
use crate::names::ident;
use crate::plan::{Presence, Struct};

pub(super) fn emit(item: &Struct, module: &str) -> TokenStream {
    let name = ident(&item.name);
    let type_docs = docs(&item.docs);
    let additional = ident(&item.additional);
    let field_docs = item.fields.iter().map(|field| docs(&field.docs));
    let field_names = item.fields.iter().map(|field| ident(&field.name));
    let field_types = item.fields.iter().map(|field| types::field_type(field, module));
    let has_required = item.fields.iter().any(|field| field.presence == Presence::Required);
    let default = (!has_required).then(|| {
        let empty = empty(item);
        quote! {
            impl Default for #name {
                fn default() -> Self {
                    #empty
                }
            }
        }
    });
    let constructor = constructor(item, module);
    let structured = structured(item);
    let value = value(&name, "Structured");
    let static_name = ident(&item.facts.static_name);
    let json_schema = json_schema(&name, &item.facts.qualified_name, "structured", &quote! { #static_name });
    let type_facts = facts::structured(&item.facts, module);
    let reads = reads(item);
    let action = item.action.as_ref().map(|action| {
        let facts_name = ident(&action.static_name);
        let facts = facts::action(action, &item.facts.static_name);
        quote! {
            impl Action for #name {
                const ACTION: &'static facts::Action = &#facts_name;
            }
            #facts
        }
    });
    // What is not declared comes first: the compiler asks in the order of the fields whether a type is `Send`, and has its
    // answer for this one before it follows the others.
    quote! {
        #type_docs
        #[derive(Clone, PartialEq)]
        pub struct #name {
            #[doc = " The members that the schema does not declare: undeclared properties and control information."]
            pub #additional: AdditionalProperties,
            #(#field_docs pub #field_names: #field_types,)*
        }
        #default
        #constructor
        #structured
        #value
        #json_schema
        #type_facts
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

/// The constructor that takes what is required, or the one that takes the key.
fn constructor(item: &Struct, module: &str) -> TokenStream {
    let name = ident(&item.name);
    let additional = ident(&item.additional);
    let required: Vec<_> = item.fields.iter().filter(|field| field.presence == Presence::Required).collect();
    if required.is_empty() {
        let Some(key) = item.fields.iter().find(|field| field.is_key && field.presence == Presence::Optional) else {
            return TokenStream::new();
        };
        let field = ident(&key.name);
        let function = ident(&format!("with_{}", key.name));
        let (parameter, value) = types::argument(&key.value, &field, module);
        let doc = format!(" A reference to the entity of which this is `{}`, and nothing else.", key.wire_name);
        return quote! {
            impl #name {
                #[doc = #doc]
                pub fn #function(#parameter) -> Self {
                    Self { #field: Some(#value), ..Self::default() }
                }
            }
        };
    }
    let mut parameters = Vec::new();
    let fields = item.fields.iter().map(|field| {
        let name = ident(&field.name);
        match field.presence {
            Presence::Required => {
                let (parameter, value) = types::argument(&field.value, &name, module);
                parameters.push(parameter);
                if name == value.to_string() {
                    quote! { #name }
                } else {
                    quote! { #name: #value }
                }
            }
            Presence::Optional => quote! { #name: None },
            Presence::Nullable => quote! { #name: Nullable::Absent },
        }
    });
    let fields: Vec<_> = fields.collect();
    quote! {
        impl #name {
            #[doc = " A value with what is required, and nothing else."]
            pub fn new(#(#parameters),*) -> Self {
                Self { #(#fields,)* #additional: AdditionalProperties::new() }
            }
        }
    }
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
        if field.presence == Presence::Required {
            quote! { &mut runtime::Required(&mut self.#name) }
        } else {
            quote! { &mut self.#name }
        }
    });
    let written = item.fields.iter().map(|field| {
        let (name, wire_name) = (ident(&field.name), &field.wire_name);
        let property = if field.presence == Presence::Required {
            quote! { &runtime::Required(&self.#name) }
        } else {
            quote! { &self.#name }
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

/// A value without any property. It is written out, which is far less for the compiler than a default for each property.
fn empty(item: &Struct) -> TokenStream {
    let additional = ident(&item.additional);
    let fields = item.fields.iter().map(|field| {
        let name = ident(&field.name);
        match field.presence {
            Presence::Required => quote! { #name: runtime::empty() },
            Presence::Optional => quote! { #name: None },
            Presence::Nullable => quote! { #name: Nullable::Absent },
        }
    });
    quote! { Self { #(#fields,)* #additional: AdditionalProperties::new() } }
}
