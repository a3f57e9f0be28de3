//! Requests that create, change or delete an entity: whether their bodies have what is documented.

use odata_types::facts::{EntityRequest, RequestKind};
use serde_json::Value;

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
    entities.check_body(members).map_err(|fault| Refusal::bad_request(&fault.to_string()))
}
