//! Tests of the public API over a schema that the crate does not know.

mod bodies;
mod bounds;
mod entities;
mod examples;
mod limits;
mod requests;
mod unknown;
mod values;
mod words;
