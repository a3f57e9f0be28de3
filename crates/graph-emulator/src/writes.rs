//! Requests that create, change or delete an entity: whether their bodies have what is documented.

use odata_types::facts::{EntityRequest, RequestKind};
use serde_json::{Map, Value};

use crate::refusal::Refusal;

/// Checks the body of a request: what it must have, and what it may set.
pub(crate) fn check(entities: &EntityRequest, body: &[u8]) -> Result<(), Refusal> {
    if entities.kind == RequestKind::Delete {
        return Ok(());
    }
    let body: Value = serde_json::from_slice(body)
        .map_err(|error| Refusal::bad_request(&format!("the body cannot be read as JSON: {error}")))?;
    let Value::Object(members) = &body else {
        return Err(Refusal::bad_request("the body is not an object"));
    };
    let request = &entities.request;
    if let Some(path) = request.required_properties.iter().find(|path| !has(members, path)) {
        return Err(Refusal::bad_request(&format!("the body has no `{path}`, which is required")));
    }
    let may_set = |name: &str| {
        name.contains('@') || request.settable_properties.is_empty() || request.settable_properties.contains(&name)
    };
    match members.keys().find(|name| !may_set(name)) {
        Some(name) => Err(Refusal::bad_request(&format!("`{name}` cannot be set by this request"))),
        None => Ok(()),
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

    #[test]
    fn a_path_leads_into_each_value() {
        let body = json!({ "name": 1, "parts": [{ "id": 1 }, { "id": 2 }] });
        let members = body.as_object().unwrap();
        for (path, expected) in
            [("name", true), ("size", false), ("parts/id", true), ("parts/name", false), ("others/id", true)]
        {
            assert_eq!(has(members, path), expected, "{path}");
        }
    }
}
