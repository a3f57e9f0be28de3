//! Numbers the elements whose names differ in case and punctuation only.
//!
//! Languages with rules for names make one name of them. A number tells them apart, and must not depend on which of them a slice
//! holds: a slice records the numbers of the published document, and what has no record is numbered here.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::identifier::{decoded, last_part};
use crate::model::{Facts, Model, OperationKind, StructuredType};

/// Sets [`Facts::name_number`] of all types, operations and properties, where no annotation has.
pub(super) fn number(model: &mut Model) {
    for (slot, number) in of_elements(model) {
        facts_mut(model, slot).name_number = Some(number);
    }
    number_properties(model);
    for (index, number) in of_variants(model) {
        model.structured_types[index].variant_number = Some(number);
    }
}

/// A name without case and punctuation.
fn plain(name: &str) -> String {
    let name = decoded(name);
    name.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect()
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
        Self { slot, name: plain(name), recorded: facts.name_number }
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

/// The numbers of types that are derived from types of other namespaces, where they need one: each is a variant of its base
/// types by the last part of its namespace and its name, which no other variant may have.
fn of_variants(model: &Model) -> Vec<(usize, usize)> {
    let near = |type_: &StructuredType| {
        let number = type_.facts.name_number.map(|number| number.to_string()).unwrap_or_default();
        plain(&type_.name.name) + &number
    };
    let mut taken: HashSet<String> = model.structured_types.iter().map(near).collect();
    let is_far = |type_: &&StructuredType| {
        let base = |type_: &&StructuredType| type_.base.map(|base| model.structured_type(base));
        std::iter::successors(base(type_), base).any(|base| base.name.namespace != type_.name.namespace)
    };
    let types = model.structured_types.iter().enumerate().filter(|(_, type_)| is_far(type_));
    let far = types
        .map(|(index, type_)| (index, plain(last_part(&type_.name.namespace)) + &near(type_), type_.variant_number));
    // What is recorded is taken, whatever else there is.
    let (recorded, others): (Vec<_>, Vec<_>) = far.partition(|(_, _, recorded)| recorded.is_some());
    taken.extend(recorded.into_iter().filter_map(|(_, name, number)| Some(format!("{name}{}", number?))));
    let mut numbers = Vec::new();
    for (index, name, _) in others {
        let mut free = name.clone();
        let mut number = 1;
        while !taken.insert(free) {
            number += 1;
            free = format!("{name}{number}");
        }
        numbers.extend((number > 1).then_some((index, number)));
    }
    numbers
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
