//! Slices: the part of a model that some of its elements need, as documents of their own.
//!
//! A slice holds what its roots need, and can explain why each element is in it:
//!
//! - of a structured type, its base types and the types of its properties;
//! - of an abstract type that is the type of something, all types derived from it, as its values are of those;
//! - of an action or function, the types of its parameters and of what it returns, and of the type it is bound to only the
//!   keys and the base types: requests name entities of that type by their keys, and hold nothing else of them;
//! - of an annotation, its term if the documents declare it, and of a type constraint the types that it allows.
//!
//! A concrete type does not bring in its derived types: most values are of the declared type, and a reader
//! keeps what it does not know. Navigation properties stay out unless they are asked for or what they lead to is in the
//! slice anyway. Entity containers are only in a slice of everything.
//!
//! If requests are asked for, a root that is an entity type also brings in the operations that are bound to it or to one of
//! its base types, and the documents of the slice say what [requests] there are.

mod calls;
mod cut;
mod merge;
mod needs;
mod reach;
mod report;
mod roots;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use json_places::LineIndex;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::Document;
use crate::model::{Model, OperationKind, Property, QualifiedName};
use crate::requests::{self, Derived};
use crate::resolve::{Published, resolve_published};
use crate::source::{Place, Source};
use roots::Asked;

pub use merge::Merged;
pub use needs::{Declared, Needs};
pub use report::{Counts, Report};

/// What a slice is to hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// The qualified names of types, actions and functions, and namespaces; everything if there are none.
    pub roots: Vec<String>,
    /// Navigation properties that are asked for, each as `namespace.type/property`.
    pub with: Vec<String>,
    /// Whether all navigation properties are asked for.
    pub all_navigation: bool,
    /// Structured types of which all derived types are asked for as well.
    pub derived: Vec<String>,
    /// Properties to leave out, each as `namespace.type/property`. Values keep them as undeclared ones.
    pub leave: Vec<String>,
    /// Structured types of which only some properties are to be kept: besides the key, these of those that they declare themselves.
    pub keep: Vec<(String, Vec<String>)>,
    /// What is asked for of requests, if they are.
    pub requests: Option<requests::Wanted>,
    /// Of roots, the only operations to bring in that are bound to them, by simple name; all of a root that is not listed.
    pub operations: Vec<(String, Vec<String>)>,
}

/// A name that is asked for and not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// The name as it is asked for.
    pub name: String,
    /// What is wrong with it, in one sentence.
    pub message: String,
}

/// Why there is no slice.
#[derive(Clone, Debug)]
pub enum Refusal {
    /// The documents have faults.
    Faults(Diagnostics),
    /// What is asked for is not there.
    Names(Vec<Unknown>),
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Faults(faults) => faults.fmt(f),
            Self::Names(unknown) => {
                let messages: Vec<_> = unknown.iter().map(|unknown| unknown.message.as_str()).collect();
                f.write_str(&messages.join("\n"))
            }
        }
    }
}

impl std::error::Error for Refusal {}

/// Something that a slice can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Node {
    Structured(usize),
    Enum(usize),
    Definition(usize),
    Operation(usize),
    Term(usize),
    Container(usize),
}

/// How much of a structured type a slice holds; each holds what those before it do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Extent {
    /// Its keys and its base types.
    Key,
    /// All of it.
    Whole,
    /// All of it and, if it is abstract, all types that are derived from it.
    Values,
}

/// Why a node is in a slice.
#[derive(Clone, Debug)]
struct Reason {
    /// The node that needs it; none for a root.
    by: Option<Node>,
    /// What it is to that node, such as `the base type of`, or why it is a root.
    what: String,
}

/// A part of a model.
pub struct Slice<'d> {
    model: Model,
    published: Published,
    sources: &'d [Source],
    documents: &'d [Document],
    is_everything: bool,
    /// What is asked for beside the roots.
    asked: Asked,
    /// The properties that are left out.
    left: BTreeSet<(usize, usize)>,
    /// Everything in the slice.
    kept: BTreeMap<Node, (Extent, Reason)>,
    /// The navigation properties in the slice: the number of the type and of the property.
    navigation: BTreeSet<(usize, usize)>,
    /// What is declared where.
    nodes: HashMap<Place, Node>,
    /// The requests, if they are asked for.
    requests: Option<Derived>,
}

/// Cuts a slice out of documents that were read from these sources.
///
/// # Errors
///
/// The faults of the documents, or the names that are asked for and not there.
pub fn slice<'d>(sources: &'d [Source], documents: &'d [Document], request: &Request) -> Result<Slice<'d>, Refusal> {
    let (model, published) = resolve_published(sources, documents).map_err(Refusal::Faults)?;
    let asked = roots::find(&model, request).map_err(Refusal::Names)?;
    let (kept, navigation) = reach::reach(&model, &asked);
    let left = asked.left.clone();
    let asked = Asked { roots: Vec::new(), all_navigation: request.all_navigation, ..asked };
    let nodes = nodes(&model);
    let is_everything = request.roots.is_empty();
    let requests = request.requests.as_ref().map(|wanted| requests::derive(&model, wanted));
    Ok(Slice { model, published, sources, documents, is_everything, asked, left, kept, navigation, nodes, requests })
}

fn nodes(model: &Model) -> HashMap<Place, Node> {
    let mut nodes = HashMap::new();
    nodes.extend(model.structured_types.iter().enumerate().map(|(id, it)| (it.place, Node::Structured(id))));
    nodes.extend(model.enum_types.iter().enumerate().map(|(id, it)| (it.place, Node::Enum(id))));
    nodes.extend(model.type_definitions.iter().enumerate().map(|(id, it)| (it.place, Node::Definition(id))));
    nodes.extend(model.operations.iter().enumerate().map(|(id, it)| (it.place, Node::Operation(id))));
    nodes.extend(model.terms.iter().enumerate().map(|(id, it)| (it.place, Node::Term(id))));
    nodes.extend(model.entity_containers.iter().enumerate().map(|(id, it)| (it.place, Node::Container(id))));
    nodes
}

impl Slice<'_> {
    /// The documents of the slice, one for each namespace, in order of their namespaces.
    #[must_use]
    pub fn documents(&self) -> Vec<Document> {
        cut::documents(self)
    }

    /// The documents of the slice, with what is written by hand in documents of an earlier one.
    ///
    /// What the metadata declares is as it says. An annotation that it does not give is kept, and so are elements,
    /// properties and members that it does not declare. What it declares and the slice no longer holds goes.
    #[must_use]
    pub fn merged_with(&self, existing: &[Document]) -> Merged {
        merge::merge(self, existing)
    }

    /// What is in the slice and what is not.
    #[must_use]
    pub fn report(&self) -> Report {
        report::report(self)
    }

    /// How many requests there are for what is in the slice, and what is not said of them; nothing if they are not asked for.
    #[must_use]
    pub fn requests(&self) -> Option<requests::Report> {
        let has_type = |id| self.extent(id).is_some_and(|extent| extent >= Extent::Whole);
        let has_operation = |number| self.has(Node::Operation(number));
        self.requests.as_ref().map(|derived| derived.report(&self.model, has_type, has_operation))
    }

    /// The requests for the entities of a type, or the calls of an operation, if it is in the slice.
    fn requests_of(&self, node: Node) -> &[requests::Request] {
        let Some(derived) = &self.requests else { return &[] };
        let found = match node {
            Node::Structured(id) if self.extent(id).is_some_and(|extent| extent >= Extent::Whole) => {
                derived.entities.get(&id)
            }
            Node::Operation(number) if self.has(node) => derived.operations.get(&number),
            _ => None,
        };
        found.map_or(&[], Vec::as_slice)
    }

    /// Why the elements of that name are in the slice: for each of them the chain to a root, one line for each step. Nothing
    /// if the slice has no element of that name.
    #[must_use]
    pub fn explain(&self, name: &str) -> Vec<Vec<String>> {
        let named = roots::named(&self.model, name);
        named.into_iter().filter(|node| self.kept.contains_key(node)).map(|node| self.chain(node)).collect()
    }

    /// Whether the documents declare an element of that name, in the slice or not.
    #[must_use]
    pub fn is_declared(&self, name: &str) -> bool {
        !roots::named(&self.model, name).is_empty()
    }

    /// The notes of resolving that concern the slice: those of elements in it, and in a slice of everything all. Annotations
    /// with a fault are not in the slice.
    #[must_use]
    pub fn tolerated(&self) -> Vec<&Diagnostic> {
        if self.is_everything {
            return self.model.tolerated.iter().collect();
        }
        let mut lines = HashMap::new();
        let mut places = HashSet::new();
        let of_annotations = cut::cut(self).faults.into_iter();
        let kept = self.kept_places();
        let others = self.published.other_faults().iter().filter(|place| holds(&kept, **place));
        for (id, start) in of_annotations.chain(others.map(|place| (place.source, place.start))) {
            let Some(source) = self.sources.get(id.0 as usize) else { continue };
            let lines = lines.entry(id).or_insert_with(|| LineIndex::new(&source.text));
            let position = lines.position(start as usize);
            places.insert((source.path.as_str(), position.line, position.column));
        }
        let concerns = |fault: &&Diagnostic| places.contains(&(fault.path.as_str(), fault.line, fault.column));
        self.model.tolerated.iter().filter(concerns).collect()
    }

    /// The places of the elements of the slice, in order.
    fn kept_places(&self) -> Vec<Place> {
        let kept = self.nodes.iter().filter(|(_, node)| self.has(**node));
        let mut places: Vec<Place> = kept.map(|(place, _)| *place).collect();
        places.sort_unstable();
        places
    }

    fn chain(&self, node: Node) -> Vec<String> {
        let mut chain = vec![describe(&self.model, node)];
        let mut next = Some(node);
        while let Some(node) = next {
            let Some((_, reason)) = self.kept.get(&node) else { break };
            match reason.by {
                Some(by) => chain.push(format!("{} {}", reason.what, describe(&self.model, by))),
                None => chain.push(reason.what.clone()),
            }
            next = reason.by;
        }
        chain
    }

    fn extent(&self, id: usize) -> Option<Extent> {
        self.kept.get(&Node::Structured(id)).map(|(extent, _)| *extent)
    }

    fn has(&self, node: Node) -> bool {
        self.kept.contains_key(&node)
    }

    /// Whether a property of a structured type in the slice is in it, too.
    fn has_property(&self, id: usize, index: usize, property: &Property) -> bool {
        match self.extent(id) {
            None => false,
            Some(_) if self.left.contains(&(id, index)) => false,
            Some(_) if property.navigation.is_some() => self.navigation.contains(&(id, index)),
            Some(Extent::Key) => self.asked.keys.contains(&(id, index)),
            Some(_) => true,
        }
    }
}

/// Whether a place is in one of these places, which are in order and apart.
fn holds(places: &[Place], place: Place) -> bool {
    let behind = places.partition_point(|it| (it.source, it.start) <= (place.source, place.start));
    let found = behind.checked_sub(1).and_then(|index| places.get(index));
    found.is_some_and(|it| it.source == place.source && place.end <= it.end)
}

/// The name of a node, with what tells it from others of the same name.
fn describe(model: &Model, node: Node) -> String {
    let Node::Operation(number) = node else { return name_of(model, node).to_string() };
    let operation = &model.operations[number];
    let kind = match operation.kind {
        OperationKind::Action => "action",
        OperationKind::Function => "function",
    };
    let bound = operation.binding.as_ref().map(|binding| format!(" bound to {}", model.type_name(&binding.type_)));
    format!("{kind} {}{}", operation.name, bound.unwrap_or_default())
}

fn name_of(model: &Model, node: Node) -> &QualifiedName {
    match node {
        Node::Structured(id) => &model.structured_types[id].name,
        Node::Enum(id) => &model.enum_types[id].name,
        Node::Definition(id) => &model.type_definitions[id].name,
        Node::Operation(number) => &model.operations[number].name,
        Node::Term(number) => &model.terms[number].name,
        Node::Container(number) => &model.entity_containers[number].name,
    }
}
