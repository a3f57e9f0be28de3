//! Structured types that are read and written as what they are declared.

use serde_core::{Deserialize, Serialize};

use crate::runtime::{Object, Value};
use crate::{AdditionalProperties, facts};

/// A structured type of which there are instances, or the parameters of an action.
///
/// Generated code implements it. How members are read and written is the business of this crate and of generated code.
pub trait Structured: Object + Value + Serialize + for<'de> Deserialize<'de> {
    /// What is documented of the type.
    const TYPE: &'static facts::StructuredType;

    /// The members that the type does not declare.
    fn additional_properties(&self) -> &AdditionalProperties;

    /// What reading begins with.
    #[doc(hidden)]
    fn start() -> Self;
}
