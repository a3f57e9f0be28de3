//! Pages of a collection.

use lifecycle_workflows_models::Structured;
use serde_core::de::Error as _;
use serde_json::{Map, Value};

/// A part of a collection, as one answer holds it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Page<T> {
    /// The entities.
    pub value: Vec<T>,
    /// The URL of the next page; none on the last one.
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

#[cfg(test)]
mod tests {
    use lifecycle_workflows_models::identity_governance::Run;

    use super::*;

    #[test]
    fn a_page_is_read_with_its_link() {
        let page = Page::<Run>::read(br#"{"@odata.context":"x","value":[{"id":"1"}],"@odata.nextLink":"y"}"#).unwrap();
        assert_eq!(page.value, [Run::with_id("1")]);
        assert_eq!(page.next_link.as_deref(), Some("y"));
        assert_eq!(Page::<Run>::read(br#"{"value":[],"@odata.nextLink":null}"#).unwrap().next_link, None);
    }

    #[test]
    fn what_is_no_page_is_an_error() {
        for body in ["", "[]", "{}", r#"{"value":{}}"#, r#"{"value":[1]}"#, r#"{"value":[],"@odata.nextLink":1}"#] {
            assert!(Page::<Run>::read(body.as_bytes()).is_err(), "{body}");
        }
        assert!(entity::<Run>(b"{} x").is_err());
    }
}
