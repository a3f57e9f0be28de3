//! Structured types without derived types.

use serde_core::{Deserialize, Serialize};

use crate::runtime::{Object, Value};
use crate::{AdditionalProperties, facts};

/// A structured type of which there are instances, or the parameters of an action.
///
/// Generated types and the types of this crate implement it, by the hidden functions of its supertraits.
pub trait Structured: Object + Value + Serialize + for<'de> Deserialize<'de> {
    /// What is documented of the type.
    const TYPE: &'static facts::StructuredType;

    /// The undeclared members.
    fn additional_properties(&self) -> &AdditionalProperties;

    /// The value that reading fills.
    #[doc(hidden)]
    fn start() -> Self;
}
