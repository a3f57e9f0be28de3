//! Request bodies: those of actions, which know where they go, and those that are known at run time only.

use std::fmt;

use serde_core::{Deserialize, Serialize};

use crate::{facts, runtime};

/// What reads a body, and writes it in its normal form.
type Rewrite = fn(&[u8]) -> Result<String, serde_json::Error>;

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
    rewrite: Rewrite,
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

/// The body of a request that creates or changes an entity, which is known at run time only: it can be read and written as the
/// generated type of the entity does.
///
/// Generated code has one of these for each such request, in `ENTITY_BODIES`.
#[derive(Clone, Copy)]
pub struct EntityBody {
    /// What is documented of the request.
    pub request: &'static facts::EntityRequest,
    rewrite: Rewrite,
}

impl EntityBody {
    /// The body of that request, whose entity is of the type.
    #[must_use]
    pub const fn of<T: Serialize + for<'de> Deserialize<'de>>(request: &'static facts::EntityRequest) -> Self {
        Self { request, rewrite: rewrite::<T> }
    }

    /// Reads a body and writes it in its normal form, as [`ActionBody::normalized`] does.
    ///
    /// # Errors
    ///
    /// If the generated type cannot read the body.
    pub fn normalized(&self, body: &[u8]) -> Result<String, serde_json::Error> {
        (self.rewrite)(body)
    }
}

impl fmt::Debug for EntityBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("EntityBody").field(&self.request.entity_type.name).finish()
    }
}

fn rewrite<T: Serialize + for<'de> Deserialize<'de>>(body: &[u8]) -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(&serde_json::from_slice::<T>(body)?)
}
