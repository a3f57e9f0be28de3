//! What the roots need, and why.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::roots::Asked;
use super::{Extent, Node, Reason};
use crate::model::{
    Constraints, ContainerChildKind, Facts, Model, OperationKind, Property, QualifiedName, Type, TypeKind,
};

type Kept = BTreeMap<Node, (Extent, Reason)>;

/// Everything that is reached from what is asked for, and the navigation properties in it.
pub(super) fn reach(model: &Model, asked: &Asked) -> (Kept, BTreeSet<(usize, usize)>) {
    let mut walk = Walk { model, kept: Kept::new(), open: VecDeque::new(), asked };
    for (node, what) in &asked.roots {
        walk.enter(*node, Extent::Values, Reason { by: None, what: what.clone() });
    }
    walk.run();
    let navigation = walk.navigation();
    (walk.kept, navigation)
}

struct Walk<'m> {
    model: &'m Model,
    kept: Kept,
    /// The nodes that are still to visit, each with the extent that was visited before.
    open: VecDeque<(Node, Option<Extent>)>,
    asked: &'m Asked,
}

impl Walk<'_> {
    fn enter(&mut self, node: Node, extent: Extent, reason: Reason) {
        match self.kept.get_mut(&node) {
            Some((known, _)) if *known >= extent => {}
            Some((known, _)) => {
                let before = std::mem::replace(known, extent);
                self.open.push_back((node, Some(before)));
            }
            None => {
                self.kept.insert(node, (extent, reason));
                self.open.push_back((node, None));
            }
        }
    }

    /// Visits all nodes, the nearest to the roots first, so that chains of reasons are short.
    fn run(&mut self) {
        while let Some((node, before)) = self.open.pop_front() {
            let Some(extent) = self.kept.get(&node).map(|(extent, _)| *extent) else { continue };
            match node {
                Node::Structured(id) => self.structured_type(id, before, extent),
                Node::Operation(number) => self.operation(number),
                Node::Enum(id) => {
                    let type_ = &self.model.enum_types[id];
                    self.terms(node, &type_.facts);
                    type_.members.iter().for_each(|member| self.terms(node, &member.facts));
                }
                Node::Definition(id) => self.terms(node, &self.model.type_definitions[id].facts),
                Node::Term(number) => {
                    let term = &self.model.terms[number];
                    self.type_(node, &term.type_, format!("is the type of the term {} of", term.name.name));
                    self.terms(node, &term.facts);
                }
                Node::Container(number) => self.container(number),
            }
        }
    }

    fn structured_type(&mut self, id: usize, before: Option<Extent>, extent: Extent) {
        let node = Node::Structured(id);
        let type_ = &self.model.structured_types[id];
        if let Some(base) = type_.base {
            let base_extent = extent.min(Extent::Whole);
            let reason = Reason { by: Some(node), what: "is the base type of".to_owned() };
            self.enter(Node::Structured(base.0), base_extent, reason);
        }
        if before.is_none() {
            self.terms(node, &type_.facts);
            for (index, property) in type_.properties.iter().enumerate() {
                if self.asked.keys.contains(&(id, index)) || self.is_asked(id, index, property, extent) {
                    self.property(node, property);
                }
            }
        }
        if extent >= Extent::Whole && before < Some(Extent::Whole) {
            for (index, property) in type_.properties.iter().enumerate() {
                let is_structural = property.navigation.is_none() && !self.asked.left.contains(&(id, index));
                if is_structural || self.is_asked(id, index, property, extent) {
                    self.property(node, property);
                }
            }
        }
        let all_derived = self.asked.derived.contains(&id);
        if extent == Extent::Values && (type_.is_abstract || all_derived) {
            let kind = if type_.is_abstract { "abstract type" } else { "type" };
            for derived in &type_.derived {
                let what = format!("is derived from the {kind}");
                self.enter(Node::Structured(derived.0), Extent::Values, Reason { by: Some(node), what });
            }
        }
    }

    fn is_asked(&self, id: usize, index: usize, property: &Property, extent: Extent) -> bool {
        let asked = self.asked;
        let is_left = asked.left.contains(&(id, index));
        let is_asked = asked.with.contains(&(id, index)) || asked.all_navigation && extent >= Extent::Whole;
        property.navigation.is_some() && is_asked && !is_left
    }

    fn property(&mut self, node: Node, property: &Property) {
        let kind = if property.navigation.is_some() { "navigation property" } else { "property" };
        self.type_(node, &property.type_, format!("is the type of the {kind} `{}` of", property.name));
        self.constraints(node, &property.constraints, &property.name);
        self.terms(node, &property.facts);
    }

    fn operation(&mut self, number: usize) {
        let node = Node::Operation(number);
        let operation = &self.model.operations[number];
        self.terms(node, &operation.facts);
        if let Some(binding) = &operation.binding {
            if let TypeKind::Structured(id) = binding.type_.kind {
                let reason = Reason { by: Some(node), what: "is the binding type of".to_owned() };
                self.enter(Node::Structured(id.0), Extent::Key, reason);
            } else {
                self.type_(node, &binding.type_, "is the binding type of".to_owned());
            }
            self.terms(node, &binding.facts);
        }
        for parameter in &operation.parameters {
            self.type_(node, &parameter.type_, format!("is the type of the parameter `{}` of", parameter.name));
            self.constraints(node, &parameter.constraints, &parameter.name);
            self.terms(node, &parameter.facts);
        }
        if let Some(returned) = &operation.return_type {
            self.type_(node, &returned.type_, "is what is returned by".to_owned());
            self.terms(node, &returned.facts);
        }
    }

    fn container(&mut self, number: usize) {
        let node = Node::Container(number);
        for child in &self.model.entity_containers[number].children {
            match &child.kind {
                ContainerChildKind::EntitySet { entity_type, .. }
                | ContainerChildKind::Singleton { entity_type, .. } => {
                    self.kind(node, entity_type, format!("is the type of `{}` of", child.name));
                }
                ContainerChildKind::ActionImport { action, .. } => {
                    self.import(node, action, OperationKind::Action, &child.name);
                }
                ContainerChildKind::FunctionImport { function, .. } => {
                    self.import(node, function, OperationKind::Function, &child.name);
                }
            }
            self.terms(node, &child.facts);
        }
    }

    fn import(&mut self, node: Node, name: &QualifiedName, kind: OperationKind, import: &str) {
        let model = self.model;
        for (number, _) in model.unbound_overloads(name, kind) {
            let what = format!("is imported as `{import}` by");
            self.enter(Node::Operation(number), Extent::Values, Reason { by: Some(node), what });
        }
    }

    fn constraints(&mut self, node: Node, constraints: &Constraints, of: &str) {
        for allowed in &constraints.allowed_types {
            let what = format!("is allowed by the type constraint of `{of}` of");
            self.enter(Node::Structured(allowed.0), Extent::Values, Reason { by: Some(node), what });
        }
    }

    fn terms(&mut self, node: Node, facts: &Facts) {
        for annotation in &facts.annotations {
            let number = self.model.terms.binary_search_by(|term| term.name.cmp(&annotation.term));
            if let Ok(number) = number {
                let reason = Reason { by: Some(node), what: "is the term of an annotation of".to_owned() };
                self.enter(Node::Term(number), Extent::Values, reason);
            }
        }
    }

    fn type_(&mut self, node: Node, type_: &Type, what: String) {
        self.kind(node, &type_.kind, what);
    }

    fn kind(&mut self, node: Node, kind: &TypeKind, what: String) {
        let needed = match kind {
            TypeKind::Structured(id) => Node::Structured(id.0),
            TypeKind::Enum(id) => Node::Enum(id.0),
            TypeKind::Definition(id) => Node::Definition(id.0),
            TypeKind::Primitive(_) | TypeKind::Abstract(_) | TypeKind::External(_) => return,
        };
        self.enter(needed, Extent::Values, Reason { by: Some(node), what });
    }

    /// The navigation properties that are asked for, and those that lead to types in the slice. An abstract type leads
    /// to all types derived from it, so it counts only if those are in the slice, too.
    fn navigation(&self) -> BTreeSet<(usize, usize)> {
        let mut navigation = BTreeSet::new();
        for (node, (extent, _)) in &self.kept {
            let Node::Structured(id) = node else { continue };
            for (index, property) in self.model.structured_types[*id].properties.iter().enumerate() {
                if property.navigation.is_none() || self.asked.left.contains(&(*id, index)) {
                    continue;
                }
                let leads_into = match &property.type_.kind {
                    TypeKind::Structured(target) => {
                        let kept = self.kept.get(&Node::Structured(target.0)).map(|(extent, _)| *extent);
                        let is_abstract = self.model.structured_type(*target).is_abstract;
                        kept.is_some_and(|kept| kept == Extent::Values || !is_abstract)
                            && self.constraints_hold(&property.constraints)
                    }
                    _ => true,
                };
                let is_whole = *extent >= Extent::Whole;
                if self.is_asked(*id, index, property, *extent) || is_whole && leads_into {
                    navigation.insert((*id, index));
                }
            }
        }
        navigation
    }

    /// Whether all types that a constraint allows are in the slice.
    fn constraints_hold(&self, constraints: &Constraints) -> bool {
        constraints.allowed_types.iter().all(|id| self.kept.contains_key(&Node::Structured(id.0)))
    }
}
