//! Every documented request, as a table: what is documented of it is stated, fact by fact.

use std::fmt::Write;

use lifecycle_workflows_models::facts::{EntityRequest, Request, RequestKind, ResultType};
use lifecycle_workflows_models::{BODIES, ENTITY_BODIES, SCHEMA};

fn write_request(text: &mut String, title: &str, request: &Request) {
    let Request { method, path, success_status, .. } = request;
    let result = request.result.as_ref().map(|ResultType { value, is_collection }| {
        if *is_collection { format!(" Collection({})", value.name()) } else { format!(" {}", value.name()) }
    });
    writeln!(text, "{title}\n  {method} {path} -> {success_status}{}", result.unwrap_or_default()).unwrap();
    for permission in request.permissions {
        let (least, higher) = (permission.least_privileged.join(", "), permission.higher_privileged.join(", "));
        writeln!(text, "  {}: {least} | {higher}", permission.scheme).unwrap();
    }
    let clouds: Vec<_> = request.clouds.iter().map(|cloud| cloud.name).collect();
    let lines = [
        ("roles", request.least_privileged_roles),
        ("needs none", request.permission_exceptions),
        ("clouds", &clouds),
        ("versions", request.api_versions),
        ("options", request.query_options),
        ("required", request.required_properties),
        ("settable", request.settable_properties),
        ("limits", request.limits),
        ("sources", request.sources),
        ("disagreements", request.disagreements),
    ];
    for (name, values) in lines.into_iter().filter(|(_, values)| !values.is_empty()) {
        writeln!(text, "  {name}: {}", values.join("; ")).unwrap();
    }
    let headers: Vec<_> = request.headers.iter().map(|header| header.name).collect();
    writeln!(text, "  headers: {}", headers.join(", ")).unwrap();
    for (name, value) in
        [("body", request.example), ("answer", request.example_result), ("page", request.documentation)]
    {
        if !value.is_empty() {
            writeln!(text, "  {name}: {value}").unwrap();
        }
    }
}

#[test]
fn every_request_is_stated() {
    let mut text = String::new();
    for action in SCHEMA.actions {
        write_request(&mut text, &format!("action {} of {}", action.name, action.binding_type), &action.request);
    }
    for function in SCHEMA.functions {
        let title = format!("function {} of {}", function.name, function.binding_type);
        write_request(&mut text, &title, &function.request);
    }
    for one in SCHEMA.requests {
        write_request(&mut text, &format!("{:?} {}", one.kind, one.entity_type.name), &one.request);
    }
    insta::assert_snapshot!("requests", text);
    assert_eq!((SCHEMA.actions.len(), SCHEMA.functions.len()), (11, 7));
}

#[test]
fn every_limit_of_a_value_is_stated() {
    let mut text = String::new();
    for structured in SCHEMA.types.iter().copied().chain(SCHEMA.actions.iter().map(|action| action.parameters)) {
        for property in structured.properties {
            let items = [property.min_items, property.max_items].map(|count| count.map(|count| count.to_string()));
            let [least, most] = items.map(Option::unwrap_or_default);
            if !(least.is_empty() && most.is_empty() && property.minimum.is_empty() && property.maximum.is_empty()) {
                let name = format!("{}/{}", structured.name, property.name);
                writeln!(text, "{name} items {least}..{most} values {}..{}", property.minimum, property.maximum)
                    .unwrap();
            }
        }
    }
    insta::assert_snapshot!("limits", text);
}

#[test]
fn every_example_is_json_and_every_body_is_read() {
    for body in BODIES.iter().filter(|body| !body.action.request.example.is_empty()) {
        let example = body.action.request.example;
        body.normalized(example.as_bytes()).unwrap_or_else(|error| panic!("{}: {error}", body.action.name));
    }
    for body in ENTITY_BODIES {
        let example = body.request.request.example;
        let written = body.normalized(example.as_bytes()).unwrap_or_else(|error| panic!("{body:?}: {error}"));
        let [written, example] =
            [&written, example].map(|text| serde_json::from_str::<serde_json::Value>(text).unwrap());
        assert_eq!(written, example);
    }
    let is_write = |one: &&&EntityRequest| matches!(one.kind, RequestKind::Create | RequestKind::Update);
    let writes = SCHEMA.requests.iter().filter(is_write);
    assert!(writes.zip(ENTITY_BODIES).all(|(one, body)| std::ptr::eq(*one, body.request)));
    assert_eq!(SCHEMA.requests.iter().filter(is_write).count(), ENTITY_BODIES.len());
    for request in SCHEMA.all_requests() {
        for example in [request.example, request.example_result].into_iter().filter(|example| !example.is_empty()) {
            serde_json::from_str::<serde_json::Value>(example)
                .unwrap_or_else(|error| panic!("{}: {error}", request.path));
        }
        assert_eq!(request.example_result.is_empty(), request.result.is_none(), "{}", request.path);
    }
}

#[test]
fn required_and_settable_properties_are_declared() {
    for one in SCHEMA.requests {
        for path in one.request.required_properties.iter().chain(one.request.settable_properties) {
            let mut of = Some(one.entity_type);
            for name in path.split('/') {
                let property = of.and_then(|of| of.property(name));
                let property = property.unwrap_or_else(|| panic!("{}: {path}", one.entity_type.name));
                of = match property.value {
                    lifecycle_workflows_models::facts::ValueType::Structured(inner) => Some(inner),
                    _ => None,
                };
            }
        }
        let is_write = matches!(one.kind, RequestKind::Create | RequestKind::Update);
        assert!(is_write || one.request.required_properties.is_empty());
    }
}
