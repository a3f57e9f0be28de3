//! Emitting: the plan to tokens. Nothing is decided here.

pub(crate) mod baseline;
mod enumeration;
mod facts;
mod polymorphic;
mod root;
mod structure;
mod types;

use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream};
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
    if module.items.is_empty() {
        return TokenStream::new();
    }
    let mut types = BTreeSet::new();
    for item in &module.items {
        match item {
            Item::Enum(_) => types.extend(["OpenEnum", "UnknownMember"]),
            Item::Polymorphic(item) => {
                types.extend(["Polymorphic", "UnknownType"]);
                types.extend((!item.variants.is_empty()).then_some("Structured"));
                types.extend(item.reference.as_ref().map(|_| "EntityReference"));
            }
            Item::Struct(item) => {
                types.extend(["AdditionalProperties", "Structured"]);
                types.extend(item.action.as_ref().map(|_| "Action"));
                for field in &item.fields {
                    types.extend((field.presence == Presence::Nullable).then_some("Nullable"));
                    types.extend(match &field.value.kind {
                        ValueKind::Primitive(primitive) => types::import(*primitive),
                        ValueKind::Flags(_) => Some("Flags"),
                        ValueKind::Untyped => Some("Untyped"),
                        ValueKind::Enum(_) | ValueKind::Struct(_) | ValueKind::Polymorphic(_) => None,
                    });
                }
            }
        }
    }
    let types = types.into_iter().map(ident);
    quote! {
        #[cfg(feature = "schemars")]
        use std::borrow::Cow;
        #[cfg(feature = "schemars")]
        use odata_types::schemars::{JsonSchema, Schema, SchemaGenerator};
        use odata_types::serde_core::de::{Deserialize, Deserializer};
        use odata_types::serde_core::ser::{Serialize, Serializer};
        use odata_types::{#(#types,)* facts, runtime};
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

/// What every type has in common: it is a value of some form, and its implementations of serde's traits forward to the
/// runtime. `Unpin` is said, so that the compiler does not look for it through everything that the type refers to.
fn value(name: &Ident, form: &str) -> TokenStream {
    let form_name = ident(form);
    // Enumerations derive `Debug`; structured types print their members.
    let debug = (form != "Enumeration").then(|| {
        quote! {
            impl std::fmt::Debug for #name {
                fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                    runtime::debug(self, f)
                }
            }
            impl std::marker::Unpin for #name {}
        }
    });
    quote! {
        impl runtime::Value for #name {
            type Form = runtime::form::#form_name;
        }
        #debug
        impl<'de> Deserialize<'de> for #name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                runtime::deserialize(deserializer)
            }
        }
        impl Serialize for #name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                runtime::serialize(self, serializer)
            }
        }
    }
}

/// The `JsonSchema` implementation of a type, which is made from its facts. Its name is the qualified one, as simple names
/// occur in several namespaces.
fn json_schema(name: &Ident, qualified_name: &str, function: &str, facts: &TokenStream) -> TokenStream {
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
