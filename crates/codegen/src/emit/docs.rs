//! Documentation comments: one attribute for each line, which is what the printer turns into a comment.

use proc_macro2::TokenStream;
use quote::quote;

/// The documentation of an item.
pub(super) fn outer(lines: &[String]) -> TokenStream {
    let lines = lines.iter().map(|line| text(line));
    quote! { #(#[doc = #lines])* }
}

/// The documentation of the module that the file holds.
pub(super) fn inner(lines: &[String]) -> TokenStream {
    let lines = lines.iter().map(|line| text(line));
    quote! { #(#![doc = #lines])* }
}

fn text(line: &str) -> String {
    if line.is_empty() { String::new() } else { format!(" {line}") }
}
