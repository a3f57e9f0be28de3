//! Entity types that know the requests which read their entities.

use crate::{Structured, facts};

/// An entity type of which one entity can be read by its key.
///
/// ```
/// use odata_types::{ReadByKey, facts::Read};
///
/// /// The API versions in which entities of a type can be read.
/// fn versions<T: ReadByKey>() -> &'static [&'static str] {
///     let Read { api_versions, .. } = T::READ_BY_KEY;
///     api_versions
/// }
/// ```
pub trait ReadByKey: Structured {
    /// What is documented of the request.
    const READ_BY_KEY: &'static facts::Read;
}

/// An entity type of which a collection of entities can be read.
///
/// ```
/// use odata_types::{List, facts::Permission};
///
/// /// The least privileged permission of an app that lists entities of a type without a user.
/// fn needed<T: List>() -> Option<&'static str> {
///     let Permission { least_privileged, .. } = T::LIST.permission("Application")?;
///     least_privileged.first().copied()
/// }
/// ```
pub trait List: Structured {
    /// What is documented of the request.
    const LIST: &'static facts::Read;
}
