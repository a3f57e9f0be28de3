//! The terms of `Graph.Requests.V1`, the vocabulary for what Microsoft Graph documents of requests.

use super::application::{Application, Known, is_true, items, owned, property, record, text, texts};
use super::examples::json;
use super::odata::permissions_in;
use crate::diagnostic::Code;
use crate::document::{Annotation, Expression, Record};
use crate::fault::Faults;
use crate::identifier::split_qualified;
use crate::model::{
    ActsOn, Cloud, Constraints, EntityRequest, EnumTypeId, Json, QualifiedName, RequestFacts, RequestKind, Scope,
    TypeKind,
};
use crate::resolve::names::{Found, Item};
use crate::resolve::resolver::Resolver;
use crate::resolve::targets::Target;
use crate::resolve::types::type_kind_at;
use crate::vocabularies::REQUESTS;

/// The terms that say something of the requests of an operation. `RequestType` has properties with the same names.
const OF_OPERATIONS: [&str; 14] = [
    "ActsOn",
    "Clouds",
    "DerivedFrom",
    "Disagreements",
    "ExampleResult",
    "FurtherRequests",
    "LeastPrivilegedRoles",
    "Limits",
    "PermissionExceptions",
    "QueryOptions",
    "RequestPath",
    "RequiredProperties",
    "SettableProperties",
    "Sources",
];

/// Whether an annotation with that term is decoded on that target.
pub(super) fn decodes(term: &QualifiedName, target: &Target) -> bool {
    if term.namespace != REQUESTS {
        return false;
    }
    match term.name.as_str() {
        "ApiVersions" => !matches!(target, Target::Other(..)),
        "Required" | "IfAbsent" | "EntityReference" => matches!(target, Target::Property(..) | Target::Parameter(..)),
        "EntityRequests" => matches!(target, Target::Structured(_)),
        "ServiceRoot" => matches!(target, Target::Member(..)),
        name => OF_OPERATIONS.contains(&name) && matches!(target, Target::Operation(_)),
    }
}

/// Whether an annotation with that term is decoded within the value of another.
pub(super) fn decodes_nested(term: &QualifiedName) -> bool {
    term.namespace == REQUESTS && matches!(term.name.as_str(), "LeastPrivileged" | "AlsoRequires")
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
    constraints.if_absent = known.text(REQUESTS, "IfAbsent");
    constraints.is_entity_reference = known.tag(REQUESTS, "EntityReference");
}

/// Adds what the annotations of a scope say of it.
pub(super) fn scope(
    resolver: &Resolver<'_>,
    application: Application<'_>,
    annotations: &[Annotation],
    scope: Scope,
) -> Scope {
    let get = |name: &str| {
        let mut found = annotations.iter().filter(|annotation| {
            split_qualified(&annotation.term.value).is_some_and(|(written, simple)| {
                simple == name && resolver.names.namespace(application.scope, written) == REQUESTS
            })
        });
        found.next().map(|annotation| &annotation.value)
    };
    Scope {
        is_least_privileged: get("LeastPrivileged").is_some_and(is_true),
        also_requires: get("AlsoRequires").map(texts).unwrap_or_default(),
        ..scope
    }
}

/// What says something of a request: the annotations of an operation, or a record that an entity type has.
#[derive(Clone, Copy)]
enum Said<'a, 'd> {
    Operation(&'a Known<'a, 'd>),
    Record(Application<'d>, &'d Record),
}

impl<'d> Said<'_, 'd> {
    /// What it says under a name, and the annotation that says it.
    fn get(self, name: &str) -> Option<(Application<'d>, &'d Expression)> {
        match self {
            Self::Operation(known) => {
                known.get(REQUESTS, name).map(|application| (application, &application.written.value))
            }
            Self::Record(application, said) => property(said, name).map(|value| (application, value)),
        }
    }

    fn text(self, name: &str) -> Option<String> {
        self.get(name).and_then(|(_, value)| text(value)).map(str::to_owned)
    }

    fn texts(self, name: &str) -> Vec<String> {
        self.get(name).map(|(_, value)| texts(value)).unwrap_or_default()
    }

    fn json(self, resolver: &Resolver<'_>, name: &str) -> Option<Json> {
        self.get(name).and_then(|(application, value)| json(resolver, application.scope, value))
    }

    /// The type of the values under a name: of a term, or of a property of the record's type.
    fn type_of<'w>(self, resolver: &'w Resolver<'_>, name: &str, faults: &mut Faults) -> Option<&'w TypeKind> {
        let (application, _) = self.get(name)?;
        match (self, term_type(resolver, application, faults)?) {
            (Self::Operation(_), type_) => Some(type_),
            (Self::Record(..), TypeKind::Structured(id)) => resolver.find_property(*id, name).map(|it| &it.type_.kind),
            (Self::Record(..), _) => None,
        }
    }
}

/// Adds what the annotations of an operation say of its requests.
pub(super) fn request(
    resolver: &Resolver<'_>,
    known: &Known<'_, '_>,
    request: RequestFacts,
    faults: &mut Faults,
) -> RequestFacts {
    let further = known.get(REQUESTS, "FurtherRequests").map(|application| {
        let records = items(&application.written.value).iter().filter_map(record);
        records.map(|said| decode_record(resolver, application, said, faults)).collect()
    });
    let further = further.unwrap_or_default();
    decode(resolver, Said::Operation(known), RequestFacts { further, ..request }, faults)
}

/// The requests for entities of a type.
pub(super) fn requests(resolver: &Resolver<'_>, known: &Known<'_, '_>, faults: &mut Faults) -> Vec<EntityRequest> {
    let Some(application) = known.get(REQUESTS, "EntityRequests") else { return Vec::new() };
    let records = items(&application.written.value).iter().filter_map(record);
    let mut decode = |said| {
        let name = text(property(said, "Kind")?)?;
        let (_, kind) = RequestKind::ALL.into_iter().find(|(known, _)| *known == name)?;
        let method = owned(said, "Method");
        Some(EntityRequest { kind, method, request: decode_record(resolver, application, said, faults) })
    };
    records.filter_map(&mut decode).collect()
}

/// What a record says of a request.
fn decode_record(
    resolver: &Resolver<'_>,
    application: Application<'_>,
    said: &Record,
    faults: &mut Faults,
) -> RequestFacts {
    let request = RequestFacts {
        permissions: permissions_in(resolver, application, said, scope),
        documentation: owned(said, "Documentation"),
        ..RequestFacts::default()
    };
    decode(resolver, Said::Record(application, said), request, faults)
}

fn decode(resolver: &Resolver<'_>, said: Said<'_, '_>, request: RequestFacts, faults: &mut Faults) -> RequestFacts {
    let type_of_clouds = said.type_of(resolver, "Clouds", faults);
    let names = said.get("Clouds").map(|(_, value)| items(value)).unwrap_or_default();
    RequestFacts {
        path: said.text("RequestPath"),
        least_privileged_roles: said.texts("LeastPrivilegedRoles"),
        permission_exceptions: said.texts("PermissionExceptions"),
        clouds: clouds(resolver, type_of_clouds, names, faults),
        api_versions: said.texts("ApiVersions"),
        acts_on: said.get("ActsOn").and_then(|(application, value)| acts_on(resolver, application, value, faults)),
        query_options: said.texts("QueryOptions"),
        required_properties: said.texts("RequiredProperties"),
        settable_properties: said.texts("SettableProperties"),
        limits: said.texts("Limits"),
        example_body: said.json(resolver, "ExampleBody"),
        example_result: said.json(resolver, "ExampleResult"),
        sources: said.texts("Sources"),
        disagreements: said.texts("Disagreements"),
        derived_from: said.texts("DerivedFrom"),
        ..request
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

fn acts_on(
    resolver: &Resolver<'_>,
    application: Application<'_>,
    value: &Expression,
    faults: &mut Faults,
) -> Option<ActsOn> {
    let said = record(value)?;
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
