//! The alternatives to the models: what people write by hand with serde's derives.

pub mod plain;
pub mod same_fields;
pub(crate) mod tagged;
