//! Emitting: the plan to the tokens of files. Nothing is decided here.

mod attributes;
mod conditions;
mod docs;
mod enums;
mod facts;
mod impls;
mod imports;
mod namespace;
mod part;
mod paths;
mod root;
mod types;
mod values;

use proc_macro2::TokenStream;

pub(crate) use self::namespace::namespace;
pub(crate) use self::part::Part;
pub(crate) use self::root::{head as root, schema, shared};
use crate::plan::{Item, Module, Plan};

/// What a file of a namespace begins with: its documentation and imports, which stand apart.
pub(crate) fn head(part: Part, plan: &Plan<'_>, module: &Module) -> Vec<TokenStream> {
    imports::head(part, module).into_iter().map(|block| conditions::fitted(block, plan, None)).collect()
}

/// What a file of a namespace holds of an item.
pub(crate) fn item(part: Part, plan: &Plan<'_>, item: &Item, module: &str) -> TokenStream {
    let tokens = match part {
        Part::Enums => enums::item(item),
        Part::Types => types::item(item, module),
        Part::Impls => impls::item(item, module),
        Part::Facts => facts::item(item, module),
    };
    conditions::fitted(tokens, plan, Some(item))
}
