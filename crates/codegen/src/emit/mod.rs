//! Emitting: the plan to the tokens of files. Nothing is decided here.

mod attributes;
mod conditions;
mod docs;
mod enums;
mod facts;
mod impls;
mod imports;
mod namespace;
mod paths;
mod root;
mod types;
mod values;

use proc_macro2::TokenStream;

pub(crate) use self::namespace::namespace;
pub(crate) use self::root::{head as root, schema, shared};
use crate::plan::{Item, Module, Plan};

/// The files of a namespace below its own, which declares them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// The enumeration types.
    Enums,
    /// The structured types and the parameters of actions.
    Types,
    /// The traits of all types.
    Impls,
    /// The statics with the facts.
    Facts,
}

impl Part {
    /// All of them, in the order in which they are worth reading.
    pub(crate) const ALL: [Self; 4] = [Self::Enums, Self::Types, Self::Impls, Self::Facts];

    /// The name of its module.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Enums => "enums",
            Self::Types => "types",
            Self::Impls => "impls",
            Self::Facts => "facts",
        }
    }

    /// Whether the file holds something of the item.
    pub(crate) fn holds(self, item: &Item) -> bool {
        match self {
            Self::Enums => matches!(item, Item::Enum(_)),
            Self::Types => !matches!(item, Item::Enum(_)),
            Self::Impls => true,
            Self::Facts => match item {
                Item::Enum(_) | Item::Struct(_) => true,
                Item::Polymorphic(item) => item.facts.is_some(),
            },
        }
    }

    /// What the file begins with: its documentation and imports, which stand apart.
    pub(crate) fn head(self, plan: &Plan<'_>, module: &Module) -> Vec<TokenStream> {
        imports::head(self, module).into_iter().map(|block| conditions::fitted(block, plan, None)).collect()
    }

    /// What the file holds of an item.
    pub(crate) fn item(self, plan: &Plan<'_>, item: &Item, module: &str) -> TokenStream {
        let tokens = match self {
            Self::Enums => enums::item(item),
            Self::Types => types::item(item, module),
            Self::Impls => impls::item(item, module),
            Self::Facts => facts::item(item, module),
        };
        conditions::fitted(tokens, plan, Some(item))
    }
}
