//! A library that lends books: a small neutral schema, against which the crates that know no service are tested.
//!
//! `cargo xtask codegen` generates the code from `schemas/`, as it does for the models.

#[rustfmt::skip]
mod generated;

pub use generated::*;
