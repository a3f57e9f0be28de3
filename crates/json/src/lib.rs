//! JSON text read into a tree in which every value has its place in the text.
//!
//! The parser accepts exactly what `serde_json` accepts, and its errors are those of `serde_json`. Nothing is interpreted
//! and nothing is lost: members keep their order, duplicate members are kept for the caller to report, and numbers stay as
//! written.
//!
//! ```
//! use json_places::{Kind, LineIndex, parse};
//!
//! let text = "{\n  \"runs\": []\n}";
//! let value = parse(text)?;
//! let runs = value.member("runs").expect("it is there");
//! assert_eq!(runs.value.kind, Kind::Array(Box::default()));
//!
//! let position = LineIndex::new(text).position(runs.value.span().start);
//! assert_eq!((position.line, position.column), (2, 11));
//! # Ok::<(), json_places::SyntaxError>(())
//! ```

mod lines;
mod parse;
mod pointer;
mod value;

pub use lines::{LineIndex, Position};
pub use parse::{SyntaxError, parse, parse_bytes};
pub use pointer::{Pointer, pointer_at};
pub use value::{Kind, Member, Span, Value};

/// The example of the README is a test as well.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
