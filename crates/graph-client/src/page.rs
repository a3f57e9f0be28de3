//! Entities, and pages of a collection.

use json_places::Span;
use odata_types::runtime::Value as Readable;
use odata_types::{Collection, Int64, Untyped};
use serde_core::de::DeserializeOwned;
use serde_json::Map;
use serde_json::value::{RawValue, to_raw_value};

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

/// Reads a page whose entities are kept as the service wrote them.
pub(crate) fn raw_page(reader: &Reader<'_>) -> Result<Page<Box<RawValue>>, Error> {
    let parsed = json_places::parse_bytes(reader.body).ok();
    let value = parsed.as_ref().and_then(|body| body.member("value")).map(|member| &member.value);
    let Some((value, items)) = value.and_then(|value| Some((value, value.as_array()?))) else {
        // It says what is wrong.
        let read: Page<Untyped> = page(reader)?;
        let written = read.value.iter().map(|item| to_raw_value(item).map_err(|error| reader.unreadable(&error)));
        let value = written.collect::<Result<_, _>>()?;
        return Ok(Page { value, ..read.emptied() });
    };
    let text = |span: Span| reader.body.get(span.start..span.end).unwrap_or_default();
    let raw = |item: &json_places::Value<'_>| serde_json::from_slice(text(item.span()));
    let written = items.iter().map(raw).collect::<Result<_, _>>().map_err(|error| reader.unreadable(&error))?;
    // What is beside the entities is read as on any other page.
    let (before, behind) = (
        text(Span { start: 0, end: value.span().start }),
        text(Span { start: value.span().end, end: reader.body.len() }),
    );
    let head = [before, b"[]", behind].concat();
    let read: Page<Untyped> = page(&Reader { body: &head, ..*reader })?;
    Ok(Page { value: written, ..read.emptied() })
}

impl<T> Page<T> {
    /// The same page without its entities.
    fn emptied<U>(self) -> Page<U> {
        let Self { value: _, count, next_link, delta_link, error } = self;
        Page { value: Vec::new(), count, next_link, delta_link, error }
    }
}

/// Reads one entity.
pub(crate) fn entity<T: DeserializeOwned>(reader: &Reader<'_>) -> Result<T, Error> {
    // The type of the entity, or one derived from it, may declare a property of that name.
    let declares_error = match reader.operation {
        Operation::Entities(entities) => entities.entity_type.instantiable().any(|of| of.property("error").is_some()),
        _ => false,
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
