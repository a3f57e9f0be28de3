//! Emitting the enumerations of what a value of a type with derived types may be.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::{docs, facts, json_schema, path_from, value};
use crate::names::ident;
use crate::plan::{Polymorphic, Variant};

pub(super) fn emit(item: &Polymorphic, module: &str) -> TokenStream {
    let name = ident(&item.name);
    let unknown = ident(&item.unknown);
    let type_docs = docs(&item.docs);
    let variants = item.variants.iter().map(|variant| {
        let (docs, name, type_) = (docs(&variant.docs), ident(&variant.name), path_from(module, &variant.type_));
        let held = if variant.is_boxed {
            quote! { Box<#type_> }
        } else {
            type_
        };
        quote! { #docs #name(#held) }
    });
    let conversions = item.variants.iter().map(|variant| {
        let (variant_name, type_) = (ident(&variant.name), path_from(module, &variant.type_));
        let made = made(variant, &quote! { value });
        quote! {
            impl From<#type_> for #name {
                fn from(value: #type_) -> Self {
                    Self::#variant_name(#made)
                }
            }
        }
    });
    let (reference, from_reference) = match &item.reference {
        Some(reference) => reference_variant(&ident(reference), &name),
        None => Default::default(),
    };
    let facts_path = path_from(module, &item.facts_path);
    let facts = item.facts.as_ref().map(|facts| facts::structured(facts, module));
    let polymorphic = implementation(item, &name, &facts_path);
    let value = value(&name, "Polymorphic");
    let json_schema = json_schema(&name, &format!("{}*", item.qualified_name), "polymorphic", &facts_path);
    quote! {
        #type_docs
        #[derive(Clone, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            #reference
            #[doc = " A value of a type that the schema does not have here, kept as it was read."]
            #unknown(UnknownType<Self>),
        }
        #(#conversions)*
        #from_reference
        #polymorphic
        #value
        #json_schema
        #facts
    }
}

/// A value as its variant holds it.
fn made(variant: &Variant, value: &TokenStream) -> TokenStream {
    if variant.is_boxed {
        quote! { Box::new(#value) }
    } else {
        quote! { #value }
    }
}

/// The variant for entities that are named by their keys, and the conversion to it.
fn reference_variant(variant: &Ident, name: &Ident) -> (TokenStream, TokenStream) {
    let declared = quote! {
        #[doc = " An entity that exists, named by its key; the value does not say its type."]
        #variant(EntityReference<Self>),
    };
    let conversion = quote! {
        impl From<EntityReference<Self>> for #name {
            fn from(reference: EntityReference<Self>) -> Self {
                Self::#variant(reference)
            }
        }
    };
    (declared, conversion)
}

/// The implementation of `Polymorphic`: which type is which variant.
fn implementation(item: &Polymorphic, name: &Ident, facts_path: &TokenStream) -> TokenStream {
    let unknown = ident(&item.unknown);
    let starts = item.variants.iter().enumerate().map(|(position, variant)| {
        let (position, variant_name) = (Literal::usize_unsuffixed(position), ident(&variant.name));
        let made = made(variant, &quote! { Structured::start() });
        quote! { runtime::Found::Known(#position) => Self::#variant_name(#made) }
    });
    let reference = item.reference.as_ref().map(|reference| {
        let reference = ident(reference);
        quote! { runtime::Found::Reference => Self::#reference(EntityReference::empty()) }
    });
    let starts: Vec<_> = starts.chain(reference).collect();
    let (found, start) = if starts.is_empty() {
        (quote! { _ }, quote! { Self::#unknown(UnknownType::empty()) })
    } else {
        let start = quote! {
            match found {
                #(#starts,)*
                _ => Self::#unknown(UnknownType::empty()),
            }
        };
        (quote! { found }, start)
    };
    let objects = |boxed: &TokenStream| {
        let arms = item.variants.iter().map(|variant| {
            let name = ident(&variant.name);
            let object = if variant.is_boxed {
                boxed.clone()
            } else {
                quote! { value }
            };
            quote! { Self::#name(value) => #object }
        });
        let others = item.reference.iter().chain([&item.unknown]).map(|name| {
            let name = ident(name);
            quote! { Self::#name(value) => value }
        });
        let arms = arms.chain(others);
        quote! { match self { #(#arms,)* } }
    };
    let (shared, exclusive) = (objects(&quote! { &**value }), objects(&quote! { &mut **value }));
    quote! {
        impl Polymorphic for #name {
            const TYPE: &'static facts::StructuredType = &#facts_path;
            fn start(#found: runtime::Found) -> Self {
                #start
            }
            fn object(&self) -> &dyn runtime::Object {
                #shared
            }
            fn object_mut(&mut self) -> &mut dyn runtime::Object {
                #exclusive
            }
        }
    }
}
