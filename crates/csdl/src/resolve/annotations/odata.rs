//! The terms of OData's own vocabularies: Core, Validation and Capabilities.

use super::application::{Application, Known, is_true, items, owned, property, record, records, text};
use crate::diagnostic::Code;
use crate::document::{Annotation, Constant, Expression, ExpressionKind, Record};
use crate::fault::Faults;
use crate::model::{
    Constraints, ContainerChildKind, Facts, Header, KeyProperty, Link, Permission, QualifiedName, Revision, Scope,
    StructuredTypeId, TypeKind,
};
use crate::resolve::resolver::Resolver;
use crate::resolve::targets::Target;
use crate::resolve::types::type_kind_at;
use crate::vocabularies::{CAPABILITIES, CORE, KEYS, VALIDATION};

/// Whether an annotation with that term is decoded on that target.
pub(super) fn decodes(term: &QualifiedName, target: &Target) -> bool {
    match (term.namespace.as_str(), term.name.as_str()) {
        (CORE, "Description" | "LongDescription" | "Links" | "Revisions") => !matches!(target, Target::Other(..)),
        (CORE, "SchemaVersion") => matches!(target, Target::Schema(_)),
        (CORE, "OptionalParameter" | "Example") => matches!(target, Target::Parameter(..)),
        (CORE | KEYS, "AlternateKeys") => {
            matches!(target, Target::Structured(_) | Target::Property(..) | Target::Child(..))
        }
        (VALIDATION, "MinItems" | "MaxItems" | "Minimum" | "Maximum" | "DerivedTypeConstraint") => {
            matches!(target, Target::Property(..) | Target::Parameter(..))
        }
        (CAPABILITIES, "OperationRestrictions") => matches!(target, Target::Operation(_)),
        _ => false,
    }
}

/// What every element can say of itself.
pub(super) fn facts(known: &Known<'_, '_>) -> Facts {
    Facts {
        description: known.text(CORE, "Description"),
        long_description: known.text(CORE, "LongDescription"),
        links: records(known.get(CORE, "Links"))
            .filter_map(|record| Some(Link { rel: owned(record, "rel")?, href: owned(record, "href")? }))
            .collect(),
        revisions: records(known.get(CORE, "Revisions"))
            .filter_map(|record| {
                Some(Revision {
                    version: owned(record, "Version"),
                    kind: owned(record, "Kind")?,
                    description: owned(record, "Description"),
                    date: owned(record, "Date"),
                })
            })
            .collect(),
        schema_version: known.text(CORE, "SchemaVersion"),
        api_versions: Vec::new(),
        name_number: None,
        annotations: Vec::new(),
    }
}

/// The annotation that gives an example.
pub(super) fn example<'d>(known: &Known<'_, 'd>) -> Option<Application<'d>> {
    known.get(CORE, "Example")
}

/// Whether a parameter is optional.
pub(super) fn is_optional(known: &Known<'_, '_>) -> bool {
    known.get(CORE, "OptionalParameter").is_some()
}

/// The default value of an optional parameter.
pub(super) fn default_value(known: &Known<'_, '_>) -> Option<String> {
    owned(record(&known.get(CORE, "OptionalParameter")?.written.value)?, "DefaultValue")
}

/// What the annotations of a property or parameter say of its values.
pub(super) fn constraints(
    resolver: &Resolver<'_>,
    target: &Target,
    known: &Known<'_, '_>,
    faults: &mut Faults,
) -> Constraints {
    let declared = match target {
        Target::Property(id, index) => {
            resolver.model.structured_types.get(*id).and_then(|type_| type_.properties.get(*index)).map(|it| &it.type_)
        }
        Target::Parameter(number, index) => resolver.parameter_of(*number, *index).map(|parameter| &parameter.type_),
        _ => None,
    };
    let Some(declared) = declared else { return Constraints::default() };
    let mut count = |name: &str| known.get(VALIDATION, name).and_then(|application| number(application, faults));
    Constraints {
        min_items: count("MinItems"),
        max_items: count("MaxItems"),
        minimum: known.get(VALIDATION, "Minimum").and_then(|application| constant_text(&application.written.value)),
        maximum: known.get(VALIDATION, "Maximum").and_then(|application| constant_text(&application.written.value)),
        allowed_types: known
            .get(VALIDATION, "DerivedTypeConstraint")
            .map(|application| allowed_types(resolver, &declared.kind, application, faults))
            .unwrap_or_default(),
        ..Constraints::default()
    }
}

fn number(application: Application<'_>, faults: &mut Faults) -> Option<u64> {
    let ExpressionKind::Constant(Constant::Number(text) | Constant::String(text)) = &application.written.value.kind
    else {
        return None;
    };
    let number = text.parse().ok();
    if number.is_none() {
        let place = application.written.value.place;
        faults.add(Code::TermValueType, place, format!("a number of items cannot be {text}"));
    }
    number
}

fn allowed_types(
    resolver: &Resolver<'_>,
    declared: &TypeKind,
    application: Application<'_>,
    faults: &mut Faults,
) -> Vec<StructuredTypeId> {
    let before = faults.count();
    let mut allowed = Vec::new();
    for item in items(&application.written.value) {
        let Some(name) = text(item) else { continue };
        let place = item.place;
        let inner = name.strip_prefix("Collection(").and_then(|name| name.strip_suffix(')')).unwrap_or(name);
        let Some(kind) = type_kind_at(&resolver.names, application.scope, inner, place, faults) else { continue };
        match (&kind, declared) {
            (TypeKind::Structured(id), TypeKind::Structured(base)) if resolver.may_be(*id, *base) => {
                allowed.push(*id);
            }
            (TypeKind::Structured(id), TypeKind::Abstract(_)) => allowed.push(*id),
            // What is derived from these is not known, or any type at all.
            (TypeKind::External(_), _) | (_, TypeKind::External(_) | TypeKind::Abstract(_)) => {}
            _ => {
                let declared = resolver.kind_name(declared);
                let message =
                    format!("`{}` is not derived from `{declared}`, the declared type", resolver.kind_name(&kind));
                let fault = faults.add(Code::DerivedTypeConstraint, place, message);
                let type_ = match kind {
                    TypeKind::Structured(id) => resolver.names.structured.get(id.0),
                    _ => None,
                };
                if let Some(type_) = type_ {
                    fault.declared_at(&format!("`{}`", type_.name()), type_.element.name.place);
                }
            }
        }
    }
    // Of a list that is not sound, nothing can be said: what is missing in it may be allowed as well.
    if faults.count() > before { Vec::new() } else { allowed }
}

/// The keys that address an entity in addition to the key of its type.
pub(super) fn alternate_keys(
    resolver: &Resolver<'_>,
    target: &Target,
    known: &Known<'_, '_>,
    faults: &mut Faults,
) -> Vec<Vec<KeyProperty>> {
    let Some(id) = entity_type(resolver, target) else { return Vec::new() };
    let applications = [CORE, KEYS].into_iter().filter_map(|namespace| known.get(namespace, "AlternateKeys"));
    let keys = applications.flat_map(|application| records(Some(application)));
    let mut found = Vec::new();
    for key in keys.filter_map(|said| property(said, "Key")) {
        let before = faults.count();
        let properties: Vec<KeyProperty> =
            items(key).iter().filter_map(record).filter_map(|said| key_property(resolver, id, said, faults)).collect();
        // A key of which a property is missing addresses something else.
        if faults.count() == before && !properties.is_empty() {
            found.push(properties);
        }
    }
    found
}

fn key_property(
    resolver: &Resolver<'_>,
    id: StructuredTypeId,
    said: &Record,
    faults: &mut Faults,
) -> Option<KeyProperty> {
    let name = property(said, "Name")?;
    let path = text(name)?;
    resolver.check_key_path(id, path, name.place, faults);
    Some(KeyProperty { path: path.to_owned(), alias: owned(said, "Alias") })
}

/// The type of the entities of a target.
fn entity_type(resolver: &Resolver<'_>, target: &Target) -> Option<StructuredTypeId> {
    let model = &resolver.model;
    let kind = match *target {
        Target::Structured(id) => return Some(StructuredTypeId(id)),
        Target::Property(id, index) => &model.structured_types.get(id)?.properties.get(index)?.type_.kind,
        Target::Child(number, index) => match &model.entity_containers.get(number)?.children.get(index)?.kind {
            ContainerChildKind::EntitySet { entity_type, .. } => entity_type,
            _ => return None,
        },
        _ => return None,
    };
    match kind {
        TypeKind::Structured(id) => Some(*id),
        _ => None,
    }
}

/// The permissions of an operation. A vendor's annotations of a scope say whether it is least privileged, and what else it needs.
pub(super) fn permissions(resolver: &Resolver<'_>, known: &Known<'_, '_>, scope: ReadScope) -> Vec<Permission> {
    let Some(application) = known.get(CAPABILITIES, "OperationRestrictions") else { return Vec::new() };
    let Some(said) = record(&application.written.value) else { return Vec::new() };
    permissions_in(resolver, application, said, scope)
}

/// Adds what the annotations of a scope say of it.
pub(super) type ReadScope = fn(&Resolver<'_>, Application<'_>, &[Annotation], Scope) -> Scope;

/// The permissions that a record has in its property `Permissions`.
pub(super) fn permissions_in(
    resolver: &Resolver<'_>,
    application: Application<'_>,
    said: &Record,
    read: ReadScope,
) -> Vec<Permission> {
    let scope = |scope: &Record| {
        let name = owned(scope, "Scope")?;
        let plain = Scope { name, is_least_privileged: false, also_requires: Vec::new() };
        Some(read(resolver, application, &scope.annotations, plain))
    };
    let permission = |permission: &Record| {
        let scopes = property(permission, "Scopes").map(items).unwrap_or_default().iter().filter_map(record);
        Some(Permission { scheme: owned(permission, "SchemeName")?, scopes: scopes.filter_map(scope).collect() })
    };
    let records = property(said, "Permissions").map(items).unwrap_or_default().iter().filter_map(record);
    records.filter_map(permission).collect()
}

/// The request headers of an operation.
pub(super) fn headers(known: &Known<'_, '_>) -> Vec<Header> {
    let restrictions = known.get(CAPABILITIES, "OperationRestrictions");
    let said = restrictions.and_then(|application| record(&application.written.value));
    let headers = said.and_then(|said| property(said, "CustomHeaders")).map(items).unwrap_or_default();
    headers.iter().filter_map(record).filter_map(header).collect()
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
