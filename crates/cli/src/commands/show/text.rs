//! The documentation of actions as text.

use std::io::{self, Write};

use lifecycle_workflows::models::action_name;
use lifecycle_workflows::validation::describe_property;
use odata_types::facts::{Action, Permission, Property, ResultType, StructuredType, ValueType};

use crate::actions;

/// The depth to which properties are shown, as types refer to each other in cycles.
pub(super) const DEEPEST: usize = 3;

pub(super) fn list(out: &mut impl Write) -> io::Result<()> {
    let named: Vec<_> = actions::all().map(|body| (action_name(body.action), body.action.description)).collect();
    let width = named.iter().map(|(name, _)| name.len()).max().unwrap_or_default();
    for (name, description) in named {
        writeln!(out, "{name:width$}  {description}")?;
    }
    Ok(())
}

pub(super) fn action(out: &mut impl Write, action: &'static Action) -> io::Result<()> {
    writeln!(out, "{}: {}", action_name(action), action.description)?;
    if !action.request.documentation.is_empty() {
        writeln!(out, "{}", action.request.documentation)?;
    }
    writeln!(out, "\nRequest\n  {} {}", action.request.method, action.request.path)?;
    writeln!(out, "  API versions: {}", action.request.api_versions.join(", "))?;
    for header in action.request.headers {
        let required = if header.is_required { " Required." } else { "" };
        writeln!(out, "  {}: {}{required}", header.name, header.description)?;
    }
    if !action.parameters.properties.is_empty() {
        writeln!(out, "\nParameters")?;
        properties(out, action.parameters, 0)?;
    }
    if let Some(acts_on) = action.acts_on {
        writeln!(
            out,
            "\nApplies to\n  {} whose {} is {}",
            acts_on.entity_type,
            acts_on.property,
            acts_on.values.join(" or ")
        )?;
    }
    permissions(out, action)?;
    writeln!(out, "\nClouds")?;
    for cloud in action.request.clouds {
        writeln!(out, "  {}: {}", cloud.description, cloud.service_root)?;
    }
    let result = action.request.result.map(|result| format!(", {}", result_type(&result))).unwrap_or_default();
    writeln!(out, "\nSuccess\n  {}{result}", action.request.success_status)?;
    if !action.request.example.is_empty() {
        let example = format!("{:#}", super::example(action));
        writeln!(out, "\nExample\n  {}", example.replace('\n', "\n  "))?;
    }
    for (title, lines) in [("Limits", action.request.limits), ("Where sources disagree", action.request.disagreements)]
    {
        if !lines.is_empty() {
            writeln!(out, "\n{title}")?;
        }
        for line in lines {
            writeln!(out, "  {line}")?;
        }
    }
    Ok(())
}

/// The type of a result, as the metadata writes it.
pub(super) fn result_type(result: &ResultType) -> String {
    let name = result.value.name();
    if result.is_collection { format!("Collection({name})") } else { name.to_owned() }
}

/// The properties of a type, and below each of them those of the types that its value may have. A reference to an entity
/// needs only its key.
fn properties(out: &mut impl Write, structured: &'static StructuredType, depth: usize) -> io::Result<()> {
    let indent = "  ".repeat(2 * depth + 1);
    for property in structured.lineage().flat_map(|structured| structured.properties) {
        writeln!(out, "{indent}{}", describe_property(property))?;
        if property.is_entity_reference || depth >= DEEPEST {
            continue;
        }
        for allowed in types(property) {
            if allowed.lineage().any(|structured| !structured.properties.is_empty()) {
                writeln!(out, "{indent}  #{}", allowed.name)?;
                properties(out, allowed, depth + 1)?;
            }
        }
    }
    Ok(())
}

/// The structured types that the value of a property may have.
pub(super) fn types(property: &'static Property) -> impl Iterator<Item = &'static StructuredType> {
    let declared = match property.value {
        ValueType::Structured(structured) => Some(structured),
        _ => None,
    };
    let is_limited = !property.allowed_types.is_empty();
    let any = declared.filter(|_| !is_limited).into_iter().flat_map(StructuredType::instantiable);
    property.allowed_types.iter().copied().chain(any)
}

/// From least to most privileged.
fn permissions(out: &mut impl Write, action: &Action) -> io::Result<()> {
    writeln!(out, "\nPermissions, the least privileged first")?;
    for permission in action.request.permissions {
        let Permission { scheme, least_privileged, higher_privileged } = permission;
        let all = [*least_privileged, *higher_privileged].concat();
        let shown = if all.is_empty() { "not supported".to_owned() } else { all.join(", ") };
        writeln!(out, "  {}: {shown}", scheme_title(scheme))?;
    }
    for exception in action.request.permission_exceptions {
        writeln!(out, "  none: {exception}")?;
    }
    if !action.request.least_privileged_roles.is_empty() {
        let roles = action.request.least_privileged_roles.join(" or ");
        writeln!(out, "  Microsoft Entra role for delegated access: {roles}")?;
    }
    Ok(())
}

fn scheme_title(scheme: &str) -> &str {
    match scheme {
        "DelegatedWork" => "Delegated, work or school account",
        "DelegatedPersonal" => "Delegated, personal account",
        _ => scheme,
    }
}
