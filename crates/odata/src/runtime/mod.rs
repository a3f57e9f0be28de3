//! The plumbing of generated code: public so that generated crates can use it, hidden because only they need it.
//!
//! Generated code is not generic over deserializers and serializers, so that it is compiled once, in the crate of the types.
//! It reads from a `Source` and writes to a `Writer`; `deserialize` and `serialize` join those to serde.

mod adapter;
mod any;
mod debug;
mod failed;
mod foreign;
mod members;
mod serialize;
mod show;
mod source;
mod tape;
mod value;
mod view;
mod writer;

pub use adapter::{deserialize, read};
pub use debug::debug;
pub use failed::Failed;
pub(crate) use failed::{Shortened, duplicate};
pub use foreign::Foreign;
pub use members::{Found, Members};
pub use serialize::serialize;
pub use source::{Ahead, Items, Json, Name, Source, Take};
pub(crate) use tape::{Record, Token, members_of, replay};
pub(crate) use value::out_of_range;
pub use value::{Form, Kind, Required, Text, Value, empty, form};
pub use view::{Elements, Object, Show, View};
pub use writer::{Sink, Writer};
