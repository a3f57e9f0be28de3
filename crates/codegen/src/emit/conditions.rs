//! Conditions of items: which cargo features they need.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::quote;

use crate::plan::{self, Plan};

/// The items as the plan has them: without JSON Schema if it is not wanted, and under the condition of their element.
pub(super) fn fitted(items: TokenStream, plan: &Plan<'_>, element: Option<&plan::Item>) -> TokenStream {
    let items = if plan.has_json_schema { items } else { without_json_schema(items) };
    match element.and_then(|element| condition(plan, element)) {
        Some(condition) => conditional(items, &condition),
        None => items,
    }
}

/// The condition under which an item is there, as `cfg` takes it; nothing if it always is.
pub(super) fn condition(plan: &Plan<'_>, item: &plan::Item) -> Option<TokenStream> {
    let features = plan.features.get(item.qualified_name())?;
    let conditions = features.iter().map(|feature| quote! { feature = #feature });
    Some(if features.len() == 1 {
        quote! { #(#conditions)* }
    } else {
        quote! { any(#(#conditions),*) }
    })
}

/// The items without those for the cargo feature `schemars`.
fn without_json_schema(items: TokenStream) -> TokenStream {
    let condition = quote! { #[cfg(feature = "schemars")] }.to_string();
    let is_for_it = |attribute: &TokenStream| attribute.to_string() == condition;
    let kept = split(items).into_iter().filter(|item| !item.attributes.iter().any(is_for_it));
    kept.map(Item::tokens).collect()
}

/// The items, each there under this condition only. It comes behind the documentation.
fn conditional(items: TokenStream, condition: &TokenStream) -> TokenStream {
    let items = split(items).into_iter().map(|mut item| {
        let docs = item.attributes.iter().take_while(|attribute| attribute.to_string().contains("doc =")).count();
        item.attributes.insert(docs, quote! { #[cfg(#condition)] });
        item.tokens()
    });
    items.collect()
}

/// An item.
#[derive(Default)]
struct Item {
    /// Its attributes.
    attributes: Vec<TokenStream>,
    /// What follows them.
    rest: Vec<TokenTree>,
}

impl Item {
    fn tokens(self) -> TokenStream {
        let rest = self.rest.into_iter().collect();
        self.attributes.into_iter().chain(std::iter::once(rest)).collect()
    }

    /// Whether the item ends with its first braces, as opposed to a semicolon.
    fn ends_with_braces(&self) -> bool {
        let mut words = self.rest.iter().filter_map(|token| match token {
            TokenTree::Ident(word) => Some(word.to_string()),
            _ => None,
        });
        let keyword = words.find(|word| word != "pub");
        keyword.is_some_and(|keyword| matches!(keyword.as_str(), "enum" | "impl" | "struct"))
    }
}

/// The items one by one. Generated code has those that end with braces, and those that end with a semicolon.
fn split(items: TokenStream) -> Vec<Item> {
    let mut found = Vec::new();
    let mut item = Item::default();
    let mut tokens = items.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let is_pound = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '#');
        if is_pound && item.rest.is_empty() {
            // The mark of an inner attribute, if it is one, then the brackets.
            let marks = tokens.next_if(|next| matches!(next, TokenTree::Punct(_)));
            item.attributes.push(std::iter::once(token).chain(marks).chain(tokens.next()).collect());
            continue;
        }
        let is_brace = matches!(&token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
        let is_semicolon = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == ';');
        item.rest.push(token);
        if is_semicolon || is_brace && item.ends_with_braces() {
            found.push(std::mem::take(&mut item));
        }
    }
    if !item.rest.is_empty() || !item.attributes.is_empty() {
        found.push(item);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_item_is_under_the_condition() {
        let items = quote! {
            #[doc = " A."]
            #[derive(Clone)]
            #[cfg_attr(feature = "schemars", must_use)]
            pub struct A { b: u8 }
            impl A { fn c() { ; } }
            #[cfg(feature = "schemars")]
            impl D for A {}
            pub(crate) static E: F = F { g: &[1; 2] };
        };
        let plain = without_json_schema(items);
        let expected = quote! {
            #[doc = " A."]
            #[cfg(feature = "x")]
            #[derive(Clone)]
            #[cfg_attr(feature = "schemars", must_use)]
            pub struct A { b: u8 }
            #[cfg(feature = "x")]
            impl A { fn c() { ; } }
            #[cfg(feature = "x")]
            pub(crate) static E: F = F { g: &[1; 2] };
        };
        assert_eq!(conditional(plain, &quote! { feature = "x" }).to_string(), expected.to_string());
    }
}
