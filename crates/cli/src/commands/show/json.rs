//! The documentation of actions as JSON.

use lifecycle_workflows::models::action_name;
use odata_types::facts::{Action, Property, StructuredType, ValueType};
use serde_json::{Value, json};

use super::text;
use crate::actions;

pub(super) fn list() -> Value {
    actions::all()
        .map(|body| json!({ "name": action_name(body.action), "description": body.action.description }))
        .collect()
}

pub(super) fn action(action: &'static Action) -> Value {
    let headers = action.request.headers.iter().map(
        |header| json!({ "name": header.name, "description": header.description, "required": header.is_required }),
    );
    let permissions = action.request.permissions.iter().map(|permission| {
        json!({
            "scheme": permission.scheme,
            "leastPrivileged": permission.least_privileged,
            "higherPrivileged": permission.higher_privileged,
        })
    });
    let clouds = action.request.clouds.iter().map(
        |cloud| json!({ "name": cloud.name, "description": cloud.description, "serviceRoot": cloud.service_root }),
    );
    let acts_on = action.acts_on.map(
        |acts_on| json!({ "entityType": acts_on.entity_type, "property": acts_on.property, "values": acts_on.values }),
    );
    json!({
        "name": action_name(action),
        "qualifiedName": action.name,
        "description": action.description,
        "boundTo": action.binding_type,
        "actsOn": acts_on,
        "method": action.request.method,
        "path": action.request.path,
        "apiVersions": action.request.api_versions,
        "clouds": clouds.collect::<Value>(),
        "headers": headers.collect::<Value>(),
        "permissions": permissions.collect::<Value>(),
        "permissionExceptions": action.request.permission_exceptions,
        "leastPrivilegedRoles": action.request.least_privileged_roles,
        "parameters": properties(action.parameters, 0),
        "successStatus": action.request.success_status,
        "result": action.request.result.map(|result| text::result_type(&result)),
        "limits": action.request.limits,
        "sources": action.request.sources,
        "disagreements": action.request.disagreements,
        "example": serde_json::from_str::<Value>(action.request.example).unwrap_or_default(),
        "exampleResult": serde_json::from_str::<Value>(action.request.example_result).unwrap_or_default(),
        "documentation": action.request.documentation,
    })
}

/// As deep as the text, as types refer to each other in cycles.
fn properties(structured: &'static StructuredType, depth: usize) -> Value {
    structured.lineage().flat_map(|structured| structured.properties).map(|one| property(one, depth)).collect()
}

fn property(property: &'static Property, depth: usize) -> Value {
    let members = match property.value {
        ValueType::Enum(enumeration) => enumeration.members.iter().map(|member| member.name).collect(),
        _ => Vec::new(),
    };
    let allowed = text::types(property).map(|allowed| {
        let is_shallow = property.is_entity_reference || depth >= text::DEEPEST;
        let inner = if is_shallow { Value::Null } else { properties(allowed, depth + 1) };
        json!({ "name": allowed.name, "key": allowed.key, "properties": inner })
    });
    json!({
        "name": property.name,
        "type": property.value.name(),
        "collection": property.is_collection,
        "required": property.is_required,
        "nullable": property.nullable,
        "minItems": property.min_items,
        "maxItems": property.max_items,
        "minimum": property.minimum,
        "maximum": property.maximum,
        "apiVersions": property.api_versions,
        "members": members,
        "types": allowed.collect::<Value>(),
        "description": property.description,
    })
}
