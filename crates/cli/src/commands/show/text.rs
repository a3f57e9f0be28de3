//! The documentation of requests as text.

use std::io::{self, Write};

use lifecycle_workflows::models::facts::RequestKind;
use lifecycle_workflows::validation::describe_property;
use odata_types::facts::{Action, EntityRequest, Permission, Property, Request, ResultType, StructuredType, ValueType};

use super::{Takes, sentences};
use crate::documented::{self, Documented, Kind, Named};

/// The depth to which properties are shown, as types refer to each other in cycles.
pub(super) const DEEPEST: usize = 3;

/// What is listed below the name of each kind.
fn heading(kind: Kind) -> &'static str {
    match kind {
        Kind::Action => "Actions: lcw call NAME",
        Kind::Function => "Functions: lcw call NAME",
        Kind::List => "Collections: lcw list NAME",
        Kind::Get => "Entities: lcw get NAME",
        Kind::Create => "Requests that create an entity: lcw create NAME",
        Kind::Update => "Requests that change an entity: lcw update NAME",
        Kind::Delete => "Requests that delete an entity: lcw delete NAME",
    }
}

pub(super) fn list(out: &mut impl Write) -> io::Result<()> {
    for (index, kind) in Kind::ALL.into_iter().enumerate() {
        let separator = if index > 0 { "\n" } else { "" };
        writeln!(out, "{separator}{}", heading(kind))?;
        let lines = documented::of_kind(kind).map(|one| {
            let ids: Vec<_> = one.documented.id_names().iter().map(|id| format!("--{id} ID")).collect();
            let does = matches!(kind, Kind::Action | Kind::Function);
            (&one.name, if does { one.documented.description().to_owned() } else { ids.join(" ") })
        });
        let lines: Vec<_> = lines.collect();
        let width = lines.iter().map(|(name, _)| name.len()).max().unwrap_or_default();
        for (name, text) in lines {
            writeln!(out, "{}", format!("  {name:width$}  {text}").trim_end())?;
        }
    }
    Ok(())
}

pub(super) fn documented(out: &mut impl Write, named: &Named) -> io::Result<()> {
    let documented = named.documented;
    let request = documented.request();
    writeln!(out, "{}: {}", named.name, documented.description())?;
    if !documented.long_description().is_empty() {
        writeln!(out, "{}", documented.long_description())?;
    }
    if !request.documentation.is_empty() {
        writeln!(out, "{}", request.documentation)?;
    }
    writeln!(out, "\nRequest\n  {} {}", request.method, documented.path())?;
    writeln!(out, "  API versions: {}", stated(&request.api_versions.join(", ")))?;
    for further in request.further {
        let versions = stated(&further.api_versions.join(", ")).to_owned();
        writeln!(out, "  also {} {}, API versions: {versions}", further.method, further.path)?;
        further.limits.iter().try_for_each(|limit| writeln!(out, "    {limit}"))?;
    }
    if !request.derived_from.is_empty() {
        writeln!(out, "  derived from: {}", request.derived_from.join(", "))?;
    }
    if !request.query_options.is_empty() {
        writeln!(out, "  query options: {}", request.query_options.join(", "))?;
    }
    for header in request.headers {
        let required = if header.is_required { " Required." } else { "" };
        writeln!(out, "  {}: {}{required}", header.name, header.description)?;
    }
    if let Some(takes) = Takes::by(documented) {
        body(out, documented, takes)?;
    }
    if let Documented::Action(Action { acts_on: Some(acts_on), .. }) = documented {
        let (of, property) = (acts_on.entity_type, acts_on.property);
        writeln!(out, "\nApplies to\n  {of} whose {property} is {}", acts_on.values.join(" or "))?;
    }
    permissions(out, request)?;
    writeln!(out, "\nClouds")?;
    if request.clouds.is_empty() {
        writeln!(out, "  {NOT_STATED}")?;
    }
    for cloud in request.clouds {
        writeln!(out, "  {}: {}", cloud.description, cloud.service_root)?;
    }
    let result = result(documented).map(|result| format!(", {result}")).unwrap_or_default();
    let status =
        success(request).map_or_else(|| format!("{NOT_STATED}: 200, 201, 202 or 204"), |status| status.to_string());
    writeln!(out, "\nSuccess\n  {status}{result}")?;
    for (title, example) in [("Example", request.example), ("Example of a result", request.example_result)] {
        if !example.is_empty() {
            let example = format!("{:#}", super::example(example));
            writeln!(out, "\n{title}\n  {}", example.replace('\n', "\n  "))?;
        }
    }
    for (title, lines) in [("Limits", request.limits), ("Where sources disagree", request.disagreements)] {
        if !lines.is_empty() {
            writeln!(out, "\n{title}")?;
        }
        for line in lines {
            writeln!(out, "  {line}")?;
        }
    }
    Ok(())
}

/// What is shown of a fact that no source states.
const NOT_STATED: &str = "not stated";

fn stated(text: &str) -> &str {
    if text.is_empty() { NOT_STATED } else { text }
}

/// The status of a success; none for a derived request, as no source states it.
pub(super) fn success(request: &Request) -> Option<u16> {
    request.derived_from.is_empty().then_some(request.success_status)
}

/// The parameters of an operation, or what the body of a request for entities may have.
fn body(out: &mut impl Write, documented: Documented, takes: Takes) -> io::Result<()> {
    let is_of_entities = matches!(documented, Documented::Entities(_));
    if takes.properties(takes.of, "").is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{}", if is_of_entities { "Body" } else { "Parameters" })?;
    if is_of_entities && takes.settable.is_empty() {
        writeln!(out, "  {NOT_STATED}: which of these may be set")?;
    }
    properties(out, takes, takes.of, "", 0)
}

/// The type of what a success returns.
pub(super) fn result(documented: Documented) -> Option<String> {
    match (documented.request().result, documented) {
        (Some(result), _) => Some(result_type(&result)),
        (None, Documented::Entities(EntityRequest { kind: RequestKind::Get, entity_type, .. })) => {
            Some(entity_type.name.to_owned())
        }
        (None, Documented::Entities(EntityRequest { kind: RequestKind::List, entity_type, .. })) => {
            Some(format!("Collection({})", entity_type.name))
        }
        (None, _) => None,
    }
}

/// The type of a result, as the metadata writes it.
fn result_type(result: &ResultType) -> String {
    let name = result.value.name();
    if result.is_collection { format!("Collection({name})") } else { name.to_owned() }
}

/// The properties of a type, and below each of them the types that its value may have, with theirs. A reference to an entity
/// needs only its key.
fn properties(
    out: &mut impl Write,
    takes: Takes,
    structured: &'static StructuredType,
    path: &str,
    depth: usize,
) -> io::Result<()> {
    let indent = "  ".repeat(2 * depth + 1);
    for (path, property) in takes.properties(structured, path) {
        let absent = if_absent(&property);
        let of_enum = match property.value {
            ValueType::Enum(of) => of.long_description,
            _ => "",
        };
        let said = sentences([&describe_property(&property), &absent, property.long_description, of_enum]);
        writeln!(out, "{indent}{said}")?;
        if property.is_entity_reference || depth >= DEEPEST {
            continue;
        }
        for of in types(&property) {
            let said = sentences([of.description, of.long_description]);
            let separator = if said.is_empty() { "" } else { ": " };
            writeln!(out, "{indent}  #{}{separator}{said}", of.name)?;
            properties(out, takes, of, &path, depth + 1)?;
        }
    }
    Ok(())
}

/// What happens if a request leaves a property out.
fn if_absent(property: &Property) -> String {
    if property.if_absent.is_empty() { String::new() } else { format!("If absent: {}.", property.if_absent) }
}

/// The structured types that the value of a property may have.
pub(super) fn types(property: &Property) -> impl Iterator<Item = &'static StructuredType> + use<> {
    let declared = match property.value {
        ValueType::Structured(structured) => Some(structured),
        _ => None,
    };
    let is_limited = !property.allowed_types.is_empty();
    let any = declared.filter(|_| !is_limited).into_iter().flat_map(StructuredType::instantiable);
    property.allowed_types.iter().copied().chain(any)
}

/// From least to most privileged.
fn permissions(out: &mut impl Write, request: &Request) -> io::Result<()> {
    writeln!(out, "\nPermissions, the least privileged first")?;
    if request.permissions.is_empty() {
        writeln!(out, "  {NOT_STATED}")?;
    }
    for permission in request.permissions {
        let Permission { scheme, least_privileged, higher_privileged } = permission;
        let all = [*least_privileged, *higher_privileged].concat();
        let shown = if all.is_empty() { "not supported".to_owned() } else { all.join(", ") };
        writeln!(out, "  {}: {shown}", scheme_title(scheme))?;
    }
    for exception in request.permission_exceptions {
        writeln!(out, "  none: {exception}")?;
    }
    if !request.least_privileged_roles.is_empty() {
        let roles = request.least_privileged_roles.join(" or ");
        writeln!(out, "  Microsoft Entra role for delegated access: {roles}")?;
    }
    Ok(())
}

/// What people call a scheme of permissions.
pub(crate) fn scheme_title(scheme: &str) -> &str {
    match scheme {
        "DelegatedWork" => "Delegated, work or school account",
        "DelegatedPersonal" => "Delegated, personal account",
        _ => scheme,
    }
}

#[cfg(test)]
mod tests {
    use odata_types::facts::StructuredKind;

    use super::*;

    #[test]
    fn what_no_source_states_of_a_derived_request_is_not_guessed() {
        static DOOR: StructuredType = StructuredType::new("house.door", StructuredKind::Entity);
        static DERIVED: EntityRequest = EntityRequest {
            entity_type: &DOOR,
            kind: RequestKind::Update,
            request: Request { derived_from: &["Container"], ..Request::new("PATCH", "/doors/{door-id}", 204) },
        };
        let named = Named { name: "update/door".to_owned(), documented: Documented::Entities(&DERIVED) };
        let mut out = Vec::new();
        documented(&mut out, &named).unwrap();
        insta::assert_snapshot!("derived", String::from_utf8(out).unwrap());
        let json = super::super::json::documented(&named);
        assert!(json["successStatus"].is_null() && json["derivedFrom"] == serde_json::json!(["Container"]));
    }
}
