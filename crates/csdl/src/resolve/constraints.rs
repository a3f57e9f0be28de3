//! Constraints of the values of properties and parameters.

use super::Resolver;
use super::annotations::Application;
use super::facts::{Known, items, text};
use super::targets::Target;
use super::types::type_kind_at;
use crate::diagnostic::Code;
use crate::document::{Constant, ExpressionKind};
use crate::fault::Faults;
use crate::model::{Constraints, StructuredTypeId, TypeKind};
use crate::vocabularies::{REQUESTS, VALIDATION};

/// What the annotations of a property or parameter say of its values.
pub(super) fn decode(
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
        allowed_types: known
            .get(VALIDATION, "DerivedTypeConstraint")
            .map(|application| allowed_types(resolver, &declared.kind, application, faults))
            .unwrap_or_default(),
        is_required: known.tag(REQUESTS, "Required"),
        is_entity_reference: known.tag(REQUESTS, "EntityReference"),
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
