//! Numbers the elements whose names differ in case and punctuation only.
//!
//! Languages with rules for names make one name of them. A number tells them apart, and must not depend on which of them a slice
//! holds: a slice records the numbers of the published document, and what has no record is numbered here.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::model::{Facts, Model, OperationKind};

/// Sets [`Facts::name_number`] of all types, operations and properties, where no annotation has.
pub(super) fn number(model: &mut Model) {
    for (slot, number) in of_elements(model) {
        facts_mut(model, slot).name_number = Some(number);
    }
    number_properties(model);
}

/// An element of a model.
#[derive(Clone, Copy)]
enum Slot {
    Structured(usize),
    Enum(usize),
    Operation(usize),
}

fn facts_mut(model: &mut Model, slot: Slot) -> &mut Facts {
    match slot {
        Slot::Structured(index) => &mut model.structured_types[index].facts,
        Slot::Enum(index) => &mut model.enum_types[index].facts,
        Slot::Operation(index) => &mut model.operations[index].facts,
    }
}

/// An element in the scope of its names.
struct Named<S> {
    slot: S,
    /// Its name without case and punctuation.
    name: String,
    recorded: Option<usize>,
}

impl<S> Named<S> {
    fn new(slot: S, name: &str, facts: &Facts) -> Self {
        let name = name.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        Self { slot, name, recorded: facts.name_number }
    }
}

/// The numbers of types and operations, which share the names of their namespace.
fn of_elements(model: &Model) -> Vec<(Slot, usize)> {
    let mut scopes: BTreeMap<&str, Vec<Named<Slot>>> = BTreeMap::new();
    for (index, type_) in model.structured_types.iter().enumerate() {
        let named = Named::new(Slot::Structured(index), &type_.name.name, &type_.facts);
        scopes.entry(&type_.name.namespace).or_default().push(named);
    }
    for (index, type_) in model.enum_types.iter().enumerate() {
        let named = Named::new(Slot::Enum(index), &type_.name.name, &type_.facts);
        scopes.entry(&type_.name.namespace).or_default().push(named);
    }
    // Actions keep their names whatever functions there are.
    for kind in [OperationKind::Action, OperationKind::Function] {
        for (index, operation) in model.operations.iter().enumerate().filter(|(_, operation)| operation.kind == kind) {
            let name = model.overload_prefix(operation) + &operation.name.name;
            let named = Named::new(Slot::Operation(index), &name, &operation.facts);
            scopes.entry(&operation.name.namespace).or_default().push(named);
        }
    }
    scopes.values().flat_map(|scope| numbered(scope, |_| false).0).collect()
}

/// Numbers the properties of each type: those of its base types first, as those have their names without it, and its
/// navigation properties last.
fn number_properties(model: &mut Model) {
    let depth = |id: &usize| {
        let base = |id: &usize| model.structured_types[*id].base.map(|base| base.0);
        std::iter::successors(Some(*id), base).count()
    };
    let mut order: Vec<usize> = (0..model.structured_types.len()).collect();
    order.sort_by_cached_key(depth);
    let mut taken: Vec<HashSet<String>> = vec![HashSet::new(); order.len()];
    for id in order {
        let type_ = &model.structured_types[id];
        let is_inherited = |name: &str| {
            let base = |id: &usize| model.structured_types[*id].base.map(|base| base.0);
            std::iter::successors(Some(id), base).skip(1).any(|base| taken[base].contains(name))
        };
        let mut properties: Vec<_> = type_.properties.iter().enumerate().collect();
        properties.sort_by_key(|(_, property)| property.navigation.is_some());
        let own = properties.iter().map(|(index, property)| Named::new(*index, &property.name, &property.facts));
        let (numbers, names) = numbered(&own.collect::<Vec<_>>(), is_inherited);
        taken[id] = names;
        for (index, number) in numbers {
            model.structured_types[id].properties[index].facts.name_number = Some(number);
        }
    }
}

/// The numbers of the elements of a scope that are not the first of their name, and all names with their numbers.
fn numbered<S: Copy>(elements: &[Named<S>], is_inherited: impl Fn(&str) -> bool) -> (Vec<(S, usize)>, HashSet<String>) {
    let plain: HashSet<&str> = elements.iter().map(|element| element.name.as_str()).collect();
    let recorded = elements.iter().filter_map(|element| Some(format!("{}{}", element.name, element.recorded?)));
    let mut taken: HashSet<String> = recorded.collect();
    let mut next: HashMap<&str, usize> = HashMap::new();
    let mut numbers = Vec::new();
    for Named { slot, name, .. } in elements.iter().filter(|element| element.recorded.is_none()) {
        if !is_inherited(name) && taken.insert(name.clone()) {
            continue;
        }
        let next = next.entry(name).or_insert(2);
        loop {
            let (number, candidate) = (*next, format!("{name}{next}"));
            *next += 1;
            let is_free = !is_inherited(&candidate) && !plain.contains(candidate.as_str());
            if is_free && taken.insert(candidate) {
                numbers.push((*slot, number));
                break;
            }
        }
    }
    (numbers, taken)
}
