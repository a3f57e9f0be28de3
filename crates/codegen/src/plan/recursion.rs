//! Where a type would hold itself, found in one graph of what holds what.

use std::collections::{BTreeMap, BTreeSet};

use odata_csdl::model::{Model, StructuredTypeId, Type, TypeKind};
use petgraph::algo::kosaraju_scc;
use petgraph::prelude::DiGraphMap;

/// A node of the graph: the struct of a type, or the enumeration of what a value of it may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Node {
    Struct(StructuredTypeId),
    Polymorphic(StructuredTypeId),
}

/// The properties, as the type that has them as a field and the type they are of, that need a box.
#[derive(Debug, Default)]
pub(crate) struct Boxes(BTreeSet<(StructuredTypeId, StructuredTypeId)>);

impl Boxes {
    /// Whether a field of that type in the struct of the owner needs a box.
    pub(crate) fn needed(&self, owner: StructuredTypeId, value: &Type) -> bool {
        match value.kind {
            TypeKind::Structured(id) => !value.is_collection && self.0.contains(&(owner, id)),
            _ => false,
        }
    }
}

/// Finds the fields on cycles. Every cycle goes through the field of a struct, so boxes there are enough; an edge between
/// two nodes of one strongly connected component is on a cycle, so none is needless.
pub(crate) fn boxes(model: &Model) -> Boxes {
    let graph = graph(model);
    let mut components = BTreeMap::new();
    for (number, component) in kosaraju_scc(&graph).into_iter().enumerate() {
        components.extend(component.into_iter().map(|node| (node, number)));
    }
    let within = graph.all_edges().filter(|(holder, held, ())| components.get(holder) == components.get(held));
    let fields = within.filter_map(|(holder, held, ())| match (holder, held) {
        (Node::Struct(owner), Node::Struct(value) | Node::Polymorphic(value)) => Some((owner, value)),
        (Node::Polymorphic(_), _) => None,
    });
    Boxes(fields.collect())
}

/// What holds what without a pointer between.
fn graph(model: &Model) -> DiGraphMap<Node, ()> {
    let mut graph = DiGraphMap::new();
    for (index, structured) in model.structured_types.iter().enumerate() {
        let id = StructuredTypeId(index);
        if is_polymorphic(model, id) {
            for id in
                structured.derived.iter().copied().chain([id]).filter(|id| !model.structured_type(*id).is_abstract)
            {
                graph.add_edge(Node::Polymorphic(StructuredTypeId(index)), Node::Struct(id), ());
            }
        }
        if !structured.is_abstract {
            let lineage = model.lineage(id);
            let properties = lineage.iter().flat_map(|id| &model.structured_type(*id).properties);
            for property in properties.filter(|property| !property.type_.is_collection) {
                if let TypeKind::Structured(held) = property.type_.kind {
                    let held = if is_polymorphic(model, held) { Node::Polymorphic(held) } else { Node::Struct(held) };
                    graph.add_edge(Node::Struct(id), held, ());
                }
            }
        }
    }
    graph
}

/// Whether a value of the type may be of a derived type.
pub(crate) fn is_polymorphic(model: &Model, id: StructuredTypeId) -> bool {
    let structured = model.structured_type(id);
    structured.is_abstract || !structured.derived.is_empty()
}
