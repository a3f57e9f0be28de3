//! Entity types that know the requests for their entities.

use crate::{Structured, facts};

/// An entity type of which one entity can be read by its key.
///
/// ```
/// use odata_types::ReadByKey;
///
/// /// The API versions in which entities of a type can be read.
/// fn versions<T: ReadByKey>() -> &'static [&'static str] {
///     T::READ_BY_KEY.request.api_versions
/// }
/// ```
pub trait ReadByKey: Structured {
    /// What is documented of the request: the first one, if there are several.
    const READ_BY_KEY: &'static facts::EntityRequest;
}

/// An entity type of which a collection of entities can be read.
///
/// ```
/// use odata_types::{List, facts::Permission};
///
/// /// The least privileged permission of an app that lists entities of a type without a user.
/// fn needed<T: List>() -> Option<&'static str> {
///     let Permission { least_privileged, .. } = T::LIST.request.permission("Application")?;
///     least_privileged.first().copied()
/// }
/// ```
pub trait List: Structured {
    /// What is documented of the request: the first one, if there are several.
    const LIST: &'static facts::EntityRequest;
}

/// An entity type of which entities can be created.
pub trait Create: Structured {
    /// What is documented of the request: the first one, if there are several.
    const CREATE: &'static facts::EntityRequest;
}

/// An entity type whose entities can be changed.
pub trait Update: Structured {
    /// What is documented of the request: the first one, if there are several.
    const UPDATE: &'static facts::EntityRequest;
}

/// An entity type whose entities can be deleted.
pub trait Delete: Structured {
    /// What is documented of the request: the first one, if there are several.
    const DELETE: &'static facts::EntityRequest;
}
