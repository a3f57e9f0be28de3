//! From names to the elements that are asked for.

use std::collections::BTreeSet;

use super::{Node, Request, Unknown};
use crate::identifier::split_qualified;
use crate::model::{ContainerChildKind, KeyProperty, Model, QualifiedName, StructuredTypeId, TypeKind};
use crate::suggestion::{closest, did_you_mean};

/// What is asked for.
#[derive(Clone)]
pub(super) struct Asked {
    /// The roots and why each is one.
    pub(super) roots: Vec<(Node, String)>,
    /// Navigation properties: the number of the type and of the property.
    pub(super) with: BTreeSet<(usize, usize)>,
    /// Whether all navigation properties are asked for.
    pub(super) all_navigation: bool,
    /// The types of which all derived types are asked for.
    pub(super) derived: BTreeSet<usize>,
    /// Properties to leave out.
    pub(super) left: BTreeSet<(usize, usize)>,
    /// The properties that keys name, which stay in whatever is asked for.
    pub(super) keys: BTreeSet<(usize, usize)>,
}

/// Finds what a request asks for.
pub(super) fn find(model: &Model, request: &Request) -> Result<Asked, Vec<Unknown>> {
    let mut unknown: Vec<Unknown> = Vec::new();
    // What is said of a root that is not there is not an error by itself.
    let mut note = |name: &str, message: String| {
        let is_new = unknown.iter().all(|known| known.name != name.split('/').next().unwrap_or_default());
        unknown.extend(is_new.then(|| Unknown { name: name.to_owned(), message }));
    };
    let everything = request.roots.is_empty();
    let mut asked = Asked {
        roots: Vec::new(),
        with: BTreeSet::new(),
        all_navigation: request.all_navigation || everything,
        derived: BTreeSet::new(),
        left: BTreeSet::new(),
        keys: of_keys(model),
    };
    for root in &request.roots {
        let found = root_named(model, root);
        if found.is_empty() {
            note(root, not_there(model, root));
        }
        asked.roots.extend(found);
    }
    if request.requests.is_some() {
        for root in &request.roots {
            bound_operations(model, root, request, &mut asked.roots, &mut note);
        }
    }
    if everything {
        let why = "is there because everything is".to_owned();
        asked.roots.extend(all(model).filter(|node| !is_vocabulary(model, *node)).map(|node| (node, why.clone())));
    }
    for path in &request.with {
        match property(model, path, true) {
            Ok(found) => _ = asked.with.insert(found),
            Err(message) => note(path, message),
        }
    }
    for name in &request.derived {
        match structured(model, name) {
            Some(id) => _ = asked.derived.insert(id),
            None => note(name, no_structured_type(model, name)),
        }
    }
    for path in &request.leave {
        match property(model, path, false) {
            Ok(found) if asked.keys.contains(&found) => {
                note(path, format!("`{path}` is a key property, so it cannot be left out"));
            }
            Ok(found) => _ = asked.left.insert(found),
            Err(message) => note(path, message),
        }
    }
    for (name, properties) in &request.keep {
        let Some(id) = structured(model, name) else {
            note(name, no_structured_type(model, name));
            continue;
        };
        let kept: BTreeSet<_> = properties
            .iter()
            .filter_map(|kept| match property(model, &format!("{name}/{kept}"), false) {
                Ok(found) => Some(found),
                Err(message) => {
                    note(kept, message);
                    None
                }
            })
            .collect();
        let declared = (0..model.structured_types[id].properties.len()).map(|index| (id, index));
        asked.left.extend(declared.filter(|found| !kept.contains(found) && !asked.keys.contains(found)));
        // A navigation property that is to be kept is asked for.
        asked.with.extend(kept);
    }
    if unknown.is_empty() { Ok(asked) } else { Err(unknown) }
}

/// Adds the operations that are bound to a root, or to one of its base types.
fn bound_operations(
    model: &Model,
    root: &str,
    request: &Request,
    roots: &mut Vec<(Node, String)>,
    note: &mut impl FnMut(&str, String),
) {
    let Some(id) = structured(model, root) else { return };
    let lineage = model.lineage(StructuredTypeId(id));
    let bound = model.operations.iter().enumerate().filter(|(_, operation)| {
        let binding = operation.binding.as_ref().map(|binding| &binding.type_.kind);
        matches!(binding, Some(TypeKind::Structured(to)) if lineage.contains(to))
    });
    let bound: Vec<_> = bound.map(|(number, operation)| (number, operation.name.name.as_str())).collect();
    let only = request.operations.iter().find(|(of, _)| of == root).map(|(_, names)| names);
    for name in only.into_iter().flatten().filter(|name| bound.iter().all(|(_, known)| known != name)) {
        let help = closest(name, bound.iter().map(|(_, known)| *known));
        let help = help.map(|meant| format!("; did you mean `{meant}`?")).unwrap_or_default();
        note(name, format!("no operation `{name}` is bound to `{root}`{help}"));
    }
    let why = format!("is bound to `{root}`, of which requests are asked for");
    let wanted = bound.into_iter().filter(|(_, name)| only.is_none_or(|only| only.iter().any(|it| it == name)));
    roots.extend(wanted.map(|(number, _)| (Node::Operation(number), why.clone())));
}

fn structured(model: &Model, name: &str) -> Option<usize> {
    named(model, name).into_iter().find_map(|node| match node {
        Node::Structured(id) => Some(id),
        _ => None,
    })
}

/// The properties that keys and alternate keys name, wherever they are declared, with those on the way to them.
fn of_keys(model: &Model) -> BTreeSet<(usize, usize)> {
    let mut found = BTreeSet::new();
    let mut add = |id: StructuredTypeId, key: &[KeyProperty]| {
        for path in key.iter().map(|property| property.path.as_str()) {
            let ends = path.match_indices('/').map(|(end, _)| end).chain([path.len()]);
            let properties = ends.filter_map(|end| model.property_at(id, path.get(..end)?));
            found.extend(properties.map(|property| (property.owner.0, property.index)));
        }
    };
    for (id, type_) in model.structured_types.iter().enumerate() {
        add(StructuredTypeId(id), &type_.key);
        type_.alternate_keys.iter().for_each(|key| add(StructuredTypeId(id), key));
        for property in &type_.properties {
            if let (Some(navigation), TypeKind::Structured(target)) = (&property.navigation, &property.type_.kind) {
                navigation.alternate_keys.iter().for_each(|key| add(*target, key));
            }
        }
    }
    for child in model.entity_containers.iter().flat_map(|container| &container.children) {
        if let ContainerChildKind::EntitySet { entity_type: TypeKind::Structured(id), alternate_keys, .. } = &child.kind
        {
            for key in alternate_keys {
                add(*id, key);
            }
        }
    }
    found
}

/// The nodes of a name, which may be an element and a namespace at once.
pub(super) fn root_named(model: &Model, name: &str) -> Vec<(Node, String)> {
    let why = format!("is asked for as `{name}`");
    let mut found: Vec<_> = named(model, name).into_iter().map(|node| (node, why.clone())).collect();
    let why = format!("is part of the namespace `{name}`, which is asked for");
    let namespace = unaliased(model, name);
    // A container binds together what its service offers, which is not what a namespace declares.
    let nodes = all(model).filter(|node| !matches!(node, Node::Container(_)));
    let nodes = nodes.filter(|node| super::name_of(model, *node).namespace == namespace);
    found.extend(nodes.map(|node| (node, why.clone())));
    found
}

/// The elements of a qualified name, which may begin with an alias.
pub(super) fn named(model: &Model, name: &str) -> Vec<Node> {
    let Some((qualifier, name)) = split_qualified(name) else { return Vec::new() };
    let name = QualifiedName { namespace: unaliased(model, qualifier).to_owned(), name: name.to_owned() };
    all(model).filter(|node| *super::name_of(model, *node) == name).collect()
}

fn unaliased<'a>(model: &'a Model, qualifier: &'a str) -> &'a str {
    let aliased = model.schemas.iter().find(|schema| schema.alias.as_deref() == Some(qualifier));
    aliased.map_or(qualifier, |schema| &schema.namespace)
}

pub(super) fn all(model: &Model) -> impl Iterator<Item = Node> {
    let structured = (0..model.structured_types.len()).map(Node::Structured);
    let enums = (0..model.enum_types.len()).map(Node::Enum);
    let definitions = (0..model.type_definitions.len()).map(Node::Definition);
    let operations = (0..model.operations.len()).map(Node::Operation);
    let terms = (0..model.terms.len()).map(Node::Term);
    let containers = (0..model.entity_containers.len()).map(Node::Container);
    enums.chain(definitions).chain(structured).chain(operations).chain(terms).chain(containers)
}

fn is_vocabulary(model: &Model, node: Node) -> bool {
    model.schema(&super::name_of(model, node).namespace).is_some_and(|schema| schema.is_vocabulary)
}

pub(super) fn not_there(model: &Model, name: &str) -> String {
    let mut known: Vec<String> = all(model).map(|node| super::name_of(model, node).to_string()).collect();
    known.extend(model.schemas.iter().map(|schema| schema.namespace.clone()));
    let name = match split_qualified(name) {
        Some((qualifier, simple)) => format!("{}.{simple}", unaliased(model, qualifier)),
        None => name.to_owned(),
    };
    let help = did_you_mean(&name, &known);
    format!("the metadata has no type, action, function or namespace `{name}`{help}")
}

fn no_structured_type(model: &Model, name: &str) -> String {
    let known: Vec<String> = model.structured_types.iter().map(|type_| type_.name.to_string()).collect();
    format!("the metadata has no structured type `{name}`{}", did_you_mean(name, &known))
}

/// The message for a path whose type is not there, with the paths that may have been meant.
fn not_there_with_type(model: &Model, path: &str, kind: &str, only_navigation: bool) -> String {
    let mut known = Vec::new();
    for type_ in &model.structured_types {
        let properties = type_.properties.iter().filter(|it| it.navigation.is_some() || !only_navigation);
        known.extend(properties.map(|property| format!("{}/{}", type_.name, property.name)));
    }
    let form = if path.contains('/') { "" } else { " (expected `namespace.Type/Property`)" };
    format!("the metadata has no {kind} `{path}`{form}{}", did_you_mean(path, &known))
}

/// The number of the type that declares a property, and of the property.
fn property(model: &Model, path: &str, only_navigation: bool) -> Result<(usize, usize), String> {
    let kind = if only_navigation { "navigation property" } else { "property" };
    let (type_, name) = path.split_once('/').unwrap_or(("", path));
    let Some(owner) = structured(model, type_) else {
        return Err(not_there_with_type(model, path, kind, only_navigation));
    };
    let mut known = Vec::new();
    let mut next = Some(owner);
    while let Some(id) = next {
        let type_ = &model.structured_types[id];
        for (index, property) in type_.properties.iter().enumerate() {
            if property.navigation.is_some() || !only_navigation {
                if property.name == name {
                    return Ok((id, index));
                }
                known.push(property.name.as_str());
            }
        }
        next = type_.base.map(|base| base.0);
    }
    let help = closest(name, known).map(|meant| format!("; did you mean `{type_}/{meant}`?")).unwrap_or_default();
    Err(format!("`{type_}` has no {kind} `{name}`{help}"))
}
