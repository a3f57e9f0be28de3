//! Tests of the crate as its users see it, over a schema of which it knows nothing.

mod bodies;
mod bounds;
mod requests;
mod unknown;
mod words;
