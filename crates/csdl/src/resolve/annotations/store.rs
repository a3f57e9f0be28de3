//! Decodes the annotations of each target and stores what they say with its element.

use super::application::{Application, Bound, Known};
use super::examples::Example;
use super::{graph, odata, sap, slices};
use crate::fault::Faults;
use crate::model::{ContainerChildKind, RequestFacts};
use crate::resolve::resolver::Resolver;
use crate::resolve::targets::Target;

/// Whether an annotation of that target is decoded.
pub(super) fn is_decoded(bound: &Bound, target: &Target) -> bool {
    let term = &bound.annotation.term;
    let is_known = bound.term.is_some() && bound.annotation.qualifier.is_none();
    is_known
        && (odata::decodes(term, target)
            || graph::decodes(term, target)
            || sap::decodes(term, target)
            || slices::decodes(term, target))
}

/// Decodes the annotations of a target and stores what they say.
pub(super) fn store<'d>(
    resolver: &mut Resolver<'d>,
    target: &Target,
    bound: Vec<(Application<'d>, Bound)>,
    examples: &mut Vec<Example<'d>>,
    faults: &mut Faults,
) -> Option<()> {
    let known = Known::new(&bound);
    if let Some(application) = odata::example(&known) {
        examples.extend(Example::new(target, application));
    }
    let mut facts = odata::facts(&known);
    facts.api_versions = graph::api_versions(&known);
    facts.name_number = slices::name_number(&known);
    sap::describe(&mut facts, &known);
    let mut constraints = odata::constraints(resolver, target, &known, faults);
    graph::constrain(&mut constraints, &known);
    let request = match target {
        Target::Operation(_) => {
            let request = RequestFacts {
                permissions: odata::permissions(resolver, &known, graph::scope),
                headers: odata::headers(&known),
                documentation: facts
                    .links
                    .iter()
                    .find(|link| link.rel == "documentation")
                    .map(|link| link.href.clone()),
                ..RequestFacts::default()
            };
            graph::request(resolver, &known, request, faults)
        }
        _ => RequestFacts::default(),
    };
    let requests = match target {
        Target::Structured(_) => graph::requests(resolver, &known, faults),
        _ => Vec::new(),
    };
    let alternate_keys = odata::alternate_keys(resolver, target, &known, faults);
    let has_derived_types = slices::has_derived_types(&known);
    let variant_number = slices::variant_number(&known);
    let has_overloads = slices::has_overloads(&known);
    let service_root = graph::service_root(&known);
    let (is_optional, default_value) = (odata::is_optional(&known), odata::default_value(&known));
    facts.annotations = bound.into_iter().map(|(_, bound)| bound.annotation).collect();
    let model = &mut resolver.model;
    let slot = match *target {
        Target::Schema(number) => &mut model.schemas.get_mut(number)?.facts,
        Target::Structured(id) => {
            let type_ = model.structured_types.get_mut(id)?;
            type_.requests = requests;
            type_.alternate_keys = alternate_keys;
            type_.has_derived_types = has_derived_types || !type_.derived.is_empty();
            type_.variant_number = variant_number;
            &mut type_.facts
        }
        Target::Property(id, index) => {
            let property = model.structured_types.get_mut(id)?.properties.get_mut(index)?;
            property.constraints = constraints;
            if let Some(navigation) = &mut property.navigation {
                navigation.alternate_keys = alternate_keys;
            }
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
            operation.request = request;
            operation.is_overloaded |= has_overloads;
            &mut operation.facts
        }
        Target::Parameter(number, index) => {
            let operation = model.operations.get_mut(number)?;
            let parameter = operation.binding.iter_mut().chain(&mut operation.parameters).nth(index)?;
            parameter.constraints = constraints;
            parameter.is_optional = is_optional;
            parameter.default_value = default_value;
            &mut parameter.facts
        }
        Target::ReturnType(number) => &mut model.operations.get_mut(number)?.return_type.as_mut()?.facts,
        Target::Container(number) => &mut model.entity_containers.get_mut(number)?.facts,
        Target::Child(number, index) => {
            let child = model.entity_containers.get_mut(number)?.children.get_mut(index)?;
            if let ContainerChildKind::EntitySet { alternate_keys: slot, .. } = &mut child.kind {
                *slot = alternate_keys;
            }
            &mut child.facts
        }
        // The model has no place for these; they are listed as not decoded.
        Target::Other(..) => return None,
    };
    *slot = facts;
    Some(())
}
