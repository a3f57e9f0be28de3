//! The requests of a slice, as annotations of its documents.

use std::collections::HashMap;

use super::{Node, Slice};
use crate::document::{Document, Element, ElementKind, Operation};
use crate::model::{self, OperationKind};
use crate::requests::{Request, combine};

/// Adds the requests of a slice to its documents, in which names have no aliases.
pub(super) fn annotate<'a>(slice: &Slice<'_>, documents: impl Iterator<Item = &'a mut Document>) {
    let requests = by_key(slice);
    if requests.is_empty() {
        return;
    }
    for schema in documents.flat_map(|document| &mut document.schemas) {
        for element in &mut schema.elements {
            if let Some(requests) = requests.get(&key(&schema.namespace.value, element)) {
                combine(&mut element.annotations, requests, element.place);
            }
        }
    }
}

/// The requests of the elements in a slice.
fn by_key<'s>(slice: &'s Slice<'_>) -> HashMap<String, &'s [Request]> {
    let keys = slice.kept.keys().filter_map(|node| {
        let requests = slice.requests_of(*node);
        let key = match *node {
            Node::Structured(id) => slice.model.structured_types[id].name.to_string(),
            Node::Operation(number) => {
                let operation = &slice.model.operations[number];
                format!("{}({})", operation.name, signature_of(slice, operation))
            }
            _ => return None,
        };
        (!requests.is_empty()).then_some((key, requests))
    });
    keys.collect()
}

fn signature_of(slice: &Slice<'_>, operation: &model::Operation) -> String {
    let more = match operation.kind {
        OperationKind::Action => &[],
        OperationKind::Function => operation.parameters.as_slice(),
    };
    let parameters = operation.binding.iter().chain(more);
    parameters.map(|parameter| slice.model.type_name(&parameter.type_)).collect::<Vec<_>>().join(",")
}

/// What tells an element from all others: its name, and of an operation what its overloads differ by.
pub(super) fn key(namespace: &str, element: &Element) -> String {
    let name = format!("{namespace}.{}", element.name.value);
    match &element.kind {
        ElementKind::Action(operation) => format!("{name}({})", signature(operation, true)),
        ElementKind::Function(operation) => format!("{name}({})", signature(operation, false)),
        _ => name,
    }
}

fn signature(operation: &Operation, is_action: bool) -> String {
    let count = match (is_action, operation.is_bound) {
        (true, true) => 1,
        (true, false) => 0,
        (false, _) => operation.parameters.len(),
    };
    let parameters = operation.parameters.iter().take(count).map(|parameter| {
        let type_ = &parameter.type_;
        if type_.is_collection { format!("Collection({})", type_.name.value) } else { type_.name.value.clone() }
    });
    parameters.collect::<Vec<_>>().join(",")
}
