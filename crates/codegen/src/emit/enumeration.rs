//! Emitting enumeration types.

use proc_macro2::TokenStream;
use quote::quote;

use super::{docs, facts, json_schema, value};
use crate::names::ident;
use crate::plan::Enum;

pub(super) fn emit(item: &Enum) -> TokenStream {
    let name = ident(&item.name);
    let static_name = ident(&item.static_name);
    let unknown = ident(&item.unknown);
    let type_docs = docs(&item.docs);
    let variants: Vec<_> = item.members.iter().map(|member| ident(&member.name)).collect();
    let variant_docs = item.members.iter().map(|member| docs(&member.docs));
    let wire_names = item.members.iter().map(|member| &member.wire_name);
    let value = value(&name, "Enumeration");
    let facts = facts::enumeration(item);
    let json_schema = json_schema(&name, &item.qualified_name, "enumeration", &quote! { #static_name });
    quote! {
        #type_docs
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#variant_docs #variants,)*
            #[doc = " A member that the schema does not know, kept as it was read."]
            #unknown(UnknownMember<Self>),
        }
        impl #name {
            #[doc = " The name on the wire."]
            pub fn as_str(&self) -> &str {
                match self {
                    #(Self::#variants => #wire_names,)*
                    Self::#unknown(member) => member.as_str(),
                }
            }
        }
        impl OpenEnum for #name {
            const TYPE: &'static facts::EnumType = &#static_name;
            const MEMBERS: &'static [Self] = &[#(Self::#variants),*];
            fn as_str(&self) -> &str {
                self.as_str()
            }
            fn from_unknown(member: UnknownMember<Self>) -> Self {
                Self::#unknown(member)
            }
        }
        impl std::fmt::Display for #name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }
        impl std::str::FromStr for #name {
            type Err = std::convert::Infallible;
            fn from_str(name: &str) -> Result<Self, std::convert::Infallible> {
                Ok(Self::from_name(name))
            }
        }
        #value
        #json_schema
        #facts
    }
}
