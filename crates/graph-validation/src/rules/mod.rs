//! The rules of bodies. Each file contains what must hold, and how to explain it when it does not.
//!
//! [`reading`](crate::reading) asks while a body is read whether everything holds. [`walk`](crate::walk) asks the same of a
//! tree, and explains whatever does not hold.

pub(crate) mod api_version;
pub(crate) mod duplicate_member;
pub(crate) mod enum_member;
pub(crate) mod item_count;
pub(crate) mod json_type;
pub(crate) mod limits;
pub(crate) mod malformed_value;
pub(crate) mod missing_property;
pub(crate) mod missing_type;
pub(crate) mod not_settable;
pub(crate) mod null_required;
pub(crate) mod number;
pub(crate) mod parameter_case;
pub(crate) mod type_tag;
pub(crate) mod undeclared_property;
pub(crate) mod value;
