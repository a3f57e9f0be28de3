//! Finds the HTTP requests in what people hold, and says where every part of them comes from.
//!
//! A [`Document`] is the text of a file. [`Document::find`] asks the readers, one for each form, which of them reads it.
//! What that one finds are [`Request`]s: an HTTP message as [`Mapped`] text, with a map from the message to the document
//! and the places that are unknown until run time.
//!
//! ```
//! use graph_requests::{Document, Form, NoFiles};
//!
//! let text = "@id = 7\n\nPOST https://graph.microsoft.com/v1.0/books/{{id}}/lend\n\n{\"borrower\": null}\n";
//! let found = Document::new("lend.http", text).find(&NoFiles);
//! assert_eq!((found.form, found.requests.len()), (Form::Http, 1));
//! assert!(found.requests[0].message.text().contains("/books/7/lend"));
//! ```

mod document;
mod expression;
mod filling;
mod find;
mod form;
mod json;
mod mapped;
mod readers;
mod request;

pub use document::{Document, Files, NoFiles};
pub use form::Form;
pub use mapped::Mapped;
pub use request::{BodyFile, Found, Request};

/// The example of the README is a test as well.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
