//! Tests of the crate as its users see it.

mod built;
mod cases;
mod definitions;
mod documented;
mod fixtures;
mod further;
#[path = "../../../graph-validation/tests/support/json.rs"]
mod json;
mod json_schema;
mod large;
mod messages;
mod no_parameters;
#[path = "../../../graph-validation/tests/support/paint.rs"]
mod paint;
mod properties;
mod reports;
mod rules;
mod vocabulary;
mod wrong_bodies;
mod wrong_requests;
