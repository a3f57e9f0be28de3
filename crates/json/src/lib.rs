//! JSON text read into a tree in which every value knows its place in the text.
//!
//! `serde_json` decides what is JSON, so that whatever this crate accepts, types read with `serde_json` accept as
//! text too; a second pass then says where everything stands. Nothing is interpreted and nothing is lost: members keep
//! their order, duplicate members are kept for the caller to report, and numbers stay as they are written.
//!
//! ```
//! use json_places::{Kind, LineIndex, parse};
//!
//! let text = "{\n  \"runs\": []\n}";
//! let value = parse(text)?;
//! let runs = value.member("runs").expect("it is there");
//! assert_eq!(runs.value.kind, Kind::Array(Vec::new()));
//!
//! let position = LineIndex::new(text).position(runs.value.span.start);
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
