//! A slice and what is written by hand in documents of an earlier one.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::Slice;
use super::calls::{self, key};
use super::cut::{self, Aliases, finish};
use crate::document::{
    Annotation, ContainerChild, Document, Element, ElementKind, Member, Operation, Property, Reference, Schema,
};
use crate::names::expand;
use crate::requests::remove_derived;

/// The documents of a slice, with what is written by hand.
#[derive(Clone, Debug, Default)]
pub struct Merged {
    /// The documents, one for each namespace, in order of their namespaces.
    pub documents: Vec<Document>,
    /// The annotations that are kept though the metadata does not give them: the path of the element and the term.
    pub kept_annotations: Vec<String>,
    /// The elements, properties and members that are kept though the metadata does not declare them.
    pub kept_elements: Vec<String>,
    /// The elements that were there before, that the metadata declares, and that the slice does not hold.
    pub removed: Vec<String>,
}

/// Adds to the documents of a slice what only the existing ones say.
pub(super) fn merge(slice: &Slice<'_>, existing: &[Document]) -> Merged {
    let mut cut = cut::cut(slice).schemas;
    let mut before: BTreeMap<String, Vec<Reference>> = BTreeMap::new();
    let mut hand = Merger { declared: Declared::of(slice), merged: Merged::default() };
    for document in existing {
        let mut document = document.clone();
        expand(&mut document);
        let (source, version) = (document.source, document.version);
        for schema in document.schemas {
            let namespace = schema.namespace.value.clone();
            let references = before.entry(namespace.clone()).or_default();
            references.extend(hand.lasting(&document.references, references));
            let new = cut.entry(namespace).or_insert_with(|| Document {
                source,
                version: version.clone(),
                entity_container: None,
                references: Vec::new(),
                schemas: vec![Schema { elements: Vec::new(), ..schema.clone() }],
            });
            if let Some(new) = new.schemas.first_mut() {
                hand.schema(new, schema);
            }
        }
    }
    let aliases = Aliases::of(slice);
    calls::annotate(slice, cut.values_mut());
    cut.retain(|_, document| document.schemas.iter().any(|schema| !schema.elements.is_empty()));
    let finished = cut.into_iter().map(|(namespace, document)| {
        let references = before.get(&namespace).map(Vec::as_slice).unwrap_or_default();
        finish(document, &aliases, references)
    });
    let mut merged = Merged { documents: finished.collect(), ..hand.merged };
    for list in [&mut merged.kept_annotations, &mut merged.kept_elements, &mut merged.removed] {
        list.sort();
        list.dedup();
    }
    merged
}

/// What the metadata declares, in the slice or not.
struct Declared {
    namespaces: HashSet<String>,
    /// The keys of elements, and those of their parts after a `/`.
    names: HashSet<String>,
}

impl Declared {
    fn of(slice: &Slice<'_>) -> Self {
        let mut declared = Self { namespaces: HashSet::new(), names: HashSet::new() };
        for document in slice.documents {
            let mut document = document.clone();
            expand(&mut document);
            for schema in document.schemas {
                for element in &schema.elements {
                    let key = key(&schema.namespace.value, element);
                    let inner: Vec<&str> = match &element.kind {
                        ElementKind::EntityType(type_) | ElementKind::ComplexType(type_) => {
                            type_.properties.iter().map(|it| it.name.value.as_str()).collect()
                        }
                        ElementKind::EnumType(type_) => type_.members.iter().map(|it| it.name.value.as_str()).collect(),
                        ElementKind::EntityContainer(container) => {
                            container.children.iter().map(|it| it.name.value.as_str()).collect()
                        }
                        _ => Vec::new(),
                    };
                    declared.names.extend(inner.into_iter().map(|name| format!("{key}/{name}")));
                    declared.names.insert(key);
                }
                declared.namespaces.insert(schema.namespace.value);
            }
        }
        declared
    }
}

struct Merger {
    declared: Declared,
    merged: Merged,
}

impl Merger {
    /// The references that say what the metadata does not, as far as they are not known already: those of vocabularies
    /// and other documents, and the aliases and annotations of all.
    fn lasting(&self, references: &[Reference], known: &[Reference]) -> Vec<Reference> {
        let included: BTreeSet<&str> =
            known.iter().flat_map(|it| &it.includes).map(|include| include.namespace.value.as_str()).collect();
        let mut lasting = Vec::new();
        for reference in references {
            let mut reference = reference.clone();
            reference.includes.retain(|include| {
                let namespace = include.namespace.value.as_str();
                !self.declared.namespaces.contains(namespace) && !included.contains(namespace)
            });
            if !reference.includes.is_empty() || !reference.include_annotations.is_empty() {
                lasting.push(reference);
            }
        }
        lasting
    }

    fn schema(&mut self, new: &mut Schema, old: Schema) {
        let namespace = new.namespace.value.clone();
        new.alias = old.alias.or(new.alias.take());
        self.annotations(&mut new.annotations, old.annotations, &namespace);
        let numbers: HashMap<String, usize> =
            new.elements.iter().enumerate().map(|(number, new)| (key(&namespace, new), number)).collect();
        for element in old.elements {
            let key = key(&namespace, &element);
            match numbers.get(&key).and_then(|number| new.elements.get_mut(*number)) {
                Some(known) => self.element(known, element, &key),
                None if self.declared.names.contains(&key) => self.merged.removed.push(key),
                None => {
                    self.merged.kept_elements.push(key);
                    new.elements.push(element);
                }
            }
        }
        for targeted in old.targeted {
            let target = targeted.target.value.clone();
            if let Some(known) = new.targeted.iter_mut().find(|new| new.target.value == target) {
                self.annotations(&mut known.annotations, targeted.annotations, &target);
            } else {
                self.merged.kept_annotations.push(target);
                new.targeted.push(targeted);
            }
        }
    }

    /// Adds the annotations whose term and qualifier are not there yet.
    fn annotations(&mut self, new: &mut Vec<Annotation>, old: Vec<Annotation>, path: &str) {
        for annotation in old {
            let is_known = new
                .iter()
                .any(|known| known.term.value == annotation.term.value && known.qualifier == annotation.qualifier);
            if !is_known {
                let qualifier = annotation.qualifier.as_ref().map(|it| format!("#{it}")).unwrap_or_default();
                self.merged.kept_annotations.push(format!("{path}@{}{qualifier}", annotation.term.value));
                new.push(annotation);
            }
        }
    }

    fn element(&mut self, new: &mut Element, mut old: Element, path: &str) {
        remove_derived(&mut old.annotations);
        self.annotations(&mut new.annotations, old.annotations, path);
        match (&mut new.kind, old.kind) {
            (
                ElementKind::EntityType(new) | ElementKind::ComplexType(new),
                ElementKind::EntityType(old) | ElementKind::ComplexType(old),
            ) => self.children(&mut new.properties, old.properties, path),
            (ElementKind::EnumType(new), ElementKind::EnumType(old)) => {
                self.children(&mut new.members, old.members, path);
            }
            (ElementKind::EntityContainer(new), ElementKind::EntityContainer(old)) => {
                self.children(&mut new.children, old.children, path);
            }
            (
                ElementKind::Action(new) | ElementKind::Function(new),
                ElementKind::Action(old) | ElementKind::Function(old),
            ) => self.operation(new, old, path),
            _ => {}
        }
    }

    fn operation(&mut self, new: &mut Operation, old: Operation, path: &str) {
        for parameter in old.parameters {
            let path = format!("{path}/{}", parameter.name.value);
            let known = new.parameters.iter_mut().find(|new| new.name.value == parameter.name.value);
            if let Some(known) = known {
                self.annotations(&mut known.annotations, parameter.annotations, &path);
            } else {
                self.merged.removed.push(path);
            }
        }
        if let (Some(new), Some(old)) = (&mut new.return_type, old.return_type) {
            self.annotations(&mut new.annotations, old.annotations, &format!("{path}/$ReturnType"));
        }
    }

    fn children<T: Child>(&mut self, new: &mut Vec<T>, old: Vec<T>, path: &str) {
        for mut child in old {
            let path = format!("{path}/{}", child.name());
            match new.iter_mut().find(|new| new.name() == child.name()) {
                Some(known) => {
                    let annotations = std::mem::take(child.annotations());
                    self.annotations(known.annotations(), annotations, &path);
                }
                // What the metadata declares and the slice leaves out.
                None if self.declared.names.contains(&path) => self.merged.removed.push(path),
                None => {
                    self.merged.kept_elements.push(path);
                    new.push(child);
                }
            }
        }
    }
}

/// Something named within an element.
trait Child {
    fn name(&self) -> &str;
    fn annotations(&mut self) -> &mut Vec<Annotation>;
}

impl Child for Property {
    fn name(&self) -> &str {
        &self.name.value
    }

    fn annotations(&mut self) -> &mut Vec<Annotation> {
        &mut self.annotations
    }
}

impl Child for Member {
    fn name(&self) -> &str {
        &self.name.value
    }

    fn annotations(&mut self) -> &mut Vec<Annotation> {
        &mut self.annotations
    }
}

impl Child for ContainerChild {
    fn name(&self) -> &str {
        &self.name.value
    }

    fn annotations(&mut self) -> &mut Vec<Annotation> {
        &mut self.annotations
    }
}
