//! Emitting structured types and the parameters of actions.

use proc_macro2::TokenStream;
use quote::quote;

use super::{docs, facts, json_schema, serde, types};
use crate::names::ident;
use crate::plan::{Field, Presence, Struct, ValueKind};

pub(super) fn emit(item: &Struct, module: &str) -> TokenStream {
    let name = ident(&item.name);
    let type_docs = docs(&item.docs);
    let additional = ident(&item.additional);
    let field_docs = item.fields.iter().map(|field| docs(&field.docs));
    let field_names = item.fields.iter().map(|field| ident(&field.name));
    let field_types = item.fields.iter().map(|field| types::field_type(field, module));
    let has_required = item.fields.iter().any(|field| field.presence == Presence::Required);
    let default = if has_required {
        quote!()
    } else {
        quote! { , Default }
    };
    let constructor = constructor(item, module);
    let structured = structured(item);
    let serde = serde(&name, "deserialize", "serialize");
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
    quote! {
        #type_docs
        #[derive(Clone, Debug, PartialEq #default)]
        pub struct #name {
            #(#field_docs pub #field_names: #field_types,)*
            #[doc = " The members that the schema does not declare: undeclared properties and control information."]
            pub #additional: AdditionalProperties,
        }
        #constructor
        #structured
        #serde
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

/// The implementation of `Structured`: which member is which property.
fn structured(item: &Struct) -> TokenStream {
    let name = ident(&item.name);
    let static_name = ident(&item.facts.static_name);
    let additional = ident(&item.additional);
    let read = if item.fields.iter().any(|field| field.presence == Presence::Required) {
        read_into_variables(item)
    } else {
        read_into_default(item)
    };
    let writes = item.fields.iter().map(|field| {
        let (field_name, wire_name) = (ident(&field.name), &field.wire_name);
        let function = ident(if field.presence == Presence::Required { "required" } else { "property" });
        quote! { members.#function(#wire_name, &self.#field_name); }
    });
    let members = if item.fields.is_empty() {
        quote! { _ }
    } else {
        quote! { members }
    };
    quote! {
        impl Structured for #name {
            const TYPE: &'static facts::StructuredType = &#static_name;
            fn read<'de, A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Result<Self, A::Error> {
                #read
            }
            fn write<M: SerializeMap>(&self, #members: &mut Writer<M>) {
                #(#writes)*
            }
            fn additional_properties(&self) -> &AdditionalProperties {
                &self.#additional
            }
        }
    }
}

/// A value that may be empty is filled in place.
fn read_into_default(item: &Struct) -> TokenStream {
    let additional = ident(&item.additional);
    let arms = item.fields.iter().map(|field| {
        let field_name = ident(&field.name);
        arm(field, &quote! { &mut value.#field_name })
    });
    let arms: Vec<_> = arms.collect();
    let body = loop_over(&arms, &quote! { &mut value.#additional });
    quote! {
        let mut value = Self::default();
        #body
        Ok(value)
    }
}

/// A value with required properties exists only when all of them have been read.
fn read_into_variables(item: &Struct) -> TokenStream {
    let additional = ident(&item.additional);
    // A field of that name would hide the members that it is read from.
    let variable = |field: &Field| if field.name == "members" { ident("members_") } else { ident(&field.name) };
    let variables: Vec<_> = item.fields.iter().map(variable).collect();
    let starts = item.fields.iter().map(|field| match field.presence {
        Presence::Nullable => quote! { Nullable::Absent },
        Presence::Required | Presence::Optional => quote! { None },
    });
    let arms: Vec<_> =
        item.fields.iter().zip(&variables).map(|(field, variable)| arm(field, &quote! { &mut #variable })).collect();
    let body = loop_over(&arms, &quote! { &mut #additional });
    let fields = item.fields.iter().zip(&variables).map(|(field, variable)| {
        let (field_name, wire_name) = (ident(&field.name), &field.wire_name);
        match field.presence {
            Presence::Required => quote! { #field_name: members.required(#wire_name, #variable)? },
            Presence::Optional | Presence::Nullable if *variable == field_name => quote! { #field_name },
            Presence::Optional | Presence::Nullable => quote! { #field_name: #variable },
        }
    });
    quote! {
        #(let mut #variables = #starts;)*
        let mut #additional = AdditionalProperties::new();
        #body
        Ok(Self { #(#fields,)* #additional })
    }
}

fn arm(field: &Field, slot: &TokenStream) -> TokenStream {
    let wire_name = &field.wire_name;
    let function = ident(match field.value.kind {
        ValueKind::Polymorphic(_) => "fill_polymorphic",
        _ if field.value.is_collection => "fill_collection",
        _ => "fill",
    });
    quote! { #wire_name => members.#function(#slot) }
}

/// One `?` behind the whole match rather than one in each arm: it is a third of what the compiler has to do for a type.
fn loop_over(arms: &[TokenStream], additional: &TokenStream) -> TokenStream {
    let read = if arms.is_empty() {
        quote! { members.keep(#additional) }
    } else {
        quote! {
            match members.name() {
                #(#arms,)*
                _ => members.keep(#additional),
            }
        }
    };
    quote! {
        while members.advance()? {
            #read?;
        }
    }
}
