//! Schemas: what they declare, and annotations by external target.

use std::collections::HashMap;

use super::Reader;
use super::container::shorten_targets;
use super::element::children;
use crate::diagnostic::{Code, Leniency};
use crate::document::{self, Annotations, ElementKind, Schema};
use crate::read::checks;
use crate::xml::{Element, Namespace};

const CHILDREN: [&str; 10] = [
    "EntityType",
    "ComplexType",
    "EnumType",
    "TypeDefinition",
    "Action",
    "Function",
    "Term",
    "EntityContainer",
    "Annotations",
    "Annotation",
];

impl Reader<'_, '_> {
    /// One schema.
    pub(super) fn schema(&mut self, element: &Element<'_>) -> Option<Schema> {
        self.only(element, "a schema", &["Namespace", "Alias"], &CHILDREN);
        let namespace = self.required(element, "Namespace", "a schema");
        if let Some(namespace) = &namespace {
            checks::schema(namespace, self.faults);
        }
        let alias = self.alias(element);
        let mut elements = Vec::with_capacity(element.children.len());
        for child in element.children.iter().filter(|child| child.namespace == Namespace::Edm) {
            elements.extend(self.element(child));
        }
        let namespace = namespace?;
        for element in &mut elements {
            if let ElementKind::EntityContainer(container) = &mut element.kind {
                let alias = alias.as_ref().map(|alias| alias.value.as_str());
                shorten_targets(container, &element.name.value, &namespace.value, alias);
            }
        }
        Some(Schema {
            namespace,
            alias,
            elements: overloads_together(elements),
            targeted: self.targeted(element),
            annotations: self.annotations(element),
        })
    }

    fn element(&mut self, element: &Element<'_>) -> Option<document::Element> {
        let kind = match element.name {
            "EntityType" => Some(ElementKind::EntityType(self.entity_type(element))),
            "ComplexType" => Some(ElementKind::ComplexType(self.complex_type(element))),
            "EnumType" => Some(self.enum_type(element)),
            "TypeDefinition" => self.type_definition(element),
            "Action" => Some(self.action(element)),
            "Function" => Some(self.function(element)),
            "Term" => self.term(element),
            "EntityContainer" => Some(self.entity_container(element)),
            _ => return None,
        };
        let annotations = self.annotations(element);
        let name = self.name(element, "an element of a schema")?;
        Some(document::Element { name, kind: kind?, annotations, place: self.place(element.span) })
    }

    /// The annotations by external target, those of one target together. Like a single annotation, a group with a fault is
    /// left out.
    fn targeted(&mut self, element: &Element<'_>) -> Vec<Annotations> {
        let mut targeted: Vec<Annotations> = Vec::new();
        let mut numbers = HashMap::new();
        for child in children(element, "Annotations") {
            let before = self.faults.count();
            let group = self.annotations_of_target(child);
            if self.faults.tolerate_since(before, Leniency::Annotation) {
                continue;
            }
            let Some(Annotations { target, annotations }) = group else { continue };
            let number = *numbers.entry(target.value.clone()).or_insert(targeted.len());
            match targeted.get_mut(number) {
                Some(known) => known.annotations.extend(annotations),
                None => targeted.push(Annotations { target, annotations }),
            }
        }
        targeted
    }

    fn annotations_of_target(&mut self, element: &Element<'_>) -> Option<Annotations> {
        let what = "the annotations of a target";
        self.only(element, what, &["Target", "Qualifier"], &["Annotation"]);
        let mut annotations = self.annotations(element);
        if let Some(qualifier) = self.attribute(element, "Qualifier") {
            checks::qualifier(&qualifier.value, qualifier.place, self.faults);
            for annotation in &mut annotations {
                if annotation.qualifier.is_some() {
                    let message = "the annotations of this target have a qualifier, so this one cannot have another";
                    self.faults.add(Code::UnexpectedAttribute, annotation.term.place, message);
                }
                annotation.qualifier = Some(qualifier.value.clone());
            }
        }
        Some(Annotations { target: self.required(element, "Target", what)?, annotations })
    }
}

/// The elements with all overloads of a name at the place of the first one, as in JSON.
fn overloads_together(elements: Vec<document::Element>) -> Vec<document::Element> {
    let mut first_of: HashMap<String, usize> = HashMap::new();
    let mut ordered: Vec<(usize, document::Element)> = Vec::with_capacity(elements.len());
    for (number, element) in elements.into_iter().enumerate() {
        let is_operation = matches!(element.kind, ElementKind::Action(_) | ElementKind::Function(_));
        let place = if is_operation { *first_of.entry(element.name.value.clone()).or_insert(number) } else { number };
        ordered.push((place, element));
    }
    // The sort is stable, so that overloads keep their order.
    ordered.sort_by_key(|(place, _)| *place);
    ordered.into_iter().map(|(_, element)| element).collect()
}
