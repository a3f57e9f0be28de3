//! Facts: what the known terms say, decoded and stored with the elements.

use super::World;
use super::annotations::Application;
use super::constraints;
use super::examples::Example;
use super::requests;
use super::targets::Target;
use super::values::Bound;
use crate::document::{Annotation, Constant, Expression, ExpressionKind, Record};
use crate::fault::Faults;
use crate::model::{Facts, Link, QualifiedName, Revision};
use crate::vocabularies::{CAPABILITIES, CORE, REQUESTS, SLICES, VALIDATION};

/// Whether an annotation of that target is decoded.
pub(super) fn is_decoded(bound: &Bound, target: &Target) -> bool {
    if bound.term.is_none() || bound.annotation.qualifier.is_some() {
        return false;
    }
    let QualifiedName { namespace, name } = &bound.annotation.term;
    match (namespace.as_str(), name.as_str()) {
        (CORE, "Description" | "LongDescription" | "Links" | "Revisions") | (REQUESTS, "ApiVersions") => {
            !matches!(target, Target::Other(..))
        }
        (CORE, "SchemaVersion") => matches!(target, Target::Schema(_)),
        (CORE, "OptionalParameter" | "Example") => matches!(target, Target::Parameter(..)),
        (VALIDATION, "MinItems" | "MaxItems" | "DerivedTypeConstraint")
        | (REQUESTS, "Required" | "EntityReference") => {
            matches!(target, Target::Property(..) | Target::Parameter(..))
        }
        (CAPABILITIES, "OperationRestrictions")
        | (REQUESTS, "RequestPath" | "LeastPrivilegedRole" | "PermissionExceptions" | "Clouds" | "ActsOn") => {
            matches!(target, Target::Operation(_))
        }
        (REQUESTS, "ReadByKey" | "List") | (SLICES, "HasDerivedTypes") => matches!(target, Target::Structured(_)),
        (REQUESTS, "ServiceRoot") => matches!(target, Target::Member(..)),
        _ => false,
    }
}

/// The annotations of a target that are sound and unqualified, by their terms.
pub(super) struct Known<'a, 'd>(&'a [(Application<'d>, Bound)]);

impl<'d> Known<'_, 'd> {
    /// The annotation with that term.
    pub(super) fn get(&self, namespace: &str, name: &str) -> Option<Application<'d>> {
        let mut found = self.0.iter().filter(|(_, bound)| {
            let term = &bound.annotation.term;
            bound.is_sound
                && bound.term.is_some()
                && bound.annotation.qualifier.is_none()
                && term.name == name
                && term.namespace == namespace
        });
        found.next().map(|(application, _)| *application)
    }

    /// The text that the annotation with that term says.
    pub(super) fn text(&self, namespace: &str, name: &str) -> Option<String> {
        text(&self.get(namespace, name)?.written.value).map(str::to_owned)
    }

    /// The texts that the annotation with that term says.
    pub(super) fn texts(&self, namespace: &str, name: &str) -> Vec<String> {
        self.get(namespace, name).map(|application| texts(&application.written.value)).unwrap_or_default()
    }

    /// Whether there is a tag with that term, and it says yes.
    pub(super) fn tag(&self, namespace: &str, name: &str) -> bool {
        self.get(namespace, name).is_some_and(|application| is_true(&application.written.value))
    }
}

/// Decodes the annotations of a target and stores what they say.
pub(super) fn store<'d>(
    world: &mut World<'d>,
    target: &Target,
    bound: Vec<(Application<'d>, Bound)>,
    examples: &mut Vec<Example<'d>>,
    faults: &mut Faults,
) -> Option<()> {
    let known = Known(&bound);
    if let Some(application) = known.get(CORE, "Example") {
        examples.extend(Example::new(target, application));
    }
    let constraints = constraints::decode(world, target, &known, faults);
    let request = match target {
        Target::Operation(_) => Some(requests::decode(world, &known, faults)),
        _ => None,
    };
    let (read_by_key, list) = match target {
        Target::Structured(_) => requests::decode_reads(world, &known, faults),
        _ => (None, None),
    };
    let has_derived_types = known.tag(SLICES, "HasDerivedTypes");
    let service_root = known.text(REQUESTS, "ServiceRoot");
    let is_optional = known.get(CORE, "OptionalParameter").is_some();
    let mut facts = facts(&known);
    facts.annotations = bound.into_iter().map(|(_, bound)| bound.annotation).collect();

    let model = &mut world.model;
    let slot = match *target {
        Target::Schema(number) => &mut model.schemas.get_mut(number)?.facts,
        Target::Structured(id) => {
            let type_ = model.structured_types.get_mut(id)?;
            type_.read_by_key = read_by_key;
            type_.list = list;
            type_.has_derived_types = has_derived_types || !type_.derived.is_empty();
            &mut type_.facts
        }
        Target::Property(id, index) => {
            let property = model.structured_types.get_mut(id)?.properties.get_mut(index)?;
            property.constraints = constraints;
            &mut property.facts
        }
        Target::Enum(id) => &mut model.enum_types.get_mut(id)?.facts,
        Target::Member(id, index) => {
            let member = model.enum_types.get_mut(id)?.members.get_mut(index)?;
            member.service_root = service_root;
            &mut member.facts
        }
        Target::Definition(id) => &mut model.type_definitions.get_mut(id)?.facts,
        Target::Term(number) => &mut model.terms.get_mut(number)?.facts,
        Target::Operation(number) => {
            let operation = model.operations.get_mut(number)?;
            operation.request = request.unwrap_or_default();
            &mut operation.facts
        }
        Target::Parameter(number, index) => {
            let operation = model.operations.get_mut(number)?;
            let parameter = operation.binding.iter_mut().chain(&mut operation.parameters).nth(index)?;
            parameter.constraints = constraints;
            parameter.is_optional = is_optional;
            &mut parameter.facts
        }
        Target::Container(number) => &mut model.entity_containers.get_mut(number)?.facts,
        Target::Child(number, index) => &mut model.entity_containers.get_mut(number)?.children.get_mut(index)?.facts,
        // The model has no place for these; they are listed as not decoded.
        Target::Other(..) => return None,
    };
    *slot = facts;
    Some(())
}

fn facts(known: &Known<'_, '_>) -> Facts {
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
        api_versions: known.texts(REQUESTS, "ApiVersions"),
        annotations: Vec::new(),
    }
}

/// The records in the collection that an annotation says.
fn records(application: Option<Application<'_>>) -> impl Iterator<Item = &Record> {
    let items = application.map(|application| items(&application.written.value)).unwrap_or_default();
    items.iter().filter_map(record)
}

/// The items of a collection.
pub(super) fn items(expression: &Expression) -> &[Expression] {
    match &expression.kind {
        ExpressionKind::Collection(items) => items,
        _ => &[],
    }
}

/// A record.
pub(super) fn record(expression: &Expression) -> Option<&Record> {
    match &expression.kind {
        ExpressionKind::Record(record) => Some(record),
        _ => None,
    }
}

/// A property value of a record.
pub(super) fn property<'d>(record: &'d Record, name: &str) -> Option<&'d Expression> {
    record.properties.iter().find(|property| property.name.value == name).map(|property| &property.value)
}

/// A string constant.
pub(super) fn text(expression: &Expression) -> Option<&str> {
    match &expression.kind {
        ExpressionKind::Constant(Constant::String(text)) => Some(text),
        _ => None,
    }
}

/// The string constants of a collection.
pub(super) fn texts(expression: &Expression) -> Vec<String> {
    items(expression).iter().filter_map(text).map(str::to_owned).collect()
}

/// A string constant in a record.
pub(super) fn owned(record: &Record, name: &str) -> Option<String> {
    text(property(record, name)?).map(str::to_owned)
}

/// Whether an expression is the constant `true`.
pub(super) fn is_true(expression: &Expression) -> bool {
    matches!(expression.kind, ExpressionKind::Constant(Constant::Bool(true)))
}

impl World<'_> {
    /// Whether an annotation applies that term.
    pub(super) fn applies(
        &self,
        application: Application<'_>,
        inner: &Annotation,
        namespace: &str,
        name: &str,
    ) -> bool {
        let Some((written, simple)) = crate::identifier::split_qualified(&inner.term.value) else { return false };
        simple == name && self.names.namespace(application.scope, written) == namespace
    }
}
