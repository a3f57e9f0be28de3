//! Actions: request bodies that know where they go.

use std::fmt;

use serde_core::{Deserialize, Serialize};

use crate::{facts, runtime};

/// The non-binding parameters of an action, which make up its request body.
pub trait Action: runtime::Value + Serialize + for<'de> Deserialize<'de> {
    /// What is documented of the action.
    const ACTION: &'static facts::Action;

    /// What a success returns: `()` for 204, a `Vec` for a collection.
    type Output: for<'de> Deserialize<'de>;
}

/// The body of an action that is known at run time only: it can be read and written as its generated type does.
///
/// Generated code has one of these for each action, in `BODIES`.
#[derive(Clone, Copy)]
pub struct ActionBody {
    /// What is documented of the action.
    pub action: &'static facts::Action,
    rewrite: fn(&[u8]) -> Result<String, serde_json::Error>,
}

impl ActionBody {
    /// The body of that action.
    #[must_use]
    pub const fn of<A: Action>() -> Self {
        Self { action: A::ACTION, rewrite: rewrite::<A> }
    }

    /// Reads a body and writes it in its normal form, indented: type tags first, members of enumerations as declared.
    ///
    /// # Errors
    ///
    /// If the generated type cannot read the body.
    pub fn normalized(&self, body: &[u8]) -> Result<String, serde_json::Error> {
        (self.rewrite)(body)
    }
}

impl fmt::Debug for ActionBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ActionBody").field(&self.action.name).finish()
    }
}

fn rewrite<A: Action>(body: &[u8]) -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(&serde_json::from_slice::<A>(body)?)
}
