//! Emitting: the plan to tokens. Nothing is decided here.

pub(crate) mod baseline;
mod enumeration;
mod facts;
mod polymorphic;
mod root;
mod structure;
mod types;

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

pub(crate) use self::root::root;
pub(crate) use self::types::primitive;
use crate::names::ident;
use crate::plan::{Item, Module, Path, Presence, ValueKind};

/// What stands in a module before its items.
pub(crate) fn head(module: &Module) -> TokenStream {
    let docs = inner_docs(&module.docs);
    let imports = imports(module);
    quote! {
        #docs
        #imports
    }
}

/// An item and all that belongs to it.
pub(crate) fn item(item: &Item, module: &str) -> TokenStream {
    match item {
        Item::Enum(item) => enumeration::emit(item),
        Item::Struct(item) => structure::emit(item, module),
        Item::Polymorphic(item) => polymorphic::emit(item, module),
    }
}

/// The imports that the items of a module need, and no others.
fn imports(module: &Module) -> TokenStream {
    let mut runtime = BTreeSet::new();
    let (mut has_members, mut has_enums) = (false, false);
    for item in &module.items {
        match item {
            Item::Enum(_) => {
                has_enums = true;
                runtime.extend(["OpenEnum", "UnknownMember"]);
            }
            Item::Polymorphic(_) => {
                has_members = true;
                runtime.extend(["Polymorphic", "Structured", "UnknownType"]);
            }
            Item::Struct(item) => {
                has_members = true;
                runtime.extend(["AdditionalProperties", "Structured"]);
                runtime.extend(item.action.as_ref().map(|_| "Action"));
                for field in &item.fields {
                    runtime.extend((field.presence == Presence::Nullable).then_some("Nullable"));
                    runtime.extend(match &field.value.kind {
                        ValueKind::Primitive(primitive) => types::import(*primitive),
                        ValueKind::Flags(_) => Some("Flags"),
                        ValueKind::Untyped => Some("Untyped"),
                        ValueKind::Enum(_) | ValueKind::Struct(_) | ValueKind::Polymorphic(_) => None,
                    });
                }
            }
        }
    }
    // A module of abstract types alone has no struct to read, so nothing would use the trait.
    if !module.items.iter().any(|item| match item {
        Item::Struct(_) => true,
        Item::Polymorphic(item) => !item.variants.is_empty(),
        Item::Enum(_) => false,
    }) {
        runtime.remove("Structured");
    }
    if !has_members && !has_enums {
        return TokenStream::new();
    }
    if has_members {
        runtime.extend(["Members", "Writer"]);
    }
    let runtime = runtime.into_iter().map(ident);
    let (map_access, serialize_map) =
        if has_members { (quote! { , MapAccess }, quote! { , SerializeMap }) } else { (quote!(), quote!()) };
    quote! {
        #[cfg(feature = "schemars")]
        use std::borrow::Cow;
        #[cfg(feature = "schemars")]
        use odata_types::schemars::{JsonSchema, Schema, SchemaGenerator};
        use odata_types::serde_core::de::{Deserialize, Deserializer #map_access};
        use odata_types::serde_core::ser::{Serialize #serialize_map, Serializer};
        use odata_types::{#(#runtime,)* facts};
    }
}

/// The path of an item, as it is written in a module.
fn path_from(module: &str, path: &Path) -> TokenStream {
    let name = ident(&path.name);
    if path.module == module {
        quote! { #name }
    } else {
        let other = ident(&path.module);
        quote! { super::#other::#name }
    }
}

/// Documentation comments of an item, one attribute for each line.
fn docs(lines: &[String]) -> TokenStream {
    let lines = lines.iter().map(|line| doc_text(line));
    quote! { #(#[doc = #lines])* }
}

fn inner_docs(lines: &[String]) -> TokenStream {
    let lines = lines.iter().map(|line| doc_text(line));
    quote! { #(#![doc = #lines])* }
}

fn doc_text(line: &str) -> String {
    if line.is_empty() { String::new() } else { format!(" {line}") }
}

/// The `Deserialize` and `Serialize` implementations of a type, which forward to the runtime.
fn serde(name: &proc_macro2::Ident, deserialize: &str, serialize: &str) -> TokenStream {
    let (deserialize, serialize) = (ident(deserialize), ident(serialize));
    quote! {
        impl<'de> Deserialize<'de> for #name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                odata_types::#deserialize(deserializer)
            }
        }
        impl Serialize for #name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                odata_types::#serialize(self, serializer)
            }
        }
    }
}

/// The `JsonSchema` implementation of a type, which is made from its facts. Its name is the qualified one, as simple names
/// occur in several namespaces.
fn json_schema(name: &proc_macro2::Ident, qualified_name: &str, function: &str, facts: &TokenStream) -> TokenStream {
    let function = ident(function);
    quote! {
        #[cfg(feature = "schemars")]
        impl JsonSchema for #name {
            fn schema_name() -> Cow<'static, str> {
                #qualified_name.into()
            }
            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                odata_types::json_schema::#function(&#facts, generator)
            }
        }
    }
}
