//! The same types with plain serde derives, which is what most people would write: something to measure against.
//!
//! They lose what the schema does not know, and are for measuring only.

use proc_macro2::TokenStream;
use quote::quote;

use super::{path_from, types};
use crate::names::ident;
use crate::plan::{Enum, Field, Item, Plan, Polymorphic, Presence, Struct, ValueKind};

/// The root of all modules.
pub(crate) fn root(plan: &Plan<'_>) -> TokenStream {
    let modules = plan.modules.iter().map(|module| {
        let name = ident(&module.name);
        quote! { pub mod #name; }
    });
    quote! { #(#modules)* }
}

/// The imports of a module.
pub(crate) fn head() -> TokenStream {
    quote! {
        #![allow(unused_imports)]
        use odata_types::{
            Binary, Date, DateTimeOffset, Decimal, Double, Duration, Guid, Int64, Single, TimeOfDay, Untyped,
        };
        use serde::{Deserialize, Serialize};
    }
}

/// One type.
pub(crate) fn item(item: &Item, module: &str) -> TokenStream {
    match item {
        Item::Enum(item) => enumeration(item),
        Item::Struct(item) => structure(item, module),
        Item::Polymorphic(item) => polymorphic(item, module),
    }
}

fn enumeration(item: &Enum) -> TokenStream {
    let (name, unknown) = (ident(&item.name), ident(&item.unknown));
    let members = item.members.iter().map(|member| {
        let (name, wire_name) = (ident(&member.name), &member.wire_name);
        quote! { #[serde(rename = #wire_name)] #name }
    });
    quote! {
        #[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum #name {
            #(#members,)*
            #[serde(other)]
            #unknown,
        }
    }
}

fn structure(item: &Struct, module: &str) -> TokenStream {
    let name = ident(&item.name);
    let fields = item.fields.iter().map(|field| {
        let (name, wire_name, type_) = (ident(&field.name), &field.wire_name, field_type(field, module));
        match field.presence {
            Presence::Required => quote! { #[serde(rename = #wire_name)] pub #name: #type_ },
            Presence::Optional | Presence::Nullable => quote! {
                #[serde(rename = #wire_name, default, skip_serializing_if = "Option::is_none")]
                pub #name: Option<#type_>
            },
        }
    });
    let has_required = item.fields.iter().any(|field| field.presence == Presence::Required);
    let default = if has_required {
        quote!()
    } else {
        quote! { Default, }
    };
    quote! {
        #[derive(Clone, Debug, PartialEq, #default Serialize, Deserialize)]
        pub struct #name { #(#fields,)* }
    }
}

fn field_type(field: &Field, module: &str) -> TokenStream {
    let item = match &field.value.kind {
        ValueKind::Flags(_) => quote! { String },
        kind => types::item_type(kind, module),
    };
    match (field.value.is_collection, field.value.has_nullable_items, field.value.is_boxed) {
        (true, true, _) => quote! { Vec<Option<#item>> },
        (true, false, _) => quote! { Vec<#item> },
        (false, _, true) => quote! { Box<#item> },
        (false, _, false) => item,
    }
}

fn polymorphic(item: &Polymorphic, module: &str) -> TokenStream {
    let name = ident(&item.name);
    let variants = item.variants.iter().map(|variant| {
        let (name, type_) = (ident(&variant.name), path_from(module, &variant.type_));
        let tag = format!("#{}", variant.qualified_name);
        let held = if variant.is_boxed {
            quote! { Box<#type_> }
        } else {
            type_
        };
        quote! { #[serde(rename = #tag)] #name(#held) }
    });
    quote! {
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[serde(tag = "@odata.type")]
        pub enum #name { #(#variants,)* }
    }
}
