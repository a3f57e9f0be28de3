//! The traits of the enumerations of what a value of a type with derived types may be.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::super::paths;
use super::value::{self, Form};
use crate::names::ident;
use crate::plan::{Polymorphic, Variant};

pub(super) fn implementations(item: &Polymorphic, module: &str) -> TokenStream {
    let name = ident(&item.name);
    let conversions = item.variants.iter().map(|variant| {
        let (variant_name, type_) = (ident(&variant.name), paths::of_type(module, &variant.type_));
        let made = made(variant, &quote! { value });
        quote! {
            impl From<#type_> for #name {
                fn from(value: #type_) -> Self {
                    Self::#variant_name(#made)
                }
            }
        }
    });
    let from_reference = item.reference.as_ref().map(|reference| {
        let reference = ident(reference);
        quote! {
            impl From<EntityReference<Self>> for #name {
                fn from(reference: EntityReference<Self>) -> Self {
                    Self::#reference(reference)
                }
            }
        }
    });
    let polymorphic = polymorphic(item, &name);
    let schema_name = format!("{}*", item.qualified_name);
    let value = value::implementations(&name, Form::Polymorphic, &schema_name, &item.static_name);
    quote! {
        #(#conversions)*
        #from_reference
        #polymorphic
        #value
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

/// The implementation of `Polymorphic`: which type is which variant.
fn polymorphic(item: &Polymorphic, name: &Ident) -> TokenStream {
    let unknown = ident(&item.unknown);
    let static_name = ident(&item.static_name);
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
            const TYPE: &'static facts::StructuredType = &#static_name;
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
