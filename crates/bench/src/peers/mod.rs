//! The alternatives: what people write by hand, what other generators write, and what checks JSON by a schema.

pub mod plain;
pub mod same_fields;
pub(crate) mod tagged;

/// Made by quicktype, which keeps nothing that the schema does not declare.
#[allow(clippy::all, clippy::pedantic, unreachable_pub, reason = "another generator's output")]
pub(crate) mod quicktype {
    #[rustfmt::skip]
    pub(crate) mod cancel_processing;
    #[rustfmt::skip]
    pub(crate) mod resume;
}

/// Made by typify, which keeps nothing that the schema does not declare. What it makes for `resume` refuses every member of
/// the enumeration there, so that there is nothing to measure.
#[allow(clippy::all, clippy::pedantic, unreachable_pub, reason = "another generator's output")]
pub(crate) mod typify {
    #[rustfmt::skip]
    pub(crate) mod cancel_processing;
}
