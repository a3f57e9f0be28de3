//! Tests of what users see of this crate.

mod bodies;
mod enums;
mod generated;
mod primitives;
mod query;
mod sources;
