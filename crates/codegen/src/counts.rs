//! Numbers of elements: in a model and in a plan.

use std::collections::BTreeSet;
use std::fmt;

use odata_csdl::model::{Model, OperationKind, QualifiedName, StructuredKind, StructuredTypeId};
use odata_csdl::slice;

use crate::plan::{Item, Plan, TypeFactsKind, annotation_only};

/// Numbers of elements by kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Enumeration types.
    pub enum_types: usize,
    /// Complex types.
    pub complex_types: usize,
    /// Entity types.
    pub entity_types: usize,
    /// Actions, each overload counted.
    pub actions: usize,
    /// Functions, each overload counted.
    pub functions: usize,
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { enum_types, complex_types, entity_types, actions, functions } = *self;
        let counts =
            slice::Counts { enum_types, complex_types, entity_types, actions, functions, ..Default::default() };
        f.write_str(&counts.in_words())
    }
}

/// Counts the elements of a model that are generated: all except those of vocabularies and complex types that can only be
/// values of annotations.
#[must_use]
pub fn count(model: &Model) -> Counts {
    count_of(model, |_| true)
}

/// How much there is to generate of those namespaces.
pub(crate) fn count_of(model: &Model, is_wanted: impl Fn(&str) -> bool) -> Counts {
    let schemas = model.schemas.iter().filter(|schema| !schema.is_vocabulary);
    let namespaces: BTreeSet<_> =
        schemas.map(|schema| schema.namespace.as_str()).filter(|namespace| is_wanted(namespace)).collect();
    let is_generated = |name: &QualifiedName| namespaces.contains(name.namespace.as_str());
    let left_out = annotation_only(model);
    let structured = |kind| {
        let types = model.structured_types.iter().enumerate().filter(|(_, structured)| structured.kind == kind);
        let types = types.filter(|(number, _)| !left_out.contains(&StructuredTypeId(*number)));
        types.filter(|(_, structured)| is_generated(&structured.name)).count()
    };
    let operations = |kind| {
        let operations = model.operations.iter().filter(|operation| operation.kind == kind);
        operations.filter(|operation| is_generated(&operation.name)).count()
    };
    Counts {
        enum_types: model.enum_types.iter().filter(|enumeration| is_generated(&enumeration.name)).count(),
        complex_types: structured(StructuredKind::Complex),
        entity_types: structured(StructuredKind::Entity),
        actions: operations(OperationKind::Action),
        functions: operations(OperationKind::Function),
    }
}

/// Counts the elements of a plan by kind.
pub(crate) fn planned(plan: &Plan<'_>) -> Counts {
    let mut counts = Counts::default();
    for item in plan.modules.iter().flat_map(|module| &module.items) {
        // The facts of a type belong to one item, even if there are two for it.
        match (item, item.facts().map(|facts| facts.kind)) {
            (Item::Enum(_), _) => counts.enum_types += 1,
            (_, Some(TypeFactsKind::Entity)) => counts.entity_types += 1,
            (_, Some(TypeFactsKind::Complex)) => counts.complex_types += 1,
            (Item::Struct(item), Some(TypeFactsKind::Parameters)) if item.is_of(OperationKind::Function) => {
                counts.functions += 1;
            }
            (_, Some(TypeFactsKind::Parameters)) => counts.actions += 1,
            (_, None) => {}
        }
    }
    counts
}
