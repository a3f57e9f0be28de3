//! The small runtime that generated OData models stand on: type tags, open enums, facts.

mod action;
pub mod facts;
mod tag;

pub use action::Action;
pub use tag::{TYPE_TAG, is_type_tag, names_type, type_name};
