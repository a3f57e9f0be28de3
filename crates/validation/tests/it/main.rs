//! Tests of the crate as its users see it.

mod built;
mod cases;
mod documented;
mod fixtures;
mod json;
mod json_schema;
mod large;
mod messages;
mod paint;
mod properties;
mod reports;
mod rules;
mod wrong_bodies;
mod wrong_requests;
