//! The depth of the compiler's search for `Send`, which follows everything that a type refers to.
//!
//! A chain of types that is longer than the default limit allows needs a `recursion_limit` in the crates that send its types
//! between threads. From about twice that length on, the compiler also searches when it drops a value: then every crate needs
//! the attribute, also the generated one.

use odata_csdl::model::{Model, StructuredTypeId, Type, TypeKind};

use super::layout::{Layout, is_polymorphic};

/// The levels of the compiler's recursion that a type adds.
const TYPE: usize = 1;

/// Levels that a vector adds: three types of the standard library.
const VECTOR: usize = 3;

/// Levels that a box adds.
const BOX: usize = 2;

/// Levels reserved for the types around a value, such as the future that holds it and the spawned task.
const AROUND: usize = 12;

/// The limit that the compiler has without an attribute.
const DEFAULT_LIMIT: usize = 128;

/// The most steps of the search. If it takes more, the result is the depth found so far.
const MOST_STEPS: usize = 50_000_000;

/// The `recursion_limit` that the types of a model need; none if the default one will do.
pub(crate) fn recursion_limit(model: &Model, layout: &Layout) -> Option<usize> {
    let needed = deepest(&references(model, layout)) + AROUND;
    (needed > DEFAULT_LIMIT).then(|| needed.next_power_of_two())
}

/// The types that each Rust type refers to, in the order of its fields, and what each of these steps takes: first the
/// structs, then the enumerations of what a value may be, each by the number of its type, then the actions.
fn references(model: &Model, layout: &Layout) -> Vec<Vec<(usize, usize)>> {
    let count = model.structured_types.len();
    let to = |type_: &Type, is_boxed: bool| match type_.kind {
        TypeKind::Structured(id) => {
            let around = if type_.is_collection {
                VECTOR
            } else if is_boxed {
                BOX
            } else {
                0
            };
            let is_polymorphic = is_polymorphic(model.structured_type(id));
            // The property is a type as well: it may be absent.
            Some((id.0 + if is_polymorphic { count } else { 0 }, TYPE + around + TYPE))
        }
        _ => None,
    };
    let ids = || (0..count).map(StructuredTypeId);
    let structs = ids().map(|id| {
        let lineage = model.lineage(id);
        let properties = lineage.iter().flat_map(|id| &model.structured_type(*id).properties);
        let references = properties.filter_map(|property| {
            to(&property.type_, layout.is_boxed(model, Some(id), property.navigation.is_some(), &property.type_))
        });
        references.collect()
    });
    let enumerations = ids().map(|id| {
        let structured = model.structured_type(id);
        let own = (!structured.is_abstract).then_some(id);
        let variants = own.into_iter().chain(structured.derived.iter().copied());
        let variants = variants.filter(|_| is_polymorphic(structured));
        variants.map(|id| (id.0, if layout.is_boxed_variant(model, id) { BOX + TYPE } else { TYPE })).collect()
    });
    let actions = model.operations.iter().map(|operation| {
        let parameters = operation.parameters.iter();
        parameters.filter_map(|it| to(&it.type_, layout.is_boxed(model, None, false, &it.type_))).collect()
    });
    structs.chain(enumerations).chain(actions).collect()
}

/// The greatest depth of a search from any type that visits each type once, as the compiler does.
fn deepest(references: &[Vec<(usize, usize)>]) -> usize {
    let (mut deepest, mut steps) = (0, 0);
    let mut visited_from = vec![usize::MAX; references.len()];
    for root in 0..references.len() {
        visited_from[root] = root;
        // The type, the next of its references, and the depth of the type.
        let mut path = vec![(root, 0, 0)];
        while let Some((id, next, depth)) = path.last_mut() {
            deepest = deepest.max(*depth);
            let Some((to, step)) = references[*id].get(*next).copied() else {
                path.pop();
                continue;
            };
            *next += 1;
            steps += 1;
            if visited_from[to] != root {
                visited_from[to] = root;
                let depth = *depth + step;
                path.push((to, 0, depth));
            }
        }
        if steps > MOST_STEPS {
            break;
        }
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chain_is_as_deep_as_it_is_long() {
        let chain: Vec<_> = (1..=27).map(|next| if next < 27 { vec![(next, 4)] } else { Vec::new() }).collect();
        assert_eq!(deepest(&chain), 26 * 4);
        // However types refer to each other, each is visited once.
        let complete: Vec<_> = (0..9).map(|_| (0..9).map(|to| (to, 4)).collect()).collect();
        assert_eq!(deepest(&complete), 8 * 4);
        assert_eq!(deepest(&[vec![(0, 4)]]), 0);
        assert_eq!(deepest(&[]), 0);
    }
}
