//! How deep the compiler looks when it asks whether a type is `Send`: through everything that the type refers to.
//!
//! A chain of types that is longer than the default limit allows needs a `recursion_limit` in the crates that send its types
//! between threads. From about twice that length on, the compiler also asks so when it drops a value: then every crate needs
//! it, the generated one included.

use odata_csdl::model::{Model, StructuredTypeId, TypeKind};

use super::layout::is_polymorphic;

/// What one step takes, from a type to the type of a collection: the property, three types of the standard library that make
/// up a vector, and the type.
const COLLECTION: usize = 5;

/// The same for a single value: the property, two types that make up a box, and the type.
const SINGLE: usize = 4;

/// What a step takes besides, where a value may be of derived types: the enumeration, and the box of a variant.
const POLYMORPHIC: usize = 3;

/// What is left for the future that holds a value.
const AROUND: usize = 8;

/// The limit that the compiler has without an attribute.
const DEFAULT_LIMIT: usize = 128;

/// The most steps that are gone. A model that takes more is taken to be one chain of all its types.
const MOST_STEPS: usize = 50_000_000;

/// The `recursion_limit` that the types of a model need; none if the default one will do.
pub(crate) fn recursion_limit(model: &Model) -> Option<usize> {
    let needed = deepest(&references(model)) + AROUND;
    (needed > DEFAULT_LIMIT).then(|| needed.next_power_of_two())
}

/// The types that each type refers to, in the order of its fields, with what the step takes.
fn references(model: &Model) -> Vec<Vec<(usize, usize)>> {
    let types = (0..model.structured_types.len()).map(StructuredTypeId);
    types
        .map(|id| {
            let lineage = model.lineage(id);
            let properties = lineage.iter().flat_map(|id| &model.structured_type(*id).properties);
            let mut references = Vec::new();
            for property in properties {
                let TypeKind::Structured(StructuredTypeId(to)) = property.type_.kind else { continue };
                let declared = &model.structured_types[to];
                let step = if property.type_.is_collection { COLLECTION } else { SINGLE };
                if !is_polymorphic(declared) {
                    references.push((to, step));
                    continue;
                }
                let own = (!declared.is_abstract).then_some(to);
                let derived = declared.derived.iter().map(|StructuredTypeId(derived)| *derived);
                references.extend(own.into_iter().chain(derived).map(|to| (to, step + POLYMORPHIC)));
            }
            references
        })
        .collect()
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
            return references.len().saturating_mul(COLLECTION + POLYMORPHIC);
        }
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chain_is_as_deep_as_it_is_long() {
        let chain: Vec<_> = (1..=27).map(|next| if next < 27 { vec![(next, SINGLE)] } else { Vec::new() }).collect();
        assert_eq!(deepest(&chain), 26 * SINGLE);
        // However types refer to each other, each is visited once.
        let complete: Vec<_> = (0..9).map(|_| (0..9).map(|to| (to, SINGLE)).collect()).collect();
        assert_eq!(deepest(&complete), 8 * SINGLE);
        assert_eq!(deepest(&[vec![(0, SINGLE)]]), 0);
        assert_eq!(deepest(&[]), 0);
    }
}
