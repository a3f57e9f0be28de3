//! The same types with plain serde derives, which is what most people would write: something to measure against.
//!
//! They lose what the schema does not know. So they are for measuring only.

use odata_codegen::planned::{
    Enum, Field, Item, Module, Path, Polymorphic, Presence, Struct, ValueKind, ident, plan, rust_type,
};
use odata_csdl::Source;
use odata_csdl::model::Model;
use proc_macro2::TokenStream;
use quote::quote;

/// The files of a crate by name.
pub(crate) fn files(model: &Model, sources: &[Source]) -> Result<Vec<(String, String)>, String> {
    let plan = plan(model, sources).map_err(|faults| faults.to_string())?;
    let root = plan.modules.iter().map(|module| {
        let name = ident(&module.name);
        quote! { pub mod #name; }
    });
    let mut files = vec![("lib.rs".to_owned(), printed(quote! { #(#root)* })?)];
    for module in &plan.modules {
        files.push((format!("{}.rs", module.name), printed(file(module))?));
    }
    Ok(files)
}

fn printed(tokens: TokenStream) -> Result<String, String> {
    let file = syn::parse2(tokens).map_err(|error| format!("the baseline is not Rust: {error}"))?;
    Ok(odata_codegen::HEADER.to_owned() + &prettyplease::unparse(&file))
}

fn file(module: &Module) -> TokenStream {
    let items = module.items.iter().map(|item| match item {
        Item::Enum(item) => enumeration(item),
        Item::Struct(item) => structure(item, &module.name),
        Item::Polymorphic(item) => polymorphic(item, &module.name),
    });
    quote! {
        #![allow(unused_imports)]
        use odata_types::{
            Binary, Date, DateTimeOffset, Decimal, Double, Duration, Guid, Int64, Single, TimeOfDay, Untyped,
        };
        use serde::{Deserialize, Serialize};
        #(#items)*
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
    let default = (!item.has_required()).then(|| quote! { Default, });
    quote! {
        #[derive(Clone, Debug, PartialEq, #default Serialize, Deserialize)]
        pub struct #name { #(#fields,)* }
    }
}

fn field_type(field: &Field, module: &str) -> TokenStream {
    let item = match &field.value.kind {
        ValueKind::Flags(_) => quote! { String },
        // The baseline is planned without settings, so that there are no foreign types.
        ValueKind::Untyped | ValueKind::Foreign(_) => quote! { Untyped },
        ValueKind::Primitive(primitive) => rust_type(*primitive),
        ValueKind::Enum(path) | ValueKind::Struct(path) | ValueKind::Polymorphic(path) => of_type(module, path),
    };
    match (field.value.is_collection, field.value.has_nullable_items, field.value.is_boxed) {
        (true, true, _) => quote! { Vec<Option<#item>> },
        (true, false, _) => quote! { Vec<#item> },
        (false, _, true) => quote! { Box<#item> },
        (false, _, false) => item,
    }
}

fn of_type(module: &str, path: &Path) -> TokenStream {
    let name = ident(&path.name);
    if path.module == module {
        quote! { #name }
    } else {
        let other = ident(&path.module);
        quote! { super::#other::#name }
    }
}

fn polymorphic(item: &Polymorphic, module: &str) -> TokenStream {
    let name = ident(&item.name);
    let variants = item.variants.iter().map(|variant| {
        let (name, type_) = (ident(&variant.name), of_type(module, &variant.type_));
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
