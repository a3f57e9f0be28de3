//! Tests of what users see of this crate.

mod bodies;
mod enums;
mod primitives;
mod query;
mod sources;
