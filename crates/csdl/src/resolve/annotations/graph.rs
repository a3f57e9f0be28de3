//! The terms of `Graph.Requests.V1`, the vocabulary beside the schemas for what Microsoft Graph documents of requests.

use super::application::{Application, Known, is_true, items, owned, property, record, text, texts};
use super::odata::permissions_in;
use crate::diagnostic::Code;
use crate::document::{Annotation, Expression};
use crate::fault::Faults;
use crate::identifier::split_qualified;
use crate::model::{ActsOn, Cloud, Constraints, EnumTypeId, QualifiedName, ReadFacts, RequestFacts, TypeKind};
use crate::resolve::names::{Found, Item};
use crate::resolve::resolver::Resolver;
use crate::resolve::targets::Target;
use crate::resolve::types::type_kind_at;

/// The namespace of the vocabulary. It is not built in.
const REQUESTS: &str = "Graph.Requests.V1";

/// Whether an annotation with that term is decoded on that target.
pub(super) fn decodes(term: &QualifiedName, target: &Target) -> bool {
    if term.namespace != REQUESTS {
        return false;
    }
    match term.name.as_str() {
        "ApiVersions" => !matches!(target, Target::Other(..)),
        "Required" | "EntityReference" => matches!(target, Target::Property(..) | Target::Parameter(..)),
        "RequestPath" | "LeastPrivilegedRole" | "PermissionExceptions" | "Clouds" | "ActsOn" => {
            matches!(target, Target::Operation(_))
        }
        "ReadByKey" | "List" => matches!(target, Target::Structured(_)),
        "ServiceRoot" => matches!(target, Target::Member(..)),
        _ => false,
    }
}

/// Whether an annotation with that term is decoded within the value of another.
pub(super) fn decodes_nested(term: &QualifiedName) -> bool {
    term.namespace == REQUESTS && term.name == "LeastPrivileged"
}

/// The API versions in which an element is documented.
pub(super) fn api_versions(known: &Known<'_, '_>) -> Vec<String> {
    known.texts(REQUESTS, "ApiVersions")
}

/// The root of the service in a cloud.
pub(super) fn service_root(known: &Known<'_, '_>) -> Option<String> {
    known.text(REQUESTS, "ServiceRoot")
}

/// Adds what the annotations of a property or parameter require of a request.
pub(super) fn constrain(constraints: &mut Constraints, known: &Known<'_, '_>) {
    constraints.is_required = known.tag(REQUESTS, "Required");
    constraints.is_entity_reference = known.tag(REQUESTS, "EntityReference");
}

/// Whether the annotations of a scope mark it as least privileged.
pub(super) fn is_least_privileged(
    resolver: &Resolver<'_>,
    application: Application<'_>,
    annotations: &[Annotation],
) -> bool {
    annotations.iter().any(|annotation| {
        let Some((written, name)) = split_qualified(&annotation.term.value) else { return false };
        name == "LeastPrivileged"
            && resolver.names.namespace(application.scope, written) == REQUESTS
            && is_true(&annotation.value)
    })
}

/// Adds what the annotations of an operation say of its requests.
pub(super) fn request(
    resolver: &Resolver<'_>,
    known: &Known<'_, '_>,
    request: RequestFacts,
    faults: &mut Faults,
) -> RequestFacts {
    let known_clouds = known.get(REQUESTS, "Clouds").map(|application| {
        let type_ = term_type(resolver, application, faults);
        clouds(resolver, type_, items(&application.written.value), faults)
    });
    RequestFacts {
        path: known.text(REQUESTS, "RequestPath"),
        least_privileged_role: known.text(REQUESTS, "LeastPrivilegedRole"),
        permission_exceptions: known.texts(REQUESTS, "PermissionExceptions"),
        clouds: known_clouds.unwrap_or_default(),
        acts_on: known.get(REQUESTS, "ActsOn").and_then(|application| acts_on(resolver, application, faults)),
        ..request
    }
}

/// How one entity of a type is read by its key, and how a collection of entities is read.
pub(super) fn reads(
    resolver: &Resolver<'_>,
    known: &Known<'_, '_>,
    faults: &mut Faults,
) -> (Option<ReadFacts>, Option<ReadFacts>) {
    let mut decode = |name: &str| known.get(REQUESTS, name).and_then(|application| read(resolver, application, faults));
    (decode("ReadByKey"), decode("List"))
}

fn read(resolver: &Resolver<'_>, application: Application<'_>, faults: &mut Faults) -> Option<ReadFacts> {
    let said = record(&application.written.value)?;
    let texts = |name: &str| property(said, name).map(texts).unwrap_or_default();
    let type_of_clouds = match term_type(resolver, application, faults) {
        Some(TypeKind::Structured(id)) => resolver.find_property(*id, "Clouds").map(|property| &property.type_.kind),
        _ => None,
    };
    Some(ReadFacts {
        path: owned(said, "RequestPath")?,
        permissions: permissions_in(resolver, application, said, is_least_privileged),
        least_privileged_roles: texts("LeastPrivilegedRoles"),
        clouds: clouds(resolver, type_of_clouds, property(said, "Clouds").map(items).unwrap_or_default(), faults),
        api_versions: texts("ApiVersions"),
        documentation: owned(said, "Documentation"),
    })
}

/// The type of the term that is applied.
fn term_type<'w>(
    resolver: &'w Resolver<'_>,
    application: Application<'_>,
    faults: &mut Faults,
) -> Option<&'w TypeKind> {
    match resolver.names.find(application.scope, &application.written.term, faults) {
        Some(Found::Declared(_, Item::Term(number))) => resolver.model.terms.get(number).map(|term| &term.type_.kind),
        _ => None,
    }
}

/// The clouds whose members are named; the type of the names is the enumeration of all clouds.
fn clouds(resolver: &Resolver<'_>, type_: Option<&TypeKind>, names: &[Expression], faults: &mut Faults) -> Vec<Cloud> {
    let Some(TypeKind::Enum(EnumTypeId(id))) = type_ else { return Vec::new() };
    let members = resolver.model.enum_types.get(*id).map(|type_| type_.members.as_slice()).unwrap_or_default();
    let mut clouds = Vec::new();
    for item in names {
        let Some(member) = text(item).and_then(|name| members.iter().find(|member| member.name == name)) else {
            continue;
        };
        let Some(service_root) = member.service_root.clone() else {
            let message = format!("the cloud `{}` has no `ServiceRoot` of `{REQUESTS}`", member.name);
            faults
                .add(Code::MissingServiceRoot, item.place, message)
                .declared_at(&format!("`{}`", member.name), member.place);
            continue;
        };
        let description = member.facts.description.clone();
        clouds.push(Cloud { name: member.name.clone(), description, service_root });
    }
    clouds
}

fn acts_on(resolver: &Resolver<'_>, application: Application<'_>, faults: &mut Faults) -> Option<ActsOn> {
    let said = record(&application.written.value)?;
    let type_at = property(said, "EntityType")?;
    let entity_type = match type_kind_at(&resolver.names, application.scope, text(type_at)?, type_at.place, faults)? {
        TypeKind::Structured(id) => id,
        TypeKind::External(_) => return None,
        other => {
            let message = format!("`{}` is not an entity type", resolver.kind_name(&other));
            faults.add(Code::InvalidActsOn, type_at.place, message);
            return None;
        }
    };
    let property_at = property(said, "Property")?;
    let name = text(property_at)?;
    let Some(state) = resolver.find_property(entity_type, name) else {
        if resolver.has_unknown_base(entity_type.0) {
            return None;
        }
        let message = format!("`{}` has no property `{name}`", resolver.kind_name(&TypeKind::Structured(entity_type)));
        let fault = faults.add(Code::InvalidActsOn, property_at.place, message);
        if let Some(meant) = resolver.names.suggest(name, resolver.property_names(entity_type)) {
            fault.help(format!("did you mean `{meant}`?"));
        }
        return None;
    };
    let members = match &state.type_.kind {
        TypeKind::Enum(id) => &resolver.model.enum_type(*id).members,
        TypeKind::External(_) => return None,
        other => {
            let message = format!("`{name}` is of {}, which is not an enumeration type", resolver.kind_name(other));
            faults.add(Code::InvalidActsOn, property_at.place, message);
            return None;
        }
    };
    let mut values = Vec::new();
    for item in property(said, "Values").map(items).unwrap_or_default() {
        let Some(value) = text(item) else { continue };
        if members.iter().any(|member| member.name == value) {
            values.push(value.to_owned());
            continue;
        }
        let message = format!("`{value}` is not a member of {}", resolver.kind_name(&state.type_.kind));
        let fault = faults.add(Code::InvalidActsOn, item.place, message);
        if let Some(meant) = resolver.names.suggest(value, members.iter().map(|member| member.name.as_str())) {
            fault.help(format!("did you mean `{meant}`?"));
        }
    }
    Some(ActsOn { entity_type, property: name.to_owned(), values })
}
