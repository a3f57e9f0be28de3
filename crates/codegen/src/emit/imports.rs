//! What the files of a namespace begin with: what they hold, and the imports that their items need, and no others.

use std::collections::BTreeSet;

use odata_csdl::model::OperationKind;
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
        Part::Types => (" The structured types, and the parameters of the actions and functions.", types(module)),
        Part::Impls => (" How the types are read and written.", impls(module)),
        Part::Facts => (" What the schemas say of the types and requests.", facts(module)),
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
                    runtime.extend(imported(&field.value.kind));
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

/// The type of the runtime that a value is of.
fn imported(kind: &ValueKind) -> Option<&'static str> {
    match kind {
        ValueKind::Primitive(primitive) => primitives::imported(*primitive),
        ValueKind::Flags(_) => Some("Flags"),
        ValueKind::Untyped => Some("Untyped"),
        _ => None,
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
        Item::Struct(item) => item.fields.iter().filter_map(|field| path_of(&field.value.kind)).collect(),
        Item::Polymorphic(item) => item.variants.iter().map(|variant| &variant.type_).collect(),
    }
}

/// The type that a value is of, if it is generated.
fn path_of(kind: &ValueKind) -> Option<&Path> {
    match kind {
        ValueKind::Enum(path) | ValueKind::Flags(path) | ValueKind::Struct(path) | ValueKind::Polymorphic(path) => {
            Some(path)
        }
        ValueKind::Primitive(_) | ValueKind::Foreign(_) | ValueKind::Untyped => None,
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
                if let Some(operation) = &item.operation {
                    runtime.insert(match operation.kind {
                        OperationKind::Action => "Action",
                        OperationKind::Function => "Function",
                    });
                    runtime.extend(operation.output.as_ref().and_then(|output| imported(&output.kind)));
                }
                let has_null = item.fields.iter().any(|field| field.presence == Presence::Nullable);
                runtime.extend(has_null.then_some("Nullable"));
            }
        }
    }
    let runtime = runtime.into_iter().map(ident);
    let variants = module.items.iter().filter(|item| matches!(item, Item::Polymorphic(_))).flat_map(types_of);
    let outputs = module.items.iter().filter_map(|item| match item {
        Item::Struct(item) => path_of(&item.operation.as_ref()?.output.as_ref()?.kind),
        Item::Enum(_) | Item::Polymorphic(_) => None,
    });
    let others = others(module, variants.chain(outputs));
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
    let results = module.items.iter().filter_map(|item| match item {
        Item::Struct(item) => item.operation.as_ref()?.request.result.as_ref().and_then(|(value, _)| static_of(value)),
        Item::Enum(_) | Item::Polymorphic(_) => None,
    });
    let others = others(module, paths.chain(results));
    quote! {
        #others
        use odata_types::facts;
    }
}

/// The static that the facts of a value name.
fn static_of(value: &ValueFacts) -> Option<&Path> {
    match value {
        ValueFacts::Enum(path) | ValueFacts::Structured(path) => Some(path),
        ValueFacts::Primitive(_) | ValueFacts::Untyped => None,
    }
}

/// The statics that the facts of a type name.
fn statics_of(facts: &TypeFacts) -> impl Iterator<Item = &Path> {
    let properties = facts
        .properties
        .iter()
        .flat_map(|property| static_of(&property.value).into_iter().chain(&property.allowed_types));
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
