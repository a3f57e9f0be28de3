//! The small runtime that generated OData models stand on: type tags, open enums, facts.

pub mod facts;
