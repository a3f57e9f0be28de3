//! The file `enums.rs` of a namespace: its enumeration types.

use proc_macro2::TokenStream;
use quote::quote;

use super::{attributes, docs};
use crate::names::ident;
use crate::plan::{Enum, Item};

/// What the file holds of an item.
pub(super) fn item(item: &Item) -> TokenStream {
    match item {
        Item::Enum(item) => enumeration(item),
        Item::Struct(_) | Item::Polymorphic(_) => TokenStream::new(),
    }
}

fn enumeration(item: &Enum) -> TokenStream {
    let name = ident(&item.name);
    let unknown = ident(&item.unknown);
    let type_docs = docs::outer(&item.docs);
    let attributes = attributes::outer(&item.attributes);
    let variants: Vec<_> = item.members.iter().map(|member| ident(&member.name)).collect();
    let variant_docs = item.members.iter().map(|member| docs::outer(&member.docs));
    let wire_names = item.members.iter().map(|member| &member.wire_name);
    quote! {
        #type_docs
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #attributes
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
    }
}
