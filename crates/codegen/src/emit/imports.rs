//! What the files of a namespace begin with: what they hold, and the imports that their items need, and no others.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::part::Part;
use crate::names::ident;
use crate::plan::{Item, Module, Path, Presence, TypeFacts, ValueFacts, ValueKind};
use crate::primitives;

/// The blocks at the beginning of a file.
pub(super) fn head(part: Part, module: &Module) -> Vec<TokenStream> {
    let (docs, imports) = match part {
        Part::Enums => (" The enumeration types.", quote! { use odata_types::UnknownMember; }),
        Part::Types => (" The structured types, and the parameters of the actions.", types(module)),
        Part::Impls => (" How the types are read and written.", impls(module)),
        Part::Facts => (" What the schemas say of the types and actions.", facts(module)),
    };
    vec![quote! { #![doc = #docs] }, imports]
}

fn types(module: &Module) -> TokenStream {
    let mut runtime = BTreeSet::new();
    for item in &module.items {
        match item {
            Item::Enum(_) => {}
            Item::Polymorphic(item) => {
                runtime.insert("UnknownType");
                runtime.extend(item.reference.as_ref().map(|_| "EntityReference"));
            }
            Item::Struct(item) => {
                runtime.insert("AdditionalProperties");
                for field in &item.fields {
                    runtime.extend((field.presence == Presence::Nullable).then_some("Nullable"));
                    runtime.extend(match &field.value.kind {
                        ValueKind::Primitive(primitive) if primitives::is_imported(*primitive) => {
                            primitives::rust_name(*primitive)
                        }
                        ValueKind::Flags(_) => Some("Flags"),
                        ValueKind::Untyped => Some("Untyped"),
                        _ => None,
                    });
                }
            }
        }
    }
    let runtime = list(&quote! { odata_types }, &runtime);
    let others = others(module, module.items.iter().flat_map(types_of));
    let own_enums = own_enums(module).then(|| quote! { use super::enums::*; });
    quote! {
        #others
        #own_enums
        #runtime
    }
}

/// Whether a field of the module is of one of its enumeration types.
fn own_enums(module: &Module) -> bool {
    module.items.iter().any(|item| {
        let Item::Struct(item) = item else { return false };
        item.fields.iter().any(|field| {
            matches!(&field.value.kind, ValueKind::Enum(path) | ValueKind::Flags(path) if path.module == module.name)
        })
    })
}

/// The types that the definition of a type names.
fn types_of(item: &Item) -> Vec<&Path> {
    match item {
        Item::Enum(_) => Vec::new(),
        Item::Struct(item) => {
            let kinds = item.fields.iter().filter_map(|field| match &field.value.kind {
                ValueKind::Enum(path)
                | ValueKind::Flags(path)
                | ValueKind::Struct(path)
                | ValueKind::Polymorphic(path) => Some(path),
                ValueKind::Primitive(_) | ValueKind::Foreign(_) | ValueKind::Untyped => None,
            });
            kinds.collect()
        }
        Item::Polymorphic(item) => item.variants.iter().map(|variant| &variant.type_).collect(),
    }
}

fn impls(module: &Module) -> TokenStream {
    let mut runtime = BTreeSet::new();
    for item in &module.items {
        match item {
            Item::Enum(_) => runtime.extend(["OpenEnum", "UnknownMember"]),
            Item::Polymorphic(item) => {
                runtime.extend(["Polymorphic", "UnknownType"]);
                runtime.extend((!item.variants.is_empty()).then_some("Structured"));
                runtime.extend(item.reference.as_ref().map(|_| "EntityReference"));
            }
            Item::Struct(item) => {
                runtime.extend(["AdditionalProperties", "Structured"]);
                runtime.extend(item.action.as_ref().map(|_| "Action"));
                let has_null = item.fields.iter().any(|field| field.presence == Presence::Nullable);
                runtime.extend(has_null.then_some("Nullable"));
            }
        }
    }
    let runtime = runtime.into_iter().map(ident);
    let variants = module.items.iter().filter(|item| matches!(item, Item::Polymorphic(_))).flat_map(types_of);
    let others = others(module, variants);
    let own = [Part::Enums, Part::Types].into_iter().filter(|part| module.items.iter().any(|item| part.holds(item)));
    let own = own.map(|part| ident(part.name()));
    quote! {
        #[cfg(feature = "schemars")]
        use std::borrow::Cow;
        #others
        #(use super::#own::*;)*
        use super::facts::*;
        #[cfg(feature = "schemars")]
        use odata_types::schemars::{JsonSchema, Schema, SchemaGenerator};
        use odata_types::serde_core::de::{Deserialize, Deserializer};
        use odata_types::serde_core::ser::{Serialize, Serializer};
        use odata_types::{#(#runtime,)* facts, runtime};
    }
}

fn facts(module: &Module) -> TokenStream {
    let paths = module.items.iter().filter_map(Item::facts).flat_map(statics_of);
    let others = others(module, paths);
    quote! {
        #others
        use odata_types::facts;
    }
}

/// The statics that the facts of a type name.
fn statics_of(facts: &TypeFacts) -> impl Iterator<Item = &Path> {
    let properties = facts.properties.iter().flat_map(|property| {
        let value = match &property.value {
            ValueFacts::Enum(path) | ValueFacts::Structured(path) => Some(path),
            ValueFacts::Primitive(_) | ValueFacts::Untyped => None,
        };
        value.into_iter().chain(&property.allowed_types)
    });
    facts.base.iter().chain(&facts.derived).chain(properties)
}

/// The import of the modules of these items, except for the module itself.
fn others<'a>(module: &Module, paths: impl Iterator<Item = &'a Path>) -> TokenStream {
    let others: BTreeSet<&str> = paths.map(|path| path.module.as_str()).filter(|other| *other != module.name).collect();
    list(&quote! { super::super }, &others)
}

/// The import of these names from a module.
fn list(from: &TokenStream, names: &BTreeSet<&str>) -> TokenStream {
    let idents = names.iter().map(|name| ident(name));
    match names.len() {
        0 => TokenStream::new(),
        1 => quote! { use #from::#(#idents)*; },
        _ => quote! { use #from::{#(#idents),*}; },
    }
}
