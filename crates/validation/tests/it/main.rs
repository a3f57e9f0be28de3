//! Tests of the crate as its users see it.

mod built;
mod cases;
mod documented;
mod json;
mod large;
mod paint;
mod properties;
mod reports;
mod wrong_bodies;
