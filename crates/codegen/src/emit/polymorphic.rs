//! Emitting the enumerations of what a value of a type with derived types may be.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{docs, facts, json_schema, path_from, serde};
use crate::names::ident;
use crate::plan::Polymorphic;

pub(super) fn emit(item: &Polymorphic, module: &str) -> TokenStream {
    let name = ident(&item.name);
    let unknown = ident(&item.unknown);
    let type_docs = docs(&item.docs);
    let variants: Vec<_> = item.variants.iter().map(|variant| ident(&variant.name)).collect();
    let variant_docs = item.variants.iter().map(|variant| docs(&variant.docs));
    let types: Vec<_> = item.variants.iter().map(|variant| path_from(module, &variant.type_)).collect();
    let reads = types.iter().zip(&variants).enumerate().map(|(position, (type_, variant))| {
        let position = Literal::usize_unsuffixed(position);
        quote! { Some(#position) => <#type_ as Structured>::read(members).map(Self::#variant) }
    });
    let reads: Vec<_> = reads.collect();
    let read = if reads.is_empty() {
        quote! { members.unknown().map(Self::#unknown) }
    } else {
        quote! {
            match position {
                #(#reads,)*
                _ => members.unknown().map(Self::#unknown),
            }
        }
    };
    let position = if reads.is_empty() {
        quote! { _ }
    } else {
        quote! { position }
    };
    let functions = item.variants.iter().map(|variant| ident(if variant.is_declared { "untagged" } else { "tagged" }));
    let facts_path = path_from(module, &item.facts_path);
    let facts = item.facts.as_ref().map(|facts| facts::structured(facts, module));
    let serde = serde(&name, "deserialize_polymorphic", "serialize_polymorphic");
    let json_schema = json_schema(&name, &format!("{}*", item.qualified_name), "polymorphic", &facts_path);
    quote! {
        #type_docs
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variant_docs #variants(#types),)*
            #[doc = " A value of a type that the schema does not have here, kept as it was read."]
            #unknown(UnknownType<Self>),
        }
        #(
            impl From<#types> for #name {
                fn from(value: #types) -> Self {
                    Self::#variants(value)
                }
            }
        )*
        impl Polymorphic for #name {
            const TYPE: &'static facts::StructuredType = &#facts_path;
            fn read<'de, A: MapAccess<'de>>(#position: Option<usize>, members: &mut Members<'de, A>) -> Result<Self, A::Error> {
                #read
            }
            fn write<M: SerializeMap>(&self, members: &mut Writer<M>) {
                match self {
                    #(Self::#variants(value) => members.#functions(value),)*
                    Self::#unknown(value) => members.unknown(value),
                }
            }
        }
        #serde
        #json_schema
        #facts
    }
}
