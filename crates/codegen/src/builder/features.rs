//! Cargo features: one for each root, so that a program compiles no more than what the roots that it names need.
//!
//! What an element refers to must be there whenever it is. So everything that follows from a root belongs to its feature, and
//! a property or variant that leads to something else stays out: values keep it as undeclared.

use std::collections::{BTreeMap, BTreeSet};

use odata_csdl::model::{EnumTypeId, Model, Property, QualifiedName, StructuredTypeId, Type, TypeKind};

use crate::config::Config;
use crate::names::kebab;

/// The features of the elements, by qualified name, and all features.
#[derive(Debug, Default)]
pub(super) struct Features {
    pub(super) of: BTreeMap<String, BTreeSet<String>>,
    pub(super) all: BTreeSet<String>,
}

/// An element that has features.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Node {
    Structured(StructuredTypeId),
    Enum(EnumTypeId),
    Operation(usize),
}

/// Finds the features of all elements, and takes out of the model what leads from one to another.
pub(super) fn features(model: &mut Model, config: &Config) -> Features {
    let names = names(config);
    let mut of: BTreeMap<Node, BTreeSet<String>> = BTreeMap::new();
    for (root, feature) in config.roots.iter().zip(&names) {
        for node in reached(model, config, &root.name.value, root.derived) {
            of.entry(node).or_default().insert(feature.clone());
        }
    }
    restrict(model, &of);
    let mut features = Features { of: BTreeMap::new(), all: names.into_iter().collect() };
    for (node, more) in of {
        // A type and an operation may have one name.
        features.of.entry(name(model, node).to_string()).or_default().extend(more);
    }
    features
}

/// The names of the features of the roots: the last part of the name of the root, with further parts where two are equal.
fn names(config: &Config) -> Vec<String> {
    let parts = |root: &str, count: usize| {
        let parts: Vec<_> = root.rsplit('.').take(count).map(kebab).collect();
        parts.into_iter().rev().collect::<Vec<_>>().join("-")
    };
    let roots: Vec<&str> = config.roots.iter().map(|root| root.name.value.as_str()).collect();
    let distinct = |root: &&str| {
        let longest = root.split('.').count();
        let is_free = |count: &usize| {
            let name = parts(root, *count);
            let is_reserved = matches!(name.as_str(), "default" | "schemars");
            !is_reserved && roots.iter().all(|other| other == root || parts(other, *count) != name)
        };
        parts(root, (1..=longest).find(is_free).unwrap_or(longest))
    };
    roots.iter().map(distinct).collect()
}

fn name(model: &Model, node: Node) -> &QualifiedName {
    match node {
        Node::Structured(id) => &model.structured_type(id).name,
        Node::Enum(id) => &model.enum_type(id).name,
        Node::Operation(number) => &model.operations[number].name,
    }
}

fn nodes(model: &Model) -> impl Iterator<Item = Node> {
    let structured = (0..model.structured_types.len()).map(|id| Node::Structured(StructuredTypeId(id)));
    let enums = (0..model.enum_types.len()).map(|id| Node::Enum(EnumTypeId(id)));
    structured.chain(enums).chain((0..model.operations.len()).map(Node::Operation))
}

/// Everything that a root needs.
fn reached(model: &Model, config: &Config, root: &str, with_derived: bool) -> BTreeSet<Node> {
    let alias = root.rsplit_once('.').map_or("", |(alias, _)| alias);
    let aliased = model.schemas.iter().find(|schema| !alias.is_empty() && schema.alias.as_deref() == Some(alias));
    let root = aliased.map_or(root.to_owned(), |schema| root.replacen(alias, &schema.namespace, 1));
    let is_root = |node: &Node| {
        let name = name(model, *node);
        name.to_string() == root || name.namespace == root || config.requests && is_bound_to(model, *node, &root)
    };
    let mut found = BTreeSet::new();
    let mut open: Vec<Node> = nodes(model).filter(is_root).collect();
    if with_derived {
        let derived = open.iter().flat_map(|node| match node {
            Node::Structured(id) => model.structured_type(*id).derived.clone(),
            Node::Enum(_) | Node::Operation(_) => Vec::new(),
        });
        let derived: Vec<_> = derived.map(Node::Structured).collect();
        open.extend(derived);
    }
    while let Some(node) = open.pop() {
        if found.insert(node) {
            open.extend(needed(model, config, node));
        }
    }
    found
}

/// Whether a node is an operation that is bound to a type of that name, or to one of its base types. The model has only those
/// that are asked for.
fn is_bound_to(model: &Model, node: Node, name: &str) -> bool {
    let Node::Operation(number) = node else { return false };
    let binding = model.operations[number].binding.as_ref().map(|binding| &binding.type_.kind);
    let Some(TypeKind::Structured(to)) = binding else { return false };
    let is_named = |id: &StructuredTypeId| model.structured_type(*id).name.to_string() == name;
    is_named(to) || model.structured_type(*to).derived.iter().any(is_named)
}

/// What must be there if an element is.
fn needed(model: &Model, config: &Config, node: Node) -> Vec<Node> {
    match node {
        Node::Enum(_) => Vec::new(),
        Node::Structured(id) => {
            let type_ = model.structured_type(id);
            let kept = type_.properties.iter().filter(|property| {
                property.navigation.is_none() || config.all_navigation || is_asked(model, config, id, &property.name)
            });
            let derived = type_.derived.iter().filter(|_| type_.is_abstract).chain(&type_.base);
            kept.flat_map(leads_to).chain(derived.map(|id| Node::Structured(*id))).collect()
        }
        Node::Operation(number) => {
            let operation = &model.operations[number];
            let parameters = operation.binding.iter().chain(&operation.parameters);
            let constrained = parameters.clone().flat_map(|parameter| &parameter.constraints.allowed_types);
            let types =
                parameters.map(|parameter| &parameter.type_).chain(operation.return_type.iter().map(|it| &it.type_));
            types.filter_map(target).chain(constrained.map(|id| Node::Structured(*id))).collect()
        }
    }
}

/// The types that the values of a property are declared to be of.
fn leads_to(property: &Property) -> impl Iterator<Item = Node> {
    let allowed = property.constraints.allowed_types.iter().map(|id| Node::Structured(*id));
    target(&property.type_).into_iter().chain(allowed)
}

fn target(type_: &Type) -> Option<Node> {
    match type_.kind {
        TypeKind::Structured(id) => Some(Node::Structured(id)),
        TypeKind::Enum(id) => Some(Node::Enum(id)),
        _ => None,
    }
}

/// Whether a navigation property is asked for, of its type or of one that is derived from it.
fn is_asked(model: &Model, config: &Config, id: StructuredTypeId, property: &str) -> bool {
    let type_ = model.structured_type(id);
    let owners = std::iter::once(&type_.name).chain(type_.derived.iter().map(|id| &model.structured_type(*id).name));
    let request = config.request();
    let kept = request.keep.iter().flat_map(|(type_, kept)| kept.iter().map(move |name| format!("{type_}/{name}")));
    let asked: BTreeSet<String> = request.with.iter().cloned().chain(kept).collect();
    owners.map(|owner| format!("{owner}/{property}")).any(|path| asked.contains(&path))
}

/// Takes out the properties and derived types that an element would have in only some of its features.
fn restrict(model: &mut Model, of: &BTreeMap<Node, BTreeSet<String>>) {
    let none = BTreeSet::new();
    let features = |node: Node| of.get(&node).unwrap_or(&none);
    for id in (0..model.structured_types.len()).map(StructuredTypeId) {
        let own = features(Node::Structured(id));
        let holds = |node: Node| own.is_subset(features(node));
        let type_ = &mut model.structured_types[id.0];
        type_.properties.retain(|property| leads_to(property).all(holds));
        type_.derived.retain(|derived| holds(Node::Structured(*derived)));
    }
}
