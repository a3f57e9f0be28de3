//! Emitting: the plan to tokens. Nothing is decided here.

pub(crate) mod baseline;
mod enumeration;
mod facts;
mod polymorphic;
mod structure;
mod types;

use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

pub(crate) use self::types::primitive;
use crate::names::ident;
use crate::plan::{Item, Module, Path, Plan, Presence, TypeFacts, ValueKind};

/// The root of all modules.
pub(crate) fn root(plan: &Plan) -> TokenStream {
    let modules = plan.modules.iter().map(|module| {
        let name = ident(&module.name);
        quote! { pub mod #name; }
    });
    let actions = emit_actions(plan);
    let reads = emit_reads(plan);
    let types = emit_types(plan);
    quote! {
        #![doc = " The types and actions of the schemas, one module for each namespace."]
        #![allow(
            clippy::doc_markdown,
            clippy::large_enum_variant,
            clippy::must_use_candidate,
            clippy::semicolon_if_nothing_returned,
            clippy::single_match_else,
            clippy::too_many_arguments,
            clippy::too_many_lines,
            reason = "names, sizes and numbers of things are those of the schemas"
        )]
        #(#modules)*
        #actions
        #reads
        #types
    }
}

/// The facts of every structured type, for who wants to know whether a type exists; nothing where there is none.
fn emit_types(plan: &Plan) -> TokenStream {
    let types: Vec<_> = types(plan).map(|(module, facts)| static_of(module, &facts.static_name)).collect();
    if types.is_empty() {
        return TokenStream::new();
    }
    quote! {
        #[doc = " The facts of all structured types."]
        pub const TYPES: &[&odata_types::facts::StructuredType] = &[#(#types),*];
    }
}

/// The facts of every request that reads entities; nothing where there is none.
fn emit_reads(plan: &Plan) -> TokenStream {
    let reads = types(plan).flat_map(|(module, facts)| facts.reads.iter().map(move |read| (module, read)));
    let reads: Vec<_> = reads.map(|(module, read)| static_of(module, &read.static_name)).collect();
    if reads.is_empty() {
        return TokenStream::new();
    }
    quote! {
        #[doc = " The facts of all requests that read entities."]
        pub const READS: &[&odata_types::facts::Read] = &[#(#reads),*];
    }
}

/// The facts of every structured type, with the modules that they stand in.
fn types(plan: &Plan) -> impl Iterator<Item = (&Module, &TypeFacts)> {
    plan.modules.iter().flat_map(|module| {
        let facts = module.items.iter().filter_map(|item| match item {
            Item::Struct(item) if item.action.is_none() => Some(&item.facts),
            Item::Polymorphic(item) => item.facts.as_ref(),
            Item::Struct(_) | Item::Enum(_) => None,
        });
        facts.map(move |facts| (module, facts))
    })
}

/// A reference to a static, as it is written in the root.
fn static_of(module: &Module, name: &str) -> TokenStream {
    let (module, name) = (ident(&module.name), ident(name));
    quote! { &#module::#name }
}

/// The facts of every action, for who finds an action by its name or path; nothing where there is none.
fn emit_actions(plan: &Plan) -> TokenStream {
    let actions = plan.modules.iter().flat_map(|module| module.items.iter().map(move |item| (module, item)));
    let actions: Vec<_> = actions
        .filter_map(|(module, item)| match item {
            Item::Struct(item) if item.action.is_some() => Some((ident(&module.name), ident(&item.name))),
            _ => None,
        })
        .map(|(module, name)| quote! { <#module::#name as odata_types::Action>::ACTION })
        .collect();
    if actions.is_empty() {
        return TokenStream::new();
    }
    quote! {
        #[doc = " The facts of all actions."]
        pub const ACTIONS: &[&odata_types::facts::Action] = &[#(#actions),*];
    }
}

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
    // A unit variant says all of itself; objects are shown by their members.
    let debug = (form != "Enumeration").then(|| {
        quote! {
            impl std::fmt::Debug for #name {
                fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                    runtime::debug(self, f)
                }
            }
            impl Unpin for #name {}
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
