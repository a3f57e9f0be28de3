//! The file `types.rs` of a namespace: its structured types and the parameters of its actions, with their constructors.

use proc_macro2::TokenStream;
use quote::quote;

use super::{attributes, docs, paths, values};
use crate::names::ident;
use crate::plan::{Item, Polymorphic, Presence, Struct};

/// What the file holds of an item.
pub(super) fn item(item: &Item, module: &str) -> TokenStream {
    match item {
        Item::Struct(item) => structure(item, module),
        Item::Polymorphic(item) => polymorphic(item, module),
        Item::Enum(_) => TokenStream::new(),
    }
}

fn structure(item: &Struct, module: &str) -> TokenStream {
    let name = ident(&item.name);
    let type_docs = docs::outer(&item.docs);
    let additional = ident(&item.additional);
    let attributes = attributes::outer(&item.attributes);
    let field_docs = item.fields.iter().map(|field| docs::outer(&field.docs));
    let field_attributes = item.fields.iter().map(|field| attributes::outer(&field.attributes));
    let field_names = item.fields.iter().map(|field| ident(&field.name));
    let field_types = item.fields.iter().map(|field| values::field_type(field, module));
    let constructor = constructor(item, module);
    // The field for undeclared members comes first: the compiler checks the fields in order for `Send`, and so answers for
    // this type before it follows the types of the other fields.
    quote! {
        #type_docs
        #[derive(Clone, PartialEq)]
        #attributes
        pub struct #name {
            #[doc = " The members that the schema does not declare: undeclared properties and control information."]
            pub #additional: AdditionalProperties,
            #(#field_docs #field_attributes pub #field_names: #field_types,)*
        }
        #constructor
    }
}

/// The constructor that takes what is required, or the one that takes the key.
fn constructor(item: &Struct, module: &str) -> TokenStream {
    let name = ident(&item.name);
    let additional = ident(&item.additional);
    if !item.has_required() {
        let Some(key) = item.fields.iter().find(|field| field.is_key && field.presence == Presence::Optional) else {
            return TokenStream::new();
        };
        let field = ident(&key.name);
        let function = ident(&format!("with_{}", key.name));
        let (parameter, value) = values::argument(&key.value, &field, module);
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
                let (parameter, value) = values::argument(&field.value, &name, module);
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

fn polymorphic(item: &Polymorphic, module: &str) -> TokenStream {
    let name = ident(&item.name);
    let unknown = ident(&item.unknown);
    let type_docs = docs::outer(&item.docs);
    let attributes = attributes::outer(&item.attributes);
    let variants = item.variants.iter().map(|variant| {
        let (docs, name) = (docs::outer(&variant.docs), ident(&variant.name));
        let type_ = paths::of_type(module, &variant.type_);
        let held = if variant.is_boxed {
            quote! { Box<#type_> }
        } else {
            type_
        };
        quote! { #docs #name(#held) }
    });
    let reference = item.reference.as_ref().map(|reference| {
        let reference = ident(reference);
        quote! {
            #[doc = " An entity that exists, named by its key; the value does not say its type."]
            #reference(EntityReference<Self>),
        }
    });
    quote! {
        #type_docs
        #[derive(Clone, PartialEq)]
        #attributes
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            #reference
            #[doc = " A value of a type that the schema does not have here, kept as it was read."]
            #unknown(UnknownType<Self>),
        }
    }
}
