//! The bodies of requests that create or change entities, compared with what is documented.

use std::fmt;

use serde_json::{Map, Value};

use super::{EntityRequest, RequestKind};

/// What is wrong with a body that creates or changes an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum WriteFault {
    /// The body does not have a property that it must have. A path with slashes leads into each value of a property.
    Missing(&'static str),
    /// The body has a property that the request cannot set.
    NotSettable(String),
}

impl fmt::Display for WriteFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(path) => write!(f, "the body has no `{path}`, which is required"),
            Self::NotSettable(name) => {
                let name: String = name.chars().take(80).flat_map(char::escape_debug).collect();
                write!(f, "`{name}` cannot be set by this request")
            }
        }
    }
}

impl std::error::Error for WriteFault {}

impl EntityRequest {
    /// Compares a body with the properties that it must have, and with those that it may set. Control information is not
    /// compared.
    ///
    /// # Errors
    ///
    /// The first difference.
    pub fn check_body(&self, body: &Map<String, Value>) -> Result<(), WriteFault> {
        if self.kind == RequestKind::Delete {
            return Ok(());
        }
        let request = &self.request;
        if let Some(path) = request.required_properties.iter().find(|path| !has(body, path)) {
            return Err(WriteFault::Missing(path));
        }
        let may_set = |name: &str| {
            name.contains('@') || request.settable_properties.is_empty() || request.settable_properties.contains(&name)
        };
        match body.keys().find(|name| !may_set(name)) {
            Some(name) => Err(WriteFault::NotSettable(name.clone())),
            None => Ok(()),
        }
    }
}

/// Whether an object has a property. A path with slashes leads into each value of a property, if there is any.
fn has(members: &Map<String, Value>, path: &str) -> bool {
    let Some((first, rest)) = path.split_once('/') else { return members.contains_key(path) };
    match members.get(first) {
        Some(Value::Object(inner)) => has(inner, rest),
        Some(Value::Array(items)) => items.iter().filter_map(Value::as_object).all(|inner| has(inner, rest)),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::facts::{Request, StructuredKind, StructuredType};

    #[test]
    fn a_path_leads_into_each_value() {
        let body = json!({ "name": 1, "parts": [{ "id": 1 }, { "id": 2 }], "owner": { "id": 1 } });
        let members = body.as_object().unwrap();
        for (path, expected) in [
            ("name", true),
            ("size", false),
            ("parts/id", true),
            ("parts/name", false),
            ("owner/id", true),
            ("owner/name", false),
            ("others/id", true),
        ] {
            assert_eq!(has(members, path), expected, "{path}");
        }
    }

    #[test]
    fn a_body_has_what_is_required_and_sets_what_it_may() {
        static THING: StructuredType = StructuredType::new("example.thing", StructuredKind::Entity);
        let request = Request::new("PATCH", "/things/{id}", 204);
        let request = Request { required_properties: &["name"], settable_properties: &["name", "size"], ..request };
        let change = EntityRequest { entity_type: &THING, kind: RequestKind::Update, request };
        let check = |body: Value| change.check_body(body.as_object().unwrap()).map_err(|fault| fault.to_string());
        assert_eq!(check(json!({ "name": "a", "@odata.type": "#example.thing" })), Ok(()));
        assert_eq!(check(json!({ "size": 1 })), Err("the body has no `name`, which is required".to_owned()));
        assert_eq!(check(json!({ "name": "a", "id": 1 })), Err("`id` cannot be set by this request".to_owned()));
    }
}
