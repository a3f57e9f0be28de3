//! The documentation of requests as JSON.

use odata_types::facts::{Property, StructuredType, ValueType};
use serde_json::{Value, json};

use super::{Takes, text};
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
    let (qualified_name, bound_to, acts_on) = match documented {
        Documented::Action(action) => (action.name, action.binding_type, action.acts_on),
        Documented::Function(function) => (function.name, function.binding_type, None),
        Documented::Entities(entities) => (entities.entity_type.name, "", None),
    };
    let further = request.further.iter().map(
        |one| json!({ "method": one.method, "path": one.path, "apiVersions": one.api_versions, "limits": one.limits }),
    );
    let parameters = Takes::by(documented).map(|takes| properties(takes, takes.of, "", 0));
    let acts_on = acts_on.map(
        |acts_on| json!({ "entityType": acts_on.entity_type, "property": acts_on.property, "values": acts_on.values }),
    );
    json!({
        "kind": documented.kind().as_str(),
        "name": named.name,
        "qualifiedName": qualified_name,
        "description": documented.description(),
        "longDescription": documented.long_description(),
        "boundTo": bound_to,
        "actsOn": acts_on,
        "method": request.method,
        "path": documented.path(),
        "furtherPaths": further.collect::<Value>(),
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
fn properties(takes: Takes, structured: &'static StructuredType, path: &str, depth: usize) -> Value {
    takes.properties(structured, path).iter().map(|(path, one)| property(takes, one, path, depth)).collect()
}

fn property(takes: Takes, property: &Property, path: &str, depth: usize) -> Value {
    let (members, of_members) = match property.value {
        ValueType::Enum(of) => (of.members.iter().map(|member| member.name).collect(), of.long_description),
        _ => (Vec::new(), ""),
    };
    let allowed = text::types(property).map(|allowed| {
        let is_shallow = property.is_entity_reference || depth >= text::DEEPEST;
        let inner = if is_shallow { Value::Null } else { properties(takes, allowed, path, depth + 1) };
        json!({
            "name": allowed.name,
            "key": allowed.key,
            "description": allowed.description,
            "longDescription": allowed.long_description,
            "properties": inner,
        })
    });
    json!({
        "name": property.name,
        "type": property.value.name(),
        "collection": property.is_collection,
        "required": property.is_required,
        "ifAbsent": property.if_absent,
        "nullable": property.nullable,
        "minItems": property.min_items,
        "maxItems": property.max_items,
        "minimum": property.minimum,
        "maximum": property.maximum,
        "apiVersions": property.api_versions,
        "members": members,
        "membersLongDescription": of_members,
        "types": allowed.collect::<Value>(),
        "description": property.description,
        "longDescription": property.long_description,
    })
}
