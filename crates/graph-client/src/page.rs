//! Entities, and pages of a collection.

use odata_types::Structured;
use serde_core::de::Error as _;
use serde_json::{Map, Value};

use crate::error::{Error, ServiceError};
use crate::reader::Reader;

/// A part of a collection: the content of one answer.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Page<T> {
    /// The entities.
    pub value: Vec<T>,
    /// The URL of the next page; `None` on the last page.
    pub next_link: Option<String>,
    /// The error with which the service ended the answer after these entities.
    pub error: Option<ServiceError>,
}

/// Reads a page.
pub(crate) fn page<T: Structured>(reader: &Reader<'_>) -> Result<Page<T>, Error> {
    let mut body: Map<String, Value> = reader.json()?;
    let error = reader.error_in(&body);
    let value = match (body.remove("value"), error) {
        (Some(Value::Array(value)), error) => (value, error),
        (None, Some(error)) => return Err(error.into()),
        _ => return Err(reader.unreadable(&serde_json::Error::custom("expected an object with an array `value`"))),
    };
    let (value, error) = value;
    // OData 4.01 allows the name without its prefix.
    let next_link = ["@odata.nextLink", "@nextLink"].iter().find_map(|name| body.remove(*name));
    let next_link = match next_link {
        None | Some(Value::Null) => None,
        Some(Value::String(link)) => Some(link),
        Some(_) => return Err(reader.unreadable(&serde_json::Error::custom("expected a string as `@odata.nextLink`"))),
    };
    let value = value.into_iter().map(T::deserialize).collect::<Result<_, _>>();
    Ok(Page { value: value.map_err(|error| reader.unreadable(&error))?, next_link, error })
}

/// Reads one entity.
pub(crate) fn entity<T: Structured>(reader: &Reader<'_>) -> Result<T, Error> {
    // A type may declare a property of that name.
    let may_be_error = std::str::from_utf8(reader.body).is_ok_and(|body| body.contains("\"error\""));
    if may_be_error
        && T::TYPE.property("error").is_none()
        && let Some(error) = reader.error_in(&reader.json()?)
    {
        return Err(error.into());
    }
    reader.json()
}
