//! Entities, and pages of a collection.

use odata_types::runtime::Value as Readable;
use odata_types::{Collection, Int64};
use serde_core::de::DeserializeOwned;
use serde_json::Map;

use crate::error::{Error, ServiceError};
use crate::operation::Operation;
use crate::reader::Reader;

/// A part of a collection: the content of one answer.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Page<T> {
    /// The entities.
    pub value: Vec<T>,
    /// How many entities there are on all pages, if the service says it.
    pub count: Option<i64>,
    /// The URL of the next page; `None` on the last page.
    pub next_link: Option<String>,
    /// The URL of later changes, on the last page of a request for changes.
    pub delta_link: Option<String>,
    /// The error with which the service ended the answer after these entities.
    pub error: Option<ServiceError>,
}

/// Reads a page.
pub(crate) fn page<T: Readable>(reader: &Reader<'_>) -> Result<Page<T>, Error> {
    let read: Collection<T> = match serde_json::from_slice(reader.body) {
        Ok(read) => read,
        Err(unreadable) => {
            // An error in place of the entities.
            let body = serde_json::from_slice(reader.body).ok().filter(|body: &Map<_, _>| !body.contains_key("value"));
            return Err(match body.and_then(|body| reader.error_in(&body)) {
                Some(error) => error.into(),
                None => reader.unreadable(&unreadable),
            });
        }
    };
    let error = reader.error_in(&read.additional_properties);
    Ok(Page {
        value: read.value,
        count: read.count.into_value().map(Int64::get),
        next_link: read.next_link.into_value(),
        delta_link: read.delta_link.into_value(),
        error,
    })
}

/// Reads one entity.
pub(crate) fn entity<T: DeserializeOwned>(reader: &Reader<'_>) -> Result<T, Error> {
    // The type of the entity, or one derived from it, may declare a property of that name.
    let declares_error = match reader.operation {
        Operation::Entities(entities) => entities.entity_type.instantiable().any(|of| of.property("error").is_some()),
        Operation::Action(_) | Operation::Function(_) | Operation::Batch { .. } => false,
    };
    let may_be_error = std::str::from_utf8(reader.body).is_ok_and(|body| body.contains("\"error\""));
    if may_be_error
        && !declares_error
        && let Some(error) = reader.error_in(&reader.json()?)
    {
        return Err(error.into());
    }
    reader.json()
}
