//! `$orderby`: the order of the entities of a collection.

use std::cmp::Ordering;

use odata_types::facts::StructuredType;
use serde_json::{Map, Value};

use super::path::PropertyPath;
use crate::refusal::{Refusal, shown};

/// Properties by which entities are ordered, the first one first; without any, they stay in the order in which they were added.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Order {
    keys: Vec<(PropertyPath, bool)>,
    /// The order as it was sent, for the link to the next page.
    pub(crate) text: String,
}

impl Order {
    /// Reads an order by properties of a type.
    pub(super) fn read(text: &str, of: &'static StructuredType) -> Result<Self, Refusal> {
        let mut keys = Vec::new();
        for item in text.split(',') {
            let words: Vec<_> = item.split_whitespace().collect();
            let (path, is_descending) = match words.as_slice() {
                [path] | [path, "asc"] => (path, false),
                [path, "desc"] => (path, true),
                _ => {
                    let message =
                        format!("`$orderby` names `{}`; expected properties, each with `asc` or `desc`", shown(item));
                    return Err(Refusal::bad_request(&message));
                }
            };
            keys.push((PropertyPath::read(path, "$orderby", of)?, is_descending));
        }
        Ok(Self { keys, text: text.to_owned() })
    }

    /// Whether an order is asked for.
    pub(crate) fn is_given(&self) -> bool {
        !self.keys.is_empty()
    }

    /// The order of two entities.
    pub(crate) fn compare(&self, one: &Map<String, Value>, other: &Map<String, Value>) -> Ordering {
        let by = |(path, is_descending): &(PropertyPath, bool)| {
            let order = path.compare(path.value(one), path.value(other)).unwrap_or(Ordering::Equal);
            if *is_descending { order.reverse() } else { order }
        };
        self.keys.iter().map(by).find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
    }
}
