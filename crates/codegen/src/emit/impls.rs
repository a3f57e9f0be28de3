//! The file `impls.rs` of a namespace: the traits of its types, by which values are read and written.

mod enumeration;
mod polymorphic;
mod structure;
mod value;

use proc_macro2::TokenStream;

use crate::plan::Item;

/// What the file holds of an item.
pub(super) fn item(item: &Item, module: &str) -> TokenStream {
    match item {
        Item::Enum(item) => enumeration::implementations(item),
        Item::Struct(item) => structure::implementations(item, module),
        Item::Polymorphic(item) => polymorphic::implementations(item, module),
    }
}
