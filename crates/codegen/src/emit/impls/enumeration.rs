//! The traits of enumeration types.

use proc_macro2::TokenStream;
use quote::quote;

use super::value::{self, Form};
use crate::names::ident;
use crate::plan::Enum;

pub(super) fn implementations(item: &Enum) -> TokenStream {
    let name = ident(&item.name);
    let static_name = ident(&item.static_name);
    let unknown = ident(&item.unknown);
    let variants = item.members.iter().map(|member| ident(&member.name));
    let value = value::implementations(&name, Form::Enumeration, &item.qualified_name, &item.static_name);
    quote! {
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
    }
}
