//! What the annotations of operations and entity types say of requests.

use super::Resolver;
use super::annotations::Application;
use super::facts::{Known, is_true, items, owned, property, record, text, texts};
use super::names::{Found, Item};
use super::types::type_kind_at;
use crate::diagnostic::Code;
use crate::document::{Constant, Expression, ExpressionKind, Record};
use crate::fault::Faults;
use crate::model::{ActsOn, Cloud, EnumTypeId, Header, Permission, ReadFacts, RequestFacts, Scope, TypeKind};
use crate::vocabularies::{CAPABILITIES, REQUESTS};

/// Decodes the annotations of an operation.
pub(super) fn decode(resolver: &Resolver<'_>, known: &Known<'_, '_>, faults: &mut Faults) -> RequestFacts {
    let restrictions = known.get(CAPABILITIES, "OperationRestrictions");
    let restrictions = restrictions.and_then(|application| Some((application, record(&application.written.value)?)));
    let headers = restrictions.and_then(|(_, record)| property(record, "CustomHeaders"));
    let headers = headers.map(items).unwrap_or_default().iter().filter_map(record);
    let known_clouds = known.get(REQUESTS, "Clouds").map(|application| {
        let type_ = term_type(resolver, application, faults);
        clouds(resolver, type_, items(&application.written.value), faults)
    });
    RequestFacts {
        path: known.text(REQUESTS, "RequestPath"),
        permissions: restrictions.map(|(at, record)| permissions(resolver, at, record)).unwrap_or_default(),
        headers: headers.filter_map(header).collect(),
        least_privileged_role: known.text(REQUESTS, "LeastPrivilegedRole"),
        permission_exceptions: known.texts(REQUESTS, "PermissionExceptions"),
        clouds: known_clouds.unwrap_or_default(),
        acts_on: known.get(REQUESTS, "ActsOn").and_then(|application| acts_on(resolver, application, faults)),
    }
}

/// Decodes the annotations of a structured type: how one entity is read by its key, and how a collection is read.
pub(super) fn decode_reads(
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
        permissions: permissions(resolver, application, said),
        least_privileged_roles: texts("LeastPrivilegedRoles"),
        clouds: clouds(resolver, type_of_clouds, property(said, "Clouds").map(items).unwrap_or_default(), faults),
        api_versions: texts("ApiVersions"),
        documentation: owned(said, "Documentation"),
    })
}

/// The permissions that a record has in its property of that name.
fn permissions(resolver: &Resolver<'_>, application: Application<'_>, said: &Record) -> Vec<Permission> {
    let records = property(said, "Permissions").map(items).unwrap_or_default().iter().filter_map(record);
    records.filter_map(|record| permission(resolver, application, record)).collect()
}

fn permission(resolver: &Resolver<'_>, application: Application<'_>, permission: &Record) -> Option<Permission> {
    let scopes = property(permission, "Scopes").map(items).unwrap_or_default().iter().filter_map(record);
    let scope = |scope: &Record| {
        let is_least_privileged = scope.annotations.iter().any(|annotation| {
            resolver.applies(application, annotation, REQUESTS, "LeastPrivileged") && is_true(&annotation.value)
        });
        Some(Scope { name: owned(scope, "Scope")?, is_least_privileged })
    };
    Some(Permission { scheme: owned(permission, "SchemeName")?, scopes: scopes.filter_map(scope).collect() })
}

fn header(header: &Record) -> Option<Header> {
    let examples = property(header, "ExampleValues").map(items).unwrap_or_default().iter();
    Some(Header {
        name: owned(header, "Name")?,
        description: owned(header, "Description"),
        is_required: property(header, "Required").is_some_and(is_true),
        examples: examples.filter_map(|example| constant_text(property(record(example)?, "Value")?)).collect(),
    })
}

fn constant_text(expression: &Expression) -> Option<String> {
    match &expression.kind {
        ExpressionKind::Constant(Constant::String(text) | Constant::Number(text)) => Some(text.clone()),
        ExpressionKind::Constant(Constant::Bool(value)) => Some(value.to_string()),
        _ => None,
    }
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
