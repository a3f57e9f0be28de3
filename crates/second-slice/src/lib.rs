//! Two small schemas and their generated code, against which the crates that know no service are tested: a library that
//! lends books, and users and sign-ins of Microsoft Graph.
//!
//! `cargo xtask codegen` generates the code from `schemas/`, as it does for the models.

/// Users and sign-ins.
#[rustfmt::skip]
pub mod directory;
#[rustfmt::skip]
mod generated;

pub use generated::*;
