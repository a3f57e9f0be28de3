//! Pages of a collection.

use odata_types::Structured;
use serde_core::de::Error as _;
use serde_json::{Map, Value};

/// A part of a collection: the content of one answer.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Page<T> {
    /// The entities.
    pub value: Vec<T>,
    /// The URL of the next page; `None` on the last page.
    pub next_link: Option<String>,
}

impl<T: Structured> Page<T> {
    pub(crate) fn read(body: &[u8]) -> Result<Self, serde_json::Error> {
        let mut body: Map<String, Value> = serde_json::from_slice(body)?;
        let Some(Value::Array(value)) = body.remove("value") else {
            return Err(serde_json::Error::custom("expected an object with an array `value`"));
        };
        // OData 4.01 allows the name without its prefix.
        let next_link = ["@odata.nextLink", "@nextLink"].iter().find_map(|name| body.remove(*name));
        let next_link = match next_link {
            None | Some(Value::Null) => None,
            Some(Value::String(link)) => Some(link),
            Some(_) => return Err(serde_json::Error::custom("expected a string as `@odata.nextLink`")),
        };
        let value = value.into_iter().map(T::deserialize).collect::<Result<_, _>>()?;
        Ok(Self { value, next_link })
    }
}

/// Reads one entity.
pub(crate) fn entity<T: Structured>(body: &[u8]) -> Result<T, serde_json::Error> {
    serde_json::from_slice(body)
}
