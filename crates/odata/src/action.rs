//! Actions: request bodies that know where they go.

use serde_core::{Deserialize, Serialize};

use crate::facts;

/// The non-binding parameters of an action, which make up its request body.
pub trait Action: Serialize + for<'de> Deserialize<'de> {
    /// What is documented of the action.
    const ACTION: &'static facts::Action;
}
