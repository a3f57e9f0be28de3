//! The documentation of requests as JSON.

use odata_types::facts::{Property, StructuredType, ValueType};
use serde_json::{Value, json};

use super::text;
use crate::documented::{self, Documented, Named};

pub(super) fn list() -> Value {
    let one = |named: &Named| {
        json!({
            "kind": named.documented.kind().as_str(),
            "name": named.name,
            "ids": named.documented.id_names(),
            "description": named.documented.description(),
        })
    };
    documented::all().iter().map(one).collect()
}

pub(super) fn documented(named: &Named) -> Value {
    let documented = named.documented;
    let request = documented.request();
    let headers = request.headers.iter().map(
        |header| json!({ "name": header.name, "description": header.description, "required": header.is_required }),
    );
    let permissions = request.permissions.iter().map(|permission| {
        json!({
            "scheme": permission.scheme,
            "leastPrivileged": permission.least_privileged,
            "higherPrivileged": permission.higher_privileged,
        })
    });
    let clouds = request.clouds.iter().map(
        |cloud| json!({ "name": cloud.name, "description": cloud.description, "serviceRoot": cloud.service_root }),
    );
    let (qualified_name, bound_to, parameters, acts_on) = match documented {
        Documented::Action(action) => {
            (action.name, action.binding_type, properties(action.parameters, 0), action.acts_on)
        }
        Documented::Function(function) => {
            (function.name, function.binding_type, properties(function.parameters, 0), None)
        }
        Documented::Entities(entities) => (entities.entity_type.name, "", Value::Null, None),
    };
    let acts_on = acts_on.map(
        |acts_on| json!({ "entityType": acts_on.entity_type, "property": acts_on.property, "values": acts_on.values }),
    );
    json!({
        "kind": documented.kind().as_str(),
        "name": named.name,
        "qualifiedName": qualified_name,
        "description": documented.description(),
        "boundTo": bound_to,
        "actsOn": acts_on,
        "method": request.method,
        "path": request.path,
        "ids": documented.id_names(),
        "apiVersions": request.api_versions,
        "clouds": clouds.collect::<Value>(),
        "headers": headers.collect::<Value>(),
        "permissions": permissions.collect::<Value>(),
        "permissionExceptions": request.permission_exceptions,
        "leastPrivilegedRoles": request.least_privileged_roles,
        "queryOptions": request.query_options,
        "requiredProperties": request.required_properties,
        "settableProperties": request.settable_properties,
        "parameters": parameters,
        "successStatus": text::success(request),
        "result": text::result(documented),
        "limits": request.limits,
        "sources": request.sources,
        "derivedFrom": request.derived_from,
        "disagreements": request.disagreements,
        "example": super::example(request.example),
        "exampleResult": super::example(request.example_result),
        "documentation": request.documentation,
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
